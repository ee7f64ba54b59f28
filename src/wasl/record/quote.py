# SPDX-License-Identifier: Apache-2.0
"""Which entry an acknowledgement quotes, read from its body without understanding the rest.

The bodies of kinds ACKNOWLEDGEMENT and SHOWN begin with their version and with a reference, as
:mod:`wasl.line.talk` writes them; a test holds the two to each other. A body of another shape
quotes nothing: it is kept and shown as not understood, and no audit fails for it.
"""

from __future__ import annotations

from typing import Final

from wasl import codec, limits
from wasl.errors import Refused
from wasl.record.entry import Kind
from wasl.terms import JournalId, Ref

_QUOTING: Final = frozenset((Kind.ACKNOWLEDGEMENT, Kind.SHOWN))


def read_quote(kind: int, body: bytes) -> Ref | None:
    """Return the entry that a body of this kind is about, or None."""
    if kind not in _QUOTING:
        return None
    try:
        value = codec.parse(body, limit=limits.BODY_BYTES)
    except Refused:
        return None
    match value:
        case (int(version), (int(party), int(incarnation), int(seq), bytes(leaf)), *_) if (
            version == 1 and not isinstance(version, bool)
        ):
            return Ref(JournalId(party, incarnation), seq, leaf)
        case _:
            return None
