# SPDX-License-Identifier: Apache-2.0
"""The officers of a party's desk: who they are, what they may do, and what proves them.

Rules:

1. Passkeys are public keys; there is no secret in the file. Of a one-time link only the SHA-256 of
   its token is kept, with what it is for and until when it may be used, once.
2. Every change is whole and synced before it is told. A running desk and a command beside it take
   turns.
3. An officer is never removed, only disabled: what he did stays his, and his name stays taken.
4. A sign count that does not rise is refused: the passkey may have been copied.
5. Who has passkeys keeps one: the last is replaced by a link, and not removed.

What a role may do is the desk's affair.
"""

from __future__ import annotations

import hmac
import secrets
import time
from collections.abc import Callable, Iterable
from dataclasses import replace
from pathlib import Path

from wasl import limits
from wasl.errors import Code, Misuse, Refused
from wasl.home.files import read_file, write_file
from wasl.home.names import check_name, shape
from wasl.home.roster import (
    PURPOSES,
    Link,
    Officer,
    Passkey,
    Roster,
    check_looks,
    check_offices,
    check_roles,
    format_roster,
    parse_roster,
    token_digest,
)
from wasl.home.shared import alone


class OfficerBox:
    """The officers of a home."""

    def __init__(self, path: Path, *, now_s: Callable[[], int] = lambda: int(time.time())) -> None:
        """``path``: the file, :attr:`wasl.home.layout.Home.officers`."""
        self._path = path
        self._now_s = now_s
        self._read: tuple[tuple[int, int, int], Roster] | None = None

    # ── reading ──

    def list(self) -> list[Officer]:
        """All officers, by name. Raises Damaged."""
        return sorted(self._roster().officers, key=lambda each: each.name.casefold())

    def get(self, officer: str) -> Officer:
        """The officer of an id. Raises Misuse (UNKNOWN_ID)."""
        return _pick(self._roster(), officer)

    def find(self, officer: str) -> Officer | None:
        """The officer of an id, or None."""
        return _find(self._roster(), officer)

    def named(self, name: str) -> Officer:
        """The officer of a name. Raises Misuse (UNKNOWN_ID)."""
        wanted = check_name(name)
        found = next((each for each in self._roster().officers if each.name == wanted), None)
        if found is None:
            do = "see “wasl officer list”"
            raise Misuse(Code.UNKNOWN_ID, f"no officer “{name}”", where="name", do=do)
        return found

    def by_credential(self, credential: bytes) -> tuple[Officer, Passkey] | None:
        """Whom a passkey proves."""
        for officer in self._roster().officers:
            for passkey in officer.passkeys:
                if passkey.credential == credential:
                    return officer, passkey
        return None

    # ── changing ──

    def add(self, name: str, *, roles: Iterable[str], offices: Iterable[str]) -> Officer:
        """Add an officer. Raises Misuse (BAD_TEXT, EXISTS, BAD_ARGUMENT, TOO_LONG)."""
        name = check_name(name)
        made = Officer(
            id=secrets.token_hex(8),
            name=name,
            roles=check_roles(roles),
            offices=check_offices(offices),
            disabled=False,
            created_s=self._now_s(),
        )
        with alone(self._path):
            roster = self._roster()
            alike = next((o for o in roster.officers if shape(o.name) == shape(name)), None)
            if alike is not None:
                what = f"“{name}” would be taken for the officer “{alike.name}”"
                do = "write a name that nobody mistakes, with a rank or an initial"
                raise Misuse(Code.EXISTS, what, where="name", do=do)
            if len(roster.officers) >= limits.OFFICERS:
                what = f"there are {limits.OFFICERS} officers already"
                raise Misuse(Code.TOO_LONG, what, where="name")
            self._write(replace(roster, officers=(*roster.officers, made)))
        return made

    def change(
        self,
        officer: str,
        *,
        roles: Iterable[str] | None = None,
        offices: Iterable[str] | None = None,
        disabled: bool | None = None,
    ) -> Officer:
        """Change what is given. Raises Misuse."""

        def changed(held: Officer) -> Officer:
            return replace(
                held,
                roles=held.roles if roles is None else check_roles(roles),
                offices=held.offices if offices is None else check_offices(offices),
                disabled=held.disabled if disabled is None else disabled,
            )

        return self._change(officer, changed)

    def keep_looks(self, officer: str, *, lang: object, theme: object) -> Officer:
        """Keep how desks look to an officer; None leaves it as it is. Raises Misuse."""
        spoken, seen = check_looks(lang, theme)

        def kept(held: Officer) -> Officer:
            return replace(held, lang=spoken or held.lang, theme=seen or held.theme)

        return self._change(officer, kept)

    def count(self, officer: str, credential: bytes, sign_count: int) -> None:
        """Note the sign count that a passkey has told. Raises Refused if it does not rise."""

        def counted(held: Officer) -> Officer:
            return replace(held, passkeys=tuple(map(one, held.passkeys)))

        def one(passkey: Passkey) -> Passkey:
            if passkey.credential != credential:
                return passkey
            if (sign_count or passkey.sign_count) and sign_count <= passkey.sign_count:
                what = f"this passkey counts {sign_count}, and had counted {passkey.sign_count}"
                do = "it may have been copied: give its officer a new link, and ask who had it"
                raise Refused(Code.BAD_SIGNATURE, what, where="passkey", do=do)
            return replace(passkey, sign_count=sign_count, used_s=self._now_s())

        self._change(officer, counted)

    def add_passkey(self, officer: str, passkey: Passkey) -> Officer:
        """Let a further passkey prove an officer. Raises Misuse (EXISTS, TOO_LONG, BAD_TEXT)."""
        label = check_name(passkey.label, where="label")

        def added(held: Officer) -> Officer:
            if len(held.passkeys) >= limits.PASSKEYS:
                what = f"an officer has at most {limits.PASSKEYS} passkeys"
                raise Misuse(Code.TOO_LONG, what, where="credential", do="remove one first")
            if any(shape(each.label) == shape(label) for each in held.passkeys):
                what = f"a passkey is already called “{label}”"
                raise Misuse(Code.EXISTS, what, where="label", do="name it otherwise")
            return replace(held, passkeys=(*held.passkeys, replace(passkey, label=label)))

        return self._change(officer, added, new=passkey)

    def remove_passkey(self, officer: str, passkey: str) -> Passkey:
        """Let a passkey prove its officer no more. Raises Misuse (UNKNOWN_ID, NOT_ALLOWED)."""
        removed: list[Passkey] = []

        def without(held: Officer) -> Officer:
            removed.extend(each for each in held.passkeys if each.id == passkey)
            if not removed:
                raise Misuse(Code.UNKNOWN_ID, "you have no such passkey", where="passkey")
            if len(held.passkeys) == 1:
                what, do = "this is your only passkey", "add another one first"
                raise Misuse(Code.NOT_ALLOWED, what, where="passkey", do=do)
            return replace(held, passkeys=tuple(e for e in held.passkeys if e.id != passkey))

        self._change(officer, without)
        return removed[0]

    def _change(
        self, officer: str, changed: Callable[[Officer], Officer], *, new: Passkey | None = None
    ) -> Officer:
        """``new``: a passkey that nobody may have yet."""
        with alone(self._path):
            roster = self._roster()
            if new is not None:
                _check_new(roster, new)
            made = changed(_pick(roster, officer))
            others = tuple(made if each.id == officer else each for each in roster.officers)
            self._write(replace(roster, officers=others))
        return made

    # ── one-time links ──

    def make_link(self, officer: str, purpose: str, *, lasts_s: int = limits.LINK_S) -> str:
        """Return the token of a new link. Earlier links of the officer are over. Raises Misuse."""
        assert purpose in PURPOSES
        token = secrets.token_urlsafe(32)
        link = Link(token_digest(token), officer, purpose, self._now_s() + lasts_s)
        with alone(self._path):
            roster = self._roster()
            if _pick(roster, officer).disabled:
                what, do = "this officer is disabled", "enable the officer first"
                raise Misuse(Code.NOT_ALLOWED, what, where="officer", do=do)
            others = [each for each in roster.links if each.officer != officer]
            others.sort(key=lambda each: (not each.used, each.expires_s))
            kept = others[-(limits.LINKS - 1) :]
            self._write(replace(roster, links=(*kept, link)))
        return token

    def look(self, token: str, purpose: str) -> Officer:
        """Whom a link is for, if it may be used now. Raises Misuse (NOT_ALLOWED)."""
        roster = self._roster()
        return _pick(roster, self._good(roster, token, purpose).officer)

    def use(self, token: str, purpose: str) -> Officer:
        """Use a link up. Raises Misuse (NOT_ALLOWED)."""
        with alone(self._path):
            roster = self._roster()
            link = self._good(roster, token, purpose)
            self._write(_used(roster, link))
        return _pick(roster, link.officer)

    def enrol(self, token: str, passkey: Passkey) -> Officer:
        """Use an enrolment link up: from now on this passkey, and no other, proves the officer."""
        with alone(self._path):
            roster = self._roster()
            link = self._good(roster, token, "enrol")
            _check_new(roster, passkey)
            made = replace(_pick(roster, link.officer), passkeys=(passkey,))
            others = tuple(made if each.id == made.id else each for each in roster.officers)
            self._write(replace(_used(roster, link), officers=others))
        return made

    def end_links(self) -> None:
        """End all links. In a restored home one that was used since would be good again."""
        with alone(self._path):
            self._write(replace(self._roster(), links=()))

    def _good(self, roster: Roster, token: str, purpose: str) -> Link:
        digest = token_digest(token)
        found = next((x for x in roster.links if hmac.compare_digest(x.digest, digest)), None)
        over = found is None or found.used or found.expires_s <= self._now_s()
        if found is None or over or found.purpose != purpose:
            # One answer for all: who guesses does not learn which tokens there ever were.
            raise Misuse(
                Code.NOT_ALLOWED,
                "this link is not valid, was used, or is too old",
                where="token",
                do="ask the administrator for a new one: wasl officer link NAME",
            )
        if _pick(roster, found.officer).disabled:
            raise Misuse(Code.NOT_ALLOWED, "this officer is disabled", where="token")
        return found

    # ── the file ──

    def _roster(self) -> Roster:
        try:
            status = self._path.stat()
        except FileNotFoundError:
            return Roster()
        stamp = (status.st_mtime_ns, status.st_ino, status.st_size)
        if self._read is None or self._read[0] != stamp:
            data = read_file(self._path, limit=limits.OFFICERS_BYTES)
            self._read = (stamp, parse_roster(data or b"", where=self._path))
        return self._read[1]

    def _write(self, roster: Roster) -> None:
        write_file(self._path, format_roster(roster))
        self._read = None


def link_address(origin: str, purpose: str, token: str) -> str:
    """Return the address of a one-time link at a desk."""
    return f"{origin}/{'in' if purpose == 'once' else 'enrol'}/{token}"


def _find(roster: Roster, officer: str) -> Officer | None:
    return next((each for each in roster.officers if each.id == officer), None)


def _pick(roster: Roster, officer: str) -> Officer:
    found = _find(roster, officer)
    if found is None:
        raise Misuse(Code.UNKNOWN_ID, "no such officer", where="officer")
    return found


def _check_new(roster: Roster, passkey: Passkey) -> None:
    held = (each.credential for officer in roster.officers for each in officer.passkeys)
    if passkey.credential in held:
        what = "this passkey is enrolled already"
        raise Misuse(Code.EXISTS, what, where="credential", do="use another one")


def _used(roster: Roster, link: Link) -> Roster:
    links = (replace(each, used=True) if each == link else each for each in roster.links)
    return replace(roster, links=tuple(links))
