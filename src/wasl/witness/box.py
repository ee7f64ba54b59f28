# SPDX-License-Identifier: Apache-2.0
"""The home of a witness: its own keys, the logs that it knows, and the tree it cosigned last of
each.

::

    HOME/  witness.key   name, Ed25519 and ML-DSA-44 seeds, how often it was started
           wasl.db       the logs, their keys, the size and root remembered of each; the starts
           lock          of the running witness

Rules:

1. A witness is worth what it remembers. One that forgot may cosign two trees that cannot both be
   true; so key and memory belong together, and a witness whose memory is gone or older does not
   start (:mod:`wasl.home.starts`). It is retired: another home, other keys, another name.
2. What is to be remembered is looked at and written in one commit with full sync, and only then is
   anything signed: whichever of two askers comes first, the other is measured by it.
3. A log is known for good: forgetting one would forget its tree.
4. These keys are of no line and no journal. They sign cosignatures, and nothing else.

It cannot see that both files were put back together from one older moment.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Final

from wasl import codec, limits, note, primitives
from wasl.errors import Code, Contradiction, Damaged, Misuse
from wasl.home.files import damaged, format_checked, parse_checked, read_file, write_file
from wasl.home.keyring import cosign_pq, draw
from wasl.home.layout import Home, create_folder
from wasl.home.starts import begin_starts, check_starts, count
from wasl.home.vault import require_private
from wasl.note import COSIGN_V1, ML_DSA_44, Verifier, format_vkey, parse_vkey
from wasl.record.cosignature import Cosignature, from_line
from wasl.record.state import read
from wasl.record.witness import LOG_TYPES, Declined, Latest, Submission, judge
from wasl.steps import Commit, Space
from wasl.store import Store
from wasl.store.sqlite import create_sqlite, open_sqlite

_LABEL: Final = "wasl/witness/v1"
_KEY_FILE: Final = "witness.key"
_LOG: Final = b"log/"
_WHOSE: Final = b"witness"
_RETIRE: Final = (
    "put back the newest copy of both files; if there is none, retire this witness: tell all who "
    "name its keys, and make another with “wasl witness init”"
)


@dataclass(frozen=True, slots=True)
class WitnessKeys:
    """What the key file holds: the name that it signs under, two seeds, and how often it began."""

    name: str
    ed25519_seed: bytes = field(repr=False)
    ml_dsa_44_seed: bytes = field(repr=False)
    starts: int = 0
    starting: bool = False

    @property
    def verifiers(self) -> tuple[Verifier, Verifier]:
        """The public keys: 0x04, then 0x06."""
        ed25519 = primitives.ed25519_public(self.ed25519_seed)
        ml_dsa_44 = primitives.ml_dsa_44_public(self.ml_dsa_44_seed)
        return (
            Verifier(self.name, COSIGN_V1, ed25519),
            Verifier(self.name, ML_DSA_44, ml_dsa_44),
        )


@dataclass(frozen=True, slots=True)
class KnownLog:
    """A log that the witness knows: its keys, and the tree it cosigned last."""

    origin: str
    keys: tuple[Verifier, ...]
    latest: Latest


def create_witness(path: Path, name: str) -> WitnessKeys:
    """Make a home for a new witness. Raises Misuse (EXISTS, …), Refused for a name, Unavailable."""
    check_witness_name(name)
    seeds = (draw(primitives.SEED_SIZE), draw(primitives.SEED_SIZE))
    keys = WitnessKeys(name, *seeds)
    whose = _identity(keys)
    home = create_folder(path)
    store = create_sqlite(home.database)
    try:
        begin_starts(store)
        row = (Space.META, _WHOSE, whose)
        store.apply(Commit(writes=(row,)))
    finally:
        store.close()
    write_file(home.path / _KEY_FILE, _format(keys))
    return keys


def check_witness_name(name: str) -> None:
    """Require a name that no log and no line of ours bears. Raises Misuse."""
    if name.startswith("wasl/") or not name.isprintable() or len(name.encode()) > 200:
        what = "a witness's name is a URL without its scheme, and never begins with wasl/"
        raise Misuse(Code.BAD_ARGUMENT, what, where="NAME", do="example: witness.example.org/w1")


class WitnessBox:
    """An opened home of a witness."""

    def __init__(self, home: Home, keys: WitnessKeys, store: Store) -> None:
        self._home = home
        self._store = store
        self.keys = keys

    def close(self) -> None:
        """Let go of it."""
        self._store.close()

    def count_start(self) -> int:
        """Count a start, or an orderly end. Raises Damaged (STARTS_DISAGREE)."""

        def keep(number: int, starting: bool) -> None:  # noqa: FBT001 - as it stands in the file
            keys = replace(self.keys, starts=number, starting=starting)
            write_file(self._home.path / _KEY_FILE, _format(keys))
            self.keys = keys

        return count(self.keys, self._store, keep)

    def logs(self) -> list[KnownLog]:
        """All logs that are known, by origin."""
        rows = self._store.scan(Space.WITNESS, _LOG, _LOG + b"\xff" * 4, limit=1 << 20)
        return [_parse_log(key, row) for key, row in rows]

    def add(self, origin: str, keys: tuple[Verifier, ...]) -> KnownLog:
        """Trust these keys for a log from now on, besides those trusted already. Raises Misuse."""
        for key in keys:
            _check_log_key(key)
        name = _LOG + origin.encode()
        held = self._store.get(Space.WITNESS, name)
        known = KnownLog(origin, (), Latest()) if held is None else _parse_log(name, held)
        merged = tuple(dict.fromkeys((*known.keys, *keys)))
        if len(merged) > limits.WITNESS_LOG_KEYS:
            what = f"a log has at most {limits.WITNESS_LOG_KEYS} keys here"
            raise Misuse(Code.BAD_ARGUMENT, what, where=origin)
        known = replace(known, keys=merged)
        writes = ((Space.WITNESS, name, _format_log(known)),)
        self._store.apply(Commit(expect=((Space.WITNESS, name, held),), writes=writes))
        return known

    def take(
        self, one: Submission, *, clock: Callable[[], int]
    ) -> Declined | tuple[Cosignature, ...]:
        """Answer a submission. What it agrees to is on the disk before it is signed.

        ``clock``: seconds UTC. Raises Contradiction if another writer came between, Unavailable.
        """
        name = _LOG + one.checkpoint.origin.encode()
        held = self._store.get(Space.WITNESS, name)
        known = None if held is None else _parse_log(name, held)
        keys, latest = ((), Latest()) if known is None else (known.keys, known.latest)
        answer = judge(one, keys=keys, latest=latest)
        if isinstance(answer, Declined):
            return answer
        assert known is not None
        moved = replace(known, latest=answer.latest)
        writes = ((Space.WITNESS, name, _format_log(moved)),)
        self._store.apply(Commit(expect=((Space.WITNESS, name, held),), writes=writes))
        return self._cosign(note.parse(one.note).text, clock())

    def _cosign(self, text: str, time_s: int) -> tuple[Cosignature, ...]:
        found: list[Cosignature] = []
        for key in self.keys.verifiers:
            message = note.signed_bytes(key.type, text=text, name=key.name, timestamp=time_s)
            if key.type == COSIGN_V1:
                raw = primitives.ed25519_sign(self.keys.ed25519_seed, message)
            else:
                raw = cosign_pq(self.keys.ml_dsa_44_seed, message)
            line = note.signature_from(key.type, key.name, key.public, raw, time_s)
            found.append(from_line(line))
        return tuple(found)


def open_witness(path: Path) -> WitnessBox:
    """Open the home of a witness. Raises Misuse if there is none; Damaged if it must be retired."""
    home = Home(path.absolute())
    file = home.path / _KEY_FILE
    data = read_file(file, limit=limits.VAULT_BYTES)
    if data is None:
        what = "there is no witness here"
        do = "name its home with --home, or make one with “wasl witness init”"
        raise Misuse(Code.BAD_ARGUMENT, what, where=str(home.path), do=do)
    require_private(file, do="retire this witness")
    keys = _parse(data, file)
    if not home.database.exists():
        raise _forgotten("what it remembered is gone", home)
    store = open_sqlite(home.database)
    try:
        if store.get(Space.META, _WHOSE) != _identity(keys):
            raise _forgotten("the database is another witness's", home)
        try:
            check_starts(keys, store)
        except Damaged as fault:
            raise _forgotten(fault.what, home) from fault
    except BaseException:
        store.close()
        raise
    return WitnessBox(home, keys, store)


def _forgotten(what: str, home: Home) -> Damaged:
    told = f"this witness must not go on: {what}"
    return Damaged(Code.STARTS_DISAGREE, told, where=str(home.path), do=_RETIRE)


def _check_log_key(key: Verifier) -> None:
    if key.type not in LOG_TYPES:
        what = "this is the key of a witness; a log signs with a key of type 0x01 or 0x06"
        raise Misuse(Code.BAD_ARGUMENT, what, where=key.name)


# ── bytes ───────────────────────────────────────────────────────────────────────────────────────


def _identity(keys: WitnessKeys) -> bytes:
    """What the database says of whose it is: the public keys, hashed."""
    return primitives.sha256(*(format_vkey(key).encode() for key in keys.verifiers))


def _format(keys: WitnessKeys) -> bytes:
    seeds = (keys.ed25519_seed, keys.ml_dsa_44_seed)
    return format_checked((_LABEL, keys.name, *seeds, keys.starts, keys.starting))


def _parse(data: bytes, where: Path) -> WitnessKeys:
    match parse_checked(data, where=where):
        case (str(label), str(name), bytes(ed25519), bytes(ml_dsa), int(starts), bool(starting)):
            if label == _LABEL and len(ed25519) == len(ml_dsa) == primitives.SEED_SIZE:
                return WitnessKeys(name, ed25519, ml_dsa, starts, starting)
        case _:
            pass
    raise damaged("this file is not the keys of a witness", where)


def _format_log(known: KnownLog) -> bytes:
    vkeys = tuple(format_vkey(key) for key in known.keys)
    return codec.format((known.latest.size, known.latest.root, vkeys))


def _parse_log(name: bytes, row: bytes) -> KnownLog:
    match read(row, where="log"):
        case (int(size), bytes(root), tuple(vkeys)):
            keys = tuple(parse_vkey(str(vkey)) for vkey in vkeys)
            return KnownLog(name[len(_LOG) :].decode(), keys, Latest(size, root))
        case _:
            raise Contradiction(Code.HEAD_MOVED, "a log's row cannot be read", where="log")
