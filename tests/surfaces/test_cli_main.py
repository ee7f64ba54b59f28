# SPDX-License-Identifier: Apache-2.0
"""The command itself: its grammar, what it loads, its exit codes, and how it ends when it must."""

from __future__ import annotations

import argparse
import os
import re
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.architecture.tree import PACKAGE, ROOT
from tests.surfaces.command import REFERENCE, SCHEMAS, Camp, ask, wasl
from wasl import __version__
from wasl.cli import failure, grammar
from wasl.cli.screen import Screen
from wasl.errors import Code, Contradiction, Damaged, Misuse, Refused, Unavailable, WaslError


def commands(
    parser: argparse.ArgumentParser | None = None, words: str = "wasl"
) -> Iterator[tuple[str, argparse.ArgumentParser]]:
    """Every command, with its parser."""
    parser = parser or grammar.make_parser()
    below = [
        each
        for each in actions(parser)
        if isinstance(each.choices, dict)  # what add_subparsers makes
    ]
    if not below:
        yield words, parser
    for action in below:
        for name, each in dict(action.choices or {}).items():
            yield from commands(each, f"{words} {name}")


def actions(parser: argparse.ArgumentParser) -> list[argparse.Action]:
    return parser._actions  # noqa: SLF001 - argparse has no other way to ask


COMMANDS = dict(commands())


def own_arguments(parser: argparse.ArgumentParser) -> list[str]:
    """The arguments of a command as they are written, without those of every command."""
    every = {"--home", "--json", "--passphrase-file", "-h"}
    names: list[str] = []
    for action in actions(parser):
        if not every & set(action.option_strings):
            names += action.option_strings or [str(action.metavar)]
    return names


# ── grammar and documents ───────────────────────────────────────────────────────────────────────


def section(page: str, heading: str) -> str:
    match = re.search(rf"(?ms)^##? {re.escape(heading)}$(.*?)(?=^##? |\Z)", page)
    assert match is not None, f"no section “{heading}”"
    return match[1]


@pytest.mark.parametrize("command", COMMANDS)
def test_reference_explains_every_argument(command: str) -> None:
    text = section((REFERENCE / "cli.md").read_text("utf-8"), command)
    for name in own_arguments(COMMANDS[command]):
        assert re.search(rf"(?<![\w-]){re.escape(name)}(?![\w-])", text), f"{command}: {name}"


@pytest.mark.parametrize("command", COMMANDS)
def test_reference_explains_no_argument_that_is_not(command: str) -> None:
    text = section((REFERENCE / "cli.md").read_text("utf-8"), command)
    named = set(re.findall(r"(?<![\w-])--[a-z][a-z-]*", text))
    assert named <= set(own_arguments(COMMANDS[command])), command


def test_reference_names_the_commands_in_their_order() -> None:
    page = (REFERENCE / "cli.md").read_text("utf-8")
    assert sorted(re.findall(r"(?m)^## (wasl .*)$", page)) == sorted(COMMANDS)
    every = section(page, "Options of every command")
    for name in ("--home", "--json", "--passphrase-file", "--help", "--version"):
        assert f"`{name}`" in every


def test_reference_explains_every_key_of_every_schema() -> None:
    import json

    from jsonschema import Draft202012Validator

    page = (REFERENCE / "json.md").read_text("utf-8")
    for path in SCHEMAS.glob("*.json"):
        schema = json.loads(path.read_text("utf-8"))
        Draft202012Validator.check_schema(schema)
        text = section(page, path.stem)
        for key in keys_of(schema):
            assert f"`{key}`" in text, f"{path.name}: {key}"
        assert f"schemas/{path.name}" in page


def keys_of(schema: object) -> Iterator[str]:
    if isinstance(schema, dict):
        yield from schema.get("properties", {})
        for each in schema.values():
            yield from keys_of(each)
    elif isinstance(schema, list):
        for each in schema:
            yield from keys_of(each)


def test_reference_explains_every_error_code_once_under_its_name() -> None:
    page = (REFERENCE / "errors.md").read_text("utf-8")
    rows = re.findall(r"(?m)^\| (WASL-\d{4}) \| `(\w+)` \| (.+?) \| (.+?) \|$", page)
    assert [(code, name) for code, name, _, _ in rows] == [
        (code.value, code.name) for code in sorted(Code, key=lambda code: code.value)
    ]
    assert all(len(meaning) > 20 and remedy for _, _, meaning, remedy in rows)


