# SPDX-License-Identifier: Apache-2.0
"""Notes that others have signed: a whole log, the example of C2SP, and two public logs."""

from __future__ import annotations

import json

import pytest

from tests.foreign import VECTORS, needs_vectors
from wasl import note
from wasl.errors import Refused

LOG = VECTORS / "tessera-log" if VECTORS else None
NAMES = ["checkpoint", *(f"checkpoint.{size}" for size in range(16))]


def log_key() -> note.Verifier:
    assert LOG is not None
    return note.parse_vkey(json.loads((LOG / "log.json").read_text())["public_key"])


@needs_vectors
@pytest.mark.parametrize("name", NAMES)
def test_tessera_checkpoint(name: str) -> None:
    assert LOG is not None
    data = (LOG / "log" / name).read_bytes()
    opened = note.open_note(data, [log_key()], require="all")
    assert note.format(opened).encode() == data
    assert opened.text.startswith("example.com/log/testdata\n")


@needs_vectors
def test_any_changed_byte_of_a_tessera_checkpoint_is_refused() -> None:
    assert LOG is not None
    data, key = (LOG / "log" / "checkpoint.7").read_bytes(), log_key()
    for at in range(len(data)):
        altered = data[:at] + bytes([data[at] ^ 1]) + data[at + 1 :]
        with pytest.raises(Refused):
            note.open_note(altered, [key], require="all")


# C2SP signed-note v1.0.0, "Example".
C2SP_KEY = "example.com/foo+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k"
C2SP_NOTE = """\
This is an example message.

— example.com/foo Uw2QOkn8srV1yJGh2VYRlL1Tnagv1YEq6TfXppzi2ONncAlTgK7Ztg1ERYNZXsYjOBH3mFXmRKuwHjG\
1Yu72IneyaQM=
"""

# A checkpoint of the Go checksum database, as its log published it.
GO_KEY = "sum.golang.org+033de0ae+Ac4zctda0e5eza+HJyk9SxEdh+s3Ux18htTTAD8OuAn8"
GO_NOTE = """\
go.sum database tree
35225469
vt5T6GaLCXvyHFl9VUvvItR43XZxfLgftEcTyO3eJCQ=

— sum.golang.org Az3grpukl5AXaVfYkLiDGORx/DN2nlcS5kZHR5uYOBV2KA2HgXpD+gu9HHONebHLAyaKbbTM75QTtPyd\
hKCExixSfwQ=
"""

# A checkpoint of the staging log arche2025h1, as published: a line of type 0x05, one of 0x01 under
# the same name, and four cosignatures of type 0x04, of which we know the key of one.
CT_KEY = (
    "arche2025h1.staging.ct.transparency.dev+ba2f06c0+AU0vHmlGCS/PdN8b2OaGmKprLI8HKM+dJ472xgFYh15f"
)
CT_WITNESS = "remora.n621.de+da77ade7+BOvN63jn/bLvkieywe8R6UYAtVtNbZpXh34x7onlmtw2"
CT_NOTE = """\
arche2025h1.staging.ct.transparency.dev
1432088532
U7WM79jrzyhGZ5/GUBTpM7NzwdyfFx61t3RovgcC4Ro=

— arche2025h1.staging.ct.transparency.dev zTM8sQAAAZ5W0WdjBAMARjBEAiBjW5IQf9pvsYLfQFX6hoGREPMHbdQ\
3urbllzalApkptQIgIpwtEroeW2BXaHAI4kJXFbon5Ch9MNL5zRNZ55lvGt0=
— arche2025h1.staging.ct.transparency.dev ui8GwCF1+kWqZrxGdhj4aX3gcw7XUlXQQabg/27lefwhUkzbC3NygNI\
75MdhL1bfTW9g8Ei59RA23oHP7Ry1k3ZFWwQ=
— transparency.dev/DEV:witness-little-garden 2AQqhwAAAABqEiEgzgFIqqhbUoDwjMWE6UP8nd8/KYTzwZ2rhIgc\
qoXHAwVkjZr4AscylP3v7sEodkRAErumC2q44vdgJY096st5BQ==
— witness1.smartit.nu/witness1 pIyCDwAAAABqEiEghIp82KWebrw7/oHQwlTAm3g2RKS4+eebl8eO0WH+/iEcxZ75W3\
u5hNI7TOQtmJbqmNWVuE0tgh0XwzdZsDsUAQ==
— remora.n621.de 2net5wAAAABqEiEgPlfF3V06o0Y+fHM+J5J9s27wgxxcOVSpZ/2g/KSiXCg9DEZI+aVCIobWX9sXTynk\
5XeU/zZ0WBxtqB0DrAWfBw==
— witness.stagemole.eu Z/euoAAAAABqEiEgw0i+7g2ENfDAWHmtRzCfKTHSDwYDJA2NmKeGi9Y8FtEyOUvVr+AJmIY/2T\
UFucgKi7lI7cUiOvKFYe/TmN9DAg==
"""


@pytest.mark.parametrize(
    ("vkey", "signed", "time"),
    [
        (C2SP_KEY, C2SP_NOTE, None),
        (GO_KEY, GO_NOTE, None),
        (CT_KEY, CT_NOTE, None),
        (CT_WITNESS, CT_NOTE, 1_779_573_024),
    ],
    ids=["c2sp example", "go.sum", "ct log", "ct witness"],
)
def test_public_note(vkey: str, signed: str, time: int | None) -> None:
    key = note.parse_vkey(vkey)
    assert note.format_vkey(key) == vkey
    opened = note.open_note(signed, [key], require="all")
    assert note.verify(opened, key) == time
    with pytest.raises(Refused):
        note.open_note("x" + signed, [key], require="any")


def test_cosigned_message_is_laid_out_as_c2sp_says() -> None:
    """``struct cosigned_message`` of tlog-cosignature, written out by hand."""
    text = "example.com/log\n258\n" + "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=\nextension\n"
    message = note.signed_bytes(note.ML_DSA_44, text=text, name="witness.example", timestamp=0x1234)
    assert message.hex() == "".join(
        (
            "737562747265652f76310a00",  # label: "subtree/v1\n\0"
            "0f" + b"witness.example".hex(),  # cosigner_name
            "0000000000001234",  # timestamp
            "0f" + b"example.com/log".hex(),  # log_origin
            "0000000000000000",  # start
            "0000000000000102",  # end
            bytes(range(32)).hex(),  # hash
        )
    )
