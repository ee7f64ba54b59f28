# SPDX-License-Identifier: Apache-2.0
"""Run the benchmarks and print one JSON object."""

from __future__ import annotations

import argparse
import json
import os
import platform
import sqlite3
import sys
import time
from functools import partial

from benchmarks import desk, month, pace, parties, press, register, resync, size, verify

ALL = {
    "desk": desk.measure,
    "month": month.measure,
    "pace": pace.measure,
    "parties": parties.measure,
    "press": press.measure,
    "register": register.measure,
    "resync": resync.measure,
    "size": size.measure,
    "verify": verify.measure,
}


def main() -> int:
    parser = argparse.ArgumentParser(prog="benchmarks", description=__doc__)
    parser.add_argument("--only", choices=sorted(ALL), action="append")
    parser.add_argument("--quick", action="store_true", help="smaller sizes, to try the benchmarks")
    parser.add_argument(
        "--largest",
        type=int,
        default=size.SIZES[-1],
        help="entries of the largest record of “size”",
    )
    chosen = parser.parse_args()
    measures = ALL | {"size": partial(size.measure, largest=chosen.largest)}
    report: dict[str, object] = {
        "date": time.strftime("%Y-%m-%d", time.gmtime()),
        "python": platform.python_version(),
        "sqlite": sqlite3.sqlite_version,
        "cores": os.cpu_count(),
        "load_before": round(os.getloadavg()[0], 1),
        "quick": chosen.quick,
    }
    for name in chosen.only or ALL:
        print(f"… {name}", file=sys.stderr)
        report[name] = measures[name](quick=chosen.quick)
    report["load_after"] = round(os.getloadavg()[0], 1)
    print(json.dumps(report, indent=2))
    return 0


if __name__ == "__main__":
    sys.exit(main())
