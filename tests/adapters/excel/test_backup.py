"""Before an open workbook is written to it is copied as it stands, or nothing is written at all."""

from __future__ import annotations

import errno
from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from taskbook.adapters import backups
from taskbook.adapters.excel.workbook import LiveWorkbook
from taskbook.adapters.xlsx.workbook import open_workbook
from taskbook.errors import WorkbookChangedError, WorkbookLockedError, WorkbookNotSavedError
from taskbook.ports import CellWrite, Changes, SheetFill
from tests.live.pywin32 import REJECTED, ComError, refused
from tests.live.small import PLAN, SUMMARY, Opened

NOON = datetime(2026, 11, 22, 12)
NAME = "sổ.xlsx"
WEB = "https://xa.sharepoint.com/sites/kinhte/Documents"


@pytest.fixture(autouse=True)
def own_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """What is kept on this machine for workbooks on the web stands in a folder of the test."""
    own = tmp_path / "own"
    monkeypatch.setattr("platformdirs.user_data_path", lambda *_, **__: own)
    return own


def live(opened: Opened, now: datetime = NOON) -> LiveWorkbook:
    return LiveWorkbook(opened.book, lambda: now)


def fill(text: str = "x") -> Changes:
    return Changes(fills=[SheetFill(SUMMARY, 5, 1, [[text]])])


def copies_by_excel(opened: Opened) -> int:
    return opened.excel.operations["Workbook.SaveCopyAs"]


def kept(opened: Opened) -> list[Path]:
    return backups.backups(Path(opened.store.folder) / NAME)


def refused_with(opened: Opened, words: str, changes: Changes | None = None) -> None:
    """Nothing was written, no copy was left, and the person is told so in these words."""
    before = opened.store._content()
    with pytest.raises(WorkbookNotSavedError, match=words) as told:
        live(opened).apply(changes or fill())
    assert "Chưa ghi gì vào sổ" in str(told.value)
    assert opened.store._content() == before
    assert kept(opened) == []


# how the copy is made


def test_a_saved_workbook_is_copied_from_its_file(opened: Opened, tmp_path: Path) -> None:
    content = (tmp_path / NAME).read_bytes()
    receipt = live(opened).apply(fill())
    assert receipt.backup == str(tmp_path / "Sao lưu" / "sổ 2026-11-22 12-00-00.xlsx")
    assert Path(receipt.backup).read_bytes() == content
    assert copies_by_excel(opened) == 0


def test_what_is_not_saved_yet_is_written_by_excel(opened: Opened, tmp_path: Path) -> None:
    opened.store.sheet(PLAN).type(5, 2, "vừa gõ, chưa lưu")
    content = (tmp_path / NAME).read_bytes()
    receipt = live(opened).apply(fill())
    assert receipt.backup is not None
    assert open_workbook(Path(receipt.backup)).block(PLAN, 5, 2, 1) == [["A-1", "vừa gõ, chưa lưu"]]
    assert copies_by_excel(opened) == 1
    assert (tmp_path / NAME).read_bytes() == content
    assert (opened.store.name, opened.store.folder, opened.store.saved) == (NAME, str(tmp_path), False)


def test_excel_writes_the_copy_when_the_file_cannot_be_read(opened: Opened, tmp_path: Path) -> None:
    (tmp_path / NAME).unlink()
    receipt = live(opened).apply(fill())
    assert receipt.backup is not None
    assert open_workbook(Path(receipt.backup)).block(SUMMARY, 1, 1) == [["Tổng hợp"]]
    assert copies_by_excel(opened) == 1


def test_a_folder_deeper_than_excel_can_save_to_is_no_hindrance(tmp_path: Path) -> None:
    deep = tmp_path / ("d" * 120) / ("e" * 120)
    deep.mkdir(parents=True)
    opened = Opened(deep)
    opened.store.sheet(PLAN).type(5, 2, "vừa gõ")
    receipt = live(opened).apply(fill())
    assert receipt.backup is not None
    assert Path(receipt.backup).is_relative_to(deep)


def test_the_copy_is_made_before_computing_is_turned_off(opened: Opened) -> None:
    """Excel keeps in the file whether it computes by itself."""
    opened.store.sheet(PLAN).type(5, 2, "vừa gõ")
    states: list[object] = []
    opened.store.save_copy = _then(lambda: states.extend(opened.excel.states), opened.store.save_copy)  # type: ignore[method-assign]
    live(opened).apply(fill())
    assert states == []


def _then(first: Callable[[], object], step: Callable[[Path], None]) -> Callable[[Path], None]:
    def both(path: Path) -> None:
        first()
        step(path)

    return both


# which copies are kept


