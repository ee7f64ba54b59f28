# SPDX-License-Identifier: Apache-2.0
"""Damage without guidance: good inputs with wounds, by a seeded chance."""

from __future__ import annotations

from collections.abc import Sequence
from random import Random

# Heads, lengths and marks of our encodings, which single random bytes would seldom hit.
TELLING = [
    b"\x00", b"\x17", b"\x18", b"\x1b" + b"\xff" * 8, b"\x5f", b"\x7f", b"\x80", b"\x81" * 9,
    b"\x9b" + b"\xff" * 8, b"\xa0", b"\xc0", b"\xf4", b"\xf6", b"\xf7", b"\xff", b"\xff" * 32,
    b"\n", b"\n\n", b"\r\n", b" ", b"+", b"=", b"0", b"-1", b"9" * 5_000, b"18446744073709551616",
    "—".encode(), "\N{RIGHT-TO-LEFT OVERRIDE}".encode(), "\N{NO-BREAK SPACE}".encode(),
    "٣".encode(), b"\xed\xa0\x80", b"\xf4\x90\x80\x80", b"\xc3",
]  # fmt: skip


def damage(random: Random, seeds: Sequence[bytes]) -> bytes:
    """One damaged input: mostly a seed with one to four wounds, sometimes noise."""
    if random.random() < 0.05:
        return random.randbytes(random.randrange(200))
    data = random.choice(seeds)
    for _ in range(random.choice((1, 1, 1, 2, 4))):
        data = wound(random, data, seeds)
    return data


def wound(random: Random, data: bytes, seeds: Sequence[bytes]) -> bytes:
    at = random.randrange(len(data) + 1)
    end = min(len(data), at + random.choice((1, 1, 2, 8, 64)))
    match random.randrange(8):
        case 0:  # one bit
            return (
                data[:at]
                + bytes(byte ^ 1 << random.randrange(8) for byte in data[at : at + 1])
                + data[at + 1 :]
            )
        case 1:  # other bytes
            return data[:at] + random.randbytes(end - at) + data[end:]
        case 2:  # bytes more
            return data[:at] + random.randbytes(random.choice((1, 2, 8, 64))) + data[at:]
        case 3:  # bytes less
            return data[:at] + data[end:]
        case 4:  # cut
            return data[:at]
        case 5:  # twice
            return data[:end] + data[at:]
        case 6:  # something telling, in place or between
            return data[:at] + random.choice(TELLING) + data[random.choice((at, end)) :]
        case _:  # the head of one, the tail of another
            other = random.choice(seeds)
            return data[:at] + other[random.randrange(len(other) + 1) :]
