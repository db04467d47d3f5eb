"""A period is closed in one writing with a refresh; what was closed stays, and later figures are compared with it."""

from __future__ import annotations

import random
import subprocess
import sys
import time
from datetime import date, datetime
from pathlib import Path

import openpyxl
import pytest

from taskbook.actions.close import CloseReport, close, intent
from taskbook.actions.letter_batch import Wanted
from taskbook.actions.letters import prepare
from taskbook.actions.outcomes.close import closed_lines
from taskbook.actions.undo import undo
from taskbook.adapters.history import FileHistory, Recorded
from taskbook.adapters.mail.desk import MailDesk
from taskbook.core.letters.model import LetterKind
from taskbook.core.period.figures import figures_of
from taskbook.data import default_office
from taskbook.errors import NothingToCloseError, ReasonNeededError
from taskbook.tables.closings import Closings
from taskbook_build.master import build_for
from taskbook_schemas.layout import Movements, Snapshots, Summary
from taskbook_schemas.period_kinds import PeriodKind
from taskbook_schemas.registry import LOG, MOVEMENTS, SNAPSHOTS, SUMMARY
from tests.contract.history import no_whole_file
from tests.marks import unix_only

from .real import RUN, fresh, opened, read, refreshed, typed

PLAN, FIRST, SECOND, THIRD = "KTTN 2025", "KTTN25-II.1.1", "KTTN25-II.1.2", "KTTN25-II.1.3"
SEPTEMBER, OCTOBER, NOVEMBER = date(2026, 9, 14), date(2026, 10, 14), date(2026, 11, 14)
MONTH = PeriodKind.MONTH


@pytest.fixture
def book(tmp_path: Path) -> Path:
    path = fresh(tmp_path)
    refreshed(path)
    return path


def closed(path: Path, as_of: date | None = None, reason: str = "", kind: PeriodKind = MONTH) -> CloseReport:
    workbook = Recorded(opened(path), FileHistory(path), "close", RUN)
    return close(workbook, RUN, kind, as_of, reason)


def snapshot(path: Path) -> list[tuple[object, ...]]:
    return [row for row in read(path)[SNAPSHOTS].iter_rows(min_row=Snapshots.TOP, values_only=True) if row[0]]


def lists(path: Path) -> dict[str, list[str]]:
    """The lists of `Biến động`: title without its number -> ids."""
    found: dict[str, list[str]] = {}
    title = ""
    for row in read(path)[MOVEMENTS].iter_rows(min_row=Movements.TOP, values_only=True):
        if row[Movements.KIND - 1] == "title":
            title = str(row[0]).split(":")[0]
        elif row[Movements.KIND - 1] == "item":
            found.setdefault(title, []).append(str(row[0]))
    return found


def test_the_first_closing_keeps_every_task_and_invents_no_figure_to_compare_with(book: Path) -> None:
    report = closed(book, SEPTEMBER)
    rows = snapshot(book)
    assert len(rows) == len({row[3] for row in rows}) == 57
    assert {row[:3] for row in rows} == {("Tháng 9/2026", datetime(2026, 9, 14), 1)}
    assert {row[Snapshots.COUNT - 1] for row in rows} == {57}
    assert read(book)[SNAPSHOTS].sheet_state == "hidden"
    told = "\n".join(closed_lines(book.name, report))
    assert "Đã chốt kỳ «Tháng 9/2026», số liệu đến hết ngày 14/9/2026: 57 nhiệm vụ" in told
    assert "Chưa có số liệu kỳ «Tháng 8/2026» để so sánh." in told
    assert read(book)[SUMMARY].cell(*Summary.CHANGES).value is None
    assert "Chưa có kỳ nào được chốt" in str(read(book)[MOVEMENTS].cell(*Movements.HEADLINE).value)
    assert lists(book) == {}
    log = [row for row in read(book)[LOG].iter_rows(values_only=True) if row[2] == "Chốt kỳ"]
    assert len(log) == 1
    assert log[0][4] == "Tháng 9/2026, lần 1: 57 nhiệm vụ, số liệu đến hết ngày 14/9/2026"


