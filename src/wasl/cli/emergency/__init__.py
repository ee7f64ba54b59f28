# SPDX-License-Identifier: Apache-2.0
"""The emergency card: one printed page a line, for the hour in which no node and no network works.

Rules:

1. It says only what was agreed or configured, and the fixed words of the line's languages.
2. A fingerprint that nobody compared is not printed: paper looks like proof.
3. It never says that anybody is safe, and it says that digits on paper prove no speaker.
"""
