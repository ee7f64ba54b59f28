# SPDX-License-Identifier: Apache-2.0
"""Every decoder of bytes from outside, with inputs that it accepts. A new decoder is one more line.

A decoder takes bytes and may raise `Refused` and nothing else. One that takes text goes through
`text`, one that takes more than the bytes through a lambda. Its inputs must be accepted as they
are: they are what `test_decoders.py` starts to damage.
"""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Callable, Sequence
from pathlib import Path

from tests.builder import fork_of, forked, shown, two_once, whole
from tests.fuzz import audits
from tests.fuzz.arriving import ARRIVING
from tests.fuzz.surfaces import SURFACES, audit_of, own, text
from tests.fuzz.travel import TRAVEL
from wasl import codec, note, primitives
from wasl.bearers import courier
from wasl.home import archive, config, passphrase, proposal, vault
from wasl.record import checkpoint, fork, layout, merkle, witness
from wasl.record.layout import FileKind
from wasl.sim.parties import NORTHLAND, SUNDRIA, charter_notes, charter_of
from wasl.terms import LineId
from wasl.trust import card, charter, grant

Decoder = Callable[[bytes], object]


_SEED = bytes(range(32))
_KEY = note.Verifier("example.com/log", note.ED25519, primitives.ed25519_public(_SEED))
_WITNESS = note.Verifier("example.com/w", note.COSIGN_V1, primitives.ed25519_public(_SEED))
_AUTHOR = note.Verifier("example.com/log", note.ML_DSA_44, primitives.ml_dsa_44_public(_SEED))
_TEXT = "example.com/log\n41\nAAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=\n"
_TIMED = note.signed_bytes(_WITNESS.type, text=_TEXT, name=_WITNESS.name, timestamp=1_795_305_600)
_TREE = note.signed_bytes(_AUTHOR.type, text=_TEXT, name=_AUTHOR.name)
_LINES = (
    note.sign_ed25519(_TEXT, name=_KEY.name, seed=_SEED),
    note.signature_from(
        _WITNESS.type,
        _WITNESS.name,
        _WITNESS.public,
        primitives.ed25519_sign(_SEED, _TIMED),
        1_795_305_600,
    ),
    note.signature_from(
        _AUTHOR.type, _AUTHOR.name, _AUTHOR.public, primitives.ml_dsa_44_sign(_SEED, _TREE)
    ),
)
_NOTES = [note.format(note.Note(_TEXT, (line,))).encode() for line in _LINES]
_NOTES.append(note.format(note.Note(_TEXT + "extended\n", _LINES)).encode())
_SEALED = primitives.hpke_seal(primitives.x_wing_public(_SEED), b"text", b"info")
_SIV = primitives.siv_seal(_SEED, bytes(12), b"text", b"aad")
_SIGNED = _KEY.public + primitives.ed25519_sign(_SEED, b"text")
_VALUES: list[codec.Value] = [
    None,
    2**64 - 1,
    (1, bytes(32), (0, 1), 41, 3, -5, 1_795_305_600, (((1, 1), 12, bytes(32)),), bytes(32), None),
    (True, False, "وصل — связь", b"", (), "", ((((((("deep",),),),),),),)),
    tuple(range(300)),
]

_LINE = LineId(_SEED)
_CHARTER = charter_of(NORTHLAND, SUNDRIA, two_person=("protest",), padding=(256, 1024))
_CARDS = (NORTHLAND.card(), SUNDRIA.card())
_FORMER = grant.Former(incarnation=1, size=41, root=_SEED)
_REVOKE = grant.Revoke(party=NORTHLAND.name, incarnation=1, reason="سُرق — украден")

_LEAVES = [merkle.leaf_hash(b"%d" % index) for index in range(7)]
_FRONTIERS = [merkle.extend(merkle.Frontier(), _LEAVES[:size]) for size in range(8)]
_PATH = (_LEAVES[3], _FRONTIERS[2].root())
_PROOFS = [checkpoint.format_tlog_proof(2, _PATH, whole.decode()).encode() for whole in _NOTES]
_PROOFS.append(_PROOFS[0].replace(b"index", b"extra 2YjYtdmE\nindex"))


