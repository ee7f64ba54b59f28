# SPDX-License-Identifier: Apache-2.0
"""Many envelopes in one body: (u32 length, big-endian ‖ envelope)*.

Rules:

1. The body is used up exactly. No envelope is empty.
2. Bounds, checked before anything is copied: ``ENVELOPE_BYTES`` each, ``BUNDLE_ENVELOPES`` in all,
   ``BUNDLE_BYTES`` for the whole body, lengths included.
3. A body of no bytes is a bundle of no envelopes.

It does not look into an envelope.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from wasl import limits
from wasl.errors import Code, Refused

FRAME_BYTES: Final = 4
"""What carrying one envelope costs in a bundle."""


def format_bundle(envelopes: Iterable[bytes]) -> bytes:
    """Join envelopes. The caller has kept within the bounds."""
    out = bytearray()
    for envelope in envelopes:
        assert 0 < len(envelope) <= limits.ENVELOPE_BYTES
        out += len(envelope).to_bytes(FRAME_BYTES, "big")
        out += envelope
    assert len(out) <= limits.BUNDLE_BYTES
    return bytes(out)


def parse_bundle(body: bytes) -> list[bytes]:
    """Take a bundle apart. Raises Refused: TOO_LARGE, TOO_MANY or BAD_ENVELOPE."""
    size = len(body)
    if size > limits.BUNDLE_BYTES:
        raise Refused(Code.TOO_LARGE, f"a bundle of more than {limits.BUNDLE_BYTES} bytes")
    envelopes: list[bytes] = []
    at = 0
    while at < size:
        start = at + FRAME_BYTES
        end = start + int.from_bytes(body[at:start], "big")
        where = f"byte {at}"
        if end - start > limits.ENVELOPE_BYTES:
            raise Refused(
                Code.TOO_LARGE,
                f"an envelope of more than {limits.ENVELOPE_BYTES} bytes",
                where=where,
            )
        if start > size or end > size:
            raise Refused(Code.BAD_ENVELOPE, "the bundle ends within an envelope", where=where)
        if end == start:
            raise Refused(Code.BAD_ENVELOPE, "an envelope of no bytes", where=where)
        if len(envelopes) == limits.BUNDLE_ENVELOPES:
            raise Refused(
                Code.TOO_MANY, f"a bundle of more than {limits.BUNDLE_ENVELOPES} envelopes"
            )
        envelopes.append(body[start:end])
        at = end
    return envelopes
