"""Which step an undo takes back, whatever became of the file, its folder, the clock, and the disk in between."""

from __future__ import annotations

import gzip
import os
import random
import shutil
import subprocess
import sys
import textwrap
import time
from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from taskbook.actions.refresh import refresh
from taskbook.actions.undo import UndoReport, undo
from taskbook.adapters import disk
from taskbook.adapters.backups import backups, steps
from taskbook.adapters.excel.workbook import LiveWorkbook
from taskbook.adapters.history import FileHistory, Recorded
from taskbook.adapters.xlsx.workbook import open_workbook
from taskbook.core.run import Run
from taskbook.core.stamp import standing, workbook_id
from taskbook.errors import UsageError
from taskbook.ports import CellWrite, Changes, Value, Workbook
from taskbook_schemas.registry import LOG, SUMMARY
from tests.actions.real import NOW, column_of, fresh, row_of
from tests.adapters.replies.office import convert, soffice
from tests.contract.history import no_whole_file
from tests.live.strict_engine import open_strict

PLAN, TASK, FIELD = "KTTN 2025", "KTTN25-II.1.1", "Tình hình thực hiện"


class Desk:
    """A workbook and what a person does with it. `live`: its actions are pressed in Excel, which saves it then."""

    def __init__(self, path: Path, live: bool = False, now: datetime = NOW) -> None:
        self.path, self.live, self.now = path, live, now

    def write(self, text: str, action: str = "accept", save: bool = True) -> None:
        """An action that writes a text into a task's cell."""
        place = (PLAN, row_of(self.path, PLAN, TASK), column_of(self.path, PLAN, FIELD))

        def act(workbook: Workbook) -> None:
            recorded = Recorded(workbook, FileHistory(self.path), action, Run(self.now, "Lan"))
            recorded.tables([PLAN])
            recorded.apply(Changes(cells=[CellWrite(*place, text)]))

        self._do(act, save)

    def refresh(self) -> None:
        run = Run(self.now, "Lan")
        self._do(lambda workbook: refresh(Recorded(workbook, FileHistory(self.path), "refresh", run), run), True)

    def undo(self) -> UndoReport | None:
        reports: list[UndoReport | None] = []

        def act(workbook: Workbook) -> None:
            reports.append(undo(workbook, FileHistory(self.path), copy_at, Run(self.now, "Lan"), no_whole_file))

        self._do(act, True)
        return reports[0]

    def text(self) -> Value:
        """What the task's cell holds in the file."""
        row, column = row_of(self.path, PLAN, TASK), column_of(self.path, PLAN, FIELD)
        return open_workbook(self.path).block(PLAN, row, column, 1)[0][-1]

    def _do(self, act: Callable[[Workbook], Any], save: bool) -> None:
        if not self.live:
            act(open_workbook(self.path, lambda: self.now))
            return
        book, store, _ = open_strict(self.path)
        act(LiveWorkbook(book, lambda: self.now))
        if save:
            store.save()


def copy_at(path: str) -> Workbook:
    return open_workbook(Path(path))


@pytest.fixture(params=[False, True], ids=["closed", "in Excel"])
def desk(request: pytest.FixtureRequest, tmp_path: Path) -> Desk:
    return Desk(fresh(tmp_path), request.param)


def test_a_clock_set_back_between_two_actions_does_not_change_their_order(desk: Desk) -> None:
    desk.now = datetime(2027, 3, 1)
    desk.write("một")
    desk.now = NOW
    desk.write("hai")
    desk.undo()
    assert desk.text() == "một"
    desk.undo()
    assert desk.text() is None
    assert desk.undo() is None


@pytest.mark.parametrize(
    "clock",
    [
        pytest.param([datetime(2027, 3, 1), NOW, NOW - timedelta(days=400)], id="back each time"),
        pytest.param([NOW, NOW, NOW], id="standing still"),
        pytest.param([NOW, NOW - timedelta(hours=1), NOW + timedelta(minutes=1)], id="an hour back, then on"),
        pytest.param([datetime(1980, 1, 1), NOW, datetime(1980, 1, 1)], id="without a battery"),
        pytest.param([datetime(2099, 12, 31), datetime(2100, 1, 1), NOW], id="far ahead, then right"),
    ],
)
def test_actions_are_taken_back_in_their_order_whatever_the_clock_said(desk: Desk, clock: list[datetime]) -> None:
    said = ["một", "hai", "ba"]
    for desk.now, text in zip(clock, said, strict=True):
        desk.write(text)
    for left in ["hai", "một", None]:
        assert desk.undo() is not None
        assert desk.text() == left
    assert desk.undo() is None


