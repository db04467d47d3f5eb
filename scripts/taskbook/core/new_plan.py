"""A plan that is about to get its sheet, whole: drawn by the build and for a workbook in use alike."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from taskbook.ports import Writable
from taskbook_schemas.task_columns import BY_FIELD


@dataclass(frozen=True, slots=True)
class NewColumn:
    """A column of the plan's own words: its heading, and the field of a task it holds, None for one of the office's."""

    heading: str
    field: str | None


@dataclass(frozen=True, slots=True)
class NewRow:
    """A row of the plan: its id, its section in one line, and a text for each column, "" where nothing stands."""

    id: str
    section: str
    texts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class NewTarget:
    """A target the plan sets: `goal` as people write it ("≥ 12"), `source` the plan's own sentence."""

    name: str
    unit: str
    goal: str
    year: int
    source: str

    @property
    def line(self) -> Mapping[str, Writable]:
        """The target's row on the sheet of targets, by field; a letter may have no year (0)."""
        return {
            "name": self.name,
            "unit_of_measure": self.unit or None,
            "goal": self.goal or None,
            "year": self.year or None,
            "source": self.source,
        }


@dataclass(frozen=True, slots=True)
class NewPlan:
    """A plan with its head; `number`, `issued` and `declared` are None where the plan does not say."""

    code: str
    sheet: str
    number: str | None
    issued: date | None
    year: int
    subject: str
    declared: int | None
    columns: tuple[NewColumn, ...]
    rows: tuple[NewRow, ...]
    targets: tuple[NewTarget, ...] = ()

    @property
    def line(self) -> Mapping[str, Writable]:
        """The plan's row on the sheet of plans, by field."""
        return {
            "code": self.code,
            "number": self.number,
            "issued": self.issued,
            "year": self.year,
            "subject": self.subject,
            "sheet": self.sheet,
            "declared": self.declared,
        }

    def heading_lines(self) -> Iterator[Mapping[str, Writable]]:
        """Rows of the sheet of headings: every heading that is a column of ours, and which."""
        for column in self.columns:
            if column.field is not None:
                yield {"plan": self.code, "heading": column.heading, "stands_for": BY_FIELD[column.field].heading}

    def target_lines(self) -> Iterator[Mapping[str, Writable]]:
        """Rows of the sheet of targets."""
        return (target.line for target in self.targets)
