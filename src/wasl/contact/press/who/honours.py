# SPDX-License-Identifier: Apache-2.0
"""What stands before a name in Latin letters and is no part of it: ranks, honours, forms of address.

Rules:

1. Words of one rank are tied by a hyphen here; in the text a space or a stop may stand there.
2. A word that is a name as often (*Justice*, *Prince* of a surname, *Don*, *Syed*, *Raja*) is none.
3. An abbreviation keeps its sentence going: *Defence Minister Capt. X*.
"""

from __future__ import annotations

from typing import Final

_COMMON: Final = (
    "general gen admiral adm mr mrs ms marshal brig retd rtd ret'd senior-general "
    "senior-lieutenant-general senior-colonel shri smt shrimati vice-admiral vice-marshal "
    "air-marshal air-chief-marshal air-vice-marshal field-marshal commodore captain sir lord dame "
    "dr prince sheikh major lieutenant brigadier rear lt col colonel s"
)
_RANKS: Final = (
    "maj capt cmdr brig-gen lieut-gen vice-adm rear-adm r-adm vadm radm vice-senior-general "
    "vice-air-marshal sr-lt-gen sr-col army-general police-general staff-general "
    "staff-lieutenant-general staff-major-general staff-brigadier-general staff-brigadier "
    "staff-colonel corps-general army-corps-general division-general divisional-general "
    "brigade-general air-force-general air-general general-of-the-army general-of-division "
    "pilot-general pilot-major-general fleet-admiral first-admiral squadron-admiral division-admiral "
    "navy-captain group-captain wing-commander squadron-leader flight-lieutenant first-lieutenant "
    "second-lieutenant four-star three-star two-star 4-star 3-star retired ret res"
)
_TITLES: Final = (
    "amb ambassador-designate sen ing engr barr barrister adv advocate cde comrade shaikh sheik "
    "shaykh sayyed seyyed seyed mullah mawlawi mawlavi maulvi molvi mufti alhaji alhaja mallam "
    "hajia hajah pehin dato-paduka dato-seri-setia datin yb yab yam hon'ble rt-hon rt-honourable "
    "right-honourable right-honorable right-hon baroness viscount cardinal archbishop bishop "
    "monsignor msgr mons bro officer-in-charge Ato Daw U"
)
_ASIAN: Final = (
    "datu lailaraja awang dayang datuk dato dato' datin-seri tun seri sri utama tan-sri puan-sri pengiran tunku tengku ratu roko adi lyonpo dasho "
    "samdech oknha thipadei techo sayyid sayyida khun tanaiste senator councillor professor prof eng engineer hon honourable "
    "honorable pilot staff-pilot excellency madam princess lady"
)
HONOURS: Final = f"{_COMMON} {_RANKS} {_TITLES} {_ASIAN}"
IN_FRONT: Final = "|".join(
    sorted({one.lower().replace("-", r"[\s-]") for one in HONOURS.split()}, key=len, reverse=True)
)
"""The same as a choice of a pattern."""
_SHORT: Final = (
    "mr mrs ms dr gen lt col maj adm brig capt cmdr sgt prof hon rev eng amb sen gov rep sr vadm "
    "radm smt rt barr adv cde ing engr lieut msgr mons fr"
)
SHORT: Final = frozenset(_SHORT.split())
"""Honorifics with a stop behind them: *Minister Dr. Fayssal Mikdad*."""
