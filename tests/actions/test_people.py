"""The extract by the person in charge: on its sheet and as a file, of a closed workbook and of one open in Excel."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path

import openpyxl
import pytest
from click.testing import CliRunner
from openpyxl.cell import Cell
from openxml_audit import OpenXmlValidator

from taskbook.actions.people import ACTION, PeopleReport, people
from taskbook.actions.undo import undo
from taskbook.adapters import disk
from taskbook.adapters.history import FileHistory, Recorded
from taskbook.adapters.people_file.store import PeopleFileFolder
from taskbook.adapters.unit_file.pack import is_as_written
from taskbook.adapters.xlsx.workbook import open_workbook
from taskbook.buttons.press import press
from taskbook.cli.people import people_command
from taskbook.errors import UsageError
from taskbook.outbox import NotWritten, Written
from taskbook.ports import SheetFill
from taskbook_schemas.layout import People, RowKind
from taskbook_schemas.period_kinds import PeriodKind
from taskbook_schemas.registry import PEOPLE
from taskbook_schemas.words import PEOPLE_FOLDER
from tests.actions.real import RUN, fresh, opened, typed
from tests.adapters.renewal.office import FIRST, version_1
from tests.contract.history import no_whole_file
from tests.live.strict_engine import open_strict

QUARTER_END = date(2026, 9, 14)
PLAN = "KTTN 2025"
NAME = "Trich theo nguoi Q3-2026.xlsx"


@pytest.fixture
def book(tmp_path: Path) -> Path:
    path = fresh(tmp_path)
    typed(path, PLAN, "KTTN25-II.1.4", Người_phụ_trách="Đ/c Nguyễn Văn An; Trần Thị Bình")
    cells = {"Số,_ngày_văn_bản_kết_quả": "12/BC-KT", "Khó_khăn,_nguyên_nhân": "Chờ hướng dẫn"}
    typed(path, PLAN, "KTTN25-II.1.5", Người_phụ_trách="Trần Thị Bình", Ngày_hoàn_thành=date(2026, 9, 1), **cells)
    return path


def made(
    book: Path, as_of: date | None = QUARTER_END, *persons: str, kind: PeriodKind = PeriodKind.QUARTER
) -> PeopleReport:
    recorded = Recorded(opened(book), FileHistory(book), ACTION, RUN)
    return people(recorded, RUN, PeopleFileFolder(book.parent), kind, as_of, persons=persons)


def figures(book: Path) -> list[tuple[object, ...]]:
    block = opened(book).block(PEOPLE, People.TOP, People.KIND)
    return [tuple(row[2:-1]) for row in block if row[-1] == RowKind.FIGURES.value]


def plain(cell: Cell) -> object:
    """A cell's value; a count in a column of days is a number, whatever openpyxl takes it for."""
    value = cell.value
    if isinstance(value, datetime):
        return value.date() if value.year > 1950 else float((value - datetime(1899, 12, 31)).days)
    return value


def test_the_sheet_counts_each_person_and_those_that_name_nobody(book: Path) -> None:
    report = made(book)
    assert [person.name for person in report.found.people] == ["Nguyễn Văn An", "Trần Thị Bình"]
    assert figures(book)[1][0:5] == ("Trần Thị Bình", None, 2.0, 2.0, 1.0)
    assert figures(book)[2][0] == "(Chưa ghi người phụ trách)"
    assert report.found.total.given == 57


def test_a_day_after_the_period_is_judged_at_the_periods_last_day(book: Path) -> None:
    on_the_day, later = made(book).found, made(book, date(2026, 10, 31)).found
    assert later == on_the_day
    assert (later.period.name, later.day) == ("Quý III/2026", QUARTER_END)


def test_a_day_before_the_periods_end_is_judged_at_that_day(book: Path) -> None:
    found = made(book, date(2026, 9, 2)).found
    assert (found.period.name, found.day) == ("Quý III/2026", date(2026, 9, 2))


def test_a_month_has_its_own_days_and_file(book: Path) -> None:
    report = made(book, date(2026, 10, 20), kind=PeriodKind.MONTH)
    assert (report.found.period.first, report.found.period.last) == (date(2026, 9, 15), date(2026, 10, 14))
    assert report.file.path.name == "Trich theo nguoi T10-2026.xlsx"


