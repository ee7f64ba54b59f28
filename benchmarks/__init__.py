# SPDX-License-Identifier: Apache-2.0
"""How fast Wasl is, as ratios to what its primitives cost in the same run."""

TEXT = (
    "Convoy of six vehicles reported at the northern crossing. "
    "Please confirm, and say when it is clear."
)
"""What the benchmarks say: as long as a usual message."""
