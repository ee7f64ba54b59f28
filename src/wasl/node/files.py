# SPDX-License-Identifier: Apache-2.0
"""Files at the desk: taking one in before a message names it, and giving out one that has come.

Rules:

1. A file is checked, and kept durably and sealed, before its SHA-256 is told; a message names it by
   that alone.
2. It is kept in steps of about a megabyte: what is said meanwhile goes between them.
3. What is given out has the size and the SHA-256 that the message names. It is bytes: nothing here
   shows or opens it.
"""

from __future__ import annotations

import asyncio
import re
from dataclasses import dataclass
from typing import Final

from wasl import limits
from wasl.errors import Code, Misuse, Unavailable
from wasl.line import attaching, media, talk
from wasl.line.attached import assemble, is_too_large
from wasl.line.files import Files as FileRows
from wasl.node.driver import HostedLine
from wasl.node.fields import Fields
from wasl.node.finding import Finder
from wasl.node.views import Json, View
from wasl.primitives import sha256
from wasl.record.rows import Rows
from wasl.store import standing_still
from wasl.terms import Ref

_PIECES_A_STEP: Final = 20
_SHA256: Final = re.compile(r"[0-9a-f]{64}\Z")
_NUMBER: Final = re.compile(r"[1-9][0-9]?\Z")


@dataclass(frozen=True, slots=True)
class Given:
    """A whole file. ``media``: what its bytes are, or None; ``name``: one that can do nothing."""

    data: bytes
    media: str | None
    name: str


class Files:
    """Taking files in and giving them out, at a running node."""

    def __init__(self, find: Finder) -> None:
        self._find = find
        self._one_at_a_time = asyncio.Lock()

    async def take(self, name: str, data: bytes) -> Json:
        """Keep a file that a message on the line will name. Raises Misuse, Unavailable."""
        line = self._find.line(name)
        async with self._one_at_a_time:
            return await self._take(line, data)

    async def _take(self, line: HostedLine, data: bytes) -> Json:
        bound = line.standing.charter.attachment_bytes
        if len(data) > bound:
            raise _over(bound)
        kind = await asyncio.to_thread(media.check_media, data)
        rows = Rows(self._find.node.reading, line.standing.line)
        if FileRows(rows).waiting() >= limits.FILES_WAITING:
            raise Unavailable(
                Code.BUSY,
                f"{limits.FILES_WAITING} files wait on this line already",
                where="attach",
                do="wait until some of them have left; see “wasl status”",
            )
        digest, size = sha256(data), limits.CHUNK_BYTES
        pieces = [data[at : at + size] for at in range(0, len(data), size)]
        for first in range(0, len(pieces), _PIECES_A_STEP):
            some = tuple(pieces[first : first + _PIECES_A_STEP])
            await line.run(attaching.Stage(digest, len(data), kind, first, some))
        return {"sha256": digest.hex(), "bytes": len(data), "media": kind}

    async def give(self, entry: str, which: str) -> Given:
        """Return a whole file of a message. Raises WaslError."""
        line, ref = self._find.entry(entry)
        return await asyncio.to_thread(self._give, line, ref, which)

    def _give(self, line: HostedLine, ref: Ref, which: str) -> Given:
        with standing_still(self._find.node.store) as past:
            return give(View(line.standing, past, {}), ref, which)


def read_attachments(fields: Fields, find: Finder, line: HostedLine) -> tuple[talk.Attached, ...]:
    """Read the files that a message names out of a command's fields. Raises Misuse."""
    rows = Rows(find.node.reading, line.standing.line)
    found: list[talk.Attached] = []
    for one in fields.objects("attachments"):
        digest, name = one.text("sha256"), one.text("name")
        one.done()
        media.check_name(name)
        known = None
        if _SHA256.match(digest):
            known = attaching.find(rows, bytes.fromhex(digest), find.node.clock.now())
        if known is None:
            raise Misuse(
                Code.UNKNOWN_ID,
                f"no file with SHA-256 {digest} was given to this node",
                where="attachments",
                do="give it the file first, and name it within the hour",
            )
        found.append(talk.Attached(bytes.fromhex(digest), known[0], known[1], name))
    if len(found) > limits.ATTACHMENTS:
        raise Misuse(
            Code.TOO_LONG,
            f"{len(found)} files; {limits.ATTACHMENTS} is the most",
            where="attachments",
            do="send them with several messages",
        )
    bound = line.standing.charter.attachment_bytes
    if is_too_large(found, bound=bound):
        raise _over(bound)
    return tuple(found)


def give(view: View, ref: Ref, which: str) -> Given:
    """Return a whole file of the message at ``ref``. ``which``: its number from 1, or its SHA-256.

    Raises Misuse, Unavailable (NOT_YET_HELD), Refused (BAD_ATTACHMENT).
    """
    message = _message_at(view, ref)
    one = _choose(message, which)
    bound = view.standing.charter.attachment_bytes
    data = assemble(view.rows, ref.journal.party, message, one, bound=bound)
    return Given(data, media.media_of(data), media.harmless_name(one.digest, one.media))


def _message_at(view: View, ref: Ref) -> talk.Message:
    _, body = view.said(ref)
    if isinstance(body, talk.Message) and body.attachments:
        return body
    what = "this entry has no attachments that can be read here"
    raise Misuse(Code.UNKNOWN_ID, what, where="entry", do="name a message that has some")


def _choose(message: talk.Message, which: str) -> talk.Attached:
    files = message.attachments
    if _NUMBER.match(which) and int(which) <= len(files):
        return files[int(which) - 1]
    for one in files:
        if one.digest.hex() == which:
            return one
    raise Misuse(
        Code.UNKNOWN_ID,
        f"“{which}” is none of its attachments",
        where="file",
        do=f"write a number from 1 to {len(files)}, or the SHA-256 of one",
    )


def _over(bound: int) -> Misuse:
    return Misuse(
        Code.TOO_LONG,
        f"the charter of this line allows {bound} bytes of attachments to one message",
        where="attach",
        do="send less, or several messages",
    )
