"""Excel is busy as long as somebody types in any cell of any workbook: it is waited for, and nothing is lost."""

from __future__ import annotations

from pathlib import Path

import pytest

from taskbook.adapters.excel import patience
from taskbook.adapters.excel.workbook import LiveWorkbook
from taskbook.errors import ExcelTooBusyError, WorkbookHalfWrittenError
from taskbook.ports import Changes, ColumnWrite, SheetFill
from taskbook.texts.excel import EXCEL_BUSY
from tests.live.pywin32 import IGNORED, REJECTED, RETRY_LATER
from tests.live.small import PLAN, STATUS, SUMMARY, TABLE, TEMPLATE, Opened

CODES_KNOWN = [REJECTED, RETRY_LATER, IGNORED]
CODES = pytest.mark.parametrize("code", CODES_KNOWN, ids=["rejected", "retry later", "ignored"])
WANTED = Changes(
    columns=[ColumnWrite(PLAN, TABLE, STATUS, ["Quá hạn", "Đang làm", "007"])],
    fills=[SheetFill("Phiếu A", 5, 2, [["1", "x"]], [], TEMPLATE, True), SheetFill(SUMMARY, 5, 1, [["x"], ["y"]])],
)


def cells(opened: Opened) -> dict[str, dict[tuple[int, int], object]]:
    """What stands in each sheet."""
    return {
        sheet.name: {place: cell.value for place, cell in sheet.cells.items() if cell.value is not None}
        for sheet in opened.store.sheets()
    }


def written(opened: Opened, changes: Changes = WANTED) -> int:
    """Read and write as an action does; gives how many calls that took."""
    before = opened.excel.round_trips
    opened.live.tables([PLAN])
    opened.live.apply(changes)
    return opened.excel.round_trips - before


@pytest.fixture
def undisturbed(tmp_path: Path, pauses: list[float]) -> tuple[dict[str, dict[tuple[int, int], object]], int]:
    """What stands in the sheets when nobody types meanwhile, and how many calls it took."""
    (tmp_path / "undisturbed").mkdir()
    opened = Opened(tmp_path / "undisturbed")
    calls = written(opened)
    return cells(opened), calls


@CODES
@pytest.mark.parametrize("hides", [False, True], ids=["told", "taken for a missing name"])
def test_a_cell_edited_for_four_seconds_at_whatever_call_changes_nothing_of_what_is_written(
    tmp_path: Path,
    pauses: list[float],
    undisturbed: tuple[dict[str, dict[tuple[int, int], object]], int],
    code: int,
    hides: bool,
) -> None:
    wanted, calls = undisturbed
    first = 3 * CODES_KNOWN.index(code) + 9 * hides  # all cases together come to every third call
    for number in range(first, calls, 18):
        folder = tmp_path / str(number)
        folder.mkdir()
        opened = Opened(folder)
        opened.excel.busy_code, opened.excel.hides_busy = code, hides
        opened.excel.busy_at = {opened.excel.round_trips + number: 4.0}
        written(opened)
        assert cells(opened) == wanted, number
        assert opened.excel.turned_away > 1


@CODES
def test_while_it_waits_it_asks_few_times_a_second_and_for_a_minute_at_most(
    opened: Opened, pauses: list[float], code: int
) -> None:
    opened.excel.busy_code, opened.excel.busy_seconds = code, 10**6
    with pytest.raises(ExcelTooBusyError, match="Excel đang bận"):
        opened.live.sheets()
    assert 60 <= sum(pauses) < 61
    assert opened.excel.turned_away / sum(pauses) <= 20


def test_each_stretch_of_being_busy_is_waited_for_anew(opened: Opened, pauses: list[float]) -> None:
    start = opened.excel.round_trips
    opened.excel.busy_at = {start + 10: 50.0, start + 40: 50.0, start + 60: 50.0}
    written(opened)
    assert sum(pauses) >= 150


