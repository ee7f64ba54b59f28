# SPDX-License-Identifier: Apache-2.0
"""Checkpoints: their bytes, who signs which of them, and their forms for others."""

from __future__ import annotations

import base64
import hashlib

import pytest

from tests.trees import Leaves, leaf_of
from wasl import limits, note, primitives
from wasl.errors import Code, Refused
from wasl.record import checkpoint as cp
from wasl.record import merkle
from wasl.record.checkpoint import Checkpoint
from wasl.terms import LineId, PartyId

LINE = LineId(bytes(range(32)))
ORIGIN = cp.origin_of(LINE, PartyId("northland"), 1)
FAR = cp.origin_of(LINE, PartyId("sundria"), 1)

E_SEED, M_SEED, R_SEED = (bytes((n,)) * 32 for n in (1, 2, 3))
E, M, R = (
    primitives.ed25519_public(E_SEED),
    primitives.ml_dsa_44_public(M_SEED),
    primitives.ed25519_public(R_SEED),
)

TREE = Leaves([leaf_of(index) for index in range(9)])
HEAD = Checkpoint(ORIGIN, 7, TREE.root(7))
ROOT64 = base64.b64encode(HEAD.root).decode()
TEXT = f"{ORIGIN}\n7\n{ROOT64}\n"
TIME = 1_790_000_000

BY_E = primitives.ed25519_sign(E_SEED, cp.author_message(HEAD))
BY_M = primitives.ml_dsa_44_sign(M_SEED, cp.pq_message(HEAD, ORIGIN, 0))
BY_R = primitives.ed25519_sign(R_SEED, cp.receipt_message(HEAD, TIME))


# ── the text ────────────────────────────────────────────────────────────────────────────────────


def test_an_origin_is_derived_from_line_party_and_incarnation() -> None:
    told = b"wasl/origin/v1" + LINE + b"northland" + bytes((0, 0, 0, 1))
    assert "wasl/j/" + hashlib.sha256(told).hexdigest()[:32] == ORIGIN
    others = {
        cp.origin_of(LineId(bytes(32)), PartyId("northland"), 1),
        cp.origin_of(LINE, PartyId("northland"), 2),
        FAR,
    }
    assert len(others - {ORIGIN}) == 3


def test_three_lines() -> None:
    assert cp.format_checkpoint(HEAD) == TEXT
    assert cp.parse_checkpoint(TEXT) == HEAD
    assert cp.parse_checkpoint(TEXT, foreign=True) == HEAD


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("", id="nothing"),
        pytest.param(TEXT[:-1], id="no newline at the end"),
        pytest.param(f"{ORIGIN}\n7\n", id="no root"),
        pytest.param(f"\n7\n{ROOT64}\n", id="no origin"),
        pytest.param(f"{ORIGIN}\t\n7\n{ROOT64}\n", id="a control character in the origin"),
        pytest.param(TEXT.replace("\n", "\r\n"), id="other line ends"),
        pytest.param(TEXT + "\n", id="an empty line more"),
        pytest.param(TEXT + "more\n\n", id="an empty extension line"),
        *(
            pytest.param(f"{ORIGIN}\n{size}\n{ROOT64}\n", id=f"the size {size!r}")
            for size in ("", "-1", "+7", "07", " 7", "7 ", "7.0", "0x7", "٧", "seven", "1_0")
        ),
        pytest.param(f"{ORIGIN}\n{1 << 63}\n{ROOT64}\n", id="a size beyond all trees"),
        pytest.param(f"{ORIGIN}\n{10**400}\n{ROOT64}\n", id="a size of 401 digits"),
        pytest.param(f"{ORIGIN}\n0\n{ROOT64}\n", id="an empty tree with leaves"),
        pytest.param(f"{ORIGIN}\n7\n{HEAD.root.hex()}\n", id="a root in hexadecimal"),
        pytest.param(f"{ORIGIN}\n7\n{ROOT64[:-4]}\n", id="a short root"),
        pytest.param(f"{ORIGIN}\n7\n{ROOT64[:-1]}\n", id="a root without padding"),
        pytest.param(f"{ORIGIN}\n7\n {ROOT64}\n", id="a space before the root"),
        pytest.param(f"{ORIGIN}\n7\n{ROOT64[:-2]}~=\n", id="no base64"),
        pytest.param(f"{ORIGIN}\n7\n{ROOT64[:-2]}é=\n", id="no ASCII"),
    ],
)
def test_what_is_no_checkpoint_is_refused(text: str) -> None:
    for foreign in (False, True):
        with pytest.raises(Refused) as refused:
            cp.parse_checkpoint(text, foreign=foreign)
        assert refused.value.code == Code.BAD_NOTE


