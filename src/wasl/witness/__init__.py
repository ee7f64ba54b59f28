# SPDX-License-Identifier: Apache-2.0
"""A witness as a process: it answers over HTTP, and knows no line, no node and no party.

What it decides is ``record.witness``; its keys and its memory are ``witness.box``.
"""
