# SPDX-License-Identifier: Apache-2.0
"""The parties of the tests are those of the simulation."""

from wasl.sim.parties import (
    NORTHLAND,
    SUNDRIA,
    WESTMARK,
    YEAR_2026_S,
    YEAR_2030_S,
    Party,
    charter_notes,
    charter_of,
    members,
)

__all__ = [
    "NORTHLAND",
    "SUNDRIA",
    "WESTMARK",
    "YEAR_2026_S",
    "YEAR_2030_S",
    "Party",
    "charter_notes",
    "charter_of",
    "members",
]
