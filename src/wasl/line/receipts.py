# SPDX-License-Identifier: Apache-2.0
"""Receipts: a node's signed word that it holds a journal up to a size.

Rules (``docs/spec/05-record.md`` §3):

1. Ours is given after the entries are kept, covers no gap, and is given once for one size.
2. Theirs is believed by its own signature, whoever brings it. One for another's journal is kept and
   passed on to its author.
3. It belongs to one journal of its holder: what a lost node held, its successor may not.
"""

from __future__ import annotations

from wasl import limits
from wasl.errors import Code, Refused
from wasl.line import checks, delivery, epochs, near, quarrels
from wasl.line.work import Asking, Work
from wasl.record.checkpoint import (
    receipt_message,
    verify_receipt,
)
from wasl.record.rows import JournalState, ReceiptRow
from wasl.steps import AskReceipt
from wasl.terms import Head, JournalId
from wasl.wire import cold


def take_receipt(work: Work, item: cold.Receipt) -> None:
    """Keep a far receipt: for a journal of ours, or to be passed on to another's author.

    Raises Refused.
    """
    journal, own = item.head.journal, work.standing.near
    state = work.rows.journal(journal)
    if state is None or work.rows.journal(item.holder) is None:
        return
    if item.holder.party == journal.party:
        raise Refused(Code.BAD_ITEM, "a receipt in its author's own name", where="receipt")
    if item.holder.party == own.party:
        return  # our own word, brought back
    keys = work.rows.keys(item.holder)
    verify_receipt(
        work.checkpoint(item.head),
        public_r=keys.r,
        timestamp=item.time_s,
        signature64=item.signature,
    )
    if not _is_fitting(work, item, state):
        return
    newest = work.rows.largest_receipt(state.number, item.holder)
    if newest is not None and newest.size >= item.head.size:
        return
    row = ReceiptRow(
        item.head.size, item.head.root, item.holder.incarnation, item.time_s, item.signature
    )
    work.rows.put_receipt(state.number, item.holder.party, row)
    work.receipts.append(item)
    if journal == own and item.holder == work.rows.newest(item.holder.party):
        work.covered.append((item.holder.party, newest.size if newest else 0, item.head.size))
        delivery.note_stored(work, item.holder.party, item.head.size)
        checks.note_stored(work, item.holder.party, item.head.size)
        epochs.forget_seed(work)
    if journal.party == own.party:
        party = work.standing.party(item.holder.party)
        work.tell("stored", party=party, size=item.head.size, time_s=item.time_s)


def _is_fitting(work: Work, item: cold.Receipt, state: JournalState) -> bool:
    """Tell whether a receipt names a head that is held here; alarm if it names another one."""
    journal, own = item.head.journal, work.standing.near
    is_more = journal.party == own.party and item.head.size > state.size
    if is_more and (journal != own or near.is_rolled_back(work.rows, work.standing)):
        return False  # of what was lost here: it comes back first, or is told already
    root = work.root(journal, item.head.size)
    if root == item.head.root:
        return True
    if journal.party == own.party:
        work.alarm("receipt-differs", journal=item.holder, detail=f"size {item.head.size}")
    elif root is not None:
        quarrels.note(work, item.holder, item.head)
    return False  # of another's journal we may just hold less: the receipt comes again


def give_receipt(work: Work, journal: JournalId) -> Asking[cold.Receipt | None]:
    """Return our signed word that everything of a far journal below what is held is stored here.

    It is kept, and the word on one size is given once: said again, it says the same time. So both
    sides count from one receipt, and each can show it.
    """
    state = work.rows.journal(journal)
    unsaid = work.rows.unsaid(journal, limit=1)
    size = min(state.held if state is not None else 0, *unsaid, limits.SIZE_MOST)
    if size == 0 or state is None:
        return None
    root = work.root(journal, size)
    assert root is not None
    near = work.standing.near
    head = Head(journal, size, root)
    given = work.rows.largest_receipt(state.number, near)
    if given is not None and (given.size, given.incarnation) == (size, near.incarnation):
        return cold.Receipt(head, near, given.time_s, given.signature)
    time_s = work.now.seconds
    message = receipt_message(work.checkpoint(head), time_s)
    signature = yield AskReceipt(work.standing.line, message)
    row = ReceiptRow(size, root, near.incarnation, time_s, signature)
    work.rows.put_receipt(state.number, near.party, row)
    return cold.Receipt(head, near, time_s, signature)
