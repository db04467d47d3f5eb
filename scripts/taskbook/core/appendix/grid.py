"""What any file becomes before it is understood: paragraphs and tables in their order, cells with where they stand."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum


class Notice(Enum):
    """Something the reader of the file met and that a person should hear of."""

    TRACKED = "tracked changes, read as if all were accepted"
    FOOTNOTES = "footnotes or endnotes, left out"
    COMMENTS = "comments, left out"
    TEXT_BOXES = "text boxes, left out"
    HIDDEN_TEXT = "hidden text, left out"
    NESTED_TABLE = "a table inside a cell, read as lines of that cell"
    HIDDEN_ROWS = "hidden rows, left out"
    HIDDEN_COLUMNS = "hidden columns, left out"
    HIDDEN_SHEETS = "hidden sheets, left out"
    UNCOUNTED_FORMULAS = "formulas without a value that cannot be worked out here"
    CONVERTED = "read through another program"


@dataclass(frozen=True, slots=True)
class Place:
    """Where something stands, counted from 1; 0 and "" where that says nothing.

    `row` and `column` are those of the sheet when there is one, else those of the document's `table`-th table.
    """

    table: int = 0
    row: int = 0
    column: int = 0
    sheet: str = ""


NOWHERE = Place()


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell of one row: `text` with "\\n" before each bullet, `column` the first it covers (from 0) of `span`.

    `merged`: it goes on from the cell above, whose text it has. `lines` are its paragraphs where it has several.
    """

    text: str
    column: int
    span: int = 1
    merged: bool = False
    lines: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a table. `number` counts from 1; `first_on_page`: it is the first below a page's end."""

    number: int
    cells: tuple[Cell, ...]
    hidden: bool = False
    first_on_page: bool = False

    def at(self, column: int) -> Cell | None:
        """Return the cell that covers a column (from 0); None when the row ends before it or begins after it."""
        for cell in self.cells:
            if cell.column <= column < cell.column + cell.span:
                return cell
        return None


@dataclass(frozen=True, slots=True)
class Table:
    """A table: `number` counts from 1 in the document, `sheet` names the sheet of a workbook.

    `hidden_columns` (from 0) are kept out of a reading; `first_column` is the sheet's column of column 0.
    """

    number: int
    rows: tuple[Row, ...]
    sheet: str = ""
    hidden_columns: frozenset[int] = frozenset()
    first_column: int = 1

    @property
    def width(self) -> int:
        """How many columns its widest row covers."""
        return max((cell.column + cell.span for row in self.rows for cell in row.cells), default=0)

    def place(self, row: Row, column: int | None = None) -> Place:
        """Where a row, or its cell at a column (from 0), stands."""
        return Place(self.number, row.number, 0 if column is None else column + self.first_column, self.sheet)


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph outside of tables."""

    text: str


Block = Paragraph | Table


@dataclass(frozen=True, slots=True)
class Source:
    """A whole file: its name without a folder, its blocks in their order, and what was met on the way.

    `digest` tells its content from another's.
    """

    name: str
    blocks: tuple[Block, ...]
    notices: tuple[Notice, ...] = ()
    digest: str = ""

    def tables(self) -> Iterator[Table]:
        """All tables in their order."""
        return (block for block in self.blocks if isinstance(block, Table))