def test_two_closings_of_the_real_workbook_with_real_entries(book: Path) -> None:
    """Checked by hand once: three tasks late in September, one of them done, one extended, one still late."""
    closed(book, SEPTEMBER)
    typed(book, PLAN, FIRST, **{"Ngày_hoàn_thành": date(2026, 10, 2), "Số,_ngày_văn_bản_kết_quả": "21/BC-UBND"})
    typed(book, PLAN, SECOND, **{"Gia_hạn_đến_ngày": date(2026, 12, 31), "Văn_bản_gia_hạn": "15/TB-UBND"})
    typed(book, PLAN, THIRD, Tình_hình_thực_hiện="Đang lấy ý kiến các thôn", Báo_cáo_gần_nhất=date(2026, 10, 5))
    report = closed(book, OCTOBER)
    assert report.before is not None
    found = lists(book)
    assert found["Mới hoàn thành"] == [FIRST]
    assert found["Đổi thời hạn"] == [SECOND]
    assert found["Hết quá hạn mà chưa xong"] == [SECOND]
    assert THIRD in found["Vẫn quá hạn"]
    assert "Mới quá hạn" not in found
    now, before = (figures_of(one, SEPTEMBER, OCTOBER) for one in (report.lines, report.before.lines))
    assert (now.done - before.done, now.late - before.late, before.late - before.late_no_report) == (1, -2, 0)
    assert now.late - now.late_no_report == 1
    line = str(read(book)[SUMMARY].cell(*Summary.CHANGES).value)
    assert line.endswith("So với kỳ «Tháng 9/2026» (14/9/2026): hoàn thành +1, quá hạn −2, đổi hạn 1.")
    assert next(one for one in report.lines if one.id == THIRD).late_periods == 2
    third = closed(book, NOVEMBER)
    assert next(one for one in third.lines if one.id == THIRD).late_periods == 3


def test_what_is_read_back_is_what_was_closed(book: Path) -> None:
    reports = [closed(book, day) for day in (SEPTEMBER, OCTOBER)]
    closings = Closings(opened(book))
    for report in reports:
        found = closings.newest(report.mark.period)
        assert found is not None
        assert found.lines == report.lines
        assert found.lost == 0
    last = closings.last
    assert last is not None
    assert last.mark == reports[1].mark
    before = closings.last_before(OCTOBER)
    assert before is not None
    assert before.mark == reports[0].mark
    assert closings.last_before(SEPTEMBER) is None


def test_closing_again_needs_a_reason_and_keeps_both(book: Path) -> None:
    closed(book, SEPTEMBER)
    before = book.read_bytes()
    with pytest.raises(ReasonNeededError, match=r"Tháng 9/2026.*đã chốt lần 1.*lý do"):
        closed(book, date(2026, 9, 20), "  ")
    assert book.read_bytes() == before
    typed(book, PLAN, FIRST, **{"Ngày_hoàn_thành": date(2026, 9, 10), "Số,_ngày_văn_bản_kết_quả": "21/BC-UBND"})
    report = closed(book, SEPTEMBER, "Văn phòng gửi báo cáo muộn")
    assert report.mark.nth == 2
    assert len(snapshot(book)) == 2 * 57
    assert "Lý do chốt lại: Văn phòng gửi báo cáo muộn" in str(snapshot(book)[-1][19])
    newest = Closings(opened(book)).newest(report.mark.period)
    assert newest is not None
    assert newest.mark.nth == 2


def test_nothing_is_closed_ahead_of_its_day_or_without_tasks(book: Path, tmp_path: Path) -> None:
    before = book.read_bytes()
    with pytest.raises(NothingToCloseError, match="hôm nay mới là 22/11/2026"):
        closed(book, date(2026, 12, 14))
    assert book.read_bytes() == before
    empty = tmp_path / "trong.xlsx"
    empty.write_bytes(build_for(default_office()))
    with pytest.raises(NothingToCloseError, match="chưa có nhiệm vụ nào"):
        closed(empty, SEPTEMBER)


