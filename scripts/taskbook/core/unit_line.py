"""The line of a unit's sheet that names the unit: written, and read back to tell our sheets from others."""

from __future__ import annotations

from taskbook.ports import Value
from taskbook_schemas.words import NO_SHEET, NO_TASKS, UNIT_LINE


def unit_line(name: str) -> str:
    """Return the line under a unit sheet's title."""
    return UNIT_LINE + name


def unit_sheet_not_needed(name: str, *, receives: bool) -> str:
    """Return what an emptied unit sheet says; `receives`: the unit gets sheets, only has no task now."""
    return UNIT_LINE + name + (NO_TASKS if receives else NO_SHEET)


def unit_of_line(cell: Value) -> str | None:
    """Return the unit that a unit sheet's line names, None where the cell holds no such line."""
    if not isinstance(cell, str) or not cell.startswith(UNIT_LINE):
        return None
    return cell.removeprefix(UNIT_LINE).removesuffix(NO_TASKS).removesuffix(NO_SHEET)