def test_base64_has_one_spelling() -> None:
    # The last digit of 43 carries two bits that nobody reads: four spellings, one of them right.
    alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"
    at = alphabet.index(ROOT64[-2])
    twin = ROOT64[:-2] + alphabet[at ^ 1] + "="
    assert base64.b64decode(twin, validate=True) == HEAD.root
    with pytest.raises(Refused):
        cp.parse_checkpoint(TEXT.replace(ROOT64, twin))


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(TEXT + "an extension\n", id="extension lines"),
        pytest.param(f"go.sum database tree\n7\n{ROOT64}\n", id="an origin with spaces"),
        pytest.param(f"example.com/a+b\n7\n{ROOT64}\n", id="an origin with a plus"),
        pytest.param(
            f"{ORIGIN}\n0\n47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=\n", id="no leaves"
        ),
    ],
)
def test_what_only_others_write(text: str) -> None:
    read = cp.parse_checkpoint(text, foreign=True)
    assert text.startswith(cp.format_checkpoint(read))
    with pytest.raises(Refused):
        cp.parse_checkpoint(text)


@pytest.mark.parametrize(
    ("origin", "size", "root"),
    [
        ("", 7, HEAD.root),
        ("a\nb", 7, HEAD.root),
        (ORIGIN, -1, HEAD.root),
        (ORIGIN, 1 << 63, HEAD.root),
        (ORIGIN, 0, HEAD.root),
        (ORIGIN, 7, HEAD.root[:31]),
        (ORIGIN, 7, b""),
    ],
)
def test_there_are_no_impossible_checkpoints(origin: str, size: int, root: bytes) -> None:
    with pytest.raises(Refused):
        Checkpoint(origin, size, root)


# ── what is signed ──────────────────────────────────────────────────────────────────────────────


def test_the_bytes_that_each_key_signs() -> None:
    assert cp.author_message(HEAD) == TEXT.encode()
    assert cp.receipt_message(HEAD, TIME) == f"cosignature/v1\ntime {TIME}\n{TEXT}".encode()
    name = ORIGIN.encode()
    assert len(name) == 39
    told = b"subtree/v1\n\0" + b"\x27" + name + bytes(8) + b"\x27" + name
    assert cp.pq_message(HEAD, ORIGIN, 0) == told + bytes(8) + bytes(7) + b"\x07" + HEAD.root


def test_signatures_verify() -> None:
    cp.verify_author(HEAD, public_e=E, signature64=BY_E)
    cp.verify_author_pq(HEAD, public_m=M, signature2420=BY_M)
    cp.verify_receipt(HEAD, public_r=R, timestamp=TIME, signature64=BY_R)


OTHERS = [
    pytest.param(Checkpoint(FAR, 7, HEAD.root), id="another origin"),
    pytest.param(Checkpoint(ORIGIN, 8, HEAD.root), id="another size"),
    pytest.param(Checkpoint(ORIGIN, 7, TREE.root(8)), id="another root"),
]


@pytest.mark.parametrize("other", OTHERS)
def test_a_signature_is_good_for_one_checkpoint(other: Checkpoint) -> None:
    with pytest.raises(Refused):
        cp.verify_author(other, public_e=E, signature64=BY_E)
    with pytest.raises(Refused):
        cp.verify_author_pq(other, public_m=M, signature2420=BY_M)
    with pytest.raises(Refused):
        cp.verify_receipt(other, public_r=R, timestamp=TIME, signature64=BY_R)


def test_a_receipt_is_good_for_one_time() -> None:
    for timestamp in (TIME + 1, TIME - 1, 0, -1, 1 << 63):
        with pytest.raises(Refused):
            cp.verify_receipt(HEAD, public_r=R, timestamp=timestamp, signature64=BY_R)


