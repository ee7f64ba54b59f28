# SPDX-License-Identifier: Apache-2.0
"""Run the benchmarks and print one JSON object."""

from __future__ import annotations

import argparse
import json
import os
import platform
import sys

from benchmarks import pace, resync, size, verify

ALL = {
    "pace": pace.measure,
    "resync": resync.measure,
    "size": size.measure,
    "verify": verify.measure,
}


def main() -> int:
    parser = argparse.ArgumentParser(prog="benchmarks", description=__doc__)
    parser.add_argument("--only", choices=sorted(ALL), action="append")
    parser.add_argument("--quick", action="store_true", help="smaller sizes, to try the benchmarks")
    chosen = parser.parse_args()
    report: dict[str, object] = {
        "python": platform.python_version(),
        "cores": os.cpu_count(),
    }
    for name in chosen.only or ALL:
        print(f"… {name}", file=sys.stderr)
        report[name] = ALL[name](quick=chosen.quick)
    print(json.dumps(report, indent=2))
    return 0


if __name__ == "__main__":
    sys.exit(main())
