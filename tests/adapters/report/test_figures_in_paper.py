"""Random tasks made into papers and read back: the figures in the Word file are those counted, and they add up."""

from __future__ import annotations

import io
import re
from datetime import date, timedelta

import docx
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from taskbook.adapters.report.form import OURS, fill
from taskbook.core.model import Flag, Plan, Status
from taskbook.core.period.figures import PeriodFigures
from taskbook.core.period.kinds import Period
from taskbook.core.period.line import TaskLine
from taskbook.core.report.model import Outline, Signing, Standing
from taskbook.core.report.outline import Office, outline
from taskbook.texts.report_fields import Head, fields
from taskbook.texts.report_rows import TOTAL
from taskbook_schemas.period_kinds import PeriodKind
from taskbook_schemas.report_kinds import ReportKind

QUARTER = Period(PeriodKind.QUARTER, 2026, 3)
C = QUARTER.last
UNITS = ("Phòng Kinh tế", "Công an xã", "A & B <c>")
PLAN = Plan("KH26", "12/KH-UBND", date(2026, 3, 10), 2026, "tăng trưởng", "KH 2026")
SIGNING = Signing("Chủ tịch", "BC-KT", ("TRƯỞNG PHÒNG",), "", ("Lưu: KT",), "Phòng Kinh tế")

FAST = (Phase.explicit, Phase.generate)
"""A failing paper is made too slowly to look for a smaller one."""
DRAWN = st.lists(
    st.tuples(
        st.sampled_from(list(Status)),
        st.integers(-200, 1500),
        st.lists(st.sampled_from(UNITS), max_size=2, unique=True),
        st.booleans(),
        st.text(st.characters(exclude_categories=["Cs"]), max_size=12),
    ),
    min_size=1,
    max_size=40,
)


def lines(drawn: list[tuple[Status, int, list[str], bool, str]]) -> tuple[TaskLine, ...]:
    return tuple(
        TaskLine(
            f"T{nth}",
            f"Việc {words}",
            "KH26",
            tuple(leads),
            tuple(leads[:1]),
            status,
            days=_days(status, days),
            due=C - timedelta(days=_days(status, days)),
            flags=(Flag.NEVER_REPORTED,) if silent else (),
            completed=C - timedelta(days=abs(days)) if status.done else None,
            reported=None if silent else C - timedelta(days=abs(days)),
        )
        for nth, (status, days, leads, silent, words) in enumerate(drawn)
    )


def _days(status: Status, days: int) -> int:
    """A task is late by a day or more, and one due soon or in time is not."""
    if status is Status.LATE:
        return abs(days) + 1
    return -abs(days) if status in (Status.IN_TIME, Status.DUE_SOON, Status.NOT_STARTED) else days


def paper(kind: ReportKind, made: Outline) -> docx.document.Document:
    data = fill(OURS / kind.row.template, fields(made, Head("xã Trường Tân", "Trường Tân", 2026)))
    assert isinstance(data, bytes), data
    return docx.Document(io.BytesIO(data))


def told(text: str, what: str) -> int:
    """The number that follows some words in the sentence, 0 where they are not there: a part that is 0 is left out."""
    found = re.search(rf"{what} ([\d.]+)", text)
    return int(found[1].replace(".", "")) if found else 0


def expected(figures: PeriodFigures) -> dict[str, int]:
    return {
        "tổng số nhiệm vụ được giao là": figures.total,
        "Đã hoàn thành": figures.done,
        "Đang thực hiện": figures.open,
        "trong hạn": figures.in_time,
        "sắp đến hạn": figures.due_soon,
        "nhiệm vụ quá hạn dài nhất": figures.longest_late_days or 0,
        "trong số quá hạn có": figures.late_no_report,
        "thường xuyên": figures.ongoing,
        "chờ điều kiện": figures.waiting,
        "chưa xác định thời hạn": figures.no_deadline,
        "chờ xác nhận kết quả": figures.to_confirm,
        "cần kiểm tra dữ liệu": figures.check_data,
        "tạm dừng": figures.suspended,
        "hủy": figures.cancelled,
    }


@settings(max_examples=12, deadline=None, phases=FAST, suppress_health_check=[HealthCheck.too_slow])
@given(DRAWN, st.booleans())
def test_a_report_read_back_says_the_figures_that_were_counted(
    drawn: list[tuple[Status, int, list[str], bool, str]], compares: bool
) -> None:
    now = lines(drawn)
    before = Standing(QUARTER.before, QUARTER.before.last, now[:5]) if compares else None
    made = outline(ReportKind.CHAIRMAN, Standing(QUARTER, C, now), before, None, Office((), (PLAN,), (), (), SIGNING))
    document, figures = paper(ReportKind.CHAIRMAN, made), made.figures
    texts = [paragraph.text for paragraph in document.paragraphs]
    [state] = [text for text in texts if text.startswith("Tính đến hết ngày")]
    assert {what: told(state, what) for what in expected(figures)} == expected(figures)
    beside = figures.ongoing + figures.waiting + figures.no_deadline + figures.to_confirm + figures.check_data
    assert figures.done + figures.open + beside == figures.total
    assert ("kỳ trước" in state) == compares
    assert any("nên không so sánh" in text for text in texts)  # of last year nothing is kept
    _tables_add_up(document, figures)
    yellow = {run.text for one in document.paragraphs for run in one.runs if run.font.highlight_color and run.text}
    assert len(yellow) == sum(gap.kind.value != "signed_by" for gap in made.gaps)


def _tables_add_up(document: docx.document.Document, figures: PeriodFigures) -> None:
    counted = 0
    for table in document.tables:
        head = [cell.text for cell in table.rows[0].cells]
        if head[:1] != ["TT"] or "Tổng số" not in head:
            continue
        counted += 1
        for row in table.rows[1:]:
            cells = dict(zip(head, (cell.text for cell in row.cells), strict=True))
            parts = [int(cells[name].replace(".", "")) for name in ("Hoàn thành", "Trong hạn", "Quá hạn", "Khác")]
            assert sum(parts) == int(cells["Tổng số"].replace(".", ""))
        assert cells[head[1]] == TOTAL
        assert cells["Tổng số"] == f"{figures.total:,}".replace(",", ".")
    assert counted >= 2


@settings(max_examples=6, deadline=None, phases=FAST, suppress_health_check=[HealthCheck.too_slow])
@given(DRAWN)
def test_a_letter_names_each_unit_with_as_many_tasks_as_its_annex_has(
    drawn: list[tuple[Status, int, list[str], bool, str]],
) -> None:
    now = lines([*drawn, (Status.LATE, 5, ["Phòng Kinh tế"], True, "")])
    made = outline(ReportKind.URGE, Standing(QUARTER, C, now), None, None, Office((), (PLAN,), (), (), SIGNING))
    document = paper(ReportKind.URGE, made)
    rows = [[cell.text for cell in row.cells] for table in document.tables for row in table.rows if len(row.cells) > 4]
    assert {row[1] for row in rows[1:]} == {line.id for line in made.late}
    texts = [paragraph.text for paragraph in document.paragraphs]
    for unit in made.late_units:
        if unit.name:
            assert any(text.startswith(f"- {unit.name}: {len(unit.lines)} nhiệm vụ") for text in texts)
