# SPDX-License-Identifier: Apache-2.0
"""Who is named in a sentence: sides, offices, persons, known and unknown."""
