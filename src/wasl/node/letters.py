# SPDX-License-Identifier: Apache-2.0
"""Commands by which people speak to one another: messages and acknowledgements.

Everything is checked before it is appended: what is on the record stays on the record.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping

from wasl.errors import Code, Misuse
from wasl.line import talk, wording
from wasl.line.line import Utterance
from wasl.node import reading
from wasl.node.amending import check_may_amend, check_reply_by
from wasl.node.fields import Fields
from wasl.node.files import read_attachments
from wasl.node.finding import Finder
from wasl.node.keeping import said
from wasl.node.names import check_office, office_of, parse_time
from wasl.node.views import Json
from wasl.terms import Answer, Precedence, Traffic, from_word, word


class Letters:
    """The commands ``send`` and ``ack``."""

    def __init__(self, find: Finder) -> None:
        self._find = find

    @property
    def commands(self) -> Mapping[str, Callable[[Fields], Awaitable[object]]]:
        """Return each command by its name."""
        return {"send": self._send, "ack": self._ack}

    async def _send(self, fields: Fields) -> Json:
        line = self._find.line(fields.text("line"))
        standing = line.standing
        near = standing.near.party
        precedence = from_word(Precedence, fields.text("precedence", "routine"))
        traffic = from_word(Traffic, fields.text("traffic", "operation"))
        reply_by = fields.maybe("reply_by")
        supersedes = fields.maybe("supersedes")
        message = talk.Message(
            lang=_language(fields.text("lang", "")),
            from_office=check_office(
                standing, near, fields.text("from_office"), where="from_office"
            ),
            to=tuple(
                office_of(standing, text, where="to_offices") for text in fields.texts("to_offices")
            ),
            info=tuple(
                office_of(standing, text, where="info_offices")
                for text in fields.texts("info_offices")
            ),
            subject=fields.text("subject", ""),
            label=fields.text("label", ""),
            text=fields.text("text"),
            reply_by_s=None if reply_by is None else parse_time(reply_by, where="reply_by"),
            refs=tuple(self._find.entry_on(line, text) for text in fields.texts("refs")),
            supersedes=None if supersedes is None else self._find.entry_on(line, supersedes),
            by=fields.text("by", ""),
            attachments=read_attachments(fields, self._find, line),
        )
        alone = fields.flag("sent_alone")
        fields.done()
        wording.check_message(message, precedence)
        check_reply_by(message.reply_by_s, now=self._find.node.clock.now())
        check_may_amend(self._find.view(line), message)
        refs = await line.say(Utterance(message, precedence, traffic, alone))
        return said(self._find, line, refs[0])

    async def _ack(self, fields: Fields) -> Json:
        line, ref = self._find.entry(fields.text("entry"))
        answer = from_word(Answer, fields.text("answer"))
        reason, by = fields.text("reason", ""), fields.by()
        fields.done()
        wording.check_text(reason, where="reason")
        if ref.journal.party == line.standing.near.party:
            raise Misuse(
                Code.NOT_ALLOWED,
                "this entry is our own",
                where="entry",
                do="acknowledge entries of the other side",
            )
        if answer in (Answer.CANNOT_COMPLY, Answer.CANNOT_PROCESS) and not reason.strip():
            raise Misuse(
                Code.BAD_ARGUMENT,
                f"“{word(answer)}” needs a reason",
                where="reason",
                do="say in a few words why: a refusal without a reason is read as a signal",
            )
        body = reading.acknowledgement(
            self._find.view(line), ref, answer=answer, reason=reason, by=by
        )
        precedence = reading.precedence_of(self._find.view(line), ref)
        refs = await line.say(Utterance(body, precedence[0], precedence[1]))
        return self._find.brief(line, refs[0])


def _language(text: str) -> str:
    if text not in ("", "ar", "ru", "en"):
        raise Misuse(Code.BAD_ARGUMENT, f"“{text}” is not ar, ru or en", where="lang")
    return text
