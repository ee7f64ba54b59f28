# SPDX-License-Identifier: Apache-2.0
"""Proving: exports and their verification."""

from __future__ import annotations

from wasl.cli.grammar.parser import Commands, add_line


def add_proving(commands: Commands) -> None:
    export = commands.add(
        "export", "online.reading:export", "write a transcript, an exhibit, or the proof of a fork"
    )
    add_line(export)
    one = export.add_mutually_exclusive_group()
    one.add_argument("--entry", metavar="ID", help="an exhibit of this entry alone")
    one.add_argument("--fork", metavar="PARTY", help="the proof that this party forked")
    export.add_argument("--from", dest="from_time", metavar="TIME", help="a transcript from here")
    export.add_argument("--to", dest="to_time", metavar="TIME", help="a transcript up to here")
    export.add_argument("--out", metavar="FILE", required=True, help="the file to make")

    verify = commands.add(
        "verify", "offline.checking:verify_file", "check a transcript, exhibit or fork"
    )
    verify.add_argument("file", metavar="FILE")
    verify.add_argument(
        "--card", dest="cards", metavar="CARD", action="append", default=[], help="a party's card"
    )
    verify.add_argument(
        "--fingerprint",
        dest="fingerprints",
        metavar="PARTY=DIGITS",
        action="append",
        default=[],
        help="a party's 40 digits",
    )

    note = commands.below("note", "signed notes of any origin (c2sp.org/signed-note)")
    check = note.add("verify", "offline.checking:verify_note", "check a note against keys")
    check.add_argument(
        "--key",
        dest="keys",
        metavar="VKEY",
        nargs="+",
        action="extend",
        required=True,
        help="a verifier key: name+key id+base64",
    )
    check.add_argument("file", metavar="FILE", nargs="?")
