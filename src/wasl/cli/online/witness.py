# SPDX-License-Identifier: Apache-2.0
"""``wasl witness run``: until SIGTERM, or Ctrl-C."""

from __future__ import annotations

from argparse import Namespace

from wasl.cli.offline.witness import witness_home
from wasl.cli.screen import Screen
from wasl.errors import Code, Misuse
from wasl.home.config import parse_address


def run(options: Namespace, screen: Screen) -> int:
    """Run the witness of a home."""
    home, listen = witness_home(options), parse_address(options.listen)
    named: tuple[str | None, str | None] = (options.tls_certificate, options.tls_key)
    match named:
        case (None, None):
            tls = None
        case (str(certificate), str(key)):
            tls = (certificate, key)
        case _:
            what = "--tls-certificate and --tls-key belong together"
            raise Misuse(Code.BAD_ARGUMENT, what)
    from wasl.witness.run import run_witness

    def ready(port: int) -> None:
        what = f"The witness listens on {listen.host}, port {port}. End it with Ctrl-C or SIGTERM."
        screen.give({"listening": {"host": listen.host, "port": port}}, [what])

    run_witness(home, listen, tls=tls, log_format=options.log_format, ready=ready)
    return 0
