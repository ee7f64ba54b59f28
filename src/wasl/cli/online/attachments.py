# SPDX-License-Identifier: Apache-2.0
"""``wasl attachments`` and ``wasl attachment save``; and the files that ``wasl send`` gives over.

Rules:

1. A file goes to the node as bytes; what it is, the node tells from them.
2. What others sent is written where we say, for its owner alone, whole and proven; it is never
   opened, shown or started.
3. The name that others gave a file is only displayed.
"""

from __future__ import annotations

from argparse import Namespace
from pathlib import Path
from typing import Final, cast

from wasl import limits
from wasl.cli.files import check_new, read_named, write_new
from wasl.cli.letters import told
from wasl.cli.online.desk import Json, NodeDesk, reading_desk
from wasl.cli.online.pages import attachment_line
from wasl.cli.place import our_home
from wasl.cli.screen import Screen

_OWNER: Final = 0o600


def give_file(desk: NodeDesk, line: str, path: Path) -> Json:
    """Give a file to the node, and return how a message names it. Raises WaslError."""
    data = read_named(path, limit=limits.ATTACHMENT_BYTES_MOST)
    return {"sha256": desk.upload(line, data)["sha256"], "name": path.name}


def listing(options: Namespace, screen: Screen) -> int:
    """The files of a message, and how much of each has come."""
    with reading_desk(our_home(options)) as desk:
        entry = cast("Json", desk.call("show", {"entry": options.entry}))
    files = cast("list[Json]", entry["attachments"])
    for number, one in enumerate(files, start=1):
        value = {"entry": entry["id"], "number": number, **one}
        screen.give(value, [attachment_line(number, one), f"    SHA-256 {told(one['sha256'])}"])
    if not files and not screen.json:
        screen.say("This entry has no attachments.")
    return 0


def save(options: Namespace, screen: Screen) -> int:
    """Put a whole file of a message on the disk."""
    path = Path(options.out)
    which: str = options.which.lower()
    check_new(path)
    with reading_desk(our_home(options)) as desk:
        data, media = desk.attachment(options.entry, which)
        entry = cast("Json", desk.call("show", {"entry": options.entry}))
    named = _named(cast("list[Json]", entry["attachments"]), which)
    write_new(path, data, mode=_OWNER)
    if media != named["media"]:
        what = f"the message calls it {told(named['media'])}; its bytes are {media or 'none such'}"
        screen.warn(what, do="do not open it before you know what it is")
    value = {"file": str(path), "sha256": named["sha256"], "bytes": len(data), "media": media}
    screen.give(
        value,
        [
            f"{told(named['name'])} is in {told(path)} ({len(data)} bytes).",
            f"Its SHA-256 is the one that the message names: {told(named['sha256'])}",
        ],
    )
    return 0


def _named(files: list[Json], which: str) -> Json:
    """What the message says of the file that the desk has found."""
    by_digest = [one for one in files if one["sha256"] == which]
    return by_digest[0] if by_digest else files[int(which) - 1]
