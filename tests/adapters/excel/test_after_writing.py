"""What is written is written: nothing that follows it, in Excel or on the disk, is told as a failure of it."""

from __future__ import annotations

from pathlib import Path

import pytest

from taskbook.buttons.press import press
from taskbook.errors import WorkbookLockedError
from taskbook.ports import Changes, SheetFill
from tests.live.pywin32 import ComError, refused
from tests.live.real import real_workbook
from tests.live.small import PLAN, STATUS, SUMMARY, TEMPLATE, Opened, column, read
from tests.live.strict_engine import open_strict

NEW_SHEET = Changes(fills=[SheetFill("Phiếu A", 5, 2, [["1", "x"]], [], TEMPLATE, True)])
DISCONNECTED = -2147417848


def test_a_protected_view_in_front_hinders_nothing(opened: Opened) -> None:
    opened.excel.has_active = False
    assert opened.live.apply(NEW_SHEET).changed
    assert opened.values("Phiếu A", 5, 2) == [["x"]]


@pytest.mark.usefixtures("own_folders")
def test_a_refresh_under_a_protected_view_is_told_as_done_and_can_be_undone(tmp_path: Path) -> None:
    book, store, app = open_strict(real_workbook(tmp_path))
    app.has_active = False
    done, text = press(book, "refresh")
    assert done
    assert "57 nhiệm vụ" in text
    assert "giữ nguyên" not in text
    done, text = press(book, "undo")
    assert done
    assert "Đã hoàn tác" in text
    assert not any(sheet.name.startswith("Phiếu ") and sheet.visible == -1 for sheet in store.sheets())


def test_a_place_that_is_not_reached_again_says_nothing_against_what_was_written(
    opened: Opened, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refusing(_: object) -> None:
        raise refused("cannot select")

    monkeypatch.setattr("tests.live.excel_sheet.Worksheet.Select", refusing)
    assert opened.live.apply(NEW_SHEET).changed


def refuse_settings(opened: Opened, monkeypatch: pytest.MonkeyPatch, error: Exception) -> None:
    """From the first setting on that is given back, Excel takes none."""
    kind = type(opened.excel)
    plain = kind.__setattr__

    def setting(self: object, name: str, value: object) -> None:
        if (name, value) == ("Calculation", -4105):
            raise error
        plain(opened.excel, name, value)

    monkeypatch.setattr(kind, "__setattr__", setting)


def test_settings_that_excel_does_not_take_back_are_told_beside_what_was_written(
    opened: Opened, monkeypatch: pytest.MonkeyPatch
) -> None:
    read(opened)
    refuse_settings(opened, monkeypatch, refused("no"))
    assert opened.live.apply(column(STATUS, "một", "hai", "ba")).changed == 3
    assert opened.values(PLAN, 5, 4, 3) == [["một"], ["hai"], ["ba"]]
    [note] = opened.live.notes
    assert "Automatic" in note
    assert opened.excel.states[-1] == ("ScreenUpdating", True), "the others are given back all the same"


def test_an_excel_that_is_gone_took_what_was_written_with_it_and_that_is_told(
    opened: Opened, monkeypatch: pytest.MonkeyPatch
) -> None:
    read(opened)
    refuse_settings(opened, monkeypatch, ComError(DISCONNECTED, "The object invoked has disconnected"))
    with pytest.raises(WorkbookLockedError, match="Excel đã đóng"):
        opened.live.apply(column(STATUS, "một", "hai", "ba"))


def test_old_copies_that_cannot_be_dropped_hinder_nothing(opened: Opened, monkeypatch: pytest.MonkeyPatch) -> None:
    def failing(*_: object) -> None:
        raise OSError("the network is away")

    monkeypatch.setattr("taskbook.adapters.excel.backup.backups.prune", failing)
    assert opened.live.apply(Changes(fills=[SheetFill(SUMMARY, 5, 1, [["x"]])])).changed == 1


@pytest.mark.usefixtures("own_folders")
@pytest.mark.parametrize("action", ["refresh", "check"])
def test_a_status_bar_or_a_sheet_that_excel_does_not_show_says_nothing_against_what_was_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, action: str
) -> None:
    book, store, app = open_strict(real_workbook(tmp_path))
    plain = type(app).__setattr__

    def setting(self: object, name: str, value: object) -> None:
        if name == "StatusBar":
            raise refused("no")
        plain(app, name, value)

    def refusing(_: object) -> None:
        raise refused("cannot activate")

    monkeypatch.setattr(type(app), "__setattr__", setting)
    monkeypatch.setattr("tests.live.excel_sheet.Worksheet.Activate", refusing)
    done, text = press(book, action)
    assert done, text
    assert any(cell.value for (row, _), cell in store.sheet("Kiểm tra").cells.items() if row > 5)
