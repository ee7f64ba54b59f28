# SPDX-License-Identifier: Apache-2.0
"""A party's running Wasl: the one place where lines, store, keys and bearers meet."""
