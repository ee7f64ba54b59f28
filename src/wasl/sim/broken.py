# SPDX-License-Identifier: Apache-2.0
"""What a simulated run ends with when something does not hold that must."""

from __future__ import annotations


class Broken(AssertionError):
    """An invariant does not hold. ``name``: which."""

    def __init__(self, name: str, detail: str) -> None:
        super().__init__(f"{name}: {detail}")
        self.name = name
        self.detail = detail
