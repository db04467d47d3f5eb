"""A report of an invented office with something in every place: forms are tried with it before anybody needs them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

from taskbook.core.model import Flag, Plan, Status, Target
from taskbook.core.period.kinds import Period
from taskbook.core.period.line import TaskLine
from taskbook.core.report.extensions import Extension
from taskbook.core.report.model import Said, Signing, Standing, ToDecide
from taskbook.core.report.outline import Office, outline
from taskbook.texts.report_fields import Head, fields
from taskbook_schemas.period_kinds import PeriodKind
from taskbook_schemas.report_kinds import ReportKind

_PERIOD = Period(PeriodKind.YEAR, 2026)
_PLAN = Plan("KH26", "1/KH-UBND", date(2026, 1, 5), 2026, "Phát triển kinh tế", "KH26")


def sample_fields(kind: ReportKind) -> Mapping[str, object]:
    """Return the fields of a report of a year in which every list has a row."""
    signing = Signing("Chủ tịch UBND xã", str(kind.row.sign.row.default), ("TRƯỞNG PHÒNG",), "", ("Lưu: VT",), "Phòng")
    office = Office(
        (),
        [_PLAN],
        [Target(5, "Thu ngân sách", "tỷ đồng", "≥ 12", 2026)],
        [Extension("A-1", "Việc", "Phòng", None, "Chờ", date(2026, 3, 1), "1", False, False, None, "", None)],
        signing,
    )
    now = Standing(_PERIOD, _PERIOD.last, _lines())
    made = outline(kind, now, Standing(_PERIOD.before, _PERIOD.before.last, _lines()[:1]), None, office)
    late = made.late[0]
    return fields(
        replace(made, causes=(Said(late, "Phòng", "Chờ"),), to_decide=(ToDecide(late, "Phòng", words="Đề nghị"),)),
        Head("xã An Bình", "An Bình", 2026),
    )


def _lines() -> tuple[TaskLine, ...]:
    def line(id: str, status: Status, **more: object) -> TaskLine:
        return TaskLine(id, "Nhiệm vụ", _PLAN.code, ("Phòng",), ("Nguyễn Văn A",), status, **more)  # type: ignore[arg-type]

    return (
        line("A-1", Status.LATE, days=5, due=date(2026, 12, 9), flags=(Flag.NEVER_REPORTED,), late_periods=2),
        line("A-2", Status.DONE_ON_TIME, due=date(2026, 6, 30), completed=date(2026, 6, 1), reported=date(2026, 6, 1)),
        line("A-3", Status.IN_TIME, days=-30, due=date(2027, 1, 13)),
    )
