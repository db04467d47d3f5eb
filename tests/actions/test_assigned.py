"""Tasks given by letter go the whole way: named, judged, summed, sent, reported and taken back, closed and in Excel."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path

import openpyxl
import pytest
from click.testing import CliRunner

from taskbook.actions.refresh import refresh
from taskbook.actions.undo import undo
from taskbook.adapters.excel.workbook import LiveWorkbook
from taskbook.adapters.history import FileHistory, Recorded
from taskbook.adapters.unit_file.read import manifest_of
from taskbook.adapters.xlsx.workbook import open_workbook
from taskbook.cli.main import taskbook
from taskbook.core.undo import Step
from taskbook.core.unit_file import Manifest
from taskbook.ports import CellWrite, Changes, Value, Workbook
from taskbook_schemas.registry import ASSIGNED, LOG, SUMMARY
from tests.actions.real import NOW, RUN, fresh, opened, read, refreshed, rows_of
from tests.adapters.replies.office import fill_in
from tests.live.strict_engine import open_strict

TYPED: tuple[dict[str, Value], ...] = (
    {
        "Số, ký hiệu văn bản": "15/TB-UBND",
        "Ngày văn bản": datetime(2026, 10, 1),
        "Người giao": "Phạm Đình Khải",
        "Nhiệm vụ": "Rà soát các hộ lấn chiếm hành lang đê",
        "Đơn vị chủ trì": "Công an xã",
        "Đơn vị phối hợp": "Phòng Kinh tế",
        "Kết quả/sản phẩm": "Báo cáo của UBND xã",
        "Thời hạn": "trong 10 ngày",
        "Lãnh đạo chỉ đạo": "Vũ Duy Kha",
        "Trọng tâm": "★",
    },
    {
        "Mã": "CV-22",
        "Số, ký hiệu văn bản": "22/CV-UBND",
        "Ngày văn bản": datetime(2026, 11, 2),
        "Nhiệm vụ": "Sắp xếp kho lưu trữ",
        "Đơn vị chủ trì": "Công an xã",
        "Thời hạn": "Quý IV",
    },
)


def with_letters(folder: Path, name: str = "TheoDoiNhiemVu.xlsx") -> Path:
    """The real workbook with two rows typed into the sheet of letters, whose table grew as Excel lets it."""
    path = fresh(folder)
    book = openpyxl.load_workbook(path)
    sheet = book[ASSIGNED]
    headings = [cell.value for cell in sheet[4]]
    for row, cells in enumerate(TYPED, start=5):
        for heading, value in cells.items():
            sheet.cell(row, headings.index(heading) + 1).value = value
    table = sheet.tables["tbl_GiaoViec"]
    table.ref = table.autoFilter.ref = table.ref[:-1] + str(4 + len(TYPED))
    path.unlink()
    book.save(folder / name)
    return folder / name


@pytest.fixture
def letters(tmp_path: Path) -> Path:
    return with_letters(tmp_path)


def column(path: Path, sheet: str, place: int) -> Iterator[object]:
    return (row[place].value for row in read(path)[sheet].iter_rows())


def test_a_row_without_an_id_gets_one_and_a_typed_one_stays(letters: Path) -> None:
    refreshed(letters)
    assert list(rows_of(letters, ASSIGNED)) == ["GV-001", "CV-22"]
    lines = [[cell.value for cell in row[2:7]] for row in read(letters)[LOG].iter_rows(min_row=4)]
    assert lines == [["Đặt mã nhiệm vụ", "GV-001", TYPED[0]["Nhiệm vụ"], None, "GV-001"]]
    assert refreshed(letters).receipt.changed == 0


def test_each_is_judged_by_its_own_document(letters: Path) -> None:
    refreshed(letters)
    rows = rows_of(letters, ASSIGNED)
    told = [[rows[id][name] for name in ("Hạn xử lý", "Trạng thái", "Số ngày")] for id in ("GV-001", "CV-22")]
    assert told == [[date(2026, 10, 11), "Quá hạn", 42.0], [date(2026, 12, 31), "Đang thực hiện trong hạn", -39.0]]
    assert rows["GV-001"]["Cách hiểu thời hạn"] == "Ngày 11/10/2026 (tính từ ngày văn bản)"


def test_they_are_summed_listed_and_printed_with_their_documents(letters: Path) -> None:
    refreshed(letters)
    summary = [[cell.value for cell in row[:2]] for row in read(letters)[SUMMARY].iter_rows()]
    assert [ASSIGNED, 2] in summary
    assert [f"★ {TYPED[0]['Nhiệm vụ']} (GV-001)", "Quá hạn"] in summary
    unit = list(column(letters, "Phiếu Công an xã", 0))
    given = "Nhiệm vụ giao theo công văn, thông báo kết luận, chỉ đạo"
    assert unit[unit.index(f"QUÁ HẠN: 1 - {given}") + 1] == "15/TB-UBND ngày 1/10/2026; người giao: Phạm Đình Khải"
    assert unit[unit.index(f"TRONG HẠN: 1 - {given}") + 1] == "22/CV-UBND ngày 2/11/2026"


def test_the_plans_tasks_keep_what_they_had(letters: Path, tmp_path: Path) -> None:
    other = tmp_path / "không"
    other.mkdir()
    plain = fresh(other)
    refreshed(plain)
    refreshed(letters)
    for plan in ("KTTN 2025", "TTKT 2026"):
        assert rows_of(letters, plan) == rows_of(plain, plan)
    assert ASSIGNED not in column(plain, SUMMARY, 0)


def test_an_empty_sheet_changes_nothing_and_stays_as_it_was(tmp_path: Path) -> None:
    path = fresh(tmp_path)
    report = refreshed(path)
    assert report.figures.total == 57
    assert not [issue for issue in report.judgement.issues if issue.sheet == ASSIGNED]
    assert all(cell is None for row in rows_of(path, ASSIGNED).values() for cell in row.values())


def test_a_unit_s_answer_comes_back_to_its_letter_and_an_undo_takes_it_away(
    letters: Path, tmp_path: Path, own_folders: None
) -> None:
    refreshed(letters)
    said = CliRunner().invoke(taskbook, ["split", str(letters), "--out", str(tmp_path / "gửi"), "--unit", "Công an xã"])
    assert said.exit_code == 0, said.output
    (sent,) = (tmp_path / "gửi").rglob("*.xlsx")
    manifest = manifest_of(sent)
    assert isinstance(manifest, Manifest)
    place = [task.id for task in manifest.tasks].index("GV-001")
    returned = tmp_path / "về.xlsx"
    fill_in(sent, returned, {(place, "situation"): "Đã rà soát 12 hộ"})
    plan = json.loads(CliRunner().invoke(taskbook, ["merge", str(letters), str(returned), "--json"]).output)
    assert [(change["task"], change["proposal"]) for change in plan["changes"]] == [("GV-001", "Đã rà soát 12 hộ")]
    CliRunner().invoke(taskbook, ["merge", str(letters), str(returned)])
    CliRunner().invoke(taskbook, ["merge", "--accept", str(letters)])
    assert rows_of(letters, ASSIGNED)["GV-001"]["Tình hình thực hiện"] == "Đã rà soát 12 hộ"
    CliRunner().invoke(taskbook, ["undo", str(letters)])
    assert rows_of(letters, ASSIGNED)["GV-001"]["Tình hình thực hiện"] is None


def test_an_undo_takes_ids_back_and_what_was_computed_in_their_rows(letters: Path) -> None:
    before = rows_of(letters, ASSIGNED)
    history = FileHistory(letters)
    refresh(Recorded(opened(letters), history, "refresh", RUN), RUN)
    report = undo(opened(letters), history, lambda copy: open_workbook(Path(copy)), RUN, no_whole_file)
    assert report is not None
    assert report.kept == []
    assert rows_of(letters, ASSIGNED) == before
    refreshed(letters)
    assert list(rows_of(letters, ASSIGNED)) == ["GV-002", "CV-22"]  # the log tells that GV-001 was given once


def test_an_open_workbook_comes_out_as_a_closed_one(tmp_path: Path) -> None:
    closed, live = tmp_path / "đóng", tmp_path / "mở"
    for folder in (closed, live):
        folder.mkdir()
        with_letters(folder)
    refreshed(closed / "TheoDoiNhiemVu.xlsx")
    book, store, _ = open_strict(live / "TheoDoiNhiemVu.xlsx")
    refresh(LiveWorkbook(book, lambda: NOW), RUN)
    del store
    assert table_of(LiveWorkbook(book)) == table_of(opened(closed / "TheoDoiNhiemVu.xlsx"))


def no_whole_file(step: Step) -> str:
    raise AssertionError("a refresh makes no whole file anew")


def table_of(workbook: Workbook) -> list[list[Value]]:
    (grid,) = workbook.tables([ASSIGNED])[ASSIGNED]
    return [list(column) for column in grid.columns]


def test_a_row_sorted_between_refreshes_keeps_its_id(letters: Path) -> None:
    refreshed(letters)
    (grid,) = opened(letters).tables([ASSIGNED])[ASSIGNED]
    swapped = [
        CellWrite(ASSIGNED, grid.first_row + row, grid.first_column + place, column[1 - row])
        for place, column in enumerate(grid.columns)
        for row in range(2)
    ]
    opened(letters).apply(Changes(cells=swapped))
    refreshed(letters)
    assert list(rows_of(letters, ASSIGNED)) == ["CV-22", "GV-001"]
