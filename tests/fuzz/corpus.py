# SPDX-License-Identifier: Apache-2.0
"""Where the kept inputs of a decoder lie: ``tests/fuzz/corpus/DECODER/``, one file each.

``crash-…`` is one that once broke it. The rest were chosen by what they cover: the smallest first.
"""

from __future__ import annotations

import re
from pathlib import Path

FOLDER = Path(__file__).parent / "corpus"
KEPT_BYTES = 4_096
KEPT_FILES = 24


def slug(name: str) -> str:
    """The name of a decoder as a folder's."""
    return re.sub(r"[^a-z0-9]+", "-", name.lower()).strip("-")


def kept(name: str) -> list[Path]:
    """The kept inputs of a decoder."""
    return sorted((FOLDER / slug(name)).glob("*.bin"))
