# SPDX-License-Identifier: Apache-2.0
"""The hostile party of the tests is the one of the simulation."""

from wasl.sim.forger import (
    MESSAGE,
    SALT,
    Forger,
    Kind,
    give,
    newest_kem,
    next_forger,
    path,
    root_of,
    seal,
)

__all__ = [
    "MESSAGE",
    "SALT",
    "Forger",
    "Kind",
    "give",
    "newest_kem",
    "next_forger",
    "path",
    "root_of",
    "seal",
]
