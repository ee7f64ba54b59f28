# SPDX-License-Identifier: Apache-2.0
#
# Every target does its own set-up. `make help` lists them.

BIN := .venv/bin
PYTEST := $(BIN)/python -m pytest
# Tests and demo start hundreds of processes: each would compile all of it anew.
unexport PYTHONDONTWRITEBYTECODE
# Extra words for pytest: make test PYTEST_ARGS='-k ladder -x'
PYTEST_ARGS ?=
# Processes that share the unmarked tests; `make test WORKERS=0` runs them in one, for a debugger.
WORKERS ?= auto
# Extra words for the benchmarks: make bench BENCH_ARGS=--quick
BENCH_ARGS ?=
# Which modules make mutants takes: make mutants MODULES=wasl.record.merkle
MODULES ?=
# Where make corpus writes
CORPUS ?= build/corpus
# Seconds for each decoder: make fuzz FUZZ_S=10
FUZZ_S ?= 240
# Press reports that make demo-press reads besides its own
TEXTS ?= $(wildcard ../shared/samples/*.txt)
# Extra words for the lock tool: make lock LOCK_ARGS=--upgrade
LOCK_ARGS ?=

.DEFAULT_GOAL := help
.PHONY: help setup demo story demo-press check test test-all fuzz soak model corpus mutants verifier web check-web guide-screens bench bench-page lock clean

help: ## this list
	@awk -F ':.*## ' '/^[a-z-]+:.*## / {printf "make %-10s %s\n", $$1, $$2}' Makefile

setup: ## make .venv with .venv/bin/wasl
	@sh scripts/setup.sh

demo: setup web ## the desks of two parties, an hour in five minutes; ONCE=1: the story and the hour, checked
	@$(if $(filter-out 0 no false,$(ONCE)),$(BIN)/wasl demo --once && $(BIN)/wasl demo --desks --once,$(BIN)/wasl demo --desks)

story: setup ## two parties, one line: a crash, a courier, a lost node, a forgery, in the terminal
	@$(BIN)/wasl demo

demo-press: setup ## press reports read into the register; TEXTS='a.txt b.txt': yours, proposed as well
	@$(BIN)/wasl demo --press --once
	@$(if $(TEXTS),$(BIN)/wasl press read $(TEXTS))

check: setup ## lint, format, types, import contracts
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/basedpyright
	$(BIN)/lint-imports

web: setup ## the desk's files, out of web/: quick when nothing changed
	@sh scripts/web.sh

guide-screens: setup ## the pictures of the guides, drawn anew in a browser: two minutes
	$(PYTEST) -m browser tests/browser/test_guides.py
	@mkdir -p docs/guides/screens
	@cp build/guides/*.jpg docs/guides/screens/

check-web: setup ## types of the desk's files, and the tests of its parts
	@sh scripts/web.sh check
	@sh scripts/web.sh test

test: setup ## the unmarked tests: about five minutes on two cores
	$(PYTEST) -n $(WORKERS) --maxprocesses 4 --dist worksteal $(PYTEST_ARGS)

test-all: setup ## the slow tests and the browser ones too: some minutes
	$(PYTEST) -n $(WORKERS) --maxprocesses 4 --dist worksteal \
		-m 'not (postgres or nats or serial or soak)' --hypothesis-profile=thorough $(PYTEST_ARGS)

fuzz: setup ## hunt for inputs that break a decoder, FUZZ_S seconds for each: two hours on two cores
	@$(BIN)/python -m tests.fuzz --seconds $(FUZZ_S)

soak: setup ## 10,000 SIGKILLs without a loss: three quarters of an hour on two quiet cores
	$(PYTEST) -v -n $(WORKERS) --maxprocesses 4 -m soak $(PYTEST_ARGS) tests/interop/test_killed.py

model: setup ## explore the model of finality through restores: some minutes
	@$(BIN)/python -m models.explore
	@$(BIN)/python -m models.moving

corpus: setup ## good and bad files with their verdicts, for other checkers, into CORPUS
	@$(BIN)/python -m scripts.make_corpus $(CORPUS)

verifier: setup ## build/verifier/wasl-verifier.html: a page that checks files, without a network
	@sh scripts/verifier.sh
	@$(BIN)/node verifier/build.mjs build/verifier/wasl-verifier.html

mutants: setup ## plant faults, one at a time, and see the tests notice: an hour; MODULES chooses
	@nice -n 15 $(BIN)/python -m scripts.mutants $(MODULES)

bench: setup ## the benchmarks, as one JSON object
	@$(BIN)/python -m benchmarks $(BENCH_ARGS)

bench-page: setup ## the benchmarks, and docs/reference/benchmarks.md with its graph out of them
	@mkdir -p build
	@$(BIN)/python -m benchmarks $(BENCH_ARGS) > build/benchmarks.json
	@$(BIN)/python -m benchmarks.page build/benchmarks.json

lock: setup ## renew requirements/*.txt
	sh scripts/lock.sh $(LOCK_ARGS)

clean: ## remove what set-up and tests made
	rm -rf verifier/node_modules .verifier.lock web/node_modules .web.lock src/wasl/console/static src/wasl/console/static.new
	rm -rf .venv .venv.lock .pytest_cache .ruff_cache .import_linter_cache .hypothesis build dist
	find src tests benchmarks models -name __pycache__ -type d -prune -exec rm -rf {} +
