# SPDX-License-Identifier: Apache-2.0
"""Single bits at seeded places of good files: inside a member with the ZIP written anew, so that
what finds the damage is not its checksum; and of the whole file.
"""

from __future__ import annotations

from random import Random

from tests.branches import told_twice
from tests.builder import Files, forked, shown, three_once, two_once, whole
from tests.corpus.case import DAMAGED, EXHIBIT, FORK_FILE, TRANSCRIPT, Case, Shelf
from wasl.home.archive import pack
from wasl.record.layout import FileKind

PER_FILE = 20


def cases() -> list[Case]:
    shelf = Shelf("flip")
    for name, kind, files in (
        ("two", TRANSCRIPT, whole(two_once())),
        ("three", TRANSCRIPT, whole(three_once())),
        ("told", TRANSCRIPT, told_twice()),
        ("exhibit", EXHIBIT, shown(two_once())),
        ("roots", FORK_FILE, forked(two_once(), size=5)),
        ("leaves", FORK_FILE, forked(two_once(), size=9)),
    ):
        _members(shelf, name, kind, files)
    random = Random("wasl corpus: whole files")
    data = pack(whole(two_once()))
    for _ in range(5):
        at, bit = random.randrange(len(data)), random.randrange(8)
        shelf.put(f"file-{at}-{bit}", _flip(data, at, bit), f"Bit {bit} of byte {at} of the file is another.",
                  spec="08 §5.3", verdict=DAMAGED, codes=None)  # fmt: skip

    return shelf.cases


def _members(shelf: Shelf, name: str, kind: FileKind, files: Files) -> None:
    """Each member but the README once, and then some at random: small members would be missed."""
    random = Random(f"wasl corpus: {name}")
    places = list(range(1, len(files)))
    random.shuffle(places)
    for number, place in enumerate(places[:PER_FILE]):
        member, data = files[place]
        at, bit = random.randrange(len(data)), random.randrange(8)
        changed = [*files[:place], (member, _flip(data, at, bit)), *files[place + 1 :]]
        shelf.put(f"{name}-{number}", changed, f"Bit {bit} of byte {at} of {member} is another.",
                  spec="08 §5.3", verdict=DAMAGED, codes=None, kind=kind)  # fmt: skip


def _flip(data: bytes, at: int, bit: int) -> bytes:
    return data[:at] + bytes((data[at] ^ 1 << bit,)) + data[at + 1 :]
