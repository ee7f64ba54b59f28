# SPDX-License-Identifier: Apache-2.0
"""Ways of carrying sealed envelopes between nodes: hands without judgement.

A bearer sees bytes, a precedence and the name of the far party. It never sees a key of the protocol
or a word of plain text, and it never imports ``trust``, ``record``, ``line``, ``wire`` or ``home``.
"""
