"""«Nâng cấp sổ» on the workbook that is open: asked, closed, renewed, opened where the person was, and taken back."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import openpyxl
import pytest
import xlwings as xw

from taskbook.adapters.excel.reopening import Reopening
from taskbook.adapters.renewal.closed import RenewableFile
from taskbook.buttons.press import press
from taskbook.errors import WorkbookNotSavedError
from taskbook_build.version import BUTTONS_VERSION
from taskbook_schemas.registry import HEADINGS, LOG, SUMMARY
from taskbook_schemas.version import LAYOUT_VERSION, WORDS_SHEET
from tests.adapters.renewal.office import (
    FIRST_WITH_MACROS,
    OWN_SHEET,
    PLAN,
    WORKBOOKS,
    in_use,
    moved,
    parts,
    renamed,
    values,
    version_1,
)
from tests.live.excel_com import GONE, Application, Workbook
from tests.live.pywin32 import ANSWERS, MESSAGES, NO, YES, ComError, refused
from tests.live.strict_engine import MemoryBook, load, start_strict

pytestmark = pytest.mark.usefixtures("own_folders")
VERSION_2 = WORKBOOKS / "version-2.xlsm"
ROW, COLUMN = 9, 12  # a cell of the plan that people type in
ASKED = "Nâng cấp sổ «TheoDoiNhiemVu.xlsm»"


class Desk:
    """A workbook that is open in Excel beside another one, and a person who presses buttons."""

    def __init__(self, folder: Path, source: Path = FIRST_WITH_MACROS, others: tuple[Path, ...] = ()) -> None:
        self.path = version_1(folder, source)
        self.app, self.excel = start_strict(*others, self.path)
        self.before = self.path.read_bytes()

    @property
    def native(self) -> Workbook:
        return next(book for book in self.excel.books if book.store.name == self.path.name)

    @property
    def store(self) -> MemoryBook:
        store = self.native.store
        assert isinstance(store, MemoryBook)
        return store

    def press(self, action: str = "renew", *answers: int) -> tuple[bool, str]:
        """Press a button and answer what is asked, in this order; gives whether it went well, and the last message."""
        MESSAGES.clear()
        ANSWERS[:] = reversed(answers)
        done = press(self.app.books[self.path.name], action)
        assert not ANSWERS, "it asked less than was answered"
        return done

    def type(self, sheet: str, row: int, column: int, value: object) -> None:
        self.store.sheet(sheet).type(row, column, value)

    def is_as_it_was(self) -> bool:
        """Whether the workbook is open, its file the old one to the byte, and Excel as before."""
        return self.path.read_bytes() == self.before and self.excel.DisplayAlerts is True


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(tmp_path)


def words(path: Path) -> dict[object, object]:
    return {row[0].value: row[1].value for row in openpyxl.load_workbook(path)[WORDS_SHEET].iter_rows(max_col=2)}


def test_an_old_workbook_is_saved_closed_renewed_and_opened_again_where_the_person_was(desk: Desk) -> None:
    desk.type(PLAN, ROW, COLUMN, "Đang làm, chưa lưu")
    desk.store.activate(desk.store.sheet(PLAN))
    old = desk.native
    done, text = desk.press("renew", YES)
    assert done
    assert f"từ cấu trúc bản 1 lên bản {LAYOUT_VERSION}" in text
    assert "bấm «Làm mới»" in text
    assert "Hãy mở sổ" not in text
    assert old not in desk.excel.books
    assert desk.store.active().name == PLAN
    assert desk.store.sheet(PLAN).cells[ROW, COLUMN].value == "Đang làm, chưa lưu"
    assert {HEADINGS, WORDS_SHEET} <= {sheet.name for sheet in desk.store.sheets()}
    assert (words(desk.path)["layout"], words(desk.path)["version"]) == (str(LAYOUT_VERSION), BUTTONS_VERSION)
    assert b'tag="renew"' in parts(desk.path)["customUI/customUI14.xml"]
    assert desk.excel.StatusBar is False
    assert desk.excel.DisplayAlerts is True
    assert desk.press("refresh", NO)[0]
    assert desk.store.sheet(SUMMARY).cells[18, 1].value is not None


def test_what_its_macros_would_have_excel_do_later_is_called_off_while_the_workbook_is_still_open(desk: Desk) -> None:
    """Excel opens a closed workbook by itself to run a macro that is due."""
    assert desk.press("renew", YES)[0]
    assert desk.excel.ran == [(f"'{desk.path.name}'!Host.Auto_Close", 1)]


def test_a_workbook_without_that_macro_is_renewed_all_the_same(desk: Desk) -> None:
    desk.excel.has_macros = False
    assert desk.press("renew", YES)[0]


def test_the_person_is_told_what_will_happen_and_how_it_is_undone_before_anything_is_done(desk: Desk) -> None:
    desk.type(PLAN, ROW, COLUMN, "chưa lưu")
    done, text = desk.press("renew", NO)
    assert done
    assert "sổ giữ nguyên" in text
    question = MESSAGES[0][1]
    assert question.startswith(f"{ASKED} từ cấu trúc bản 1 lên bản {LAYOUT_VERSION}")
    for word in ("lưu sổ", "Sao lưu", "đóng sổ", "mở lại", "«Hoàn tác»", "sổ khác"):
        assert word in question
    assert desk.is_as_it_was()
    assert not desk.native.Saved
    assert not (desk.path.parent / "Sao lưu").exists()


def test_a_question_that_cannot_be_shown_is_no_consent(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    shown: list[str] = []

    def alert(self: xw.App, prompt: str, *_: object, buttons: str | None = None, **__: object) -> None:
        if buttons is not None:
            raise refused("no dialog now")
        shown.append(prompt)

    monkeypatch.setattr(xw.App, "alert", alert)
    assert desk.press("renew") == (True, shown[0])
    assert "sổ giữ nguyên" in shown[0]
    assert desk.is_as_it_was()


def test_other_workbooks_are_not_touched_and_the_one_looked_at_stays_in_front(tmp_path: Path) -> None:
    other = Path(shutil.copy(FIRST_WITH_MACROS, tmp_path / "Sổ khác.xlsm"))
    desk = Desk(tmp_path, others=(other,))
    book, content = desk.excel.books[0], other.read_bytes()
    book.store.sheet("Đơn vị").type(5, 3, "chưa lưu")  # type: ignore[attr-defined]
    book.Activate()
    assert desk.press("renew", YES)[0]
    assert desk.excel.ActiveWorkbook is book
    assert other.read_bytes() == content
    assert not book.Saved
    assert [name for name, _ in desk.excel.states if name not in ("DisplayAlerts", "StatusBar")] == []


def test_the_workbook_that_was_in_front_is_in_front_again(tmp_path: Path) -> None:
    other = Path(shutil.copy(FIRST_WITH_MACROS, tmp_path / "Sổ khác.xlsm"))
    desk = Desk(tmp_path, others=(other,))
    assert desk.press("renew", YES)[0]
    assert desk.excel.ActiveWorkbook is desk.native


def test_a_workbook_of_todays_form_is_told_so_and_nothing_is_asked_or_changed(desk: Desk) -> None:
    desk.press("renew", YES)
    desk.before = desk.path.read_bytes()
    desk.type(PLAN, ROW, COLUMN, "chưa lưu")
    done, text = desk.press()
    assert done
    assert f"đã ở cấu trúc mới nhất (bản {LAYOUT_VERSION})" in text
    assert desk.is_as_it_was()
    assert not desk.native.Saved


def test_the_second_version_is_renewed_too_and_gets_its_button(tmp_path: Path) -> None:
    desk = Desk(tmp_path, VERSION_2)
    before = values(desk.path)
    assert words(desk.path)["layout"] == "2"
    assert b'tag="renew"' not in parts(desk.path)["customUI/customUI14.xml"]
    done, text = desk.press("renew", YES)
    assert done
    assert "từ cấu trúc bản 2" in text
    assert "«Nâng cấp sổ»" in text
    made = parts(desk.path)
    assert b'tag="renew"' in made["customUI/customUI14.xml"]
    after = values(desk.path)
    kept = {moved(place): renamed(value) for place, value in before.items() if place[0] not in (WORDS_SHEET, LOG)}
    assert {place: after.get(place) for place in kept} == kept
    assert "mới nhất" in desk.press()[1]


def test_a_newer_workbook_is_refused_and_nothing_is_asked_or_changed(desk: Desk) -> None:
    desk.press("renew", YES)
    sheet = desk.store.sheet(WORDS_SHEET)
    row = next(row for (row, column), cell in sheet.cells.items() if column == 1 and cell.value == "layout")
    desk.type(WORDS_SHEET, row, 2, "99")
    desk.before = desk.path.read_bytes()
    done, text = desk.press()
    assert not done
    assert "bản 99" in text
    assert desk.is_as_it_was()


def test_undo_asks_and_puts_the_workbook_back_as_it_was_before_the_renewal(tmp_path: Path) -> None:
    desk = Desk(tmp_path, VERSION_2)
    desk.type(PLAN, ROW, COLUMN, "Đang làm")
    desk.store.save()
    desk.before = desk.path.read_bytes()
    desk.press("renew", YES)
    desk.store.activate(desk.store.sheet("Đơn vị"))
    done, text = desk.press("undo", NO)
    assert (done, "sổ giữ nguyên" in text) == (True, True)
    assert not desk.is_as_it_was()
    done, text = desk.press("undo", YES)
    assert "Trả sổ «TheoDoiNhiemVu.xlsm» về như trước khi nâng cấp?" in MESSAGES[0][1]
    assert done
    assert "như trước khi nâng cấp" in text
    assert "Ctrl+S" not in text
    assert desk.is_as_it_was()
    assert desk.store.active().name == "Đơn vị"
    assert desk.press("undo")[1].startswith("Không có")


def test_an_undo_after_a_refresh_takes_back_the_refresh_first(desk: Desk) -> None:
    desk.press("renew", YES)
    backup = next((desk.path.parent / "Sao lưu").glob("*.xlsm"))
    desk.press("refresh", NO)
    assert "Làm mới" in desk.press("undo")[1]
    assert desk.press("undo", YES)[0]
    assert desk.path.read_bytes() == backup.read_bytes() == desk.before


def test_what_was_typed_since_is_not_lost_to_an_undo_that_asks_and_closes_nothing_then(desk: Desk) -> None:
    desk.press("renew", YES)
    desk.type(PLAN, ROW, COLUMN, "gõ sau, chưa lưu")
    renewed = desk.path.read_bytes()
    native = desk.native
    done, text = desk.press("undo")
    assert not done
    assert f"«{PLAN}»" in text
    assert desk.native is native
    assert desk.path.read_bytes() == renewed


def refuse_saving(desk: Desk, _: pytest.MonkeyPatch) -> None:
    desk.native.refuses_to_save = True


def refuse_closing(desk: Desk, _: pytest.MonkeyPatch) -> None:
    desk.native.refuses_to_close = True


def held_by_another_program(desk: Desk, _: pytest.MonkeyPatch) -> None:
    desk.path.with_name(f".~lock.{desk.path.name}#").write_text(",Minh,may-2;", encoding="utf-8")


def no_room_on_the_disk(_: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    def save(*_: object) -> None:
        raise WorkbookNotSavedError("Ổ đĩa đã đầy.")

    monkeypatch.setattr(RenewableFile, "save", save)


@pytest.mark.parametrize(
    ("trouble", "told"),
    [
        (refuse_saving, "Excel không lưu được sổ"),
        (refuse_closing, "chưa đóng được"),
        (held_by_another_program, "Minh"),
        (no_room_on_the_disk, "Ổ đĩa đã đầy"),
    ],
    ids=lambda value: getattr(value, "__name__", ""),
)
def test_what_goes_wrong_leaves_the_workbook_open_as_it_was_and_is_told(
    desk: Desk, monkeypatch: pytest.MonkeyPatch, trouble: Callable[[Desk, pytest.MonkeyPatch], None], told: str
) -> None:
    desk.store.activate(desk.store.sheet(PLAN))
    trouble(desk, monkeypatch)
    done, text = desk.press("renew", YES)
    assert not done
    assert told in text
    assert desk.is_as_it_was()
    assert desk.store.active().name == PLAN
    closed_meanwhile = trouble in (held_by_another_program, no_room_on_the_disk)
    assert ("Sổ đã được mở lại như cũ" in text) == closed_meanwhile
    assert list((desk.path.parent / "Sao lưu").glob("*.xlsm")) == []


def test_an_unknown_trouble_opens_the_workbook_again_too(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    def save(*_: object) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr(RenewableFile, "save", save)
    done, _ = desk.press("renew", YES)
    assert not done
    assert desk.is_as_it_was()
    assert desk.native.Saved


def read_only(desk: Desk, _: Path) -> None:
    desk.store.read_only = True


def on_the_web(desk: Desk, _: Path) -> None:
    desk.store.folder = "https://example.sharepoint.com/sites/xa/Documents"


def on_a_share_that_is_gone(desk: Desk, folder: Path) -> None:
    desk.store.folder = str(folder / "may-chu" / "chung")


def never_saved(desk: Desk, _: Path) -> None:
    desk.store.folder = ""


@pytest.mark.parametrize(
    ("place", "told"),
    [
        (read_only, "chỉ đọc"),
        (on_the_web, "OneDrive hoặc SharePoint"),
        (on_a_share_that_is_gone, "mất kết nối mạng"),
        (never_saved, "chưa được lưu lần nào"),
    ],
    ids=lambda value: getattr(value, "__name__", ""),
)
def test_a_file_that_cannot_be_replaced_is_not_even_asked_about(
    desk: Desk, tmp_path: Path, place: Callable[[Desk, Path], None], told: str
) -> None:
    place(desk, tmp_path)
    done, text = desk.press()
    assert not done
    assert told in text
    assert desk.is_as_it_was()


def failing_to_open(excel: Application, monkeypatch: pytest.MonkeyPatch, times: int) -> None:
    """The next openings of a file fail, as of one that Excel takes for damaged."""
    left = [times]

    def opened(path: Path) -> MemoryBook:
        if left[0]:
            left[0] -= 1
            raise ValueError(path)
        return load(path)

    monkeypatch.setattr(excel, "load", opened)


def test_a_renewed_file_that_excel_does_not_open_is_put_back_and_the_old_one_opened(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    failing_to_open(desk.excel, monkeypatch, 1)
    done, text = desk.press("renew", YES)
    assert not done
    assert "đã trả lại nguyên tệp cũ" in text
    assert "mở lại như cũ" in text
    assert desk.is_as_it_was()
    assert desk.press("undo")[1].startswith("Không có")


def test_a_workbook_that_stays_closed_is_told_with_its_place(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    failing_to_open(desk.excel, monkeypatch, 9)
    done, text = desk.press("renew", YES)
    assert not done
    assert "đã trả lại nguyên tệp cũ" in text
    assert f"tự mở lại bằng cách bấm đúp tệp: {desk.path}" in text
    assert desk.path.read_bytes() == desk.before


def test_where_excel_has_ended_the_renewed_file_stays_and_its_place_is_told(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    def gone(*_: Any) -> None:
        raise ComError(GONE, "gone")

    def save(self: RenewableFile, *args: Any) -> Any:
        made = real_save(self, *args)
        monkeypatch.setattr(Reopening, "_is_open", gone)
        return made

    real_save = RenewableFile.save
    monkeypatch.setattr(RenewableFile, "save", save)
    done, text = desk.press("renew", YES)
    assert not done
    assert f"tự mở lại bằng cách bấm đúp tệp: {desk.path}" in text
    assert words(desk.path)["layout"] == str(LAYOUT_VERSION)


def test_an_older_file_that_excel_does_not_open_leaves_the_renewed_one_open(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk.press("renew", YES)
    renewed = desk.path.read_bytes()
    failing_to_open(desk.excel, monkeypatch, 1)
    done, text = desk.press("undo", YES)
    assert not done
    assert "giữ bản sau khi nâng cấp" in text
    assert desk.path.read_bytes() == renewed
    assert HEADINGS in {sheet.name for sheet in desk.store.sheets()}


def test_a_workbook_that_somebody_else_opened_meanwhile_is_told_to_be_read_only(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    def save(self: RenewableFile, *args: Any) -> Any:
        made = real_save(self, *args)
        desk.path.with_name(f"~${desk.path.name}").write_bytes(b"\x04Minh")
        return made

    real_save = RenewableFile.save
    monkeypatch.setattr(RenewableFile, "save", save)
    done, text = desk.press("renew", YES)
    assert done
    assert "mở lại ở chế độ chỉ đọc" in text


def test_the_macros_of_an_older_workbook_reach_it_by_the_button_of_help(desk: Desk) -> None:
    done, text = desk.press("help", YES, YES)
    assert done
    assert f"Sổ còn ở cấu trúc bản 1, chương trình đã có bản {LAYOUT_VERSION}" in MESSAGES[0][1]
    assert MESSAGES[1][1].startswith(ASKED)
    assert "Đã nâng cấp sổ" in text
    assert "bản 1" not in desk.press("help")[1]


def test_who_does_not_want_it_from_help_is_left_alone(desk: Desk) -> None:
    done, text = desk.press("help", NO)
    assert done
    assert "Làm mới:" in text
    assert len(MESSAGES) == 1
    assert desk.is_as_it_was()


def test_a_workbook_with_all_of_an_offices_own_keeps_it(tmp_path: Path) -> None:
    book = in_use(version_1(tmp_path))
    source = Path(shutil.copy(book, tmp_path / "nguon.xlsm"))
    before = values(book)
    desk = Desk(tmp_path, source)
    assert desk.press("renew", YES)[0]
    after = values(desk.path)
    kept = {moved(place): renamed(value) for place, value in before.items() if place[0] not in (WORDS_SHEET, LOG)}
    assert {place: after.get(place) for place in kept} == kept
    assert OWN_SHEET in {sheet.name for sheet in desk.store.sheets()}
