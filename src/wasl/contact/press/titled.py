# SPDX-License-Identifier: Apache-2.0
"""What hangs on Arabic titles and names, and is neither side nor name.

Rules:

1. The rest of a ministry's field (*والتعاون الدولي*), what an army or a council is called (*الوطني
   الشعبي*), where an envoy is sent (*إلى اليمن*), fathers (*بن عبد العزيز*) and blessings are
   skipped: what stands behind them belongs to the title.
"""

from __future__ import annotations

import re
from typing import Final

from wasl.contact.press.shadow import fold, pattern

HONOURS: Final = frozenset(
    fold(
        "السيد السيدة السيدين الدكتور الدكتورة المهندس الأستاذ الشيخ الأمير معالي سعادة فخامة جلالة سمو السمو الجلالة الفخامة دولة سيادة عطوفة "
        "الجنرال الفريق اللواء المشير الماريشال الأدميرال العماد العميد العقيد الركن أول المستشار"
    ).split()
)
"""What stands right before a name."""

_TITLED: Final = pattern(
    r"(?:\s+(?:و|)(?:"
    r"(?:ال)?(?:شؤون|شئون)(?: ال\w+){1,2}|(?:ال)?(?:تعاون|تنمية|تكامل)(?: ال(?:دولي|إقليمي|إفريقي|أفريقي|إقليمية|اقتصادي|اقتصادية|دولية|إفريقية))?|"
    r"ال(?:هجرة|تجارة|تجارة الخارجية|فرنكوفونية|فرانكوفونية|كومنولث|عدل|دستور|إعلام|تعليم|شتات|ثقافة|سياحة|طاقة|صناعة|مالية|اقتصاد|إنتاج الحربي|إنتاج الدفاعي|طيران(?: المدني)?|داخلية|شؤون البرلمانية)|"
    r"ال(?:جالية|جاليات)(?: ال\w+)?|ال(?:مغتربين|مهاجرين|لاجئين|اتحاد الأوروبي|شؤون الأوروبية)|"
    r"ال\w{3,9}ين(?: المقيمين| العاملين)?(?= (?:ب|في )(?:ال)(?:خارج|مهجر))|"
    r"(?:المقيمين |المقيمة |العاملين )?(?:ب|في )(?:ال)(?:خارج|مهجر)|"
    r"(?:ب|في )(?:حكومة|ال?حكومة)(?: (?:ال\w+|تصريف|الأعمال)){1,3}|(?:ل)?تصريف الأعمال|"
    r"(?:ال)(?:وطني|وطنية|شعبي|شعبية|اتحادي|اتحادية|انتقالي|انتقالية|رئاسي|عام|عامة|مشتركة|مسلحة|عراقية المسلحة|مؤقت|مؤقتة|مكلف|مكلفة|منتخب|معظم|مفدى|أعلى|"
    r"صديقة|صديق|شقيقة|شقيق|إسلامية|ديمقراطية|ديموقراطية|فيدرالية|فدرالية|هاشمية|جديد|جديدة|حالي|فخري|دائم|دائمة|خاص|خاصة|مقيم|مقيمة)"
    r")(?!\w))+"
)
_SENT: Final = pattern(
    r"(?:,?\s+(?:المعتمد(?:ة)? |المقيم(?:ة)? |المكلف(?:ة)? )?(?:لدى|في|إلى|عند|لشؤون|بشؤون|بشأن|في شأن|لمنطقة|ب)\s*)(?:(?:دولة|جمهورية|مملكة|سلطنة|المملكة|الجمهورية) )?"
)  # fmt: skip
_SENT_TO: Final = pattern(r"(?:ال\w+)(?:\s+ال\w+){0,2}(?!\w)")
_BORN: Final = pattern(r"(?:\s+بن\s+(?:عبد\s+)?\w+)*(?:\s+آل\s+\w+)?")
_BLESSED: Final = pattern(
    r"(?:\s*[-,(]?\s*(?:المعظم|المفدى|حفظه الله(?: (?:تعالى )?ورعاه)?|يحفظه الله|أيده الله|نصره الله|رعاه الله)(?!\w)\s*[-)]?)+"
)


def title_end(text: str, at: int) -> int:
    """Return where what hangs on a title ends."""
    return _behind(_TITLED, text, at)


def name_end(text: str, at: int) -> int:
    """Return where what hangs on the name of one who is known ends."""
    return _behind(_BLESSED, text, _behind(_BORN, text, at))


def sent_at(text: str, at: int) -> int:
    """Return where the place begins to which an envoy is sent; ``at`` if none is told."""
    return _behind(_SENT, text, at)


def sent_end(text: str, at: int) -> int:
    """Return where such a place ends, if it is no state: *الشرق الأوسط*."""
    return _behind(_SENT_TO, text, at)


def _behind(words: re.Pattern[str], text: str, at: int) -> int:
    found = words.match(text, at)
    return found.end() if found else at
