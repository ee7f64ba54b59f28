# SPDX-License-Identifier: Apache-2.0
"""English titles that no list has: ministers of whatever, deputies, speakers, heads of delegations.

Rules:

1. *Minister of* goes on as far as words of departments do; *finance minister* has them before. Of
   foreign affairs or defence among them the office is known; else it is one of no list.
2. The deputy of a minister is one where there is such an office; of a head he is of no list.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from wasl.contact.press.shadow import Shadow
from wasl.contact.press.who.actors import OTHER
from wasl.contact.press.who.lexicon import Entry, Found, Kind, Word, gap_before

_NAMED: Final = (
    "foreign external affairs expatriates expatriate emigrants migrants diaspora cooperation co operation international relations "
    "european europe integration regional african abroad nationals trade commerce industry industries investment investments "
    "business economy economic economics finance financial treasury budget planning development energy petroleum oil gas mineral minerals "
    "resources electricity power renewable water irrigation agriculture agricultural fisheries food rural environment climate "
    "interior home internal security public safety justice law police intelligence immigration migration citizenship labour labor "
    "employment social welfare family women youth sport sports education higher science scientific research technology digital "
    "communications information media culture cultural heritage tourism antiquities religious endowments awqaf health transport "
    "transportation aviation civil maritime ports shipping infrastructure housing construction works local government defence "
    "defense war military armed forces veterans production emergency emergencies emergency situations state strategic reintegration "
    "temporarily occupied territories parliamentary commonwealth trade tolerance coexistence space nuclear atomic humanitarian "
    "indo pacific asia pacific middle east latin america north africa gulf logistics roads highways railways lands territorial "
    "national business people innovation francophonie nationals community communities residents residing living citizens integration innovation artificial intelligence "
    "veteran disaster management petroleum hydrocarbons mines mining fishing livestock forestry forests solidarity sustainable worship religion mobility emigration "
    "advanced homeland cyber cybersecurity digitalisation digitalization transformation transition ecological ecology green entrepreneurship enterprise enterprises small medium sized "
    "reform administration administrative civil service privatisation planning statistics hajj islamic holy sites happiness youth feminist gender equality rehabilitation "
    "reconstruction recovery reconciliation peace unification ocean oceans marine blue wildlife nature conservation forest land lands urban regional rural roads railway "
    "telecommunications communication telecom posts postal information universities vocational training skills employment pensions insurance consumer competition "
    "competitiveness exports export import supply supplies logistics food nutrition livestock cocoa coffee cotton sea seas drinking sanitation hydraulics hydrology meteorology jobs work public "
    "policy euro atlantic eurasian universal treasury customs revenue privatization economies indigenous peoples minorities refugees repatriation returnees aid relief assistance philanthropy"
)
DEPARTMENTS: Final = frozenset(_NAMED.split())
_BETWEEN: Final = frozenset(["and", "of", "for", "the", "with"])
_HEADS: Final = frozenset({"minister", "secretary", "cs"})
_PLURAL: Final = frozenset({"ministers", "secretaries"})
_DEPUTY: Final = frozenset({"deputy", "vice", "assistant", "under", "junior"})
_RANKED: Final = frozenset(
    {"first", "second", "third", "senior", "executive", "permanent", "standing", "special"}
)
"""Which of several deputies."""
_OF_STATE: Final = ("cabinet", "principal")
"""*Cabinet Secretary for Foreign Affairs*: a minister elsewhere."""
_FOREIGN: Final = re.compile(
    r"(?<!\w)(?:foreign|external)(?! (?:policy|trade|economic|investment|labou?r|commerce))(?!\w)|international relations(?!\w)"
)
_THEIRS: Final = frozenset(
    {
        "expatriates",
        "expatriate",
        "nationals",
        "abroad",
        "diaspora",
        "living",
        "residing",
        "emigrants",
        "citizens",
    }
)
"""What a ministry's own people are: *and Moroccan expatriates*."""
_DEFENCE: Final = re.compile(r"(?<!\w)(?:defence|defense|armed forces|war)(?!\w)")
_DEPUTIES: Final = {
    "foreign-minister": "deputy-foreign-minister", "defence-minister": "deputy-defence-minister",
}  # fmt: skip
_WHOLE: Final = frozenset(
    map(
        tuple,
        map(
            str.split,
            (
                "vice president", "vice premier", "deputy prime minister", "vice prime minister", "first deputy prime minister",
                "deputy premier", "alternate prime minister", "first vice president", "second vice president", "third vice president", "executive vice president", "prime minister designate", "premier designate",
                "prime minister elect", "chancellor designate", "prime minister in waiting", "first deputy premier", "senior vice president", "chancellor of the exchequer",
                "foreign minister designate", "foreign minister elect", "defence minister designate", "defense minister designate", "foreign secretary designate", "secretary of state designate", "secretary general designate", "secretary general elect", "chancellor elect", "vice president elect", "first lady", "first gentleman", "lord chancellor", "tanaiste", "deputy chancellor", "vice chancellor", "deputy president", "fbi director",
                "second deputy prime minister", "third deputy prime minister", "deputy head of government", "deputy head of state", "co president", "un nuclear watchdog chief",
                "un nuclear watchdog head", "un nuclear agency chief", "head of the un nuclear watchdog", "chief of the un nuclear watchdog", "director of the fbi", "queen mother", "european commissioner", "eu commissioner",  "prime cabinet secretary", "cabinet secretary",
                "parliament speaker", "parliamentary speaker", "house speaker", "speaker of parliament", "speaker of the parliament",
                "parliament chairman", "attorney general", "prosecutor general", "central bank governor", "director general",
                "chief negotiator", "lead negotiator", "top negotiator", "trade representative", "permanent representative",
                "chief of protocol", "head of delegation", "head of the delegation", "foreign affairs adviser", "delegations",
                "deputy secretary general", "under secretary general", "undersecretary general", "assistant secretary general", "president elect",
                "chief", "leaders",
                "secretary of the army", "secretary of the navy", "secretary of the air force", "army secretary", "navy secretary",
                "air force secretary", "permanent secretary", "principal secretary", "chief secretary", "top legislator",
                "nuclear chief", "trade chief", "security chief", "police chief", "energy chief", "state secretary",
                "state counsellor", "state councillor", "state councilor", "senate speaker", "senate president", "speaker of the senate",
                "president of the senate", "lower house speaker", "assembly speaker", "national assembly speaker", "national assembly president",
                "speaker of the national assembly", "president of the national assembly", "parliament president", "chief justice",
                "european commission president", "president of the european commission", "european council president",
                "president of the european council", "european parliament president", "president of the european parliament",
                "crown prince of abu dhabi", "crown prince of dubai", "ruler of dubai", "ruler of sharjah",
                "military attache", "defence attache", "defense attache", "naval attache", "air attache", "army attache", "police commissioner", "commissioner of police",
                "inspector general of police", "negotiators", "negotiating team", "negotiating teams", "queen", "minister", "leader", "ministers", "diplomat",
            ),
        ),
    )
)  # fmt: skip
_SIDES: Final = {
    "european": "EU",
    "dubai": "AE",
    "dhabi": "AE",
    "sharjah": "AE",
    "fbi": "US",
    "tanaiste": "IE",
    "un": "IAEA",
    "eu": "EU",
}
"""Whose titles have their side in them."""
_AT: Final = tuple(
    tuple(f"{where} the {body}".split())
    for where in ("at", "in")
    for body in (
        "ministry of foreign affairs",
        "foreign ministry",
        "ministry of defence",
        "ministry of defense",
        "foreign office",
    )
)
_OFFICIALS: Final = frozenset(
    tuple(one.split())
    for one in (
        "secretary general", "director general", "permanent secretary", "political director", "deputy director general", "state secretary",
        "chief of staff", "director of political affairs", "undersecretary", "permanent under secretary", "permanent undersecretary",
        "under secretary", "deputy secretary general", "principal secretary", "director", "assistant secretary", "secretary",
    )
)  # fmt: skip
_OFFICIAL: Final = frozenset(one[0] for one in _OFFICIALS)
_MINISTRY: Final = frozenset({"ministry", "department"})
VAGUE: Final = frozenset({"minister", "leader", "diplomat"})
"""Titles that do not say of what: whoever was named before is meant."""
_FIRST: Final = frozenset(title[0] for title in _WHOLE)
_LONGEST: Final = max(map(len, _WHOLE))
_WORDS: Final = 12
_DELEGATE: Final = re.compile(
    r"\s+delegate(?:\s+(?:at|to|in)\s+the\s+(?:presidency|head\s+of\s+government|prime\s+minister(?:'s\s+office)?|minister\s+of\s+foreign\s+affairs|president))?(?:,?\s+in\s+charge)?(?!\w)"
)
_BUREAU: Final = re.compile(
    r"\s+for\s+(?:the\s+)?(?:european\s+and\s+eurasian|south\s+and\s+central\s+asian|western\s+hemisphere|near\s+eastern|east\s+asian\s+and\s+pacific|"
    r"south\s+asian|international\s+organi[sz]ations?|arms\s+control(?:\s+and\s+international\s+security)?|oceans|western\s+balkan|euro-atlantic\s+integration)(?:\s+affairs)?(?!\w)"
)
"""For what part of the world an assistant secretary of state is."""
_AHEAD: Final = 7
_BODIES: Final = frozenset({"iaea", "osce", "opcw", "commission", "council"})
"""Whose *chief* is one of no list."""
_TWO: Final = frozenset({"leaders", "delegations", "negotiators", "ministers", "negotiating teams"})


