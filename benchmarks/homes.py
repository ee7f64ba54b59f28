# SPDX-License-Identifier: Apache-2.0
"""Two homes with an open, verified line, made by the command line as a user would."""

from __future__ import annotations

import socket
import subprocess
import sys
from pathlib import Path

PARTIES = ("northland", "sundria")


def wasl(*args: str | Path, home: Path | None = None, passphrase: Path | None = None) -> str:
    """Run the command line and return what it prints."""
    command = [sys.executable, "-m", "wasl", *map(str, args)]
    if home is not None:
        command += ["--home", str(home)]
    if passphrase is not None:
        command += ["--passphrase-file", str(passphrase)]
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def make_homes(folder: Path) -> dict[str, Path]:
    """Make both homes, exchange cards, and open a line between them."""
    passphrase = folder / "passphrase"
    passphrase.write_text("benchmarks only\n")
    homes = {party: folder / party for party in PARTIES}
    for party, home in homes.items():
        address = f"127.0.0.1:{free_port()}"
        wasl(
            "init", home, "--party", party, "--name", f"en={party}", "--office", "duty=Duty desk",
            "--listen", address, "--url", f"https://{address}", passphrase=passphrase,
        )  # fmt: skip
        wasl("card", "export", folder / f"{party}.card", home=home)
    first, second = homes.values()
    wasl("card", "add", folder / "sundria.card", home=first)
    wasl("card", "add", folder / "northland.card", home=second)
    file = folder / "line.wasl-line"
    wasl(
        "line", "propose", "--with", "sundria", "--title", "Benchmark", "--out", file,
        home=first, passphrase=passphrase,
    )  # fmt: skip
    wasl("line", "sign", file, home=second, passphrase=passphrase)
    for home in homes.values():
        wasl("line", "open", file, home=home)
    return homes
