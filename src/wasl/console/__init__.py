# SPDX-License-Identifier: Apache-2.0
"""The desk: the web console on which a party's officers watch and use their lines."""
