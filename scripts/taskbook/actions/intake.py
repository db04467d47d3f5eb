"""The stories of a new plan: show what was read of it on `Nhập kế hoạch`; then take it from there into the workbook."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from taskbook.actions.appendix import PlanFile
from taskbook.actions.edges import PlanBook
from taskbook.actions.refresh import find_unit_sheets
from taskbook.actions.whole_file import save_whole
from taskbook.core.cell_address import address
from taskbook.core.gathered import Gathered
from taskbook.core.headings import key
from taskbook.core.intake.heads import Standing, free_head
from taskbook.core.intake.look_over import look_over
from taskbook.core.intake.model import Preview
from taskbook.core.intake.of_reading import preview_of, with_head
from taskbook.core.intake.problems import Problem, ProblemCode
from taskbook.core.intake.read_back import read_preview
from taskbook.core.intake.reissued import as_reissue, standing_plans
from taskbook.core.intake.settle import Settled, settle
from taskbook.core.intake.writing import amended_writing, assigned_writing, new_plan_writing
from taskbook.core.intake.written import Writing
from taskbook.core.reissue import compare, find_reissues
from taskbook.core.renewal import BookFacts
from taskbook.core.run import Run
from taskbook.core.undo import History
from taskbook.errors import PlanNotReadyError, UsageError
from taskbook.ports import Append, CellError, Changes, Receipt, Value, Workbook, Writable
from taskbook.sheets.intake import intake_emptied, intake_fill
from taskbook.tables import gather
from taskbook.tables.facts import book_facts
from taskbook.texts import intake as texts
from taskbook.texts.intake_problems import problems
from taskbook_schemas.choices import PLAN_ASSIGNED, PLAN_NEW
from taskbook_schemas.layout import Intake, Log
from taskbook_schemas.registry import ASSIGNED, INTAKE, LOG, PLANS

ACTION = "take"


@dataclass(frozen=True, slots=True)
class ShowReport:
    """What was shown; `replaced` is the file whose plan stood there before and was not taken, "" for none."""

    preview: Preview
    receipt: Receipt
    label: str
    replaced: str = ""


@dataclass(frozen=True, slots=True)
class Ready:
    """A plan that can be taken: the sheet as it stands, the plan that comes of it, the workbook as it was read."""

    preview: Preview
    settled: Settled
    gathered: Gathered


@dataclass(frozen=True, slots=True)
class TakeReport:
    """What was taken, and where the workbook as it was before is kept."""

    writing: Writing
    label: str
    backup: str


def show(workbook: Workbook, plan: PlanFile, run: Run) -> ShowReport:
    """Show a plan that was read on its sheet; nothing else is written but a line of the log.

    UsageError when the workbook has no such sheet yet.
    """
    _demand_sheet(workbook)
    before = shown_preview(workbook)
    gathered = gather(workbook)
    preview = look_over(_proposed(plan, workbook, gathered), gathered)
    line = (run.now, run.who, texts.LOG_SHOWN, None, texts.count_of_tasks(preview), None, None, plan.name)
    receipt = workbook.apply(Changes(fills=[intake_fill(preview)], appends=[Append(LOG, Log.TOP, [line])]))
    other = before is not None and (before.source is None or before.source.digest != plan.digest)
    return ShowReport(preview, receipt, workbook.label, _file_of(before) if other else "")


def _proposed(plan: PlanFile, workbook: Workbook, gathered: Gathered) -> Preview:
    """A new plan under a code of its own, or what a plan issued again would change."""
    preview = preview_of(plan.reading, plan.name, plan.path, plan.digest)
    known = _standing(workbook, gathered)
    found = find_reissues(plan.reading, plan.lines, standing_plans(gathered))
    if not found:
        return with_head(preview, free_head(preview.head, known))
    standing = found[0].plan
    others = [id_ for id_, code in known.ids.items() if code != standing.code]
    proposals = compare(standing.rows, plan.reading, found[0].extent, standing.code, others)
    return as_reissue(preview, found[0], proposals, known.plans[standing.code])


def shown_preview(workbook: Workbook) -> Preview | None:
    """The plan on the sheet as it stands, None when there is none."""
    return read_preview(workbook.block(INTAKE, Intake.HEAD_ROW, Intake.WIDTH))


def chosen_table(preview: Preview) -> tuple[str, int] | None:
    """The path of the file and the other table of it that a person asked for, None when it is the one that was read.

    PlanNotReadyError when it is no number, or the table was copied and there is no file to look into.
    """
    source, said = preview.source, preview.head.table
    if source is None or said in ("", str(source.table)):
        return None
    if not (said.isascii() and said.isdecimal()):
        raise PlanNotReadyError(texts.table_strange(address(Intake.HEAD_ROW, Intake.TABLE), said))
    if not source.path:
        raise PlanNotReadyError(texts.copied_once(address(Intake.HEAD_ROW, Intake.TABLE)))
    return source.path, int(said)


def prepare(workbook: Workbook) -> Ready:
    """The plan that would be taken. PlanNotReadyError names every cell that must be mended first."""
    _demand_sheet(workbook)
    preview = shown_preview(workbook)
    if preview is None:
        raise PlanNotReadyError(texts.nothing_to_take(workbook.label))
    gathered = gather(workbook)
    settled = settle(preview, _standing(workbook, gathered))
    if not isinstance(settled, Settled):
        raise PlanNotReadyError(problems(settled))
    return Ready(preview, settled, gathered)


def take(file: PlanBook, history: History, run: Run) -> TakeReport:
    """Take the plan that stands on the sheet, all or nothing.

    Errors: those of `prepare`, of reading and saving; PlanNotReadyError when something stands below a table.
    """
    workbook = file.workbook()
    ready = prepare(workbook)
    facts = book_facts(workbook, tuple(find_unit_sheets(workbook).existing))
    writing = _writing(ready, facts)
    made = file.with_plan(facts, writing.plan, {sheet: len(rows) for sheet, rows in writing.lines.items()})
    if made.in_the_way:
        sheet, taken = made.in_the_way[0]
        raise PlanNotReadyError(texts.in_the_way(sheet, address(taken.row, taken.column)))
    changes = _changes(writing, made.first_rows, _file_of(ready.preview), run)
    backup = save_whole(file, made, changes, facts.unit_sheets, ACTION, history, run)
    return TakeReport(writing, workbook.label, backup)


def _demand_sheet(workbook: Workbook) -> None:
    if key(INTAKE) not in {key(info.name) for info in workbook.sheets()}:
        raise UsageError(texts.no_sheet(workbook.label))


def _standing(workbook: Workbook, gathered: Gathered) -> Standing:
    names = [info.name for info in workbook.sheets()]
    tables, listed = workbook.tables(set(names)), gathered.fixed[PLANS]  # one that cannot be read is listed, too
    return Standing(
        plans={
            code: sheet or "" for code, sheet in zip(listed.texts("code"), listed.texts("sheet"), strict=True) if code
        },
        sheets=frozenset(map(key, names)),
        tables=frozenset(grid.table.casefold() for grids in tables.values() for grid in grids),
        ids={task.id.casefold(): table.plan.code for table in gathered.tables for task in table.tasks},
    )


def _writing(ready: Ready, facts: BookFacts) -> Writing:
    head = ready.preview.head
    if head.way == PLAN_NEW:
        return new_plan_writing(ready.settled, facts)
    if head.way == PLAN_ASSIGNED:
        if ASSIGNED not in facts.tables:
            raise PlanNotReadyError(texts.no_table_of_letters())
        return assigned_writing(ready.settled, facts)
    table = next((table for table in ready.gathered.tables if key(table.plan.code) == key(head.code)), None)
    if table is None:
        problem = Problem(ProblemCode.PLAN_UNREADABLE, Intake.HEAD_ROW, Intake.CODE, (head.code,))
        raise PlanNotReadyError(problems([problem]))
    return amended_writing(ready.preview, ready.settled, ready.gathered, table, facts)


def _changes(writing: Writing, first_rows: Mapping[str, int], file: str, run: Run) -> Changes:
    """All that is written; the log has a line for the plan, and for each word that changes or has no column."""
    head = (run.now, run.who, texts.LOG_TAKEN, None, texts.what_came(writing), None, None, file)
    lines = [
        (run.now, run.who, texts.LOG_TAKEN, said.task or None, said.heading, _as_written(said.old), said.new, file)
        for said in (*writing.said, *writing.unplaced)
    ]
    return Changes(
        cells=list(writing.all_cells(first_rows)),
        fills=[intake_emptied(texts.taken_from_here(writing, run.now))],
        appends=[Append(LOG, Log.TOP, [head, *lines])],
    )


def _as_written(value: Value) -> Writable:
    return value.code if isinstance(value, CellError) else value


def _file_of(preview: Preview | None) -> str:
    """The name of the file a preview was read from."""
    if preview is None or preview.source is None:
        return ""
    return preview.source.path.replace("\\", "/").rpartition("/")[2]
