# SPDX-License-Identifier: Apache-2.0
"""An emergency card laid out: as plain text, and as one HTML page that loads nothing.

Rules:

1. Text of others is shown as :mod:`wasl.cli.letters` shows it, isolated from what stands beside it;
   in HTML it is escaped besides.
2. What differs from language to language stands once for each, in the order of the charter; what
   does not (names, digits, addresses) stands once.
"""

from __future__ import annotations

import textwrap
from collections.abc import Iterator, Sequence
from html import escape
from typing import Final

from wasl.cli.emergency.facts import Facts, Side
from wasl.cli.emergency.words import WORDS, Words
from wasl.cli.letters import clock, columns, told, visible
from wasl.locale.tongue import Tongue

_COLUMNS: Final = 96
_DOT: Final = " · "
_PRECEDENCES: Final = ("FLASH", "IMMEDIATE", "PRIORITY", "ROUTINE")


def _languages(facts: Facts) -> list[tuple[str, Words]]:
    return [(language, WORDS[language]) for language in facts.languages]


# ── plain text ──────────────────────────────────────────────────────────────────────────────────


def plain(facts: Facts) -> list[str]:
    """Return the card as lines of text."""
    spoken = [words for _, words in _languages(facts)]
    lines = [_said([words.title for words in spoken]), told(facts.title)]
    for label, values in _rows(facts, spoken):
        lines += [label, *(f"    {value}" for value in values)]
    for words in spoken:
        lines += ["", told(words.steps_title)]
        for number, step in enumerate(words.steps, start=1):
            lines += _wrapped(f"{number}. {step}")
        lines += _wrapped(words.warning)
    return lines


def _rows(facts: Facts, spoken: Sequence[Words]) -> Iterator[tuple[str, list[str]]]:
    """Yield each label, and what stands below it."""
    for side in facts.sides:
        names = _DOT.join(told(name) for name in (side.party, *side.names))
        yield "", []
        yield _said([w.near if side.ours else w.far for w in spoken]), [names]
        yield from _side_rows(side, spoken)
    numbers = [told(number) for number in facts.numbers]
    yield "", []
    yield _said([w.numbers for w in spoken]), numbers or [_said([w.no_numbers for w in spoken])]
    yield _said([w.within for w in spoken]), columns(_limits(facts))
    yield _said([w.charter_ends for w in spoken]), [clock(facts.ends)]
    yield "line", [f"{told(facts.alias)}  {facts.line}"]
    yield _said([w.printed for w in spoken]), [clock(facts.printed)]


def _side_rows(side: Side, spoken: Sequence[Words]) -> Iterator[tuple[str, list[str]]]:
    yield _said([w.offices for w in spoken]), [told(each) for each in side.offices]
    unverified = _said([w.unverified for w in spoken])
    yield _said([w.fingerprint for w in spoken]), [side.digits or unverified]
    none = _said([w.no_address for w in spoken])
    yield _said([w.addresses for w in spoken]), list(side.addresses) or [none]


def _limits(facts: Facts) -> Iterator[tuple[str, str]]:
    for at, (name, time) in enumerate(zip(_PRECEDENCES, facts.within, strict=True)):
        yield _DOT.join((name, *(told(word) for _, word in _precedence(facts, at)))), time


def _precedence(facts: Facts, at: int) -> list[tuple[str, str]]:
    """A precedence in the languages of the line; its English name stands before them."""
    spoken = _languages(facts)
    return [(language, w.precedences[at]) for language, w in spoken if language != "en"]


def _said(texts: Sequence[str]) -> str:
    return _DOT.join(told(text) for text in texts)


def _wrapped(text: str) -> list[str]:
    return [told(row) for row in textwrap.wrap(text, _COLUMNS)]


# ── HTML ────────────────────────────────────────────────────────────────────────────────────────