def test_no_signature_passes_for_one_of_another_kind() -> None:
    # Even with one key for both, which never happens: the first line of the bytes tells them apart.
    receipt = primitives.ed25519_sign(E_SEED, cp.receipt_message(HEAD, TIME))
    with pytest.raises(Refused):
        cp.verify_author(HEAD, public_e=E, signature64=receipt)
    with pytest.raises(Refused):
        cp.verify_receipt(HEAD, public_r=E, timestamp=TIME, signature64=BY_E)
    for cosigner, timestamp in ((FAR, 0), (ORIGIN, TIME), (FAR, TIME)):
        message = cp.pq_message(HEAD, cosigner, timestamp)
        with pytest.raises(Refused):
            cp.verify_author_pq(
                HEAD, public_m=M, signature2420=primitives.ml_dsa_44_sign(M_SEED, message)
            )


@pytest.mark.parametrize("signature", [b"", BY_E[:63], BY_E + b"\0", bytes(64)])
def test_what_is_no_signature_is_refused(signature: bytes) -> None:
    with pytest.raises(Refused):
        cp.verify_author(HEAD, public_e=E, signature64=signature)
    with pytest.raises(Refused):
        cp.verify_author_pq(HEAD, public_m=M, signature2420=signature)
    with pytest.raises(Refused):
        cp.verify_receipt(HEAD, public_r=R, timestamp=TIME, signature64=signature)


# ── notes ───────────────────────────────────────────────────────────────────────────────────────


def three_lines() -> list[note.Signature]:
    return [
        cp.author_line(HEAD, public_e=E, signature64=BY_E),
        cp.author_pq_line(HEAD, public_m=M, signature2420=BY_M),
        cp.receipt_line(FAR, public_r=R, timestamp=TIME, signature64=BY_R),
    ]


E_LINE, M_LINE, R_LINE = three_lines()
NOTE = cp.to_note(HEAD, [E_LINE, M_LINE, R_LINE])


def test_a_note_that_any_c2sp_tool_reads() -> None:
    def line(name: str, kind: bytes, public: bytes, signed: bytes) -> str:
        key_id = hashlib.sha256(name.encode() + b"\n" + kind + public).digest()[:4]
        return f"— {name} {base64.b64encode(key_id + signed).decode()}\n"

    assert (
        f"{TEXT}\n"
        + line(ORIGIN, b"\x01", E, BY_E)
        + line(ORIGIN, b"\x06", M, bytes(8) + BY_M)
        + line(FAR + "/r", b"\x04", R, TIME.to_bytes(8, "big") + BY_R)
    ) == cp.to_note(HEAD, three_lines())
    read = note.parse(NOTE)
    assert note.verify(read, cp.author_key(ORIGIN, E)) is None
    assert note.verify(read, cp.author_pq_key(ORIGIN, M)) == 0
    assert note.verify(read, cp.receipt_key(FAR, R)) == TIME


@pytest.mark.parametrize(
    "lines",
    [
        pytest.param([E_LINE], id="E"),
        pytest.param([M_LINE], id="M"),
        pytest.param([E_LINE, M_LINE, R_LINE], id="all"),
        pytest.param([note.Signature("example.com/w", b"abcd", bytes(72)), E_LINE], id="unknown"),
    ],
)
def test_a_note_opens_if_its_author_signed(lines: list[note.Signature]) -> None:
    data = cp.to_note(HEAD, lines)
    assert cp.open_checkpoint(data, origin=ORIGIN, public_e=E, public_m=M) == HEAD
    assert cp.open_checkpoint(data.encode(), origin=ORIGIN, public_e=E, public_m=M) == HEAD


def test_a_note_that_the_author_did_not_sign_stays_shut() -> None:
    for lines in ([R_LINE], [cp.author_line(HEAD, public_e=R, signature64=BY_E)]):
        with pytest.raises(Refused):
            cp.open_checkpoint(cp.to_note(HEAD, lines), origin=ORIGIN, public_e=E, public_m=M)
    with pytest.raises(Refused):  # M is not known to whoever was given E alone
        cp.open_checkpoint(cp.to_note(HEAD, [M_LINE]), origin=ORIGIN, public_e=E)


