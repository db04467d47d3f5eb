"""A message fits into Excel's box: of many lines the first and the last are shown, and how many are left out."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from taskbook.texts.excel import LONGEST, fitted


@given(st.lists(st.text(st.characters(exclude_characters="\n"), max_size=120), max_size=40), st.integers(200, LONGEST))
def test_no_message_is_longer_than_its_room(lines: list[str], room: int) -> None:
    assert len(fitted(lines, room)) <= room


def test_a_short_message_is_whole() -> None:
    assert fitted(["Đã xét sổ.", "Không có gì thay đổi."]) == "Đã xét sổ.\nKhông có gì thay đổi."


def test_of_a_long_one_the_first_and_last_lines_stay_and_the_others_are_counted() -> None:
    lines = [f"Dòng {number}: " + "x" * 90 for number in range(20)]
    told = fitted(lines).split("\n")
    assert told[0] == lines[0]
    assert told[-3:] == lines[-3:]
    assert told[-4] == f"… và {20 - (len(told) - 1)} dòng nữa."


def test_one_endless_line_is_cut() -> None:
    assert fitted(["x" * 3_000]).endswith("x…")
