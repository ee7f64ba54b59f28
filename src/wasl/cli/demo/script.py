# SPDX-License-Identifier: Apache-2.0
"""What the two parties of the demonstration say to each other. All of it is invented, and practice.

It is in the languages of those who say it; the gloss is for readers of the story, and is not sent.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

NORTHLAND: Final = "northland"
SUNDRIA: Final = "sundria"

TITLE: Final = "Northland–Sundria duty line (exercise)"

TERMS: Final = """\
ack_within = { flash = "6s", immediate = "6s", priority = "3h", routine = "6h" }
check_every = "1d"
languages = ["ar", "ru", "en"]
retention = "3650d"
expires = "365d"
"""

LIMIT_S: Final = 6
"""The time for FLASH and IMMEDIATE in these terms."""


NORTH_OFFICER: Final = "النقيب سالم"
SOUTH_OFFICER: Final = "лейтенант Орлова"
OFFICERS: Final = {NORTHLAND: NORTH_OFFICER, SUNDRIA: SOUTH_OFFICER}
"""Captain Salim and Lieutenant Orlova."""


@dataclass(frozen=True, slots=True)
class Side:
    """A party: its name in its own language, and its offices."""

    party: str
    name: str
    language: str
    offices: tuple[tuple[str, str], ...]


SIDES: Final = (
    Side(
        NORTHLAND,
        "نورثلاند",
        "ar",
        (("duty", "مكتب المناوبة"), ("staff", "هيئة الأركان")),
    ),
    Side(
        SUNDRIA,
        "Сандрия",
        "ru",
        (("duty", "Оперативный дежурный"), ("coast", "Береговая охрана")),
    ),
)


@dataclass(frozen=True, slots=True)
class Saying:
    """A message, with its gloss in English where it is in another language."""

    party: str
    precedence: str
    traffic: str
    lang: str
    to_office: str
    subject: str
    text: str
    gloss: str = ""


ROUNDS: Final[tuple[tuple[Saying, Saying], ...]] = (
    (
        Saying(
            NORTHLAND,
            "routine",
            "test",
            "ar",
            "duty",
            "فحص الخط",
            "هنا مكتب المناوبة في نورثلاند. هذا فحص للخط: هل يصلكم النص واضحًا؟",
            "Duty desk, Northland. This is a line check: does the text reach you clearly?",
        ),
        Saying(
            SUNDRIA,
            "routine",
            "test",
            "ru",
            "duty",
            "Проверка связи",
            "Оперативный дежурный Сандрии. Проверка связи: текст читаем без искажений.",
            "Duty officer, Sundria. Line check: we read the text without distortion.",
        ),
    ),
    (
        Saying(
            NORTHLAND,
            "priority",
            "exercise",
            "en",
            "coast",
            "Exercise QUIET HARBOUR",
            "EXERCISE. Exercise QUIET HARBOUR: four vessels, Monday 06:00Z to Wednesday 16:00Z, "
            "in the area that we described in our calendar. Please pass this to your coast guard.",
        ),
        Saying(
            SUNDRIA,
            "priority",
            "exercise",
            "en",
            "duty",
            "Fishing boats",
            "EXERCISE. About thirty of our fishing boats work in that area until Tuesday 18:00Z. "
            "Please say by tomorrow 12:00Z how your vessels will pass them.",
        ),
    ),
    (
        Saying(
            NORTHLAND,
            "immediate",
            "simulation",
            "ar",
            "duty",
            "طائرة بلا طيار خارج مسارها",
            "محاكاة: خرجت طائرة بلا طيار عن مسارها بسبب عطل، وهي تتجه نحو الحدود. "
            "ليست مسلّحة. نطلب منكم إبلاغنا إن رأيتموها.",
            "Simulation: an unmanned aircraft left its track through a fault and is heading for "
            "the border. It is not armed. We ask you to tell us if you see it.",
        ),
        Saying(
            SUNDRIA,
            "immediate",
            "simulation",
            "ru",
            "duty",
            "Наблюдаем аппарат",
            "Имитация: аппарат наблюдаем, высота 900 метров, курс 140. Мер не принимаем. "
            "Сообщите, когда восстановите управление.",
            "Simulation: we see the aircraft, altitude 900 metres, heading 140. We take no action. "
            "Tell us when you have regained control.",
        ),
    ),
    (
        Saying(
            NORTHLAND,
            "flash",
            "exercise",
            "ar",
            "duty",
            "إطلاق بالخطأ",
            "تمرين: أُطلقت قذيفة إنارة بالخطأ قرب نقطة المراقبة 3. ليس هذا عملًا عدائيًا. "
            "أوقفنا الرماية عند الساعة 14:00Z.",
            "Exercise: an illumination round was fired by mistake near observation post 3. This is "
            "no hostile act. We ceased firing at 14:00Z.",
        ),
        Saying(
            SUNDRIA,
            "flash",
            "exercise",
            "ru",
            "duty",
            "Ваш выстрел",
            "Учение: вспышку видели, наши посты предупреждены и не отвечают. "
            "Подтвердите, что огонь прекращён.",
            "Exercise: we saw the flash; our posts have been told and do not answer. Confirm that "
            "firing has ceased.",
        ),
    ),
)
"""Both sides at every precedence: what Northland says, and what Sundria says."""

FORGED_FROM: Final = "14:00Z"
FORGED_TO: Final = "15:00Z"
"""What the forger changes in Northland's FLASH: when the firing ceased."""


@dataclass(frozen=True, slots=True)
class Taking:
    """How one side takes a message of the other: the round it is of, and the answer."""

    party: str
    round: int
    answer: str
    reason: str
    by: str
    gloss: str


