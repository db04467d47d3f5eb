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
    source = texts.source(step.action, step.when)
    lines = [_line(source, run, cell) for cell in undoing.put_back]
    rest = undoing.restored - len(lines)
    lines += [_left_line(source, run, cell) for cell in undoing.kept if cell.is_input]
    if rest or not lines:
        lines.append(_summary_line(source, run, rest))
    return [Append(LOG, Log.TOP, lines)]


def _line(source: str, run: Run, cell: PutBack) -> tuple[Writable, ...]:
    place = cell.heading or texts.place(cell.sheet, cell.row)
    shown = cell.new.text if isinstance(cell.new, Link) else cell.new
    return (run.now, run.who, LOG_UNDONE, cell.task, place, shown, writable(cell.old), source)


def _left_line(source: str, run: Run, cell: Left) -> tuple[Writable, ...]:
    place = cell.heading or texts.place(cell.sheet, cell.row)
    said = f"{source}. {texts.not_put_back(cell.old, cell.why)}"
    return (run.now, run.who, LOG_UNDONE, cell.task, place, None, None, said)


def _summary_line(source: str, run: Run, cells: int) -> tuple[Writable, ...]:
    said = texts.many_cells(cells) if cells else texts.SHEETS_ONLY
    return (run.now, run.who, LOG_UNDONE, None, said, None, None, source)
