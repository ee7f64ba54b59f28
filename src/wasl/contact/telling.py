# SPDX-License-Identifier: Apache-2.0
"""What is asked of the register, as programs read it: the command line and the desk tell the same
(``docs/reference/json.md``).

Nothing is left out: what is not known is null.
"""

from __future__ import annotations

from typing import Any, TypeAlias

from wasl.contact.brief import Brief
from wasl.contact.contact import Level, Side
from wasl.contact.dates import Days
from wasl.contact.deeds import Deed, format_act, word_of
from wasl.contact.differences import Difference
from wasl.contact.register import First, Gap, Month, Rate
from wasl.contact.shape import part_to_json, to_json

Json: TypeAlias = dict[str, Any]


def days_json(days: Days | None) -> int | list[int | None] | None:
    """A number where it is exact, else the least and the most; None: nothing was before."""
    if days is None:
        return None
    return days.most if days.least == days.most else [days.least, days.most]


def gap_json(gap: Gap) -> Json:
    """A silence."""
    return {
        "days": days_json(gap.days),
        "from": None if gap.begins is None else gap.begins.text,
        "to": gap.ends.text,
        "previous": None if gap.previous is None else gap.previous.id,
        "basis": list(gap.basis),
        "complete_known": gap.complete_known,
    }


def first_json(one: First) -> Json:
    """What is special about a contact."""
    return {
        "contact": one.contact.id,
        "between": [str(each) for each in one.pair],
        "level": one.contact.level,
        "first_for": [side_json(side) for side in one.first_for],
        **gap_json(one.gap),
    }


def side_json(side: Side) -> Json:
    """One that took part."""
    return {"side": side.side, "office": side.office, "holder": side.holder}


def month_json(one: Month) -> Json:
    """The contacts of a month; null: they are of no one month."""
    names = [*(str(level) for level in Level), ""]
    levels = {name or "not_said": one.by_level.get(name, 0) for name in names}
    return {"month": one.month or None, "levels": levels}


def rate_json(one: Rate) -> Json:
    """What became of what a side was asked for."""
    return {"side": one.side, "asked": one.asked, "statuses": one.by_status}


def difference_json(one: Difference) -> Json:
    """One thing that accounts differ in."""
    said = [
        {"side": each.side or None, "speaker": each.speaker or None, "value": each.value or None}
        for each in one.said
    ]
    return {"kind": str(one.kind), "about": one.about or None, "said": said}


def deed_json(deed: Deed) -> Json:
    """What a person did."""
    return {
        "n": deed.n,
        "time": deed.time,
        "by": deed.by or None,
        "what": word_of(deed.act),
        "detail": format_act(deed.act),
    }


def brief_json(made: Brief) -> Json:
    """A page before a call."""
    return {
        "between": [str(each) for each in made.pair],
        "at": made.at.text,
        "silence": gap_json(made.gap),
        "highest": None if made.highest is None else first_json(made.highest),
        "last": [to_json(one) for one in made.last],
        "holders": [
            {**side_json(side), "contact": one.id, "when": one.when.text}
            for side, one in made.holders
        ],
        "promises": [
            {"contact": one.contact, "is_past": one.is_past, **part_to_json(one.commitment)}
            for one in made.promises
        ],
        "differences": [{"contact": id_, **difference_json(one)} for id_, one in made.differences],
    }
