# SPDX-License-Identifier: Apache-2.0
"""In words: line checks, service messages, suspensions, and what became of a message.

What was said is told as it was said; that an amendment counts for nothing is told beside it.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final, cast

from wasl.cli.letters import clock, told
from wasl.cli.online.desk import Json


def keeps(entry: Json) -> bool:
    """Whether this is an entry that keeps the line, and what it says is understood."""
    return entry["kind"] in _KEEPING and bool(entry["detail"] or entry["amends"])


def kept_lines(entry: Json) -> Iterator[str]:
    """What an entry says that keeps the line: one line, or a few."""
    author = told(entry["author"])
    detail = cast("Json", entry["detail"] or {})
    match entry["kind"]:
        case "check":
            which = f"for {clock(detail['hour'])}" if detail["hour"] else "a surprise"
            yield f"{author} asks: line check, {which}{_quoted(entry['text'])}{_by(entry)}"
        case "service":
            yield f"{author}: {_service(detail)}{_quoted(entry['text'])}{_by(entry)}"
        case "suspension":
            yield f"{author} SUSPENDS {_kinds(detail)}{_why(entry)}{_by(entry)}"
        case "resumption":
            yield f"{author} resumes {_kinds(detail)}{_why(entry)}{_by(entry)}"
            yield from (f"  {line}" for line in arrived_lines(detail["arrived"]))
        case "correction":
            yield f"{author} corrects {_about(entry)}{_why(entry)}{_by(entry)}"
            for change in cast("list[Json]", detail["changes"]):
                field, was, now = (told(change[key]) for key in ("field", "was", "now"))
                yield f"  {field}: “{was}” → “{now}”"
        case "cancellation":
            yield f"{author} CANCELS {_about(entry)}{_why(entry)}{_by(entry)}"
        case _:
            pass


def arrived_lines(spans: list[Json]) -> Iterator[str]:
    """What came to the author of a resumption meanwhile."""
    if not spans:
        yield "nothing of it came meanwhile"
    for span in spans:
        count, first, last = span["count"], span["from"], span["to"]
        entries = "entry" if count == 1 else "entries"
        until = f" to /{last}" if last != first else ""
        journal = f"{told(span['party'])}.{span['incarnation']}"
        yield f"meanwhile came {count} {entries} of {journal}, from /{first}{until}"


def span_lines(spans: list[Json]) -> Iterator[str]:
    """Whose texts were shredded."""
    for span in spans:
        first, last = span["from"], span["to"]
        until = f" to /{last}" if last != first else ""
        yield f"shredded: {told(span['party'])}.{span['incarnation']}/{first}{until}"


def became_lines(entry: Json) -> Iterator[str]:
    """What became of an entry, and whether it does to another what it says."""
    amends = cast("Json | None", entry["amends"])
    if amends is not None and not amends["counts"]:
        why = _WHY.get(str(amends["why_not"]), told(amends["why_not"]))
        yield f"COUNTS FOR NOTHING as an amendment of {told(amends['id'])}: {why}"
    elif amends is not None and entry["kind"] == "message":
        yield f"supersedes {told(amends['id'])}"
    amended = cast("Json", entry["amended"])
    if amended["cancelled"]:
        yield f"CANCELLED by {told(amended['cancelled'])}"
    if amended["superseded_by"]:
        yield f"SUPERSEDED by {told(amended['superseded_by'])}"
    for field, value in cast("Json", amended["corrected"] or {}).items():
        yield f"CORRECTED: {told(field)} now reads “{told(value or '')}”"


_KEEPING: Final = ("check", "service", "suspension", "resumption", "correction", "cancellation")
_WHY: Final = {
    "not-own": "only the author of an entry amends it",
    "not-held": "no such entry is held here",
    "other-kind": "an entry of that kind is not amended so",
    "void": "that entry is void",
}


def _service(detail: Json) -> str:
    times = f"{clock(detail.get('from'))} to {clock(detail.get('to'))}"
    match detail.get("what"):
        case "outage":
            return f"OUTAGE, our node will not be reached from {times}"
        case "present":
            return "somebody is at our desk"
        case "away":
            return "nobody is at our desk"
        case "hours":
            begin, end = (told(detail.get(key) or "—") for key in ("from", "to"))
            return f"our desk is manned each day from {begin} to {end}"
        case _:
            return "of the line"


def _kinds(detail: Json) -> str:
    return ", ".join(told(kind) for kind in cast("list[str]", detail.get("kinds") or [])) or "—"


def _about(entry: Json) -> str:
    return ", ".join(told(each) for each in cast("list[str]", entry["refs"])) or "—"


def _quoted(text: object) -> str:
    return f": “{told(str(text).replace(chr(10), ' '))}”" if text else ""


def _why(entry: Json) -> str:
    return f": “{told(str(entry['reason']).replace(chr(10), ' '))}”" if entry["reason"] else ""


def _by(entry: Json) -> str:
    return f" ({told(entry['by'])})" if entry["by"] else ""
