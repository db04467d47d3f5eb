"""Whether a text is Vietnamese in Unicode, or the rubbish that old fonts and broken PDF layers leave.

The share of syllables that Vietnamese can have tells them apart: TCVN3 and VNI keep letters without tones and put
signs of Western alphabets for the others.
"""

from __future__ import annotations

import re
import unicodedata
from typing import Final

from taskbook.core.appendix.reading import Refusal

_ONSET: Final = r"(?:b|c|ch|d|đ|g|gh|gi|h|k|kh|l|m|n|ng|ngh|nh|p|ph|qu|r|s|t|th|tr|v|x)?"
_CODA: Final = r"(?:c|ch|m|n|ng|nh|p|t)?"
_SYLLABLE: Final = re.compile(rf"{_ONSET}[aăâeêioôơuưy]{{1,3}}{_CODA}")
_TONES: Final = dict.fromkeys(map(ord, "\u0300\u0301\u0303\u0309\u0323"))
# Signs that no Vietnamese word in Unicode has; those of TCVN3 alone; letters doubled as VNI does
_IMPOSSIBLE: Final = re.compile("[\u00a1-\u00aa\u00ac-\u00ba\u00bc-\u00bfÆÇËÎÏÑÖ×ØÛÜÞßäåæçëîïñö÷øûüþÿ]")
_TCVN3: Final = re.compile("[\u00a1-\u00aa\u00ac-\u00ba\u00bc-\u00bfßÞ×Æ]")
_VNI: Final = re.compile("[aeoöuyAEOÖU][ùøûõïäåàáãâêëüúÙØÛÕÏÄÅÀÁÃÂÊËÜÚ]|[ñÑ]|[öô](?=[a-z])")
_SPOILT: Final = 0.15
_SIGNS: Final = ".,;:!?()[]«»\"'“”‘’-–—/…*+²³°%·§®©½¼¾×÷"
_FEW_WORDS: Final = 30
_ENOUGH: Final = 0.6
_UNREADABLE: Final = re.compile(r"\(cid:\d+\)|\ufffd|[\ue000-\uf8ff]")
_MOST_UNREADABLE: Final = 0.02


def find_rubbish(text: str) -> Refusal | None:
    """Tell whether a text is rubbish, and of which kind; None when it can be read or is too short to tell."""
    if len(_UNREADABLE.findall(text)) > max(10, _MOST_UNREADABLE * len(text)):
        return Refusal.ILLEGIBLE
    words = [word for word in text.split() if any(sign.isalpha() for sign in word)]
    if len(words) < _FEW_WORDS:
        return None
    spoilt = [word for word in words if _IMPOSSIBLE.search(word.strip(_SIGNS))]
    if len(spoilt) >= _SPOILT * len(words):
        old = sum(1 for word in spoilt if _TCVN3.search(word))
        vni = sum(1 for word in spoilt if _VNI.search(word) and not _TCVN3.search(word))
        return Refusal.VNI if vni > old else Refusal.TCVN3
    good = sum(1 for word in words if _is_syllable(word))
    return None if good >= _ENOUGH * len(words) else Refusal.ILLEGIBLE


def _is_syllable(word: str) -> bool:
    """Whether a word is made of Vietnamese syllables, or an abbreviation in capitals."""
    bare = word.strip(_SIGNS)
    if not bare or (bare.isupper() and bare.isascii()) or not any(sign.isalpha() for sign in bare):
        return True
    plain = unicodedata.normalize("NFC", unicodedata.normalize("NFD", bare.lower()).translate(_TONES))
    return all(_SYLLABLE.fullmatch(part) or not part.isalpha() for part in re.split(r"[-–/.,()]", plain))
