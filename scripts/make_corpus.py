# SPDX-License-Identifier: Apache-2.0
"""Write the corpus of good and bad files, with its index: for other checkers of docs/spec/08.

Run it from the root of the repository: ``.venv/bin/python -m scripts.make_corpus FOLDER``. ML-DSA
signatures are hedged, so two runs differ in their bytes, and in nothing else.
"""

from __future__ import annotations

import sys
from collections import Counter
from pathlib import Path

from tests.corpus.shelves import corpus, write


def main(folder: Path) -> None:
    cases = corpus()
    index = write(folder, cases)
    counts = Counter(case.verdict for case in cases)
    told = ", ".join(f"{count} {verdict}" for verdict, count in counts.most_common())
    print(f"{len(cases)} cases in {index}: {told}")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
