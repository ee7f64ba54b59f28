# SPDX-License-Identifier: Apache-2.0
"""``python -m wasl``: the same as the ``wasl`` command. It decides nothing itself."""

from __future__ import annotations

import sys

from wasl.cli.main import main

sys.exit(main())
