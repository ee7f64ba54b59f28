# SPDX-License-Identifier: Apache-2.0
"""What becomes of a proposal: what can be the same contact, what a person made of it, what is filed."""
