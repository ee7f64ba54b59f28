# SPDX-License-Identifier: Apache-2.0
"""English words with a capital that are of no name: what headings do, what titles have before them."""

from __future__ import annotations

from typing import Final

_NOT: Final = (
    "monday tuesday wednesday thursday friday saturday sunday january february march april may june july august september "
    "october november december the on in at armed forces staff council ministry office service committee security national "
    "general state defence defense foreign affairs interior republic federation kingdom union government "
    "armies district europe africa asia pacific eurasia americas hemisphere receives received holds meets met calls phones telephones speaks talks discusses discuss visits arrives departs leaves urges says "
    "tells hails thanks sends signs heads chairs attends condemns congratulates condoles concludes inaugurates briefs reviews welcomes "
    "hosts greets affirms stresses reaffirms praises orders vows warns rejects denies summons agrees seeks begins starts ends makes pays "
    "delivers conveys confers exchanges expresses offers invites announces confirms to with of by from for over after as counterpart delegation"
)
_DOES: Final = (
    "receives receive received holds hold held meets meet met hosts host hosted welcomes welcome discusses discuss discussed "
    "exchanges exchange calls called call phones speaks speak spoke talks talk visits visit arrives arrive departs concludes begins "
    "leads attends attend addresses chairs opens signs sign says tells urges warns condemns congratulates briefs briefed reviews review "
    "reaffirms reaffirm tackle tackles explore explores agree agrees confer confers pays greets thanks expresses conveys"
)
"""What a heading in capitals says that somebody did."""
NO_NAMES: Final = frozenset((*_NOT.split(), *_DOES.split()))
_KIND_WORDS: Final = (
    "foreign policy special senior chief top new personal presidential diplomatic security national economic political military defense defence "
    "close longtime veteran lead principal trusted international climate trade peace regional outgoing incoming roving joint acting interim caretaker transitional "
    "provisional designated newly appointed elected current first second deputy assistant then federal honorary"
)
KINDS: Final = frozenset(_KIND_WORDS.split())
"""What a title has before it: *X, foreign policy adviser to the president*."""
_OPENING_WORDS: Final = (
    "the monday tuesday wednesday thursday friday saturday sunday january february march april may june july august september october november december "
    "yesterday today tonight earlier later meanwhile then also but and when while as after before although though since if separately recently only here there "
    "afterwards instead finally last this next once both now still yet even to for with by from under behind beside between"
)
OPENERS: Final = frozenset(_OPENING_WORDS.split())
"""What has a capital before a title, and is of no name: *On Thursday Defence Minister X*."""
