# SPDX-License-Identifier: Apache-2.0
"""Reading press reports of contacts: proposals with the exact words, for a person to judge.

It takes a text, the day of its publication and a directory, and does no I/O. It files nothing.
"""
