#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
#
# Renews requirements/*.txt from requirements/*.in: one lock for Python 3.11 to 3.14, every file by its
# hash, and no host name, so that a mirror serves as well. `make lock` calls it.
#
#   scripts/lock.sh                      keeps what is pinned where the .in files allow it
#   scripts/lock.sh --upgrade            takes the newest of everything
#   scripts/lock.sh --upgrade-package X  takes the newest of X

set -eu
cd "$(dirname "$0")/.."

scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT INT TERM
.venv/bin/python -m venv "$scratch/venv"
"$scratch/venv/bin/python" -m pip install --quiet --disable-pip-version-check uv

for name in run dev ru; do
    "$scratch/venv/bin/uv" pip compile --quiet --no-config --universal --python-version 3.11 \
        --generate-hashes --no-header --no-emit-index-url --no-emit-find-links "$@" \
        --output-file "requirements/$name.txt" "requirements/$name.in"
done
