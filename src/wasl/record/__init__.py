# SPDX-License-Identifier: Apache-2.0
"""The evidence: journals, their trees and checkpoints, their common order, and their proofs."""
