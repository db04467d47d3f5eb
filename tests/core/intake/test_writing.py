"""What a person kept on the sheet is written, whatever way the plan is taken; what has no column has a trace."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from functools import cache

import pytest
from hypothesis import given
from hypothesis import strategies as st

from taskbook.core.gathered import Gathered
from taskbook.core.intake.model import Origin, Preview, PreviewColumn, PreviewRow
from taskbook.core.intake.written import Said, Writing
from taskbook.core.renewal import BookFacts
from taskbook.ports import CellWrite, ShownPercent
from taskbook.tables import gather
from taskbook.tables.facts import book_facts
from taskbook_schemas.choices import (
    PLAN_AMENDS,
    PLAN_ASSIGNED,
    PLAN_NEW,
    PLAN_REPLACES,
    ROW_SECTION,
    ROW_TARGET,
    ROW_TASK,
)
from taskbook_schemas.registry import ASSIGNED, TARGETS
from taskbook_schemas.task_columns import SECTION_SEPARATOR
from tests.core.builders import Row
from tests.core.builders import task as standing_task
from tests.core.intake.books import CODE, SHEET, book, lines_of, without, written, written_into
from tests.core.intake.previews import preview, section, task, typed

WAYS = (PLAN_NEW, PLAN_REPLACES, PLAN_AMENDS, PLAN_ASSIGNED)
WORDS = "Phấn đấu trên 150 doanh nghiệp mới"
STANDING: Row = {
    "name": "phấn đấu  trên 150 doanh nghiệp mới",
    "unit_of_measure": "doanh nghiệp",
    "goal": "> 120",
    "year": 2026.0,
    "source": WORDS,
    "actual": 88.0,
    "measured_on": date(2026, 6, 30),
}


def taken_as(way: str, *rows: PreviewRow, **head: object) -> Preview:
    return preview(*rows, way=way, **({"code": "MOI26", "sheet": "MOI 2026"} if way == PLAN_NEW else {}), **head)


@pytest.mark.parametrize("way", WAYS)
def test_a_target_comes_into_the_sheet_of_targets_and_is_no_task(way: str) -> None:
    made = written(taken_as(way, task("CDS26-9", "9", "Việc mới"), typed(ROW_TARGET, "", WORDS)), book())
    assert lines_of(made, TARGETS) == [
        {"name": WORDS, "unit_of_measure": "doanh nghiệp", "goal": "> 150", "year": 2026, "source": WORDS}
    ]
    assert (made.added, made.added_targets, made.changed_targets) == (1, 1, 0)


@pytest.mark.parametrize("way", [PLAN_REPLACES, PLAN_AMENDS])
def test_of_a_target_that_stands_the_words_change_and_what_the_office_typed_stays(way: str) -> None:
    made = written(taken_as(way, task("CDS26-1", "1", "Việc"), typed(ROW_TARGET, "", WORDS)), book(STANDING))
    assert CellWrite(TARGETS, 5, 3, "> 150", "> 120", guarded=True) in made.cells
    assert [cell.column for cell in made.cells if cell.sheet == TARGETS] == [3]
    assert Said("", f"{WORDS}: Mục tiêu", "> 120", "> 150") in made.said
    assert (TARGETS in made.lines, made.added_targets, made.changed_targets) == (False, 0, 1)


def test_unit_and_sentence_change_with_the_goal() -> None:
    there = {**STANDING, "unit_of_measure": "hộ", "source": "Câu cũ"}
    made = written(taken_as(PLAN_AMENDS, task("CDS26-1", "1", "Việc"), typed(ROW_TARGET, "", WORDS)), book(there))
    assert [(cell.column, cell.value) for cell in made.cells if cell.sheet == TARGETS] == [
        (3, "> 150"),
        (2, "doanh nghiệp"),
        (5, WORDS),
    ]
    assert made.changed_targets == 1


@pytest.mark.parametrize("other", [{"year": 2025.0}, {"year": None}, {"name": "Trên 150 hộ"}])
def test_a_target_of_another_name_or_year_stays_and_the_new_one_gets_a_line(other: Row) -> None:
    made = written(
        taken_as(PLAN_AMENDS, task("CDS26-1", "1", "Việc"), typed(ROW_TARGET, "", WORDS)), book({**STANDING, **other})
    )
    assert [line["name"] for line in lines_of(made, TARGETS)] == [WORDS]
    assert not [cell for cell in made.cells if cell.sheet == TARGETS]


@pytest.mark.parametrize(
    ("goal", "words"),
    [
        (">150", WORDS),
        ("> 150", f"{WORDS} "),
        (12.0, "Đạt 12%"),
        ("12 %", "Đạt 12%"),
        (ShownPercent(0.12), "Đạt 12%"),
        ("tự đặt", "Nâng cao chất lượng"),
    ],
)
def test_a_goal_that_says_the_same_or_is_not_said_leaves_the_standing_one(goal: object, words: str) -> None:
    name = words.strip()
    unit = "%" if "%" in name else STANDING["unit_of_measure"]
    there = {**STANDING, "name": name, "source": name, "goal": goal, "unit_of_measure": unit}
    shown = taken_as(PLAN_AMENDS, task("CDS26-1", "1", "Việc"), typed(ROW_TARGET, "", words))
    made = written(shown, book(there))  # type: ignore[arg-type]
    assert (made.changed_targets, made.added_targets) == (0, 0)


def test_two_targets_of_one_name_change_the_standing_one_once_and_the_other_gets_a_line() -> None:
    first = PreviewRow(ROW_TARGET, "", "", ("", WORDS), Origin(ROW_TARGET, text="Câu một."))
    second = replace(first, origin=Origin(ROW_TARGET, text="Câu hai."))
    made = written(taken_as(PLAN_AMENDS, task("CDS26-1", "1", "Việc"), first, second), book(STANDING))
    assert [cell.value for cell in made.cells if cell.sheet == TARGETS] == ["> 150", "Câu một."]
    assert [line["source"] for line in lines_of(made, TARGETS)] == ["Câu hai."]


def test_a_task_made_a_target_keeps_its_other_cells_below_the_sentence() -> None:
    row = replace(task("CDS26-1", "1", WORDS, "I. Hạ tầng", more=("xa",)), take=ROW_TARGET)
    made = written(taken_as(PLAN_NEW, section("I. Hạ tầng"), task("CDS26-2", "2", "Việc", "I. Hạ tầng"), row), book())
    (line,) = lines_of(made, TARGETS)
    assert str(line["source"]).splitlines() == [
        WORDS,
        "Mục: I. Hạ tầng",
        "TT: 1",
        "Chủ trì: Phòng Kinh tế",
        "Thời gian: Quý II",
        "Ghi chú (phụ lục): xa",
    ]


def test_a_row_that_is_to_be_a_target_and_says_nothing_is_none() -> None:
    assert written(taken_as(PLAN_NEW, task("CDS26-1", "1", "a"), typed(ROW_TARGET, "", " ")), book()).lines.keys() == {
        "Kế hoạch"
    }


def test_a_target_with_nothing_but_a_section_that_a_person_typed_is_called_by_it() -> None:
    made = written(taken_as(PLAN_NEW, task("CDS26-1", "1", "a"), typed(ROW_TARGET, section="Đạt 90% hộ")), book())
    assert [(line["name"], line["goal"]) for line in lines_of(made, TARGETS)] == [("Đạt 90% hộ", "90")]


@pytest.mark.parametrize(
    ("head", "year"),
    [
        ({"year": 2027}, 2027),
        ({"year": None}, 2026),
        ({"year": "năm nay"}, 2026),
        ({"year": None, "issued": None}, None),
    ],
)
def test_a_letters_target_has_the_year_of_its_day_where_none_is_said(head: dict[str, object], year: object) -> None:
    made = written(taken_as(PLAN_ASSIGNED, task("", "1", "Việc"), typed(ROW_TARGET, "", WORDS), **head), book())
    assert [line.get("year") for line in lines_of(made, TARGETS)] == [year]


def test_a_letters_task_has_what_has_no_column_in_its_note() -> None:
    rows = (section("I. Hạ tầng"), task("", "1", "Lắp mạng", "I. Hạ tầng", more=("Kinh phí\nxã",)))
    made = written(taken_as(PLAN_ASSIGNED, *rows), book())
    assert lines_of(made, ASSIGNED) == [
        {
            "document": "12/KH-UBND",
            "issued": date(2026, 3, 2),
            "name": "Lắp mạng",
            "lead": "Phòng Kinh tế",
            "deadline": "Quý II",
            "note": "Mục: I. Hạ tầng\nTT: 1\nGhi chú (phụ lục): Kinh phí\nxã",
        }
    ]
    assert (made.added, made.unplaced) == (1, ())


def test_a_letters_task_of_which_all_has_a_column_has_no_note() -> None:
    made = written(taken_as(PLAN_ASSIGNED, typed(ROW_TASK, "", "Lắp mạng", "Công an xã")), book())
    assert "note" not in lines_of(made, ASSIGNED)[0]


def test_without_a_column_of_notes_the_log_keeps_a_letters_words() -> None:
    made = written(
        taken_as(PLAN_ASSIGNED, task("", "", "Lắp mạng", more=("xa",))), without(book(), ASSIGNED, "Ghi chú")
    )
    assert made.unplaced == (Said("", "Lắp mạng: Ghi chú (phụ lục)", None, "xa"),)


def test_a_letters_day_without_a_column_stands_in_the_note() -> None:
    made = written(taken_as(PLAN_ASSIGNED, typed(ROW_TASK, "", "Lắp mạng")), without(book(), ASSIGNED, "Ngày văn bản"))
    assert "Ngày văn bản: 02/03/2026" in str(made.lines[ASSIGNED])


def test_a_target_column_that_is_not_there_has_its_words_in_the_log() -> None:
    amended = taken_as(PLAN_AMENDS, task("CDS26-1", "1", "Việc"), typed(ROW_TARGET, "", WORDS))
    for there in ((), (STANDING,)):
        made = written(amended, without(book(*there), TARGETS, "Mục tiêu"))
        assert made.unplaced == (Said("", f"{WORDS}: Mục tiêu", None, "> 150"),)


def own(way: str, *rows: PreviewRow, meaning: str = "Cột riêng") -> Preview:
    made = taken_as(way, *rows)
    return replace(made, columns=(*made.columns[:4], PreviewColumn("Nguồn vốn", meaning)))


def test_words_of_a_column_that_the_standing_sheet_lacks_come_below_what_is_noted() -> None:
    there = [standing_task(1, id="CDS26-1", note="Đã họp"), standing_task(2, id="CDS26-2", note="Nguồn vốn: Xã hội")]
    rows = (
        task("CDS26-1", "1", "Việc", more=("Ngân sách",)),
        task("CDS26-2", "2", "Việc", more=("Xã",)),
        task("CDS26-9", "9", "Việc mới", more=("Vay",)),
    )
    made = written(own(PLAN_AMENDS, *rows), book(tasks=there))
    assert [(one.task, one.old, one.new) for one in made.said if one.heading == "Ghi chú"] == [
        ("CDS26-1", "Đã họp", "Đã họp\nNguồn vốn: Ngân sách"),
        ("CDS26-2", "Nguồn vốn: Xã hội", "Nguồn vốn: Xã hội\nNguồn vốn: Xã"),
    ]
    assert [line["note"] for line in lines_of(made, SHEET)] == ["Nguồn vốn: Vay"]


def test_words_that_are_noted_already_are_noted_no_second_time() -> None:
    there = [standing_task(1, id="CDS26-1", note="Đã họp\nNguồn vốn:  Ngân sách\nXong")]
    made = written(own(PLAN_AMENDS, task("CDS26-1", "1", "Việc", more=("Ngân sách",))), book(tasks=there))
    assert "Ghi chú" not in {one.heading for one in made.said}


def test_without_a_column_of_notes_the_log_keeps_a_plans_words() -> None:
    rows = (task("CDS26-1", "1", "Việc", more=("Ngân sách",)), task("CDS26-9", "9", "Mới", more=("Vay",)))
    made = written(own(PLAN_AMENDS, *rows), without(book(), SHEET, "Ghi chú"))
    assert made.unplaced == (
        Said("CDS26-1", "Nguồn vốn", None, "Ngân sách"),
        Said("CDS26-9", "Nguồn vốn", None, "Vay"),
    )


_CELL = st.text("aăbđê1 \n", max_size=6)
_CELLS = st.lists(_CELL, max_size=6)


@st.composite
def kept_rows(draw: st.DrawFn) -> list[PreviewRow]:
    """Rows that are kept: tasks old and new, targets, sections, sections made tasks; every task says something."""
    rows: list[PreviewRow] = [task("CDS26-1", "1", "Việc")]
    for at in range(draw(st.integers(0, 5))):
        cells = (*draw(_CELLS), *[""] * 6)[:6]
        named = (cells[0], f"Việc {at} {cells[1]}", *cells[2:])
        typed_into = draw(st.sampled_from([{}, {"section": f"Mục riêng {at}"}]))
        kind = draw(st.sampled_from(["old", "new", "target", "offered", "section", "made"]))
        rows.append(
            {
                "old": replace(task(f"{CODE}-{at + 2}", "", ""), cells=named),
                "new": typed(ROW_TASK, *named, section=draw(_CELL)),
                "target": typed(ROW_TARGET, *cells, section=draw(_CELL)),
                "offered": PreviewRow(ROW_TARGET, "", "", named, Origin(ROW_TARGET, text=draw(_CELL))),
                "section": typed(ROW_SECTION, "", f"Mục {at}"),
                "made": replace(section(f"{at}. Tên"), take=ROW_TASK, id=f"{CODE}-M{at}", cells=named, **typed_into),
            }[kind]
        )
    return rows


def told(writing: Writing) -> str:
    """All words that are written anywhere, and those that the log alone keeps."""
    lines = (value for rows in writing.lines.values() for row in rows for value in row.values())
    drawn = (text for row in (writing.plan.rows if writing.plan else ()) for text in (row.section, *row.texts))
    cells = (cell.value for cell in writing.cells)
    return "\n".join(_joined(str(one)) for one in (*lines, *drawn, *cells, *(one.new for one in writing.unplaced)))


def _joined(text: str) -> str:
    return " ".join(text.split())


def _kept(shown: Preview) -> Iterator[str]:
    """The texts that must be found; of a task that stands its number and section are the standing plan's.

    The section that a row was read with follows its heading; one that a person typed stays.
    """
    for row in shown.rows:
        stands = row.id in {f"{CODE}-{at}" for at in range(1, 4)} and shown.head.way in (PLAN_REPLACES, PLAN_AMENDS)
        if row.take in (ROW_TASK, ROW_TARGET) and any(map(str.strip, row.cells)):
            as_read = row.origin is not None and row.section == SECTION_SEPARATOR.join(row.origin.section)
            yield from row.cells[1:] if stands else ("" if as_read else row.section, *row.cells)


@cache
def read_book(lost: str) -> tuple[Gathered, BookFacts, str]:
    """A workbook that was read, whose plan's sheet has lost a column ("" for none), and all words in it."""
    made = book(STANDING, tasks=[standing_task(at, id=f"{CODE}-{at}") for at in (1, 2, 3)])
    made = without(made, SHEET, lost) if lost else made
    words = " ".join(str(value) for (grid,) in made.grids.values() for column in grid.columns for value in column)
    return gather(made), book_facts(made, ()), words


@given(kept_rows(), st.sampled_from(WAYS), st.sampled_from(["", "Ghi chú", "Sản phẩm"]))
def test_every_word_of_a_row_that_is_kept_is_found_in_what_is_written(
    rows: list[PreviewRow], way: str, lost: str
) -> None:
    shown = own(way, *rows)
    gathered, facts, there = read_book(lost)
    found = told(written_into(shown, gathered, facts)) + there
    assert [text for text in _kept(shown) if _joined(text) not in found] == []
