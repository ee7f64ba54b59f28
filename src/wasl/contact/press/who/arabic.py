# SPDX-License-Identifier: Apache-2.0
"""The Arabic name of somebody whom the directory has not: no capital shows where it ends.

Rules:

1. A name has two to five parts. Particles (*بن*, *آل*, *عبد*, *أبو*) stand with the word behind
   them. A family name with the article ends it, and so does what cannot be a name: a preposition, a
   day, a verb or noun of reports, a sign. Where none does, it ends with the word by which the text
   calls somebody elsewhere.
2. What may be a noun instead is a name only if something speaks for it: an honorific before it, a
   given name that many bear, or that its last word speaks elsewhere in the text (*وقال الزنداني*);
   without the article also a sign or a small word behind it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Final

from wasl.contact.press.shadow import Shadow, fold, is_arabic
from wasl.contact.press.who.actors import Actor
from wasl.contact.press.who.lexicon import Found, Kind, Word, gap_before

_WORD: Final = re.compile(r"\w+")
_MOST: Final = 5
"""Parts of a name."""


def _folded(words: str) -> frozenset[str]:
    return frozenset(fold(words).split())


_SMALL: Final = _folded(
    "في من إلى على عن مع بين أن إن قد لم لن لا ما هو هي هذا هذه ذلك تلك الذي التي الذين خلال منذ لدى عند عقب إثر "
    "بعد قبل قبيل حول بشأن عبر ضمن ضد نحو دون أمام حيث كما لكن بل أو ثم إذ إذا لو كل بعض غير عدم حتى سوى وسط رغم "
    "كان كانت كانا يكون تكون ليس ليست إنه أنه إنها أنها بأن وأن وإن الآن هناك هنا فيما بينما حين لما مما كي أي أية له لها لهم به بها عليه فيه إليه "
    "أمس اليوم غدا يوم مساء صباح ظهر عصر فجر ليل الليلة قريبا حاليا لاحقا سرا مؤخرا سابقا رسميا مباشرة ثنائيا علنا هاتفيا أيضا كذلك "
    "السبت الأحد الاثنين الإثنين الثلاثاء الأربعاء الخميس الجمعة الماضي الماضية المقبل المقبلة الجاري الجارية القادم الحالي السابق الجديد "
    "يناير فبراير مارس أبريل مايو يونيو يوليو أغسطس سبتمبر أكتوبر نوفمبر ديسمبر جانفي فيفري جويلية أوت آذار نيسان أيار حزيران تموز آب أيلول تشرين كانون شباط "
    "المعظم المفدى حفظه أمد أطال ورعاه الله الراحل المرافق المنتخب المنتهية احتجاجا اعتراضا استنكارا تنديدا تعبيرا تضامنا أخيه أخيها أخاه شقيقه شقيقها ضيفه ضيفها نظيره نظيرها نظيريه قرينه إياه نفسه ذاته معا سوية القيام حضرة صاحب صاحبة"
)
_VERBS: Final = _folded(
    "أجرى أجرت أجريا بحث بحثت بحثا ناقش ناقشت تحدث تحدثت تحادث قال قالت أعلن أعلنت أكد أكدت تلقى تلقت التقى التقت اجتمع اجتمعت "
    "رفض رفضت طلب طلبت حذر حذرت هدد دعا دعت عقد عقدت عقدا وصل وصلت زار زارت اتفق اتفقت اتصل اتصلت هاتف هاتفت شدد شددت صرح صرحت أضاف أضافت "
    "ذكر ذكرت أفاد أفادت نفى نفت استقبل استقبلت استعرض استعرضت تناول تناولت تناولا أعرب أعربت أشاد أشادت أوضح أوضحت أشار أشارت كشف كشفت بعث بعثت سلم سلمت "
    "وجه وجهت أبلغ أبلغت استدعى استدعت جدد جددت قدم قدمت اعتبر اعتبرت رأى رأت عبر عبرت ثمن ثمنت شكر شكرت رحب رحبت ندد نددت أدان أدانت وقع وقعت ترأس ترأست "
    "افتتح شارك شاركت حضر حضرت غادر غادرت عاد عادت بدأ بدأت أنهى اختتم كتب كتبت نشر نشرت تعهد تعهدت وعد طالب طالبت اتهم اتهمت لفت لفتت نقل نقلت أطلع أطلعت "
    "تسلم تسلمت قام قامت جرى جرت تم تمت شهد شهدت تطرق تطرقت تبادل تبادلا اتفقا أكدا شددا ناقشا استعرضا أعربا ألقى واصل يزور يبحث يلتقي يجري يعقد عرض عرضت "
    "حاول حاولت اقترح اقترحت تراجع تمسك تمسكت أثنى أثنت هنأ هنأت عزى ودع ودعت أوفد قرر قررت اختار سافر توجه توجهت قاد قادت مثل تولى تولت أدلى أدلت رد أصدر أصدرت تسعى سعى تابع تابعت ألمح أبرز أبرزت استنكر استنكرت تفقد استهل اعتذر أيد أيدت سيزور سيلتقي سيبحث سيجري سيعقد يبدأ يصل يقوم تقوم يرافقه ترافقه برفقة تقدم أمر أجاب رد ردت نوه نوهت أبدى أبدت انتقد انتقدت دان ختم أجل ألغى ألغت أرجأ تضمن تضمنت ركز ركزت"
)
_NOUNS: Final = _folded(
    "اتصال اتصالا مكالمة محادثة محادثات مباحثات لقاء لقاءات لقاءا اجتماع اجتماعا اجتماعات جلسة قمة زيارة رسالة خطية برقية مذكرة مشاورات مفاوضات حوار مؤتمر مؤتمرا "
    "مشيدا معربا مؤكدا مشيرا موضحا مضيفا مبينا معتبرا محذرا مشددا داعيا مثمنا متمنيا مجددا مستعرضا مطالبا منوها مبديا مذكرا مرحبا منددا مهنئا متطلعا متهما معلنا ملمحا مستنكرا موجها مقدما ناقلا لافتا استقبال ضيافة وفادة جوار نية نوايا سير سلوك اختيار تنظيم إعداد أداء ظن حظ حقوق كفاح صمود تضحيات سيادة استقلال وحدة سلامة جمهورية مملكة سلطنة ملك عاهل زعيم وفد وفدا مجلس رئيس رئيسة وزير وزيرة وزراء سفير سفيرة سفراء نائب عضو أعضاء عدد عددا مدير أمين قائد ممثل مبعوث مستشار مسؤول مسؤولي مسؤولين كبار "
    "ملف ملفات سبل آخر أبرز أهم مستجدات تطورات تداعيات قضايا قضية علاقات علاقة تعزيز دعم جهود جهد أهمية ضرورة آفاق أوضاع وضع موقف مواقف مسار نتائج "
    "وقف إطلاق إنهاء إدخال خفض حل أزمة حرب عملية عمليات هجوم هجمات غارة غارات قوات جيش دولة دول بلاده بلادها حكومة حكومته شعب عملية تنفيذ تطوير تنسيق "
    "توسيع تحقيق تقديم توقيع تصعيد تهدئة تعاون شراكة تنمية استعداد رغبة حرص قلق ترحيب رفض تأكيد التزام خطوات خطوة خطة اتفاق اتفاقية اتفاقا هدنة "
    "أسبوع شهر عام سنة ساعة ساعات أيام مرة مراسم حفل مأدبة قصر مدينة مطار مقر مقره مكتب مكتبه منزل تصريح تصريحات بيان بيانا كلمة خطاب تحيات تهنئة تعازيه "
    "جميع كافة كلا كلتا مختلف أول ثاني ثالث عدة أكثر أقل نحو أي حالة مساعدات شحنة قرار قرارات مشروع مقترح عرضا دعوة طلبا وضع حزمة سلسلة جولة أسباب جانب الجانب أعمال "
    "شخصيات عشرات مئات آلاف ملايين مليون مليار مصدر مصادر عائلة رجال رجل قناة صحيفة وكالة إذاعة جماعة حركة حزب منظمة هيئة لجنة مركز منطقة محافظة حدود"
)
_NO_NAMES: Final = _SMALL | _VERBS | _NOUNS
_BOUND: Final = _folded("الدين الله الرحمن الإسلام")
"""What ends no name with its article: *سراج الدين*."""
_FAMILIES: Final = _folded("الصباح الأحمد الجابر الخالد المبارك الحمد الثاني")
_SHEIKHS: Final = _folded("شيخ الشيخ سيد السيد سيدي")
_PARTICLES: Final = _folded("بن ابن بنت عبد أبو أم آل ولد دي دو دا دوس ديل دير لا فون فان لو")
_FIRST: Final = _folded("بن ابن عبد أبو أم آل ولد")
"""Particles that a name can begin with."""
_GIVEN: Final = _folded(
    "محمد أحمد محمود حامد حمد حمدان علي حسن حسين الحسين الحسن إبراهيم إسماعيل إسحاق يوسف يعقوب موسى عيسى داود سليمان سلمان سالم سليم مصطفى مرتضى خالد وليد طارق "
    "عمر عمرو عثمان فيصل فهد فؤاد فاروق فادي فاضل فارس فراس سعد سعود سعيد السعيد صالح صلاح صباح صبري صدام ناصر نصر نبيل نزار نواف نادر نايف بدر بندر بسام باسم باسل بشار بشير بلال "
    "تركي تميم ثامر ثابت جاسم جابر جمال جميل جلال جعفر جوزاف جوزيف جورج جبران حازم حاتم حكيم حمزة حيدر خليفة خليل راشد رشاد رشيد رياض رمزي رامي رائد زياد زيد زيدان زايد سامي سامح "
    "شريف شكري شهباز عادل عاصم عامر عباس عبدالله عبدالعزيز عبدالرحمن عبداللطيف عبدالفتاح عبدالمجيد عبدالحميد عبدالكريم عبدالسلام عدنان عزيز عصام عماد عمار غازي غسان قاسم قيس كامل كمال كريم "
    "ليلى مازن ماجد مالك مجدي محسن مروان مسعود مسرور منصور منير مها مهدي نجيب نجلاء نوري نهاد هادي هاشم هاني هشام هيثم هند وائل ياسر ياسين يحيى أيمن أنس أنور أسعد أسامة أشرف أكرم أمير أمين إلهام "
    "إدريس إلياس آصف آية مريم فاطمة عائشة سميرة سارة نور نورة ريم ريما رشا لبنى لولوة شيخة ميرزا تشودري رجب هاكان خلوصي يشار مولود أحمدوف نيجيرفان جلالزادة "
    "جون جو جاك جاكوب جيك جيمس جيم جيريمي جيفري جوزيب جوزيه جوناثان جان جاير جورجيا جورجي جوليا جوني جينس ينس ديفيد دونالد ديميتري دميتري دانيال دينيس دان دومينيك مارك ماركو ماريو مارتن ماريا ماتيو مايك مايكل "
    "ميخائيل ميلوش ميشيل ميشال مولي مولاي روبرت روبن روب رون ريتشارد ريشي رافايل رافائيل بوب بول بيتر بيتري بيت بيدرو بيير باتريك بنيامين بيني بوريس بيل توم توماس توني تيدروس تيم أنطونيو أنتوني أندريه أندري أندريا أنالينا أنغيلا أنجيلا "
    "ألكسندر ألكسندرا ألكسي أليكس أوليكسي أولاف أورسولا أوسكار أوزالب إيمانويل إيلي إيال إيفان إيغور إيهود إسحق لويد لويس لويجي ليز ليزا ليندا لورا لوران لولا سيرغي سيرجي سيباستيان ستيف ستيفن ستيفان سفيتلانا سوزان "
    "سانا سيرجيو كاترين كاجا كايا كارل كارين كارولين كامالا كريستين كريستوفر كريستيان كلاوس كير كيم كيث غيدو غراهام فلاديمير فاليري فالنتين فرانك فرانسوا فرانسيس فريدريش فولوديمير فولكر فيكتور فيليب فيوليت فيديريكا "
    "نيكولاي نيكولاس نيكول نيكوس نيكول نيد هانس هيلاري هيلغا هنري هاري هربرت هرتسي يوآف يائير يسرائيل يوهان يوكو يانيس يانس وليام ويليام وانغ وولفغانغ ويندي زاهد ناريندرا سوبراهمانيام شينزو فوميو تارو تاكيشي جوكو رودريغو "
    "آبي أبيي سيلفا مادورو خوسيه خوسي خواكين خافيير خوان بابلو ألفارو كارلوس ماتيوس مانويل رمطان لخضر الطيب الأمين صبري الهادي المنجي رشدي عقيلة شائع رياض محيي برهم لطيف ثامر خميس البشير "
    "عزيز سعدالدين عبدالإله عزالدين ناصيف نواف نجيب سعد تمام بهية حنان عبدالحفيظ عبدالرشيد عبدالسلام عبدالقادر شنقريحة يحي كريمة أمينة سميرة نزيهة رشيدة سلطان حميد مجيد رشدي حسام حسان حمود حمدي خيري خلفان خميس راغب رفيق رؤوف زكي زكريا زين سالم سامر ساطع سرمد سفيان سنان شادي شاكر شاهين شبلي شوقي صائب صدقي ضياء طلال طه عاطف عبيد عدي عزت عزام عطا علاء عيدروس غالب غيث فائق فايز فتحي فخري فريد فوزي فيروز قتيبة قحطان قصي كاظم كفاح لؤي ليث مؤيد ماهر مبارك متعب مثنى محسن مروان مساعد مشاري مشعل مصعب مضر معاذ معتز معمر مفلح مقداد منذر مهند مهيار موفق ميثم ناجي ناظم ناهض نبيه نجم نضال نعيم نوح نوفل هلال همام وائل وجيه وسام وضاح يزيد يعرب يونس أثير أحلام أدهم أديب أرشد أسيل أكثم أمجد إياد أيوب بدري برهان بكر بكري بهاء بهجت تحسين توفيق تيسير ثائر جاد جهاد جواد جودت حاكم حبيب حردان حسني رولا رانيا بشر سلوى سهى سحر شذى عبير غادة لمياء مي منى ناديا نهى هالة هدى وفاء الطاهر الحبيب الصادق الفاتح المنصف المختار العربي العيد الشاذلي"
)
_REGNAL: Final = _folded("الأول الثاني الثالث الرابع الخامس السادس")
_FATHERS: Final = _GIVEN | _PARTICLES | _BOUND | _FAMILIES
_KEPT: Final = _REGNAL | _FAMILIES | _BOUND
_BEFORE: Final = _folded("من مع بين أمس اليوم نظيره نظيرها أخيه أخيها شقيقه شقيقها ضيفه ضيفها")
"""Behind these a name can begin."""
_SPEAKS: Final = _folded(
    "قال قالت أكد أكدت أضاف أضافت أوضح أوضحت أعرب أعربت شدد شددت أشاد أشادت صرح صرحت أشار أشارت ثمن ثمنت جدد جددت لفت لفتت نوه "
    "وصف وصفت أبدى دعا دعت شكر شكرت رحب رحبت اعتبر اعتبرت وصل وصلت"
)
_DOES: Final = _folded(
    "يلتقي تلتقي يستقبل تستقبل يبحث تبحث يتلقى تتلقى يجري تجري يهاتف تهاتف يصل تصل يزور تزور يناقش تناقش يؤكد تؤكد يدعو يتباحث يجتمع يتحادث "
    "يبحثان يناقشان يستعرض تستعرض يتسلم يدين يطلع يودع يلتقيان يعقد يطالب ينفي"
)
_ENDED: Final = re.compile(r"\w{3,}(?:ها|هم|هما)|ل[اتم]\w{3,}ه|و\w{3,}ت")
"""What is written onto a verb or noun."""
_IS_NO_THIRD: Final = re.compile(
    r"و\w{3,}|است\w{2,}|(?!بهجت|طلعت|رفعت|نشات|حكمت|عصمت|مدحت|\w+[ايا]ت$)\w{3,}ت$|ل(?:ل|ت\w{3,}|م\w{3,}|ا\w{4,}|ب\w{2,}$|ع\w{2,}$|د\w{2,}$)"
)
"""Verbs, and what begins with *for*: behind two parts of a name it is hardly a third."""
_DEEDS: Final = re.compile(r"(?:است|اجتما)|\w*ات$|ت\w\wي[^ه]$")


class ArabicNames:
    """Finds names in one text."""

    def __init__(self, shadow: Shadow) -> None:
        self._shadow = shadow
        self._text = shadow.text
        self._alone: dict[str, set[str]] | None = None
        self._speakers: set[str] = set()

    def named(
        self,
        one: Actor,
        words: Sequence[Word],
        places: tuple[tuple[int, int], int],
        *,
        sure: bool,
        known: Callable[[int], Found | None],
    ) -> Actor:
        """Return one with the name that stands before the title or, else, behind it.

        ``places``: the words of the former, if it has one, and where the latter may begin.
        """
        (first, last), behind = places
        if last:
            start, end = words[first].start, words[last - 1].end
            return replace(one, name=self._shadow.span(start, end).text, start=start)
        if behind >= len(words) or not self._is_tight(words, behind, signs=" ,-"):
            return one
        last = self.end(words, behind, sure=sure, known=known)
        apart = not (sure or self._is_tight(words, behind) or words[behind].text in _GIVEN)
        if apart and not (last and self._stops(words, last)):
            return one
        start, end = words[behind].start, words[last - 1].end
        return replace(one, name=self._shadow.span(start, end).text, end=end) if last else one

    def before(
        self, words: Sequence[Word], title: int, taken: int, known: Callable[[int], Found | None]
    ) -> tuple[int, int]:
        """Return the words of a name right before a title, behind a sign or a small word."""
        first = title
        while first > max(taken, title - _MOST) and (
            first == title or self._is_tight(words, first)
        ):
            if is_no_name(words[first - 1].text) and words[first - 1].text not in _GIVEN:
                break
            first -= 1
        own = taken and first == taken  # it is the name of the title before it
        if own or title - first < 2:
            return 0, 0
        begun = first > 0 and (words[first - 1].text in _BEFORE or not self._is_tight(words, first))
        plain = not any(self._has_article(one) for one in words[first : title - 1])
        deeds = any(_DEEDS.match(one.text) for one in words[first:title])
        if begun and plain and not deeds and first in self._starts(words, first, title, known):
            return first, title
        if words[first].text not in _GIVEN:
            return 0, 0
        if self._starts(words, first, title, known):
            return first, title
        return (
            (first, title) if self.end(words, first, sure=False, known=known) == title else (0, 0)
        )

    def _starts(
        self, words: Sequence[Word], first: int, title: int, known: Callable[[int], Found | None]
    ) -> list[int]:
        """Return a place where a name begins that ends at a title."""
        ends = self._ends(words, first, sure=False, known=known)
        return [first] if title in ends else []

    def end(
        self,
        words: Sequence[Word],
        at: int,
        *,
        sure: bool,
        known: Callable[[int], Found | None],
        until: int = 0,
    ) -> int:
        """Return the word behind a name that begins at one; 0 if it is none.

        ``sure``: an honorific stands before it. ``known``: what the directory has there. ``until``:
        a title stands behind it.
        """
        ends = self._ends(words, at, sure=sure, known=known)
        if not ends:
            return 0
        if sure and until in ends:
            return until
        last = self._closed(words, at, ends) if self._stops(words, ends[-1]) else 0
        last = last or self._called(words, ends) or self._closed(words, at, ends)
        if not last:
            return 0
        first = words[at].text
        given = first in _GIVEN or first.startswith("عبد") or sure
        if given or words[last - 1].text in self._speakers:
            return last
        plain = not any(self._has_article(one) for one in words[at:last])
        deeds = any(_DEEDS.match(one.text) for one in words[at:last])
        return last if plain and not deeds and last - at < _MOST - 1 else 0

    def _closed(self, words: Sequence[Word], at: int, ends: Sequence[int]) -> int:
        """Return the end of a name of two parts, or of more if that is sure."""
        last = ends[-1]
        if len(ends) == 1:
            return last
        strange = sum(one.text not in _FATHERS for one in words[at + 1 : last - 1])
        if self._has_article(words[last - 1]):
            return last if strange < 2 else 0
        sign = last == len(words) or not self._is_tight(words, last)
        sign = sign or words[last].text in _SMALL or words[last].text.startswith("وال")
        return last if strange < 2 and (sign or not strange) else 0

    def _ends(
        self, words: Sequence[Word], at: int, *, sure: bool, known: Callable[[int], Found | None]
    ) -> list[int]:
        """Return the words behind which a name can end: from its second part on."""
        ends: list[int] = []
        last = at
        for part in range(_MOST):
            first = last
            while last < len(words) and words[last].text in _PARTICLES and last - first < 2:
                last += 1
            tight = all(self._is_tight(words, n) for n in range(max(first, at + 1), last + 1))
            if last >= len(words) or not tight:
                break
            word = words[last].text
            if last > first and not part and words[first].text not in _FIRST:
                break
            article = self._has_article(words[last])
            alone = last == first
            if alone and not (
                (part and word in _KEPT)
                or (
                    not (ends and self._is_no_third(words, last))
                    and self._can_be_name(words[last])
                    and (part or sure or not article or word in _GIVEN)
                )
            ):
                break
            if alone and not _is_free(known(last), word, inner=part > 0):
                break
            last += 1
            if part or last - first > 2:
                ends.append(last)
            more = last < len(words) and words[last].text in _FAMILIES
            if article and part and alone and word not in _BOUND and not more:
                break
        return ends

    def _stops(self, words: Sequence[Word], last: int) -> bool:
        """Whether a comma, a stop or a bracket stands before a word."""
        end = words[last - 1].end
        return self._text[end : end + 1] in (",", ".", ")", "")

    def _is_no_third(self, words: Sequence[Word], at: int) -> bool:
        """Whether a word behind two parts of a name is hardly a third."""
        word = words[at].text
        if word in _GIVEN or (word[0] == "و" and self._stops(words, at + 1)):
            return False
        return _IS_NO_THIRD.match(word) is not None

    def _has_article(self, word: Word) -> bool:
        """Whether a word has the article: *ألكسندر* has none."""
        return word.text.startswith("ال") and self._letter(word.start) == "ا"

    def _letter(self, place: int) -> str:
        return self._shadow.source[self._shadow.at(place)]

    def _can_be_name(self, word: Word) -> bool:
        """Whether a word is none that cannot be one: *علي* is no *على*, and *آن* no *أن*."""
        text = word.text
        if (text, self._letter(word.end - 1)) == ("علي", "ي") or self._letter(word.start) == "آ":
            return True
        return not (
            len(text) < 2
            or is_no_name(text)
            or (_ENDED.fullmatch(text) is not None and text not in _GIVEN)
            or (text.startswith(("وال", "بال", "لل", "فال", "كال")) and len(text) > 5)
            or not "\u0621" <= text[0] <= "\u06ff"
            or any(sign.isdigit() for sign in text)
        )

    def _is_tight(self, words: Sequence[Word], n: int, *, signs: str = " -") -> bool:
        if n >= len(words):
            return False
        gap = gap_before(self._text, words, n)
        return not gap.strip(signs)

    def is_inside(
        self, words: Sequence[Word], first: int, at: int, known: Callable[[int], Found | None]
    ) -> bool:
        """Tell whether a word is part of the name behind an honorific: *السيد محمد السوداني*."""
        return first <= at < self.end(words, first, sure=True, known=known)

    def is_family(
        self, words: Sequence[Word], at: int, known: Callable[[int], Found | None]
    ) -> bool:
        """Tell whether a word is the last part of a name that has begun: *محمد شياع السوداني*."""
        if not (at and self._has_article(words[at]) and self._is_tight(words, at)):
            return False
        before = words[at - 1]
        if before.text in _GIVEN:
            return True
        given = at > 1 and words[at - 2].text in _GIVEN and self._is_tight(words, at - 1)
        return given and self._can_be_name(before) and known(at - 1) is None

    # ── elsewhere in the text ──

    def _called(self, words: Sequence[Word], ends: Sequence[int]) -> int:
        """Return behind which word a name ends by what the text calls somebody elsewhere; or 0."""
        if self._alone is None:
            self._look()
        assert self._alone is not None
        alone: list[int] = []
        for end in ends:
            last = words[end - 1].text
            if last in self._speakers:
                return end
            given = end != ends[-1] and (last in _GIVEN or last in _FAMILIES)
            if not given and self._alone.get(last, set()) - {words[end - 2].text}:
                alone.append(end)
        return alone[-1] if alone else 0

    def _look(self) -> None:
        alone: dict[str, set[str]] = {}
        self._alone = alone
        before = ""
        for one in _WORD.finditer(self._text):
            word = one[0]
            if not is_arabic(word):
                continue
            bare = word[1:] if word[0] in "ول" and len(word) > 4 else word
            for each in {word, bare}:
                alone.setdefault(each, set()).add(before)
            if before in _SPEAKS or before[1:] in _SPEAKS:
                self._speakers.add(word)
            if word in _DOES:
                self._speakers.add(before)
            before = word


def apposed(actors: Sequence[Actor], text: str) -> list[Actor]:
    """Put *الملك ويليم ألكسندر ملك هولندا* together: title and name, and the title with the side."""
    done: list[Actor] = []
    for one in actors:
        last = done[-1] if done else None
        gap = text[last.end : one.start] if last is not None else "."
        plain = (
            one.office and one.side and not (one.person or one.name or one.body or one.counterpart)
        )
        near = last is not None and gap in (" ", ", ") and is_arabic(text[one.start])
        if last is None or not near:
            done.append(one)
        elif one.office == "spokesman" and last.office == "ambassador" and not last.side:
            done[-1] = replace(one, start=last.start)  # *السفير أحمد أبو زيد، المتحدث الرسمي*
        elif not plain:
            done.append(one)
        elif last.name and last.office == one.office and last.side in ("", one.side):
            done[-1] = replace(last, side=one.side, end=one.end)
        else:
            done.append(one)
    return done


def is_no_name(word: str) -> bool:
    """Tell whether a word is a preposition, a verb or a noun of reports."""
    bare = word.removeprefix("و")
    rest = bare[1:] if bare[0] in "لب" and len(bare) > 3 and word not in _GIVEN else bare
    return not _NO_NAMES.isdisjoint((word, bare, bare.removeprefix("ال"), rest))


def _is_free(found: Found | None, word: str, *, inner: bool) -> bool:
    """Whether the directory has nothing, or what is a name as well: *السوداني*, *Johnson*.

    ``inner``: a part of a name stands before it.
    """
    if found is None or found.entry.weak:
        return True
    if found.entry.kind is Kind.RANK and (
        word in _SHEIKHS or (inner and not word.startswith("ال"))
    ):
        return True
    adjective = found.entry.kind in (Kind.ADJECTIVE, Kind.RANK, Kind.NOUN)
    return adjective and ((inner and word.startswith("ال")) or word in _GIVEN)
