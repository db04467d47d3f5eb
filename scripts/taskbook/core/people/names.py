"""Reads a cell of people's names: persons need stand in no table, so a name is what is left of titles and remarks.

"Đ/c Nguyễn Văn A - Phó Trưởng phòng; Trần Thị B" are two persons. A unit's name, a position alone, words such as «chưa
phân công» name nobody.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import cache

from taskbook.core.evidence import is_evidence
from taskbook.core.naming.names import clean, fold

_COMRADE = re.compile(r"(?<!\w)(?:các\s+)?đ\s?[/.]\s?c(?:hí)?(?!\w)[.:]?", re.IGNORECASE)
_ADDRESS = re.compile(r"(?:các\s+)?(?:đc|đồng chí|ông|bà|anh|chị)(?:[.\s]|$)", re.IGNORECASE)
_BRACKETS = re.compile(r"\([^()]*\)|\[[^\[\]]*\]")
_BETWEEN = re.compile(r"[;,|/+&•●:]|\n|\s-\s|^-|-(?=[A-ZĐ])|\s(?:và|VÀ|cùng|với)\s|(?<!\S)\d{1,2}[.)]\s")
_EDGES = " .-*–_\t"

_POSITIONS = (
    "phó trưởng, phó phòng, phó chủ tịch, phó giám đốc, phó chánh, phó ban, phó bí thư, trưởng, chủ tịch, bí thư, "
    "giám đốc, chánh, chuyên viên, công chức, viên chức, cán bộ, nhân viên, kế toán, văn thư, lãnh đạo, chỉ huy, pct, "
    "ct, cv, người"
)
_BODIES = (
    "phòng, văn phòng, trung tâm, ban, tổ, bộ phận, ủy ban, ubnd, hđnd, ubmttq, các, trạm, trường, hội, đơn vị, "
    "cơ quan, công an, xã, thôn, toàn thể, tập thể"
)
_FAMILIES = (
    "Nguyễn Trần Lê Phạm Hoàng Huỳnh Phan Vũ Võ Đặng Bùi Đỗ Hồ Ngô Dương Lý Đào Đoàn Vương Trịnh Đinh Lâm Phùng Mai Tô "
    "Trương Hà Cao Tạ Tống Thái Lương Lưu Chu Quách Kiều Nghiêm Khuất Bạch Tăng La Nông Hứa Triệu Vi Ninh Đồng Lại Lã "
    "Doãn Khổng Thân Từ Phí Đàm Viên Trà Giang Văn Châu Diệp Ứng Mạc Âu Tiêu Quản Lục Thạch Kim Danh"
)
_SURNAMES = frozenset(map(fold, _FAMILIES.split()))
"""Family names as people of the country bear them: they tell where a name begins behind a position."""


def persons_in(text: str | None, is_unit: Callable[[str], bool] = lambda name: False) -> tuple[str, ...]:
    """Return the persons that a cell names, each once, in its order; none where it names nobody.

    `is_unit` tells the units' names.
    """
    if not text or not is_evidence(text):
        return ()
    found: dict[str, str] = {}
    for piece in _pieces(text):
        name = _name_in(piece)
        if name and not is_unit(name):
            found.setdefault(fold(name), name)
    return tuple(found.values())


def _pieces(text: str) -> Iterator[str]:
    plain = _COMRADE.sub("; ", _BRACKETS.sub(" ; ", clean(text)))
    for piece in _BETWEEN.split(plain):
        piece = piece.strip(_EDGES)
        address = _ADDRESS.match(piece)
        words = piece[address.end() if address else 0 :].split()
        words = [word for word in words if not any(letter.isdigit() or letter == "@" for letter in word)]
        yield " ".join(words).strip(_EDGES)


def _name_in(piece: str) -> str:
    """The name in a piece, without the position before it; empty where there is none."""
    words = piece.split()
    if _begins(words, _POSITIONS):
        places = (place for place, word in enumerate(words[:-1]) if word[0].isupper() and fold(word) in _SURNAMES)
        place = next((place for place in places if place), None)
        return "" if place is None else " ".join(words[place:])
    return "" if _begins(words, _BODIES) or not is_evidence(piece) else piece


@cache
def _folded(phrases: str) -> tuple[list[str], ...]:
    return tuple([fold(word) for word in phrase.split()] for phrase in phrases.split(", "))


def _begins(words: list[str], phrases: str) -> bool:
    """Whether the words begin with one of the phrases."""
    folded = [fold(word) for word in words]
    return any(folded[: len(phrase)] == phrase for phrase in _folded(phrases))
