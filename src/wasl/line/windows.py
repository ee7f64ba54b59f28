# SPDX-License-Identifier: Apache-2.0
"""Finding the key of a warm envelope by its 4-byte tag.

Rules:

1. For every far epoch the next :data:`limits.TAG_WINDOW` tags beyond the newest envelope seen are
   known, and those of keys that were skipped. A tag of four bytes may fit two keys; then both are
   tried.
2. Nothing here is kept: it is derived from the SECRET rows, and from nothing else; a key that is
   gone there goes here with the next step. Only journals whose rows have moved are looked at again.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from wasl import limits
from wasl.line import epochs
from wasl.line.work import Work
from wasl.terms import JournalId
from wasl.wire.epoch import MessageKey, advance


class Found(NamedTuple):
    """A key that a tag may belong to."""

    journal: JournalId
    keys_seq: int
    keys_time_s: int
    charter: bytes
    message: int
    key: MessageKey

    @property
    def seq(self) -> int:
        """The sequence number of the entry that travels under this key."""
        return self.keys_seq + self.message


@dataclass(slots=True)
class _Epoch:
    keys_time_s: int
    charter: bytes
    next_index: int
    chain_key: bytes
    tags: dict[int, bytes] = field(default_factory=dict[int, bytes])


class Windows:
    """The tags of a line's far epochs."""

    __slots__ = ("_by_tag", "_epochs", "_stale")

    def __init__(self) -> None:
        self._by_tag: dict[bytes, list[Found]] = {}
        self._epochs: dict[tuple[JournalId, int], _Epoch] = {}
        self._stale: set[JournalId] | None = None  # None: all of them

    def moved(self, journals: Iterable[JournalId]) -> None:
        """Be told whose SECRET rows a step has moved."""
        if self._stale is not None:
            self._stale.update(journals)

    def refresh(self, work: Work) -> None:
        """Bring the windows up to the rows, at the beginning of a step."""
        self.moved(work.rekeyed)
        stale = work.rows.journals() if self._stale is None else sorted(self._stale)
        for journal in stale:
            state = work.rows.journal(journal)
            if state is not None and journal != work.standing.near:
                self._refresh(journal, epochs.receiving(work, state.number))
        self._stale = set()

    def _refresh(self, journal: JournalId, live: Sequence[epochs.Receiving]) -> None:
        names = {(journal, epoch.keys_seq) for epoch in live}
        for name in [one for one in self._epochs if one[0] == journal and one not in names]:
            self._forget(name)
        for epoch in live:
            self._follow(journal, epoch)

    def _forget(self, name: tuple[JournalId, int]) -> None:
        for index, tag in self._epochs.pop(name).tags.items():
            self._drop(tag, name, index)

    def _follow(self, journal: JournalId, epoch: epochs.Receiving) -> None:
        name = (journal, epoch.keys_seq)
        held = self._epochs.get(name)
        if held is not None and held.charter != epoch.charter:
            self._forget(name)  # it was begun before the ADOPT below it was held
            held = None
        if held is None:
            held = _Epoch(epoch.keys_time_s, epoch.charter, epoch.base, epoch.chain_key)
            self._epochs[name] = held
            for index, key in epoch.skipped:
                self._add(journal, epoch.keys_seq, held, index, key)
        else:
            if held.next_index < epoch.base:
                held.next_index, held.chain_key = epoch.base, epoch.chain_key
            skipped = {index for index, _ in epoch.skipped}
            for index in [i for i in held.tags if i < epoch.base and i not in skipped]:
                self._drop(held.tags.pop(index), name, index)
        self._extend(name, epoch.base + limits.TAG_WINDOW)

    def _extend(self, name: tuple[JournalId, int], end: int) -> None:
        held = self._epochs[name]
        while held.next_index < min(end, limits.EPOCH_MESSAGES + 1):
            held.chain_key, key = advance(held.chain_key)
            self._add(*name, held, held.next_index, key)
            held.next_index += 1

    def _add(
        self, journal: JournalId, keys_seq: int, held: _Epoch, index: int, key: MessageKey
    ) -> None:
        found = Found(journal, keys_seq, held.keys_time_s, held.charter, index, key)
        self._by_tag.setdefault(key.tag, []).append(found)
        held.tags[index] = key.tag

    def _drop(self, tag: bytes, name: tuple[JournalId, int], index: int) -> None:
        used = (*name, index)
        left = [f for f in self._by_tag[tag] if (f.journal, f.keys_seq, f.message) != used]
        if left:
            self._by_tag[tag] = left
        else:
            del self._by_tag[tag]

    def find(self, tag: bytes) -> list[Found]:
        """Return the keys that a tag may belong to."""
        return list(self._by_tag.get(tag, ()))

    def used(self, found: Found) -> None:
        """Move the window past an envelope that has opened. Its key stays until its entry is
        kept.
        """
        self._extend((found.journal, found.keys_seq), found.message + limits.TAG_WINDOW)
