# SPDX-License-Identifier: Apache-2.0
"""The register as one HTML page to print: it loads nothing, and runs nothing.

Rules:

1. Text of others is escaped, shown as ``show`` shows it, and has a direction of its own
   (``dir="auto"``, and ``bdi`` for each part of a line).
2. A line in the language of who reads has isolates (U+2068 … U+2069) around what others wrote; each
   becomes a ``bdi``. Lines of the page go in its own direction.
3. No script, no address that is followed; the page forbids both to itself.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from html import escape
from typing import Final, Protocol, TypeAlias

from wasl.contact.contact import Contact, Side

Show: TypeAlias = Callable[[str], str]
"""Shows what would act on a screen, such as a character that turns the direction of others."""


class Tongue(Protocol):
    """The language of who reads. What others wrote is isolated in what it says and quotes."""

    @property
    def lang(self) -> str:
        """Return its code."""
        ...

    @property
    def dir(self) -> str:
        """Return ``ltr`` or ``rtl``."""
        ...

    def has(self, name: str) -> bool:
        """Tell whether it has a text."""
        ...

    def say(self, name: str, /, **args: str | float) -> str:
        """Return a text, with these values in it."""
        ...

    def side(self, code: str) -> str:
        """Return what a side is called."""
        ...

    def quote(self, words: str) -> str:
        """Return what others wrote."""
        ...


_HEAD: Final = """<!doctype html>
<html lang="{lang}" dir="{dir}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>{title}</title>
<style>
body {{ font: 10pt/1.4 sans-serif; margin: 1.5cm; color: #000; background: #fff; }}
h1 {{ font-size: 14pt; }} h2 {{ font-size: 11pt; margin: 1em 0 0.2em; }}
table {{ border-collapse: collapse; width: 100%; }}
th, td {{ border-bottom: 1px solid #999; padding: 0.2em 0.5em; }}
th, td {{ text-align: start; vertical-align: top; }}
td:first-child {{ white-space: nowrap; }}
tr {{ break-inside: avoid; }} p {{ margin: 0.2em 0; }}
</style>
</head>
<body>
<h1>{heading}</h1>
"""


def format_page(contacts: Iterable[Contact], *, title: str, show: Show) -> str:
    """Return the register as a page."""
    heads = "".join(f"<th>{name}</th>" for name in ("Date", "Status", "Between", "What is said"))
    rows = "".join(f"<tr>{''.join(_cells(one, show))}</tr>\n" for one in contacts)
    table = f"<table>\n<thead><tr>{heads}</tr></thead>\n<tbody>\n{rows}</tbody>\n</table>\n"
    return page(show(title), table)


def page(title: str, body: str, *, tongue: Tongue | None = None) -> str:
    """Return a page, in English if not said otherwise; ``body`` is HTML."""
    lang, way = ("en", "ltr") if tongue is None else (tongue.lang, tongue.dir)
    head = _HEAD.format(lang=lang, dir=way, title=escape(title), heading=marked(title))
    return head + body + "</body>\n</html>\n"


def marked(line: str) -> str:
    """Return a line of ours as HTML, with a direction of its own for each part of others."""
    return escape(line).replace("\u2068", "<bdi>").replace("\u2069", "</bdi>")


def words(parts: Sequence[str], show: Show) -> str:
    """Return a paragraph. The first part gives it its direction; each other has its own."""
    first, *others = (escape(show(part)) for part in parts)
    inner = "".join(f"<bdi>{part}</bdi>" for part in others)
    return f'<p dir="auto">{first}{inner}</p>'


def _cells(contact: Contact, show: Show) -> Iterator[str]:
    status = (contact.status, contact.medium, contact.level, contact.origin)
    columns = (
        [[contact.when.text], [contact.id]],
        [[str(each)] for each in status if each],
        [_side(side) for side in contact.sides],
        list(_said(contact)),
    )
    for rows in columns:
        yield f"<td>{''.join(words(row, show) for row in rows)}</td>"


def _side(side: Side) -> list[str]:
    office = [":", side.office] if side.office else []
    return [side.side, *office, *([" (", side.holder, ")"] if side.holder else [])]


def _said(contact: Contact) -> Iterator[list[str]]:
    for one in contact.initiators:
        yield ["at the wish of ", one.side, *([", says ", one.said_by] if one.said_by else [])]
    for one in contact.publicity:
        asked = [", as ", one.asked_by, " asked"] if one.asked_by else []
        yield [str(one.public), *asked]
    yield from ([topic] for topic in contact.topics)
    for account in contact.accounts:
        if account.text:
            yield [f"{account.speaker}: ", account.text]
    for promise in contact.commitments:
        due = [f" ({promise.due})"] if promise.due else []
        yield [promise.side, " is to: ", promise.text, *due]
    yield from ([source] for source in dict.fromkeys(one.source for one in contact.proofs))
