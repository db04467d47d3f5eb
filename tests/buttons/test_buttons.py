"""A button does its action on the workbook that called, shows how far it is, and ends with one clear message."""

from __future__ import annotations

import builtins
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from importlib import import_module
from pathlib import Path
from types import SimpleNamespace
from typing import Any
from unittest import mock

import pytest
import xlwings as xw
from click.testing import CliRunner

from taskbook.__main__ import press_open
from taskbook.actions.refresh import RefreshReport, refresh
from taskbook.adapters.excel import objects
from taskbook.adapters.excel.one_run import alone
from taskbook.adapters.excel.open_books import calling_book, open_book, usual_book
from taskbook.buttons import press as excel
from taskbook.buttons.press import press
from taskbook.cli.refresh import refresh_command
from taskbook.core.run import Run
from taskbook.errors import UsageError
from taskbook.ports import Progress, Workbook
from taskbook.texts.excel import EXCEL_BUSY, NOT_FROM_A_BUTTON, WAITING
from taskbook.texts.progress import WRITING
from taskbook.texts.vba import VBA_TEXTS
from taskbook_schemas.buttons import BUTTONS
from tests.live.excel_com import Application
from tests.live.pywin32 import ANSWERS, MESSAGES, YES, windows_engine
from tests.live.real import real_workbook
from tests.live.small import write_small
from tests.live.strict_engine import MemoryBook, open_strict

pytestmark = pytest.mark.usefixtures("own_folders")


@pytest.fixture
def real(tmp_path: Path) -> tuple[xw.Book, MemoryBook, Application]:
    return open_strict(real_workbook(tmp_path))


def message() -> str:
    [(title, text)] = MESSAGES
    assert title == "Theo dõi nhiệm vụ"
    return text


def shown(app: Application) -> list[object]:
    return [value for name, value in app.states if name == "StatusBar"]


def test_refresh_fills_the_workbook_and_says_what_it_found(real: tuple[xw.Book, MemoryBook, Application]) -> None:
    book, store, _ = real
    assert press(book, "refresh")[0]
    text = message()
    assert "57 nhiệm vụ" in text
    assert "«Kiểm tra»" in text
    assert "Ctrl+S" in text
    assert store.sheet("Tổng hợp").cells[18, 1].value is not None
    assert any(sheet.name.startswith("Phiếu ") for sheet in store.sheets())


def test_an_excel_that_takes_months_before_days_is_told_of(real: tuple[xw.Book, MemoryBook, Application]) -> None:
    book, _, app = real
    assert "kiểu Mỹ" not in press(book, "check")[1]
    MESSAGES.clear()
    app.day_order = 0
    assert "kiểu Mỹ" in press(book, "check")[1]
    assert "Region" in message()


QUESTION = "Mở trang «Kiểm tra» ngay bây giờ?"


def test_a_refresh_that_found_issues_asks_whether_to_see_them_and_goes_there_on_yes(
    real: tuple[xw.Book, MemoryBook, Application],
) -> None:
    book, store, _ = real
    ANSWERS.append(YES)
    text = press(book, "refresh")[1]
    assert message().startswith(f"{text}\n\n{QUESTION}")
    assert store.active().name == "Kiểm tra"
    assert not ANSWERS


def test_on_no_the_person_stays_where_he_was(real: tuple[xw.Book, MemoryBook, Application]) -> None:
    book, store, _ = real
    store.activate(store.sheet("Đơn vị"))
    assert press(book, "refresh")[0]
    assert QUESTION in message()
    assert store.active().name == "Đơn vị"


def without_issues(monkeypatch: pytest.MonkeyPatch) -> None:
    def refresh_well(workbook: Workbook, run: Run, as_of: date | None, progress: Progress) -> RefreshReport:
        report = refresh(workbook, run, as_of, progress)
        return replace(report, judgement=replace(report.judgement, issues=()))

    monkeypatch.setattr("taskbook.buttons.refresh.refresh", refresh_well)


def test_a_refresh_without_issues_asks_nothing(
    real: tuple[xw.Book, MemoryBook, Application], monkeypatch: pytest.MonkeyPatch
) -> None:
    without_issues(monkeypatch)
    ANSWERS.append(YES)
    text = press(real[0], "refresh")[1]
    assert "không có vấn đề gì" in text
    assert message() == text
    assert ANSWERS.pop() == YES