def test_without_a_day_the_last_period_that_is_over_is_closed(book: Path) -> None:
    found = intent(opened(book), RUN, MONTH, None)
    assert (found.period.name, found.as_of, found.nth) == ("Tháng 11/2026", date(2026, 11, 14), 1)
    assert closed(book, kind=PeriodKind.QUARTER).mark.period.name == "Quý III/2026"


def test_an_undo_gives_back_the_other_sheets_and_leaves_the_closing(book: Path) -> None:
    closed(book, SEPTEMBER)
    kept = snapshot(book)
    done = undo(opened(book), FileHistory(book), lambda path: opened(Path(path)), RUN, no_whole_file)
    assert done is not None
    assert snapshot(book) == kept
    assert "22/11/2026" in str(read(book)[SUMMARY].cell(*Summary.AS_OF).value)


def test_rows_that_were_sorted_are_compared_all_the_same_and_lost_ones_are_told(book: Path) -> None:
    closed(book, SEPTEMBER)
    made = openpyxl.load_workbook(book)
    sheet = made[SNAPSHOTS]
    rows = sorted(sheet.iter_rows(min_row=Snapshots.TOP, values_only=True), key=lambda row: str(row[9]))
    for number, cells in enumerate(rows[1:], Snapshots.TOP):
        for column, value in enumerate(cells, 1):
            sheet.cell(number, column, value)
    sheet.delete_rows(Snapshots.TOP + len(rows) - 1)
    made.save(book)
    report = closed(book, OCTOBER)
    assert report.before is not None
    assert len(report.before.lines) == 56
    assert "thiếu hoặc hỏng 1 dòng của kỳ «Tháng 9/2026»" in "\n".join(closed_lines(book.name, report))
    assert "thiếu 1 dòng" in str(read(book)[MOVEMENTS].cell(*Movements.HEADLINE).value)
    assert len(lists(book)["Nhiệm vụ mới"]) == 1


def test_a_workbook_without_the_sheet_gets_it_with_its_first_closing(book: Path) -> None:
    made = openpyxl.load_workbook(book)
    del made[SNAPSHOTS]
    del made[MOVEMENTS]
    made.save(book)
    closed(book, SEPTEMBER)
    report = closed(book, OCTOBER)
    assert read(book)[SNAPSHOTS].sheet_state == "hidden"
    assert len(snapshot(book)) == 2 * 57
    assert report.before is not None
    assert isinstance(read(book)[SNAPSHOTS].cell(Snapshots.TOP, 2).value, datetime)
    assert MOVEMENTS not in read(book).sheetnames


@unix_only("no program is killed there")
def test_however_it_is_killed_a_period_is_closed_or_not(book: Path) -> None:
    chance = random.Random(20261122)
    command = [
        sys.executable,
        "-m",
        "taskbook",
        "close",
        str(book),
        "--as-of",
        SEPTEMBER.isoformat(),
        "--reason",
        "thử",
    ]
    before = 0
    for _ in range(8):
        running = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        time.sleep(chance.uniform(0.2, 2.0))
        running.kill()
        running.wait(10)
        rows = len(snapshot(book))
        assert rows % 57 == 0
        assert rows - before in (0, 57)
        before = rows


def test_letters_tell_since_how_many_periods_a_task_is_late(book: Path) -> None:
    wanted = Wanted(LetterKind.LEADER)
    assert "kỳ báo cáo liên tiếp" not in _words(book, wanted)
    for day in (SEPTEMBER, OCTOBER):
        closed(book, day)
    told = _words(book, wanted)
    assert "Quá hạn 3 kỳ báo cáo liên tiếp." in told
    assert "Mới quá hạn trong kỳ này." not in told


def _words(book: Path, wanted: Wanted) -> str:
    batch = prepare(opened(book), RUN, MailDesk(book), wanted)
    assert batch.ready or batch.chats
    return "\n".join(one.words.text for one in (*batch.ready, *batch.chats))