def _hashes(data: bytes) -> list[bytes]:
    return [data[at : at + 32] for at in range(0, len(data), 32)]


_TRANSCRIPT = dict(whole(two_once()))
_EVIDENCE = fork_of(two_once(), size=9), fork_of(two_once(), size=5)

_FILE = Path("file")
_PROPOSED = proposal.make_proposal(
    [party.card_note().encode() for party in (NORTHLAND, SUNDRIA)],
    charter_notes(_CHARTER, SUNDRIA)[0].encode(),
)
_PARTS = archive.unpack(proposal.format_proposal(_PROPOSED))
_SECRETS = vault.Secrets(
    party=NORTHLAND.name,
    incarnation=1,
    node_seed=b"n" * 32,
    tls_key=b"key",
    tls_certificate=b"certificate",
    storage_key=b"s" * 32,
    archive_key=b"a" * 32,
    kem_seed=b"k" * 32,
    journals=(vault.JournalSeeds(_LINE, b"e" * 32, b"m" * 32, b"r" * 32),),
)
_CONFIG = config.Config(
    party=NORTHLAND.name, listen=config.Address("::", 8443), urls=("https://a:1",)
)


DECODERS: dict[str, tuple[Decoder, Sequence[bytes]]] = {
    "codec.parse": (codec.parse, [codec.format(value) for value in _VALUES]),
    "note.parse": (note.parse, _NOTES),
    "note.parse of text": (text(note.parse), _NOTES),
    "note.parse_vkey": (
        text(note.parse_vkey),
        [note.format_vkey(key).encode() for key in (_KEY, _WITNESS, _AUTHOR)],
    ),
    "note.open_note": (
        lambda data: note.open_note(data, (_KEY, _WITNESS, _AUTHOR), require="any"),
        _NOTES[:3],
    ),
    "primitives.ed25519_verify": (
        lambda data: primitives.ed25519_verify(data[:32], b"text", data[32:]),
        [_SIGNED],
    ),
    "primitives.siv_open": (
        lambda data: primitives.siv_open(_SEED, bytes(12), data, b"aad"),
        [_SIV],
    ),
    "primitives.hpke_open": (
        lambda data: primitives.hpke_open(_SEED, data, b"info"),
        [_SEALED],
    ),
    "primitives.hpke_seal": (
        lambda data: primitives.hpke_seal(data, b"text", b"info"),
        [primitives.x_wing_public(_SEED)],
    ),
    "card.open_card": (
        text(card.open_card),
        [NORTHLAND.card_note().encode(), SUNDRIA.card_note(names=(("ar", "جنوب"),)).encode()],
    ),
    "charter.missing_signatures": (
        lambda data: charter.missing_signatures([data], cards=_CARDS),
        [whole.encode() for whole in charter_notes(_CHARTER, NORTHLAND, SUNDRIA)],
    ),
    "grant.open_grant": (
        lambda data: grant.open_grant(data, root=NORTHLAND.root, party=NORTHLAND.name),
        [NORTHLAND.grant_note(1).encode()],
    ),
    "grant.parse_grant": (
        text(grant.parse_grant),
        [grant.format_grant(party.grant(1)).encode() for party in (NORTHLAND, SUNDRIA)],
    ),
    "grant.parse_journal_keys": (
        text(grant.parse_journal_keys),
        [
            grant.format_journal_keys(NORTHLAND.journal_keys(_LINE, 1)).encode(),
            grant.format_journal_keys(NORTHLAND.journal_keys(_LINE, 2, former=_FORMER)).encode(),
        ],
    ),
    "grant.parse_revoke": (text(grant.parse_revoke), [grant.format_revoke(_REVOKE).encode()]),
    "merkle.parse_frontier": (
        merkle.parse_frontier,
        [merkle.format_frontier(frontier) for frontier in _FRONTIERS],
    ),
    "merkle.verify_inclusion": (
        lambda data: merkle.verify_inclusion(
            _LEAVES[2],
            int.from_bytes(data[:1]),
            int.from_bytes(data[1:2]),
            _hashes(data[2:]),
            _FRONTIERS[3].root(),
        ),
        [b"\x02\x03" + _FRONTIERS[2].root()],
    ),
    "merkle.verify_consistency": (
        lambda data: merkle.verify_consistency(
            int.from_bytes(data[:1]),
            _FRONTIERS[2].root(),
            int.from_bytes(data[1:2]),
            _FRONTIERS[3].root(),
            _hashes(data[2:]),
        ),
        [b"\x02\x03" + _LEAVES[2]],
    ),
    "checkpoint.parse_checkpoint": (
        text(checkpoint.parse_checkpoint),
        [_TEXT.encode()],
    ),
    "checkpoint.parse_checkpoint of others": (
        text(lambda data: checkpoint.parse_checkpoint(data, foreign=True)),
        [_TEXT.encode(), _TEXT.encode() + b"extended\n", b"a log\n" + _TEXT.encode()[16:]],
    ),
    "checkpoint.open_checkpoint": (
        lambda data: checkpoint.open_checkpoint(
            data, origin=_KEY.name, public_e=_KEY.public, public_m=_AUTHOR.public
        ),
        _NOTES[:1],
    ),
    "checkpoint.parse_tlog_proof": (checkpoint.parse_tlog_proof, _PROOFS),
    "checkpoint.parse_tlog_proof of text": (text(checkpoint.parse_tlog_proof), _PROOFS),
    "archive.unpack": (archive.unpack, [archive.pack(_PARTS[:1]), archive.pack(_PARTS)]),
    "proposal.parse_proposal": (proposal.parse_proposal, [proposal.format_proposal(_PROPOSED)]),
    "courier.parse_file": (
        lambda data: courier.parse_file(data + primitives.sha256(data)),
        [courier.format_file(each)[:-32] for each in ([], [b"one"], [b"x" * 900, b"\xff"])],
    ),
    "vault.parse_secrets": (
        own(lambda data: vault.parse_secrets(data + primitives.sha256(data), where=_FILE)),
        [vault.format_secrets(_SECRETS)[:-32]],
    ),
    "passphrase.parse_sealed": (
        own(lambda data: passphrase.parse_sealed(data + primitives.sha256(data), where=_FILE)),
        [
            passphrase.format_sealed(passphrase.Sealed("root", b"s" * 16, b"n" * 12, _SEED))[:-32],
        ],
    ),
    "config.parse_config": (
        own(text(config.parse_config)),
        [config.format_config(_CONFIG).encode(), b'party = "northland"'],
    ),
    "layout.parse_entries": (
        layout.parse_entries,
        [_TRANSCRIPT[f"journals/{name}.1/entries"] for name in ("northland", "sundria")],
    ),
    "layout.parse_openings": (
        layout.parse_openings,
        [_TRANSCRIPT[f"journals/{name}.1/openings"] for name in ("northland", "sundria")],
    ),
    "fork.parse_fork": (fork.parse_fork, [fork.format_fork(one) for one in _EVIDENCE]),
    **{
        f"audit of {name}": audits.of_member(kind, name)
        for kind, names in (
            (
                FileKind.TRANSCRIPT,
                (
                    "journals/northland.1/entries",
                    "journals/northland.1/checkpoint.note",
                ),
            ),
            (
                FileKind.EXHIBIT,
                (
                    "entry/entry",
                    "entry/entry.tlog-proof",
                    "receipts/sundria.1.tlog-proof",
                ),
            ),
            (FileKind.FORK, ("fork/a.tlog-proof",)),
        )
        for name in names
    },
    "audit of a file": (
        audit_of,
        [
            archive.pack(members)
            for members in (whole(two_once()), shown(two_once()), forked(two_once(), size=9))
        ],
    ),
    "witness.parse_submission": (
        witness.parse_submission,
        [b"old 2\n" + b64encode(_LEAVES[0]) + b"\n\n" + _NOTES[0], b"old 0\n\n" + _NOTES[0]],
    ),
    **TRAVEL,
    **SURFACES,
    **ARRIVING,
}
