# SPDX-License-Identifier: Apache-2.0
"""The shapes of what the desk is asked and answers, as JSON Schema 2020-12.

What ``wasl --json`` tells too (entries, lines, alarms) is described in ``docs/reference/schemas``;
a wheel carries those files. All else stands here.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final, TypeAlias, cast

from wasl import limits
from wasl.contact.contact import Level, Medium, Public, Status, Track
from wasl.contact.deeds import Verdict
from wasl.contact.press.judged.comparing import Why
from wasl.contact.press.judged.matching import Likeness
from wasl.contact.press.judged.opinion import COMPARED
from wasl.contact.press.when.clash import Clash
from wasl.home.asking import Why as WhyNone
from wasl.home.console import LANGUAGES, MONTHS
from wasl.home.roster import ROLES, THEMES

Schema: TypeAlias = Mapping[str, object]

_PLACES: Final = (
    Path(__file__).parent / "shapes",
    Path(__file__).parents[3] / "docs" / "reference" / "schemas",
)


def shared(name: str) -> Schema:
    """Return a reference to a shape that ``docs/reference/schemas`` describes."""
    return {"$ref": f"#/components/schemas/{name}"}


def load_shared(name: str) -> dict[str, Any]:
    """Read one of them."""
    found = next(place for place in _PLACES if (place / f"{name}.json").is_file())
    return cast("dict[str, Any]", json.loads((found / f"{name}.json").read_bytes()))


def an_object(needed: Schema, maybe: Schema | None = None) -> Schema:
    """Return an object with these keys and no others."""
    return {
        "type": "object",
        "properties": {**needed, **(maybe or {})},
        "required": list(needed),
        "additionalProperties": False,
    }


def a_list(of: Schema, *, most: int | None = None) -> Schema:
    """Return a list of one shape."""
    return {"type": "array", "items": of} | ({} if most is None else {"maxItems": most})


def _maybe(of: Schema) -> Schema:
    return {"anyOf": [of, {"type": "null"}]}


TEXT: Final[Schema] = {"type": "string"}
FLAG: Final[Schema] = {"type": "boolean"}
NUMBER: Final[Schema] = {"type": "integer", "minimum": 0}
TIME: Final[Schema] = {"type": "string", "description": "RFC 3339, UTC"}
ENTRY: Final[Schema] = {"type": "string", "description": "ENTRY: LINE/PARTY.INCARNATION/SEQ"}
PRECEDENCES: Final = ["flash", "immediate", "priority", "routine"]
STATES: Final = ["queued", "handed", "stored", "shown", "acknowledged", "answered"]
ROLE: Final[Schema] = {"enum": list(ROLES)}
NOTHING: Final = an_object({})

OFFICER: Final = an_object(
    {"id": TEXT, "name": TEXT, "roles": a_list(ROLE), "offices": a_list(TEXT)}
)
LANG: Final[Schema] = {"enum": list(LANGUAGES)}
THEME: Final[Schema] = {"enum": list(THEMES)}
LOOKS: Final = an_object({}, {"lang": LANG, "theme": THEME})
SEATED: Final = an_object(
    {
        **cast("Schema", OFFICER["properties"]),
        "lang": _maybe(LANG),
        "theme": _maybe(THEME),
    }
)
"""The officer who is signed in, and how desks look to them; null: nothing chosen yet."""
SESSION: Final = an_object(
    {
        "party": TEXT,
        "title": TEXT,
        "officer": _maybe(SEATED),
        "locked": FLAG,
        "languages": a_list(LANG),
        "months": {"enum": list(MONTHS)},
        "time_zone": TEXT,
        "enrolled": FLAG,
        "version": TEXT,
        "deadman": an_object(
            {
                "ask_after_s": NUMBER,
                "louder_after_s": NUMBER,
                "next_role_after_s": NUMBER,
                "second_path_after_s": NUMBER,
            }
        ),
    }
)
_CREDENTIAL: Final[Schema] = {
    "type": "object",
    "description": "a PublicKeyCredential as its toJSON() gives it",
    "additionalProperties": True,
}
_OPTIONS: Final[Schema] = {
    "type": "object",
    "description": "for PublicKeyCredential.parse…OptionsFromJSON()",
    "additionalProperties": True,
}
ASSERTED: Final = an_object({"state": TEXT, "credential": _CREDENTIAL})
RELEASE: Final[Schema] = {"release": _maybe(ASSERTED)}
"""A fresh touch, where one is needed."""
TOUCHED: Final = an_object({}, {**RELEASE})
ONCE: Final = an_object({"once": TEXT})
ASKED: Final = an_object({"publicKey": _OPTIONS, "state": TEXT})
TOKEN: Final = an_object({"token": TEXT})
MAKING: Final = an_object(
    {"publicKey": _OPTIONS, "state": TEXT, "officer": an_object({"name": TEXT})}
)
PASSKEY: Final = an_object(
    {"id": TEXT, "label": TEXT, "added": TIME, "used": _maybe(TIME), "here": FLAG}
)
"""An own passkey. ``label`` empty: it came by a link. ``here``: it proved this session."""
ADDING: Final = an_object({"label": TEXT, "state": TEXT, "credential": _CREDENTIAL})
SITTING: Final = an_object(
    {"id": TEXT, "began": TIME, "seen": TIME, "address": TEXT, "locked": FLAG, "here": FLAG}
)
"""An own session."""
ENROLLING: Final = an_object({"token": TEXT, "state": TEXT, "credential": _CREDENTIAL})

PERSON: Final = an_object(
    {
        "id": TEXT,
        "name": TEXT,
        "roles": a_list(ROLE),
        "offices": a_list(TEXT),
        "enrolled": FLAG,
        "disabled": FLAG,
        "watching": FLAG,
    }
)
_VALUES: Final[Schema] = {
    "type": "object",
    "additionalProperties": {"anyOf": [TEXT, a_list(TEXT)]},
    "description": "what belongs to it, by name: ids, names, and codes that screens have words for",
}
EVENT: Final = an_object(
    {"n": NUMBER, "time": TIME, "officer": TEXT, "what": TEXT, "detail": _VALUES}
)

LOG: Final = an_object({"entries": a_list(shared("entry")), "cursor": _maybe(TEXT)})
SEND: Final = an_object(
    {
        "line": TEXT,
        "text": TEXT,
        "from_office": TEXT,
        "to_offices": a_list(
            {"type": "string", "description": "PARTY:OFFICE"}, most=limits.ADDRESSEES
        ),
    },
    {
        "precedence": {"enum": PRECEDENCES},
        "traffic": {"enum": ["operation", "exercise", "simulation", "test"]},
        "lang": {"enum": ["", *LANGUAGES]},
        "info_offices": a_list(TEXT, most=limits.ADDRESSEES),
        "subject": TEXT,
        "label": TEXT,
        "reply_by": _maybe(TIME),
        "refs": a_list(ENTRY, most=limits.REFS),
        "supersedes": _maybe(ENTRY),
        "attachments": a_list(an_object({"sha256": TEXT, "name": TEXT}), most=limits.ATTACHMENTS),
        "sent_alone": FLAG,
        "draft": {"type": "string", "description": "the draft that ends with it"},
        **RELEASE,
    },
)
ANSWERS: Final = ("received", "will-comply", "cannot-comply", "have-complied", "cannot-process")
ACK: Final = an_object({"entry": ENTRY, "answer": {"enum": list(ANSWERS)}}, {"reason": TEXT})
CORRECT: Final = an_object({"entry": ENTRY, "set": a_list(TEXT), "reason": TEXT}, {**RELEASE})
CANCEL: Final = an_object({"entry": ENTRY, "reason": TEXT}, {**RELEASE})
CHECK: Final = an_object({"line": TEXT}, {"text": TEXT})
LAPSE: Final = an_object({"entry": ENTRY}, {"party": _maybe(TEXT)})
CLOSE_ALARM: Final = an_object({"line": TEXT, "code": TEXT}, {"party": _maybe(TEXT), "note": TEXT})
EXPORT: Final = an_object(
    {"line": TEXT},
    {"entry": _maybe(ENTRY), "fork": _maybe(TEXT), "from": _maybe(TIME), "to": _maybe(TIME)},
)
GIVEN: Final = an_object({"sha256": TEXT, "bytes": NUMBER, "media": _maybe(TEXT)})
BYTES: Final[Schema] = {"type": "string", "format": "binary"}
SAID: Final[Schema] = {
    "allOf": [shared("said")],
    "description": "and “warnings”: what a person should know, a list of texts",
}
TAKEN: Final = an_object(
    {"id": ENTRY, "state": {"enum": STATES}, "already": FLAG},
    {"warnings": a_list(TEXT), "by": _maybe(TEXT), "time": TIME, "answer": {"enum": list(ANSWERS)}},
)
"""An acknowledgement. ``already``: somebody was first, and this is theirs."""
DRAFT: Final = an_object(
    {
        "id": TEXT,
        "line": TEXT,
        "officer": TEXT,
        "updated": TIME,
        "fields": {"type": "object", "description": "as of /api/send, as far as they are written"},
    }
)
DRAFT_BODY: Final = an_object({"line": TEXT, "fields": {"type": "object"}})
_HIT: Final = an_object(
    {
        "id": ENTRY,
        "line": TEXT,
        "time": _maybe(TIME),
        "author": TEXT,
        "kind": TEXT,
        "precedence": {"enum": [*PRECEDENCES, None]},
        "subject": _maybe(TEXT),
        "snippet": a_list({"type": "array", "prefixItems": [TEXT, FLAG], "maxItems": 2}),
    }
)
FOUND: Final = an_object({"hits": a_list(_HIT), "total": NUMBER, "more": FLAG, "whole": FLAG})
"""What was found. ``whole``: all of the record has been read for it."""

# ── the press page ──

_SIDE: Final = an_object({"side": TEXT}, {"office": TEXT, "holder": TEXT})
_DAY: Final[Schema] = {"type": "string", "description": "ISO 8601-2, level 1"}
_VALUES_OF_CONTACT: Final[Schema] = {
    "status": {"enum": list(Status)},
    "when": _DAY,
    "sides": a_list(_SIDE, most=limits.REGISTER_SIDES),
    "medium": {"enum": [*Medium, None]},
    "level": {"enum": [*Level, None]},
    "track": {"enum": [*Track, None]},
    "initiators": a_list(an_object({"side": TEXT}, {"said_by": TEXT})),
    "publicity": a_list(an_object({"public": {"enum": list(Public)}}, {"asked_by": TEXT})),
    "topics": a_list(TEXT),
    "attempts": _maybe(NUMBER),
}
_TEXT_TO_READ: Final = an_object(
    {"name": TEXT, "text": TEXT, "published": a_list(_DAY), "outlet": TEXT}
)
PRESS_TEXTS: Final = an_object({"texts": a_list(_TEXT_TO_READ, most=limits.PRESS_TEXTS)})
_WHY: Final = a_list({"enum": list(Why)})
_MATCH: Final = an_object(
    {"contact": shared("register-contact"), "likeness": {"enum": list(Likeness)}, "why": _WHY}
)
_PROPOSED: Final = an_object(
    {
        "key": TEXT,
        "text": {"type": "string", "description": "the name of the text"},
        "number": NUMBER,
        "source": TEXT,
        "proposal": shared("press-proposal"),
        "values": _maybe(an_object(_VALUES_OF_CONTACT)),
        "matches": a_list(_MATCH),
    }
)
"""A proposal. ``values``: those that would be filed, null for what is no contact; ``matches``:
contacts of the register that it can be.
"""
_SPAN: Final = an_object({"file": TEXT, "start": NUMBER, "end": NUMBER, "text": TEXT})
_EDIT: Final = an_object({"start": NUMBER, "end": NUMBER, "instead": TEXT})
_WARNED: Final = an_object(
    {
        "kind": {"enum": list(Clash)},
        "values": an_object({}, {"day": TEXT, "holder": TEXT}),
        "span": _SPAN,
    }
)
PRESS_READ: Final = an_object(
    {
        "texts": a_list(an_object({"name": TEXT, "edits": a_list(_EDIT)})),
        "proposals": a_list(_PROPOSED),
        "warnings": a_list(_WARNED),
    }
)
"""``edits``: what HTML has beside its words; places are in characters of the untouched text."""
PRESS_FILE: Final = an_object(
    {"proposals": a_list(TEXT), "contacts": a_list(an_object({}, _VALUES_OF_CONTACT), most=2)},
    {"into": TEXT, "apart": a_list(TEXT)},
)
"""``contacts``: what reads otherwise, for each; ``into``: the contact that it is; ``apart``: those
that it is not.
"""
PRESS_REJECT: Final = an_object({"proposals": a_list(TEXT), "reason": TEXT})
PRESS_NEAR: Final = an_object(
    {"matches": a_list(_MATCH), "others": a_list(shared("register-contact"))}
)
_MODEL: Final = an_object({"model": TEXT, "to": TEXT, "elsewhere": FLAG})
PRESS_WORDS: Final = an_object(
    {
        "outlets": a_list(TEXT),
        "sides": a_list(TEXT),
        "offices": a_list(TEXT),
        "opinion": _maybe(_MODEL),
    }
)
"""``opinion``: the model that can be asked; ``elsewhere``: the text leaves this machine then."""
PRESS_OPINION_ASKED: Final = an_object({"text": _TEXT_TO_READ})
_BESIDE: Final = an_object(
    {
        "beside": _maybe(NUMBER),
        "differs": a_list({"enum": list(COMPARED)}),
        "proposal": shared("press-proposal"),
    }
)
PRESS_OPINION: Final = an_object(
    {
        "model": TEXT,
        "prompt": TEXT,
        "time": TIME,
        "contacts": a_list(_BESIDE),
        "missed": a_list(NUMBER),
        "dropped": {"type": "object", "additionalProperties": NUMBER},
        "warnings": a_list(_WARNED),
        "why": _maybe({"enum": list(WhyNone)}),
        "value": TEXT,
    }
)
"""``beside``: the number of the rules' proposal that each contact is put beside; ``missed``: those
that the model has not; ``why``: there is no opinion, and ``value`` belongs to that.
"""
PRESS_FILED: Final = an_object({"ids": a_list(TEXT), "verdict": {"enum": list(Verdict)}})
