# SPDX-License-Identifier: Apache-2.0
"""Who may speak: keys, cards, fingerprints, grants and charters (``docs/spec/03-identity.md``).

Rules:

1. Trust verifies and formats. It never signs: root signing draws hidden randomness, and lives
   behind the keyring's door.
2. A value that exists is well formed: making one with a bad field is :class:`~wasl.errors.Misuse`,
   reading a bad one from outside is :class:`~wasl.errors.Refused`.
3. Nothing here looks at a clock, a disk or a network; whoever calls passes in what is known.
"""