TAKINGS: Final = (
    Taking(SUNDRIA, 3, "received", "", SOUTH_OFFICER, "Lieutenant Orlova"),
    Taking(
        NORTHLAND,
        3,
        "have-complied",
        "توقفت الرماية",
        NORTH_OFFICER,
        "firing has ceased; Captain Salim",
    ),
    Taking(SUNDRIA, 1, "will-comply", "", SOUTH_OFFICER, "Lieutenant Orlova"),
    Taking(
        NORTHLAND,
        1,
        "cannot-comply",
        "لا نستطيع تحديد المسار قبل الغد",
        NORTH_OFFICER,
        "we cannot give the track before tomorrow; Captain Salim",
    ),
)

DRILL: Final = {NORTHLAND: "رسالة تدريب رقم {number}", SUNDRIA: "Учебное сообщение № {number}"}
"""What both sides send in numbers while one of the nodes is killed: “drill message number …”."""

WHILE_DOWN: Final = Saying(
    NORTHLAND,
    "flash",
    "exercise",
    "ar",
    "duty",
    "هل أنتم على الخط؟",
    "تمرين: لا نسمعكم منذ دقيقة. أجيبوا حين يعود الخط.",
    "Exercise: we have not heard you for a minute. Answer when the line is back.",
)

# ── silence ─────────────────────────────────────────────────────────────────────────────────────

UNANSWERED: Final = Saying(
    NORTHLAND,
    "flash",
    "exercise",
    "ar",
    "duty",
    "حريق قرب الحدود",
    "تمرين: حريق في مستودع قرب الحدود، وسترون دخانًا كثيفًا. ليس قصفًا. أكّدوا الاستلام.",
    "Exercise: a depot near the border is on fire, and you will see thick smoke. It is no "
    "shelling. Confirm receipt.",
)

NEXT_WATCH: Final = Saying(
    SUNDRIA,
    "routine",
    "test",
    "ru",
    "duty",
    "Смена дежурных",
    "Проверка: смена дежурных закончена, журнал передан.",
    "Test: the watch has changed, and the log is handed over.",
)

WHILE_SUSPENDED: Final = (
    Saying(
        NORTHLAND,
        "immediate",
        "exercise",
        "ar",
        "duty",
        "صيانة المولّد",
        "تمرين: ستنطفئ أضواء نقطة المراقبة 5 ساعة واحدة بسبب صيانة المولّد.",
        "Exercise: the lights of observation post 5 will be out for an hour, while its generator "
        "is serviced.",
    ),
    Saying(
        NORTHLAND,
        "flash",
        "exercise",
        "ar",
        "duty",
        "شعلة استغاثة",
        "تمرين: أُطلقت شعلة استغاثة من قارب صيد. لا خطر عليكم.",
        "Exercise: a fishing boat has fired a distress flare. It is no danger to you.",
    ),
)

SUSPENDED_BECAUSE: Final = "Учение: переезд дежурной смены"
"""“Exercise: the duty shift is moving house.”"""

# ── by hand ─────────────────────────────────────────────────────────────────────────────────────

BY_COURIER: Final = (
    Saying(
        NORTHLAND,
        "routine",
        "test",
        "ar",
        "duty",
        "مواعيد الرسول",
        "اختبار: يصل رسولنا إلى المعبر كل يوم عند الساعة 08:00Z.",
        "Test: our courier is at the crossing every day at 08:00Z.",
    ),
    Saying(
        NORTHLAND,
        "flash",
        "exercise",
        "ar",
        "duty",
        "انقطع الكابل",
        "تمرين: انقطع الكابل والاتصال اللاسلكي معًا، وهذه الرسالة بيد رسول. أجيبوا بالطريق نفسه.",
        "Exercise: cable and radio are both cut, and this comes by courier. Answer the same way.",
    ),
)

# ── the loss ────────────────────────────────────────────────────────────────────────────────────

AFTER_BACKUP: Final = (
    Saying(
        NORTHLAND,
        "priority",
        "exercise",
        "ar",
        "duty",
        "اجتماع الخبراء",
        "تمرين: نقترح اجتماع الخبراء عند المعبر يوم الثلاثاء عند الساعة 09:00Z.",
        "Exercise: we propose that the experts meet at the crossing on Tuesday, 09:00Z.",
    ),
    Saying(
        SUNDRIA,
        "priority",
        "exercise",
        "ru",
        "duty",
        "Встреча экспертов",
        "Учение: вторник, 09:00Z, подходит. Прибудут два офицера.",
        "Exercise: Tuesday, 09:00Z, suits us. Two officers will come.",
    ),
)

GONE: Final = Saying(
    NORTHLAND,
    "flash",
    "exercise",
    "ar",
    "duty",
    "صمتت عقدتكم",
    "تمرين: لا تجيب عقدتكم. هل أنتم بخير؟",
    "Exercise: your node does not answer. Are you well?",
)

BACK: Final = Saying(
    SUNDRIA,
    "flash",
    "exercise",
    "ru",
    "duty",
    "Новый узел",
    "Учение: наш узел сгорел, работает запасной. Мы подтвердили это по телефону.",
    "Exercise: our node has burned, and a spare is at work. We have confirmed it by telephone.",
)

AGREED_BY_PHONE: Final = "تأكدنا بالهاتف"
"""“We have made sure by telephone.”"""

LATER: Final = (
    UNANSWERED,
    NEXT_WATCH,
    *WHILE_SUSPENDED,
    WHILE_DOWN,
    *BY_COURIER,
    *AFTER_BACKUP,
    GONE,
    BACK,
)
"""All that is said after the rounds."""
