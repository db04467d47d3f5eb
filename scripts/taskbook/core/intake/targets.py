"""The targets of a plan as a person kept them on the sheet `Nhập kế hoạch`."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from taskbook.core.appendix.lines import one_line
from taskbook.core.appendix.reading import Field
from taskbook.core.intake.beside import put_below, with_headings
from taskbook.core.intake.columns import Kept, cells_of, heading_words, place_of
from taskbook.core.intake.goals import goal_of
from taskbook.core.intake.model import Preview, PreviewRow
from taskbook.core.intake.sections import sections_of
from taskbook.core.new_plan import NewTarget
from taskbook.core.reissue import SECTION
from taskbook_schemas.choices import ROW_TARGET
from taskbook_schemas.task_columns import BY_FIELD, SECTION_SEPARATOR


def targets_of(preview: Preview, kept: Sequence[Kept], year: int) -> Iterator[NewTarget]:
    """The rows that are kept as targets and say something."""
    words = [heading_words(row, kept) for row in preview.rows]
    for row, section in zip(preview.rows, sections_of(preview.rows, words), strict=True):
        if row.take == ROW_TARGET and (any(cells_of(row, kept)) or _typed_section(row)):
            yield _target(row, section if row.section else "", kept, year)


def _typed_section(row: PreviewRow) -> bool:
    as_read = row.origin.section if row.origin is not None else ()
    return bool(row.section.strip()) and row.section != SECTION_SEPARATOR.join(as_read)


def _target(row: PreviewRow, section: str, kept: Sequence[Kept], year: int) -> NewTarget:
    """A target's name is what stands below the tasks, or in the first cell that has words, or the section.

    Its other cells and its section stand below the plan's sentence, each with its heading.
    """
    cells, task = cells_of(row, kept), place_of(kept, Field.TASK)
    named = task if task is not None and cells[task] else next((at for at, cell in enumerate(cells) if cell), None)
    words = section if named is None else cells[named]
    goal = goal_of(words)
    sentence = row.origin.text if row.origin is not None and row.origin.take == ROW_TARGET else words
    beside = [(one.column.heading, cell) for at, (one, cell) in enumerate(zip(kept, cells, strict=True)) if at != named]
    lines = with_headings([(BY_FIELD[SECTION].heading, section), *beside])
    return NewTarget(one_line(words), goal.unit, goal.figure, year, put_below(sentence, lines))
