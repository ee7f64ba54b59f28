# SPDX-License-Identifier: Apache-2.0
"""The tests of Wasl. A folder is a kind of promise; ``CONTRIBUTING.md`` lists them."""