_STYLE: Final = """
@page { size: A4; margin: 12mm }
body { font: 9.5pt/1.35 sans-serif; max-width: 190mm; margin: 0 auto;
  color: #000; background: #fff }
h1 { font-size: 14pt; margin: 0 0 1mm } h2 { font-size: 11pt; margin: 3mm 0 1mm }
table { border-collapse: collapse; width: 100% }
th, td { text-align: start; vertical-align: top; padding: .4mm 2mm; border-top: .2mm solid #999 }
th { font-weight: normal; width: 45mm }
tr.side th { font-weight: bold; border-top: .5mm solid #000 }
ol { margin: 0; padding-inline-start: 6mm } p { margin: 1mm 0 } code { font-size: 9pt }
section { break-inside: avoid } .warning { font-weight: bold }
"""


def html(facts: Facts) -> str:
    """Return the card as one HTML page, which loads nothing from anywhere."""
    spoken = _languages(facts)
    title = _tagged([(language, words.title) for language, words in spoken])
    rows = "\n".join(_html_rows(facts, spoken))
    sections = "\n".join(_section(language, words) for language, words in spoken)
    return (
        "<!doctype html>\n"
        f'<html lang="{spoken[0][0]}">\n<head>\n<meta charset="utf-8">\n'
        '<meta http-equiv="Content-Security-Policy" content="default-src \'none\'; '
        "style-src 'unsafe-inline'\">\n"
        f"<title>{escape(visible(facts.title))}</title>\n<style>{_STYLE}</style>\n</head>\n<body>\n"
        f"<h1>{title}</h1>\n<p>{_bdi(facts.title)}</p>\n"
        f"<table>\n{rows}\n</table>\n{sections}\n</body>\n</html>\n"
    )


def _html_rows(facts: Facts, spoken: Sequence[tuple[str, Words]]) -> Iterator[str]:
    def label(name: str) -> str:
        return _tagged([(language, str(getattr(words, name))) for language, words in spoken])

    for side in facts.sides:
        names = _DOT.join(_bdi(name) for name in (side.party, *side.names))
        yield _row(label("near" if side.ours else "far"), names, kind="side")
        yield _row(label("offices"), ", ".join(_bdi(each) for each in side.offices))
        digits = f"<code>{escape(side.digits)}</code>" if side.digits else label("unverified")
        yield _row(label("fingerprint"), digits)
        addresses = ", ".join(_bdi(each) for each in side.addresses)
        yield _row(label("addresses"), addresses or label("no_address"))
    numbers = "<br>".join(_bdi(number) for number in facts.numbers)
    yield _row(label("numbers"), numbers or label("no_numbers"), kind="side")
    limits = "<br>".join(
        f"{name} {_tagged(_precedence(facts, at))}: {time}"
        for at, (name, time) in enumerate(zip(_PRECEDENCES, facts.within, strict=True))
    )
    yield _row(label("within"), limits)
    yield _row(label("charter_ends"), clock(facts.ends))
    yield _row("line", f"{_bdi(facts.alias)} <code>{facts.line}</code>")
    yield _row(label("printed"), clock(facts.printed))


def _section(language: str, words: Words) -> str:
    steps = "\n".join(f"<li>{escape(step)}</li>" for step in words.steps)
    return (
        f'<section lang="{language}" dir="{Tongue(language).dir}">\n'
        f"<h2>{escape(words.steps_title)}</h2>\n"
        f'<ol>\n{steps}\n</ol>\n<p class="warning">{escape(words.warning)}</p>\n</section>'
    )


def _row(label: str, value: str, *, kind: str = "") -> str:
    mark = f' class="{kind}"' if kind else ""
    return f"<tr{mark}><th>{label}</th><td>{value}</td></tr>"


def _tagged(texts: Sequence[tuple[str, str]]) -> str:
    return _DOT.join(
        f'<bdi lang="{language}" dir="{Tongue(language).dir}">{escape(text)}</bdi>'
        for language, text in texts
    )


def _bdi(text: str) -> str:
    return f"<bdi>{escape(visible(text))}</bdi>"