def test_one_bad_line_of_the_author_shuts_the_note() -> None:
    bad_m = cp.author_pq_line(HEAD, public_m=M, signature2420=BY_M[:-1] + b"\0")
    bad_e = cp.author_line(HEAD, public_e=E, signature64=BY_E[:-1] + b"\0")
    for lines in ([E_LINE, bad_m], [bad_e, M_LINE], [E_LINE, bad_e]):
        with pytest.raises(Refused):
            cp.open_checkpoint(cp.to_note(HEAD, lines), origin=ORIGIN, public_e=E, public_m=M)


def test_the_origin_must_be_the_authors() -> None:
    # Keys are trusted for one origin. Their good signature over another one's head is nothing.
    alien = Checkpoint(FAR, 7, HEAD.root)
    line = note.sign_ed25519(cp.format_checkpoint(alien), name=ORIGIN, seed=E_SEED)
    with pytest.raises(Refused, match=FAR):
        cp.open_checkpoint(cp.to_note(alien, [line]), origin=ORIGIN, public_e=E)


def test_extension_lines_are_not_ours() -> None:
    text = TEXT + "an extension\n"
    line = note.sign_ed25519(text, name=ORIGIN, seed=E_SEED)
    data = note.format(note.Note(text, (line,)))
    note.open_note(data, [cp.author_key(ORIGIN, E)], require="all")
    with pytest.raises(Refused):
        cp.open_checkpoint(data, origin=ORIGIN, public_e=E)


def test_an_author_signs_with_m_outside_time() -> None:
    signed = primitives.ml_dsa_44_sign(M_SEED, cp.pq_message(HEAD, ORIGIN, TIME))
    line = note.signature_from(note.ML_DSA_44, ORIGIN, M, signed, TIME)
    data = cp.to_note(HEAD, [E_LINE, line])
    assert note.verify(note.parse(data), cp.author_pq_key(ORIGIN, M)) == TIME
    with pytest.raises(Refused, match="time"):
        cp.open_checkpoint(data, origin=ORIGIN, public_e=E, public_m=M)


# ── tlog-proof ──────────────────────────────────────────────────────────────────────────────────

HASHES = merkle.prove_inclusion(TREE, 2, 7)
PROOF = cp.format_tlog_proof(2, HASHES, NOTE)


def test_a_tlog_proof_is_text() -> None:
    hashes = "".join(base64.b64encode(each).decode() + "\n" for each in HASHES)
    assert len(HASHES) == 3
    assert f"c2sp.org/tlog-proof@v1\nindex 2\n{hashes}\n{NOTE}" == PROOF


def test_a_tlog_proof_proves_one_entry() -> None:
    read = cp.parse_tlog_proof(PROOF.encode())
    assert (read.index, read.hashes, read.checkpoint_note) == (2, HASHES, NOTE)
    head = cp.open_checkpoint(read.checkpoint_note, origin=ORIGIN, public_e=E, public_m=M)
    merkle.verify_inclusion(TREE.leaf(2), read.index, head.size, read.hashes, head.root)
    with pytest.raises(Refused):
        merkle.verify_inclusion(TREE.leaf(3), read.index, head.size, read.hashes, head.root)


def test_the_only_entry_needs_no_hashes() -> None:
    head = Checkpoint(ORIGIN, 1, TREE.leaf(0))
    line = note.sign_ed25519(cp.format_checkpoint(head), name=ORIGIN, seed=E_SEED)
    text = cp.format_tlog_proof(0, (), cp.to_note(head, [line]))
    assert text.startswith(f"c2sp.org/tlog-proof@v1\nindex 0\n\n{ORIGIN}\n1\n")
    assert cp.parse_tlog_proof(text).hashes == ()


def test_a_proof_from_the_largest_log_of_others() -> None:
    text = f"a log of others\n{merkle.SIZE_MOST}\n{ROOT64}\nmore\n"
    signed = note.format(
        note.Note(text, (note.sign_ed25519(text, name="example.com/log", seed=E_SEED),))
    )
    hashes = tuple(leaf_of(height) for height in range(merkle.PROOF_HASHES))
    data = cp.format_tlog_proof(merkle.SIZE_MOST - 1, hashes, signed)
    read = cp.parse_tlog_proof(data)
    assert (read.index, read.hashes) == (merkle.SIZE_MOST - 1, hashes)


