"""Writes cells into one sheet's XML and leaves every other byte as it is.

The sheet is gone through once from top to bottom. A cell is rewritten only when its value is new, whatever way it was
written before; it keeps its format unless the value would not show as what it is. `StrangeXmlError` when the XML is not
plain, `ManyCellFormulaError` when a formula for several cells stands in the way, `GuardError` when a guarded cell holds
something else. Source: ECMA-376 part 1, 18.3.1 (worksheets).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from typing import Final

from taskbook.adapters.cells.area import around, parse_area
from taskbook.adapters.cells.encode import BLANK
from taskbook.adapters.cells.journal import Journal
from taskbook.adapters.cells.sheet_patch import SheetEdits
from taskbook.adapters.xlsx.bodyrows import fitted
from taskbook.adapters.xlsx.cell_locator import Asked, Slot, SlotFinder, begin
from taskbook.adapters.xlsx.context import Tools
from taskbook.adapters.xlsx.deflate import Packed
from taskbook.adapters.xlsx.patch_stream import Splice
from taskbook.adapters.xlsx.quickrow import Quick
from taskbook.adapters.xlsx.quickways import QuickWays
from taskbook.adapters.xlsx.refusals import (
    GuardError,
    ManyCellFormulaError,
    address,
    refuse_many_cell_formulas,
    stands_alone,
)
from taskbook.adapters.xlsx.scan import RowSpan, rows, sheet_data
from taskbook.adapters.xlsx.sheetformats import place_formats, row_format
from taskbook.ports import BlockChange, CellError, Link, Value, Writable

DIMENSION: Final = re.compile(rb'<dimension\s+ref="([A-Z0-9:]+)"')
SPANS: Final = re.compile(rb'\sspans="[^"]*"')
FITTED: Final = re.compile(rb'\s(?:spans|ht|customHeight)="[^"]*"')
SHOWN: Final = re.compile(rb'\s(?:spans|ht|customHeight|hidden)="[^"]*"')
HIDDEN: Final = re.compile(rb'\shidden="(?:1|true)"')
FILTER_COLUMN: Final = re.compile(rb"<filterColumn\b[^<>]*?(?:/>|>.*?</filterColumn>)", re.DOTALL)
LUMP: Final = 200
TRIVIAL_ROW: Final = re.compile(rb'(?:\s(?:r|(?:x14ac:)?dyDescent)="[^"]*")*\s*')


@dataclass(frozen=True, slots=True)
class Patched:
    """What came of it. `packed` is None when nothing changed; `formula_lost`: a value replaced a formula."""

    packed: Packed | None
    changed: int
    formula_lost: bool
    blocks: tuple[BlockChange, ...]


def patch_sheet(xml: bytes, sheet: str, edits: SheetEdits, tools: Tools) -> Patched:
    """Write `edits` into a sheet's XML. A filter left on over a body that changes is cleared: it would hide rows."""
    edits.finish()
    refuse_many_cell_formulas(xml, edits)
    patched = _Patcher(xml, sheet, edits, tools, show_all=False).run()
    if patched.changed and edits.body is not None and b"<filterColumn" in xml:
        return _Patcher(xml, sheet, edits, tools, show_all=True).run()
    return patched


