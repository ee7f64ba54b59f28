# SPDX-License-Identifier: Apache-2.0
"""Who says what in a sentence, and through what.

Rules:

1. A verb of saying has its speaker beside it: behind it in Arabic, before it in Russian and
   English first. Where nobody stands there, the one who spoke last goes on.
2. What is said reaches to the next verb of saying or to the end of the sentence. Behind a comma
   (*…, the ministry said on Monday*) it stands before, and may go on behind the next comma.
3. A date among the words that tell who says it is the day of the saying.
4. An agency that carries the words of a ministry is the channel; the ministry speaks.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from wasl.contact.press.shadow import fold, spaced
from wasl.contact.press.what import retold
from wasl.contact.press.what.channels import channel_of
from wasl.contact.press.what.saying import OF_ITS, SAYS, SMALL
from wasl.contact.press.when.dated import Dated
from wasl.contact.press.when.dates import find_dates
from wasl.contact.press.who.actors import Actor

_COMPLEMENT: Final = re.compile(fold(r"(?<!\w)(?:إن|أن|that|что)[\s,\"]{1,4}$"))
_AS: Final = re.compile(
    spaced(r"(?<!\w)(?:as|как|حسبما|حسب ما|بحسب ما|وفق ما|وفقا لما|كما|على ما)\s+$")
)
_PRONOUN: Final = re.compile(
    spaced(
        r"(?<!\w)(?:he|she|they|it|он|она|они|هو|هي|أيضا|كذلك|خلال|في|على|إلى|للصحفيين|عبر|ведомств\w*|министерств\w*|"
        r"пресс-служб\w*|там(?: же)?|(?:the|its) (?:ministry|statement|note|department|readout|report|(?:press )?release|(?:press )?service|communique|message|embassy|spokes\w+|minister|president|diplomat))(?!\w)"
    )
)
_HIS_BODY: Final = re.compile(
    r"(?<!\w)(?:his|her) (?:ministry|office|spokes\w+|aides?|department|government)(?:,\s+(?:which|who)(?:\s+(?:also|then|later))?)?\s+$"
)
_WHICH: Final = re.compile(r",\s+(?:which|who)\s+(?:(?:also|then|later|however)\s+)?")
"""*According to the ministry, which added that*: it is the ministry that adds it."""
_AND_SAID: Final = re.compile(
    r"(?<!\w)(?:и|а|но|and|but)\s+(?:(?:также|тут\s+же|also|later|then)\s+)?$"
)
_PAPER: Final = re.compile(r"(?<!\w)the (?:statement|readout|report|release|note|communique)\s+$")
_HE: Final = re.compile(r"\s+(?:he|she|they|it)\s")
_HE_SAID: Final = re.compile(r"(?<!\w)(?:he|she|they|it)\s+(?:also\s+|later\s+|then\s+)?$")
_DID: Final = re.compile(r"\s*,?\s+(?:(?:also|never|again|later|soon)\s+)?(?:ha[ds]|have|wa[s]|were|is|are|will|would|could|should|did|must|may|might)(?!\w)")  # fmt: skip
_WHOSE: Final = re.compile(r",\s+(?:who|whose|which)\s[^,;\n]{3,90},\s+(?:\w+\s+)?$")
_ADVERB: Final = re.compile(
    fold(r"[,(\"]|\s(?:لاحقا|أيضا|أمس|اليوم|يوم|مساء|صباح|في|عبر|خلال|من|على)(?!\w)")
)
STOPS: Final = re.compile(
    fold(r"(?<!\w)(?:إن|أن|أنه|إنه|أنها|إنها|بأن|بأنه|بأنها|что|(?<!and\s)that)(?!\w)|:")
)
_OPENS: Final = re.compile(
    fold(
        r"\s*\"?(?:و|ف)?(?!(?:في|من|إلى|على|عن|مع|بين|خلال|بعد|قبل|منذ|لدى|عقب|حول|أما|لكن|أن|إن)\s)(\w{2,})\s+"
    )
)
_FOR: Final = re.compile(fold(r"(?<!\w)(?:إذ|حيث)\s+$"))
_BODY: Final = re.compile(fold(r"(?:الوزارة|البيان|المتحدث|المتحدثة|الناطق|الرئاسة|السفارة)(?!\w)"))
_AND: Final = re.compile(r"(?<!\w)and(?:\s+(?:also|later|then|afterwards))?\s+$")
_CLAUSE_END: Final = re.compile(fold(r"[,;](?=\s|$)|\"(?=\w)(?!\w[^\"\n]{0,24}\"[^\"\n.]{0,60}?\sإن\s)|\s-\s|(?<!\w)(?:but|while|но)(?!\w)"))  # fmt: skip
_ISSUED: Final = re.compile(
    fold(
        r",\s*(?:опубликован|распростран|размещ|published|released|issued|posted|نشر|صدر|выступ|отвеча|комментир)"
    )
)
_ASIDE: Final = re.compile(
    fold(
        r"\s*(?:\w+(?:ая|яя|уя|ив|ав|ев|ясь|вшись)|\w+(?:вш|ющ|ущ|ащ|ящ)\w{2,3}|котор\w+|где|когда|who|which|whose|when|asked|speaking|"
        r"commenting|citing|quoting|answering|writing|on\sthe\sother\shand|for\s(?:its|his|her|their)\s(?:own\s)?part|in\s(?:turn|contrast)|by\scontrast)(?!\w)"
    )
)
_WORD: Final = re.compile(r"\w+")
_WITH: Final = re.compile(fold(r"(?<!\w)(?:with|مع|со?)\s+$"))
_PLACE: Final = re.compile(r"\s+во?\s+[\w-]+\s")
_OTHERWISE: Final = re.compile(
    fold(r",\s*(?:but|while|whereas|yet|а|но|однако|тогда|لكن|فيما|بينما|في حين)(?!\w)")
)
_NEAR: Final = 30
_SHORT, _REST = 15, 15
_BETWEEN: Final = 2
"""Words, small ones and dates apart, that may stand between a verb and its speaker."""
_TAIL_CHARS: Final = 220
_LEAD_CHARS: Final = 400
_LEAD_WORDS: Final = 9


class Saying(NamedTuple):
    """What is said, from ``begins`` to ``end``, and by whom. ``told``: the words that tell so."""

    start: int
    begins: int
    end: int
    speaker: Actor | None
    channel: str
    told: tuple[int, int]


class _Verb(NamedTuple):
    """A verb of saying: ``told``, the words that tell who says it; ``begins``: behind them."""

    told: tuple[int, int]
    begins: int
    speaker: Actor | None
    trails: bool


def sayings(
    text: str, actors: Sequence[Actor], *, start: int, end: int, last: Actor | None
) -> list[Saying]:
    """Return what is said in a sentence, and by whom. ``last``: who spoke before."""
    found: list[_Verb] = []
    actors = [one for one in actors if not any(each.has_inside(one) for each in actors)]
    since = start
    verbs = list(SAYS.finditer(text, start, end))
    dates = find_dates(text, start=start, end=end) if verbs else ()
    for verb in verbs:
        # *"I can only say what I heard," X told*
        open_ = bool(found) or text.find('"', verb.end(), end) > 0
        nested = open_ and _is_nested(text, found[-1].begins if found else start, verb.start())
        if nested or verb.start() < since or _is_of_name(actors, verb.start()):
            continue
        before = found[-1].speaker if found else last
        clause = _Clause(text, actors, verb, dates=dates, since=since, end=end)
        one = clause.read(before, again=bool(found))
        if one is not None:
            found.append(one)
            since = one.told[1] if one.trails else one.begins
    return list(_said(text, found, start=start, end=end))


def _said(text: str, found: Sequence[_Verb], *, start: int, end: int) -> Iterator[Saying]:
    since = start
    for n, (told, begins, speaker, trails) in enumerate(found):
        until = max(found[n + 1].told[0], begins) if n + 1 < len(found) else end
        channel = channel_of(text, start=told[0], end=until)
        if not trails:
            yield Saying(told[0], begins, until, speaker, channel, told)
            since = begins
            continue
        yield Saying(since, since, told[0], speaker, channel, told)
        since = told[1]
        rest = text[since:until]
        if len(rest) > _REST and rest[0] == "," and not _OTHERWISE.match(rest):
            yield Saying(since, since, until, speaker, channel, (since, since))


def _is_of_name(actors: Sequence[Actor], at: int) -> bool:
    """Whether a verb is a name: *the chief of staff, Said Chanegriha*."""
    return any(one.start < at < one.end and one.name for one in actors)


def _is_nested(text: str, begins: int, at: int) -> bool:
    """Whether a verb stands inside of the quotes of what is said before it."""
    return text.count('"', begins, at) % 2 == 1


class _Clause:
    """The clause of a verb of saying: from behind what was told before, to a comma or *that*."""

    def __init__(
        self,
        text: str,
        actors: Sequence[Actor],
        verb: re.Match[str],
        *,
        dates: Sequence[Dated],
        since: int,
        end: int,
    ) -> None:
        self._text, self._actors, self._verb, self._dates = text, actors, verb, dates
        self._since, self._end = max(since, verb.start() - _LEAD_CHARS), end
        near = min(end, verb.end() + _TAIL_CHARS)
        stop = STOPS.search(text, verb.end(), near)
        edge = _CLAUSE_END.search(text, verb.end(), near)
        if edge is not None and _ISSUED.match(text, edge.start(), near):
            edge = _CLAUSE_END.search(text, edge.end(), near)
        self._edge = edge.start() if edge else near
        he = verb["en"] and _HE.match(text, verb.end())  # *said he had been rung about a map that*
        self._stops = not he and stop is not None and stop.start() <= self._edge
        if stop is not None and not self._stops and verb["ar"]:
            self._stops = self._left(self._edge, stop.start()) == 0
        if stop is not None and self._stops:
            self._edge = stop.start()

    def read(self, last: Actor | None, *, again: bool) -> _Verb | None:
        """Return who says it; None if nobody does. ``again``: another spoke in this sentence."""
        text, verb = self._text, self._verb
        inverted = self._is_inverted()
        paper = _PAPER.search(text, max(0, verb.start() - 20), verb.start())
        speaker = None if verb["on"] or paper else self._speaker(inverted=inverted)
        goes_on = _AND.search(text, max(self._since, verb.start() - 20), verb.start())
        if goes_on is not None:
            speaker = self._who_goes_on() or speaker
        if speaker is None:
            other = verb["by"] and not OF_ITS.match(text, verb.end())
            if other or verb["ar"] in ("بيان", "وبيان"):
                return None
            own = None if again else self._who_opens()
            same = again and _AND_SAID.search(text, max(0, verb.start() - 20), verb.start())
            speaker = last if verb["on"] or same else own or self._unnamed(last)
        elif again and _COMPLEMENT.search(text, max(0, speaker.start - 12), speaker.start):
            return None  # what one says that another said
        first = verb.start()
        if goes_on is not None:
            first = goes_on.start()
        elif speaker is not None and self._since <= speaker.start < first:
            first = speaker.start
        begins = verb.end()
        if speaker is not None and verb.end() <= speaker.start < self._edge:
            begins = max(begins, speaker.end)
        trails = self._trails(first, begins, inverted=inverted)
        return _Verb(self._told(first, begins, trails=trails), begins, speaker, trails)

    def _told(self, first: int, begins: int, *, trails: bool) -> tuple[int, int]:
        cut = max(self._since, self._text.rfind(",", self._since, first) + 1)
        goes_on = self._stops or not self._text.startswith(",", begins)
        if goes_on and not trails and self._left(self._since, first) == 0:
            cut = self._since  # *on Monday, the ministry said that*
        so = retold.OF_BEFORE.match(self._text, self._since, first)
        if so is not None and self._left(so.end(), first) == 0:
            first = self._since  # *о встрече в среду сообщило министерство*
        before = self._verb["ru"] or self._verb["en"] or not trails
        if before and self._left(cut, first) == 0:
            first = cut  # *on Monday the ministry said*
        if trails or self._stops:
            return first, max(begins, self._edge)
        until = begins
        for one in self._dates:  # *said on Monday the two had spoken*
            clear = until <= one.start and self._left(until, one.start) == 0
            if clear and not (self._verb["by"] and "," in self._text[until : one.start]):
                until = one.end
        return first, until

    def _is_inverted(self) -> bool:
        """Whether a comma or a quote stands right before the verb, and what is said before that."""
        lead = self._text[self._since : self._verb.start()].rstrip()
        if self._stops or self._verb["on"] or lead[-1:] not in (",", '"', "-"):
            return False
        if lead[-1] == "," and self._is_of_behind():
            return False  # *the minister, Mr X, said the two had met*
        if _HE.match(self._text, self._verb.end()):
            return False  # *Austin, the secretary, said he had*
        if self._verb["ar"] and '"' not in lead[-2:]:
            return False  # in Arabic the verb opens the clause
        head, _, clause = lead[:-1].rpartition(",")
        if head and lead[-1] == "," and _ASIDE.match(clause):
            return False
        return self._left(self._since, self._since + len(lead)) > 0

    def _trails(self, first: int, begins: int, *, inverted: bool) -> bool:
        text, verb = self._text, self._verb
        if self._stops or verb["on"]:
            return False
        lead = text[self._since : first]
        if _AS.search(lead) or verb["by"]:
            return self._left(self._since, first) > 0
        if inverted:
            return True
        behind = self._left(begins, self._edge)
        if behind == 0 and self._edge >= self._end - 1 and len(lead) > _SHORT:
            return True
        cut = max(lead.rfind(","), lead.rfind('"'), lead.rfind(" - "))
        close = cut > 0 and len(_WORD.findall(lead, cut)) <= _LEAD_WORDS
        few = behind <= _BETWEEN or lead[max(0, cut - 1) : cut + 1] in (',"', '?"', '!"')
        return close and few and self._left(self._since, self._since + cut) > 0

    def _left(self, start: int, end: int) -> int:
        """How many words stand there beside small ones, dates and who is named."""
        taken = [
            (one.start, one.end)
            for one in (*self._dates, *self._actors)
            if one.start < end and one.end > start
        ]
        return sum(
            word[0] not in SMALL
            and not any(first <= word.start() < until for first, until in taken)
            for word in _WORD.finditer(self._text, start, end)
        )

    def _speaker(self, *, inverted: bool) -> Actor | None:
        verb = self._verb
        if verb["en"] and _HE_SAID.search(self._text, self._since, verb.start()):
            return None
        after = self._after(inverted=inverted)
        if after is not None and (inverted or verb["quoted"] or verb["by"] or verb["ar"]):
            return after
        # In Arabic a verb behind *and* opens a clause: who stands before it is of another.
        if inverted or verb["quoted"] or verb["by"] or (verb["ar"] or "").startswith("و"):
            return after
        theirs = verb["ru"] and verb[0].endswith("ли") and after and after.bare
        return after if theirs else self._before(after) or after

    def _who_goes_on(self) -> Actor | None:
        """Return who did before *and* what the clause tells, and then says something."""
        before = [one for one in self._actors if self._since <= one.start < self._verb.start()]
        able = [one for one in before if one.side and not one.bare]
        return able[0] if able and self._verb["en"] else None

    def _before(self, after: Actor | None) -> Actor | None:
        text, verb = self._text, self._verb
        aside = _WHOSE.search(text, self._since, verb.start())
        at = aside.start() if aside else verb.start()
        before = [one for one in self._actors if one.end <= at]
        if not before or at - before[-1].end > _NEAR:
            return None
        between = text[before[-1].end : at]
        if re.search(r"[.;\n]", between):
            return None
        # *…, said the ministry*: whoever stands before a comma is of what is said, if somebody
        # stands behind the verb.
        alone = self._left(self._since, before[-1].start) == 0
        if between.rstrip().endswith(",") and after is not None and not alone:
            return None
        which = _WHICH.fullmatch(between)
        comma = -1 if aside or which else between.rfind(",")
        if comma >= 0 and self._left(before[-1].end + comma, verb.start()) > 0:
            return None  # *with Lavrov, a source said*
        with_whom = _WITH.search(text, self._since, before[-1].start)
        # *Baerbock spoke with Wang Yi on Monday, stressing that*
        return None if with_whom and between.rstrip().endswith(",") else before[-1]

    def _is_of_behind(self) -> bool:
        """Whether who stands right behind an English verb does what is told: *said X had gone*."""
        at = self._verb.end()
        one = next((each for each in self._actors if at <= each.start <= at + _NEAR), None)
        return bool(self._verb["en"] and one and _DID.match(self._text, one.end))

    def _after(self, *, inverted: bool) -> Actor | None:
        verb = self._verb
        one = next((one for one in self._actors if one.start >= verb.end() - 1), None)
        if one is None or one.start >= self._edge or one.start - verb.end() > 2 * _NEAR:
            return None
        if self._is_of_behind():
            return None
        if inverted:
            return one
        few = 0 if verb["en"] or verb["ru"] else _BETWEEN
        near = one.start - verb.end() <= _NEAR
        if verb["ru"] and _PLACE.fullmatch(self._text, verb.end(), one.start):
            return one  # *рассказал в Брюсселе представитель ЕС*
        return one if near and self._left(verb.end(), one.start) <= few else None

    def _who_opens(self) -> Actor | None:
        """Return who does what opens the sentence, if *and said that* has nobody of its own."""
        text, verb = self._text, self._verb
        said = verb["ar"] or ""
        alone = self._stops and not text[verb.end() : self._edge].strip()
        first = next((one for one in self._actors if one.start >= self._since), None)
        if first and first.body and _FOR.search(text, first.end, verb.start()):
            return first  # *the ministry was more blunt, for it said that*
        if not (said.startswith("و") and alone):
            return None
        opens = _OPENS.fullmatch(text, self._since, first.start) if first else None
        same = opens is not None and opens[1].endswith("ت") == said.endswith("ت")
        return first if same and first is not None and first.end <= verb.start() else None

    def _unnamed(self, last: Actor | None) -> Actor | None:
        """Who speaks where nobody known is named: the one before, or the words that stand there."""
        text, verb = self._text, self._verb
        if verb["quoted"] or (verb["ar"] or "").startswith("ف"):
            return None  # *as for the palace, it said*: another speaks
        if not verb["ar"]:
            near = min(self._end, verb.end() + _NEAR)
            back = max(0, verb.start() - 40)
            if his := _HIS_BODY.search(text, back, verb.start()):
                whose = next((one for one in self._actors if one.is_party), last)
                first, end = his.start(), his.end() - 1
                return whose and Actor(start=first, end=end, side=whose.side, body=True)
            return last if _PRONOUN.search(text, back, near) else None
        stop = STOPS.search(text, verb.end(), min(self._end, verb.end() + 120))
        words = text[verb.end() : stop.start() if stop else verb.end()].strip()
        if stop is None or not words or _PRONOUN.match(words):
            return last
        first = text.index(words, verb.end())
        size = len(_ADVERB.split(words)[0].rstrip())
        if not size:
            return last
        beside = next(
            (one for one in self._actors if 0 <= one.start - first - size <= _BETWEEN), None
        )
        if beside is not None and beside.office == "spokesman":
            return beside  # *said X, the spokesman of …*
        side = last.side if last is not None and _BODY.match(words) else ""
        return Actor(start=first, end=first + size, side=side, name=words[:size], body=True)


def says(told: Sequence[Saying], at: int) -> str:
    """The side that says what stands at a place, or "": a source is of none."""
    one = next((each for each in reversed(told) if each.start <= at < each.end), None)
    return "" if one is None or one.speaker is None else one.speaker.side


def is_announced(saying: Saying, at: int) -> bool:
    """Tell whether a date stands among the words that tell who says it: it dates the saying."""
    return saying.told[0] <= at < saying.told[1]
