"""A report of the real workbook: of which closing, compared with what, what is left to write; nothing in it changes."""

from __future__ import annotations

import json
from dataclasses import fields as fields_of
from datetime import date, datetime
from pathlib import Path

import docx
import pytest
from docx.enum.text import WD_COLOR_INDEX

from taskbook.actions.close import close
from taskbook.actions.outcomes.report import plain_report, report_lines
from taskbook.actions.report import ReportMade, Wanted, report
from taskbook.adapters.report.store import ReportFolder
from taskbook.core.office import Office
from taskbook.core.period.figures import PeriodFigures
from taskbook.core.run import Run
from taskbook.errors import NothingToReportError, UsageError
from taskbook.outbox import NotWritten, Written
from taskbook.ports import CellWrite, Changes
from taskbook_build.master import build_for
from taskbook_schemas.layout import Snapshots
from taskbook_schemas.period_kinds import PeriodKind
from taskbook_schemas.registry import SNAPSHOTS
from taskbook_schemas.report_kinds import ReportKind
from tests.actions.real import RUN, fresh, opened, typed

PLAN, TASK = "KTTN 2025", "KTTN25-II.1.4"
DONE = {"Ngày_hoàn_thành": date(2026, 10, 1), "Số,_ngày_văn_bản_kết_quả": "12/BC-UBND ngày 1/10/2026"}
_STATUS = Snapshots.HEADINGS.index("Trạng thái") + 1
SEPTEMBER, OCTOBER = date(2026, 9, 14), date(2026, 10, 14)


@pytest.fixture
def book(tmp_path: Path) -> Path:
    return fresh(tmp_path)


def closed(book: Path, day: date, kind: PeriodKind = PeriodKind.MONTH, reason: str = "") -> None:
    close(opened(book), Run(datetime(2026, 11, 22, 9, 30), "Lan"), kind, day, reason)


def made(book: Path, kind: ReportKind = ReportKind.CHAIRMAN, **wanted: object) -> ReportMade:
    asked = Wanted(kind, **wanted)  # type: ignore[arg-type]
    return report(opened(book), RUN, ReportFolder(book.parent), asked)


def path_of(found: ReportMade) -> Path:
    assert isinstance(found.file, Written), found.file
    return found.file.path


def words(path: Path) -> str:
    return "\n".join(paragraph.text for paragraph in docx.Document(str(path)).paragraphs)


def yellow(path: Path) -> list[str]:
    document = docx.Document(str(path))
    cells = [cell for table in document.tables for row in table.rows for cell in row.cells]
    paragraphs = [*document.paragraphs, *(paragraph for cell in cells for paragraph in cell.paragraphs)]
    runs = [run for paragraph in paragraphs for run in paragraph.runs]
    return [run.text for run in runs if run.font.highlight_color == WD_COLOR_INDEX.YELLOW and run.text]


def test_the_newest_closed_period_is_reported_on_and_the_workbook_stays_as_it_is(book: Path) -> None:
    closed(book, SEPTEMBER)
    typed(book, PLAN, TASK, **DONE)
    closed(book, OCTOBER)
    before = book.read_bytes()
    found = made(book)
    assert book.read_bytes() == before
    now = found.outline.now
    assert (now.period.name, now.as_of, now.closed) == ("Tháng 10/2026", OCTOBER, True)
    assert found.outline.before is not None
    assert found.outline.before.period.name == "Tháng 9/2026"
    assert [line.id for line in found.outline.done] == [TASK]
    path = path_of(found)
    assert path == book.parent / "Báo cáo" / "Bao cao Chu tich T10-2026 14-10-2026.docx"
    told = words(path)
    assert "(Số liệu đến hết ngày 14 tháng 10 năm 2026)" in told
    assert "Kỳ tháng 9/2026 (số liệu đến hết ngày 14/9/2026): được giao " in told


def test_what_is_typed_after_a_closing_does_not_change_its_figures(book: Path) -> None:
    closed(book, OCTOBER)
    first = made(book).outline
    typed(book, PLAN, TASK, **DONE)
    second = made(book).outline
    assert (second.figures, second.late, second.done) == (first.figures, first.late, first.done)


def test_units_own_words_are_quoted_and_proposals_laid_out_to_decide(book: Path) -> None:
    late = "KTTN25-V.1"
    typed(book, PLAN, late, **{"Khó_khăn,_nguyên_nhân": "Chưa có kinh phí", "Đề_xuất": "Bố trí vốn"})
    found = made(book)
    assert [(said.line.id, said.words) for said in found.outline.causes] == [(late, "Chưa có kinh phí")]
    assert [one.words for one in found.outline.to_decide] == ["Bố trí vốn"]
    assert "«Chưa có kinh phí»" in words(path_of(found))


def test_where_nothing_is_closed_the_figures_of_now_are_told_as_such_and_nothing_is_compared(book: Path) -> None:
    found = made(book)
    assert (found.outline.now.as_of, found.outline.now.closed, found.outline.before) == (RUN.today, False, None)
    told = words(path_of(found))
    assert "kỳ chưa chốt" in told
    assert "nên không so sánh" in told
    assert "so với kỳ trước" not in told
    lines = list(report_lines(found))
    assert "CHƯA CHỐT" in lines[0]
    assert "không so sánh" in lines[1]


