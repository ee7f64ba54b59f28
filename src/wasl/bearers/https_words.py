# SPDX-License-Identifier: Apache-2.0
"""The words of HTTP that both sides of the HTTPS bearer use (``docs/spec/07-bearers.md``)."""

from __future__ import annotations

from typing import Final

PATH: Final = "/wasl/1/envelopes"
"""The one path for traffic. The number changes if these words ever change their meaning."""

HEALTH: Final = "/healthz"
"""Whether the node lives, told to anybody who asks."""

POLL: Final = "Wasl-Poll"
"""Makes a request a poll: for how many seconds it may be held open. Without it, it is a push."""

LANE: Final = "Wasl-Lane"
"""The lane that a poll asks for."""

ANSWER: Final = "Wasl-Answer"
"""Names an answer that carries envelopes; the next poll says it back once they are stored."""

_TOKEN_CHARS: Final = 32

CHUNK_BYTES: Final = 1 << 16
"""What is written at once. A side that takes none of it for a while is given up."""


def is_token(text: str) -> bool:
    """Tell whether ``text`` may name an answer: 1 to 32 ASCII letters and digits."""
    return 0 < len(text) <= _TOKEN_CHARS and text.isascii() and text.isalnum()
