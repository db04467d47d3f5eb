"""A sheet with a table of people's input: gets the columns it lacks, right of the table, and the pattern's rules.

Nothing that stands there is moved: where cells to the right of a table are taken, the columns do not come, and that is
told. Source: ECMA-376 part 1, 18.5.1.2 (table), 18.5.1.3 (tableColumn).
"""

from __future__ import annotations

from collections.abc import Sequence

from lxml import etree

from taskbook.adapters.cells.area import Area, column_letters, parse_area
from taskbook.adapters.renewal.columns import column_at, set_column
from taskbook.adapters.renewal.conditional import Shift, renew_conditional
from taskbook.adapters.renewal.sheet import SheetPart, blank_cell, row_spans, style_of, text_cell
from taskbook.adapters.renewal.styles import FormatMap
from taskbook.adapters.renewal.validations import renew_validations
from taskbook.adapters.renewal.xml import Tree, main, parse_main, written
from taskbook.adapters.xlsx import scan
from taskbook.core.renewal import StandingTable, Taken
from taskbook_schemas.layout import TABLE_HEADER_ROW


def renew_rules(sheet: SheetPart, pattern: SheetPart, formats: FormatMap, table: StandingTable) -> None:
    """Give the table's rows the pattern's rules, wherever the table stands by now."""
    last = table.header_row + table.height
    shift = Shift(table.header_row - TABLE_HEADER_ROW, table.first_column - 1, last)
    renew_conditional(sheet.root, pattern.root, formats, shift)
    renew_validations(sheet.root, pattern.root, lambda area: shift)


def in_the_way(sheet: SheetPart, table: StandingTable, count: int) -> Taken | None:
    """The first filled cell in the columns right of a table, from its headings down."""
    first = table.first_column + len(table.columns)
    for row in row_spans(sheet.cells):
        if row.number < table.header_row:
            continue
        for cell in scan.cells(sheet.cells, row.inner_start, row.inner_end):
            if first <= cell.column < first + count and not cell.empty:
                return Taken(row.number, cell.column)
    return None


def add_columns(
    sheet: SheetPart, pattern: SheetPart, formats: FormatMap, table: StandingTable, headings: Sequence[str]
) -> None:
    """Draw new columns right of a table as the pattern has them: headings, blank cells, widths."""
    first, wide = table.first_column + len(table.columns), len(table.columns)
    like = pattern.rows()
    cells: dict[int, dict[int, bytes]] = {}
    for offset, heading in enumerate(headings):
        column, there = first + offset, wide + offset + 1
        head, body = (style_of(like[row][there]) or 0 for row in (TABLE_HEADER_ROW, TABLE_HEADER_ROW + 1))
        cells.setdefault(table.header_row, {})[column] = text_cell(table.header_row, column, formats.xf(head), heading)
        for row in range(table.header_row + 1, table.header_row + table.height + 1):
            cells.setdefault(row, {})[column] = blank_cell(row, column, formats.xf(body))
        _widen(sheet.root, pattern.root, formats, column, there)
    sheet.put(cells)
    _enlarge_dimension(sheet.root, first + len(headings) - 1)


def grown_table(data: bytes, pattern: bytes, formats: FormatMap, headings: Sequence[str]) -> bytes:
    """A table's part with columns at its right end."""
    root, like = parse_main(data), parse_main(pattern)
    area = parse_area(root.get("ref"))
    assert area is not None  # noqa: S101 - the table was read already
    grown = Area(area.first_row, area.first_column, area.last_row, area.last_column + len(headings))
    root.set("ref", str(grown))
    filtered = root.find(main("autoFilter"))
    if filtered is not None and (old := parse_area(filtered.get("ref", ""))) is not None:
        filtered.set("ref", str(Area(old.first_row, old.first_column, old.last_row, grown.last_column)))
    columns = root.find(main("tableColumns"))
    number = max(int(one.get("id")) for one in columns)
    looks = {one.get("name"): one.get("dataDxfId") for one in like.iter(main("tableColumn"))}
    for place, heading in enumerate(headings, 1):
        made = etree.SubElement(columns, main("tableColumn"), id=str(number + place), name=heading)
        if looks.get(heading) is not None:
            made.set("dataDxfId", str(formats.dxf(int(looks[heading]))))
    columns.set("count", str(len(columns)))
    return written(root)


def _widen(sheet: Tree, pattern: Tree, formats: FormatMap, column: int, there: int) -> None:
    """A column nobody has set gets the pattern's width and format."""
    like, standing = column_at(pattern, there), column_at(sheet, column)
    if like is not None and (standing is None or standing.get("customWidth") in (None, "0", "false")):
        set_column(sheet, column, like, formats.xf(int(like.get("style", "0"))))


def _enlarge_dimension(sheet: Tree, column: int) -> None:
    found = sheet.find(main("dimension"))
    area = parse_area(found.get("ref", "")) if found is not None else None
    if area is not None and area.last_column < column:
        corner = f"{column_letters(area.first_column)}{area.first_row}"
        found.set("ref", f"{corner}:{column_letters(column)}{area.last_row}")
