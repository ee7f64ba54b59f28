# SPDX-License-Identifier: Apache-2.0
"""How entries travel: sealed envelopes, their keys, and the coding of text inside them."""
