"""The top of `Tổng hợp`: tiles, sentence, what must be directed now."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from taskbook.core.judge import Judged
from taskbook.core.model import Flag, Status
from taskbook.core.period.line import lines_of
from taskbook.core.uncounted import Uncounted
from taskbook.ports import Writable
from taskbook.sheets.overview import cells
from taskbook.texts.overview import NOTHING_PRESSING, TILES, change, days
from taskbook_schemas.layout import Summary
from tests.core.judging import C
from tests.core.test_summary import judged, judgements
from tests.sheets.test_changes import since_of


def top(tasks: list[Judged], before: list[Judged] | None = None) -> dict[tuple[int, int], Writable]:
    since = None if before is None else since_of([*lines_of(tasks, {}, ())], [*lines_of(before, {}, ())])
    return {(row, column): value for row, column, value in cells(tasks, C, Uncounted(), since)}


def tile(at: dict[tuple[int, int], Writable], name: str) -> list[Writable]:
    column = Summary.TILES[TILES.index(name)][0]
    return [at[Summary.TILE_ROW + down, column] for down in range(4)]


def test_a_tile_has_its_name_its_number_its_parts_and_no_change_without_a_closing() -> None:
    at = top([judged(flags=(Flag.NEVER_REPORTED,)), judged(), judged(Status.CHECK_DATA, flags=(Flag.LATE_CHECK_DATA,))])
    late = "trong đó 1 chưa có báo cáo; thêm 1 quá hạn, cần sửa dữ liệu"
    assert tile(at, "QUÁ HẠN") == ["QUÁ HẠN", 2, late, None]
    assert tile(at, "CẦN XỬ LÝ") == ["CẦN XỬ LÝ", 1, "sửa dữ liệu 1", None]
    assert at[Summary.CHANGES] is None


def test_a_tile_tells_its_change_since_the_last_closing() -> None:
    at = top([judged(), judged(Status.DONE_ON_TIME)], [judged(), judged()])
    assert tile(at, "QUÁ HẠN")[3] == "▼ 1 so với kỳ trước"
    assert tile(at, "HOÀN THÀNH")[1:] == [1, "50%", "▲ 1 so với kỳ trước"]
    assert tile(at, "TỔNG SỐ NHIỆM VỤ")[3] == "như kỳ trước"
    assert "So với" in str(at[Summary.CHANGES])


@given(st.lists(judgements))
def test_the_first_screen_has_a_line_for_each_of_the_five_whatever_stood_there(tasks: list[Judged]) -> None:
    at = top(tasks)
    first = Summary.PRESSING_ROW + 1
    lines = [[at[first + place, column] for column, _ in Summary.PRESSING_COLUMNS] for place in range(Summary.PRESSING)]
    named = [line[0] for line in lines if line[0] is not None]
    assert named == [NOTHING_PRESSING] or len(named) == min(5, len(named))
    assert all(line == [None] * 4 for line in lines[len(named) :])


def test_a_name_too_long_for_two_lines_is_cut_between_words_only() -> None:
    one = judged(days=4)
    long = replace(one, task=replace(one.task, name="nghiêng " * 60))
    name = str(top([long])[Summary.PRESSING_ROW + 1, 1])
    assert set(name.rstrip("…").split()) == {"nghiêng"}
    assert name.endswith("…")


@pytest.mark.parametrize(
    ("number", "words"), [(5, "quá hạn 5 ngày"), (-3, "còn 3 ngày"), (0, "hết hạn hôm nay"), (None, "")]
)
def test_days_are_said_in_words(number: int | None, words: str) -> None:
    assert days(number) == words


def test_a_change_is_said_with_its_direction() -> None:
    assert [change(3, 1), change(1, 3), change(2, 2)] == ["▲ 2 so với kỳ trước", "▼ 2 so với kỳ trước", "như kỳ trước"]
