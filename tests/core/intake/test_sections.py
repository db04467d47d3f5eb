"""What a person changes about sections is followed by the rows below; what the person typed into a row stays."""

from __future__ import annotations

from dataclasses import replace

from taskbook.core.intake.model import PreviewRow
from taskbook.core.intake.sections import sections_of
from taskbook_schemas.choices import ROW_SECTION, ROW_SKIPPED, ROW_TASK
from tests.core.intake.previews import section, task, typed

A, B = "I. Hạ tầng", "1. Mạng"
ROWS = (section(A), task("X-1", "1", "a", A), section(B, A), task("X-2", "1", "b", A, B), task("X-3", "2", "c", A, B))


def told(*rows: PreviewRow) -> list[str]:
    return list(sections_of(rows, [" ".join(row.cells[:2]) for row in rows]))


def test_as_read_every_row_has_the_path_it_was_read_with() -> None:
    assert told(*ROWS) == [A, A, f"{A} › {B}", f"{A} › {B}", f"{A} › {B}"]


def test_a_renamed_heading_renames_the_path_of_all_below() -> None:
    renamed = replace(ROWS[0], cells=("", "I. Hạ tầng số"))
    new = "I. Hạ tầng số"
    assert told(renamed, *ROWS[1:]) == [new, new, f"{new} › {B}", f"{new} › {B}", f"{new} › {B}"]


def test_rows_whose_own_heading_a_person_deleted_follow_the_outer_one() -> None:
    renamed = replace(ROWS[0], cells=("", "I. Hạ tầng số"))
    assert told(renamed, ROWS[3]) == ["I. Hạ tầng số", f"I. Hạ tầng số › {B}"]


def test_a_heading_that_is_none_leaves_the_path_of_all_below() -> None:
    gone = replace(ROWS[2], take=ROW_SKIPPED)
    assert told(*ROWS[:2], gone, *ROWS[3:]) == [A, A, A, A, A]
    assert told(replace(ROWS[0], take=ROW_TASK), *ROWS[1:])[1:] == ["", B, B, B]


def test_a_task_made_a_heading_heads_those_below_it_up_to_the_next() -> None:
    made = replace(ROWS[1], take=ROW_SECTION)
    below = task("X-9", "2", "z", A)
    assert told(ROWS[0], made, below, *ROWS[2:4]) == [A, f"{A} › 1 a", f"{A} › 1 a", f"{A} › {B}", f"{A} › {B}"]


def test_a_heading_that_a_person_added_stands_beside_the_one_above() -> None:
    rows = (*ROWS[:2], typed(ROW_SECTION, "II.", "Dữ liệu"), typed(ROW_TASK, "1", "x"))
    assert told(*rows)[2:] == ["II. Dữ liệu", "II. Dữ liệu"]
    first = (typed(ROW_SECTION, "I.", "Một"), typed(ROW_TASK, "1", "x"), typed(ROW_SECTION, "II.", "Hai"))
    assert told(*first) == ["I. Một", "I. Một", "II. Hai"]


def test_a_section_that_a_person_typed_into_a_row_stays() -> None:
    own = replace(ROWS[3], section="Mục riêng")
    assert told(*ROWS[:3], own, ROWS[4])[3:] == ["Mục riêng", f"{A} › {B}"]
    assert told(ROWS[0], typed(ROW_TASK, "1", "x", section="Mục khác")) == [A, "Mục khác"]


def test_a_section_that_a_person_typed_into_a_heading_made_a_task_stays() -> None:
    made = replace(ROWS[2], take=ROW_TASK, section="Mục riêng")
    assert told(*ROWS[:2], made, ROWS[3])[2:] == ["Mục riêng", A]
