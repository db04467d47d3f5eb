"""References in rules and formulas: moved with a table, or made comparable whatever their rows."""

from __future__ import annotations

import re
from typing import Final

from taskbook.adapters.cells.area import MAX_ROW, Area, around, column_letters, column_number, parse_area

_CELL: Final = re.compile(r"""("[^"]*"|'[^']*'!)|(?<![\w.$])(\$?)([A-Z]{1,3})(\$?)(\d{1,7})(?![\w(])""")


def moved(formula: str, rows: int, columns: int) -> str:
    """A formula of the pattern, written for a table that stands so many rows and columns further."""

    def cell(match: re.Match[str]) -> str:
        if match[1] is not None:
            return match[0]
        column = column_letters(column_number(match[3]) + columns)
        return f"{match[2]}{column}{match[4]}{int(match[5]) + rows}"

    return _CELL.sub(cell, formula) if rows or columns else formula


def moved_area(area: Area, rows: int, columns: int) -> Area:
    """An area of the pattern where the table really stands."""
    last = min(area.last_row + rows, MAX_ROW)
    return Area(area.first_row + rows, area.first_column + columns, last, area.last_column + columns)


def shape(formula: str) -> str:
    """A formula without its rows: a rule that Excel moved down with its cells is still the same rule.

    Rows count from the first one named, so that a rule about the row above stays another than one about the row itself.
    """
    first = next((int(match[5]) for match in _CELL.finditer(formula) if match[1] is None), 0)

    def cell(match: re.Match[str]) -> str:
        return match[0] if match[1] is not None else f"{match[2]}{match[3]}[{int(match[5]) - first}]"

    return _CELL.sub(cell, formula)


def bounds(sqref: str) -> Area | None:
    """The area around all that a rule is for; None when it cannot be read."""
    areas = [parse_area(part) for part in sqref.split()]
    return around(area for area in areas if area) if areas and all(areas) else None
