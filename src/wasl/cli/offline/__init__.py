# SPDX-License-Identifier: Apache-2.0
"""Commands that need no node and no network: keys, cards, charters, and the checking of proofs.

Rules:

1. No module here loads a node, a bearer, asyncio or anything that opens a connection: a laptop that
   has never seen a network can verify a transcript.
2. What needs private keys is loaded only by the commands that use them.
"""
