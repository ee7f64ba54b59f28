# SPDX-License-Identifier: Apache-2.0
"""Commands that ask the running node, or read its home while it does not run.

Rules:

1. Everything goes through the desk: over the node's control socket, or, for reading alone, in this
   process under the home's lock.
2. What the node answers is passed on as it is; only its words for people are made here.
"""

from __future__ import annotations

from wasl.cli.online.lines import list_lines, show_line, show_status
from wasl.cli.online.reading import export, show_entry, show_log
from wasl.cli.online.running import refresh, run_node
from wasl.cli.online.talking import acknowledge, send

__all__ = [
    "acknowledge",
    "export",
    "list_lines",
    "refresh",
    "run_node",
    "send",
    "show_entry",
    "show_line",
    "show_log",
    "show_status",
]
