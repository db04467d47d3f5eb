"""What is shown of an appendix that was read, and that it comes back from the sheet's cells as it was written."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from taskbook.core.appendix.reading import Kind
from taskbook.core.intake.model import Preview, Remarks
from taskbook.core.intake.of_reading import preview_of, sheet_name, with_head
from taskbook.core.intake.read_back import read_preview
from taskbook.core.intake.record import read_origin, read_source
from taskbook.core.intake.settle import Settled, settle
from taskbook_schemas.choices import ROW_SECTION, ROW_SKIPPED, ROW_TARGET, ROW_TASK
from taskbook_schemas.layout import Intake
from tests.core.appendix.grids import HEADINGS, read, table
from tests.core.intake.previews import NOTHING, block_of, preview, task, typed

ROWS = (
    HEADINGS,
    ("I", "Hạ tầng số", "", "", "", ""),
    ("1", "Lắp mạng", "Phòng Kinh tế", "Công an xã", "Báo cáo", "Quý II"),
    ("", "", "", "", "", ""),
    ("", "Tổng cộng: 1 nhiệm vụ", "", "", "", ""),
)


def shown(*rows: object) -> Preview:
    return preview_of(read(table(*(rows or ROWS))), "a.docx", "/a.docx", "abc")  # type: ignore[arg-type]


def came_back(written: Preview) -> Preview:
    found = read_preview(block_of(written))
    assert found is not None
    return found


def test_every_row_is_shown_with_what_becomes_of_it() -> None:
    made = shown()
    assert [(row.take, row.id, row.section, row.cells[:3]) for row in made.rows] == [
        (ROW_SECTION, "", "I. Hạ tầng số", ("", "I. Hạ tầng số", "")),
        (ROW_TASK, made.rows[1].id, "I. Hạ tầng số", ("1", "Lắp mạng", "Phòng Kinh tế")),
        (ROW_SKIPPED, "", "I. Hạ tầng số", ("", "Tổng cộng: 1 nhiệm vụ", "")),
    ]
    assert made.rows[2].remarks == Remarks(skipped=Kind.TOTAL.value)
    assert [column.meaning for column in made.columns][:3] == ["Số thứ tự", "Nhiệm vụ", "Đơn vị chủ trì"]


def test_what_a_section_gives_to_rows_below_stands_in_its_row() -> None:
    made = shown(
        HEADINGS, ("I", "Hạ tầng", "UBND xã", "", "", "Quý I"), ("1", "a", "", "", "", ""), ("2", "b", "", "", "", "")
    )
    assert made.rows[0].cells == ("", "I. Hạ tầng", "UBND xã", "", "", "Quý I")
    assert made.rows[1].cells[2] == "UBND xã"


def test_a_field_without_a_column_that_sections_give_has_one() -> None:
    made = shown(
        ("TT", "Nhiệm vụ", "Thời hạn"),
        ("I", "Phòng Kinh tế", ""),
        ("1", "Lắp mạng", "Quý I"),
        ("2", "Số hóa", "Quý II"),
    )
    assert [column.heading for column in made.columns] == ["TT", "Nhiệm vụ", "Thời hạn", "Cơ quan chủ trì"]
    assert made.rows[1].cells[-1] == "Phòng Kinh tế"


def test_columns_of_the_offices_own_keep_their_headings_also_where_two_are_alike() -> None:
    made = shown(
        (*HEADINGS, "Khác", "Khác", ""),
        ("1", "a", "UBND", "", "", "Quý I", "x", "y", "z"),
        ("2", "b", "UBND", "", "", "Quý I", "", "", ""),
    )
    assert made.rows[0].cells[6:] == ("x", "y", "z")
    assert [column.heading for column in made.columns][6:] == ["Khác", "Khác", "Cột 9"]


def test_more_columns_than_there_is_room_for_are_told_in_the_last_one() -> None:
    more = [f"Cột {letter}" for letter in "abcdefghijklm"]
    made = shown(
        (*HEADINGS, *more), ("1", "v", "UBND", "", "", "Quý I", *more), ("2", "w", "UBND", "", "", "Quý I", *[""] * 13)
    )
    assert len(made.columns) == Intake.COLUMNS
    assert made.rows[0].cells[-1].splitlines() == [f"{name}: {name}" for name in more[9:]]
    assert made.rows[1].cells[-1] == ""
    assert [row.cells for row in came_back(made).rows if row.take == ROW_TASK] == [row.cells for row in made.rows]


def test_targets_are_offered_below_the_rows() -> None:
    made = preview_of(read("Phấn đấu trên 150 doanh nghiệp mới.", table(HEADINGS, *ROWS[2:3])), "a.docx", "", "abc")
    last = made.rows[-1]
    assert (last.take, last.origin and last.origin.take) == (ROW_SKIPPED, ROW_TARGET)
    assert "150 doanh nghiệp" in last.cells[1]


@pytest.mark.parametrize(
    ("code", "year", "name"),
    [
        ("KTTN25", 2025, "KTTN 2025"),
        ("KH-26", 2026, "KH 2026"),
        ("KTTN25", 2026, "KTTN25"),
        ("KH", None, "KH"),
        ("26", 2026, "26"),
    ],
)
def test_a_sheet_is_named_as_the_plans_of_the_workbook_are(code: str, year: int | None, name: str) -> None:
    assert sheet_name(code, year) == name


def test_under_another_code_ids_follow() -> None:
    made = preview(task("CDS26-1", "1", "a"), task("X-1", "2", "b"), typed(ROW_TASK, "3", "c", id_="CDS26-9"))
    other = with_head(made, replace(made.head, code="SO"))
    assert [row.id for row in other.rows] == ["SO-1", "X-1", "CDS26-9"]
    assert other.source is not None
    assert other.source.code == "SO"
    assert with_head(made, replace(made.head, sheet="Khác")).rows == made.rows
    assert with_head(replace(made, source=None), replace(made.head, code="SO")).rows == made.rows


def test_the_head_comes_back() -> None:
    made = shown()
    made = replace(made, head=replace(made.head, issued=date(2026, 3, 2), year=2026, number="1/KH"))
    found = came_back(made)
    assert (found.head, found.columns, found.source) == (made.head, made.columns, made.source)


@pytest.mark.parametrize(
    ("typed_day", "read_as"),
    [("2/3/2026", date(2026, 3, 2)), ("31/2/2026", "31/2/2026"), ("tháng 3", "tháng 3"), (None, None), ("", None)],
)
def test_a_day_typed_as_text_is_read_where_it_is_one(typed_day: str | None, read_as: object) -> None:
    block = block_of(preview(task("CDS26-1", "1", "a")))
    block[0][Intake.ISSUED - 1] = typed_day
    found = read_preview(block)
    assert found is not None
    assert found.head.issued == read_as


@pytest.mark.parametrize(("year", "read_as"), [(2026.0, 2026), ("2026", 2026), ("năm nay", "năm nay"), (None, None)])
def test_a_year_is_a_number_or_what_stands_there(year: float | str | None, read_as: object) -> None:
    block = block_of(preview(task("CDS26-1", "1", "a")))
    block[0][Intake.YEAR - 1] = year
    found = read_preview(block)
    assert found is not None
    assert found.head.year == read_as


def test_a_sheet_without_a_plan_gives_none() -> None:
    assert read_preview([]) is None
    assert read_preview([[None] * Intake.WIDTH] * 6) is None


def test_a_column_without_meaning_is_the_offices_own() -> None:
    block = block_of(preview(task("CDS26-1", "1", "a", more=("xa",))))
    block[1][Intake.FIRST + 3] = None
    found = read_preview(block)
    assert found is not None
    assert found.columns[4].meaning == "Cột riêng"


@pytest.mark.parametrize("damaged", [["{"], ["[1,2]"], [], [None], [7.0]])
def test_a_damaged_record_makes_the_row_a_persons_own(damaged: list[object]) -> None:
    assert read_origin(damaged) is None  # type: ignore[arg-type]
    assert read_source(damaged) is None  # type: ignore[arg-type]


def test_an_error_in_a_cell_is_read_as_it_is_shown() -> None:
    from taskbook.ports import CellError

    block = block_of(preview(task("CDS26-1", "1", "a")))
    block[-1][Intake.FIRST] = CellError("#N/A")
    found = read_preview(block)
    assert found is not None
    assert found.rows[0].cells[1] == "#N/A"


_TEXT = st.text(st.characters(codec="utf-8", exclude_categories=("C", "Z")), min_size=1, max_size=12)


@given(st.lists(st.tuples(_TEXT, _TEXT, _TEXT), min_size=1, max_size=6))
def test_any_plan_goes_over_the_sheet_and_comes_back_the_same(rows: list[tuple[str, str, str]]) -> None:
    made = preview(
        *(task(f"CDS26-{at}", str(at), name, more=(own,), lead=lead) for at, (name, lead, own) in enumerate(rows, 1))
    )
    straight, over = settle(made, NOTHING), settle(came_back(made), NOTHING)
    assert isinstance(straight, Settled)
    assert over == straight
