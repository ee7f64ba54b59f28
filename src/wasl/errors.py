# SPDX-License-Identifier: Apache-2.0
"""What can go wrong, in five families, told apart by whose fault it is and what helps.

::

    WaslError
    ├── Misuse         our own operator or caller asked for something that cannot be  → ask
    differently ├── Refused        bytes or words from outside are not what they must be          →
    nothing was kept of them ├── Contradiction  two things that are both signed or stored cannot
    both be true  → stop, keep both, look ├── Unavailable    a thing that is needed is not there
    just now                   → wait or repair, then again └── Damaged        our own disk or keys
    are not what we wrote                     → restore

Rules:

1. Every error carries a stable code ``WASL-NNNN`` that never changes its meaning and is never
   reused.
2. ``what`` says what is wrong, ``where`` names the place (a file, a field, an entry), ``do`` says
   what helps. They are plain English for logs and the command line; screens translate by code.
3. Far bytes end in :class:`Refused` and in nothing else.

It does not log, and it does not decide exit codes: the surfaces do.
"""

from __future__ import annotations

from enum import StrEnum


class Code(StrEnum):
    """Stable codes. 1xxx misuse, 2xxx refused, 3xxx contradiction, 4xxx unavailable, 5xxx
    damaged.
    """

    # Misuse
    BAD_ARGUMENT = "WASL-1001"
    BAD_CONFIG = "WASL-1002"
    UNKNOWN_ID = "WASL-1003"
    AMBIGUOUS_ID = "WASL-1004"
    EXISTS = "WASL-1005"
    NO_PASSPHRASE = "WASL-1006"
    WRONG_PASSPHRASE = "WASL-1007"
    NOT_ALLOWED = "WASL-1008"
    TOO_LONG = "WASL-1009"
    BAD_TEXT = "WASL-1010"
    NOT_SIGNED_BY_ALL = "WASL-1011"
    DIGITS_DIFFER = "WASL-1012"
    WAIT_RAN_OUT = "WASL-1013"
    PROMISE_BROKEN = "WASL-1014"

    # Refused
    NOT_CANONICAL = "WASL-2001"
    TOO_LARGE = "WASL-2002"
    BAD_NOTE = "WASL-2003"
    BAD_SIGNATURE = "WASL-2004"
    BAD_KEY = "WASL-2005"
    BAD_PROOF = "WASL-2006"
    BAD_CARD = "WASL-2007"
    BAD_CHARTER = "WASL-2008"
    BAD_GRANT = "WASL-2009"
    BAD_ENVELOPE = "WASL-2010"
    CANNOT_OPEN = "WASL-2011"
    BAD_ENTRY = "WASL-2012"
    BAD_ITEM = "WASL-2013"
    NOT_IN_ORDER = "WASL-2014"
    UNKNOWN_PEER = "WASL-2015"
    BAD_EXPORT = "WASL-2016"
    BAD_BODY = "WASL-2017"
    TOO_MANY = "WASL-2018"
    BAD_COMPRESSION = "WASL-2019"
    BAD_ATTACHMENT = "WASL-2020"
    BAD_BAG = "WASL-2031"

    # Contradiction
    HEAD_MOVED = "WASL-3001"
    FORK = "WASL-3002"
    UNEXPLAINED_CHECKPOINT = "WASL-3003"
    RECEIPT_DIFFERS = "WASL-3004"
    ROOT_FORK = "WASL-3005"
    ROLLED_BACK = "WASL-3006"
    CHARTER_FORK = "WASL-3007"

    # Unavailable
    NODE_NOT_RUNNING = "WASL-4001"
    HOME_LOCKED = "WASL-4002"
    DISK_FULL = "WASL-4003"
    PEER_UNREACHABLE = "WASL-4004"
    ADDRESS_IN_USE = "WASL-4005"
    STORE_FAILED = "WASL-4006"
    BUSY = "WASL-4007"
    NOT_YET_HELD = "WASL-4008"

    # Damaged
    VAULT_DAMAGED = "WASL-5001"
    STORE_DAMAGED = "WASL-5002"
    STARTS_DISAGREE = "WASL-5003"
    SCHEMA_TOO_NEW = "WASL-5004"
    SELF_TEST_FAILED = "WASL-5005"
    UNEXPECTED = "WASL-5006"
    BACKUP_DAMAGED = "WASL-5007"


class WaslError(Exception):
    """An error with a stable code, what is wrong, where, and what to do."""

    def __init__(self, code: Code, what: str, *, where: str = "", do: str = "") -> None:
        super().__init__(what)
        self.code = code
        self.what = what
        self.where = where
        self.do = do

    def __str__(self) -> str:
        place = f" ({self.where})" if self.where else ""
        remedy = f" — {self.do}" if self.do else ""
        return f"{self.code} {self.what}{place}{remedy}"


class Misuse(WaslError):
    """The operator or the calling code asked for something that cannot be done as asked."""


class Refused(WaslError):
    """Bytes or words from outside are not what they must be. Nothing was kept of them."""


class Contradiction(WaslError):
    """Two signed or stored things cannot both be true."""


class Unavailable(WaslError):
    """Something needed is not there just now: a lock, a disk, a peer, a running node."""


class Damaged(WaslError):
    """Our own disk, keys or libraries are not what they were when we wrote them."""
