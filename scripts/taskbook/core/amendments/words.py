"""Whether a unit's words propose to amend the plan, and which part of it.

Words that change something («sửa», «điều chỉnh», «thay đổi» …) with a part of the plan close behind them («thời hạn»,
«sản phẩm», «đơn vị chủ trì» …), or «sửa đổi, bổ sung» alone, as plan 2025, IV.3 names it. Words of what was done or
will not be done («đã điều chỉnh», «không thay đổi») propose nothing, nor does a request for money, people or an
extension («gia hạn»). A sentence typed without any accent is read by the words that then still mean one thing.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from taskbook.core.naming.names import clean, fold, skeleton
from taskbook_schemas.choices import AMENDMENT_PARTS

_DEADLINE, _PRODUCT, _LEAD, _COORDINATE, _TASK, _TARGET, _DROPPED = AMENDMENT_PARTS
_CHANGES = ("sửa đổi", "sửa", "điều chỉnh", "thay đổi", "thay thế", "bổ sung", "rút ngắn")
_CHANGES_WITH_ACCENTS = ("đổi", "chuyển", "lùi", "bỏ", "tách", "gộp")  # «đội», «chuyên», «bộ» without them
_NO_PROPOSAL = ("đã", "không", "chưa", "đang", "chuyển", "thay", "sửa")  # before: «chuyển đổi số» changes no plan
_NOT_MEANT = ("kinh phí", "dự toán", "nhân lực", "biên chế", "nhân sự", "gia hạn")
_PARTS: tuple[tuple[str, tuple[str, ...]], ...] = (
    (
        _DEADLINE,
        ("thời hạn", "thời gian hoàn thành", "thời gian thực hiện", "hạn hoàn thành", "mốc thời gian", "tiến độ"),
    ),
    (_PRODUCT, ("sản phẩm", "kết quả đầu ra")),
    (_LEAD, ("đơn vị chủ trì", "cơ quan chủ trì", "chủ trì")),
    (_COORDINATE, ("đơn vị phối hợp", "cơ quan phối hợp")),
    (_TARGET, ("chỉ tiêu", "mục tiêu")),
    (_TASK, ("nhiệm vụ", "nội dung nhiệm vụ", "tên nhiệm vụ")),
    ("", ("kế hoạch", "phụ lục")),
)
_ASKING = ("đề nghị", "đề xuất", "kiến nghị", "xin")
_GIVING_UP = ("thôi thực hiện", "thôi không thực hiện", "rút khỏi kế hoạch", "đưa ra khỏi kế hoạch", "bỏ khỏi kế hoạch")
_SENTENCE_ENDS = re.compile(r"[.;\n!?]+")
_Key = Callable[[str], str]


@dataclass(frozen=True, slots=True)
class _Reading:
    """The patterns over a sentence's words, as `key` makes each comparable."""

    key: _Key
    gives_up: re.Pattern[str]
    not_meant: re.Pattern[str]
    as_the_plan_says: re.Pattern[str]
    changes: tuple[tuple[re.Pattern[str], str], ...]

    def part(self, words: Iterable[str]) -> str | None:
        """Which part a sentence proposes to amend; "" and None as in `proposed_part`."""
        sentence = " ".join(map(self.key, words))
        if self.gives_up.search(sentence):
            return _DROPPED
        whole = self.as_the_plan_says.search(sentence)
        if self.not_meant.search(sentence) and not whole:
            return None
        named = [(match.start(1), name) for pattern, name in self.changes if (match := pattern.search(sentence))]
        return min(named, key=lambda one: one[0])[1] if named else "" if whole else None


def _reading(key: _Key, changes: Iterable[str]) -> _Reading:
    def one_of(phrases: Iterable[str]) -> str:
        return "|".join(" ".join(map(key, phrase.split())) for phrase in phrases)

    before = "".join(rf"(?<!\b{key(word)} )" for word in _NO_PROPOSAL)
    change = rf"{before}\b(?:{one_of(changes)})(?! {key('đổi')}\b)(?: \w+){{0,4}}? "
    return _Reading(
        key,
        re.compile(rf"\b(?:{one_of(_ASKING)})(?: \w+){{0,3}} (?:{one_of(_GIVING_UP)})\b"),
        re.compile(rf"\b(?:{one_of(_NOT_MEANT)})\b"),
        re.compile(rf"{before}\b{one_of(['sửa đổi bổ sung'])}\b"),
        tuple((re.compile(rf"{change}({one_of(phrases)})\b"), name) for name, phrases in _PARTS),
    )


_ACCENTED = _reading(fold, (*_CHANGES, *_CHANGES_WITH_ACCENTS))
_BARE = _reading(skeleton, _CHANGES)


def proposed_part(text: str | None) -> str | None:
    """Return which part of the plan a text proposes to amend, "" where it does not say, None where it proposes none."""
    found = [part for words in _sentences(text) if (part := _read(words)) is not None]
    return next(filter(None, found), "") if found else None


def _sentences(text: str | None) -> Iterable[list[str]]:
    return (re.findall(r"\w+", sentence) for sentence in _SENTENCE_ENDS.split(clean(text or "")))


def _read(words: list[str]) -> str | None:
    bare = all(fold(word) == skeleton(word) for word in words)
    return (_BARE if bare else _ACCENTED).part(words)
