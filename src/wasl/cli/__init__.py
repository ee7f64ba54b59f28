# SPDX-License-Identifier: Apache-2.0
"""The command line: what an administrator and an officer type, and what they read.

Rules:

1. ``offline`` loads no node, no bearer and no network; ``main`` loads only what a command needs.
2. Standard output is the answer, for people or (``--json``) for programs; standard error is what
   went wrong. Exit codes: 0 done, 1 a negative verdict, 2 not as asked, 3 not just now.
3. Far text is shown so that it can do nothing but be read (:mod:`wasl.cli.letters`).

It decides nothing about the record: it asks the node, or reads files.
"""
