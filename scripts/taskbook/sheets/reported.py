"""Who has reported: per batch X of Y units, late ones, tasks still without any report; as figures and as a sheet."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from taskbook.core.cell_address import shown
from taskbook.core.model import Task
from taskbook.core.replies.file_findings import Received
from taskbook.core.replies.received import batch_order
from taskbook.core.replies.remembered import read_files, write_files
from taskbook.core.row_heights import heights_by_kind
from taskbook.core.short_text import shortened
from taskbook.ports import SheetFill, Value, Writable
from taskbook.sheets.review import form_cells
from taskbook.texts import replies as texts
from taskbook.texts import replies_outcome as outcome_texts
from taskbook.texts import returned_sheets as page_texts
from taskbook_schemas.layout import Reports, Review, ReviewKind
from taskbook_schemas.registry import LOG, REPORTS

Row = tuple[Writable, ...]


@dataclass(frozen=True, slots=True)
class BatchReport:
    """Who has sent a batch's files back. `missing` are units with tasks of which nothing came.

    `late` are those of them whose day to reply has passed, and units whose file came after it.
    """

    batch: str
    as_of: date
    reported: tuple[Received, ...]
    empty: tuple[Received, ...]
    missing: tuple[str, ...]
    late: tuple[str, ...]

    @property
    def expected(self) -> int:
        """Of how many units a file was expected."""
        return len(self.reported) + len(self.empty) + len(self.missing)


def batch_reports(
    received: Sequence[Received], recipients: Mapping[str, int], today: date, reply_by: date | None
) -> tuple[BatchReport, ...]:
    """Return a report of every batch, the newest first. The day to reply is that of the newest batch alone.

    Expected are the units that get a sheet now, and those that sent one back.
    """
    batches = sorted({item.batch for item in received}, key=batch_order, reverse=True)
    return tuple(
        _report(batch, received, recipients, today, reply_by if place == 0 else None)
        for place, batch in enumerate(batches)
    )


def _report(
    batch: str, received: Sequence[Received], recipients: Mapping[str, int], today: date, reply_by: date | None
) -> BatchReport:
    here = [item for item in received if item.batch == batch]
    came = {item.unit for item in here}
    missing = tuple(unit for unit in recipients if unit not in came)
    late = [item.unit for item in here if reply_by and item.day > reply_by]
    if reply_by and today > reply_by:
        late += missing
    return BatchReport(
        batch,
        here[0].as_of,
        tuple(item for item in here if item.answered),
        tuple(item for item in here if not item.answered),
        missing,
        tuple(late),
    )


def without_report(tasks: Sequence[Task], now_reported: frozenset[tuple[str, int]] = frozenset()) -> list[Task]:
    """Return the open tasks nobody has reported on; `now_reported` are places just reported on."""
    return [
        task
        for task in tasks
        if task.last_report is None
        and task.completed is None
        and task.halt is None
        and (task.sheet, task.row) not in now_reported
    ]


def read_received(block: Sequence[Sequence[Value]]) -> tuple[Received, ...]:
    """Read the sheet's rows of units that sent a file; a row that a person spoilt is passed over."""
    kinds = (ReviewKind.REPORTED.value, ReviewKind.EMPTY.value)
    files = read_files(cells[Reports.KIND - 1] for cells in block)
    found = [item for cells in block if cells[Reports.KIND - 1] in kinds and (item := _received(cells))]
    return tuple(replace(item, files=files.get((item.batch, item.unit), ())) for item in found)


def _received(cells: Sequence[Value]) -> Received | None:
    batch, as_of, unit, _, day, file, tasks, answered = cells[:8]
    if not (isinstance(batch, str) and isinstance(unit, str) and isinstance(as_of, date) and isinstance(day, date)):
        return None
    counts = [int(number) if isinstance(number, float) else 0 for number in (tasks, answered)]
    return Received(batch, as_of, unit, shown(file), day, counts[0], counts[1])


def reports_fill(
    reports: Sequence[BatchReport], recipients: Mapping[str, int], unreported: Sequence[Task], missing: bool
) -> SheetFill:
    """Return the whole sheet `Báo cáo kỳ`; `missing` when the workbook has none yet."""
    rows = [row for report in reports for row in _rows(report, recipients)]
    rows += [_task(task) for task in unreported if reports]
    came = [item for report in reports for item in (*report.reported, *report.empty)]
    rows += [(*[None] * (Reports.KIND - 1), text) for text in write_files(came)]
    cells: list[tuple[int, int, Writable]] = [(*Reports.HEADLINE, _headline(reports, unreported))]
    if missing:
        cells += form_cells(Reports.TITLE, page_texts.REPORTS_TITLE, Reports.HEADER_ROW, Reports.HEADINGS)
    wrapped: dict[object, Sequence[int]] = {
        kind.value: range(1, len(Reports.HEADINGS) + 1) for kind in ReviewKind if kind is not ReviewKind.BATCH
    }
    return SheetFill(
        REPORTS,
        Reports.TOP,
        Reports.KIND,
        rows,
        cells=cells,
        template=LOG if missing else None,
        visible=True,
        heights=heights_by_kind(rows, Reports.WIDTHS, wrapped),
    )


def _headline(reports: Sequence[BatchReport], unreported: Sequence[Task]) -> str:
    return _line(reports[0], len(unreported)) if reports else page_texts.REPORTS_GUIDE


def _line(report: BatchReport, unreported: int) -> str:
    return outcome_texts.batch_headline(
        report.batch, len(report.reported), report.expected, len(report.late), unreported
    )


def _rows(report: BatchReport, recipients: Mapping[str, int]) -> Iterator[Row]:
    came = f"{len(report.reported)}/{report.expected}"
    yield (report.batch, report.as_of, None, came, *[None] * 5, ReviewKind.BATCH.value)
    for item in report.reported:
        state = texts.REPORTED_LATE if item.unit in report.late else texts.REPORTED
        yield _unit(item, state, ReviewKind.REPORTED)
    for item in report.empty:
        yield _unit(item, texts.EMPTY, ReviewKind.EMPTY)
    for unit in report.missing:
        state = texts.LATE_MISSING if unit in report.late else texts.MISSING
        row = (report.batch, report.as_of, unit, state, None, None, recipients[unit], None, None)
        yield (*row, ReviewKind.MISSING.value)


def _unit(item: Received, state: str, kind: ReviewKind) -> Row:
    return (
        item.batch,
        item.as_of,
        item.unit,
        state,
        item.day,
        item.file,
        item.tasks,
        item.answered,
        None,
        kind.value,
    )


def _task(task: Task) -> Row:
    return (
        task.id,
        None,
        task.lead_text,
        texts.TASK_UNREPORTED,
        *[None] * 4,
        shortened(task.name, Review.NAME_CHARACTERS),
        ReviewKind.TASK.value,
    )
