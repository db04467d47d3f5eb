"""Rows of a report's tables: units, leaders and tasks as words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from taskbook.core.days import day_text
from taskbook.core.letters.lines import one_line
from taskbook.core.model import Flag, Target
from taskbook.core.period.figures import GroupFigures, PeriodFigures
from taskbook.core.period.line import TaskLine
from taskbook.core.report.extensions import Extension
from taskbook.core.report.model import Outline, Said, ToDecide
from taskbook.core.short_text import shortened_between_words
from taskbook.core.targets import achieved
from taskbook.texts.numbers import decimal, percent, whole

Row = dict[str, str]
_SHORT, _SHORTER = 90, 62  # a line of the text, two of a narrow column
TOTAL = "Cộng (không tính trùng)"


def groups(found: Iterable[GroupFigures], total: PeriodFigures, nobody: str) -> Iterator[Row]:
    """Yield a row of figures for each unit or leader, then the total; the parts of a row add up to its total."""
    for number, one in enumerate(found, start=1):
        yield {"no": str(number), "name": one_line(one.name or nobody), **_figures(one.figures)}
    yield {"no": "", "name": TOTAL, **_figures(total)}


def _figures(figures: PeriodFigures) -> Row:
    other = figures.total - figures.done - figures.open
    return {
        "total": whole(figures.total),
        "done": whole(figures.done),
        "in_time": whole(figures.in_time),
        "late": whole(figures.late),
        "no_report": whole(figures.late_no_report),
        "other": whole(other),
        "rate": percent(figures.done_of_all),
    }


def tasks(lines: Iterable[TaskLine]) -> Iterator[Row]:
    """Yield a row for each task."""
    for number, line in enumerate(lines, start=1):
        yield {
            "no": str(number),
            "id": line.id,
            "name": one_line(line.name),
            "short": shortened_between_words(one_line(line.name), _SHORT),
            "periods": str(line.late_periods),
            "units": one_line("; ".join(line.leads)),
            "leaders": one_line("; ".join(line.leaders)),
            "deadline": one_line(line.deadline),
            "due": day_text(line.due),
            "days": whole(abs(line.days)) if line.days is not None else "",
            "status": line.status.value,
            "completed": day_text(line.completed),
            "reported": reported(line),
            "note": note(line),
        }


def reported(line: TaskLine) -> str:
    """Say when a task was reported on last."""
    if line.never_reported:
        return Flag.NEVER_REPORTED.value
    return f"gần nhất {day_text(line.reported)}" if line.reported else "đã báo cáo, chưa ghi ngày"


def note(line: TaskLine) -> str:
    """Say what stands beside a task's status."""
    told = [flag.value for flag in line.flags]
    if line.late_periods > 1:
        told.append(f"quá hạn {line.late_periods} kỳ liên tiếp")
    return "; ".join(told)


def late_by_unit(made: Outline, nobody: str) -> Iterator[dict[str, object]]:
    """Yield the units with late tasks in falling order, each with its tasks."""
    for unit in made.late_units:
        longest = max((line.days or 0 for line in unit.lines), default=0)
        yield {
            "name": one_line(unit.name or nobody),
            "late": whole(len(unit.lines)),
            "longest": whole(longest),
            "tasks": list(tasks(unit.lines)),
        }


def quotes(found: Iterable[Said]) -> Iterator[Row]:
    """Yield units' own words, each with its unit and tasks: what a unit says of several alike is quoted once."""
    tasks: dict[tuple[str, str], list[str]] = {}
    for one in found:
        tasks.setdefault((one_line(one.unit), one_line(one.words)), []).append(one.line.id)
    for (unit, words), ids in tasks.items():
        yield {"unit": unit, "id": ", ".join(ids), "words": words}


def to_decide(found: Iterable[ToDecide]) -> Iterator[Row]:
    """Yield what waits for a decision."""
    for number, one in enumerate(found, start=1):
        yield {
            "no": str(number),
            "unit": one_line(one.unit),
            "id": one.line.id,
            "name": one_line(one.line.name),
            "short": shortened_between_words(one_line(one.line.name), _SHORTER),
            "words": f"Đề nghị gia hạn đến {day_text(one.asked)}" if one.asked else one_line(one.words),
        }


def targets(found: Sequence[Target]) -> Iterator[Row]:
    """Yield the targets; one without a figure says so."""
    for number, one in enumerate(found, start=1):
        share = achieved(one)
        measure = f" ({one.unit_of_measure})" if one.unit_of_measure else ""
        yield {
            "no": str(number),
            "name": one_line(one.name + measure),
            "goal": one_line(one.goal or ""),
            "actual": decimal(one.actual) if one.actual is not None else "chưa có số liệu",
            "share": f"{decimal(share)}%" if share is not None else "",
            "day": day_text(one.measured_on),
        }


def extensions(found: Iterable[Extension]) -> Iterator[Row]:
    """Yield the requests for an extension and what was decided."""
    for number, one in enumerate(found, start=1):
        said: Mapping[tuple[bool, bool], str] = {(True, False): "đồng ý", (False, True): "không đồng ý"}
        document = " ".join(
            part for part in (one.document, f"ngày {day_text(one.signed)}" if one.signed else "") if part
        )
        yield {
            "no": str(number),
            "id": one.id,
            "name": one_line(one.name),
            "units": one_line(one.unit),
            "asked": one_line(one.proposed) or f"Gia hạn đến {day_text(one.asked)}",
            "reason": one_line(one.reason),
            "received": day_text(one.received),
            "nth": one.nth,
            "decision": said.get((one.granted, one.refused), "chưa quyết định"),
            "until": "; ".join(part for part in (one_line(one.approved), day_text(one.until)) if part),
            "document": one_line(document),
        }
