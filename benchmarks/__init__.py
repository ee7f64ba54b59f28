# SPDX-License-Identifier: Apache-2.0
"""How fast Wasl is, as ratios to what its primitives cost in the same run."""
