"""More rows at a table's end, looking as its last row does; blank rows that stand there already are used first."""

from __future__ import annotations

from collections.abc import Mapping

from taskbook.adapters.renewal.bench import Bench
from taskbook.adapters.renewal.settings import grown_rows
from taskbook.adapters.renewal.sheet import SheetPart, blank_cell, style_of
from taskbook.adapters.xlsx.relations import tables_of
from taskbook.core.headings import key
from taskbook.core.renewal import StandingTable, Taken


def make_room(work: Bench, table: StandingTable, count: int) -> None:
    """See to `count` blank rows at the end of a table, and say where they begin (`Renewed.first_rows`)."""
    part = work.names[key(table.sheet)].part
    sheet = SheetPart(work.parts.read(part))
    standing = sheet.rows()
    last = table.header_row + table.height
    first = last + 1
    while first > table.header_row + 1 and not _filled(work, table, standing.get(first - 1, {})):
        first -= 1
    new = range(last + 1, first + count)
    for row in new:
        taken = _filled(work, table, standing.get(row, {}))
        if taken:
            work.result.in_the_way.append((table.sheet, Taken(row, taken)))
            return
    like = standing.get(last, {})
    sheet.put({row: _blank(table, like, row) for row in new})
    work.parts.put(part, sheet.result())
    if len(new):
        name = next(one.part for one in tables_of(work.parts.package, part) if one.name == table.table)
        work.parts.put(name, grown_rows(work.parts.read(name), len(new)))
    work.result.first_rows[table.sheet] = first


def _filled(work: Bench, table: StandingTable, cells: Mapping[int, bytes]) -> int:
    """The first column of the table in which something stands, 0 for none."""
    columns = range(table.first_column, table.first_column + len(table.columns))
    return next((column for column in columns if work.texts.filled(cells.get(column))), 0)


def _blank(table: StandingTable, like: Mapping[int, bytes], row: int) -> dict[int, bytes]:
    columns = range(table.first_column, table.first_column + len(table.columns))
    return {column: blank_cell(row, column, style_of(like.get(column)) or 0) for column in columns}
