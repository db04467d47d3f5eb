"""A computed column that has another heading by now: found under both, renamed where nothing speaks against it."""

from __future__ import annotations

from taskbook.core.headings import find_columns
from taskbook.core.renewal import StandingTable
from taskbook_schemas.task_columns import TASK_COLUMNS

PLAN = ("ID", "Nhiệm vụ", "Cơ quan chủ trì", "Thời hạn")


def standing(*columns: tuple[str, str | None]) -> StandingTable:
    """A table of these columns."""
    return StandingTable("KH", "KH", 4, 1, 3, columns)


def test_the_column_is_found_under_its_former_heading_and_under_that_of_today() -> None:
    for heading in ("Cờ", "Lưu ý"):
        assert find_columns((*PLAN, "Trạng thái", heading), TASK_COLUMNS).fields["flags"] == 5


def test_beside_the_former_heading_a_column_under_that_of_today_is_the_offices_own() -> None:
    found = find_columns((*PLAN, "Lưu ý", "Trạng thái", "Cờ"), TASK_COLUMNS)
    assert (found.fields["flags"], 4 in found.strange, found.repeated) == (6, True, ())


def test_in_a_table_made_by_hand_the_word_is_its_makers() -> None:
    found = find_columns((*PLAN, "Lưu ý"), TASK_COLUMNS)
    assert "flags" not in found.fields
    assert 4 in found.strange


def test_a_former_heading_is_renamed_and_one_of_the_offices_choice_is_not() -> None:
    assert standing(("Cờ", "flags"), ("Trạng thái", "status")).renamed(TASK_COLUMNS) == {"Cờ": "Lưu ý"}
    assert standing(("Cảnh báo", "flags")).renamed(TASK_COLUMNS) == {}
    assert standing(("Cờ", "flags"), ("Lưu ý", None)).renamed(TASK_COLUMNS) == {}


def test_where_the_heading_of_today_is_taken_the_column_comes_under_the_former_one() -> None:
    headings = [column.heading for column in standing(("Lưu ý", None)).lacking(TASK_COLUMNS)]
    assert "Cờ" in headings
    assert "Lưu ý" not in headings
