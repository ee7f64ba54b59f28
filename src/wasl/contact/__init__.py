# SPDX-License-Identifier: Apache-2.0
"""Who spoke to whom, when, at whose wish, and what each said of it: the register of contacts.

What went over a line is *witnessed*: computed from the record, the same on both sides. All else is
*reported*: somebody said so, and each value keeps who, and in which words. The two are never mixed.
"""
