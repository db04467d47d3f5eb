"""A workbook of the first version that an office has used for a year is renewed: it gets what is new, loses nothing."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import openpyxl
import pytest

from taskbook.actions.outcomes.renew import renewed_lines
from taskbook.actions.refresh import refresh
from taskbook.actions.undo import UndoReport, undo
from taskbook.actions.whole_file import undo_whole
from taskbook.adapters.history import FileHistory
from taskbook.adapters.xlsx.workbook import open_workbook
from taskbook.core.model import Status
from taskbook.core.undo import Step
from taskbook.errors import StructureError, UsageError, WorkbookLockedError, WorkbookUnsafeToWriteError
from taskbook_build.renewing import renewable
from taskbook_build.version import BUTTONS_VERSION
from taskbook_schemas.layout import Summary
from taskbook_schemas.registry import (
    AMENDMENTS,
    ASSIGNED,
    CHART_DATA,
    EXTENSIONS,
    HEADINGS,
    INTAKE,
    LOG,
    MOVEMENTS,
    PEOPLE,
    REPORTS,
    REVIEW,
    SIX_CLEAR,
    SNAPSHOTS,
    SUMMARY,
    TRACKING,
    WEEKLY,
)
from taskbook_schemas.task_columns import TASK_COLUMNS
from taskbook_schemas.version import LAYOUT_VERSION, WORDS_SHEET
from tests.adapters.renewal.office import (
    FIRST,
    FORMER,
    OWN_COLUMN,
    OWN_NAME,
    OWN_SHEET,
    PLAN,
    RUN,
    in_use,
    moved,
    parts,
    renamed_headings,
    renewed,
    typed,
    values,
    version_1,
)
from tests.adapters.xlsx.rich import audit, edit, packed_parts, with_everything_else

NEW_SHEETS = [ASSIGNED, HEADINGS, INTAKE, REVIEW, EXTENSIONS, AMENDMENTS, REPORTS, WEEKLY, PEOPLE, MOVEMENTS, SNAPSHOTS]
NEW_SHEETS += [TRACKING, SIX_CLEAR, CHART_DATA]
NEW_COLUMNS = [
    *("Lãnh đạo chỉ đạo", "Trọng tâm", "Nội dung điều chỉnh", "Hạn điều chỉnh", "Văn bản điều chỉnh"),
    "Lãnh đạo chỉ đạo từ ngày",
]
OWN_PARTS = ("sheet90", "drawing90", "chart90", "comments90", "customXml")


@pytest.fixture
def book(tmp_path: Path) -> Path:
    return in_use(version_1(tmp_path))


def undone(path: Path) -> UndoReport | None:
    """Take back the last action, as the command does."""
    history = FileHistory(path)

    def put_back(step: Step) -> str:
        return undo_whole(renewable(path), step, history, RUN)

    return undo(open_workbook(path, lambda: RUN.now), history, lambda copy: open_workbook(Path(copy)), RUN, put_back)


def test_what_the_office_typed_and_added_is_all_there_afterwards(book: Path) -> None:
    before, old_parts = values(book), packed_parts(book)
    renewed(book)
    after, new_parts = values(book), packed_parts(book)
    kept = {moved(place): value for place, value in before.items() if place[0] not in (WORDS_SHEET, LOG)}
    assert {place: after.get(place) for place in kept} == renamed_headings(kept)
    own = [name for name in old_parts if any(word in name for word in OWN_PARTS)]
    assert len(own) == 7
    assert {name: new_parts[name] for name in own} == {name: old_parts[name] for name in own}
    assert old_parts.keys() <= new_parts.keys()


def test_names_columns_and_rules_of_the_office_are_all_there_afterwards(book: Path) -> None:
    renewed(book)
    made = openpyxl.load_workbook(book)
    assert made.defined_names[OWN_NAME].value == f"'{OWN_SHEET}'!$A$1:$A$2"
    (table,) = made[PLAN].tables.values()
    assert [column.name for column in table.tableColumns][-7:] == [OWN_COLUMN, *NEW_COLUMNS]
    assert table.ref == "A4:AL20"
    looks = [rule for area in made[PLAN].conditional_formatting for rule in area.rules]
    assert [rule.formula for rule in looks if rule.formula == ["LEN($J5)>3"]] == [["LEN($J5)>3"]]
    notes = [rule for rule in made[PLAN].data_validations.dataValidation if "Y5" in rule.sqref]
    assert [(rule.promptTitle, rule.formula1) for rule in notes] == [("Của Lan", '"a,b"')]
    assert made[OWN_SHEET]["A1"].comment.text == "Đừng quên"
    assert len(made[OWN_SHEET]._charts) == 1


def test_sheets_lists_macros_ribbon_and_mark_of_today_come(book: Path) -> None:
    report = renewed(book)
    assert report.facts.version == 1
    assert [sheet for sheet in report.renewed.sheets if sheet != WORDS_SHEET] == NEW_SHEETS
    made = openpyxl.load_workbook(book)
    assert {"DS_CotSo", "DS_ChonPhanHoi", "DS_QuyetDinhGiaHan"} <= set(made.defined_names)
    first, last = made["Thiết lập"]["M5"].value, made["Thiết lập"]["M35"].value
    assert (first, last) == (TASK_COLUMNS[0].heading, NEW_COLUMNS[-1])
    words = {row[0].value: row[1].value for row in made[WORDS_SHEET].iter_rows(max_col=2)}
    assert (words["version"], words["layout"]) == (BUTTONS_VERSION, str(LAYOUT_VERSION))
    assert b'tag="refresh"' in parts(book)["customUI/customUI14.xml"]
    assert made[HEADINGS].sheet_properties.codeName == "shHeadings"
    said = [[cell.value for cell in row] for row in made[HEADINGS]["A5:C6"]]
    assert said == [["KTTN25", "TT", "TT"], ["KTTN25", "Tên nhiệm vụ", "Tên nhiệm vụ"]]


def test_the_renewed_workbook_is_valid_and_refreshes(book: Path) -> None:
    before = audit(book)
    renewed(book)
    assert set(audit(book)) <= set(before)
    report = refresh(open_workbook(book, lambda: RUN.now), RUN)
    assert report.figures.total == 57
    assert report.figures.done == 1
    assert report.judgement.gathered.version == LAYOUT_VERSION
    assert not [issue for issue in report.judgement.issues if issue.code.startswith(("column", "heading", "plan_"))]


def test_renewing_a_second_time_changes_nothing(book: Path) -> None:
    renewed(book)
    before = book.read_bytes()
    report = renewed(book)
    assert report.backup is None
    assert report.renewed.parts == {}
    assert book.read_bytes() == before


def test_the_log_tells_of_it(book: Path) -> None:
    renewed(book)
    rows = [[cell.value for cell in row] for row in openpyxl.load_workbook(book)[LOG].iter_rows(min_row=4, max_col=5)]
    assert rows[-1] == [RUN.now, "Lan", "Nâng cấp sổ", None, f"cấu trúc bản 1 → bản {LAYOUT_VERSION}"]


def test_undo_puts_the_file_back_to_the_byte_even_after_a_refresh(book: Path) -> None:
    before = book.read_bytes()
    renewed(book)
    from taskbook.adapters.history import Recorded

    refresh(Recorded(open_workbook(book, lambda: RUN.now), FileHistory(book), "refresh", RUN), RUN)
    first, second = undone(book), undone(book)
    assert first is not None
    assert first.step.action == "refresh"
    assert second is not None
    assert second.step.action == "renew"
    assert book.read_bytes() == before
    assert undone(book) is None


@pytest.mark.parametrize(
    ("sheet", "row", "column"), [(PLAN, 8, 12), (OWN_SHEET, 5, 1), ("Đơn vị", 6, 3), (EXTENSIONS, 4, 10)]
)
def test_what_is_typed_after_a_renewal_is_not_undone_with_it(book: Path, sheet: str, row: int, column: int) -> None:
    renewed(book)
    typed(book, (sheet, row, column, "mới gõ"))
    before = book.read_bytes()
    with pytest.raises(UsageError, match=rf"«{sheet}».*Sao lưu"):
        undone(book)
    assert book.read_bytes() == before


def test_an_undo_without_its_backup_says_so(book: Path) -> None:
    report = renewed(book)
    Path(str(report.backup)).unlink()
    with pytest.raises(UsageError, match="Không còn bản sao"):
        undone(book)


def test_a_workbook_without_macros_stays_one(tmp_path: Path) -> None:
    book = version_1(tmp_path, FIRST)
    report = renewed(book)
    assert [sheet for sheet in report.renewed.sheets if sheet != WORDS_SHEET] == NEW_SHEETS
    assert not [name for name in parts(book) if "vba" in name or "customUI" in name]
    assert b"macroEnabled" not in parts(book)["[Content_Types].xml"]
    assert audit(book) == []
    assert renewed(book).backup is None
    assert refresh(open_workbook(book, lambda: RUN.now), RUN).figures.total == 57


def test_everything_that_people_put_into_workbooks_comes_through_to_the_byte(book: Path) -> None:
    before = packed_parts(with_everything_else(book))
    report = renewed(book)
    after = packed_parts(book)
    assert report.renewed.macros_kept  # its project is none that could be read
    ours = re.compile(
        r"\[Content_Types\]|xl/(workbook|styles|sharedStrings)\.xml|_rels/|xl/worksheets/sheet\d\d?\.xml"
        r"|xl/tables/table[127]\.xml"  # those of the plans, which get a column, and of the settings, which gets rows
    )
    kept = [name for name in before if not ours.match(name) and "_rels" not in name]
    assert {"xl/threadedComments/threadedComment1.xml", "xl/slicerCaches/slicerCache1.xml"} <= set(kept)
    assert [name for name in kept if after.get(name) != before[name]] == []
    assert renewed(book).backup is None


def test_a_workbook_of_a_newer_version_is_refused_and_left_alone(book: Path) -> None:
    renewed(book)
    edit(book, {"xl/worksheets/sheet12.xml": lambda xml: xml.replace(f">{LAYOUT_VERSION}</t>".encode(), b">99</t>")})
    before = book.read_bytes()
    with pytest.raises(StructureError, match=r"bản 99.*cai-dat\.cmd"):
        renewed(book)
    assert book.read_bytes() == before


def test_a_workbook_that_is_open_is_left_alone(book: Path) -> None:
    book.with_name(f"~${book.name}").write_bytes(b"")
    before = book.read_bytes()
    with pytest.raises(WorkbookLockedError):
        renewed(book)
    assert book.read_bytes() == before


def test_a_workbook_whose_sheets_are_locked_is_left_alone(book: Path) -> None:
    lock = b'<workbookProtection lockStructure="1" blockStructure="1"/><bookViews>'
    edit(book, {"xl/workbook.xml": lambda xml: xml.replace(b"<bookViews>", lock)})
    before = book.read_bytes()
    with pytest.raises(WorkbookUnsafeToWriteError):
        renewed(book)
    assert book.read_bytes() == before


def test_the_first_sheet_gets_its_new_form_in_its_place_and_the_former_one_is_kept_whole(book: Path) -> None:
    refresh(open_workbook(book, lambda: RUN.now), RUN)
    typed(book, (SUMMARY, 300, 3, "Ghi chú của Lan"), (SUMMARY, 60, 30, "bên phải"))
    before = openpyxl.load_workbook(book)
    report = renewed(book)
    assert report.renewed.replaced == [(SUMMARY, FORMER)]
    made = openpyxl.load_workbook(book)
    assert made.sheetnames.index(SUMMARY) == before.sheetnames.index(SUMMARY)
    assert made.active.title == SUMMARY
    assert (made[SUMMARY].sheet_state, made[FORMER].sheet_state) == ("visible", "hidden")
    old = {cell.coordinate: cell.value for row in before[SUMMARY].iter_rows() for cell in row}
    assert {cell.coordinate: cell.value for row in made[FORMER].iter_rows() for cell in row} == old
    assert len(made[FORMER]._charts) == len(before[SUMMARY]._charts)
    assert refresh(open_workbook(book, lambda: RUN.now), RUN).moved == (), "nothing of ours is taken for notes"
    made = openpyxl.load_workbook(book)
    assert made[SUMMARY].cell(Summary.TILE_ROW + 1, 1).value == 57
    assert {cell.coordinate: cell.value for row in made[FORMER].iter_rows() for cell in row} == old
    assert audit(book) == []
    assert renewed(book).backup is None


def test_formulas_that_take_figures_from_the_first_sheet_are_told_of(book: Path) -> None:
    made = openpyxl.load_workbook(book, keep_vba=True)
    made[OWN_SHEET]["D9"] = f"='{SUMMARY}'!B19*2"
    made.save(book)
    report = renewed(book)
    assert report.renewed.pointing == [OWN_SHEET]
    assert any(OWN_SHEET in line and "công thức" in line for line in renewed_lines(report))


def test_until_it_is_renewed_the_first_sheet_is_refreshed_in_its_former_form(book: Path) -> None:
    refresh(open_workbook(book, lambda: RUN.now), RUN)
    made = openpyxl.load_workbook(book)[SUMMARY]
    labels = [made.cell(row, 1).value for row in range(7, 23)]
    assert labels == [*(status.value for status in Status), "Tổng số"]
    assert sum(made.cell(row, 2).value for row in range(7, 22)) == made.cell(22, 2).value == 57
    assert refresh(open_workbook(book, lambda: RUN.now), RUN).receipt.changed == 0


def test_the_day_of_a_result_is_still_a_day(book: Path) -> None:
    renewed(book)
    assert openpyxl.load_workbook(book)[PLAN]["M6"].value.date() == date(2026, 6, 30)
