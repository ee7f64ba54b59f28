# SPDX-License-Identifier: Apache-2.0
"""A witness: its own home, the logs that it knows, running it."""

from __future__ import annotations

from wasl.cli.grammar.parser import Commands


def add_witnessing(commands: Commands) -> None:
    witness = commands.below("witness", "a witness: it cosigns sizes and roots, and sees no text")
    init = witness.add("init", "offline.witness:found_witness", "make the home of a new witness")
    init.add_argument("new_home", metavar="HOME", help="a directory that does not exist yet")
    init.add_argument("name", metavar="NAME", help="a URL without its scheme, for good")
    add = witness.add("add", "offline.witness:add_log", "know a log, by the keys it signs with")
    add.add_argument("vkey", metavar="VKEY", nargs="+", help="its verifier keys: name+id+base64")
    witness.add("show", "offline.witness:show_witness", "its keys, and the tree of each log")
    run = witness.add("run", "online.witness:run", "answer, until it is told to end")
    run.add_argument("--listen", metavar="HOST:PORT", required=True, help="where to listen")
    run.add_argument("--tls-certificate", metavar="FILE", help="its certificate chain, PEM")
    run.add_argument("--tls-key", metavar="FILE", help="the key of it, PEM")
    run.add_argument("--log-format", choices=("json", "text"), default="json")