def test_the_newest_twenty_are_kept_and_nothing_else_is_deleted(opened: Opened, tmp_path: Path) -> None:
    other = tmp_path / "Sao lưu" / "sổ khác 2026-01-01 00-00-00.xlsx"
    other.parent.mkdir()
    other.write_bytes(b"x")
    for minute in range(23):
        live(opened, NOON + timedelta(minutes=minute)).apply(fill(str(minute)))
    assert len(kept(opened)) == 20
    assert (kept(opened)[0].stem[-8:], kept(opened)[-1].stem[-8:]) == ("12-03-00", "12-22-00")
    assert other.exists()


def test_live_and_closed_the_copies_are_counted_together(opened: Opened, tmp_path: Path) -> None:
    for minute in range(0, 24, 2):
        live(opened, NOON + timedelta(minutes=minute)).apply(fill(str(minute)))
        file = open_workbook(tmp_path / NAME, lambda minute=minute: NOON + timedelta(minutes=minute + 1))  # type: ignore[misc]
        file.apply(fill(f"đóng {minute}"))
    assert [copy.stem[-8:] for copy in kept(opened)] == [f"12-{minute:02}-00" for minute in range(4, 24)]


def test_when_nothing_is_written_no_copy_stays(opened: Opened) -> None:
    live(opened).apply(fill())
    first = kept(opened)
    live(opened).apply(fill())
    with pytest.raises(WorkbookChangedError):
        live(opened).apply(Changes(cells=[CellWrite(PLAN, 5, 2, "mới", "khác", guarded=True)]))
    assert kept(opened) == first


def test_when_excel_fails_half_way_the_copy_stays(opened: Opened) -> None:
    def failing(*_: object) -> None:
        raise RuntimeError("Excel fell over")

    opened.store.sheet(SUMMARY).write = failing  # type: ignore[method-assign]
    with pytest.raises(RuntimeError):
        live(opened).apply(fill())
    assert len(kept(opened)) == 1


def test_what_a_run_that_was_killed_left_behind_is_swept(opened: Opened, tmp_path: Path) -> None:
    left = tmp_path / "Sao lưu" / ".sổ 2026-11-21 08-00-00.xlsx.abc.taskbook-tmp"
    left.parent.mkdir()
    left.write_bytes(b"half")
    live(opened).apply(fill())
    assert not left.exists()


# where there can be no copy


def test_a_workbook_never_saved_is_to_be_saved_first(opened: Opened) -> None:
    opened.store.folder = ""
    refused_with(opened, "«sổ.xlsx» chưa được lưu lần nào.*Ctrl\\+S")


def test_a_folder_that_cannot_be_written_to_is_named(opened: Opened, tmp_path: Path) -> None:
    (tmp_path / "Sao lưu").write_text("một tệp, không phải thư mục")
    refused_with(opened, "bản sao lưu của sổ «sổ.xlsx» vào «.*Sao lưu»: có một tệp trùng tên với thư mục")


def test_a_full_disk_is_said(opened: Opened, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> None:
        raise OSError(errno.ENOSPC, "no space")

    monkeypatch.setattr(backups, "back_up", full)
    refused_with(opened, "ổ đĩa đã đầy.*giải phóng chỗ trống")


def test_an_excel_that_writes_no_copy_stops_the_action(opened: Opened) -> None:
    def failing(path: Path) -> None:
        raise refused(f"cannot access {path}")

    opened.store.sheet(PLAN).type(5, 2, "vừa gõ")
    opened.store.save_copy = failing  # type: ignore[method-assign]
    refused_with(opened, "Excel không tạo được bản sao lưu của sổ «sổ.xlsx»")


def test_an_excel_that_is_busy_is_said_to_be_busy(opened: Opened) -> None:
    def failing(_: Path) -> None:
        raise ComError(REJECTED, "Call was rejected by callee.")

    opened.store.sheet(PLAN).type(5, 2, "vừa gõ")
    opened.store.save_copy = failing  # type: ignore[method-assign]
    with pytest.raises(WorkbookLockedError, match="Excel đang bận"):
        live(opened).apply(fill())


# on the web


def test_of_a_workbook_on_the_web_the_copy_is_kept_on_this_machine_and_its_place_told(
    opened: Opened, own_folder: Path
) -> None:
    opened.store.folder = WEB
    book = live(opened)
    receipt = book.apply(fill())
    assert receipt.backup is not None
    assert Path(receipt.backup).is_relative_to(own_folder)
    assert open_workbook(Path(receipt.backup)).block(SUMMARY, 1, 1) == [["Tổng hợp"]]
    assert copies_by_excel(opened) == 1
    [note] = book.notes
    assert receipt.backup in note


def test_two_workbooks_of_one_name_on_the_web_have_a_place_each(opened: Opened) -> None:
    places = []
    for folder in (WEB, f"{WEB}/2027", WEB.upper()):
        opened.store.folder = folder
        places.append(live(opened).place)
    assert places[0] != places[1]
    assert places[0] == places[2]
    assert {place.name for place in places} == {NAME}
