# SPDX-License-Identifier: Apache-2.0
"""The shapes of what the desk is asked of the register, and answers. Most are those of ``wasl
register --json``.
"""

from __future__ import annotations

from typing import Final

from wasl.console.schemas import FLAG, LANG, NUMBER, TEXT, Schema, a_list, an_object, shared
from wasl.contact.contact import Level, Medium, Origin, Status
from wasl.contact.deeds import WORDS
from wasl.contact.exports.formats import ENDINGS

DATE: Final[Schema] = {"type": "string", "description": "ISO 8601-2, level 1"}
OFFICE: Final[Schema] = {"type": "string", "description": "SIDE or SIDE:OFFICE"}
ID: Final[Schema] = {"type": "string", "description": "rN: reported; w…: witnessed"}
_MAYBE_TEXT: Final[Schema] = {"type": ["string", "null"]}

TWO: Final[dict[str, Schema]] = {"one": OFFICE, "other": OFFICE}
"""Between whom; of contacts ``one`` may stand alone: whoever the other was."""

CONTACTS_ASKED: Final[dict[str, Schema]] = {
    **TWO,
    "status": {"enum": list(Status)},
    "origin": {"enum": list(Origin)},
    "level": {"enum": list(Level)},
    "medium": {"enum": list(Medium)},
    "from": DATE,
    "to": DATE,
    "q": TEXT,
    "behind": {"type": "string", "description": "the “next” of the page before"},
    "limit": NUMBER,
}

ROW: Final = an_object({"contact": shared("register-contact"), "differences": NUMBER})
"""A contact of the timeline, and in how many things its accounts differ."""
TIMELINE: Final = an_object({"rows": a_list(ROW), "next": _MAYBE_TEXT, "whole": FLAG})
"""The newest first. ``whole``: nothing that is known already waits to be taken in."""

SHOWN: Final = an_object(
    {
        "told": shared("register-show"),
        "differences": a_list(shared("register-difference")),
        "firsts": a_list(shared("register-first")),
        "highest": a_list(shared("register-first")),
    }
)
"""One contact with all that is known of it, and what it was the first and the highest since."""

SILENCE: Final = an_object(
    {
        "silence": shared("register-silence"),
        "firsts": a_list(shared("register-first")),
        "highest": a_list(shared("register-first")),
        "contacts": a_list(shared("register-contact")),
        "whole": FLAG,
    }
)
"""How long nothing had been held on a day, what is special about what was held on it, and the
contacts that are named in both."""

COUNTS: Final = an_object(
    {
        "months": a_list(shared("register-month")),
        "rates": a_list(shared("register-rate")),
        "whole": FLAG,
    }
)

_ERROR: Final = an_object({"code": TEXT, "what": TEXT, "where": _MAYBE_TEXT, "do": _MAYBE_TEXT})
_SIDE_KNOWN: Final = an_object({"side": TEXT, "offices": a_list(TEXT)})
KNOWN: Final = an_object(
    {
        "ours": TEXT,
        "sides": a_list(_SIDE_KNOWN),
        "parties": {"type": "object", "additionalProperties": TEXT},
        "contacts": NUMBER,
        "troubles": a_list(TEXT),
        "directory": {"anyOf": [_ERROR, {"type": "null"}]},
        "whole": FLAG,
    }
)
"""Who is in the register: ``ours``, the side that we are; ``parties``, as which side each counts.
``troubles``: what is not well with its log; ``directory``: why that cannot be read."""

_HOLDER: Final = an_object(
    {"side": TEXT, "office": TEXT, "holder": TEXT, "contact": ID, "when": DATE}
)
_PROMISE: Final = an_object(
    {
        "contact": ID,
        "is_past": FLAG,
        "side": TEXT,
        "text": TEXT,
        "due": {"anyOf": [DATE, {"type": "null"}]},
        "said_by": TEXT,
    }
)
_GAP: Final = an_object(
    {
        "days": {"anyOf": [NUMBER, a_list({"type": ["integer", "null"]}), {"type": "null"}]},
        "from": _MAYBE_TEXT,
        "to": DATE,
        "previous": _MAYBE_TEXT,
        "basis": a_list(ID),
        "complete_known": FLAG,
    }
)
BRIEF_ASKED: Final[dict[str, Schema]] = {
    "with": {"type": "string", "description": "a side, or a party of our lines"},
    "at": DATE,
}
PAPER_ASKED: Final[dict[str, Schema]] = {**BRIEF_ASKED, "lang": LANG}
"""``lang``: of who reads it; left out, what the officer chose for the desk, else English."""
BRIEF: Final = an_object(
    {
        "between": a_list(OFFICE),
        "at": DATE,
        "silence": _GAP,
        "highest": {"anyOf": [shared("register-first"), {"type": "null"}]},
        "last": a_list(shared("register-contact")),
        "holders": a_list(_HOLDER),
        "promises": a_list(_PROMISE),
        "differences": a_list(shared("register-difference")),
        "whole": FLAG,
    }
)

EXPORT: Final = an_object({"format": {"enum": list(ENDINGS)}}, {**TWO})
DEED: Final = an_object(
    {
        "what": {"enum": [word for word in WORDS if word != "judged"]},
        "detail": {
            "type": "object",
            "additionalProperties": True,
            "description": "as docs/reference/register.md has it under “The log”",
        },
    }
)
DONE: Final = shared("register-done")
