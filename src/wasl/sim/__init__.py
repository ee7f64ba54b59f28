# SPDX-License-Identifier: Apache-2.0
"""The seeded simulation: many nodes of one line, bad bearers, crashes, lost disks, a hostile party.

Nothing of it runs in a node. Its parties have keys that anybody can compute.
"""
