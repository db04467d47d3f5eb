"""Writes cells into one sheet's XML and leaves every other byte as it is.

The sheet is gone through once from top to bottom; each row is new (`cell_writer`) or patched (`row_patcher`).
`StrangeXmlError` when the XML is not plain, `ManyCellFormulaError` when a formula for several cells stands in the way,
`GuardError` when a guarded cell holds something else. Source: ECMA-376 part 1, 18.3.1 (worksheets).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Final

from taskbook.adapters.cells.area import around, column_letters, parse_area
from taskbook.adapters.cells.encode import BLANK, Encoder
from taskbook.adapters.cells.journal import Journal, Written
from taskbook.adapters.cells.sheet_patch import SheetEdits
from taskbook.adapters.xlsx.packing import Compressor, Packed, PatchStream
from taskbook.adapters.xlsx.row_patcher import (
    FORMULA,
    NUMBER_MARK,
    CellWriter,
    PatchedRow,
    RowPatcher,
    RowWriter,
    fitted,
)
from taskbook.adapters.xlsx.scan import RowSpan, StrangeXmlError
from taskbook.adapters.xlsx.sheet_layout import SheetLayout
from taskbook.adapters.xlsx.values import Readers
from taskbook.ports import BlockChange, CellError, Link, Value, Writable

DIMENSION: Final = re.compile(rb'<dimension\s+ref="([A-Z0-9:]+)"')
SPANS: Final = re.compile(rb'\sspans="[^"]*"')
FITTED: Final = re.compile(rb'\s(?:spans|ht|customHeight)="[^"]*"')
SHOWN: Final = re.compile(rb'\s(?:spans|ht|customHeight|hidden)="[^"]*"')
HIDDEN: Final = re.compile(rb'\shidden="(?:1|true)"')
FILTER_COLUMN: Final = re.compile(rb"<filterColumn\b[^<>]*?(?:/>|>.*?</filterColumn>)", re.DOTALL)
MANY_CELLS: Final = re.compile(rb'<f\s[^<>]*?\bt="(?:array|dataTable)"[^<>]*>')
REFERENCE: Final = re.compile(rb'\sref="([A-Z0-9:$]+)"')
TRIVIAL_ROW: Final = re.compile(rb'(?:\s(?:r|(?:x14ac:)?dyDescent)="[^"]*")*\s*')
LUMP: Final = 200  # new rows that are made before they are handed on


class CellRefusedError(ValueError):
    """Something stands in the way of writing; `cell` is its address."""

    def __init__(self, cell: str) -> None:
        super().__init__(cell)
        self.cell = cell


class ManyCellFormulaError(CellRefusedError):
    """A formula for several cells (array, data table, first of a shared one) stands in a cell to be written."""


class GuardError(CellRefusedError):
    """A guarded cell holds something else than was read."""


@dataclass(frozen=True, slots=True)
class Context:
    """What the patching of all sheets of a workbook shares; made once."""

    readers: Readers
    encoder: Encoder
    writer: CellWriter
    compressor: Compressor


@dataclass(frozen=True, slots=True)
class PatchedSheet:
    """What came of it. `packed` is None when nothing changed; `formula_lost`: a value replaced a formula."""

    packed: Packed | None
    changed: int
    formula_lost: bool
    blocks: tuple[BlockChange, ...]


def patch_sheet(layout: SheetLayout, sheet: str, edits: SheetEdits, context: Context) -> PatchedSheet:
    """Write `edits` into a sheet. A filter left on over a body that changes is cleared: it would hide rows."""
    _refuse_many_cell_formulas(layout.xml, edits)
    if NUMBER_MARK in layout.xml:
        raise StrangeXmlError("a character that no XML has")
    patched = _SheetPatcher(layout, sheet, edits, context, show_all=False).run()
    if patched.changed and edits.body is not None and b"<filterColumn" in layout.xml:
        return _SheetPatcher(layout, sheet, edits, context, show_all=True).run()
    return patched


class _SheetPatcher:
    """Goes through one sheet."""

    def __init__(self, layout: SheetLayout, sheet: str, edits: SheetEdits, context: Context, show_all: bool) -> None:
        self._layout, self._edits, self._show_all = layout, edits, show_all
        self._xml, self._span = layout.xml, layout.span
        self._encoder = context.encoder
        self._new_rows = RowWriter(edits, layout.places, context.encoder, context.writer)
        self._recorded = bool(edits.columns or edits.reported)
        self._rows = RowPatcher(layout, edits, context.readers, context.encoder, context.writer, self._recorded)
        self._stream = PatchStream(
            layout.xml, context.compressor, partial(_new_dimension, layout.xml, self._span.start, edits)
        )
        self._journal = Journal(sheet)
        self._ranges = edits.row_ranges()
        self._changed = 0
        self._formula_lost = False

    def run(self) -> PatchedSheet:
        before, place = 0, self._span.start
        for row in self._layout.rows():
            self._insert(before, row.number, row.start)
            if not self._stands(row):
                self._patch(row)
            before, place = row.number, row.end
        self._insert(before, None, place)
        for match in FILTER_COLUMN.finditer(self._xml, self._span.end) if self._show_all else ():
            self._stream.replace(*match.span(), b"")
        return PatchedSheet(self._stream.finish(), self._changed, self._formula_lost, tuple(self._journal.blocks()))

    # rows that are not there yet

    def _insert(self, after: int, before: int | None, place: int) -> None:
        """Add what is wanted between two rows that are there."""
        if not self._ranges or before == after + 1:
            return
        end = place
        new = self._missing(after, before)
        if self._span.empty:
            place, end = self._xml.rindex(b"/", 0, self._span.start), self._span.start
            new = _with_sheet_data(new)
        for row in new:
            self._stream.replace(place, end, row)

    def _missing(self, after: int, before: int | None) -> Iterator[bytes]:
        while self._ranges:
            low, high = self._ranges[0]
            wanted = range(max(low, after + 1), high + 1 if before is None else min(high + 1, before))
            for start in range(0, len(wanted), LUMP):
                lump = b"".join(map(self._added, wanted[start : start + LUMP]))
                if lump:
                    yield lump
            if before is not None and high >= before:
                return
            self._ranges.pop(0)

    def _added(self, number: int) -> bytes:
        """A row that is put in."""
        if self._edits.guards:
            self._check_guards(number, ())
        xml, cells = self._new_rows.row(number)
        self._changed += cells
        if self._recorded:
            encode = self._encoder.encode
            wanted = self._edits.wanted(number)
            self._record(number, [(column, None, value) for column, value in wanted if encode(value)[0] is not BLANK])
        return xml

    # rows that are there

    def _stands(self, row: RowSpan) -> bool:
        """Tell whether a row of the body is there already, letter for letter, or is a blank one below it."""
        body, number = self._edits.body, row.number
        if self._recorded or body is None or not body.holds(number) or number in self._edits.cells:
            return False
        if number < body.top + len(body.rows):
            xml, cells = self._new_rows.row(number)
            return cells > 0 and self._xml.startswith(xml, row.start)
        return not self._show_all and self._xml.find(b"</c>", row.inner_start, row.inner_end) < 0

    def _patch(self, row: RowSpan) -> None:
        """Write what is wanted into a row, if anything of it is new."""
        patched = self._rows.patch(row)
        if patched is None:
            return
        if self._edits.guards:
            self._check_guards(row.number, patched.recorded)
        for column, value, content in patched.formulas:
            self._formula_goes(row.number, column, value, content)
        if patched.changed:
            self._changed += patched.changed
            if self._recorded:
                self._record(row.number, patched.recorded)
        elif not self._show_all or not HIDDEN.search(self._xml, row.start, row.inner_start):
            return
        self._replace(row, patched)

    def _replace(self, row: RowSpan, patched: PatchedRow) -> None:
        """Write a row anew; one of the body gets its height, and goes when nothing is left in it."""
        inner = patched.inner.replace(NUMBER_MARK, b"%d" % row.number)
        body = self._edits.is_body(row.number)
        if not body and not patched.added:
            self._stream.replace(patched.start, row.inner_end, inner)
            return
        inner = self._xml[row.inner_start : patched.start] + inner
        attributes = self._xml[row.attributes_start : row.attributes_end]
        if body:
            attributes = (SHOWN if self._show_all else FITTED).sub(b"", attributes)
            if not inner.strip() and TRIVIAL_ROW.fullmatch(attributes):
                self._stream.replace(row.start, row.end, b"")
                return
            attributes = attributes.rstrip() + fitted(self._edits.height(row.number))
        else:
            attributes = SPANS.sub(b"", attributes)
        self._stream.replace(row.start, row.end, b"<row%b>%b</row>" % (attributes.rstrip(), inner))

    def _formula_goes(self, row: int, column: int, value: Writable, content: bytes) -> None:
        if not _stands_alone(content):
            raise ManyCellFormulaError(_address(row, column))
        self._formula_lost |= not isinstance(value, Link)

    def _check_guards(self, row: int, standing: Sequence[Written]) -> None:
        held = {column: old for column, old, _ in standing}
        for column in self._edits.cells.get(row, ()):
            key = (row, column)
            if key in self._edits.guards and not self._reads_as(held.get(column), self._edits.guards[key]):
                raise GuardError(_address(*key))

    def _reads_as(self, old: Value, expected: Writable | Value) -> bool:
        reads = expected if isinstance(expected, CellError) else self._encoder.encode(expected)[2]
        return type(old) is type(reads) and old == reads

    def _record(self, row: int, cells: list[Written]) -> None:
        """Keep for the receipt what stood in a row and stands there now."""
        edits = self._edits
        if edits.body is not None or edits.untold:
            cells = [cell for cell in cells if edits.is_reported(row, cell[0])]
        if cells:
            self._journal.row(row, cells)


def _refuse_many_cell_formulas(xml: bytes, edits: SheetEdits) -> None:
    """Raise when a cell to be written belongs to a formula for several cells."""
    if b't="array"' not in xml and b't="dataTable"' not in xml:
        return
    for match in MANY_CELLS.finditer(xml):
        reference = REFERENCE.search(match[0])
        area = parse_area(reference[1].decode()) if reference else None
        if area is not None and edits.touches(area):
            raise ManyCellFormulaError(str(area))


def _stands_alone(content: bytes) -> bool:
    """Tell whether the formula in a cell is its own and not the first of those that share it."""
    match = FORMULA.search(content)
    attributes = (match[1] or b"") if match else b""
    return match is not None and not (b't="shared"' in attributes and REFERENCE.search(attributes))


def _address(row: int, column: int) -> str:
    return f"{column_letters(column)}{row}"


def _with_sheet_data(new: Iterator[bytes]) -> Iterator[bytes]:
    """Open and close a `<sheetData/>` around its first rows."""
    inner = b"".join(new)
    if inner:
        yield b">" + inner + b"</sheetData>"


def _new_dimension(xml: bytes, end: int, edits: SheetEdits) -> list[tuple[int, int, bytes]]:
    """Widen the extent that the sheet's head names, when it no longer holds all cells."""
    match = DIMENSION.search(xml, 0, end)
    old = parse_area(match[1].decode()) if match else None
    if match is None or old is None:
        return []
    new = around([old, *edits.areas()])
    return [] if new == old else [(*match.span(1), str(new).encode())]
