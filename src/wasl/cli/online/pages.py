# SPDX-License-Identifier: Apache-2.0
"""An entry as people read it: who said what to whom, how it was meant, and how far it has come.

Rules:

1. UTC first, then precedence and kind of traffic: practice is never read as anything else.
2. The text keeps its own direction (:mod:`wasl.cli.letters`). What is not held, or not understood,
   is said to be so.
3. *Stored* is a machine's word, *acknowledged* a person's; neither is put for the other.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final, cast

from wasl.cli.letters import clock, fields, paragraph, told
from wasl.cli.online.desk import Json
from wasl.cli.online.kept import became_lines, keeps, kept_lines, span_lines
from wasl.cli.online.silences import silences

_STEPS: Final = ("stored", "shown", "acknowledged", "answered")
_INDENT: Final = 4
_WHY: Final = {
    "retention": "kept no longer by the charter",
    "order": "by order",
    "by-hand": "by hand",
}


def entry_lines(entry: Json) -> list[str]:
    """An entry in a listing."""
    match entry["kind"]:
        case "message":
            became = [f"  {line}" for line in became_lines(entry)]
            return [_head(entry), f"  {told(entry['id'])}", *_content(entry), *became, *_way(entry)]
        case _ if entry["shredded"] and not entry["opened"]:
            head = f"{_stamp(entry)}  {told(entry['id'])}  {told(entry['kind'])}"
            return [head, *_content(entry), *_way(entry)]
        case "acknowledgement":
            said = _answer(entry["answer"], entry["by"], entry["reason"])
            about = ", ".join(told(each) for each in cast("list[str]", entry["refs"]))
            return [f"{_stamp(entry)}  {told(entry['author'])} acknowledges {about}: {said}"]
        case "chunk" if entry["detail"]:
            file = cast("Json", entry["detail"])["sha256"]
            what = f"parts of the file with SHA-256 {told(file)}"
            return [f"{_stamp(entry)}  {told(entry['id'])}  chunk  {what}"]
        case "fork" if entry["detail"]:
            of = cast("Json", entry["detail"])
            whose = f"{told(of['party'])}.{of['incarnation']}"
            return [f"{_stamp(entry)}  {told(entry['author'])} tells of a FORK of {whose}"]
        case "shredded" if entry["detail"]:
            of = cast("Json", entry["detail"])
            count = sum(span["to"] - span["from"] + 1 for span in of["spans"])
            texts = "1 text" if count == 1 else f"{count} texts"
            what = f"has shredded {texts}: {_why(of['why'])}"
            spans = [f"  {line}" for line in span_lines(cast("list[Json]", of["spans"]))]
            return [f"{_stamp(entry)}  {told(entry['author'])} {what}", *spans]
        case "adopt" if entry["detail"]:
            serial = cast("Json", entry["detail"])["serial"]
            return [f"{_stamp(entry)}  {told(entry['author'])} adopts charter {serial}"]
        case _ if keeps(entry):
            first, *rest = kept_lines(entry)
            rest = [f"  {line}" for line in (*rest, *became_lines(entry))]
            return [f"{_stamp(entry)}  {told(entry['id'])}  {first}", *rest, *_way(entry)]
        case _:
            detail = " ".join(told(each) for each in (entry["text"], *_refs(entry)) if each)
            return [
                f"{_stamp(entry)}  {told(entry['id'])}  {told(entry['kind'])}  {detail}".rstrip()
            ]


def entry_page(entry: Json) -> list[str]:
    """An entry alone, with all that is known of it."""
    rows = [
        ("id", told(entry["id"])),
        ("kind", told(entry["kind"])),
        ("time", f"{clock(entry['time'])}  by {told(entry['author'])}'s clock"),
        ("from", _from(entry)),
        ("to", ", ".join(told(each) for each in cast("list[str]", entry["to_offices"]))),
        ("for information", ", ".join(told(o) for o in cast("list[str]", entry["info_offices"]))),
        ("precedence", told(entry["precedence"] or "")),
        ("traffic", told(entry["traffic"] or "")),
        ("sent alone", "yes: by one person" if entry["sent_alone"] else ""),
        ("language", told(entry["lang"] or "")),
        ("about", ", ".join(_refs(entry))),
        ("supersedes", told(entry["supersedes"] or "")),
        ("reply by", clock(entry["reply_by"]) if entry["reply_by"] else ""),
        ("written by", told(entry["by"] or "")),
        ("answer", told(entry["answer"] or "")),
        ("reason", told(entry["reason"] or "")),
        ("state", told(entry["state"])),
        ("order", _order(entry)),
        ("void", told(entry["void"] or "")),
        ("held", "yes: it is not shredded here; see wasl hold list" if entry["held"] else ""),
        ("on the wire", _wire(entry)),
    ]
    said = [f"  {line}" for line in kept_lines(entry)] if keeps(entry) else [*_content(entry)]
    if entry["opened"] and entry["shredded"]:
        said += [f"  {line}" for line in _shredded(entry)]
    if entry["kind"] == "shredded" and entry["detail"]:
        said += [f"  {line}" for line in span_lines(cast("Json", entry["detail"])["spans"])]
    became = [f"  {line}" for line in became_lines(entry)]
    return [*fields(rows), *said, *became, *_way(entry)]


def _order(entry: Json) -> str:
    if entry["orphan"]:
        return "none: it stands behind the end of a closed journal"
    return "final" if entry["final"] else "may still move"


def attachment_line(number: int, one: Json) -> str:
    """A file of a message, and how much of it has come."""
    what = f"{told(one['media'])}, {one['bytes']} bytes, {_come(one)}"
    return f"  [{number}] {told(one['name'])}  {what}"


def _come(one: Json) -> str:
    if one["too_large"]:
        return "larger than the charter allows"
    return "all here" if one["complete"] else f"{one['held_bytes']} bytes here"


def step_line(entry: Json) -> str:
    """That more is known of an entry."""
    known = "; ".join((*_steps(entry), *silences(entry)))
    return f"  {told(entry['id'])}  {told(entry['state'])}  {known}".rstrip()


def _stamp(entry: Json) -> str:
    void = f"  VOID ({told(entry['void'])})" if entry["void"] else ""
    return f"{clock(entry['time'])}{void}"


def _head(entry: Json) -> str:
    to = ", ".join(told(each) for each in cast("list[str]", entry["to_offices"])) or "—"
    said = f"{str(entry['precedence']).upper()}  {str(entry['traffic']).upper()}"
    said += "  SENT ALONE" if entry["sent_alone"] else ""
    return f"{_stamp(entry)}  {said}  {_from(entry)} → {to}  [{told(entry['state'])}]"


def _from(entry: Json) -> str:
    office = f":{told(entry['from_office'])}" if entry["from_office"] else ""
    return told(entry["author"]) + office


def _refs(entry: Json) -> list[str]:
    return [told(each) for each in cast("list[str]", entry["refs"])]


def _wire(entry: Json) -> str:
    size = cast("Json", entry["wire"])["bytes"]
    return f"{size} bytes" if size else ""


def _content(entry: Json) -> Iterator[str]:
    if entry["subject"]:
        yield f"  {told(entry['subject'])}"
    if entry["text"] is not None:
        yield from paragraph(str(entry["text"]), indent=_INDENT)
    elif not entry["opened"] and entry["shredded"]:
        yield from (" " * _INDENT + line for line in _shredded(entry))
    elif not entry["opened"]:
        yield " " * _INDENT + "(what it says is not held here)"
    elif entry["kind"] == "message":
        yield " " * _INDENT + "(not understood: it is kept as it came)"
    for number, one in enumerate(cast("list[Json]", entry["attachments"]), start=1):
        yield attachment_line(number, one)


def _shredded(entry: Json) -> Iterator[str]:
    """Who has shredded the text, when and by what rule."""
    for one in cast("list[Json]", entry["shredded"]):
        when = f"{clock(one['time'])} by {told(one['party'])}: {_why(one['why'])}"
        yield f"(text shredded {when}; {told(one['id'])})"
    if not entry["opened"]:
        yield "(what it said is gone; entry, signatures and receipts stay: every proof still holds)"


def _why(why: object) -> str:
    return _WHY.get(str(why), told(why))


def _way(entry: Json) -> Iterator[str]:
    for line in (*_steps(entry), *silences(entry)):
        yield f"  {line}"


def _steps(entry: Json) -> Iterator[str]:
    """For each addressed party, the steps that are known, and whether it was late."""
    for party, steps in cast("dict[str, Json]", entry["ladder"]).items():
        known = [
            _step(name, cast("Json", steps[name])) for name in _STEPS if steps[name] is not None
        ]
        late = steps["late_s"]
        if isinstance(late, int) and late > 0:
            known.append(f"LATE by {late} s")
        if steps["contradicts"]:
            known.append("times contradict one another")
        if known:
            yield f"{told(party)}: {', '.join(known)}"


def _step(name: str, step: Json) -> str:
    said = _answer(step["answer"], step["by"], step["reason"]) if name == "answered" else ""
    by = f" by {told(step['by'])}" if step["by"] and not said else ""
    return f"{name} {clock(step['time'])[11:]}{by}" + (f" ({said})" if said else "")


def _answer(answer: object, by: object, reason: object) -> str:
    words = told(answer or "")
    if reason:
        words += f", “{told(reason)}”"
    if by:
        words += f", {told(by)}"
    return words
