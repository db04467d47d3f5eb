"""Which rows of a sheet are made the quick way, and by what; what is rare is left to the careful way by giving nothing.

New rows of a generated body are made of remembered cells (`bodyrows`); standing rows of a table are patched as others
alike (`alikerows`), other standing rows of plain cells in one pass (`quickrow`).
"""

from __future__ import annotations

from itertools import chain

from taskbook.adapters.cells.sheet_patch import SheetEdits
from taskbook.adapters.xlsx.alikerows import ALIKE, AlikeRows
from taskbook.adapters.xlsx.bodyrows import NUMBER_MARK, USUAL, BodyRows
from taskbook.adapters.xlsx.cell_locator import Asked
from taskbook.adapters.xlsx.context import Tools
from taskbook.adapters.xlsx.quickrow import Quick, QuickRows
from taskbook.adapters.xlsx.scan import RowSpan
from taskbook.adapters.xlsx.sheetformats import PlaceFormats


class QuickWays:
    """The quick ways through one sheet. `told`: somebody will ask what the cells held; `careful`: hardly any way is."""

    def __init__(
        self, xml: bytes, edits: SheetEdits, tools: Tools, places: PlaceFormats, told: bool, careful: bool
    ) -> None:
        self._xml, self._edits, self._tools = xml, edits, tools
        self._careful = careful or (told and edits.body is not None)
        self._quick = QuickRows(xml, tools.readers, places, tools.formats, told)
        self._body = None if told else self._body_rows(places)
        self._alike = None if self._careful else self._alike_rows()

    def new_rows(self, numbers: range) -> tuple[bytes, int] | None:
        """XML of rows that are not there yet, and how many cells they have; a row of blanks is none."""
        if self._body is None or not (self._is_of_body(numbers[0]) and self._is_of_body(numbers[-1])):
            return None
        return self._body.rows(numbers) if self._edits.cells.keys().isdisjoint(numbers) else None

    def stands(self, row: RowSpan) -> bool:
        """Tell whether a row of the body is there already, letter for letter, or is a blank one below it."""
        new = self.new_rows(range(row.number, row.number + 1))
        if new is None:
            return self._is_below(row.number) and self._xml.find(b"</c>", row.inner_start, row.inner_end) < 0
        return new[0] != b"" and self._xml.startswith(new[0], row.start)

    def alike(self, row: RowSpan) -> Quick | None:
        """A row of a table, patched as others alike."""
        values = self._edits.values(row.number) if self._alike is not None else None
        if self._alike is None or values is None or self._has_format(row):
            return None
        return self._alike.row(row, values)

    def plain(self, row: RowSpan, asked: Asked, body: bool) -> Quick | None:
        """A row of plain cells, patched."""
        return None if self._careful or self._has_format(row) else self._quick.row(row, asked, body)

    def _body_rows(self, places: PlaceFormats) -> BodyRows | None:
        body = self._edits.body
        if body is None or not USUAL.issuperset(map(type, chain.from_iterable(body.rows))):
            return None
        return BodyRows(body, self._tools.cells, places)

    def _alike_rows(self) -> AlikeRows | None:
        edits, tools = self._edits, self._tools
        if edits.body is not None or not edits.together or NUMBER_MARK in self._xml:
            return None
        if not ALIKE.issuperset(map(type, chain.from_iterable(edits.together))):
            return None
        columns = [edit.column for edit in edits.columns]
        return AlikeRows(
            self._xml, self._quick, columns[0], lambda values: tools.encoded(list(zip(columns, values, strict=True)))
        )

    def _is_of_body(self, row: int) -> bool:
        body = self._edits.body
        return body is not None and 0 <= row - body.top < len(body.rows)

    def _is_below(self, row: int) -> bool:
        """Tell whether nothing but blanks is wanted in a row, below the body's last one."""
        body = self._edits.body
        return (
            body is not None and not self._careful and row >= body.top + len(body.rows) and row not in self._edits.cells
        )

    def _has_format(self, row: RowSpan) -> bool:
        """Tell whether a row has a format of its own; LibreOffice says of each that has none that it has none."""
        place = self._xml.find(b'customFormat="', row.start, row.inner_start)
        return place > 0 and self._xml[place + 14 : place + 15] not in (b"0", b"f")