def test_progress_is_shown_step_by_step_and_the_status_bar_given_back(
    real: tuple[xw.Book, MemoryBook, Application],
) -> None:
    book, _, app = real
    app.StatusBar = "Theo dõi nhiệm vụ: đang khởi động…"
    press(book, "refresh")
    steps = shown(app)
    assert [step for step in steps if isinstance(step, str) and step.endswith("60%")]
    assert steps[-1] is False


def test_check_writes_the_sheet_of_issues_alone_and_shows_it(real: tuple[xw.Book, MemoryBook, Application]) -> None:
    book, store, _ = real
    before = {sheet.name: dict(sheet.cells) for sheet in store.sheets()}
    assert press(book, "check")[0]
    assert [name for name, cells in before.items() if store.sheet(name).cells != cells] == ["Kiểm tra"]
    assert store.active().name == "Kiểm tra"
    assert "57 nhiệm vụ" in message()


def type_before_writing(monkeypatch: pytest.MonkeyPatch, typing: Callable[[], object]) -> None:
    """Somebody types when all is decided and nothing written."""

    def meddling(step: str, share: float) -> None:
        if step == WRITING:
            typing()

    def refresh_meanwhile(workbook: Workbook, run: Run, as_of: date | None, _: object) -> RefreshReport:
        return refresh(workbook, run, as_of, meddling)

    monkeypatch.setattr("taskbook.buttons.refresh.refresh", refresh_meanwhile)


def test_what_is_typed_while_a_refresh_computes_is_kept_and_judged_in_a_new_round(
    real: tuple[xw.Book, MemoryBook, Application], monkeypatch: pytest.MonkeyPatch
) -> None:
    book, store, _ = real
    once = iter(["đang làm"])
    type_before_writing(monkeypatch, lambda: [store.sheet("KTTN 2025").type(5, 14, text) for text in once])
    done, text = press(book, "refresh")
    assert done, text
    assert store.sheet("KTTN 2025").cells[5, 14].value == "đang làm"


def test_typing_on_and_on_ends_with_a_message_and_loses_nothing(
    real: tuple[xw.Book, MemoryBook, Application], monkeypatch: pytest.MonkeyPatch
) -> None:
    book, store, _ = real
    count = iter(range(100))
    type_before_writing(monkeypatch, lambda: store.sheet("KTTN 2025").type(5, 14, f"lần {next(count)}"))
    done, text = press(book, "refresh")
    assert not done
    assert "KTTN 2025" in text
    assert "bấm nút lại" in text
    assert store.sheet("KTTN 2025").cells[5, 14].value == "lần 2"


def test_undo_takes_back_what_a_refresh_wrote(real: tuple[xw.Book, MemoryBook, Application]) -> None:
    book, store, _ = real
    plan = store.sheet("KTTN 2025")
    before = {place: cell.value for place, cell in plan.cells.items() if cell.value is not None}
    press(book, "refresh")
    MESSAGES.clear()
    assert press(book, "undo")[0]
    assert {place: cell.value for place, cell in plan.cells.items() if cell.value is not None} == before
    assert "Đã hoàn tác" in message()


def test_a_second_press_says_that_the_first_is_still_running(
    real: tuple[xw.Book, MemoryBook, Application], tmp_path: Path
) -> None:
    book, store, _ = real
    with alone(book.name):
        assert not press(book, "refresh")[0]
    assert "vẫn đang chạy" in message()
    assert store.sheet("Tổng hợp").cells.get((26, 1)) is None
    MESSAGES.clear()
    assert press(book, "refresh")[0]


def test_a_cell_being_edited_ends_with_what_to_do(real: tuple[xw.Book, MemoryBook, Application]) -> None:
    book, _, app = real
    app.ready = False
    assert not press(book, "refresh")[0]
    assert "nhập dở" in message()
    assert app.states == [("StatusBar", WAITING), ("StatusBar", False)]


def test_a_reason_of_ours_is_said_as_it_is(real: tuple[xw.Book, MemoryBook, Application]) -> None:
    book, store, _ = real
    store.sheet("Đơn vị").name = "Tên khác"
    assert not press(book, "refresh")[0]
    assert "«Đơn vị»" in message()


