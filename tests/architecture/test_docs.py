# SPDX-License-Identifier: Apache-2.0
"""The documents say what is so: links lead somewhere, commands parse, names exist.

Rules:

1. Every ``.md`` of the repository is read. A command in a block is parsed with the grammar of
   ``wasl`` itself; one that is only named in the text must at least exist.
2. Names and numbers of sections are followed, in the documents and in the comments of the code.

What the commands answer is not looked at here: ``tests/surfaces`` does.
"""

from __future__ import annotations

import argparse
import contextlib
import io
import re
import shlex
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from tests.architecture.tree import PACKAGE, ROOT, kept_files, modules, short
from wasl.cli import grammar
from wasl.errors import Misuse

DOCS = ROOT / "docs"
SPEC = DOCS / "spec"
PAGES = tuple(path for path in kept_files() if path.suffix == ".md")

FENCE = re.compile(r"^```(\w*)\n(.*?)^```", re.MULTILINE | re.DOTALL)
LINK = re.compile(r"\[[^\]\n]*(?:\n[^\]\n]*)?\]\(([^)\s]+)\)")
HEADING = re.compile(r"^#+ (.+)$", re.MULTILINE)
INLINE = re.compile(r"`([^`\n]+)`")
SHELL = {"", "sh", "console", "ini"}
SYNOPSIS = re.compile(r"[\[\]…]")


@cache
def text_of(path: Path) -> str:
    return path.read_text(encoding="utf-8")


def prose(path: Path) -> str:
    """A page without its fenced blocks."""
    return FENCE.sub("", text_of(path))


# ── links ───────────────────────────────────────────────────────────────────────────────────────


@cache
def anchors(path: Path) -> frozenset[str]:
    """What a link to a heading of a page may say."""
    titles = (re.sub(r"[`*]", "", title).strip().lower() for title in HEADING.findall(prose(path)))
    return frozenset(re.sub(r"[^\w\- ]", "", title).replace(" ", "-") for title in titles)


def relative_links(path: Path) -> Iterator[tuple[str, Path, str]]:
    for target in LINK.findall(prose(path)):
        if not re.match(r"[a-z]+:", target):
            place, _, fragment = target.partition("#")
            yield target, (path.parent / place).resolve() if place else path, fragment


def test_links_lead_somewhere() -> None:
    kept = set(kept_files()) | {parent for path in kept_files() for parent in path.parents}
    broken = [
        f"{short(page)}: {target}"
        for page in PAGES
        for target, place, fragment in relative_links(page)
        if place not in kept or (fragment and fragment not in anchors(place))
    ]
    assert not broken, "\n".join(broken)


@pytest.mark.parametrize("folder", ["spec", "adr", "guides", "runbooks"])
def test_an_index_lists_its_pages(folder: str) -> None:
    index = DOCS / folder / "README.md"
    listed = {place for _, place, _ in relative_links(index)}
    missing = [short(page) for page in (DOCS / folder).glob("*.md") if page not in {*listed, index}]
    assert not missing, f"{short(index)} does not list them"


def test_an_adr_is_listed_by_its_title() -> None:
    index = text_of(DOCS / "adr" / "README.md")
    for page in sorted((DOCS / "adr").glob("[0-9]*.md")):
        title = text_of(page).splitlines()[0].removeprefix("# ")
        assert page.name.startswith(f"{title[:4]}-")
        assert f"- [{title}]({page.name})" in index


# ── commands ────────────────────────────────────────────────────────────────────────────────────


@cache
def commands() -> dict[tuple[str, ...], argparse.ArgumentParser]:
    """Every command and group of commands, by its words."""
    found: dict[tuple[str, ...], argparse.ArgumentParser] = {}

    def walk(parser: argparse.ArgumentParser, words: tuple[str, ...]) -> None:
        found[words] = parser
        for action in parser._actions:  # noqa: SLF001 - argparse has no other way to ask
            if isinstance(action, argparse._SubParsersAction):  # noqa: SLF001
                for name, below in action.choices.items():
                    walk(below, (*words, name))

    walk(grammar.make_parser(), ())
    return found


def named_command(words: list[str]) -> tuple[str, ...]:
    """The longest command that these words begin with."""
    length = max(size for size in range(len(words) + 1) if tuple(words[:size]) in commands())
    return tuple(words[:length])


def fault_of(words: list[str]) -> str:
    """What the grammar objects to in a command line, or nothing."""
    with contextlib.redirect_stdout(io.StringIO()), contextlib.suppress(SystemExit):
        try:
            grammar.parse(words)
        except Misuse as fault:
            return fault.what
    return ""


def fault_of_synopsis(words: list[str]) -> str:
    """A synopsis has brackets and dots: its command and its options must exist."""
    command = named_command(words)
    known = commands()[command]._option_string_actions  # noqa: SLF001
    unknown = [each for each in re.findall(r"--[a-z-]+", " ".join(words)) if each not in known]
    if words and not command and words[0][:1].isalpha() and words[0].islower():
        return f"no command “{words[0]}”"
    return f"no option {', '.join(unknown)}" if unknown else ""


