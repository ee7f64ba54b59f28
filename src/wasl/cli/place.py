# SPDX-License-Identifier: Apache-2.0
"""Which home a command works on: ``--home``, else ``WASL_HOME``. There is no default."""

from __future__ import annotations

import os
from argparse import Namespace
from pathlib import Path
from typing import Final

from wasl.errors import Code, Misuse
from wasl.home.config import load_config
from wasl.home.layout import Home, open_home
from wasl.terms import PartyId

VARIABLE: Final = "WASL_HOME"


def our_home(options: Namespace) -> Home:
    """The home that the command names. Raises Misuse."""
    home = home_if_named(options)
    if home is None:
        raise Misuse(
            Code.BAD_ARGUMENT,
            "no home is named",
            do=f"name it with --home or {VARIABLE}, or make one with “wasl init”",
        )
    return home


def home_if_named(options: Namespace) -> Home | None:
    """The home that the command names, where it needs none. Raises Misuse."""
    named: str | None = options.home or os.environ.get(VARIABLE)
    return open_home(Path(named)) if named else None


def our_party(home: Home) -> PartyId:
    """Our own party. Raises Misuse (BAD_CONFIG)."""
    return load_config(home.config).party