def post(shadow: Shadow, words: Sequence[Word], at: int) -> Found | None:
    """Return a title that begins with a word, with all that its holder is in charge of."""
    if not words[at].text.isascii() or words[at].text == "and":
        return None
    whole = _whole(shadow, words, at)
    other = _minister(shadow, words, at) or _official(shadow, words, at)
    if whole is None or (other is not None and other.last > whole.last):
        return other
    return whole


def _whole(shadow: Shadow, words: Sequence[Word], at: int) -> Found | None:
    if words[at].text not in _FIRST:
        return None
    for size in range(min(_LONGEST, len(words) - at), 0, -1):
        said = tuple(word.text for word in words[at : at + size])
        if said in _WHOLE and _are_close(shadow, words, at, at + size):
            two = " ".join(said) in _TWO
            if said == ("chief",) and (at == 0 or words[at - 1].text not in _BODIES):
                return None
            if said == ("leaders",) and (at + 1 == len(words) or words[at + 1].text != "of"):
                return None
            office = said[0] if said[0] in VAGUE else OTHER
            side = next((_SIDES[word] for word in said if word in _SIDES), "")
            return Found(at, at + size, Entry(Kind.OFFICE, side=side, office=office, two=two))
    return None


def _minister(shadow: Shadow, words: Sequence[Word], at: int) -> Found | None:
    head = at
    while head < len(words) and head - at < _AHEAD:
        if words[head].text in _HEADS or words[head].text in _PLURAL:
            break
        if not (
            words[head].text in DEPARTMENTS
            or words[head].text in (*_DEPUTY, *_RANKED, *_OF_STATE, "and")
        ):
            return None
        head += 1
    else:
        return None
    if head >= len(words) or not _are_close(shadow, words, at, head + 1):
        return None
    end = _tail(shadow, words, _delegate(shadow, words, head))
    before = [word.text for word in words[at:head]]
    if end == head + 1 and not set(before) & DEPARTMENTS:
        return None
    behind = [word.text for word in words[head + 1 : end]]
    if behind == ["of", "state"]:
        end = _at_ministry(words, end)
        behind = [word.text for word in words[head + 1 : end]]
    if before[-1:] == ["state"]:  # *state secretary of defence*: who is under the minister
        return Found(at, end, Entry(Kind.OFFICE, office=OTHER, two=words[head].text in _PLURAL))
    said = " ".join((*before, *behind))
    of_state = words[head].text == "minister" and behind[:2] == ["of", "state"]
    office = (
        "foreign-minister" if _FOREIGN.search(said) else
        "defence-minister" if _DEFENCE.search(said) else OTHER
    )  # fmt: skip
    if of_state and len(behind) > 2:
        office = OTHER
    elif set(before) & _DEPUTY:
        office = _DEPUTIES.get(office, OTHER)
    two = words[head].text in _PLURAL
    return Found(at, end, Entry(Kind.OFFICE, office=office, two=two))


