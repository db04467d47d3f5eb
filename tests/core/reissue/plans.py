"""Plans that stand and plans that are read, in short words."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from taskbook.core.appendix.grid import Place
from taskbook.core.appendix.reading import ColumnGuess, Field, Kind, PlanHead, Reading, ReadRow
from taskbook.core.reissue import PlanRow, StandingPlan

FIELDS = (Field.NUMBER, Field.TASK, Field.LEAD, Field.DEADLINE)
Cells = Sequence[str]
"""The cells of a row in the order of FIELDS, the last ones may be left out; with "section:" before, its heading."""


def _filled(cells: Cells) -> dict[Field, str]:
    return {field: text for field, text in zip(FIELDS, cells, strict=False) if text}


def standing(*rows: Cells, section: str = "", code: str = "KH25") -> tuple[PlanRow, ...]:
    return tuple(PlanRow(f"{code}-{at}", section, _filled(row)) for at, row in enumerate(rows, start=1))


def reading(
    *rows: Cells,
    section: Sequence[str] = (),
    number: str | None = None,
    year: int | None = None,
    columns: Sequence[Field] = FIELDS,
) -> Reading:
    """What the reader would make of an appendix with these rows, its ids of a code of its own."""
    return Reading(
        plan=PlanHead(number=number, year=year, code="XX"),
        columns=tuple(ColumnGuess(at, field.value, field) for at, field in enumerate(columns)),
        rows=tuple(
            ReadRow(Place(1, at + 1), Kind.TASK, tuple(section), f"XX-{at}", _filled(row))
            for at, row in enumerate(rows, start=1)
        ),
    )


def plan(
    *rows: Cells, number: str | None = "66/KH-UBND", issued: date | None = date(2025, 9, 19), code: str = "KH25"
) -> StandingPlan:
    return StandingPlan(code, number, issued, issued.year if issued else None, standing(*rows, code=code))