def test_after_the_folder_moved_and_the_file_was_renamed_everything_is_taken_back(tmp_path: Path) -> None:
    (tmp_path / "cũ").mkdir()
    desk = Desk(fresh(tmp_path / "cũ"))
    before = open_workbook(desk.path).block(SUMMARY, 1, 20)
    desk.write("một")
    desk.refresh()
    (tmp_path / "cũ").rename(tmp_path / "mới")
    desk.path = (tmp_path / "mới" / desk.path.name).rename(tmp_path / "mới" / "Sổ năm 2026.xlsx")
    report = desk.undo()
    assert report is not None
    assert report.whole
    assert open_workbook(desk.path).block(SUMMARY, 1, 20) == before
    desk.undo()
    assert desk.text() is None


def test_a_copy_beside_the_workbook_goes_on_in_its_own_line(desk: Desk) -> None:
    desk.write("chung")
    copy = Desk(desk.path.with_suffix(".xlsm"), desk.live)
    shutil.copy(desk.path, copy.path)
    desk.write("của sổ")
    copy.write("của bản sao")
    assert workbook_id(open_workbook(copy.path)) == workbook_id(open_workbook(desk.path))
    copy.undo()
    assert (desk.text(), copy.text()) == ("của sổ", "chung")
    copy.undo()
    assert (desk.text(), copy.text()) == ("của sổ", None)
    desk.undo()
    desk.undo()
    assert desk.text() is None


def test_a_workbook_closed_without_saving_stands_at_the_step_before(tmp_path: Path) -> None:
    desk = Desk(fresh(tmp_path), live=True)
    desk.write("đã lưu")
    desk.write("không lưu", save=False)
    assert desk.text() == "đã lưu"
    desk.undo()
    assert desk.text() is None


def test_a_restored_backup_stands_at_the_step_it_was_made_at(desk: Desk) -> None:
    desk.write("một")
    desk.write("hai")
    desk.write("ba")
    backup = backups(desk.path, standing(open_workbook(desk.path)).stamp)[-1]
    shutil.copy(backup, desk.path)
    assert desk.text() == "hai"
    desk.undo()
    assert desk.text() == "một"


def test_a_writing_that_is_missing_in_the_history_is_told_with_its_backup(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk.write("một")

    def full(*_: object) -> None:
        raise OSError(28, "full")

    with monkeypatch.context() as patched:
        patched.setattr("taskbook.adapters.history.write_step", full)
        desk.write("hai")
    with pytest.raises(UsageError, match=r"lần ghi gần nhất .* không có trong lịch sử") as told:
        desk.undo()
    assert desk.text() == "hai"
    backup = Path(str(told.value).split("ngay trước lần ghi đó: ")[1].split(". Muốn")[0])
    assert Desk(backup).text() == "một"


def wiped(path: Path) -> None:
    path.unlink()


def emptied(path: Path) -> None:
    path.write_bytes(b"")


def halved(path: Path) -> None:
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])


def overwritten(path: Path) -> None:
    path.write_bytes(gzip.compress(b'{"version": 2}'))


@pytest.mark.parametrize("lose", [wiped, emptied, halved, overwritten])
def test_a_step_that_was_lost_since_never_costs_the_one_before(desk: Desk, lose: Callable[[Path], None]) -> None:
    desk.write("một")
    desk.now += timedelta(hours=1)
    desk.write("hai")
    stamp = standing(open_workbook(desk.path)).stamp
    lose(steps(desk.path, stamp)[-1].path)
    with pytest.raises(UsageError) as told:
        desk.undo()
    assert desk.text() == "hai"  # nothing was taken back in its place
    backup = Path(str(told.value).split("ngay trước lần ghi đó: ")[1].split(". Muốn")[0])
    assert Desk(backup).text() == "một"


@pytest.mark.parametrize("damage", [emptied, halved, overwritten])
def test_a_damaged_step_is_named_also_where_no_backup_is_left(desk: Desk, damage: Callable[[Path], None]) -> None:
    desk.write("một")
    stamp = standing(open_workbook(desk.path)).stamp
    step = steps(desk.path, stamp)[-1].path
    damage(step)
    for backup in backups(desk.path, stamp):
        backup.unlink()
    with pytest.raises(UsageError) as told:
        desk.undo()
    assert step.name in str(told.value)
    assert "Hãy mở các bản sao lưu" in str(told.value)
    assert desk.text() == "một"


def test_backups_named_in_the_future_do_not_cost_the_one_just_made(desk: Desk) -> None:
    desk.write("không")
    folder = desk.path.parent / "Sao lưu"
    for day in range(1, 21):
        shutil.copy(desk.path, folder / f"{desk.path.stem} 2031-01-{day:02} 08-00-00.xlsx")
    desk.write("một")
    kept = backups(desk.path, standing(open_workbook(desk.path)).stamp)
    assert len(kept) == 20
    assert Desk(kept[-1]).text() == "không"
    desk.now = datetime(2031, 5, 5)
    desk.write("hai")
    desk.now = NOW
    desk.write("ba")
    newest = backups(desk.path, standing(open_workbook(desk.path)).stamp)[-3:]
    assert [Desk(path).text() for path in newest] == ["không", "một", "hai"]


