# SPDX-License-Identifier: Apache-2.0
"""Commands about alarms: listing them, and closing them.

Only a person closes an alarm, by name. That is kept, and silences nothing that happens afterwards.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping

from wasl import limits
from wasl.errors import Code, Misuse
from wasl.line import wording
from wasl.line.alarms import Alarm, closed_alarms, open_alarms
from wasl.line.line import CloseAlarm
from wasl.node.alarms import alarm_json, alarm_list, closing_json
from wasl.node.fields import Fields, check_length
from wasl.node.finding import Finder
from wasl.node.views import Json


class Alarms:
    """The commands ``alarms`` and ``close_alarm``."""

    def __init__(self, find: Finder) -> None:
        self._find = find

    @property
    def commands(self) -> Mapping[str, Callable[[Fields], Awaitable[object]]]:
        """Return each command by its name."""
        return {"alarms": self._list, "close_alarm": self._close}

    async def _list(self, fields: Fields) -> list[Json]:
        name, closed = fields.maybe("line"), fields.flag("closed")
        fields.done()
        return [
            alarm
            for view, alias in self._find.listed(name)
            for alarm in alarm_list(view, alias, closed=closed)
        ]

    async def _close(self, fields: Fields) -> Json:
        line = self._find.line(fields.text("line"))
        code, party = fields.text("code"), fields.maybe("party")
        by, note = fields.person(), fields.text("note", "")
        fields.done()
        wording.check_text(note, where="note")
        check_length(note, limits.ALARM_NOTE_CHARS, where="note")
        alarm = _which(open_alarms(self._find.view(line).rows), code, party)
        await line.run(CloseAlarm(code, alarm.party, by, note))
        found = closed_alarms(self._find.view(line).rows)
        done = next(
            each for each in found if (each.alarm.code, each.alarm.party) == (code, alarm.party)
        )
        alias = self._find.alias(line)
        place = {"line": line.standing.line.hex(), "alias": alias}
        return {**place, **alarm_json(done.alarm), "closed": closing_json(done)}


def _which(alarms: list[Alarm], code: str, party: str | None) -> Alarm:
    """Return the open alarm that is meant. Raises Misuse (UNKNOWN_ID, AMBIGUOUS_ID)."""
    found = [
        alarm for alarm in alarms if alarm.code == code and (party is None or alarm.party == party)
    ]
    parties = sorted({alarm.party for alarm in found})
    if not found:
        known = ", ".join(f"{each.code} {each.party}".strip() for each in alarms) or "none"
        what = f"no alarm “{code}”" + (f" about {party}" if party else "") + " is open"
        raise Misuse(Code.UNKNOWN_ID, what, where="code", do=f"open on this line: {known}")
    if len(parties) > 1:
        what = f"“{code}” is open about {', '.join(parties)}"
        raise Misuse(Code.AMBIGUOUS_ID, what, where="party", do="name the party")
    return found[0]