def test_anything_else_is_a_short_apology_with_the_logs_place(
    real: tuple[xw.Book, MemoryBook, Application], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    book, _, app = real

    def failing(*_: object) -> None:
        raise ZeroDivisionError("secret detail")

    monkeypatch.setattr("taskbook.buttons.refresh.refresh", failing)
    assert not press(book, "refresh")[0]
    text = message()
    assert "Rất tiếc" in text
    assert "secret" not in text
    assert str(tmp_path / "own" / "loi.log") in text
    assert "ZeroDivisionError" in (tmp_path / "own" / "loi.log").read_text(encoding="utf-8")
    assert shown(app)[-1] is False


def no_log(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """A file stands where the log's folder should be."""
    (tmp_path / "own").mkdir()
    (tmp_path / "own" / "log").write_text("")
    monkeypatch.setattr("platformdirs.user_log_path", lambda *_, **__: tmp_path / "own" / "log")


def test_a_log_that_cannot_be_written_does_not_silence_the_apology(
    real: tuple[xw.Book, MemoryBook, Application], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    def failing(*_: object) -> None:
        raise ZeroDivisionError("secret detail")

    no_log(monkeypatch, tmp_path)
    monkeypatch.setattr("taskbook.buttons.refresh.refresh", failing)
    assert not press(real[0], "refresh")[0]
    text = message()
    assert "Rất tiếc" in text
    assert "không ghi được" in text
    assert "ZeroDivisionError" in text
    assert "secret" not in text


def test_a_message_that_excel_does_not_show_is_shown_without_it(
    real: tuple[xw.Book, MemoryBook, Application], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def refusing(*_: object, **__: object) -> None:
        raise RuntimeError("no window")

    monkeypatch.setattr(xw.App, "alert", refusing)
    assert press(real[0], "refresh")[0]
    assert "57 nhiệm vụ" in capsys.readouterr().err


def test_an_action_that_is_not_there_yet_is_said(real: tuple[xw.Book, MemoryBook, Application]) -> None:
    press(real[0], "bay")
    assert "«bay»" in message()


def called_with(monkeypatch: pytest.MonkeyPatch, *arguments: str) -> None:
    """Give the arguments a macro gives, and let xlwings look for its caller as on Windows."""
    monkeypatch.setattr(sys, "argv", ["excel.py", *arguments])
    monkeypatch.setattr("xlwings.main.sys", SimpleNamespace(platform="win32", argv=sys.argv))


def test_main_works_on_the_workbook_that_called(
    real: tuple[xw.Book, MemoryBook, Application], monkeypatch: pytest.MonkeyPatch
) -> None:
    book, _, app = real
    called_with(monkeypatch, "refresh", f"--wb={book.name}", "--from_xl=1", f"--hwnd={app.Hwnd}")
    excel.main()
    assert "57 nhiệm vụ" in message()


def test_a_press_that_excel_was_too_busy_for_takes_its_words_out_of_the_status_bar(
    real: tuple[xw.Book, MemoryBook, Application], monkeypatch: pytest.MonkeyPatch
) -> None:
    book, _, app = real
    app.StatusBar = VBA_TEXTS["starting"]
    app.ready = False
    called_with(monkeypatch, "refresh", f"--wb={book.name}", "--from_xl=1", f"--hwnd={app.Hwnd}")
    excel.main()
    assert "nhập dở" in message()
    assert shown(app)[-1] is False


def test_a_press_that_came_too_early_leaves_the_progress_of_the_first_one_alone(
    real: tuple[xw.Book, MemoryBook, Application], monkeypatch: pytest.MonkeyPatch
) -> None:
    book, _, app = real
    app.StatusBar = "Theo dõi nhiệm vụ: Ghi vào sổ… 80%"
    called_with(monkeypatch, "refresh", f"--wb={book.name}", "--from_xl=1", f"--hwnd={app.Hwnd}")
    with alone(book.name):
        excel.main()
    assert shown(app)[-1] == "Theo dõi nhiệm vụ: Ghi vào sổ… 80%"


def press_from_excel(monkeypatch: pytest.MonkeyPatch, book: xw.Book, app: Application) -> None:
    """Do what the macro of «Làm mới» starts."""
    called_with(monkeypatch, "refresh", f"--wb={book.name}", "--from_xl=1", f"--hwnd={app.Hwnd}")
    excel.main()


def values(store: MemoryBook) -> dict[str, dict[tuple[int, int], object]]:
    return {
        sheet.name: {place: cell.value for place, cell in sheet.cells.items() if cell.value is not None}
        for sheet in store.sheets()
    }


def test_an_excel_that_is_busy_from_the_first_call_on_is_waited_for(
    real: tuple[xw.Book, MemoryBook, Application], monkeypatch: pytest.MonkeyPatch, pauses: list[float]
) -> None:
    book, _, app = real
    called_with(monkeypatch, "refresh", f"--wb={book.name}", "--from_xl=1", f"--hwnd={app.Hwnd}")
    app.busy_seconds = 40.0
    excel.main()
    assert "57 nhiệm vụ" in message()
    assert sum(pauses) >= 40


def test_an_excel_that_stays_busy_is_told_as_it_is_and_not_as_a_workbook_that_is_missing(
    real: tuple[xw.Book, MemoryBook, Application],
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    pauses: list[float],
) -> None:
    book, store, app = real
    before = values(store)
    called_with(monkeypatch, "refresh", f"--wb={book.name}", "--from_xl=1", f"--hwnd={app.Hwnd}")
    app.busy_seconds = 10**6
    excel.main()
    assert capsys.readouterr().err.strip() == EXCEL_BUSY
    assert values(store) == before
    assert sum(pauses) < 61


@pytest.mark.parametrize("share", [0.3, 0.6, 0.95])
def test_a_cell_edited_for_half_a_minute_in_mid_run_costs_only_the_time(
    real: tuple[xw.Book, MemoryBook, Application],
    monkeypatch: pytest.MonkeyPatch,
    pauses: list[float],
    share: float,
    tmp_path: Path,
) -> None:
    book, store, app = real
    press_from_excel(monkeypatch, book, app)
    wanted, calls = values(store), app.round_trips
    MESSAGES.clear()
    (tmp_path / "again").mkdir()
    book, store, app = open_strict(real_workbook(tmp_path / "again"), hwnd=1002)
    app.busy_at = {int(calls * share): 30.0}
    press_from_excel(monkeypatch, book, app)
    assert "57 nhiệm vụ" in message()
    assert values(store).keys() == wanted.keys()
    differ = {name for name in wanted if values(store)[name] != wanted[name]}
    assert differ <= {"_vba", "Nhật ký"}, "only the moment and the mark of the writing differ"
    assert shown(app)[-1] is False


def test_a_cell_edited_for_minutes_in_mid_run_leaves_the_workbook_as_it_was(
    real: tuple[xw.Book, MemoryBook, Application], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    book, store, app = real
    press_from_excel(monkeypatch, book, app)
    calls = app.round_trips
    MESSAGES.clear()
    (tmp_path / "again").mkdir()
    book, store, app = open_strict(real_workbook(tmp_path / "again"), hwnd=1002)
    before = values(store)
    app.busy_at = {int(calls * 0.8): 150.0}
    press_from_excel(monkeypatch, book, app)
    assert message() == EXCEL_BUSY
    assert values(store) == before


def test_nothing_touches_excel_while_xlwings_is_loaded(
    monkeypatch: pytest.MonkeyPatch, real: tuple[xw.Book, MemoryBook, Application]
) -> None:
    book, _, app = real
    seen: list[list[str]] = []
    called_with(monkeypatch, "refresh", f"--wb={book.name}", "--from_xl=1", f"--hwnd={app.Hwnd}")
    given = sys.argv
    finding = builtins.__import__

    def importing(name: str, *rest: Any, **named: Any) -> Any:
        if name == "xlwings":
            seen.append(list(sys.argv))
        return finding(name, *rest, **named)

    monkeypatch.setattr(builtins, "__import__", importing)
    calling_book()
    monkeypatch.undo()
    assert seen[0] == ["excel.py"]
    assert given[1] == "refresh"


def test_a_button_that_judges_no_table_loads_no_pandas(tmp_path: Path) -> None:
    """xlwings would load it just because it is there."""
    program = """
import sys
from taskbook.adapters.excel.open_books import _xlwings
_xlwings()
import taskbook.buttons.help, taskbook.buttons.undo
print(sorted({"pandas", "numpy", "pandera"} & set(sys.modules)))
import pandas
"""
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=False)
    assert done.stdout.strip() == "[]", done.stderr
    assert done.returncode == 0, "who needs it can still load it"


def test_main_without_a_workbook_says_how_to_start_even_where_no_log_can_be_written(
    real: tuple[xw.Book, MemoryBook, Application],
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    tmp_path: Path,
) -> None:
    no_log(monkeypatch, tmp_path)
    called_with(monkeypatch, "refresh", "--wb=Sổ khác.xlsm", "--from_xl=1", f"--hwnd={real[2].Hwnd}")
    excel.main()
    assert NOT_FROM_A_BUTTON in capsys.readouterr().err


def test_main_without_a_workbook_says_how_to_start(
    real: tuple[xw.Book, MemoryBook, Application],
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    called_with(monkeypatch, "refresh", "--wb=Sổ khác.xlsm", "--from_xl=1", f"--hwnd={real[2].Hwnd}")
    excel.main()
    assert NOT_FROM_A_BUTTON in capsys.readouterr().err


def test_the_shortcut_finds_the_workbook_among_all_that_are_open(
    real: tuple[xw.Book, MemoryBook, Application],
) -> None:
    book, _, _ = real
    assert open_book(["khác.xlsm", book.name.upper()]).name == book.name
    with pytest.raises(UsageError, match=r"khác\.xlsm"):
        open_book(["khác.xlsm"])


def test_refresh_live_does_what_the_button_does(real: tuple[xw.Book, MemoryBook, Application]) -> None:
    answer = CliRunner().invoke(refresh_command, ["--live", "--as-of", "2026-06-30", real[0].name], obj=press_open)
    assert answer.exit_code == 0
    assert "số liệu đến ngày 30/6/2026" in answer.output
    assert message().startswith(answer.output.strip())


def test_refresh_live_that_was_stopped_exits_with_two(real: tuple[xw.Book, MemoryBook, Application]) -> None:
    real[1].read_only = True
    answer = CliRunner().invoke(refresh_command, ["--live", real[0].name], obj=press_open)
    assert answer.exit_code == 2
    assert "chỉ đọc" in answer.stderr


def test_refresh_live_without_a_name_takes_the_only_open_workbook_that_is_like_ours(
    real: tuple[xw.Book, MemoryBook, Application], tmp_path: Path
) -> None:
    open_strict(write_small(tmp_path / "sổ khác.xlsx"), hwnd=1002)
    answer = CliRunner().invoke(refresh_command, ["--live"], obj=press_open)
    assert answer.exit_code == 0, answer.stderr
    assert f"«{real[0].name}»" in answer.output


def test_among_several_like_ours_the_one_with_the_usual_name_is_meant(
    real: tuple[xw.Book, MemoryBook, Application], tmp_path: Path
) -> None:
    usual, _, _ = open_strict(real_workbook(tmp_path, "TheoDoiNhiemVu.xlsx"), hwnd=1002)
    assert usual_book(["TheoDoiNhiemVu.xlsm", "TheoDoiNhiemVu.xlsx"]).name == usual.name


def test_several_like_ours_under_other_names_are_named_and_none_is_touched(
    real: tuple[xw.Book, MemoryBook, Application], tmp_path: Path
) -> None:
    open_strict(real_workbook(tmp_path, "Bản sao.xlsx"), hwnd=1002)
    with pytest.raises(UsageError, match=rf"2 sổ .*«{real[0].name}»; «Bản sao\.xlsx».*--live"):
        usual_book(["TheoDoiNhiemVu.xlsm"])


def test_where_only_other_workbooks_are_open_ours_is_missed(tmp_path: Path) -> None:
    open_strict(write_small(tmp_path / "sổ khác.xlsx"))
    with pytest.raises(UsageError, match=r"Chưa thấy sổ «TheoDoiNhiemVu\.xlsm»"):
        usual_book(["TheoDoiNhiemVu.xlsm"])


def test_without_an_excel_on_this_system_the_closed_file_is_recommended(monkeypatch: pytest.MonkeyPatch) -> None:
    nowhere = mock.MagicMock()
    nowhere.__iter__.side_effect = xw.XlwingsError("only on Windows")
    monkeypatch.setattr(xw, "apps", nowhere)
    with pytest.raises(UsageError, match="--live"):
        open_book(["Sổ.xlsm"])


def test_every_button_that_is_shown_has_its_action() -> None:
    assert [action for button in BUTTONS for action in button.actions] == list(excel.ACTIONS)
    for module, function in excel.ACTIONS.values():
        assert callable(getattr(import_module(module), function))
    for name in excel.ACTIONS:
        assert callable(excel._action(name))


def test_excel_is_never_ended_at_exit_and_never_asked_for_ever(monkeypatch: pytest.MonkeyPatch) -> None:
    engine = windows_engine()
    unregister = mock.Mock()
    monkeypatch.setattr("taskbook.adapters.excel.objects.atexit.unregister", unregister)
    objects.tame_xlwings()
    unregister.assert_called_once_with(engine.cleanup)
    assert 0 < engine.N_COM_ATTEMPTS < 1000
