# SPDX-License-Identifier: Apache-2.0
"""``wasl officer``: the officers of our desk, on the node's own machine.

Whoever may run these commands as the node's user is above every administrator of the desk: this is
how the first officer comes in, and how a party gets in again that has lost all its passkeys. Each
change stands in the desk's audit trail.
"""

from __future__ import annotations

import time
from argparse import Namespace
from typing import Final

from wasl import limits
from wasl.cli.letters import moment, told
from wasl.cli.place import our_home
from wasl.cli.screen import Screen, Style
from wasl.errors import Code, Misuse
from wasl.home.audit import AuditTrail, Detail
from wasl.home.config import load_config
from wasl.home.layout import Home
from wasl.home.officers import OfficerBox, link_address
from wasl.home.roster import Officer

_HERE: Final = "command line"


def add_officer(options: Namespace, screen: Screen) -> int:
    """Add an officer, and make the link to enrol with."""
    home = our_home(options)
    origin = _origin(home)
    officer = OfficerBox(home.officers).add(
        options.name, roles=options.roles, offices=options.offices
    )
    told = {"officer": officer.name, "roles": [*officer.roles], "offices": [*officer.offices]}
    _note(home, "officer-added", told)
    _give_link(home, screen, officer, origin=origin, purpose="enrol")
    return 0


def make_link(options: Namespace, screen: Screen) -> int:
    """Make a one-time link."""
    home = our_home(options)
    origin = _origin(home)
    officer = OfficerBox(home.officers).named(options.name)
    purpose = "once" if options.once else "enrol"
    _give_link(home, screen, officer, origin=origin, purpose=purpose)
    return 0


def list_officers(options: Namespace, screen: Screen) -> int:
    """All officers."""
    officers = OfficerBox(our_home(options).officers).list()
    if not officers and not screen.json:
        screen.say("The desk has no officers yet: wasl officer add NAME --role administrator")
    for officer in officers:
        if screen.json:
            screen.program(officer_json(officer))
        else:
            style = Style.QUIET if officer.disabled else Style.PLAIN
            screen.say(_line(officer), style=style)
    return 0


def disable_officer(options: Namespace, screen: Screen) -> int:
    """Let an officer in no more."""
    return _set_disabled(options, screen, disabled=True)


def enable_officer(options: Namespace, screen: Screen) -> int:
    """Let an officer in again."""
    return _set_disabled(options, screen, disabled=False)


def _set_disabled(options: Namespace, screen: Screen, *, disabled: bool) -> int:
    home = our_home(options)
    box = OfficerBox(home.officers)
    officer = box.change(box.named(options.name).id, disabled=disabled)
    told = {"officer": officer.name, "state": "disabled" if disabled else "enabled"}
    _note(home, "officer-changed", told)
    screen.give(officer_json(officer), [_line(officer)])
    return 0


def _give_link(home: Home, screen: Screen, officer: Officer, *, origin: str, purpose: str) -> None:
    once = purpose == "once"
    lasts_s = limits.ONCE_S if once else limits.LINK_S
    token = OfficerBox(home.officers).make_link(officer.id, purpose, lasts_s=lasts_s)
    _note(home, "link-made", {"officer": officer.name, "purpose": purpose})
    expires = moment(int(time.time()) + lasts_s)
    link = link_address(origin, purpose, token)
    value = {
        "officer": officer_json(officer),
        "link": link,
        "purpose": purpose,
        "expires": expires,
    }
    what = "signs in once" if once else "enrols a passkey"
    screen.give(
        value,
        [
            _line(officer),
            link,
            f"It {what}, before {expires}. Whoever has it becomes this officer: give it by hand.",
        ],
    )


def _origin(home: Home) -> str:
    desk = load_config(home.config).desk
    if desk is None:
        raise Misuse(
            Code.BAD_CONFIG,
            "this node has no desk",
            where=str(home.config),
            do="write [desk], listen and host; see “The desk” in the administrator's guide",
        )
    return desk.origin(desk.listen.port)


def _note(home: Home, what: str, detail: Detail) -> None:
    AuditTrail(home.audit).note(_HERE, what, detail)


def officer_json(officer: Officer) -> dict[str, object]:
    """An officer, as a program reads it."""
    return {
        **officer.told(),
        "enrolled": officer.enrolled,
        "disabled": officer.disabled,
        "created": moment(officer.created_s),
    }


def _line(officer: Officer) -> str:
    state = "disabled" if officer.disabled else "enrolled" if officer.enrolled else "NOT ENROLLED"
    offices = f"  [{', '.join(officer.offices)}]" if officer.offices else ""
    return f"{told(officer.name)}  {', '.join(officer.roles)}{offices}  {state}"
