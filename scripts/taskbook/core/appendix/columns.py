"""Finds the heading rows of a table and what each of its columns holds.

Headings stand in one to three rows, merged both ways, with a row of column numbers below or without; a title may
stand above them in the same table.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from taskbook.core.appendix.grid import Cell, Row, Table
from taskbook.core.appendix.leaves import Leaf, guess_fields, leaves_of, senses_of
from taskbook.core.appendix.reading import Candidate, ColumnGuess, Doubt, Field
from taskbook.core.appendix.vocabulary import SURE, is_refused, senses
from taskbook.core.headings import key

MOST_HEADING_ROWS: Final = 3
_ROWS_LOOKED_AT: Final = 40
_LONGEST_HEADING: Final = 120
_LEAST_COLUMNS: Final = 3
_LETTERS: Final = "ABCDEFGHIJKLMNOP"
_MOST_OF_THEM: Final = 0.7
_COLUMN_NUMBER: Final = re.compile(r"\(?(?:\d{1,2}|[A-Z])\)?(?:\s*=.*)?|[(\[]\d{1,2}\s*=.*")


@dataclass(frozen=True, slots=True)
class Headed:
    """A table with its headings found: rows [first, below) of it hold headings; `score` says how well it fits."""

    table: Table
    first: int
    below: int
    leaves: tuple[Leaf, ...]
    guesses: tuple[ColumnGuess, ...]
    doubts: tuple[Doubt, ...]
    score: int

    @property
    def keys(self) -> tuple[str, ...]:
        """What makes two tables parts of one: their headings, comparable."""
        return tuple(key(leaf.heading) for leaf in self.leaves)

    def candidate(self) -> Candidate:
        """The table as it is offered to a person."""
        headings = tuple(guess.heading for guess in self.guesses if not guess.hidden)
        return Candidate(self.table.number, self.table.sheet, headings)


def find_headings(table: Table, chosen: Mapping[int, Field | None] | None = None) -> Headed | None:
    """Find the headings of a table of tasks; None when it is none. `chosen` columns are what the person said."""
    best: Headed | None = None
    for first in range(min(len(table.rows), _ROWS_LOOKED_AT)):
        row = table.rows[first]
        if _filled(row) < 2 or any(cell.merged for cell in row.cells):  # a title, nothing, or not the first of them
            continue
        for count in range(1, MOST_HEADING_ROWS + 1):
            found = _headed(table, first, count, chosen or {})
            # The more is explained the better; among equals the first rows, and the fewest
            if found is not None and (best is None or found.score > best.score):
                best = found
        if best is not None and first > best.first + MOST_HEADING_ROWS:
            break
    return best


def is_column_numbers(texts: Iterable[str]) -> bool:
    """Whether a row only numbers the columns: (1) (2) (3), 1 2 3=1+2 or A B C. A heading may have spoilt one."""
    filled = [text for text in texts if text]
    if len(filled) >= _LEAST_COLUMNS and "".join(filled) in _LETTERS:
        return True
    counted = [text for text in filled if _COLUMN_NUMBER.fullmatch(text)]
    if len(counted) < _LEAST_COLUMNS or len(counted) < _MOST_OF_THEM * len(filled):
        return False
    digits = [int(found[0]) for text in counted if (found := re.search(r"\d+", text))]
    return len(digits) > 1 and all(after > before for before, after in itertools.pairwise(digits))


def _filled(row: Row) -> int:
    return sum(1 for cell in row.cells if cell.text)


def _headed(table: Table, first: int, count: int, chosen: Mapping[int, Field | None]) -> Headed | None:
    rows = table.rows[first : first + count]
    if len(rows) < count or first + count >= len(table.rows) or any(_too_long(row) for row in rows):
        return None
    following = table.rows[first + count]
    if not _belong_together(rows) or (count < MOST_HEADING_ROWS and any(cell.merged for cell in following.cells)):
        return None
    leaves = leaves_of(table, rows)
    if any(is_refused(leaf.heading) for leaf in leaves) and not _are_surely_tasks(leaves):
        return None
    guesses, doubts = guess_fields(table, rows[-1], leaves, chosen)
    fields = {guess.field for guess in guesses}
    if Field.TASK not in fields or not fields & {Field.LEAD, Field.DEADLINE}:
        return None
    below = first + count
    while below < len(table.rows) and is_column_numbers(cell.text for cell in table.rows[below].cells):
        below += 1
    known = len(fields - {None})
    score = 100 * known - 10 * sum(1 for leaf in leaves if not leaf.heading)
    return Headed(table, first, below, leaves, guesses, doubts, score)


def _are_surely_tasks(leaves: Sequence[Leaf]) -> bool:
    """Whether headings name tasks, leads and times so surely that a column of targets beside them is one of many."""
    sure = {sense.field for leaf in leaves for sense in senses_of(leaf)[:1] if sense.strength >= SURE}
    return {Field.TASK, Field.LEAD, Field.DEADLINE} <= sure


def _too_long(row: Row) -> bool:
    return any(len(cell.text) > _LONGEST_HEADING for cell in row.cells)


def _belong_together(rows: Sequence[Row]) -> bool:
    """Whether rows form one block of headings: each goes on under one that is merged down or across."""
    for above, row in itertools.pairwise(rows):
        fresh = [cell for cell in row.cells if cell.text and not cell.merged]
        if row.cells and all(cell.merged for cell in row.cells):
            continue
        if not fresh or is_column_numbers(cell.text for cell in row.cells):
            return False
        under_wide = all(_under_group(cell, above) for cell in fresh)
        if not under_wide:
            return False
    return True


def _under_group(cell: Cell, above: Row) -> bool:
    """Whether a heading stands under one that is wider than itself, or that is blank, or says it belongs below."""
    over = above.at(cell.column)
    return over is None or not over.text or over.span > cell.span or bool(senses(cell.text))