class _Patcher:
    """Goes through one sheet."""

    def __init__(self, xml: bytes, sheet: str, edits: SheetEdits, tools: Tools, show_all: bool) -> None:
        self._show_all = show_all
        self._xml, self._edits, self._tools = xml, edits, tools
        self._span = sheet_data(xml)
        self._places = place_formats(xml[: self._span.start])
        self._finder = SlotFinder(xml, tools.readers)
        self._told = bool(edits.columns or edits.reported)
        self._quick = QuickWays(xml, edits, tools, self._places, self._told, careful=show_all)
        self._splice = Splice(xml, tools.press, partial(_new_dimension, xml, self._span.start, edits))
        self._journal = Journal(sheet)
        self._ranges = edits.row_ranges()
        self._changed = 0
        self._formula_lost = False

    def run(self) -> Patched:
        before, place = 0, self._span.start
        for row in rows(self._xml, self._span) if not self._span.empty else ():
            self._insert(before, row.number, row.start)
            if not self._quick.stands(row):
                self._patch(row)
            before, place = row.number, row.end
        self._insert(before, None, place)
        for match in FILTER_COLUMN.finditer(self._xml, self._span.end) if self._show_all else ():
            self._splice.replace(*match.span(), b"")
        return Patched(self._splice.finish(), self._changed, self._formula_lost, tuple(self._journal.blocks()))

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
            self._splice.replace(place, end, row)

    def _missing(self, after: int, before: int | None) -> Iterator[bytes]:
        while self._ranges:
            low, high = self._ranges[0]
            yield from self._made(range(max(low, after + 1), high + 1 if before is None else min(high + 1, before)))
            if before is not None and high >= before:
                return
            self._ranges.pop(0)

    def _made(self, wanted: range) -> Iterator[bytes]:
        """New rows, many in one piece."""
        for start in range(0, len(wanted), LUMP):
            numbers = wanted[start : start + LUMP]
            lump, cells = self._quick.new_rows(numbers) or self._careful_rows(numbers)
            self._changed += cells
            if lump:
                yield lump

    def _careful_rows(self, numbers: range) -> tuple[bytes, int]:
        made = [self._quick.new_rows(range(row, row + 1)) or self._careful_row(row) for row in numbers]
        return b"".join([xml for xml, _ in made]), sum([cells for _, cells in made])

    def _careful_row(self, row: int) -> tuple[bytes, int]:
        """XML of a row of its own, and how many cells it has; blank cells are left out, a row of blanks is no row."""
        asked = self._tools.encoded(self._edits.wanted(row))
        slots = [Slot(*cell, 0, 0, None, None, None, False) for cell in asked]
        if self._edits.guards:
            self._check_guards(row, [])
        if self._told:
            self._note(row, slots)
        cells = [self._new_cell(row, slot, None, body=False) for slot in slots if slot.encoded[0] is not BLANK]
        xml = b'<row r="%d"%b>%b</row>' % (row, self._fitted(row), b"".join(cells)) if cells else b""
        return xml, len(cells)

    def _fitted(self, row: int) -> bytes:
        return fitted(self._edits.height(row))

    # rows that are there

    def _patch(self, row: RowSpan) -> None:
        quick, body = self._quick.alike(row), False
        if quick is None:
            wanted = self._edits.wanted(row.number)
            if not wanted:
                return
            asked, body = self._tools.encoded(wanted), self._edits.is_body(row.number)
            quick = self._quick.plain(row, asked, body)
            if quick is None or not self._guards_hold(row.number, quick):
                self._patch_carefully(row, asked, body)
                return
        self._take(row, quick, body)

    def _take(self, row: RowSpan, quick: Quick, body: bool) -> None:
        """Write what was made of a row, if anything of it is new."""
        if not quick.changed:
            return
        self._changed += quick.changed
        if self._told:
            self._journal.row(row.number, quick.cells)
        if body or quick.added:
            self._replace(row, self._xml[row.inner_start : quick.start] + quick.inner, body, quick.added)
        else:
            self._splice.replace(quick.start, row.inner_end, quick.inner)

    def _patch_carefully(self, row: RowSpan, asked: Asked, body: bool) -> None:
        slots = self._finder.find(row, asked)
        if self._edits.guards:
            self._check_guards(row.number, slots)
        written = [slot for slot in slots if not slot.same]
        if written:
            self._changed += len(written)
            if self._told:
                self._note(row.number, slots)
        elif not self._show_all or not HIDDEN.search(self._xml, row.start, row.inner_start):
            return
        added = any(slot.style is None for slot in written)
        self._replace(row, self._with_slots(row, written, body), body, added)

    def _with_slots(self, row: RowSpan, written: list[Slot], body: bool) -> bytes:
        """What stands in a row once these cells are written."""
        of_row = row_format(self._xml[row.attributes_start : row.attributes_end])
        pieces: list[bytes] = []
        place = row.inner_start
        for slot in written:
            pieces += (self._xml[place : slot.start], self._new_cell(row.number, slot, of_row, body))
            place = slot.end
        return b"".join([*pieces, self._xml[place : row.inner_end]])

    def _replace(self, row: RowSpan, inner: bytes, body: bool, added: bool) -> None:
        """Write a row anew; one of the body gets its height, and goes when nothing is left in it."""
        attributes = self._xml[row.attributes_start : row.attributes_end]
        if body:
            attributes = (SHOWN if self._show_all else FITTED).sub(b"", attributes)
            if not inner.strip() and TRIVIAL_ROW.fullmatch(attributes):
                self._splice.replace(row.start, row.end, b"")
                return
            attributes = attributes.rstrip() + self._fitted(row.number)
        elif added:
            attributes = SPANS.sub(b"", attributes)
        self._splice.replace(row.start, row.end, b"<row%b>%b</row>" % (attributes.rstrip(), inner))

    def _new_cell(self, row: int, slot: Slot, of_row: int | None, body: bool) -> bytes:
        """XML of a cell; a cleared cell of a body goes when its place looks the same without it."""
        kind, tail, _ = slot.encoded
        place_style = self._places.column(slot.column) if of_row is None else of_row
        if slot.formula is not None:
            self._formula_goes(row, slot)
        if slot.style is None:
            style = self._tools.formats.fit(place_style, kind)
        elif body and kind is BLANK and slot.style == place_style:
            return b""
        else:
            style = self._tools.formats.fit(slot.style, kind, place_style)
        before, after = begin(slot.column, style)
        return b"%b%d%b%b" % (before, row, after, tail)

    def _formula_goes(self, row: int, slot: Slot) -> None:
        if not stands_alone(slot.formula or b""):
            raise ManyCellFormulaError(address(row, slot.column))
        self._formula_lost |= not isinstance(slot.value, Link)

    def _guards_hold(self, row: int, quick: Quick) -> bool:
        """Whether a row made the quick way held what its guards expect; if not, the careful way says which does not."""
        guards = self._edits.guards
        if not guards:
            return True
        standing = {column: old for column, old, _ in quick.cells}
        asked = self._edits.cells.get(row, ())
        return all(self._reads_as(standing.get(at), guards[row, at]) for at in asked if (row, at) in guards)

    def _check_guards(self, row: int, slots: list[Slot]) -> None:
        standing = {slot.column: slot.old for slot in slots}
        for column in self._edits.cells.get(row, ()):
            key = (row, column)
            if key in self._edits.guards and not self._reads_as(standing.get(column), self._edits.guards[key]):
                raise GuardError(address(*key))

    def _reads_as(self, old: Value, expected: Writable | Value) -> bool:
        reads = expected if isinstance(expected, CellError) else self._tools.encoder.encode(expected)[2]
        return type(old) is type(reads) and old == reads

    def _note(self, row: int, slots: list[Slot]) -> None:
        """Keep for the receipt what stood in a row and stands there now."""
        told = [(slot.column, slot.old, slot.value) for slot in slots if self._edits.is_reported(row, slot.column)]
        if told:
            self._journal.row(row, told)


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
