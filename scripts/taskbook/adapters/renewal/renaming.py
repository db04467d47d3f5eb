"""Computed columns that have another heading by now get it, in the sheet and in the table's part.

A heading that the office's own formulas or pivot tables name stays: they would no longer find it.
Source: ECMA-376 part 1, 18.5.1.3 (a table column's name is its heading's text), 18.17.2 (structured references).
"""

from __future__ import annotations

from taskbook.adapters.cells.area import parse_area
from taskbook.adapters.renewal.parts import Parts
from taskbook.adapters.renewal.sheet import SheetPart, style_of, text_cell
from taskbook.adapters.renewal.xml import main, parse_main, written
from taskbook.adapters.xlsx.relations import tables_of
from taskbook.core.renewal import StandingTable
from taskbook_schemas.task_columns import TASK_COLUMNS


def rename_headings(parts: Parts, part: str, sheet: SheetPart, table: StandingTable) -> None:
    """Give a table's columns the headings of today."""
    renamed = table.renamed(TASK_COLUMNS)
    if not renamed:
        return
    name = next(one.part for one in tables_of(parts.package, part) if one.name == table.table)
    root = parse_main(parts.read(name))
    area = parse_area(root.get("ref"))
    assert area is not None  # noqa: S101 - the table was read already
    heads = sheet.rows()[table.header_row]
    cells: dict[int, bytes] = {}
    for column, element in enumerate(root.iter(main("tableColumn")), area.first_column):
        heading = renamed.get(str(element.get("name")))
        if heading is not None and not _is_named(parts, str(element.get("name"))):
            element.set("name", heading)
            cells[column] = text_cell(table.header_row, column, style_of(heads.get(column)) or 0, heading)
    if cells:
        sheet.put({table.header_row: cells})
        parts.put(name, written(root))


def _is_named(parts: Parts, heading: str) -> bool:
    """Whether a formula says `[heading]`, or a pivot table has a field of that name."""
    in_formulas, as_field = f"{heading}]".encode(), f'name="{heading}"'.encode()
    return any(
        in_formulas in (data := parts.read(name)) or ("pivot" in name and as_field in data)
        for name in parts.package.names()
        if name.endswith(".xml")
    )
