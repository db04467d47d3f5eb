"""The real workbook with random entries, two months closed: what the Word file says are the figures of `--json`.

They add up as the office's outline of a report wants it, in the whole and in each group.
"""

from __future__ import annotations

import json
from datetime import date, datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import docx
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from taskbook.actions.close import close
from taskbook.actions.outcomes.report import plain_report
from taskbook.actions.report import Wanted, report
from taskbook.adapters.report.store import ReportFolder
from taskbook.core.run import Run
from taskbook.outbox import Written
from taskbook.ports import CellWrite, Changes, Writable
from taskbook.texts.report_rows import TOTAL
from taskbook_schemas.period_kinds import PeriodKind
from taskbook_schemas.report_kinds import ReportKind
from tests.actions.real import RUN, fresh, opened
from tests.adapters.report.test_figures_in_paper import told

SHEETS = ("KTTN 2025", "TTKT 2026")
CLOSINGS = (date(2026, 9, 14), date(2026, 10, 14))
ENTRIES: tuple[dict[str, Writable], ...] = (
    {"Ngày hoàn thành": date(2026, 9, 1), "Số, ngày văn bản kết quả": "12/BC-UBND ngày 1/9/2026"},
    {"Ngày hoàn thành": date(2026, 10, 2), "Số, ngày văn bản kết quả": "15/BC-UBND ngày 2/10/2026"},
    {"Ngày hoàn thành": date(2026, 10, 2)},
    {"Ngày hoàn thành": "tuần trước"},
    {"Báo cáo gần nhất": date(2026, 10, 10), "Tình hình thực hiện": "Đang làm"},
    {"Tạm dừng/Hủy": "Tạm dừng", "Văn bản tạm dừng/hủy": "3/QĐ-UBND ngày 1/9/2026"},
    {"Tạm dừng/Hủy": "Hủy", "Văn bản tạm dừng/hủy": "4/QĐ-UBND ngày 1/9/2026"},
    {"Gia hạn đến ngày": date(2027, 3, 1), "Văn bản gia hạn": "9/QĐ-UBND ngày 5/9/2026"},
    {"Đề nghị gia hạn đến": date(2027, 1, 15), "Khó khăn, nguyên nhân": "Thiếu kinh phí & người"},
)
DRAWN = st.lists(
    st.tuples(st.sampled_from((0, 1)), st.sampled_from(SHEETS), st.integers(0, 40), st.sampled_from(ENTRIES)),
    max_size=30,
)


def typed(path: Path, drawn: list[tuple[int, str, int, dict[str, Writable]]], before: int) -> None:
    tables = opened(path).tables(SHEETS)
    cells = {
        (sheet, grid.first_row + nth % grid.height, grid.first_column + grid.headings.index(heading)): value
        for when, sheet, nth, entry in drawn
        if when == before
        for grid in tables[sheet][:1]
        for heading, value in entry.items()
    }
    opened(path).apply(Changes(cells=[CellWrite(*place, value) for place, value in cells.items()]))


def adds_up(figures: dict[str, Any]) -> None:
    assert figures["done"] == figures["done_on_time"] + figures["done_late"] + figures["done_no_deadline"]
    assert figures["open"] == figures["in_time"] + figures["late"]
    beside = ("ongoing", "waiting", "no_deadline", "to_confirm", "check_data")
    assert figures["total"] == figures["done"] + figures["open"] + sum(figures[name] for name in beside)
    assert figures["late_no_report"] <= figures["late"]
    assert figures["due_soon"] <= figures["in_time"]


def number(text: str) -> int:
    return int(text.replace(".", ""))


def tables_of(paper: Any) -> dict[str, list[dict[str, str]]]:
    found: dict[str, list[dict[str, str]]] = {}
    for table in paper.tables:
        head = [cell.text for cell in table.rows[0].cells]
        if head[0] == "TT":
            rows = [dict(zip(head, (cell.text for cell in row.cells), strict=True)) for row in table.rows[1:]]
            found.setdefault(head[1], rows)
    return found


@settings(
    max_examples=8,
    deadline=None,
    phases=(Phase.explicit, Phase.generate),  # a whole month is too slow to look for a smaller one
    suppress_health_check=[HealthCheck.too_slow],
)
@given(DRAWN)
def test_the_paper_says_the_figures_of_the_workbook_and_they_add_up(
    drawn: list[tuple[int, str, int, dict[str, Writable]]],
) -> None:
    with TemporaryDirectory() as folder:
        path = fresh(Path(folder))
        for nth, day in enumerate(CLOSINGS):
            typed(path, drawn, nth)
            close(opened(path), Run(datetime(2026, 11, 22, 9, 30), "Lan"), PeriodKind.MONTH, day, "")
        made = report(opened(path), RUN, ReportFolder(path.parent), Wanted(ReportKind.CHAIRMAN))
        assert isinstance(made.file, Written)
        plain: dict[str, Any] = json.loads(json.dumps(plain_report(made)))
        paper = docx.Document(str(made.file.path))
    adds_up(plain)
    adds_up(plain["previous"])
    for groups in ("by_unit", "by_leader", "by_plan"):
        for group in plain[groups]:
            adds_up(group)
    assert sum(group["total"] for group in plain["by_plan"]) == plain["total"]
    texts = [paragraph.text for paragraph in paper.paragraphs]
    [state] = [text for text in texts if text.startswith("Tính đến hết ngày")]
    assert told(state, "tổng số nhiệm vụ được giao là") == plain["total"]
    assert told(state, "Đã hoàn thành") == plain["done"]
    assert told(state, "Đang thực hiện") == plain["open"]
    assert told(state, "nhiệm vụ quá hạn dài nhất") == (plain["longest_late_days"] or 0)
    assert told(state, "trong số quá hạn có") == plain["late_no_report"]
    tables = tables_of(paper)
    for heading, groups in (("Đơn vị chủ trì", "by_unit"), ("Lãnh đạo chỉ đạo", "by_leader")):
        *rows, total = tables[heading]
        assert total[heading] == TOTAL
        for row, group in zip([*rows, total], [*plain[groups], plain], strict=True):
            says = [number(row[name]) for name in ("Tổng số", "Hoàn thành", "Trong hạn", "Quá hạn", "Chưa có báo cáo")]
            assert says == [group[name] for name in ("total", "done", "in_time", "late", "late_no_report")]
    late = [row for rows in tables.values() for row in rows if "Quá hạn (ngày)" in row]
    assert [row["Mã"] for row in late] == [task["id"] for task in plain["late_tasks"]]
