# SPDX-License-Identifier: Apache-2.0
"""An anchor: a witness's cosignature that its author had when it wrote the entry.

Rules (``docs/spec/05-record.md`` §4, §12):

1. It carries all of the cosignature, and the size and root of its own journal that this is on. So
   it can be checked by whoever has the entry and the witness's key, and by nothing else.
2. What it shows: the entry, and every later one of its journal, is younger than the cosignature's
   time, by the clock of that one witness. The root need not be looked at for that.
3. It counts if the key is named by a charter of the line and the cosignature verifies. Else it is
   kept and means nothing. It is void only by its bytes and its place.

It does not know whose key it is, and verifies nothing by itself.
"""

from __future__ import annotations

from dataclasses import dataclass

from wasl import codec
from wasl.errors import Code, Refused
from wasl.note import Verifier, is_key_name
from wasl.record.checkpoint import Checkpoint
from wasl.record.cosignature import Cosignature, verify_cosignature

_SIZE_LIMIT = 1 << 62
_SIGNATURES = (64, 2420)


@dataclass(frozen=True, slots=True)
class Anchor:
    """A cosignature on the author's own journal, at a size below the entry that carries it."""

    size: int
    root: bytes
    cosignature: Cosignature


def format_anchor(anchor: Anchor) -> codec.Value:
    """Return the value that stands in the entry."""
    one = anchor.cosignature
    return (one.name, one.key_id, anchor.size, anchor.root, one.time_s, one.signature)


def parse_anchor(value: codec.Value) -> Anchor:
    """Read what stands in an entry. Raises Refused (BAD_ENTRY)."""
    match value:
        case (str(name), bytes(key_id), int(size), bytes(root), int(time_s), bytes(signature)):
            numbers = all(type(n) is int and 1 <= n < _SIZE_LIMIT for n in (size, time_s))
            sizes = len(key_id) == 4 and len(root) == 32 and len(signature) in _SIGNATURES
            if numbers and sizes and is_key_name(name) and len(name.encode()) < 256:
                return Anchor(size, root, Cosignature(name, key_id, time_s, signature))
        case _:
            pass
    raise Refused(Code.BAD_ENTRY, "content does not fit an anchor", where="content")


def verify_anchor(anchor: Anchor, *, origin: str, key: Verifier) -> None:
    """Check that this key has cosigned what the anchor says, in this journal. Raises Refused."""
    verify_cosignature(anchor.cosignature, Checkpoint(origin, anchor.size, anchor.root), key)
