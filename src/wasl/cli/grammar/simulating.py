# SPDX-License-Identifier: Apache-2.0
"""Trying a line out in memory: the seeded simulation."""

from __future__ import annotations

import argparse

from wasl.cli.grammar.parser import Commands

PARTIES = range(2, 61)


def add_simulating(commands: Commands) -> None:
    sim = commands.add(
        "sim", "simulation:simulate", "nodes in memory, bad bearers, lost disks, a hostile party"
    )
    sim.add_argument("--seeds", metavar="N", type=_number, default=20, help="how many runs")
    sim.add_argument("--first", metavar="SEED", type=int, default=0, help="the first seed")
    sim.add_argument("--parties", metavar="N", type=_parties, default=3, help="2 to 60")
    sim.add_argument(
        "--steps", metavar="N", type=_number, default=1_000, help="steps of a run before its calm"
    )
    sim.add_argument("--mutant", metavar="NAME", default="", help="plant a fault, and find it")
    sim.add_argument("--list-mutants", action="store_true", help="the faults that can be planted")
    sim.add_argument(
        "--real-crypto", action="store_true", help="real cryptography in place of a stand-in"
    )
    sim.add_argument("--jobs", metavar="N", type=_number, help="processes (default: all cores)")
    sim.add_argument("--out", metavar="FILE", help="write the first violation, shrunk, to a file")
    sim.add_argument("--replay", metavar="FILE", help="carry out such a file again")


def _number(text: str) -> int:
    if not text.isascii() or not text.isdecimal() or int(text) < 1:
        raise argparse.ArgumentTypeError(f"“{text}” is no number from 1 on")
    return int(text)


def _parties(text: str) -> int:
    if not text.isascii() or not text.isdecimal() or int(text) not in PARTIES:
        raise argparse.ArgumentTypeError(f"“{text}” is not 2 to 60 parties")
    return int(text)
