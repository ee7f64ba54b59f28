# SPDX-License-Identifier: Apache-2.0
"""The directory of offices and their holders, as a file: YAML that people keep by hand.

Rules:

1. Only plain values are read: no tag of YAML makes anything else.
2. The starter comes with Wasl, and is read like any other.
"""

from __future__ import annotations

from importlib import resources
from typing import Final, cast

import yaml

from wasl.contact.directory import Directory, read_directory
from wasl.errors import Code, Misuse

# The same loader in C, where the package has it: ten times as fast.
_LOADER: Final = cast("type[yaml.SafeLoader]", getattr(yaml, "CSafeLoader", yaml.SafeLoader))


def parse_directory(text: str, *, where: str) -> Directory:
    """Read a directory. Raises Misuse (BAD_CONFIG) with the place of what is wrong."""
    try:
        given = yaml.load(text, Loader=_LOADER)  # noqa: S506 - one of the safe loaders
    except (yaml.YAMLError, ValueError, RecursionError) as error:
        what = f"this is no YAML: {' '.join(str(error).split())}"
        raise Misuse(Code.BAD_CONFIG, what, where=where, do="see docs/guides/press.md") from error
    return read_directory(given, where=where)


def starter_directory() -> Directory:
    """Return the directory that Wasl brings."""
    data = resources.files("wasl.contact").joinpath("data", "offices.yaml")
    return parse_directory(data.read_text(encoding="utf-8"), where="the starter directory")
