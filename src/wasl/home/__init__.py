# SPDX-License-Identifier: Apache-2.0
"""The directory of one party's node: its keys, configuration, cards and lines, as files.

Rules:

1. Every file is written whole beside the old one, synced, and put in its place by a rename.
2. Secrets are in the vault, readable by the owner alone, or sealed under a passphrase; never in the
   database, and never in the configuration.
3. :mod:`wasl.home.keyring` is the one door to hidden randomness and to private keys.

It runs nothing: a node holds the lock and does the work.
"""