def test_the_file_shows_what_the_sheet_shows_and_is_a_sound_workbook(book: Path) -> None:
    file = made(book).file
    assert isinstance(file, Written)
    assert file.path == book.parent / PEOPLE_FOLDER / NAME
    assert is_as_written(file.path)
    assert OpenXmlValidator().validate(str(file.path)).is_valid
    sheet = openpyxl.load_workbook(file.path)[PEOPLE]
    own = [[plain(cell) for cell in row] for row in sheet.iter_rows(max_col=People.KIND)]
    block = opened(book).block(PEOPLE, 1, People.KIND)
    assert [row for row in own if any(row)] == [row for row in block if any(row)]
    assert (sheet.page_setup.orientation, str(sheet.page_setup.paperSize)) == ("landscape", sheet.PAPERSIZE_A4)


def test_made_again_it_replaces_its_own_file_and_keeps_one_that_somebody_has_changed(book: Path) -> None:
    file = made(book).file
    assert isinstance(again := made(book).file, Written)
    assert again.kept is None
    changed = openpyxl.load_workbook(file.path)
    changed[PEOPLE]["C40"] = "Ý kiến của Lan"
    changed.save(file.path)
    bytes_ = file.path.read_bytes()
    report = made(book).file
    assert isinstance(report, Written)
    assert report.kept is not None
    assert report.kept.read_bytes() == bytes_
    assert is_as_written(file.path)


def test_a_file_open_elsewhere_is_told_and_the_sheet_is_made_all_the_same(book: Path) -> None:
    file = made(book).file
    file.path.with_name(f"~${file.path.name}").write_bytes(b"\x04Lan")
    typed(book, PLAN, "KTTN25-II.1.6", Người_phụ_trách="Trần Thị Bình")
    report = made(book)
    assert isinstance(report.file, NotWritten)
    assert "đang mở ở chương trình khác" in report.file.reason
    assert figures(book)[1][2] == 3.0


def test_a_full_disk_leaves_the_changed_file_in_its_place(book: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = made(book).file
    file.path.write_bytes(b"own")

    def full(*_: object) -> None:
        raise OSError(28, "full")

    monkeypatch.setattr(disk.os, "replace", full)
    fill = SheetFill(PEOPLE, People.TOP, People.KIND, [])
    outcome = PeopleFileFolder(book.parent).write(fill, file.path, 1, RUN.now)
    assert isinstance(outcome, NotWritten)
    assert "ổ đĩa đã đầy" in outcome.reason
    assert file.path.read_bytes() == b"own"


def test_only_the_persons_asked_for_are_in_it_and_a_name_that_nobody_has_is_asked_back(book: Path) -> None:
    report = made(book, QUARTER_END, "trần thị bình")
    assert [person.name for person in report.found.people] == ["Trần Thị Bình"]
    assert report.file.path.name == "Trich theo nguoi Q3-2026 tran thi binh.xlsx"
    with pytest.raises(UsageError, match=r"«Trần Thị Bìn».* Gần giống: «Trần Thị Bình»"):
        made(book, QUARTER_END, "Trần Thị Bìn")


def test_it_is_taken_back_like_any_writing(book: Path) -> None:
    made(book)
    report = undo(opened(book), FileHistory(book), lambda copy: open_workbook(Path(copy)), RUN, no_whole_file)
    assert report is not None
    assert figures(book) == []


def test_an_older_workbook_is_sent_to_be_renewed(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match=r"chưa có trang «Theo người»"):
        made(version_1(tmp_path, FIRST))


def test_the_command_says_what_it_counted_and_where_the_file_is(book: Path) -> None:
    out = book.parent / "ra"
    run = CliRunner().invoke(people_command, [str(book), "--as-of", "2026-09-14", "--out", str(out)])
    assert run.exit_code == 0, run.output
    assert "2 người, 57 nhiệm vụ" in run.output
    assert f"Đã ghi tệp trích: {out / NAME}" in run.output
    assert "không chấm điểm" in run.output
    (out / f"~${NAME}").write_bytes(b"")
    again = CliRunner().invoke(people_command, [str(book), "--as-of", "2026-09-14", "--out", str(out)])
    assert again.exit_code == 1
    assert "Chưa ghi được tệp trích" in again.output
    assert CliRunner().invoke(people_command, [str(book), "--period", "tuần"]).exit_code == 2


@pytest.mark.usefixtures("own_folders")
@pytest.mark.parametrize(("action", "file"), [("people", "Q3-2026"), ("people_month", "T9-2026")])
def test_in_excel_a_line_of_the_menu_does_it(book: Path, action: str, file: str) -> None:
    open_, store, _ = open_strict(book)
    done, text = press(open_, action, QUARTER_END)
    assert done, text
    assert store.active().name == PEOPLE
    assert (book.parent / PEOPLE_FOLDER / f"Trich theo nguoi {file}.xlsx").exists()
    done, text = press(open_, "undo")
    assert "«Trích theo người phụ trách»" in text
