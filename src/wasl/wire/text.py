# SPDX-License-Identifier: Apache-2.0
"""Bodies made small before they are sealed (``docs/spec/04-envelopes.md`` §5).

Rules:

1. A coded body names its coding by a number; 0 is the bytes as they are, so nothing ever grows.
2. Coding never adapts from one message to the next: a lost message must not spoil a later one.
3. Unpacking is capped by the caller before a byte is unpacked. What does not fit is Refused.

It does not choose what is worth sending, and it does not pad.
"""

from __future__ import annotations

import zlib
from typing import Final

from wasl.errors import Code, Refused

RAW: Final = 0
DEFLATE: Final = 1

_READ_WINDOW: Final = -15
_WRITE_WINDOW: Final = -13  # 8 kB: set-up costs a sixth of 32 kB, and bodies are short
_WRITE_MEMORY: Final = 6

# Words of the field in the three languages, most useful last (deflate looks back from the end). The
# text is part of the wire format: it never changes; better words get a new number.
WORDS: Final = (
    "northland sundria duty office operations centre coast guard vessel aircraft helicopter convoy "
    "position latitude longitude altitude course speed time request confirm immediately please "
    "your message our patrol exercise will not reply received understood hold fire stop firing "
    "الوقت الموقع السفينة الطائرة المروحية القافلة المسار السرعة الارتفاع خط العرض خط الطول "
    "وزارة الدفاع هيئة الأركان مركز العمليات الضابط المناوب نطلب التأكيد فورا وقف إطلاق النار "
    "رسالتكم تم الاستلام تدريب دورية الحدود المنطقة القوات "
    "время место судно самолёт вертолёт колонна курс скорость высота широта долгота "
    "министерство обороны генеральный штаб дежурный офицер центр просим подтвердить немедленно "
    "прекратить огонь ваше сообщение получено учения патруль граница район силы "
).encode()


def pack(body: bytes) -> tuple[int, bytes]:
    """Return (coding, coded bytes), the shorter of raw and deflated. Never longer than ``body``."""
    machine = zlib.compressobj(
        6, zlib.DEFLATED, _WRITE_WINDOW, _WRITE_MEMORY, zlib.Z_DEFAULT_STRATEGY, WORDS
    )
    coded = machine.compress(body) + machine.flush()
    return (DEFLATE, coded) if len(coded) < len(body) else (RAW, body)


def unpack(coding: int, coded: bytes, *, limit: int) -> bytes:
    """Return the body. Raises Refused: unknown coding, damaged stream, or more than ``limit``
    bytes.
    """
    if coding == RAW:
        if len(coded) > limit:
            raise Refused(Code.TOO_LARGE, "a body over its limit", where="coded body")
        return coded
    if coding != DEFLATE:
        raise Refused(Code.BAD_COMPRESSION, f"unknown coding {coding}", where="coded body")
    machine = zlib.decompressobj(_READ_WINDOW, WORDS)
    try:
        body = machine.decompress(coded, limit + 1)
    except zlib.error as error:
        raise Refused(
            Code.BAD_COMPRESSION, f"damaged stream: {error}", where="coded body"
        ) from None
    if len(body) > limit:
        raise Refused(Code.TOO_LARGE, "a body over its limit", where="coded body")
    if not machine.eof or machine.unused_data:
        raise Refused(Code.BAD_COMPRESSION, "the stream does not end with the envelope")
    return body
