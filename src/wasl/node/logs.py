# SPDX-License-Identifier: Apache-2.0
"""The node's diagnostics: one line an event, by name, never a message's text or a key.

A log tells how the machine fares; the record tells what was said. Nothing here is evidence.
"""

from __future__ import annotations

import logging
import sys

import structlog
from structlog.typing import FilteringBoundLogger


def configure(*, level: str, form: str) -> None:
    """Write to standard error from now on. ``level`` and ``form`` (json, text) as in the config."""
    render: structlog.typing.Processor = (
        structlog.processors.JSONRenderer(ensure_ascii=False)
        if form == "json"
        else structlog.dev.ConsoleRenderer(colors=sys.stderr.isatty())
    )
    structlog.configure(
        processors=[
            structlog.processors.add_log_level,
            structlog.processors.TimeStamper(fmt="iso", utc=True),
            structlog.processors.format_exc_info,
            render,
        ],
        wrapper_class=structlog.make_filtering_bound_logger(
            logging.getLevelNamesMapping()[level.upper()]
        ),
        logger_factory=structlog.PrintLoggerFactory(sys.stderr),
        cache_logger_on_first_use=False,
    )
    logging.basicConfig(handlers=[_Libraries(logging.WARNING)], level=logging.WARNING, force=True)


class _Libraries(logging.Handler):
    """What libraries log, one line each in our own form, without their traces."""

    def emit(self, record: logging.LogRecord) -> None:
        get_log().warning("library", source=record.name, what=record.getMessage())


def get_log(**bound: object) -> FilteringBoundLogger:
    """Return a log that names ``bound`` in each of its lines."""
    log: FilteringBoundLogger = structlog.get_logger(**bound)
    return log
