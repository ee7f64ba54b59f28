# SPDX-License-Identifier: Apache-2.0
"""The wrapping: the ZIP, its names, the kind and the README (08 §1, §2 and steps 1 to 3)."""

from __future__ import annotations

import gzip
import io
import tarfile
import zipfile
import zlib

from tests.builder import Files, forked, shown, two_once, whole
from tests.corpus import zips
from tests.corpus.case import (
    ALTERED,
    FORK_FILE,
    INCOMPLETE,
    REFUSED,
    TRANSCRIPT,
    Case,
    Shelf,
)
from tests.exports import put, sorted_in, without
from wasl.errors import Code
from wasl.home.archive import pack
from wasl.record.layout import FileKind
from wasl.record.readme import readme
from wasl.sim.parties import WESTMARK

ZIP = (Code.BAD_EXPORT,)


def cases() -> list[Case]:
    shelf = Shelf("zip")
    files = whole(two_once())
    _headers(shelf, files)
    _ends(shelf, files)
    _names(shelf, files)
    _bombs(shelf, files)
    _strangers(shelf, files)
    members = Shelf("members")
    _kinds(members, files)
    _members(members, files)
    _readmes(members, files)
    return [*shelf.cases, *members.cases]


def _headers(shelf: Shelf, files: Files) -> None:
    last = len(files) - 1
    deflated = zlib.compress(files[last][1], wbits=-15)
    squeezed = {"method": 8, "needed": 20, "stored": len(deflated)}
    for name, data, why in (
        ("compressed", zips.zipped(files, at=last, both=squeezed, instead=deflated),
         "A member is deflated: another tool would read it, and no writer of these files does it."),
        ("encrypted-flag", zips.zipped(files, at=2, both={"flags": 1}), "A member says that it is encrypted."),
        ("utf8-flag", zips.zipped(files, at=2, both={"flags": 0x800}), "A member has the flag for names in UTF-8."),
        ("descriptor-flag", zips.zipped(files, at=2, both={"flags": 8}), "A member says that its size comes later."),
        ("version-needed", zips.zipped(files, at=2, both={"needed": 20}), "A member needs version 2.0 of ZIP."),
        ("made-by-dos", zips.zipped(files, at=2, in_central={"made_by": 0x000A}), "A member was made by another system."),
        ("with-a-time", zips.zipped(files, at=2, both={"time": 1}), "A member has a time of day."),
        ("with-a-date", zips.zipped(files, at=2, both={"date": 0x5A21}), "A member has a date of its own."),
        ("crc-of-both", zips.zipped(files, at=2, both={"crc": 0}), "A CRC-32 does not fit its member, in both headers."),
        ("crc-local", zips.zipped(files, at=2, in_local={"crc": 0}), "A CRC-32 does not fit in the local header."),
        ("crc-central", zips.zipped(files, at=2, in_central={"crc": 0}), "A CRC-32 does not fit in the central header."),
        ("two-sizes", zips.zipped(files, at=2, in_central={"size": 1}), "The two headers of a member give two sizes."),
        ("extra-local", zips.zipped(files, at=2, in_local={"extra_size": 4, "extra": b"\x99\x99\0\0"}),
         "A local header has an extra field."),
        ("extra-central", zips.zipped(files, at=2, in_central={"extra_size": 4, "extra": b"\x99\x99\0\0"}),
         "A central header has an extra field."),
        ("member-comment", zips.zipped(files, at=2, in_central={"comment_size": 2, "extra": b"hi"}),
         "A member has a comment."),
        ("symlink", zips.zipped(files, at=2, in_central={"external": 0xA1FF0000}), "A member calls itself a symbolic link."),
        ("text-attribute", zips.zipped(files, at=2, in_central={"internal": 1}), "A member calls itself a text."),
        ("offset", zips.zipped(files, at=2, in_central={"offset": 0}), "Two central headers point to one member."),
        ("other-disk", zips.zipped(files, at=2, in_central={"disk": 1}), "A member lies on another disk."),
        ("names-differ", zips.zipped(files).replace(b"cards/northland.1.note", b"cards/northlond.1.note", 1),
         "The two headers of a member give two names."),
    ):  # fmt: skip
        shelf.altered(name, data, why, "08 §1.2", ZIP)