@pytest.mark.parametrize(
    "name",
    [
        pytest.param("{stem} 2031-01-01 08-00-00 ({number}).xlsx", id="told apart by a number"),
        pytest.param("{stem} 2031-01-01 08-00-00 {number:03}.xlsx", id="told apart as of old"),
        pytest.param("{stem} 2031-01-01 08-00-00 ({mark}-{number:04}-abcdef).xlsx", id="of a later writing"),
        pytest.param("{stem} 2020-01-01 08-00-00 ({mark}-{number:04}-abcdef).xlsx", id="of a later writing, old"),
    ],
)
@pytest.mark.parametrize("many", [20, 45])
def test_whatever_backups_are_called_the_one_just_made_is_kept(desk: Desk, name: str, many: int) -> None:
    desk.write("không")
    stamp = standing(open_workbook(desk.path)).stamp
    assert stamp is not None
    for number in range(900, 900 + many):
        copy = name.format(stem=desk.path.stem, number=number, mark=stamp.mark)
        shutil.copy(desk.path, desk.path.parent / "Sao lưu" / copy)
    desk.write("một")
    kept = backups(desk.path, standing(open_workbook(desk.path)).stamp)
    assert len(kept) == 20
    assert Desk(kept[-1]).text() == "không"
    desk.undo()
    assert desk.text() == "không"


def test_an_action_whose_undo_finds_nothing_to_put_back_is_done_with(desk: Desk) -> None:
    desk.write("một")
    desk.write("hai")
    place = (PLAN, row_of(desk.path, PLAN, TASK), column_of(desk.path, PLAN, FIELD))
    open_workbook(desk.path).apply(Changes(cells=[CellWrite(*place, "gõ tay")]))
    report = desk.undo()
    assert report is not None
    assert (report.undoing.restored, len(report.kept)) == (0, 1)
    assert desk.undo() is not None
    assert desk.text() == "gõ tay"
    assert desk.undo() is None


# the stamp lives on


def by_openpyxl(path: Path) -> None:
    book = openpyxl.load_workbook(path)
    book.save(path)


def by_office(path: Path) -> None:
    shutil.copy(convert(path, "xlsx", path.parent / "LibreOffice", path.parent / "hồ sơ"), path)


OFFICE = [pytest.mark.slow, pytest.mark.skipif(soffice() is None, reason="LibreOffice is not installed")]


@pytest.mark.parametrize("save", [by_openpyxl, pytest.param(by_office, marks=OFFICE)])
def test_the_id_and_the_step_outlive_a_save_by_another_program(tmp_path: Path, save: Callable[[Path], None]) -> None:
    desk = Desk(fresh(tmp_path))
    desk.write("một")
    before = standing(open_workbook(desk.path)).stamp
    save(desk.path)
    assert standing(open_workbook(desk.path)).stamp == before
    desk.undo()
    assert desk.text() is None


def test_a_note_in_the_stamps_place_stays(desk: Desk) -> None:
    open_workbook(desk.path).apply(Changes(cells=[CellWrite(LOG, 2, 1, "Sổ của văn phòng")]))
    desk.write("một")
    assert open_workbook(desk.path).block(LOG, 2, 1, 1) == [["Sổ của văn phòng"]]
    desk.undo()
    assert desk.text() is None


# kills

KILLED = textwrap.dedent(
    """
    import itertools, sys
    from datetime import datetime
    from pathlib import Path
    from taskbook.adapters.history import FileHistory, Recorded
    from taskbook.adapters.xlsx.workbook import open_workbook
    from taskbook.core.run import Run
    from taskbook.ports import CellWrite, Changes
    path, sheet, row, column = Path(sys.argv[1]), sys.argv[2], int(sys.argv[3]), int(sys.argv[4])
    print("ready", flush=True)
    for number in itertools.count(1):
        run = Run(datetime.now(), "Lan")
        book = Recorded(open_workbook(path), FileHistory(path), "accept", run)
        book.tables([sheet])
        book.apply(Changes(cells=[CellWrite(sheet, row, column, float(number))]))
    """
)


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(6))
def test_killed_at_any_moment_the_right_step_is_taken_back_or_told_missing(tmp_path: Path, seed: int) -> None:
    desk = Desk(fresh(tmp_path))
    place = (PLAN, row_of(desk.path, PLAN, TASK), column_of(desk.path, PLAN, FIELD))
    command = [sys.executable, "-c", KILLED, str(desk.path), *map(str, place)]
    run = subprocess.Popen(command, stdout=subprocess.PIPE)
    assert run.stdout is not None
    run.stdout.readline()
    time.sleep(random.Random(seed).uniform(0.2, 2.5))
    run.kill()
    run.wait()
    run.stdout.close()
    value = desk.text()
    try:
        report = desk.undo()
    except UsageError as told:
        backup = Path(str(told).split("ngay trước lần ghi đó: ")[1].split(". Muốn")[0])
        assert Desk(backup).text() == (value - 1 or None if isinstance(value, float) else None)
        return
    if value is None:
        assert report is None
    else:
        assert isinstance(value, float)
        assert desk.text() == (value - 1 or None)
    left = [file.name for file in tmp_path.rglob("*") if disk.TEMPORARY in file.name or file.name.endswith(".lock")]
    assert left == []


