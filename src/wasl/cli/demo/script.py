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
ack_within = { flash = "10m", immediate = "30m", priority = "3h", routine = "6h" }
check_every = "1h"
languages = ["ar", "ru", "en"]
retention = "3650d"
expires = "365d"
"""


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
    Taking(SUNDRIA, 3, "received", "", "лейтенант Орлова", "Lieutenant Orlova"),
    Taking(
        NORTHLAND,
        3,
        "have-complied",
        "توقفت الرماية",
        "النقيب سالم",
        "firing has ceased; Captain Salim",
    ),
    Taking(SUNDRIA, 1, "will-comply", "", "лейтенант Орлова", "Lieutenant Orlova"),
    Taking(
        NORTHLAND,
        1,
        "cannot-comply",
        "لا نستطيع تحديد المسار قبل الغد",
        "النقيب سالم",
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
