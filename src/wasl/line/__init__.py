# SPDX-License-Identifier: Apache-2.0
"""A line: what one node does with events so that all members hold the same record."""