def test_every_command_leads_to_a_function() -> None:
    for command, parser in COMMANDS.items():
        options = argparse.Namespace(run=parser.get_default("run"))
        assert callable(grammar.load(options)), command


@pytest.mark.parametrize("command", ["wasl", "wasl card", *COMMANDS])
def test_every_command_explains_itself(command: str) -> None:
    done = wasl(*command.split(" ")[1:], "--help")
    assert done.code == 0
    assert f"usage: {command}" in done.out
    assert "--home DIR" in done.out


def test_version() -> None:
    assert wasl("--version").out == f"wasl {__version__}\n"


@pytest.mark.parametrize(
    "words",
    [
        [],
        ["nothing"],
        ["card"],
        ["card", "nothing"],
        ["log"],
        ["log", "a", "b"],
        ["log", "a", "--folow"],
        ["log", "a", "--fol"],
        ["ack", "e", "--answer", "maybe"],
        ["demo", "--once=1"],
        ["send", "a", "b", "--from-office", "c", "--to-office", "d", "--timeout", "soon"],
        ["--home"],
    ],
)
def test_bad_arguments_are_told_like_every_failure(words: list[str]) -> None:
    done = ask(*words)
    assert (done.code, done.error["code"], done.out) == (2, "WASL-1001", "")
    assert "--help" in done.error["do"]
    human = wasl(*words)
    assert human.code == 2
    assert human.err.startswith("error WASL-1001: ")


def test_options_of_every_command_stand_before_or_after(camps: tuple[Camp, Camp]) -> None:
    north, _ = camps
    answers = [
        wasl("--home", north.home, "--json", "card", "fingerprint"),
        wasl("card", "--home", north.home, "fingerprint", "--json"),
        wasl("card", "fingerprint", "--json", "--home", north.home),
        wasl("card", "fingerprint", "--json", environment={"WASL_HOME": str(north.home)}),
    ]
    assert {done.code for done in answers} == {0}
    assert len({done.out for done in answers}) == 1


def test_home_must_be_named_and_be_one(tmp_path: Path) -> None:
    for words in ((), ("--home", tmp_path), ("--home", tmp_path / "missing")):
        done = ask(*words, "card", "fingerprint")
        assert (done.code, done.error["code"]) == (2, "WASL-1001")
        assert "wasl init" in done.error["do"]


def test_json_is_asked_for_by_an_option_and_not_by_a_text(tmp_path: Path) -> None:
    done = wasl("send", "a", "--from-office", "b", "--to-office", "c", "--", "--json")
    assert done.err.startswith("error WASL-1001: ")


# ── exit codes ──────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("fault", "code"),
    [
        (Misuse(Code.BAD_ARGUMENT, ""), 2),
        (Misuse(Code.NOT_SIGNED_BY_ALL, ""), 1),
        (Misuse(Code.DIGITS_DIFFER, ""), 1),
        (Misuse(Code.WAIT_RAN_OUT, ""), 1),
        (Misuse(Code.PROMISE_BROKEN, ""), 1),
        (Misuse(Code.NO_PASSPHRASE, ""), 2),
        (Refused(Code.BAD_CARD, ""), 2),
        (Contradiction(Code.ROOT_FORK, ""), 2),
        (Contradiction(Code.ROLLED_BACK, ""), 3),
        (Unavailable(Code.NODE_NOT_RUNNING, ""), 3),
        (Unavailable(Code.DISK_FULL, ""), 3),
        (Damaged(Code.VAULT_DAMAGED, ""), 3),
    ],
)
def test_exit_codes(fault: WaslError, code: int) -> None:
    assert failure.exit_code(fault) == code


def test_failure_of_the_node_keeps_its_family() -> None:
    for code in Code:
        with pytest.raises(WaslError) as fault:
            failure.raise_code(code.value, "what", where="where", do="do")
        assert fault.value.code == code
        assert fault.type is type(fault.value)
    with pytest.raises(Refused):
        failure.raise_code("WASL-2003", "", where="", do="")
    for strange in ("WASL-9999", "", "nonsense"):
        with pytest.raises(Damaged):
            failure.raise_code(strange, "what", where="", do="")


# ── what is loaded ──────────────────────────────────────────────────────────────────────────────

NETWORK = {"asyncio", "aiohttp", "socket", "ssl", "http.client", "wasl.node", "wasl.bearers"}


def loaded_after(program: str) -> set[str]:
    """The modules that a program of its own has loaded at its end."""
    done = subprocess.run(
        [sys.executable, "-c", f"{program}\nimport sys\nprint(*sys.modules, file=sys.stderr)"],
        check=True,
        capture_output=True,
        text=True,
    )
    return set(done.stderr.split())


