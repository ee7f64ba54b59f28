# SPDX-License-Identifier: Apache-2.0
"""Commands that ask the running node, or read its home while it does not run.

Rules:

1. Everything goes through the desk: over the node's control socket, or, for reading alone, in this
   process under the home's lock.
2. What the node answers is passed on as it is; only its words for people are made here.
"""
