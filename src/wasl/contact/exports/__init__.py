# SPDX-License-Identifier: Apache-2.0
"""The register as files for others: what each can say of a contact, and no more.

What a format has no word for is left out, and never bent into another; the JSON lines have all.
"""
