"""Makes of the sheet `Nhập kế hoạch` the plan that gets its own sheet, or says what is still to be mended."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from taskbook.core.appendix.identities import Numbered, propose_ids, under_code, unused
from taskbook.core.appendix.numbers import leading_mark, read_mark
from taskbook.core.appendix.reading import Field
from taskbook.core.appendix.row_words import put_behind
from taskbook.core.intake.columns import Kept, cells_of, column_problems, heading_words, kept_columns, place_of
from taskbook.core.intake.heads import Standing, head_problems
from taskbook.core.intake.model import Preview, PreviewHead, PreviewRow
from taskbook.core.intake.problems import Problem, ProblemCode
from taskbook.core.intake.sections import sections_of
from taskbook.core.intake.targets import targets_of
from taskbook.core.new_plan import NewPlan, NewRow
from taskbook_schemas.choices import (
    PLAN_ASSIGNED,
    PLAN_NEW,
    ROW_DROPPED,
    ROW_REST,
    ROW_SECTION,
    ROW_TASK,
)
from taskbook_schemas.layout import Intake
from taskbook_schemas.task_columns import SECTION_SEPARATOR


@dataclass(frozen=True, slots=True)
class Settled:
    """The plan, and the ids of tasks of the one it replaces that are to end."""

    plan: NewPlan
    dropped: tuple[str, ...] = ()


def settle(preview: Preview, standing: Standing) -> Settled | tuple[Problem, ...]:
    """Give the plan as a person left it, or every problem there is, in the order of the sheet."""
    kept = kept_columns(preview.columns, max((len(row.cells) for row in preview.rows), default=0))
    drafts, problems = _drafts(preview, kept)
    _give_ids(preview, kept, drafts)
    problems = [
        *head_problems(preview.head, standing),
        *column_problems(preview.columns),
        *problems,
        *_task_problems(preview, standing, kept, drafts),
    ]
    if problems:
        return tuple(sorted(problems, key=lambda one: (one.row, one.column)))
    return _settled(preview, kept, drafts)


@dataclass(slots=True)
class _Draft:
    """A task on its way: its row on the sheet, and its cells as they are taken."""

    row: PreviewRow
    section: str
    cells: list[str]
    id: str = ""


def _drafts(preview: Preview, kept: Sequence[Kept]) -> tuple[list[_Draft], list[Problem]]:
    drafts: list[_Draft] = []
    problems: list[Problem] = []
    words = [heading_words(row, kept) for row in preview.rows]
    for row, section in zip(preview.rows, sections_of(preview.rows, words), strict=True):
        if row.take == ROW_TASK:
            drafts.append(_Draft(row, section, _task_cells(row, kept), row.id))
        elif row.take == ROW_REST and drafts:
            drafts[-1].cells = [
                put_behind(*both) if both[1] else both[0]
                for both in zip(drafts[-1].cells, cells_of(row, kept), strict=True)
            ]
        elif row.take == ROW_REST:
            problems.append(Problem(ProblemCode.REST_ALONE, row.row, Intake.TAKE))
        elif not row.take:
            problems.append(Problem(ProblemCode.TAKE_BLANK, row.row, Intake.TAKE))
        elif row.take not in Intake.TAKES:
            problems.append(Problem(ProblemCode.TAKE_UNKNOWN, row.row, Intake.TAKE, (row.take,)))
    return drafts, problems


def _task_cells(row: PreviewRow, kept: Sequence[Kept]) -> list[str]:
    """A task's cells; what was read as a heading has its number in front of its words."""
    cells, number, task = cells_of(row, kept), place_of(kept, Field.NUMBER), place_of(kept, Field.TASK)
    was_heading = row.origin is not None and row.origin.take == ROW_SECTION
    if was_heading and number is not None and task is not None and not cells[number]:
        led = leading_mark(cells[task])
        if led is not None:
            cells[number] = cells[task][: len(cells[task]) - len(led[1])].strip().rstrip(".")
            cells[task] = led[1]
    return cells


def _give_ids(preview: Preview, kept: Sequence[Kept], drafts: Sequence[_Draft]) -> None:
    """Ids follow the plan's code where they are as proposed; tasks without one get one."""
    code, was = preview.head.code, preview.source.code if preview.source is not None else ""
    for draft in drafts:
        if draft.row.origin is not None and draft.id == draft.row.origin.id:
            draft.id = under_code(draft.id, was, code)
    bare = [draft for draft in drafts if not draft.id]
    taken = {draft.id.casefold() for draft in drafts}
    number = place_of(kept, Field.NUMBER)
    numbered = [
        Numbered(_keys(draft.section), read_mark(draft.cells[number]) if number is not None else None, goes_on=False)
        for draft in bare
    ]
    for draft, proposed in zip(bare, propose_ids(code, numbered), strict=True):
        draft.id = unused(proposed, taken)


def _keys(section: str) -> tuple[str, ...]:
    led = (leading_mark(heading) for heading in section.split(SECTION_SEPARATOR) if heading)
    return tuple(found[0].key for found in led if found is not None)


def _task_problems(
    preview: Preview, standing: Standing, kept: Sequence[Kept], drafts: Sequence[_Draft]
) -> Iterator[Problem]:
    if not drafts:
        yield Problem(ProblemCode.NO_TASKS, Intake.TOP, Intake.TAKE)
    task = place_of(kept, Field.TASK)
    own = standing.plan_of(preview.head.code) if preview.head.way != PLAN_NEW else None
    first: dict[str, int] = {}
    for draft in drafts:
        if task is not None and not draft.cells[task]:
            yield Problem(ProblemCode.TASK_EMPTY, draft.row.row, Intake.FIRST + kept[task].place)
        if preview.head.way == PLAN_ASSIGNED:  # a refresh gives letters' tasks their ids
            continue
        folded = draft.id.casefold()
        owner = standing.ids.get(folded)
        if folded in first:
            yield Problem(ProblemCode.ID_REPEATED, draft.row.row, Intake.ID, (draft.id, str(first[folded])))
        elif owner is not None and owner != own:
            yield Problem(ProblemCode.ID_TAKEN, draft.row.row, Intake.ID, (draft.id, owner))
        first.setdefault(folded, draft.row.row)


def _settled(preview: Preview, kept: Sequence[Kept], drafts: Sequence[_Draft]) -> Settled:
    head = preview.head
    year = _year(head)
    plan = NewPlan(
        code=head.code,
        sheet=head.sheet,
        number=head.number or None,
        issued=head.issued if isinstance(head.issued, date) else None,
        year=year,
        subject=head.subject,
        declared=preview.source.declared if preview.source is not None else None,
        columns=tuple(one.column for one in kept),
        rows=tuple(NewRow(draft.id, draft.section, tuple(draft.cells)) for draft in drafts),
        targets=tuple(targets_of(preview, kept, year)),
    )
    return Settled(plan, tuple(row.id for row in preview.rows if row.take == ROW_DROPPED and row.id))


def _year(head: PreviewHead) -> int:
    """The plan's year; a letter may say none (`head_problems`), then it is its day's, 0 where that is not known."""
    if isinstance(head.year, int):
        return head.year
    return head.issued.year if isinstance(head.issued, date) else 0
