"""What a task's text is about: its rare words and word pairs, the documents it names, and the thing it names first.

Official Vietnamese says «triển khai thực hiện», «trên địa bàn», «Ủy ban nhân dân» everywhere: such pairs of syllables
part what stands between them and count for nothing, nor do words of grammar and years.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby, zip_longest
from operator import itemgetter

from taskbook.core.naming.names import place_tones

OPENING = 16
"""A task says what it is about in its first words; what follows tells how."""
THING_WORDS, THING_ENDS_BY = 4, 8
"""So many words in a row, so near the beginning, name the thing itself: «quy hoạch chung xã»."""

# "138/NQ-CP", "14-NQ/TU", "13/2026/QĐ-UBND", "66/KH - UBND"
_DOCUMENT = re.compile(r"\d[\d.]*\s?[-/]\s?(?:\d{4}\s?/\s?)?[A-ZĐ]{2,}\w*(?:\s?[-/]\s?[A-ZĐ]{2,}\w*)*")
_MARKS = re.compile(r"[.,;:\n()“”\"«»…|]|\s-\s")
_WORD = re.compile(r"\w+")
_SIGNS = re.compile(r"\d\s?[-/]")
_NONE: frozenset[str] = frozenset()
_GRAMMAR = """
và của các cho trên trong về với theo để từ đến tại ở là có được những một số này đó khi sau trước do bởi như đối nhằm
năm giai đoạn ngày tháng việc bằng qua
"""
_PAIRS = """
ủy ban, nhân dân, hội đồng, thường vụ, thành ủy, đảng ủy, trung ương, chính phủ, thủ tướng, bộ chính, địa bàn,
thành phố, địa phương, cơ quan, đơn vị, các cấp, người dân, liên quan, thẩm quyền, lĩnh vực, triển khai, thực hiện,
xây dựng, ban hành, tổ chức, phối hợp, đề xuất, nghiên cứu, tham mưu, tiếp tục, tăng cường, đẩy mạnh, đẩy nhanh,
rà soát, hoàn thành, hoàn thiện, hướng dẫn, chỉ đạo, chuẩn bị, điều chỉnh, tổng hợp, kiểm tra, giám sát, tuyên truyền,
thống kê, đôn đốc, theo dõi, tổng kết, sơ kết, xử lý, giải quyết, cập nhật, nâng cao, quản lý, hỗ trợ, phục vụ,
phát triển, tập trung, chủ động, kịp thời, đảm bảo, bảo đảm, kế hoạch, báo cáo, công tác, nhiệm vụ, nghị quyết,
chỉ thị, thông báo, nghị định, quyết định, quy chế, quy định, văn bản, chương trình, danh sách, hội nghị, nội dung,
kết quả, số lượng, chất lượng, hiệu quả, hoạt động, tiến độ, tầm nhìn, thường xuyên, chính sách, cơ chế, giải pháp,
biện pháp, pháp luật, trách nhiệm, yêu cầu, nhu cầu, điều kiện, sử dụng, ít nhất, tối thiểu
"""
_OFFICE = {
    first: frozenset(second for one, second in pairs)
    for first, pairs in groupby(sorted(tuple(pair.split()) for pair in _PAIRS.split(",")), key=itemgetter(0))
}
_NO_WORDS = frozenset(_GRAMMAR.split())
_PARTING = frozenset(["ubnd", "hđnd", "lập", *map(str, range(1900, 2100))])
Run = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Words:
    """What one text is about. `all` are words, pairs ("quy hoạch") and documents ("138/NQ-CP"); `opening` those of its
    first words; `things` its documents and what it may name first; `runs` its words in order, parted where they say
    nothing of their own.
    """

    documents: frozenset[str]
    all: frozenset[str]
    opening: frozenset[str]
    things: frozenset[str]
    runs: tuple[Run, ...]


def words_of(text: str) -> Words:
    """Read one task's text.

    >>> sorted(words_of("Triển khai Nghị quyết số 68-NQ/TW về kinh tế tư nhân").documents)
    ['68-NQ/TW']
    """
    documents = frozenset("".join(found.split()) for found in _DOCUMENT.findall(text)) if _SIGNS.search(text) else _NONE
    runs = tuple(_runs(place_tones(_DOCUMENT.sub("|", text).lower())))
    named = (" ".join(run[at : at + THING_WORDS]) for run in _first(runs, THING_ENDS_BY) for at in _starts(run))
    return Words(
        documents,
        frozenset(_said(runs)) | documents,
        frozenset(_said(_first(runs, OPENING))) | documents,
        frozenset(named) | documents,
        runs,
    )


def _said(runs: Iterable[Run]) -> Iterator[str]:
    """Words, and pairs of neighbours."""
    for run in runs:
        yield from run
        yield from map("{} {}".format, run, run[1:])


def _first(runs: Iterable[Run], words: int) -> Iterator[Run]:
    """The runs as far as the first so many words."""
    for run in runs:
        if words <= 0:
            return
        yield run[:words]
        words -= len(run)


def _starts(run: Run) -> range:
    return range(len(run) - THING_WORDS + 1)


def _runs(text: str) -> Iterator[Run]:
    for clause in _MARKS.split(text):
        run: list[str] = []
        words = _WORD.findall(clause)
        skip = False
        for word, following in zip_longest(words, words[1:]):
            office = following in _OFFICE.get(word, _NONE)
            if skip or office or word in _PARTING:
                if run:
                    yield tuple(run)
                    run = []
                skip = office and not skip
            elif word not in _NO_WORDS:
                run.append(word)
        if run:
            yield tuple(run)
