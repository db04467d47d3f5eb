"""Lines of `Nhật ký` for what an undo puts back."""

from __future__ import annotations

from taskbook.core.run import Run
from taskbook.core.undo import Left, PutBack, Step, Undoing
from taskbook.core.undo_values import writable
from taskbook.ports import Append, Link, Writable
from taskbook.texts import undo as texts
from taskbook_schemas.layout import Log
from taskbook_schemas.registry import LOG
from taskbook_schemas.words import LOG_UNDONE


def undo_log(step: Step, undoing: Undoing, run: Run) -> list[Append]:
    """Return a line for each input cell that goes back or cannot, one for the rest: an undo always leaves a trace."""
    lines = [_line(step, run, cell) for cell in undoing.put_back]
    rest = undoing.restored - len(lines)
    lines += [_left_line(step, run, cell) for cell in undoing.kept if cell.is_input]
    if rest or not lines:
        lines.append(_summary_line(step, run, rest))
    return [Append(LOG, Log.TOP, lines)]


def _line(step: Step, run: Run, cell: PutBack) -> tuple[Writable, ...]:
    place = cell.heading or texts.place(cell.sheet, cell.row)
    shown = cell.new.text if isinstance(cell.new, Link) else cell.new
    source = texts.source(step.action, step.when)
    return (run.now, run.who, LOG_UNDONE, cell.task, place, shown, writable(cell.old), source)


def _left_line(step: Step, run: Run, cell: Left) -> tuple[Writable, ...]:
    place = cell.heading or texts.place(cell.sheet, cell.row)
    said = f"{texts.source(step.action, step.when)}. {texts.not_put_back(cell.old, cell.why)}"
    return (run.now, run.who, LOG_UNDONE, cell.task, place, None, None, said)


def _summary_line(step: Step, run: Run, cells: int) -> tuple[Writable, ...]:
    said = texts.many_cells(cells) if cells else texts.SHEETS_ONLY
    return (run.now, run.who, LOG_UNDONE, None, said, None, None, texts.source(step.action, step.when))