def test_an_extra_line_is_read_over() -> None:
    first, rest = PROOF.split("\n", 1)
    for extra in ("", "c29tZXRoaW5n", "AAAA"):
        read = cp.parse_tlog_proof(f"{first}\nextra {extra}\n{rest}")
        assert read == cp.parse_tlog_proof(PROOF)
        assert cp.format_tlog_proof(read.index, read.hashes, read.checkpoint_note) == PROOF


@pytest.mark.parametrize(
    ("old", "new"),
    [
        pytest.param("@v1", "@v2", id="another version"),
        pytest.param("c2sp.org", "\nc2sp.org", id="an empty line first"),
        pytest.param("index 2\n", "", id="no index"),
        pytest.param("index 2", "index  2", id="two spaces"),
        pytest.param("index 2", "index 02", id="a leading zero"),
        pytest.param("index 2", "index -2", id="a negative index"),
        pytest.param("index 2", "index two", id="an index in words"),
        pytest.param("index 2", f"index {(1 << 63) - 1}", id="an index beyond all trees"),
        pytest.param("index 2", "Index 2", id="another case"),
        pytest.param("index 2", "index 2\nindex 2", id="two indices"),
        pytest.param("index 2", "index 2\nextra AAAA", id="extra in the wrong place"),
        pytest.param("index 2", "extra AAAA\nextra AAAA\nindex 2", id="two extra lines"),
        pytest.param("index 2", "extra !!\nindex 2", id="extra that is no base64"),
        pytest.param("index 2", "extra AAA\nindex 2", id="extra without padding"),
        pytest.param("index 2", "extra AB==\nindex 2", id="extra in another spelling"),
        pytest.param("index 2\n", "index 2\n" + "AAAA\n", id="short hash"),
        pytest.param("index 2\n", "index 2\n" + "A" * 88 + "\n", id="long hash"),
        pytest.param("index 2\n", "index 2\n" + ("A" * 43 + "=\n") * 62, id="65 hashes"),
        pytest.param(f"\n\n{ORIGIN}", f"\n{ORIGIN}", id="no blank line"),
        pytest.param(f"\n\n{ORIGIN}", f"\n\n\n{ORIGIN}", id="two blank lines"),
        pytest.param("\n7\n", "\n07\n", id="a note that is no checkpoint"),
        pytest.param(f"\n\n— {ORIGIN}", f"\n— {ORIGIN}", id="a checkpoint that is no note"),
    ],
)
def test_what_is_no_tlog_proof_is_refused(old: str, new: str) -> None:
    assert old in PROOF
    with pytest.raises(Refused) as refused:
        cp.parse_tlog_proof(PROOF.replace(old, new, 1))
    assert refused.value.code == Code.BAD_NOTE


def test_the_largest_tlog_proof() -> None:
    first, rest = PROOF.split("\n", 1)
    data = f"{first}\nextra \n{rest}"
    room = limits.NOTE_BYTES - len(data.encode())
    data = data.replace("index 2", f"index {10 ** (room % 4)}")
    data = data.replace("extra ", "extra " + "A" * (room - room % 4)).encode()
    assert len(data) == limits.NOTE_BYTES
    assert cp.parse_tlog_proof(data).hashes == HASHES
    with pytest.raises(Refused) as refused:
        cp.parse_tlog_proof(data.replace(b"index 1", b"index 10"))
    assert refused.value.code == Code.TOO_LARGE


def test_a_tlog_proof_is_bounded_and_utf_8() -> None:
    with pytest.raises(Refused) as refused:
        cp.parse_tlog_proof(b"c2sp.org/tlog-proof@v1\nextra " + b"A" * limits.NOTE_BYTES)
    assert refused.value.code == Code.TOO_LARGE
    with pytest.raises(Refused):
        cp.parse_tlog_proof(PROOF.encode().replace("—".encode(), b"\xff"))
    for nothing in (b"", "", b"\n\n", "\ud800", "c2sp.org/tlog-proof@v1\n\n"):
        with pytest.raises(Refused):
            cp.parse_tlog_proof(nothing)
