# SPDX-License-Identifier: Apache-2.0
"""The terms of a charter, one by one, as people read them before they sign and afterwards."""

from __future__ import annotations

from collections.abc import Iterator

from wasl.cli.letters import moment, span
from wasl.terms import Precedence
from wasl.trust.charter import Charter


def charter_rows(charter: Charter) -> Iterator[tuple[str, str]]:
    """The terms of a charter, for people."""
    yield "languages", " ".join(charter.languages)
    yield (
        "acknowledge",
        ", ".join(
            f"{each.name} {span(charter.ack_within_s.of(each))}" for each in reversed(Precedence)
        ),
    )
    yield "line check", f"every {span(charter.check_every_s)}"
    yield "two persons", ", ".join(charter.two_person) or "for no kind of message"
    yield "retention", f"{charter.retention_days} days"
    yield "padding", ", ".join(f"{size} bytes" for size in charter.padding)
    yield "presence", charter.presence
    yield "attachments", f"at most {charter.attachment_bytes} bytes to one message"
    yield "witness", charter.witness
    yield "expires", moment(charter.expires_s)
