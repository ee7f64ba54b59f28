# SPDX-License-Identifier: Apache-2.0
"""The register as one HTML page to print: it loads nothing, and runs nothing.

Rules:

1. Text of others is escaped, shown as ``show`` shows it, and has a direction of its own
   (``dir="auto"``).
2. No script, no address that is followed; the page forbids both to itself.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from html import escape
from typing import Final, TypeAlias

from wasl.contact.contact import Contact
from wasl.contact.exports.tables import side_words

Show: TypeAlias = Callable[[str], str]
"""Shows what would act on a screen, such as a character that turns the direction of others."""

_HEAD: Final = """<!doctype html>
<html lang="en">
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
tr {{ break-inside: avoid; }} p {{ margin: 0.2em 0; }}
</style>
</head>
<body>
<h1>{title}</h1>
"""


def format_page(contacts: Iterable[Contact], *, title: str, show: Show) -> str:
    """Return the register as a page."""
    heads = "".join(f"<th>{name}</th>" for name in ("Date", "Status", "Between", "What is said"))
    rows = "".join(f"<tr>{''.join(_cells(one, show))}</tr>\n" for one in contacts)
    table = f"<table>\n<thead><tr>{heads}</tr></thead>\n<tbody>\n{rows}</tbody>\n</table>\n"
    return page(title, table, show)


def page(title: str, body: str, show: Show) -> str:
    """Return a page; ``body`` is HTML."""
    return _HEAD.format(title=escape(show(title))) + body + "</body>\n</html>\n"


def words(text: str, show: Show, *, tag: str = "p") -> str:
    """Return a text of others as an element of its own direction."""
    return f'<{tag} dir="auto">{escape(show(text))}</{tag}>'


def _cells(contact: Contact, show: Show) -> Iterator[str]:
    yield f"<td>{words(contact.when.text, show)}{words(contact.id, show)}</td>"
    status = [contact.status, contact.medium, contact.level, contact.origin]
    yield f"<td>{''.join(words(str(each), show) for each in status if each)}</td>"
    yield f"<td>{''.join(words(side_words(side), show) for side in contact.sides)}</td>"
    yield f"<td>{''.join(words(text, show) for text in _said(contact))}</td>"


def _said(contact: Contact) -> Iterator[str]:
    for one in contact.initiators:
        yield f"at the wish of {one.side}" + (f", says {one.said_by}" if one.said_by else "")
    for one in contact.publicity:
        yield f"{one.public}" + (f", as {one.asked_by} asked" if one.asked_by else "")
    yield from contact.topics
    for account in contact.accounts:
        if account.text:
            yield f"{account.speaker}: {account.text}"
    for promise in contact.commitments:
        yield f"{promise.side} is to: {promise.text}" + (f" ({promise.due})" if promise.due else "")
    yield from dict.fromkeys(one.source for one in contact.proofs)