def test_when_it_is_given_up_in_the_middle_all_is_put_back_as_soon_as_the_cell_is_done(
    opened: Opened, pauses: list[float]
) -> None:
    before = cells(opened)
    opened.live.tables([PLAN])

    def fall_over(*_: object) -> None:
        opened.excel.busy_seconds = 200.0
        raise ZeroDivisionError

    opened.store.sheet(SUMMARY).write = fall_over  # type: ignore[method-assign]
    with pytest.raises(ZeroDivisionError):
        opened.live.apply(WANTED)
    assert cells(opened) == before
    assert 200 <= sum(pauses) < 202


def test_a_cell_edited_for_minutes_at_whatever_call_leaves_the_workbook_as_it_was_or_written_and_says_which(
    tmp_path: Path, pauses: list[float], undisturbed: tuple[dict[str, dict[tuple[int, int], object]], int]
) -> None:
    wanted, calls = undisturbed
    stopped = 0
    numbers = range(1, calls, 9)
    for number in numbers:
        folder = tmp_path / str(number)
        folder.mkdir()
        opened = Opened(folder)
        before = cells(opened)
        opened.excel.busy_at = {opened.excel.round_trips + number: 200.0}
        told = ""
        try:
            written(opened)
        except ExcelTooBusyError as stop:
            told = str(stop)
            stopped += 1
        assert cells(opened) == (before if told else wanted), number
        assert told in ("", EXCEL_BUSY)
        settings = opened.excel._settings
        assert (settings["ScreenUpdating"], settings["EnableEvents"], settings["Calculation"]) == (True, True, -4105)
    assert 0 < stopped < len(numbers), "what follows the writing is no failure"


def test_what_could_not_be_put_back_is_told_with_the_copy_that_holds_it(opened: Opened, pauses: list[float]) -> None:
    opened.live.tables([PLAN])
    columns = Changes(columns=WANTED.columns, fills=[WANTED.fills[1]])

    def edited_for_ever(*_: object) -> None:
        opened.excel.busy_seconds = 10**6
        raise AssertionError

    opened.store.sheet(SUMMARY).write = edited_for_ever  # type: ignore[method-assign]
    with pytest.raises(WorkbookHalfWrittenError, match=r"Một phần đã ghi.*không trả lại được") as stopped:
        opened.live.apply(columns)
    [copy] = (Path(opened.store.folder) / "Sao lưu").glob("*.xlsx")
    assert str(copy) in str(stopped.value)
    assert sum(pauses) < 1300, "the minutes are counted for all that is put back together"


def test_what_is_really_wrong_is_not_taken_for_being_busy(opened: Opened, pauses: list[float]) -> None:
    with pytest.raises(Exception, match="no sheet"):
        opened.book.app.books[opened.store.name].sheets["không có"].api.Name  # noqa: B018
    with pytest.raises(AttributeError):
        opened.book.api.Name = None
    assert pauses == []


class Saying:
    """Notes what it is asked to say; `is_heard` is whether Excel lets it."""

    def __init__(self, is_heard: bool = True) -> None:
        self.is_heard, self.said = is_heard, list[str]()

    def wait(self) -> bool:
        self.said.append("wait")
        return self.is_heard

    def go_on(self) -> None:
        self.said.append("go on")


def test_that_excel_is_waited_for_is_said_once_and_taken_back(opened: Opened) -> None:
    voice = Saying()
    with patience.speaking_with(voice):
        opened.excel.busy_seconds = 30.0
        LiveWorkbook(opened.book).sheets()
        LiveWorkbook(opened.book).sheets()
    assert voice.said == ["wait", "go on"]


def test_what_cannot_be_said_is_tried_again_now_and_then(opened: Opened) -> None:
    voice = Saying(is_heard=False)
    with patience.speaking_with(voice):
        opened.excel.busy_seconds = 30.0
        LiveWorkbook(opened.book).sheets()
    assert 3 <= len(voice.said) <= 7
    assert "go on" not in voice.said
