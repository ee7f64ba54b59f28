# SPDX-License-Identifier: Apache-2.0
"""The fixed words of an emergency card, in Arabic, Russian and English: terms of the glossary."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """One language. ``precedences``: flash, immediate, priority, routine."""

    title: str
    near: str
    far: str
    offices: str
    fingerprint: str
    unverified: str
    addresses: str
    no_address: str
    numbers: str
    no_numbers: str
    within: str
    precedences: tuple[str, str, str, str]
    charter_ends: str
    printed: str
    steps_title: str
    steps: tuple[str, ...]
    warning: str


WORDS: Final[Mapping[str, Words]] = {
    "ar": Words(
        title="بطاقة طوارئ الخط",
        near="جانبنا",
        far="الجانب الآخر",
        offices="المناصب",
        fingerprint="البصمة",
        unverified="لم تُقارَن بعد، فلا تُطبع",
        addresses="العناوين",
        no_address="لا عنوان: هو من يتصل",
        numbers="الأرقام",
        no_numbers="اكتبوها هنا بخط اليد",
        within="مهلة الإقرار حسب الأسبقية (س:دد:ثث)",
        precedences=("خاطف", "فوري", "عاجل", "عادي"),
        charter_ends="ينتهي ميثاق الخط في",
        printed="طُبعت في",
        steps_title="إذا تعطّلت كل وسائط النقل",
        steps=(
            (
                "ابدؤوا بجانبنا: نفّذوا wasl status ثم wasl doctor. ما أُرسل ينتظر، ويمضي من "
                "تلقاء نفسه متى عاد الطريق، فلا ترسلوه مرة ثانية."
            ),
            (
                "اتصلوا بهاتف خارجي، برقم معروف لديكم من قبل. لا الصوت ولا رقم المتصل يثبت "
                "شيئاً. قارنوا البصمتين: اختلافهما يعني مفتاحاً آخر، وتطابقهما لا يثبت من "
                "يتكلم، فالبصمة ليست سراً."
            ),
            (
                "لا تتفقوا شفهياً إلا على ما لا يحتمل التأخير. دوّنوه مع وقته بالتوقيت "
                "العالمي UTC واسم من قاله، وأعيدوه كتابةً متى عاد الخط."
            ),
            (
                "جهّزوا حقيبة بريدية (أظرفاً مختومة في ملفات) وسلّموها إلى رسول. مكان التسليم"
                " والتسلّم:\N{NO-BREAK SPACE}.............................."
            ),
            "متى عاد الخط، يقرأ الجانبان السجل المشترك، ويُقرّ كلٌّ منهما بما وصله.",
        ),
        warning=(
            "لا تحمي هذه البطاقة أحداً، ولا تحميه رسالة أُرسلت أو أُقرّ بها: إنها تثبت من علم"
            " بماذا ومتى."
        ),
    ),
    "ru": Words(
        title="Аварийная карточка линии",
        near="наша сторона",
        far="другая сторона",
        offices="должности",
        fingerprint="отпечаток",
        unverified="не сверен, поэтому не напечатан",
        addresses="адреса",
        no_address="адреса нет: соединяется она сама",
        numbers="номера",
        no_numbers="впишите от руки",
        within="срок подтверждения по категориям срочности (ч:мм:сс)",
        precedences=("молния", "немедленно", "срочно", "обычно"),
        charter_ends="регламент линии действует до",
        printed="напечатано",
        steps_title="Если не работает ни один канал передачи",
        steps=(
            (
                "Начните с нашей стороны: wasl status, затем wasl doctor. Отправленное ждёт и"
                " уйдёт само, когда появится путь; не отправляйте его второй раз."
            ),
            (
                "Позвоните по стороннему телефону, по номеру, известному вам заранее. Ни "
                "голос, ни номер звонящего ничего не доказывают. Сверьте отпечатки: "
                "расхождение означает другой ключ; совпадение не доказывает, кто говорит, "
                "ведь отпечаток не секрет."
            ),
            (
                "Устно договаривайтесь только о том, что не терпит отлагательства. Запишите "
                "это с временем UTC и именем сказавшего и повторите письменно, когда линия "
                "восстановится."
            ),
            (
                "Соберите почту нарочного (запечатанные конверты в виде файлов) и передайте "
                "её с нарочным. Место передачи и "
                "приёма:\N{NO-BREAK SPACE}.............................."
            ),
            (
                "Когда линия восстановится, обе стороны читают общий реестр и подтверждают "
                "полученное."
            ),
        ),
        warning=(
            "Ни эта карточка, ни отправленное или подтверждённое сообщение никого не "
            "защищают: они доказывают, кто, что и когда знал."
        ),
    ),
    "en": Words(
        title="Emergency card of a line",
        near="our side",
        far="the other side",
        offices="offices",
        fingerprint="fingerprint",
        unverified="not compared yet, so it is not printed",
        addresses="addresses",
        no_address="none: it dials",
        numbers="numbers",
        no_numbers="write them here by hand",
        within="acknowledge within, by precedence (h:mm:ss)",
        precedences=("flash", "immediate", "priority", "routine"),
        charter_ends="the charter ends",
        printed="printed",
        steps_title="When every bearer is dead",
        steps=(
            (
                "Begin with our side: wasl status, then wasl doctor. What was sent waits, and"
                " goes by itself when the way is back; do not send it again."
            ),
            (
                "Call by an outside telephone, at a number that you have from before. Neither"
                " a voice nor a caller's number proves anything. Compare fingerprints: other "
                "digits mean another key; the same digits do not prove who speaks, for they "
                "are no secret."
            ),
            (
                "Agree by voice only on what cannot wait. Write it down with its time in UTC "
                "and the name of who said it, and repeat it in writing when the line is back."
            ),
            (
                "Pack a bag (sealed envelopes as files) and give it to a courier. Where it is"
                " handed over and taken:\N{NO-BREAK SPACE}.............................."
            ),
            ("When the line is back, both sides read the record, and acknowledge what has come."),
        ),
        warning=(
            "Neither this card nor a message that was sent or acknowledged protects anybody: "
            "they prove who knew what, and when."
        ),
    ),
}
