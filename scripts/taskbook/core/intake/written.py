"""What is written when a plan is taken: lines that come, cells that get other words, and what the log tells."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from taskbook.core.headings import key
from taskbook.core.new_plan import NewPlan
from taskbook.ports import CellWrite, Value, Writable
from taskbook_schemas.registry import ASSIGNED, HEADINGS, PLANS, TARGETS

Lines = Mapping[str, Sequence[Mapping[int, Writable]]]
"""Rows that tables get, by the sheet of each: values by the sheet's column (1-based)."""
_WITHOUT_TASKS = (PLANS, HEADINGS, TARGETS)


@dataclass(frozen=True, slots=True)
class Said:
    """A cell that gets other words, as the log tells it: whose it is, its heading, before and after."""

    task: str
    heading: str
    old: Value
    new: Writable


@dataclass(frozen=True, slots=True)
class Writing:
    """All that is written: `plan` gets a sheet (None: it stands), `lines` come to tables, `cells` get other words.

    `of` is the plan as it was taken, `ended` are the ids of tasks that it ends. `unplaced` are words for which the
    workbook has no column: the log alone keeps them.
    """

    of: NewPlan
    plan: NewPlan | None
    lines: Lines
    cells: tuple[CellWrite, ...] = ()
    said: tuple[Said, ...] = ()
    ended: tuple[str, ...] = ()
    unplaced: tuple[Said, ...] = ()

    @property
    def is_of_letter(self) -> bool:
        """Whether the tasks go among those that letters give."""
        return ASSIGNED in self.lines

    @property
    def added(self) -> int:
        """Tasks that come."""
        if self.plan is not None:
            return len(self.of.rows)
        return sum(len(rows) for sheet, rows in self.lines.items() if sheet not in _WITHOUT_TASKS)

    @property
    def changed(self) -> int:
        """Tasks that get other words."""
        return len({one.task for one in self.said if one.task} - set(self.ended))

    @property
    def added_targets(self) -> int:
        """Targets that come."""
        return len(self.lines.get(TARGETS, ()))

    @property
    def changed_targets(self) -> int:
        """Targets that stand and get other words."""
        return len({cell.row for cell in self.cells if key(cell.sheet) == key(TARGETS)})

    def all_cells(self, first_rows: Mapping[str, int]) -> Iterator[CellWrite]:
        """Every cell to write, once it is known where each table's new rows begin."""
        yield from self.cells
        for sheet, rows in self.lines.items():
            for offset, row in enumerate(rows):
                for column, value in row.items():
                    yield CellWrite(sheet, first_rows[sheet] + offset, column, value)
