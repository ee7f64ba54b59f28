# SPDX-License-Identifier: Apache-2.0
"""What is told: contacts and what became of them, who said it, who wanted it, and what is no contact."""