def _ends(shelf: Shelf, files: Files) -> None:
    good = pack(files)
    directory = good.index(b"PK\x01\x02")
    count = len(files)
    for name, data, why in (
        ("comment", zips.zipped(files, at_end={"comment_size": 5, "comment": b"hello"}), "The file has a comment."),
        ("trailing", good + b"\0", "A byte stands behind the end record."),
        ("two-ends", good + zips.end(0, 0, len(good)), "A second end record, of no members, stands at the end."),
        ("count-less", zips.zipped(files, at_end={"count": count - 1, "here": count - 1}),
         "The end record counts one member less than there are."),
        ("disk-number", zips.zipped(files, at_end={"disk": 1}), "The end record is on the second disk."),
        ("directory-offset", zips.zipped(files, at_end={"offset": 0}), "The directory is said to begin at 0."),
        ("directory-missing", good[:directory], "The directory is not there."),
        ("directory-short", good[:directory] + good[directory + 46 + len(files[0][0]):],
         "The first central header is not there: listing tools do not show the README."),
        ("hidden", _hidden(files), "A member stands between the others and in no directory."),
        ("cut-1", good[:-1], "The last byte is cut off."),
        ("cut-half", good[: len(good) // 2], "The file is cut in its middle."),
        ("cut-names", good[:60], "The file ends within its first member."),
        ("zip64", zips.zipped(files, at_end={"count": 0xFFFF, "here": 0xFFFF, "size": 0xFFFFFFFF, "offset": 0xFFFFFFFF}),
         "The end record refers to one of ZIP64."),
        ("gap", good[:directory] + b"\0" * 16 + good[directory:], "There are bytes between the members and the directory."),
    ):  # fmt: skip
        shelf.altered(name, data, why, "08 §1.2", ZIP)


def _hidden(files: Files) -> bytes:
    """A local header and content more than the directory knows of."""
    good = zips.zipped(files)
    at = good.index(b"PK\x01\x02")
    hidden = zips.local("cards/eastmark.1.note", b"hidden") + b"hidden"
    size = sum(len(zips.central(name, data, 0)) for name, data in files)
    return good[:at] + hidden + good[at:-22] + zips.end(len(files), size, at + len(hidden))


def _names(shelf: Shelf, files: Files) -> None:
    for name, member, why in (
        ("dotdot", b"../note", "A name leads out of the folder."),
        ("dotdot-inside", b"cards/../../note", "A name leads out of the folder by the way of another."),
        ("absolute", b"/etc/note", "A name begins at the root of the disk."),
        ("backslash", b"cards\\note", "A name has a backslash, which is a folder for some."),
        ("drive", b"C:note", "A name has a drive in it."),
        ("dot-file", b".note", "A name begins with a dot, and would not be listed."),
        ("empty-part", b"cards//note", "A name has an empty part."),
        ("folder", b"cards/", "A name is that of a folder."),
        ("empty", b"", "A name is empty."),
        ("space", b"cards/a note", "A name has a space."),
        ("control", b"cards/\x07note", "A name has a control character."),
        ("nul", b"cards/note\x00.txt", "A name has a NUL, at which some stop reading."),
        ("bidi", "cards/\N{RIGHT-TO-LEFT OVERRIDE}eton.txt".encode(), "A name has a character that turns text round."),
        ("cyrillic", "cards/northl\N{CYRILLIC SMALL LETTER A}nd.1.note".encode(), "A letter of a name only looks Latin."),
        ("newline", b"cards/a\nnote", "A name has a newline."),
        ("long", b"cards/" + b"n" * 195, "A name has 201 bytes."),
        ("deep", b"a/b/c/d/e/f/g/h/i", "A name has nine parts."),
        ("twice", files[-1][0].encode(), "A name stands twice, and tools differ in which they take."),
        ("under-a-file", b"README.txt/x", "A name is below another member as if that were a folder."),
        ("over-a-file", b"cards", "A name is a folder of other members."),
    ):  # fmt: skip
        raw = [(each.encode(), data) for each, data in files]
        shelf.altered(f"name-{name}", zips.zipped([*raw, (member, b"x")]), why, "08 §1.4", ZIP)


def _bombs(shelf: Shelf, files: Files) -> None:
    bomb = zlib.compress(bytes(4 << 20), wbits=-15)
    fields = {"method": 8, "needed": 20, "stored": len(bomb), "size": 4 << 20}
    for name, data, why in (
        ("bomb", zips.zipped(files, at=5, both=fields, instead=bomb),
         "A member of four kilobytes would unpack to four megabytes."),
        ("huge-size", zips.zipped(files, at=5, both={"size": 0xFFFFFFF0, "stored": 0xFFFFFFF0}),
         "A member claims to have four gigabytes."),
        ("overlap", zips.zipped(files, at=1, both={"size": 60_000, "stored": 60_000}),
         "A member claims what belongs to those behind it."),
        ("long-name", zips.zipped(files, at=1, both={"name_size": 0xFFFF}), "A name claims to have 65,535 bytes."),
    ):  # fmt: skip
        shelf.altered(name, data, why, "08 §1.2", ZIP)


def _strangers(shelf: Shelf, files: Files) -> None:
    tar = io.BytesIO()
    with tarfile.open(fileobj=tar, mode="w") as packed:
        for name, data in files:
            info = tarfile.TarInfo(name)
            info.size = len(data)
            packed.addfile(info, io.BytesIO(data))
    other = io.BytesIO()
    with zipfile.ZipFile(other, "w") as written:
        written.writestr(zipfile.ZipInfo("hello.txt"), "hello")
    good = pack(files)
    for name, data, why in (
        ("nothing", b"", "The file is empty."),
        ("empty", pack([]), "A good ZIP without any member."),
        ("text", b"wasl transcript v1\n", "A text, and no ZIP."),
        ("gzip", gzip.compress(good, mtime=0), "The file is packed once more, by gzip."),
        ("tar", tar.getvalue(), "The members are in a tar archive."),
        ("zip-of-others", other.getvalue(), "A ZIP of something else."),
        ("leading", b"\0" + good, "A byte stands before the first member: it begins as no file of ours."),
        ("no-magic", b"PK\x03\x05" + good[4:], "The first four bytes are no local header."),
        ("readme-renamed", good.replace(b"README.txt", b"README.TXT", 1),
         "The headers differ, and the first member is not called README.txt: it begins as no file of ours."),
        ("nested", pack([("transcript.zip", good)]), "A good file within a ZIP."),
    ):  # fmt: skip
        shelf.put(name, data, why, spec="08 §5.3", verdict=REFUSED, codes=ZIP)


def _kinds(shelf: Shelf, files: Files) -> None:
    text = readme(FileKind.TRANSCRIPT).encode()
    for name, members, why in (
        ("version-2", put(files, "README.txt", b"wasl transcript v2\n\nNew.\n"), "The file says that it is of version 2."),
        ("version-9", put(files, "README.txt", text.replace(b" v1", b" v999999999", 1)), "The file says that it is of a version far ahead."),
        ("no-papers", [("notes.txt", b"hello"), ("cards/northland.1.note", b"")], "There is no README, and neither charters nor journals."),
        ("other-readme", [("README.txt", b"wasl readme v1\n")], "The README is of something else, and nothing else is there."),
    ):  # fmt: skip
        shelf.put(name, members, why, spec="08 §5.3", verdict=REFUSED, codes=ZIP)
    for kind in FileKind:
        shelf.put(
            f"{kind}-readme-alone",
            [("README.txt", readme(kind).encode())],
            f"The README of a {kind}, and nothing else: the first charter is not there.",
            spec="08 §5.3",
            verdict=INCOMPLETE,
            codes=ZIP,
            kind=kind,
        )


def _members(shelf: Shelf, files: Files) -> None:
    note = WESTMARK.card_note().encode()
    entry = ("entry/salt", bytes(32))
    for name, members, codes, why in (
        ("unknown", [*files, ("manifest.json", b"{}")], ZIP, "There is a member of no name that is known."),
        ("serial-zero", [*files, ("charter/01.northland.note", b"")], ZIP, "A serial has a leading zero."),
        ("long-serial", [*files, ("charter/12345678901.northland.note", b"")], ZIP, "A serial has eleven digits."),
        ("of-a-fork", sorted_in([*shown(two_once()), ("fork/a.leaf", b"")]), ZIP, "An exhibit has a member of a fork: so it is taken for one."),
        ("of-an-exhibit", sorted_in([*files, entry]), ZIP, "A transcript has a member of an exhibit: so it is taken for one."),
        ("range-in-exhibit", sorted_in([*shown(two_once()), ("journals/northland.1/before", bytes(8))]), ZIP,
         "An exhibit has the frontier of a range."),
        ("order", [files[0], files[2], files[1], *files[3:]], ZIP, "Two charters stand in the other order."),
        ("order-sections", [*files[1:3], files[0], *files[3:]], ZIP, "The README does not stand first."),
        ("order-journals", [*without(files, "journals/northland"), *(f for f in files if f[0].startswith("journals/northland"))], ZIP,
         "The journals stand in the other order."),
        ("card-of-nobody", sorted_in([*files, ("cards/westmark.1.note", note)]), ZIP, "A card is there that no charter names."),
        ("journal-of-nobody", sorted_in([*files, ("journals/westmark.1/grant.note", b"")]), ZIP,
         "A journal is there of a party that is not on the line."),
    ):  # fmt: skip
        shelf.put(name, members, why, spec="08 §2", verdict=ALTERED, codes=codes)


def _readmes(shelf: Shelf, files: Files) -> None:
    text = dict(files)["README.txt"]
    for name, data, why in (
        ("readme-longer", text + b"\n", "The README has a newline more."),
        ("readme-instruction", text.replace(b"openssl", b"opensll"), "A word of the README is another: a trap for who follows it."),
        ("readme-empty", b"", "The README is empty."),
        ("readme-no-text", b"\xff", "The README is no text."),
        ("readme-of-a-fork", readme(FileKind.FORK).encode(), "The README is that of a fork."),
    ):  # fmt: skip
        shelf.altered(name, put(files, "README.txt", data), why, "08 §2.5", ZIP)
    shelf.altered("readme-missing", without(files, "README"), "There is no README.", "08 §2.5", ZIP)
    fork = forked(two_once(), size=5)
    shelf.put(
        "fork-with-readme-of-transcript",
        put(fork, "README.txt", readme(TRANSCRIPT).encode()),
        "A fork file has the README of a transcript.",
        spec="08 §2.5",
        verdict=ALTERED,
        codes=(*ZIP, Code.FORK),
        kind=FORK_FILE,
    )
