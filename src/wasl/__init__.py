# SPDX-License-Identifier: Apache-2.0
"""Wasl: a crisis line for parties who do not trust each other.

The package has floors, and a test holds them up: ``errors`` to ``steps`` are words; ``trust``,
``wire``, ``record`` and ``line`` decide; ``home``, ``store`` and ``bearers`` do the I/O without
judgement; ``node`` is where they meet; ``cli`` is what people touch. See ``ARCHITECTURE.md``.

It exports nothing but its version: import from the module that owns the word.
"""

from __future__ import annotations

from typing import Final

__version__: Final = "0.1.0"