def fault_of_mention(words: list[str]) -> str:
    """A command named in a sentence: at least its name must be one."""
    if tuple(words) in commands() or not fault_of(words):
        return ""
    if named_command(words) and not any(each.startswith("-") for each in words):
        return ""  # its arguments are left out, or in the sentence around it
    return fault_of(words) if not SYNOPSIS.search(" ".join(words)) else fault_of_synopsis(words)


def calls(line: str) -> Iterator[list[str]]:
    """The arguments of each ``wasl`` in a line for a shell."""
    lexer = shlex.shlex(line.removeprefix("ExecStart="), posix=True, punctuation_chars=True)
    lexer.commenters = ""
    lexer.whitespace_split = True  # words of all alphabets
    words: list[str] = []
    tokens = [*lexer, ";"]
    while tokens:
        token = tokens.pop(0)
        if set(token) <= set("<>&") and token != "&" and tokens:
            tokens.pop(0)
            if words and words[-1].isdigit():
                words.pop()
        elif set(token) <= set("();|&"):
            yield from _after_wasl(words)
            words = []
        else:
            words.append(token)


def _after_wasl(words: list[str]) -> Iterator[list[str]]:
    while words and (words[0] in {"sudo", "until"} or re.fullmatch(r"\w+=\S*", words[0])):
        words = words[1:]
    if words[:1] == ["-u"]:
        words = words[2:]
    if words and Path(words[0]).name == "wasl":
        yield words[1:]


def lines_of_blocks(path: Path) -> Iterator[str]:
    """Lines that call ``wasl`` in fenced and indented blocks, continued lines put together."""
    blocks = [block for language, block in FENCE.findall(text_of(path)) if language in SHELL]
    blocks += re.findall(r"(?:^ {4}(?! *[-*0-9]).*\n)+", prose(path), re.MULTILINE)
    for block in blocks:
        for line in re.sub(r"\\\n", " ", block).splitlines():
            if re.search(r"(?:^|[\s(/=])wasl(?: |$)", line.strip()):
                yield line.strip()


def block_calls(path: Path) -> Iterator[tuple[str, list[str]]]:
    for line in lines_of_blocks(path):
        if SYNOPSIS.search(line):
            yield line, line.split()[1:]
            continue
        try:
            found = list(calls(line))
        except ValueError:  # an apostrophe in a sentence: no shell would read it either
            continue
        for words in found:
            yield line, words


def test_commands_in_blocks_parse() -> None:
    wrong: list[str] = []
    seen = 0
    for page in PAGES:
        for line, words in block_calls(page):
            seen += 1
            judge = fault_of_synopsis if SYNOPSIS.search(line) else fault_of
            if fault := judge(words):
                wrong.append(f"{short(page)}: {line}: {fault}")
    assert not wrong, "\n".join(wrong)
    assert seen > 50, "the documents show commands, and this test must find them"


def test_commands_in_sentences_exist() -> None:
    wrong: list[str] = []
    for page in PAGES:
        for code in INLINE.findall(prose(page)):
            if not re.match(r"wasl(?: |$)", code):
                continue
            try:
                found = list(calls(code))
            except ValueError:
                found = [code.split()[1:]]
            faults = [fault_of_mention(words) for words in found]
            wrong += [f"{short(page)}: {code}: {fault}" for fault in faults if fault]
    assert not wrong, "\n".join(wrong)


def test_commands_in_messages_exist() -> None:
    """What an error tells to do can be done."""
    wrong: list[str] = []
    for path in modules():
        for code in re.findall(r"“wasl ([^”{]+)”", text_of(path)):
            fault = fault_of_mention(code.split())
            wrong += [f"{short(path)}: wasl {code}: {fault}"] if fault else []
    assert not wrong, "\n".join(wrong)


@pytest.mark.parametrize(
    ("line", "good"),
    [
        ("wasl log sundria --follow", True),
        ("x=$(wasl --home a show $E --json | cut -c 1-3)", True),
        ("sudo -u wasl /srv/wasl/.venv/bin/wasl --home /var/lib/wasl/a run 2> a.log &", True),
        ("wasl log", False),
        ("wasl restore backup.tar", False),
        ("wasl rewind backup.tar", False),
        ("wasl status --fast", False),
        ("wasl send a b --from-office x --to-office y --precedence urgent", False),
    ],
)
def test_the_reading_of_a_line_bites(line: str, *, good: bool) -> None:
    (words,) = calls(line)
    assert (fault_of(words) == "") is good


@pytest.mark.parametrize(
    ("words", "good"),
    [("card verify", True), ("log LINE", True), ("rewind", False), ("log --fast", False)],
)
def test_the_reading_of_a_sentence_bites(words: str, *, good: bool) -> None:
    assert (fault_of_mention(words.split()) == "") is good


