"""Rows as XML: new ones, and those that stand in a sheet, with the values wanted in them.

Cells are made in one place, and remembered: the same few thousand values come again. The number of the row is left open
(`NUMBER_MARK`), so that a cell made for one row serves all: making a row is then one look-up a cell. A hundred unit
sheets hold several times as many rows as all plans together, with the same formats and the same tasks: this is where
writing spends its time.

Of a row that stands, a cell is rewritten only when its value is new, whatever way it was written before; it keeps its
format unless the value would not show as what it is. Stretches of cells alike are patched once: tasks of one deadline
share their verdict, so of many thousand rows there are but a few hundred kinds. They are held against each other with
their own number taken out; one in whose texts the number could stand, too, is not remembered.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date
from functools import cache
from itertools import chain
from typing import Final, NamedTuple

from taskbook.adapters.cells.area import column_letters
from taskbook.adapters.cells.encode import BLANK, LINK, TEXT, Encoded, Encoder, link_formula
from taskbook.adapters.cells.journal import Written
from taskbook.adapters.cells.sheet_patch import SheetEdits, Wanted
from taskbook.adapters.xlsx.markup import decode, run_text
from taskbook.adapters.xlsx.scan import RowSpan
from taskbook.adapters.xlsx.sheet_layout import PlaceFormats, SheetLayout, StandingCell, row_format
from taskbook.adapters.xlsx.styles import CellFormats
from taskbook.adapters.xlsx.values import STYLE, Readers
from taskbook.ports import Link, Value, Writable

NUMBER_MARK: Final = b"\0"  # stands for the row's number until it is known: no XML has it
BEGIN: Final = b'<row r="%b"' % NUMBER_MARK
CELLS_REMEMBERED: Final = 20_000  # cells of a column


class ColumnCells(dict[Writable, bytes]):
    """The cells of one column by their value, none of which may be a bool: to a dict, True is 1.

    They come where a cell of format `style` stood, or where none did; `place` is the format that an empty place has
    there. A blank is no cell at all when it `goes`, because its place looks the same without it.
    """

    def __init__(self, column: int, style: int, place: int, goes: bool, encoder: Encoder, formats: CellFormats) -> None:
        super().__init__()
        self._goes = goes
        self._encode_once = encoder.encode_once
        before = b'<c r="%b%b"' % (column_letters(column).encode(), NUMBER_MARK)
        self._begin = cache(lambda kind: before + _style(formats.fit(style, kind, place)))

    def __missing__(self, value: Writable) -> bytes:
        """Make the cell of a value not met before."""
        if len(self) >= CELLS_REMEMBERED:
            self.clear()
        self[value] = made = self.made(self._encode_once(value))
        return made

    def made(self, encoded: Encoded) -> bytes:
        """The cell of a value, which is not remembered."""
        kind, tail, _ = encoded
        return b"" if self._goes and kind is BLANK else self._begin(kind) + tail


class CellWriter:
    """Writes the cells of one workbook: unit sheets have the same formats, and the same tasks."""

    def __init__(self, encoder: Encoder, formats: CellFormats) -> None:
        self._encoder, self._formats = encoder, formats
        self._columns: dict[tuple[int, int, int, bool], ColumnCells] = {}

    def column(self, column: int, style: int, place: int, goes: bool) -> ColumnCells:
        """The cells of a column (from 1); see there."""
        key = (column, style, place, goes)
        if key not in self._columns:
            self._columns[key] = ColumnCells(*key, self._encoder, self._formats)
        return self._columns[key]


class RowWriter:
    """Writes the rows of one sheet that are not there yet."""

    def __init__(self, edits: SheetEdits, places: PlaceFormats, encoder: Encoder, writer: CellWriter) -> None:
        self._edits, self._places, self._encoder, self._writer = edits, places, encoder, writer
        self._body_columns = [self._column(column) for column in range(1, edits.body.width + 1)] if edits.body else []

    def row(self, number: int) -> tuple[bytes, int]:
        """XML of a row of its own, and how many cells it has; blank cells are left out, a row of blanks is no row."""
        columns, values = self._wanted(number)
        cells = [
            column[value] if value is not True and value is not False else column.made(self._encoder.encode(value))
            for column, value in zip(columns, values, strict=False)
        ]
        filled = len(cells) - cells.count(b"")
        if not filled:
            return b"", 0
        row = b"".join((BEGIN, fitted(self._edits.height(number)), b">", *cells, b"</row>"))
        return row.replace(NUMBER_MARK, b"%d" % number), filled

    def _wanted(self, number: int) -> tuple[Sequence[ColumnCells], Sequence[Writable]]:
        """The columns and values of a row; those of a body are at hand, where nothing else is wanted."""
        edits, body = self._edits, self._edits.body
        in_body = body is not None and 0 <= number - body.top < len(body.rows)
        if body is not None and in_body and not edits.columns and number not in edits.cells:
            return self._body_columns, body.rows[number - body.top]
        wanted = edits.wanted(number)
        return [self._column(column) for column, _ in wanted], [value for _, value in wanted]

    def _column(self, column: int) -> ColumnCells:
        place = self._places.column(column)
        return self._writer.column(column, place, place, goes=True)


@cache
def fitted(points: float | None) -> bytes:
    """The height of a row as Excel notes one that it fitted itself: not fixed, so that it follows later typing."""
    return b"" if points is None else f' ht="{points:g}"'.encode()


def _style(style: int) -> bytes:
    return b' s="%d"' % style if style else b""


FORMULA: Final = re.compile(rb"<f(\s[^<>]*?)?(?:/>|>([^<]*)</f>)")
INLINE: Final = b' t="inlineStr"'
MARK: Final = NUMBER_MARK + b'"'  # stands for the row's number and the quote behind it
ROWS_REMEMBERED: Final = 4_000
ALIKE: Final = frozenset({type(None), str, int, date, Link})  # to a dict, 1.0 is 1, but what was written is recorded


class PatchedRow(NamedTuple):
    """A row as it would be from `start` to its end, with `NUMBER_MARK` for its number in new cells at least.

    `changed` is how many of its cells are new, `added` whether any stood not there before. `recorded` are all cells
    asked for that stand there now or before, `formulas` those new ones that held one: column, new value, content.
    """

    start: int
    inner: bytes
    changed: int
    added: bool
    recorded: list[Written]
    formulas: list[tuple[int, Writable, bytes]]


class RowPatcher:
    """Patches the rows of one sheet. `recorded`: somebody will ask what the cells held."""

    def __init__(
        self,
        layout: SheetLayout,
        edits: SheetEdits,
        readers: Readers,
        encoder: Encoder,
        writer: CellWriter,
        recorded: bool,
    ) -> None:
        self._layout, self._xml, self._edits = layout, layout.xml, edits
        self._readers, self._encoder, self._writer, self._recorded = readers, encoder, writer, recorded
        self._columns: dict[tuple[int, bytes | None, int | None, bool], ColumnCells] = {}
        self._columns_wanted = [edit.column for edit in edits.columns]
        self._stretches = list(_stretches(self._columns_wanted))
        self._may_be_alike = edits.body is None and ALIKE.issuperset(map(type, chain.from_iterable(edits.together)))
        self._alike: dict[tuple[bytes, tuple[Writable, ...]], PatchedRow] = {}
        # the pieces are held with what they make, so that no others get their ids
        self._together: dict[tuple[int, ...], tuple[Sequence[list[Written]], list[Written]]] = {}

    def patch(self, row: RowSpan) -> PatchedRow | None:
        """The row with what is wanted in it; None when nothing is."""
        of_row = row_format(self._xml[row.attributes_start : row.attributes_end])
        values = self._edits.values(row.number) if self._may_be_alike and of_row is None else None
        if values is not None:
            return self._patched_as_others(row, values)
        wanted = self._edits.wanted(row.number)
        return self._patched(row, wanted, of_row) if wanted else None

    def _patched_as_others(self, row: RowSpan, values: tuple[Writable, ...]) -> PatchedRow:
        """A row whose stretches of wanted cells are those of rows met before, whatever stands between them."""
        pieces: list[tuple[PatchedRow, int]] = []
        for stretch in self._stretches:
            piece = self._stretch(row, stretch, values[stretch.start : stretch.stop])
            # where its first cell is missing, a stretch begins with its row: not behind the one before
            if piece is None or (pieces and piece[0].start < pieces[-1][1]):
                return self._patched(row, list(zip(self._columns_wanted, values, strict=True)), None)
            pieces.append(piece)
        return pieces[0][0] if len(pieces) == 1 else self._joined(row, pieces)

    def _stretch(self, row: RowSpan, of: range, values: tuple[Writable, ...]) -> tuple[PatchedRow, int] | None:
        """One stretch of wanted cells, and where it ends; None where it is not plain. The last one ends with its row.

        `of` are the places of its columns among those wanted.
        """
        columns = self._columns_wanted[of.start : of.stop]
        start = self._layout.start(row, columns[0])
        end = row.inner_end if of.stop == len(self._columns_wanted) else self._layout.end(row, columns[-1])
        if end is None or end < start:
            return None
        number = b'%d"' % row.number
        key = (self._xml[start:end].replace(number, MARK), values)
        known = self._alike.get(key)
        if known is not None:
            return known._replace(start=start), end
        patched = self._patched(row, list(zip(columns, values, strict=True)), None, end)
        if patched.start != start:
            return None
        marked = patched._replace(inner=patched.inner.replace(number, MARK))
        if not patched.formulas and _once_a_cell(key[0]) and _once_a_cell(marked.inner):
            if len(self._alike) >= ROWS_REMEMBERED:
                self._alike.clear()
            self._alike[key] = marked
        return patched, end

    def _joined(self, row: RowSpan, pieces: Sequence[tuple[PatchedRow, int]]) -> PatchedRow:
        """The stretches of a row, and between them what nobody asked for."""
        ends = [end for _, end in pieces[:-1]]
        between = [self._xml[end : piece.start] for end, (piece, _) in zip(ends, pieces[1:], strict=True)]
        inner = [pieces[0][0].inner]
        for before, (piece, _) in zip(between, pieces[1:], strict=True):
            inner += [before, piece.inner]
        patched = [piece for piece, _ in pieces]
        return PatchedRow(
            patched[0].start,
            b"".join(inner),
            sum(one.changed for one in patched),
            any(one.added for one in patched),
            self._recorded_together([one.recorded for one in patched]),
            [cell for one in patched for cell in one.formulas],
        )

    def _recorded_together(self, pieces: Sequence[list[Written]]) -> list[Written]:
        """What is recorded of the stretches, as one list: the same one for the same stretches, as journals count on."""
        key = tuple(map(id, pieces))
        known = self._together.get(key)
        if known is None:
            if len(self._together) >= ROWS_REMEMBERED:
                self._together.clear()
            known = self._together[key] = (pieces, [cell for one in pieces for cell in one])
        return known[1]

    def _patched(self, row: RowSpan, wanted: Wanted, of_row: int | None, end: int | None = None) -> PatchedRow:
        """The row from the first wanted cell to its end, or to the place `end`."""
        start, standing, gaps = self._layout.cells(row, wanted[0][0], end)
        encode, body = self._encoder.encode, self._edits.is_body(row.number)
        cells = {column: cell[0] for column, cell in standing.items()}
        recorded: list[Written] = []
        formulas: list[tuple[int, Writable, bytes]] = []
        changed = 0
        for column, value in wanted:
            encoded = encode(value)
            cell = standing.get(column)
            if cell is not None:
                old, formula, same = self._held(cell, encoded, value)
            elif encoded[0] is BLANK:
                continue
            else:
                old, formula, same = None, None, False
            recorded.append((column, old, value))
            if same:
                continue
            if formula is not None:
                formulas.append((column, value, formula))
            changed += 1
            key = (column, cell[2] if cell is not None else None, of_row, body)
            writer = self._columns[key] if key in self._columns else self._column(key)
            cells[column] = writer.made(encoded)
        added = len(cells) > len(standing)
        inner = b"".join(_in_order(cells, gaps) if gaps or added else cells.values())
        return PatchedRow(start, inner, changed, added, recorded, formulas)

    def _held(self, cell: StandingCell, encoded: Encoded, value: Writable) -> tuple[Value, bytes | None, bool]:
        """What a cell holds, all of it when that is a formula, and whether this is the value wanted there."""
        whole, _, attributes, raw, inner = cell
        kind, tail, reads = encoded
        if (kind is TEXT or kind is LINK) and whole.endswith(tail):
            return reads, None, True
        formula = False
        if raw:
            old = self._readers[attributes](raw)
        elif not inner:
            old = None
        elif not self._recorded and attributes.endswith(INLINE) and b"<f" not in inner:
            # not through the readers: they would keep, and count, a text that is only held against the new one
            old = decode(run_text(inner)) or None
        else:
            old, formula = self._readers.inner(attributes, inner)
        same = type(old) is type(reads) and old == reads
        if formula:
            return old, inner, same and isinstance(value, Link) and _formula(inner) == link_formula(value)
        return old, None, same and kind is not LINK

    def _column(self, key: tuple[int, bytes | None, int | None, bool]) -> ColumnCells:
        """The cells of a column where a cell of these attributes stands, or none; a cleared one of a body goes."""
        column, attributes, of_row, body = key
        place = self._layout.places.column(column) if of_row is None else of_row
        style = place if attributes is None else _style_of(attributes)
        self._columns[key] = known = self._writer.column(column, style, place, body and style == place)
        return known


def _stretches(columns: Sequence[int]) -> Iterator[range]:
    """The places of columns that stand side by side: `[2, 3, 9]` gives the first two and the third."""
    first = 0
    for place in range(1, len(columns) + 1):
        if place == len(columns) or columns[place] != columns[place - 1] + 1:
            yield range(first, place)
            first = place


def _in_order(cells: dict[int, bytes], gaps: dict[int, bytes]) -> list[bytes]:
    """The cells from left to right, with the white space between those that stood there."""
    return [gaps.get(0, b""), *(cells[column] + gaps.get(column, b"") for column in sorted(cells))]


def _once_a_cell(xml: bytes) -> bool:
    """Tell whether the number stands nowhere but in the addresses of the cells."""
    return xml.count(MARK) == xml.count(b"<c ")


def _formula(content: bytes) -> str:
    match = FORMULA.search(content)
    return decode(match[2]) if match and match[2] else ""


def _style_of(attributes: bytes) -> int:
    match = STYLE.search(attributes)
    return int(match[1]) if match else 0
