"""The sheet of settings: new settings come as rows below the others, lists of choices into columns of their own."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Final

from taskbook.adapters.cells.area import Area, column_letters, parse_area
from taskbook.adapters.renewal.columns import column_at, set_column
from taskbook.adapters.renewal.conditional import Shift
from taskbook.adapters.renewal.new_sheet import Pattern, add_name
from taskbook.adapters.renewal.sheet import SheetPart, blank_cell, style_of, text_cell
from taskbook.adapters.renewal.styles import FormatMap
from taskbook.adapters.renewal.texts import CellTexts
from taskbook.adapters.renewal.validations import renew_validations
from taskbook.adapters.renewal.xml import Tree, main, parse_main, written
from taskbook.core.headings import key
from taskbook.core.renewal import StandingTable, Taken
from taskbook_schemas.layout import TABLE_HEADER_ROW
from taskbook_schemas.registry import SETTINGS

_LIST: Final = re.compile(rf"'?{SETTINGS}'?!\$([A-Z]+)\$(\d+)(?::\$[A-Z]+\$(\d+))?")
_FIELDS: Final = ("key", "value", "help")

Rows = Mapping[int, Mapping[int, bytes]]


class SettingsSheet:
    """The sheet while it is being renewed."""

    def __init__(
        self, sheet: SheetPart, pattern: SheetPart, formats: FormatMap, texts: CellTexts, new_texts: CellTexts
    ) -> None:
        self._sheet, self._pattern, self._formats = sheet, pattern, formats
        self._texts, self._new_texts = texts, new_texts
        self._like = pattern.rows()

    def add_missing_settings(self, table: StandingTable, known: frozenset[str]) -> tuple[int, Taken | None]:
        """Add the settings that the table lacks. Returns how many rows came, and what stood in the way."""
        columns = self._columns(table)
        new = [row for row in self._setting_rows() if key(self._setting(row)) not in known]
        first = table.header_row + table.height + 1
        standing = self._sheet.rows()
        for row in range(first, first + len(new)):
            for column in range(table.first_column, table.first_column + len(table.columns)):
                if self._texts.filled(standing.get(row, {}).get(column)):
                    return 0, Taken(row, column)
        self._sheet.put({first + place: self._cells(first + place, row, columns) for place, row in enumerate(new)})
        return len(new), None

    def renew_rules(self, table: StandingTable) -> None:
        """Give every setting's cell its rule, in whatever row it stands."""
        columns = self._columns(table)
        rows = {key(self._texts.text(cells.get(columns[0]))): row for row, cells in self._sheet.rows().items()}
        where = {row: rows.get(key(self._setting(row))) for row in self._setting_rows()}

        def shift_of(area: Area) -> Shift | None:
            row = where.get(area.first_row)
            return Shift(row - area.first_row, columns[1] - area.first_column) if row and columns[1] else None

        renew_validations(self._sheet.root, self._pattern.root, shift_of)

    def renew_lists(self, book: Tree, pattern: Pattern) -> None:
        """See to every list of choices and its name."""
        for name in pattern.book.names:
            match = _LIST.fullmatch(name.text)
            if match is None or name.local_sheet is not None:
                continue
            column, first, last = _column(match), int(match[2]), int(match[3] or match[2])
            wanted = [self._new_texts.text(self._like[row][column]) for row in range(first, last + 1)]
            element = next((one for one in book.iter(main("definedName")) if _is(one, name.name)), None)
            if element is not None and self._says(element.text or "", wanted):
                continue
            place = self._place(column, first, last)
            self._draw(column, place, first, last)
            letters = column_letters(place)
            text = f"'{SETTINGS}'!${letters}${first}:${letters}${last}"
            if element is None:
                add_name(book, name.name, text)
            else:
                element.text = text

    def result(self) -> bytes:
        """The sheet's bytes."""
        return self._sheet.result()

    def _setting_rows(self) -> list[int]:
        rows = range(TABLE_HEADER_ROW + 1, max(self._like) + 1)
        return [row for row in rows if self._setting(row)]

    def _setting(self, row: int) -> str:
        return self._new_texts.text(self._like.get(row, {}).get(1))

    def _columns(self, table: StandingTable) -> list[int]:
        """Where key, value and help stand; 0 for a column that is not there."""
        fields = [field for _, field in table.columns]
        return [table.first_column + fields.index(field) if field in fields else 0 for field in _FIELDS]

    def _cells(self, row: int, like: int, columns: Sequence[int]) -> dict[int, bytes]:
        return {
            column: self._copy(self._like[like][there], row, column)
            for there, column in enumerate(columns, 1)
            if column
        }

    def _copy(self, cell: bytes, row: int, column: int) -> bytes:
        """A cell of the pattern at another place; numbers stay numbers."""
        style, text = self._formats.xf(style_of(cell) or 0), self._new_texts.text(cell)
        if not text:
            return blank_cell(row, column, style)
        if b' t="' in cell.partition(b">")[0]:
            return text_cell(row, column, style, text)
        return blank_cell(row, column, style)[:-2] + b"><v>%b</v></c>" % text.encode()

    def _says(self, reference: str, wanted: Sequence[str]) -> bool:
        match = _LIST.fullmatch(reference)
        if match is None:
            return False
        rows = range(int(match[2]), int(match[3] or match[2]) + 1)
        standing = self._sheet.rows()
        return [self._texts.text(standing.get(row, {}).get(_column(match))) for row in rows] == list(wanted)

    def _place(self, column: int, first: int, last: int) -> int:
        """The pattern's column where nothing else stands in it, else the first one right of all that is filled."""
        standing = self._sheet.rows()
        title = self._new_texts.text(self._like[first - 1][column])
        filled = {row for row, cells in standing.items() if self._texts.filled(cells.get(column))}
        if not filled & set(range(first - 1, last + 1)):
            return column
        if self._texts.text(standing.get(first - 1, {}).get(column)) == title:
            return column
        return max((at for cells in standing.values() for at in cells if self._texts.filled(cells[at])), default=0) + 2

    def _draw(self, like: int, place: int, first: int, last: int) -> None:
        cells: dict[int, dict[int, bytes]] = {}
        standing = self._sheet.rows()
        for row in range(first - 1, last + 1):
            cells[row] = {place: self._copy(self._like[row][like], row, place)}
        row = last + 1  # what an older, longer list left below
        while place == like and self._texts.filled(standing.get(row, {}).get(place)):
            cells[row] = {place: b""}
            row += 1
        self._sheet.put(cells)
        width = column_at(self._pattern.root, like)
        if width is not None and column_at(self._sheet.root, place) is None:
            set_column(self._sheet.root, place, width, self._formats.xf(int(width.get("style", "0"))))


def grown_rows(data: bytes, count: int) -> bytes:
    """A table's part with rows at its end."""
    root = parse_main(data)
    for one in (root, root.find(main("autoFilter"))):
        area = parse_area(one.get("ref", "")) if one is not None else None
        if area is not None:
            one.set("ref", str(Area(area.first_row, area.first_column, area.last_row + count, area.last_column)))
    return written(root)


def _column(match: re.Match[str]) -> int:
    area = parse_area(f"{match[1]}1")
    return area.first_column if area else 0


def _is(element: Tree, name: str) -> bool:
    return str(element.get("name")).casefold() == name.casefold() and element.get("localSheetId") is None
