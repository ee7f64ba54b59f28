# SPDX-License-Identifier: Apache-2.0
"""The second implementation, in ``verifier/``, reads the vectors."""

from __future__ import annotations

import pytest

from tests.verifier.node import VERIFIER, run


@pytest.mark.slow
def test_it_reads_the_vectors_as_they_say() -> None:
    said = run("--test", "--test-reporter=tap", *sorted((VERIFIER / "tests").glob("*.test.mjs")))
    assert "# fail 0" in said
    assert "# pass 0" not in said