# ── names ───────────────────────────────────────────────────────────────────────────────────────


def module_exists(*names: str) -> bool:
    path = PACKAGE.joinpath(*names)
    return path.with_suffix(".py").is_file() or (path / "__init__.py").is_file()


def test_the_map_names_modules_that_exist() -> None:
    """In the table of ARCHITECTURE.md: what is named first, and what is named inside of it."""
    wrong: list[str] = []
    rows = re.findall(r"(?m)^\| (`[^|]+) \| (.+) \|$", text_of(ROOT / "ARCHITECTURE.md"))
    assert len(rows) > 8
    for first, second in rows:
        for name in INLINE.findall(first):
            if not module_exists(name.rstrip("/")):
                wrong.append(name)
            elif name.endswith("/"):
                inner = re.findall(r"`([a-z_]+)`", second)
                wrong += [
                    f"{name}{each}" for each in inner if not module_exists(name.rstrip("/"), each)
                ]
    assert not wrong, f"ARCHITECTURE.md names what is not there: {wrong}"


def test_the_map_leaves_no_part_out() -> None:
    there = {path.stem for path in PACKAGE.iterdir() if path.suffix == ".py" or path.is_dir()}
    words = set(re.findall(r"[a-z_]+", text_of(ROOT / "ARCHITECTURE.md")))
    missing = {name for name in there - words if not name.startswith("__")}
    assert not missing, f"ARCHITECTURE.md does not say what they are: {missing}"


def test_invariants_are_tests() -> None:
    page = text_of(ROOT / "ARCHITECTURE.md")
    told = re.search(r"the name of a test in `([\w/.]+)`", page)
    assert told is not None
    tests = text_of(ROOT / told[1])
    names = re.findall(r"(?m)^\d+\. \*\*([a-z-]+)\*\*", page)
    assert len(names) == 10
    missing = [each for each in names if f"def test_{each.replace('-', '_')}(" not in tests]
    assert not missing, f"{told[1]} has no test of that name"


EVENT = re.compile(
    r'(?:(?:_log|logger|get_log\(\))\.[a-z]+|tally\.note|work\.tell|\bFact)\(\s*"([a-z_-]+)"'
)


def test_a_guide_explains_every_event() -> None:
    said = {name for path in modules() for name in EVENT.findall(text_of(path))}
    assert len(said) >= 30
    page = "administrator.md"
    listed = set(INLINE.findall(text_of(DOCS / "guides" / page)))
    assert not said - listed, f"{page} does not explain them"
    rows = re.findall(r"(?m)^\| (`[a-z_`, -]+) \| ", text_of(DOCS / "guides" / page))
    named = {name for row in rows for name in INLINE.findall(row) if re.search("[a-z][_-]", name)}
    everything = "\n".join(text_of(path) for path in modules())
    events = {name for name in named if not name.startswith("wasl_")}  # figures: test_metrics.py
    assert not {name for name in events if f'"{name}"' not in everything}, "nothing says these"


FILES = re.compile(
    r"`((?:\.\./)*(?:tests|docs|src|scripts|benchmarks|requirements|vectors)/[\w./-]+\.[a-z]+)`"
)


def test_files_that_are_named_exist() -> None:
    missing = [
        f"{short(page)}: {name}"
        for page in PAGES
        for name in FILES.findall(text_of(page))
        if "NNNN" not in name and not any((base / name).is_file() for base in (ROOT, page.parent))
    ]
    assert not missing, "\n".join(missing)


# ── sections of the specification ───────────────────────────────────────────────────────────────


@cache
def sections(number: str) -> frozenset[str]:
    """The numbers of headings and numbered paragraphs of a page."""
    (page,) = SPEC.glob(f"{number}-*.md")
    return frozenset(re.findall(r"(?m)^(?:#+ )?(\d+(?:\.\d+)*)\.? \S", prose(page)))


REFERENCE = re.compile(
    r"(?<!\d)(0[1-9])(?:-[a-z]+\.md)?`*\)? §(\d+(?:\.\d+)*)((?:(?:,| and| to) §\d+(?:\.\d+)*)*)"
)


def references(text: str) -> Iterator[tuple[str, str]]:
    for page, first, more in REFERENCE.findall(text):
        yield page, first
        for each in re.findall(r"\d+(?:\.\d+)*", more):
            yield page, each


def test_sections_that_are_named_exist() -> None:
    wrong = [
        f"{short(path)}: {page} §{section}"
        for path in (*PAGES, *modules())
        for page, section in references(re.sub(r"\s+", " ", text_of(path)))
        if not list(SPEC.glob(f"{page}-*.md")) or section not in sections(page)
    ]
    assert not wrong, "\n".join(wrong)
    assert sections("05") > {"2", "2.1", "8.1"}
    assert sections("03") > {"2.4", "6"}
