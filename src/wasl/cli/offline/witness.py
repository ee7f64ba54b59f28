# SPDX-License-Identifier: Apache-2.0
"""``wasl witness init``, ``add`` and ``show``: a witness's keys, and the logs that it knows.

Rules:

1. Its home is its own, and no party's: ``--home`` names it.
2. A log is added by the keys that it signs with; its origin is their name.
3. Nothing is taken back: a log that is forgotten would be believed anew.
"""

from __future__ import annotations

import os
from argparse import Namespace
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

from wasl.cli.letters import told
from wasl.cli.place import VARIABLE
from wasl.cli.screen import Screen
from wasl.errors import Code, Misuse
from wasl.note import Verifier, format_vkey, parse_vkey

if TYPE_CHECKING:
    from wasl.witness.box import KnownLog, WitnessKeys


def found_witness(options: Namespace, screen: Screen) -> int:
    """Make the home of a witness."""
    from wasl.witness.box import create_witness

    path = Path(options.new_home)
    keys = create_witness(path, options.name)
    vkeys = _vkeys(keys)
    screen.give(
        {"home": str(path), "name": keys.name, "vkeys": vkeys},
        [
            f"The witness {told(keys.name)} has its home in {told(path)}. Its keys, to be told:",
            *vkeys,
            "The file witness.key and the database wasl.db belong together. If they are lost, or",
            "put back from an older copy, this witness is retired: make another, with other keys.",
        ],
    )
    return 0


def add_log(options: Namespace, screen: Screen) -> int:
    """Know a log."""
    from wasl.witness.box import open_witness

    keys = tuple(parse_vkey(text) for text in options.vkey)
    origin = keys[0].name
    if any(key.name != origin for key in keys):
        what = "these keys are of several logs"
        raise Misuse(Code.BAD_ARGUMENT, what, where="VKEY", do="add one log after the other")
    with closing(open_witness(witness_home(options))) as box:
        known = box.add(origin, keys)
    lines = [f"The log {told(origin)} is known, by {len(known.keys)} of its keys."]
    screen.give(_log_value(known), lines)
    return 0


def show_witness(options: Namespace, screen: Screen) -> int:
    """Show the keys of a witness, and what it remembers."""
    from wasl.witness.box import open_witness

    with closing(open_witness(witness_home(options))) as box:
        keys, logs = box.keys, box.logs()
    value = {
        "name": keys.name,
        "vkeys": _vkeys(keys),
        "starts": keys.starts,
        "logs": [_log_value(one) for one in logs],
    }
    lines = [f"witness {told(keys.name)}, started {keys.starts} times", *_vkeys(keys)]
    lines += [
        f"{told(one.origin)}: {len(one.keys)} keys, "
        + (f"size {one.latest.size}, root {one.latest.root.hex()}" if one.latest.size else "new")
        for one in logs
    ]
    screen.give(value, lines)
    return 0


def witness_home(options: Namespace) -> Path:
    """The home that the command names. Raises Misuse."""
    named: str | None = options.home or os.environ.get(VARIABLE)
    if not named:
        do = f"name it with --home or {VARIABLE}, or make one with “wasl witness init”"
        raise Misuse(Code.BAD_ARGUMENT, "no home of a witness is named", do=do)
    return Path(named)


def _vkeys(keys: WitnessKeys) -> list[str]:
    return _texts(keys.verifiers)


def _texts(keys: tuple[Verifier, ...]) -> list[str]:
    return [format_vkey(key) for key in keys]


def _log_value(known: KnownLog) -> dict[str, object]:
    return {
        "origin": known.origin,
        "vkeys": _texts(known.keys),
        "size": known.latest.size,
        "root": known.latest.root.hex(),
    }