def test_no_offline_module_loads_the_network() -> None:
    folder = PACKAGE / "cli" / "offline"
    names = [f"wasl.cli.offline.{path.stem}" for path in folder.glob("[a-z]*.py")]
    assert len(names) > 4
    assert not loaded_after(f"import {', '.join(names)}") & NETWORK


def test_verifying_loads_neither_node_nor_network(tmp_path: Path) -> None:
    file = tmp_path / "x"
    file.write_bytes(b"")
    program = f"from wasl.cli.main import main; main(['--json', 'verify', {str(file)!r}])"
    loaded = loaded_after(program)
    assert "wasl.record.audit" in loaded
    assert not loaded & NETWORK


def test_talking_to_the_node_loads_no_node(tmp_path: Path) -> None:
    program = f"from wasl.cli.main import main; main(['--home', {str(tmp_path)!r}, 'status'])"
    loaded = loaded_after(program)
    assert "wasl.cli.online.desk" in loaded
    assert not loaded & {"asyncio", "aiohttp", "wasl.node", "wasl.line", "wasl.record"}


# ── ends ────────────────────────────────────────────────────────────────────────────────────────


def failing(error: BaseException) -> Callable[[argparse.Namespace], grammar.Run]:
    """Find a command that fails so."""

    def fail(_options: argparse.Namespace, _screen: Screen) -> int:
        raise error

    return lambda _options: fail


def test_unexpected_fault_is_a_code_and_no_traceback() -> None:
    done = wasl("--json", "demo", load=failing(LookupError("inside")))
    assert (done.code, done.error["code"]) == (3, "WASL-5006")
    assert "LookupError: inside" in done.error["what"]
    assert "Traceback" not in done.err
    with pytest.raises(LookupError):
        wasl("demo", environment={"WASL_DEBUG": "1"}, load=failing(LookupError("inside")))


def test_interrupted_command_is_silent() -> None:
    done = wasl("demo", load=failing(KeyboardInterrupt()))
    assert (done.code, done.out, done.err) == (130, "", "")


def run(*words: str | Path, **more: object) -> subprocess.Popen[bytes]:
    return subprocess.Popen(
        [sys.executable, "-m", "wasl", *map(str, words)],
        cwd=ROOT,
        stderr=subprocess.PIPE,
        **more,  # type: ignore[arg-type]
    )


def test_reader_that_goes_away_is_no_failure(camps: tuple[Camp, Camp]) -> None:
    near, far = os.pipe()
    os.close(near)
    process = run("--home", camps[0].home, "card", "fingerprint", stdout=far)
    os.close(far)
    _, err = process.communicate(timeout=60)
    assert (process.returncode, err) == (141, b"")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no /dev/full on this system")
def test_full_disk_under_the_answer(camps: tuple[Camp, Camp]) -> None:
    with Path("/dev/full").open("wb") as full:
        process = run("--home", camps[0].home, "card", "fingerprint", "--json", stdout=full)
        _, err = process.communicate(timeout=60)
    assert process.returncode == 3
    assert b"WASL-4003" in err
    assert b"Traceback" not in err


def test_ctrl_c_at_a_prompt_is_silent(tmp_path: Path) -> None:
    import pty

    near, far = pty.openpty()
    process = subprocess.Popen(
        [sys.executable, "-m", "wasl", "init", str(tmp_path / "home"), "--party", "north"],
        stdin=far,
        stdout=subprocess.PIPE,
        stderr=far,
        start_new_session=True,
    )
    os.close(far)
    seen = b""
    while b"Passphrase" not in seen:
        seen += os.read(near, 1_000)
    process.send_signal(signal.SIGINT)
    out, _ = process.communicate(timeout=60)
    os.close(near)
    assert (process.returncode, out) == (130, b"")
    assert not (tmp_path / "home").exists()


def test_answer_survives_a_terminal_that_cannot_show_it(camps: tuple[Camp, Camp]) -> None:
    north, _ = camps
    surroundings = {**os.environ, "PYTHONIOENCODING": "ascii", "PYTHONUTF8": "0"}
    for more in ((), ("--json",)):
        process = run(
            *("--home", north.home, *more, "card", "add", north.folder / "sundria.card"),
            stdout=subprocess.PIPE,
            env=surroundings,
        )
        out, err = process.communicate(timeout=60)
        assert (process.returncode, err) == (0, b""), out