def test_a_period_that_is_named_and_not_closed_is_judged_at_its_own_last_day(book: Path) -> None:
    closed(book, OCTOBER)
    now = made(book, period=PeriodKind.QUARTER).outline.now
    assert (now.period.name, now.as_of, now.closed) == ("Quý III/2026", SEPTEMBER, False)


def test_a_day_takes_the_closing_of_that_day_and_no_other(book: Path) -> None:
    closed(book, SEPTEMBER)
    closed(book, OCTOBER)
    assert made(book, as_of=SEPTEMBER).outline.now.closed
    other = made(book, as_of=date(2026, 10, 10)).outline.now
    assert (other.as_of, other.closed) == (date(2026, 10, 10), False)


def test_of_several_closings_of_one_period_the_newest_counts(book: Path) -> None:
    closed(book, OCTOBER)
    typed(book, PLAN, TASK, **DONE)
    closed(book, OCTOBER, reason="Bổ sung kết quả")
    assert made(book).outline.figures.done == 1


def test_rows_lost_from_the_closing_stop_its_report(book: Path) -> None:
    closed(book, OCTOBER)
    opened(book).apply(Changes(cells=[CellWrite(SNAPSHOTS, Snapshots.TOP, _STATUS, "hỏng")]))
    with pytest.raises(NothingToReportError, match="thiếu hoặc hỏng 1 dòng của kỳ «Tháng 10/2026»"):
        made(book)


def test_every_place_left_to_a_person_is_yellow_and_counted(book: Path) -> None:
    for kind in ReportKind:
        found = made(book, kind)
        gaps = found.outline.gaps
        assert len(yellow(path_of(found))) == len(gaps)
        assert f"Còn {len(gaps)} chỗ cần viết: " in list(report_lines(found))[-1]


def test_a_report_of_one_plan_counts_that_plan_alone(book: Path) -> None:
    found = made(book, plans=("ttkt26",))
    assert {line.plan for line in found.outline.now.lines} == {"TTKT26"}
    assert path_of(found).stem.endswith(" TTKT26")
    with pytest.raises(UsageError, match=r"Không có kế hoạch mã «TTKT62».*TTKT26"):
        made(book, plans=("TTKT62",))


def test_the_longest_reports_have_targets_extensions_and_all_tasks(book: Path) -> None:
    closed(book, SEPTEMBER, PeriodKind.QUARTER)
    found = made(book, period=PeriodKind.QUARTER)
    told = words(path_of(found))
    for part in (
        "4. Thực hiện chỉ tiêu",
        "6. Gia hạn, sửa đổi",
        "7. Dự toán kinh phí",
        "TÌNH HÌNH THỰC HIỆN CÁC NHIỆM VỤ",
        "quý III/2025",
    ):
        assert part in told
    assert "Thực hiện chỉ tiêu" not in words(path_of(made(book, as_of=OCTOBER)))


def test_nobody_is_urged_where_nothing_is_late(book: Path) -> None:
    with pytest.raises(NothingToReportError, match="không có nhiệm vụ quá hạn"):
        made(book, ReportKind.URGE, as_of=date(2025, 9, 22))


def test_the_figures_for_other_programs_have_all_keys_and_are_those_of_the_report(book: Path) -> None:
    closed(book, SEPTEMBER)
    closed(book, OCTOBER)
    found = made(book)
    plain = json.loads(json.dumps(plain_report(found)))
    names = {field.name for field in fields_of(PeriodFigures)}
    assert names | {"as_of", "period", "previous", "rates", "by_unit", "by_leader", "by_plan", "gaps"} <= set(plain)
    assert set(plain["rates"]) == {"done_of_all", "late_of_with_deadline", "done_of_due", "updated"}
    assert names | {"as_of", "period", "rates"} == set(plain["previous"])
    assert plain["previous"]["period"] == "Tháng 9/2026"
    assert all(set(gap) == {"heading", "what"} for gap in plain["gaps"])
    assert sum(one["total"] for one in plain["by_plan"]) == plain["total"] == found.outline.figures.total
    assert f"tổng số nhiệm vụ được giao là {plain['total']}." in words(path_of(found))


def test_a_file_that_is_open_is_told_with_what_to_do(book: Path) -> None:
    path = path_of(made(book))
    (path.parent / f"~${path.name[2:]}").write_bytes(b"")
    found = made(book)
    assert isinstance(found.file, NotWritten)
    assert str(path) in next(report_lines(found))


def test_a_workbook_without_a_task_is_not_reported_on_and_says_what_to_look_at(tmp_path: Path) -> None:
    book = tmp_path / "Moi.xlsx"
    book.write_bytes(build_for(Office("xã An Bình", "", "An Bình", (), ())))
    with pytest.raises(NothingToReportError, match=r"«Moi.xlsx» chưa có nhiệm vụ nào tính được.*bấm «Kiểm tra»"):
        made(book)
