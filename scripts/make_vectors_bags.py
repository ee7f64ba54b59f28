# SPDX-License-Identifier: Apache-2.0
"""Write docs/spec/vectors/bags.json: files of a courier's bag, good and bad.

Long runs of zeros are written as a number: a file is ``head`` ‖ ``zeros`` zero bytes ‖ ``tail``.
"""

from __future__ import annotations

import hashlib
import json
from pathlib import Path
from typing import Any

from wasl.bearers import courier
from wasl.bearers.bundle import format_bundle

Case = dict[str, Any]
VECTORS = Path(__file__).resolve().parents[1] / "docs" / "spec" / "vectors"
_TWO = (b"abc", b"\xff")


def sealed(body: bytes) -> bytes:
    return body + hashlib.sha256(body).digest()


def body(envelopes: bytes, *, size: int, magic: bytes = courier.MAGIC, length: int = -1) -> bytes:
    stated = len(envelopes) if length < 0 else length
    head = magic + stated.to_bytes(4, "big") + envelopes
    return head + bytes(size - 32 - len(head))


def told(name: str, data: bytes, **more: Any) -> Case:  # noqa: ANN401 -- JSON
    """Return a case, its long run of zeros counted."""
    cut = data[:-32].rstrip(b"\x00")
    zeros = len(data[:-32]) - len(cut)
    return {"name": name, "head": cut.hex(), "zeros": zeros, "tail": data[-32:].hex(), **more}


def bag_vectors() -> Case:
    two = format_bundle(_TWO)
    good = courier.format_file(_TWO)
    wide = courier.format_file([b"x" * 4_044])
    cases = [
        told("no envelope", courier.format_file([]), expect="accept", envelopes=[]),
        told("two envelopes", good, expect="accept", envelopes=[each.hex() for each in _TWO]),
        told("the smallest that needs 16 KiB", wide, expect="accept", envelopes=["78" * 4_044]),
        told("the last byte of the checksum differs", good[:-1] + bytes((good[-1] ^ 1,))),
        told("cut within its zeros", good[:2_000]),
        told("a byte more", good + b"\x00"),
        told("another version", sealed(body(two, size=4_096, magic=b"wasl/bag/v2\n"))),
        told("a larger size than it needs", sealed(body(two, size=16_384))),
        told("zeros that are none", sealed(body(two, size=4_096)[:-1] + b"\x01")),
        told("longer than the file", sealed(body(two, size=4_096, length=4_049))),
        told("ends within an envelope", sealed(body(two[:-1], size=4_096))),
        told("an envelope of no bytes", sealed(body(bytes(4), size=4_096))),
    ]
    return {
        "description": "Files of a bag (07 §2): head ‖ zeros × 00 ‖ tail",
        "cases": [{"expect": "refuse", **case} for case in cases],
    }


def render(vectors: Case) -> str:
    return json.dumps(vectors, ensure_ascii=False, indent=1) + "\n"


def main() -> None:
    (VECTORS / "bags.json").write_text(render(bag_vectors()))


if __name__ == "__main__":
    main()
