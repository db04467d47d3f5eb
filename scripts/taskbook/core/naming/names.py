"""How Vietnamese names are written, forgiven: what unit names and people's names share.

Everything here is text in, text out. `clean` keeps what a person typed and only settles bytes (NFC, blanks, dashes);
`fold` and `skeleton` make keys for comparing, never for showing. Source of the rules: the order of normalising in the
domain's section on units.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from functools import lru_cache

_TONES = "\u0300\u0301\u0303\u0309\u0323"
_VOWELS = "aăâeêioôơuưy"
_TONED = {unicodedata.normalize("NFC", v + t): (v, t) for v in _VOWELS for t in _TONES}
_VOWEL_RUN = re.compile(f"[{_VOWELS}{''.join(_TONED)}]{{2,}}")  # a vowel alone carries its tone already

# The eth of Western keyboards and the African D look like the Vietnamese one and stand in many files. Only keys are
# mended: in TCVN3 the eth is another letter.
_D_LOOKALIKES = str.maketrans("ÐðƉɖ", "ĐđĐđ")
_DASHES = re.compile("[\u2010-\u2015\u2043\u2212\u2500\u2e3a\u2e3b\ufe58\ufe63\uff0d]")
_INVISIBLE = re.compile("[\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff]")
_LINE_ENDS = re.compile("\r\n|[\r\v\f\x85\u2028\u2029]")
_BLANKS = re.compile(r"[^\S\n]+")

# TCVN3 (fonts .VnTime and kin) read as Western text: one byte a letter.
_TCVN3 = str.maketrans(
    "¡¢£¤¥¦§¨©ª«¬\xad®µ¶·¸¹»¼½¾ÆÇÈÉÊËÌÎÏÐÑÒÓÔÕÖ×ØÜÝÞßáâãäåæçèéêëìíîïñòóôõö÷øùúûüýþ",
    "ĂÂÊÔƠƯĐăâêôơưđàảãáạằẳẵắặầẩẫấậèẻẽéẹềểễếệìỉĩíịòỏõóọồổỗốộờởỡớợùủũúụừửữứựỳỷỹýỵ",
)
TCVN3_SYMBOLS = "¡¢£¤¥¦§¨©ª«¬\xad®µ¶·¸¹»¼½¾×÷"

_WRITTEN_LATE = re.compile(r"(?<!q)([oO])([àáảãạèéẻẽẹÀÁẢÃẠÈÉẺẼẸ])(?!\w)|(?<![qQ])([uU])([ỳýỷỹỵỲÝỶỸỴ])(?!\w)")
_WRITTEN_EARLY = re.compile(r"([qQ])([ùúủũụÙÚỦŨỤ])([yYaAeEoOơƠ])")


def clean(text: str) -> str:
    """The text as typed with settled bytes: NFC, one kind of blank, line end and dash, nothing invisible."""
    text = unicodedata.normalize("NFC", text)
    text = _LINE_ENDS.sub("\n", _INVISIBLE.sub("", text))
    return _BLANKS.sub(" ", _DASHES.sub("-", text)).strip()


def one_line(text: str) -> str:
    """`clean`, with line ends made blanks: for showing a name in a message."""
    return " ".join(clean(text).split())


def repair_tcvn3(text: str) -> str:
    """The Unicode letters of a text typed in TCVN3 and read as Western ("Phßng Kinh tÕ" -> "Phòng Kinh tế").

    It repairs whatever it is given: call it only to try whether the repaired text is a known name.
    """
    return text.translate(_TCVN3)


def place_tones(text: str) -> str:
    """One place for the tone in oa, oe, uy at a word's end, as the plans write it: hoá -> hóa, Uỷ -> Ủy, qúy -> quý."""
    text = unicodedata.normalize("NFC", text)
    text = _WRITTEN_LATE.sub(lambda m: "".join(_hand_tone(m[2] or m[4], m[1] or m[3])[::-1]), text)
    return _WRITTEN_EARLY.sub(lambda m: m[1] + "".join(_hand_tone(m[2], m[3])), text)


def _hand_tone(toned: str, bare: str) -> tuple[str, str]:
    """The two vowels after the first gave its tone to the second: ("á", "o") -> ("a", "ó")."""
    parts = unicodedata.normalize("NFD", toned)
    return parts[:-1], unicodedata.normalize("NFC", bare + parts[-1])


@lru_cache(maxsize=16384)
def fold(text: str) -> str:
    """The key of a name with its accents: lower case, letters and digits only, a run of vowels' one tone on its last.

    As long as `skeleton` of the same text, letter under letter.
    """
    lower = unicodedata.normalize("NFC", text.translate(_D_LOOKALIKES).lower())
    return _VOWEL_RUN.sub(_hoist, lower.translate(_COUNTED))


@lru_cache(maxsize=16384)
def skeleton(text: str) -> str:
    """The key of a name without accents (đ is d)."""
    return fold(text).translate(_BARE)


def slips(text_key: str, name_key: str) -> int:
    """How many letters of a folded text carry an accent that the folded name does not; a left-out accent is none.

    Both keys must have one skeleton.
    """
    return sum(t != n and t != _bare(n) for t, n in zip(text_key, name_key, strict=True))


class _EachLetter(dict[int, str]):
    """A table for `str.translate` that asks a function of each letter, once."""

    def __init__(self, of: Callable[[str], str]) -> None:
        super().__init__()
        self._of = of

    def __missing__(self, code: int) -> str:
        self[code] = made = self._of(chr(code))
        return made


def _counted(letter: str) -> str:
    return letter if letter.isalnum() and letter not in TCVN3_SYMBOLS else ""


def _bare(letter: str) -> str:
    return "d" if letter == "đ" else unicodedata.normalize("NFD", letter)[0]


# A press of the button folds thousands of spellings: letters and runs of vowels are looked up, not worked out again.
_COUNTED = _EachLetter(_counted)
_BARE = _EachLetter(_bare)


def _hoist(run: re.Match[str]) -> str:
    return _hoisted(run[0])


@lru_cache(maxsize=4096)
def _hoisted(run: str) -> str:
    """Move the only tone of a run of vowels to its last vowel; glued syllables with two tones stay as they are."""
    pairs = [_TONED.get(letter, (letter, "")) for letter in run]
    tones = [tone for _, tone in pairs if tone]
    if len(tones) != 1:
        return run
    return "".join(vowel for vowel, _ in pairs[:-1]) + unicodedata.normalize("NFC", pairs[-1][0] + tones[0])
