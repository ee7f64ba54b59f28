# SPDX-License-Identifier: Apache-2.0
"""Where the material of others is: test vectors and sample texts that are not ours to ship.

They lie in a folder ``shared`` beside the repository, or where ``WASL_SHARED`` says. Without them
the tests that need them are skipped and say so; a ``WASL_SHARED`` that leads nowhere is an error,
because whoever set it meant it.
"""

from __future__ import annotations

import os
from pathlib import Path

import pytest


def _shared() -> Path:
    named = os.environ.get("WASL_SHARED")
    if named is None:
        return Path(__file__).resolve().parents[2] / "shared"
    if not Path(named).is_dir():
        message = f"WASL_SHARED={named} is not a folder"
        raise pytest.UsageError(message)
    return Path(named)


def _folder(name: str) -> Path | None:
    folder = _shared() / name
    return folder if folder.is_dir() else None


VECTORS: Path | None = _folder("vectors")
SAMPLES: Path | None = _folder("samples")

needs_vectors = pytest.mark.skipif(
    VECTORS is None,
    reason="no foreign vectors: they go into ../shared/vectors, or where WASL_SHARED says",
)
needs_samples = pytest.mark.skipif(
    SAMPLES is None,
    reason="no sample texts: they go into ../shared/samples, or where WASL_SHARED says",
)
