# SPDX-License-Identifier: Apache-2.0
"""Facts of the world: the starter directory, and who led which state."""
