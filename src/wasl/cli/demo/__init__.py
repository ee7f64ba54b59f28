# SPDX-License-Identifier: Apache-2.0
"""``wasl demo``: the whole of Wasl once, with real processes, told as a story.

Rules:

1. Everything is done as anybody would do it: by the command line and the desk of running nodes.
2. Whatever is claimed is checked first. A promise that does not hold ends the story with exit code
   1, and is named.
3. Both countries are invented, and every message is an exercise, a simulation or a test. A notice
   is proof of who knew what and when: no word here suggests that it protects anybody.
"""
