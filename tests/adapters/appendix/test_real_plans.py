"""The two real plans made Word files again give the sheets that ship with the workbook, letter for letter."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from taskbook.core.appendix.reading import Field, Reading
from taskbook_build.plan_source import PlanRow, PlanSource
from taskbook_build.plans import load_plans
from taskbook_schemas.task_columns import SECTION_SEPARATOR
from tests.adapters.appendix.saying import reading_of
from tests.appendices.word import Cell, docx, level, listed, numbering, paragraph, table, wide

PLANS = {plan.head.code: plan for plan in load_plans(Path(__file__).parents[3] / "workbook" / "plans")}
FIELDS = {"name": Field.TASK} | {field.value: field for field in Field if field is not Field.TASK}
_SECTIONS, _TASKS = 1, 10


def word_file(plan: PlanSource, *, automatic: bool, cut_after: tuple[int, ...]) -> bytes:
    """A plan as its office would write it: head, appendix, the table cut after some rows, a cell cut with it."""
    head = plan.head
    headings = [column.heading for column in head.columns]
    tables: list[list[list[str | Cell]]] = [[list(headings)]]
    section = None
    number = _TASKS
    for at, row in enumerate(plan.rows):
        if row.section != section:
            number += 1
            tables[-1] += [
                [wide(words, len(headings))] for words in _new_headings(plan, section, row.section, automatic)
            ]
            section = row.section
        cells: list[str | Cell] = [
            _cell(plan, row, column.field, number if automatic else 0) for column in head.columns
        ]
        if at in cut_after:
            first, rest = _cut(row.name)
            place = [column.field for column in head.columns].index("name")
            cells[place] = first
            tables[-1].append(cells)
            tables.append([list(headings), [rest if at == place else "" for at in range(len(headings))]])
        else:
            tables[-1].append(cells)
    body = "".join(f"{table(*rows)}{paragraph('')}" for rows in tables)
    lists = numbering(
        [
            level(0, "upperRoman", "%1.") + level(1, "decimal", "%2"),
            level(0, "decimal", "%1") + level(1, "decimal", "%1.%2"),
        ],
        [(_SECTIONS, 0, "")] + [(at, 1, _starts(plan, at)) for at in range(_TASKS, number + 1)],
    )
    return docx(
        table([f"{head.issuing_body.upper()}\nSố:      /KH-UBND", f"Trường Tân, ngày    tháng    năm {head.year}"]),
        "KẾ HOẠCH",
        head.subject,
        head.appendix.label,
        head.appendix.title,
        head.appendix.reference,
        head.appendix.total_line or "",
        body,
        numbering=lists,
    )


def _new_headings(plan: PlanSource, before: str | None, after: str | None, automatic: bool) -> Iterator[str]:
    by_key = {section.key: section for section in plan.sections}
    open_before = {before, by_key[before].parent if before else None}
    found = by_key[after] if after else None
    for section in ([by_key[found.parent]] if found and found.parent else []) + ([found] if found else []):
        if section.key not in open_before:
            own = automatic and section.parent is None
            yield listed(section.heading.split(". ", 1)[1], _SECTIONS) if own else section.heading


def _cell(plan: PlanSource, row: PlanRow, field: str, list_number: int) -> str:
    text = row.cell(field)
    if field == "number" and text and list_number:
        return listed("", list_number, text.count("."))
    return text


def _cut(text: str) -> tuple[str, str]:
    """A cell's text cut in the middle, before a word in small letters."""
    words = text.split(" ")
    at = next(at for at in range(len(words) // 2, len(words)) if words[at][:1].islower())
    return " ".join(words[:at]), " ".join(words[at:])


def _starts(plan: PlanSource, at: int) -> str:
    """Each list of tasks begins anew; of two-piece numbers the first piece is its section's."""
    sections = list(dict.fromkeys(row.section for row in plan.rows))
    place = at - _TASKS - 1
    first = next(
        (row.number for row in plan.rows if 0 <= place < len(sections) and row.section == sections[place]), "1"
    )
    return "".join(
        f'<w:lvlOverride w:ilvl="{level}"><w:startOverride w:val="{value}"/></w:lvlOverride>'
        for level, value in enumerate(first.split("."))
    )


def assert_is(reading: Reading, plan: PlanSource) -> None:
    assert [task.id for task in reading.tasks] == [row.id for row in plan.rows]
    for task, row in zip(reading.tasks, plan.rows, strict=True):
        read = {name: task.fields.get(field, "") for name, field in FIELDS.items()}
        assert read == {name: row.cell(name) for name in FIELDS}
        assert SECTION_SEPARATOR.join(task.section) == row.section_text
    assert reading.plan.code == plan.head.code
    assert (reading.plan.subject, reading.plan.year) == (plan.head.subject, plan.head.year)
    assert [column.heading for column in reading.columns] == [column.heading for column in plan.head.columns]


@pytest.mark.parametrize("automatic", [False, True], ids=["typed numbers", "automatic numbers"])
@pytest.mark.parametrize("code", PLANS)
def test_a_real_plan_gives_the_sheet_that_ships(code: str, automatic: bool, tmp_path: Path) -> None:
    assert_is(reading_of(tmp_path, word_file(PLANS[code], automatic=automatic, cut_after=())), PLANS[code])


@pytest.mark.parametrize("code", PLANS)
def test_a_real_plan_cut_over_pages_gives_the_sheet_that_ships(code: str, tmp_path: Path) -> None:
    plan = PLANS[code]
    reading = reading_of(tmp_path, word_file(plan, automatic=True, cut_after=(4, len(plan.rows) - 3)))
    assert_is(reading, plan)


def test_the_declared_numbers_of_a_real_plan_add_up(tmp_path: Path) -> None:
    plan = PLANS["KTTN25"]
    counts = reading_of(tmp_path, word_file(plan, automatic=True, cut_after=())).counts
    assert [(count.declared, count.found) for count in counts if count.section is None] == [(39, 39)]
    assert [(count.declared, count.found) for count in counts if count.declared != count.found] == []
    assert len(counts) == 1 + sum(1 for section in plan.sections if section.declared is not None)
