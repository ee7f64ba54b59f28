# SPDX-License-Identifier: Apache-2.0
"""The words of a directory, ready to be found in a shadow.

Rules:

1. Arabic words are found with what is written onto them (و ف ب ك ل, the article); a final ``*`` in
   the directory stands for an ending of at most three letters.
2. What begins with a capital in the directory does so in the text: *us* is no side. Arabic knows no
   capitals.
3. A family name alone is *weak*: whoever reads asks for more. Keys of names find spellings that
   the directory has not, and are asked only where a title or a side goes before.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum
from functools import lru_cache
from typing import Final, NamedTuple

from wasl.contact.directory import Directory, Person, spelt
from wasl.contact.names import is_called, key_of
from wasl.contact.press.shadow import Shadow, fold, is_arabic
from wasl.contact.press.who.cases import CASES, declined
from wasl.contact.press.who.honours import HONOURS

_WORD: Final = re.compile(r"\w+")
_VERB: Final = re.compile(r"[وف]?ترأس")
"""*He chaired*, which reads as a name once the hamza is gone."""
_FINANCIAL: Final = re.compile(r"[وف]?[بكل]?(?:ال|ل)?مالي(?:ه|ين)?")
"""*مالي*, which is a state, and *financial*: what stands before it decides."""
_OF_MALI: Final = frozenset(
    fold(
        "في إلى من مع بين لدى عن على عبر داخل خارج ضد نحو رئيس رئيسة جمهورية دولة خارجية دفاع حكومة وزراء سفير سفيرة سفارة جيش شمال جنوب "
        "وسط شمالي جنوبي حدود عاصمة أراضي شعب قوات الرئيس الوزير السفير السفيرة نظيره نظيرها نظيرته بنظيره بنظيرته لنظيره لنظيرته الخارجية "
        "الدفاع الوزراء الحكومة الجيش الشعب القوات العاصمة الأراضي الدولة المسلحة الانتقالي الانتقالية العسكري العسكرية الأركان الأول الوفد والرئيس ونظيره أركان جيوش رؤساء قادة زعماء سفراء رئيسي رئيسا مبعوثي داخلية"
    ).split()
)
_AL: Final = re.compile(r"[وفبكل]{0,2}ال")
_ENDING: Final = 3
_ARABIC_ENDINGS: Final = frozenset(
    ("", *fold("ة ا ي ت ين ان ون ات اء و نا يه يين تين تان ته تها تهم ه ها هم هما وها وه").split())
)
"""*تركية*, *تركيين*, and no *تركيب*, *تركيز*."""
_KEY_CHARS: Final = 3
_TIGHT: Final = " .-'\"()"
_LOOSE: Final = f"{_TIGHT},&"
"""*The Foreign, Commonwealth & Development Office*: what stands within a long name of a body."""
_SHORT: Final = 3


class Kind(StrEnum):
    """What a phrase is."""

    NOUN = "noun"
    ADJECTIVE = "adjective"
    OFFICE = "office"
    PERSON = "person"
    COUNTERPART = "counterpart"
    RANK = "rank"
    FORMER = "former"
    HEAD = "head"
    PLACE = "place"
    OUR_SIDE = "side"
    TAIL = "tail"


@dataclass(frozen=True, slots=True)
class Entry:
    """A phrase of the directory. ``two``: of two holders; ``weak``: a family name alone."""

    kind: Kind
    side: str = ""
    office: str = ""
    persons: tuple[str, ...] = ()
    two: bool = False
    weak: bool = False
    body: bool = False


class Word(NamedTuple):
    """A word of a shadow."""

    start: int
    end: int
    text: str


class Found(NamedTuple):
    """A phrase and the words that it takes: ``first`` to before ``last``."""

    first: int
    last: int
    entry: Entry


class _Phrase(NamedTuple):
    words: tuple[str, ...]
    capital: str
    entry: Entry


_ARTICLES: Final = frozenset({"al-", "el-"})
_FAMILY_FIRST: Final = frozenset(
    ["CN", "KR", "KP", "VN", "TW", "SG", "JP", "LA", "TH", "MM", "KH", "ET", "ER"]
)
"""Where somebody is called by the name that stands first: *Xi Jinping*, *Abiy Ahmed*."""
_CALLED_FIRST: Final = _FAMILY_FIRST - {"JP"} | {"MY", "ID", "BT", "IS", "HK"}
"""Where English reports do so of whom a text introduces."""
_OTHERS: Final = {
    Kind.COUNTERPART: (
        "نظيره نظيرها نظيريه نظيرته نظرائه نظيرهما نظيرهم نظيرتهم نظيرتهما زميلهم زميلهما نظيرتها نظيريها زميله زميلها زميلته زميلتها زميليه زملائه коллег(|а|и|е|у|ой|ам|ами|ах) визави counterpart "
        "counterparts opposite-number peer homologue colleague colleagues host guest opposite-number opposite-numbers قرينه قرينها визави"
    ),
    Kind.RANK: (
        "الجنرال الفريق اللواء المشير المارشال الماريشال الأدميرال الأميرال العماد العميد العقيد الركن ركن أركان-حرب أركانحرب قوات-خاصة طيار الطيار بحري جوي متقاعد المتقاعد فريق-أول الفريق-أول الأمير الشيخ السيد السيدة الوزير جنرال "
        "معالي سعادة فخامة جلالة سمو السمو المطران الكاردينال البطريرك المونسنيور الأسقف القس المقدم الرائد النقيب القاضي حضرة صاحب صاحبة الملكي الجلالة الفخامة المعالي السعادة دولة سيادة عطوفة المهندس الدكتورة "
        "جمهورية الجمهورية مملكة المملكة سلطنة آنذاك حينها حينذاك وقتها الداتو سري إمارة الشخصي الشخصية الانتقالي الانتقالية المنتخب المؤقت المؤقتة الشقيقة الشقيق الصديقة الصديق الإسلامية العربية الشعبية الديمقراطية الديموقراطية الاتحادية الفيدرالية الفدرالية الهاشمية الاشتراكية البوليفارية بالوكالة بالنيابة بالإنابة "
        f"старш(ий|его|ему|им)-генерал(|а|у|ом) (бригадн|дивизионн|корпусн)(ый|ого|ому|ым)-генерал(|а|у|ом) генерал-(лейтенант|майор|полковник)(|а|у|ом) (вице|контр)-адмирал(|а|у|ом) полковник(|а|у|ом) генерал(|а|у|ом|ы|ов|ам|ами) маршал(|а|у|ом) адмирал(|а|у|ом) армии принц(|а|у|ем) шейх(|а|у|ом) сейид(|а|у|ом) сайид(|а|у|ом) сэр(|а|у|ом) лорд(|а|у|ом) датук(|а|у|ом) дато рату тунку мулл(а|ы|е|у|ой) мавлави кардинал(|а|у|ом) архиепископ(|а|у|ом) монсеньор(|а|у|ом) аятолл(а|ы|е|у|ой) {HONOURS} acting interim outgoing new newly elected reelected appointed incoming caretaker transitional provisional visiting HH HE HM HRH H.E. H.H. H.M. H.R.H. messrs hon honourable honorable datuk dato dato' tun seri sri tan-sri sayyid sayyida samdech thipadei techo senator councillor councilor madam madame professor prof eng engineer hajj haji highness excellency majesty eminence "
        "Republic Kingdom State Union Federation Federal Federative Commonwealth Sultanate Emirate Islamic Arab Democratic Socialist Hashemite Bolivarian Plurinational Cooperative People's"
        "господин(|а|у|ом) госпож(а|и|е|у|ой) "
        "республик(а|и|е|у|ой) королевств(о|а|у|ом) государств(о|а|у|ом) султанат(|а|у|ом) исламск(ая|ой|ую) арабск(ая|ой|ую) народн(ая|ой|ую) "
        "демократическ(ая|ой|ую) федеративн(ая|ой|ую) социалистическ(ая|ой|ую) хашимитск(ое|ого|ому|им) боливарианск(ая|ой|ую) "
        "переходного периода исполняющ(ий|его|ему|им) обязанности врио из двух обеих обоих стран нов(ый|ого|ому|ым) الجديد الجديدة المكلف المفوض الخاص الدكتور الأستاذ الأستاذة البروفيسور البروفسور بروفيسور القاضي المحامي الحاج الموقت الموقتة باسم بلسان for от the of from его свой(|м) своим своему своего his her"
    ),
    Kind.FORMER: (
        "السابق السابقة الأسبق бывш(ий|его|ему|им|ем) экс former ex тогдашн(ий|его|ему|им) then"
    ),
    Kind.HEAD: (
        "глав(а|ы|е|у|ой|ам|ами) шеф(|а|у|ом|ы) руководител(ь|я|ю|ем|и) начальник(|а|у|ом|и) head heads "
        "chief chiefs boss director secretary секретар(ь|я|ю|ем|е) главнокомандующ(ий|его|ему|им|ем)"
    ),
    Kind.PLACE: "لدى في в in at",
    Kind.OUR_SIDE: "الجانب جانب الطرف сторон(а|ы|е|у|ой) side",
}


@dataclass(frozen=True, slots=True, eq=False)
class Lexicon:
    """All phrases by their first word, and family names by their key."""

    directory: Directory
    _phrases: dict[str, list[_Phrase]] = field(default_factory=dict)
    _keys: dict[str, set[str]] = field(default_factory=dict)
    beside: Lexicon | None = None

    def find(self, shadow: Shadow, words: Sequence[Word], at: int) -> Found | None:
        """Return the longest phrase that begins with a word, of this or of the one beside."""
        if self.beside is None:
            return _longest(_begun(self, words[at].text), shadow, words, at)
        other = self.beside.find(shadow, words, at)
        own = _longest(self.begun(words[at].text), shadow, words, at)
        if own is None or (other is not None and other.last > own.last):
            return other
        if other is not None and other.last == own.last and other.entry.weak:
            persons = (*own.entry.persons, *other.entry.persons)
            return own._replace(entry=replace(own.entry, persons=persons))
        return own

    def begun(self, word: str) -> tuple[Sequence[_Phrase], ...]:
        """Return the phrases that begin with a word, form by form."""
        return tuple(self._phrases[form] for form in forms(word) if form in self._phrases)

    def by_key(self, words: Sequence[Word], at: int) -> Found | None:
        """Return a person by the keys of a given name and, one or two words on, a family name."""
        given = key_of(words[at].text)
        for last in range(at + 1, min(at + 3, len(words))):
            between = [one.text for one in words[at + 1 : last]]
            persons = sorted(self.of_key(key_of(words[last].text)))
            of = self.directory.persons
            fitting = [one for one in persons if is_called(of[one].names, given, between)]
            if len(fitting) == 1:
                return Found(at, last + 1, Entry(Kind.PERSON, persons=(fitting[0],)))
        return None

    def family_by_key(self, word: Word) -> tuple[str, ...]:
        """Return the persons whose family name a word can be."""
        return tuple(sorted(self.of_key(key_of(word.text))))

    def of_key(self, key: str) -> set[str]:
        """Return the persons whose family name has a key."""
        if len(key) < _KEY_CHARS:
            return set()
        others = self.beside.of_key(key) if self.beside is not None else set[str]()
        return self._keys.get(key, set()) | others

    def is_new_in(self, text: str, keys: Iterable[Sequence[Word]]) -> bool:
        """Tell whether what is beside another can be in a text, or under the keys of words."""
        return any(first in text for first in self._firsts()) or any(
            key_of(word.text) in self._keys for words in keys for word in words
        )

    def _firsts(self) -> set[str]:
        """Return how phrases begin, whatever is written onto them."""
        return {first.removesuffix("*").removeprefix("ال") for first in self._phrases}

    def add_key(self, family: str, person: str) -> None:
        """Take the key of a family name in."""
        self._keys.setdefault(key_of(family), set()).add(person)

    def add(self, name: str, entry: Entry, *, article: bool) -> None:
        """Take a phrase in. ``article``: the Arabic article is part of it."""
        for each in spelt(name):
            raw = _WORD.findall(each.replace("*", "\u2605"))  # a star that is no word is lost
            stars = [part for part in each.replace("-", " ").replace("'", " ").split() if part]
            words = tuple(
                _stored(word, article=article) + "*" * star.endswith("*")
                for word, star in zip(raw, stars, strict=False)
            )
            if words:
                phrase = _Phrase(words, _capital(stars[0]), entry)
                self._phrases.setdefault(words[0], []).append(phrase)


def with_persons(lexicon: Lexicon, persons: Sequence[Person]) -> Lexicon:
    """Return a lexicon that has the persons whom a text introduces, too."""
    directory = lexicon.directory.with_persons({one.id: one for one in persons})
    made = Lexicon(directory, beside=lexicon)
    _add_persons(made, persons)
    return made


@lru_cache(maxsize=4)
def make_lexicon(directory: Directory) -> Lexicon:
    """Return the words of a directory."""
    made = Lexicon(directory)
    for side in directory.sides.values():
        for name in side.nouns:
            made.add(name, Entry(Kind.NOUN, side=side.id), article=True)
        for name in side.adjectives:
            made.add(name, Entry(Kind.ADJECTIVE, side=side.id), article=False)
    for office in directory.offices.values():
        for names, two in ((office.one, False), (office.two, True)):
            entry = Entry(Kind.OFFICE, office=office.id, two=two, body=office.body)
            for name in names:
                made.add(name, entry, article=name.startswith("ال") and " " not in name)
        for side_id, names in office.of.items():
            entry = Entry(Kind.OFFICE, side=side_id, office=office.id, body=office.body)
            for name in names:
                made.add(name, entry, article=False)
    for kind, names in _OTHERS.items():
        for name in names.split():
            made.add(name, Entry(kind), article=False)
    _add_persons(made, directory.persons.values())
    return made


_JUNIOR: Final = re.compile(r",? (?:[JjSs]r\.?|I{2,3})$")  # *Teodoro* is called so


def _add_persons(made: Lexicon, added: Iterable[Person]) -> None:
    families: dict[str, list[str]] = {}
    for person in added:
        for name in person.names:
            name = " ".join(declined(word) for word in name.split())  # noqa: PLW2901
            for written in {name, name.replace("عبد ال", "عبدال"), name.replace("عبدال", "عبد ال")}:
                made.add(written, Entry(Kind.PERSON, persons=(person.id,)), article=True)
            name = _JUNIOR.sub("", name)  # noqa: PLW2901
            last = name.split()[-1]
            if not person.whole and len(name.split()) > 1:
                families.setdefault(last, []).append(person.id)
                if last[:3].lower() in _ARTICLES:  # *Egypt's Sisi*
                    families.setdefault(last[3:], []).append(person.id)
                if "عبد" in name.split()[-2:-1]:  # a servant of whom is one name
                    families.setdefault(f"عبد {last}", []).append(person.id)
                made.add_key(last.removesuffix(CASES).removesuffix("*"), person.id)
                if _is_called_first(person, name):
                    families.setdefault(name.split()[0], []).append(person.id)
            elif person.terms[0].side in _FAMILY_FIRST and name.isascii() and " " in name:
                families.setdefault(name.split()[0], []).append(person.id)
    for last, persons in families.items():
        ids = tuple(dict.fromkeys(persons))
        made.add(last, Entry(Kind.PERSON, persons=ids, weak=True), article=True)


def _is_called_first(person: Person, name: str) -> bool:
    """Whether the name that stands first calls somebody whom a text introduces: *Tsai Ing-wen*."""
    side = person.terms[0].side
    return person.id[0] == "=" and name.isascii() and side in _CALLED_FIRST


def is_family_first(side: str) -> bool:
    """Tell whether somebody of a side is called by the name that stands first."""
    return side in _FAMILY_FIRST


def _longest(
    begun: Sequence[Sequence[_Phrase]], shadow: Shadow, words: Sequence[Word], at: int
) -> Found | None:
    best = 0
    entry: Entry | None = None
    second = forms(words[at + 1].text) if at + 1 < len(words) else ()
    for phrases in begun:
        longest = best
        for phrase in phrases:
            size = len(phrase.words)
            better = size > best or (size == best > longest and phrase.entry.two)
            near = size == 1 or phrase.words[1] in second
            if better and near and _fits(phrase, shadow, words, at):
                best, entry = size, phrase.entry
    return None if entry is None else Found(at, at + best, entry)


@lru_cache(maxsize=1 << 15)
def _begun(lexicon: Lexicon, word: str) -> tuple[Sequence[_Phrase], ...]:
    return lexicon.begun(word)


def words_of(text: str, *, start: int, end: int) -> list[Word]:
    """Return the words of a part of a shadow."""
    return [Word(*one.span(), one[0]) for one in _WORD.finditer(text, start, end)]


def gap_before(text: str, words: Sequence[Word], at: int) -> str:
    """Return what stands in a shadow between a word and the one before."""
    return text[words[at - 1].end : words[at].start]


@lru_cache(maxsize=1 << 15)
def forms(word: str) -> tuple[str, ...]:
    """Return what a word can be in the lexicon: itself first, then without what is written on."""
    arabic = is_arabic(word)
    bare = list(dict.fromkeys(_without_clitics(word))) if arabic else [word]
    starred = [
        f"{one[: len(one) - cut]}*"
        for one in bare
        for cut in range(_ENDING + 1)
        if len(one) - cut >= 3 and (not arabic or one[len(one) - cut :] in _ARABIC_ENDINGS)
    ]
    return tuple(dict.fromkeys([*bare, *starred]))


def _without_clitics(word: str) -> Iterator[str]:
    for first in ("", "و", "ف"):
        if not word.startswith(first):
            continue
        rest = word[len(first) :]
        for second in ("", "ب", "ك", "ل"):
            if not rest.startswith(second) or len(rest) - len(second) < 2:
                continue
            stem = rest[len(second) :]
            if second == "ل" and stem.startswith("ل"):
                stem = "ا" + stem
            yield stem
            if stem.startswith("ال") and len(stem) > 4:
                yield stem[2:]


def _stored(word: str, *, article: bool) -> str:
    if not article and word.startswith("ال") and len(word) > 4:
        word = word[2:]
    return fold(word.replace("\u2605", ""))


def _capital(word: str) -> str:
    """``X``: in capitals; ``x``: it begins with one; "": as it comes."""
    bare = word.removesuffix("*").rstrip(".")
    return "X" if len(bare) > 1 and bare.isupper() else "x" if bare[:1].isupper() else ""


def _fits(phrase: _Phrase, shadow: Shadow, words: Sequence[Word], at: int) -> bool:
    if at + len(phrase.words) > len(words):
        return False
    for n, wanted in enumerate(phrase.words[1:], start=1):
        gap = shadow.text[words[at + n - 1].end : words[at + n].start]
        loose = _LOOSE if phrase.entry.body and len(phrase.words) > _SHORT else _TIGHT
        if wanted not in forms(words[at + n].text) or len(gap) > 3 or gap.strip(loose):
            return False
    if len(phrase.words) == 1 and _FINANCIAL.fullmatch(words[at].text):
        opens = at == 0 or shadow.text[words[at - 1].end : words[at].start].strip(" ") != ""
        joined = words[at].text[0] == "و" and not words[at].text.startswith("وال")
        if not (opens or joined or words[at - 1].text in _OF_MALI):
            return False
    place = shadow.at(words[at].start)
    article = words[at].text.find("ال", 0, 3)
    if article >= 0 and shadow.source[place + article] in "أإآ" and not _AL.match(phrase.words[0]):
        return False  # *ألباريس* is not Paris
    if phrase.entry.weak and _VERB.match(shadow.source, place):
        return False
    if not phrase.capital:
        return True
    size = 2 if phrase.capital == "X" else 1
    return shadow.source[place : place + size].isupper()