AT_ONCE = 9  # the code of a program that ends without tidying up


class KilledError(BaseException):
    """Stands for the end of the program that presses in Excel; Excel itself goes on."""


def killed_before_the_history(desk: Desk, text: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """An action whose program ends when the workbook is written and the history is not."""
    place = (PLAN, row_of(desk.path, PLAN, TASK), column_of(desk.path, PLAN, FIELD))
    if not desk.live:
        ending = f"import os\nFileHistory.push = lambda self, step: os._exit({AT_ONCE})\n"
        script = KILLED.replace("path, sheet, row", ending + "path, sheet, row", 1).replace("float(number)", repr(text))
        run = subprocess.run([sys.executable, "-c", script, str(desk.path), *map(str, place)], capture_output=True)
        assert run.returncode == AT_ONCE
        return
    book, store, _ = open_strict(desk.path)

    def end(history: FileHistory, step: object) -> None:
        raise KilledError

    run = Run(desk.now, "Lan")
    recorded = Recorded(LiveWorkbook(book, lambda: desk.now), FileHistory(desk.path), "accept", run)
    with monkeypatch.context() as patched:
        patched.setattr(FileHistory, "push", end)
        with pytest.raises(KilledError):
            recorded.apply(Changes(cells=[CellWrite(*place, text)]))
    store.save()


def test_a_kill_between_the_writing_and_the_history_is_told_with_the_copy_made_before_it(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk.write("một")
    desk.now += timedelta(hours=1)
    killed_before_the_history(desk, "hai", monkeypatch)
    assert desk.text() == "hai"
    with pytest.raises(UsageError) as told:
        desk.undo()
    backup = Path(str(told.value).split("ngay trước lần ghi đó: ")[1].split(". Muốn")[0])
    assert (desk.text(), Desk(backup).text()) == ("hai", "một")  # nothing was taken back in its place
    desk.write("ba")
    desk.undo()
    assert desk.text() == "hai"


def test_what_runs_on_files_since_renamed_left_behind_is_swept(tmp_path: Path) -> None:
    desk = Desk(fresh(tmp_path))
    desk.write("một")
    old, new = time.time() - 3 * 24 * 3600, time.time()
    left = {
        tmp_path / f".Sổ cũ.xlsx.abc{disk.TEMPORARY}": old,
        tmp_path / "Sao lưu" / f".Sổ cũ 2026-01-01 08-00-00.xlsx.abc{disk.TEMPORARY}": old,
        tmp_path / "Sao lưu" / f".Sổ cũ.xlsx 2026-01-01 08-00-00.hoantac.abc{disk.TEMPORARY}": old,
        tmp_path / ".Sổ cũ.xlsx.taskbook.lock": old,
        tmp_path / f".Sổ khác.xlsx.abc{disk.TEMPORARY}": new,
    }
    for file, age in left.items():
        file.write_bytes(b"")
        os.utime(file, (age, age))
    desk.now += timedelta(hours=1)
    desk.write("hai")
    assert [file.name for file in left if file.exists()] == [f".Sổ khác.xlsx.abc{disk.TEMPORARY}"]


# a sorted table


def test_after_the_plans_table_was_sorted_values_go_back_to_their_own_tasks(desk: Desk) -> None:
    desk.write("một")
    book = open_workbook(desk.path)
    [grid] = book.tables([PLAN])[PLAN]
    cells = [
        CellWrite(PLAN, grid.first_row + at, grid.first_column + place, column[-1 - at])
        for place, column in enumerate(grid.columns)
        for at in range(grid.height)
    ]
    before = desk.text()
    book.apply(Changes(cells=cells))  # type: ignore[arg-type]
    assert desk.text() == before  # looked up by the task's id
    report = desk.undo()
    assert report is not None
    assert (report.undoing.restored, report.kept) == (1, [])
    assert desk.text() is None
