# SPDX-License-Identifier: Apache-2.0
"""Models of rules that were settled before they were coded. ``make model`` runs them."""
