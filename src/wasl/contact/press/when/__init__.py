# SPDX-License-Identifier: Apache-2.0
"""When it was: the words of dates, and what they mean."""