def _delegate(shadow: Shadow, words: Sequence[Word], head: int) -> int:
    """Return the last word before the field of *minister delegate at the Presidency in charge of*."""
    found = (
        _DELEGATE.match(shadow.text, words[head].end) if words[head].text == "minister" else None
    )
    while found and head + 1 < len(words) and words[head + 1].start < found.end():
        head += 1
    return head


def _official(shadow: Shadow, words: Sequence[Word], at: int) -> Found | None:
    """Return *secretary-general of the foreign ministry*: who is the highest of its officials."""
    if words[at].text not in _OFFICIAL:
        return None
    for size in (3, 2, 1):
        last = at + size
        if tuple(one.text for one in words[at:last]) not in _OFFICIALS or last + 2 >= len(words):
            continue
        last += 1 + (words[last + 1].text == "the")
        if words[last - 1].text not in ("of", "at", "in", "the"):
            return None
        while last < len(words) and words[last].text in DEPARTMENTS:
            last += 1
        if last >= len(words) or words[last].text not in _MINISTRY:
            return None
        end = _tail(shadow, words, last)
        return Found(at, end, Entry(Kind.OFFICE, office=OTHER))
    return None


def _at_ministry(words: Sequence[Word], end: int) -> int:
    """Return the word behind *at the Ministry of Foreign Affairs*, which a minister of state is at."""
    said = tuple(word.text for word in words[end : end + max(map(len, _AT))])
    return next((end + len(one) for one in _AT if said[: len(one)] == one), end)


def _tail(shadow: Shadow, words: Sequence[Word], head: int) -> int:
    """Return the word behind the departments that follow *minister of*."""
    last = end = head + 1
    if last >= len(words) or words[last].text not in ("of", "for"):
        return end
    while (
        last < len(words) and last - head < _WORDS and _are_close(shadow, words, last - 1, last + 1)
    ):
        beside = words[last + 1].text if last + 1 < len(words) else ""
        bureau = _BUREAU.match(shadow.text, words[last - 1].end) if beside else None
        while bureau and last + 1 < len(words) and words[last + 1].start < bureau.end():
            last += 1
        if bureau or words[last].text in DEPARTMENTS or (beside in _THEIRS and end > head + 1):
            end = last + 1
        elif words[last].text not in _BETWEEN:
            break
        last += 1
    return end


def _are_close(shadow: Shadow, words: Sequence[Word], first: int, last: int) -> bool:
    gaps = (gap_before(shadow.text, words, n) for n in range(first + 1, last))
    return all(gap in (" ", "-", ", ", " & ", "  ") for gap in gaps)
