# SPDX-License-Identifier: Apache-2.0
"""Signing what our own journal adds up to.

Signing an earlier size again is consistent, hence no fork: any size of our own journal may be
signed on request. Every signature is kept, so no size is signed twice with different bytes.
"""

from __future__ import annotations

from wasl.line.work import Asking, Work
from wasl.record.checkpoint import Checkpoint, author_message, pq_message
from wasl.steps import AskAuthor, AskAuthorPq
from wasl.terms import Head


def sign_size(work: Work, size: int) -> Asking[bytes]:
    """Return our E signature at ``size``, signing if we have not signed there before."""
    state = work.near_state()
    held = work.rows.head(state.number, size)
    if held is not None:
        return held
    root = work.root(work.standing.near, size)
    assert root is not None
    checkpoint = Checkpoint(work.rows.keys(work.standing.near).origin, size, root)
    signature = yield AskAuthor(work.standing.line, author_message(checkpoint))
    work.rows.put_head(state.number, size, signature)
    return signature


def sign_pq(work: Work) -> Asking[tuple[Head, bytes] | None]:
    """Return our newest head and our M signature on it; None if it already has one."""
    state = work.near_state()
    if work.rows.head(state.number, state.size, pq=True) is not None:
        return None
    yield from sign_size(work, state.size)
    head = Head(work.standing.near, state.size, state.frontier.root())
    checkpoint = work.checkpoint(head)
    message = pq_message(checkpoint, cosigner_name=checkpoint.origin, timestamp=0)
    signature = yield AskAuthorPq(work.standing.line, message)
    work.rows.put_head(state.number, state.size, signature, pq=True)
    return head, signature
