# SPDX-License-Identifier: Apache-2.0
"""Root and node notes: both root lines, the right kind of text, keys that are keys."""

from __future__ import annotations

from base64 import b64decode

import pytest

from wasl import note, primitives
from wasl.errors import Code, Misuse, Refused
from wasl.sim.parties import NORTHLAND, SUNDRIA
from wasl.trust import keys

FIRST = "wasl/revoke/v1"
TEXT = f"{FIRST}\nparty northland\nincarnation 1\nreason lost\n"


def lines_of(whole: str) -> list[str]:
    return whole.split("\n\n")[1].splitlines(keepends=True)


def test_a_root_note_has_an_ed25519_line_and_one_of_ours() -> None:
    whole = NORTHLAND.sign_root(TEXT)
    parsed = note.parse(whole)
    assert parsed.text == TEXT
    ed, ml = parsed.signatures
    assert ed.name == ml.name == NORTHLAND.root.name
    assert (len(ed.raw), len(ml.raw)) == (64, 3309)
    assert keys.verify_root_note(whole.encode(), NORTHLAND.root, first_line=FIRST) == TEXT


def test_the_name_of_a_root_depends_on_both_keys() -> None:
    north, south = NORTHLAND.root, SUNDRIA.root
    names = {
        root.name
        for root in (
            north,
            south,
            keys.RootPublic(north.ed25519, south.ml_dsa_65),
            keys.RootPublic(south.ed25519, north.ml_dsa_65),
        )
    }
    assert len(names) == 4
    assert all(name.startswith("wasl/r/") and len(name) == 39 for name in names)


@pytest.mark.parametrize("kept", [0, 1])
def test_one_of_the_two_root_lines_is_not_enough(kept: int) -> None:
    line = lines_of(NORTHLAND.sign_root(TEXT))[kept]
    half = f"{TEXT}\n{line}"
    with pytest.raises(Refused) as raised:
        keys.verify_root_note(half, NORTHLAND.root, first_line=FIRST)
    assert raised.value.code == Code.BAD_SIGNATURE
    assert ("ML-DSA-65", "Ed25519")[kept] in raised.value.what


def test_lines_of_others_do_not_matter_and_order_neither() -> None:
    ed, ml = lines_of(NORTHLAND.sign_root(TEXT))
    other = "".join(lines_of(SUNDRIA.sign_root(TEXT)))
    whole = f"{TEXT}\n{other}{ml}{ed}"
    assert keys.verify_root_note(whole, NORTHLAND.root, first_line=FIRST) == TEXT


def test_the_ml_dsa_line_is_bound_to_its_context() -> None:
    message = TEXT.encode()
    ed = primitives.ed25519_sign(NORTHLAND.seed("root-ed25519"), message)
    bare = primitives.ml_dsa_65_sign(NORTHLAND.seed("root-ml-dsa-65"), message, context=b"")
    with pytest.raises(Refused):
        keys.assemble_root_note(
            TEXT, NORTHLAND.root, ed25519_signature=ed, ml_dsa_65_signature=bare
        )


def test_a_note_of_another_kind_is_refused() -> None:
    with pytest.raises(Refused) as raised:
        keys.verify_root_note(NORTHLAND.sign_root(TEXT), NORTHLAND.root, first_line="wasl/grant/v1")
    assert raised.value.code == Code.BAD_NOTE


def test_the_first_line_is_compared_whole() -> None:
    text = "wasl/revoke/v10\nparty northland\n"
    with pytest.raises(Refused):
        keys.verify_root_note(NORTHLAND.sign_root(text), NORTHLAND.root, first_line=FIRST)


def test_a_note_is_not_assembled_with_a_signature_of_another_key() -> None:
    ed, ml = (b64decode(line.split(" ")[2])[4:] for line in lines_of(SUNDRIA.sign_root(TEXT)))
    with pytest.raises(Refused):
        keys.assemble_root_note(TEXT, NORTHLAND.root, ed25519_signature=ed, ml_dsa_65_signature=ml)
    node = primitives.ed25519_public(NORTHLAND.seed("node 1"))
    with pytest.raises(Refused):
        keys.assemble_node_note(TEXT, node, signature=ed)


def test_a_node_note_is_by_its_node_alone() -> None:
    whole = NORTHLAND.sign_node("wasl/journal/v1\n", 1)
    first, second = (
        primitives.ed25519_public(NORTHLAND.seed(f"node {number}")) for number in (1, 2)
    )
    assert keys.verify_node_note(whole, first, first_line="wasl/journal/v1")
    with pytest.raises(Refused):
        keys.verify_node_note(whole, second, first_line="wasl/journal/v1")
    assert keys.node_verifier(first).name != keys.node_verifier(second).name


def test_keys_that_cannot_be_keys_are_misuse_before_anything_is_signed() -> None:
    root = NORTHLAND.root
    for ed, ml in (
        (root.ed25519[:31], root.ml_dsa_65),
        (root.ed25519, root.ml_dsa_65[:-1]),
        (bytes(32), root.ml_dsa_65),
        (b"\xff" * 32, root.ml_dsa_65),
    ):
        with pytest.raises(Misuse):
            keys.RootPublic(ed, ml)


def test_a_kem_key_is_checked_to_its_last_coefficient() -> None:
    good = primitives.x_wing_public(bytes(32))
    keys.check_kem(good, "kem")
    for at in (0, 1149):  # three bytes hold two numbers of 12 bits, the lower one first
        for low, high in ((3328, 3329), (3329, 3328)):
            bad = bytearray(good)
            bad[at : at + 3] = (low | high << 12).to_bytes(3, "little")
            with pytest.raises(Misuse):
                keys.check_kem(bytes(bad), "kem")
        bad = bytearray(good)
        bad[at : at + 3] = (3328 | 3328 << 12).to_bytes(3, "little")
        keys.check_kem(bytes(bad), "kem")
    # What follows the coefficients is a seed and an X25519 key: any bytes.
    keys.check_kem(good[:1152] + b"\xff" * 64, "kem")
