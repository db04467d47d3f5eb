"""What a workbook under test holds, told once; each implementation is made from the same telling."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path

import xlsxwriter

from taskbook.ports import Writable


@dataclass(frozen=True)
class TableSpec:
    """A table whose headings stand in `row` from `column` on, its data below, column by column."""

    name: str
    row: int
    column: int
    columns: dict[str, Sequence[Writable]]

    @property
    def height(self) -> int:
        return max(len(values) for values in self.columns.values())


@dataclass(frozen=True)
class SheetSpec:
    name: str
    cells: dict[tuple[int, int], Writable] = field(default_factory=dict)
    tables: Sequence[TableSpec] = ()
    visible: bool = True

    def all_cells(self) -> dict[tuple[int, int], Writable]:
        found = dict(self.cells)
        for table in self.tables:
            for place, (heading, values) in enumerate(table.columns.items(), table.column):
                found[table.row, place] = heading
                found |= {(row, place): value for row, value in enumerate(values, table.row + 1)}
        return found


BookSpec = Sequence[SheetSpec]


def write_file(book: BookSpec, path: Path, date1904: bool = False) -> Path:
    """Make the workbook as a file."""
    with xlsxwriter.Workbook(path, {"date_1904": date1904}) as made:
        day = made.add_format({"num_format": "dd/mm/yyyy"})
        for spec in book:
            sheet = made.add_worksheet(spec.name)
            for table in spec.tables:
                last = (table.row - 1 + table.height, table.column - 2 + len(table.columns))
                headings = [{"header": heading} for heading in table.columns]
                sheet.add_table(table.row - 1, table.column - 1, *last, {"name": table.name, "columns": headings})
            for (row, column), value in spec.all_cells().items():
                if isinstance(value, date | datetime):
                    sheet.write_datetime(row - 1, column - 1, value, day)
                elif isinstance(value, str):
                    sheet.write_string(row - 1, column - 1, value)
                elif value is not None:
                    sheet.write(row - 1, column - 1, value)
            if not spec.visible:
                sheet.hide()
    return path
