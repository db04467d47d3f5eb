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
from taskbook.core.appendix.lines import one_line
from taskbook.core.appendix.reading import Candidate, ColumnGuess, Doubt, DoubtCode, Field
from taskbook.core.appendix.row_words import names_time
from taskbook.core.appendix.vocabulary import LIKELY, SURE, Sense, has_meaning, is_own, is_refused, names_both, senses
from taskbook.core.headings import key

MOST_HEADING_ROWS: Final = 3
_ROWS_LOOKED_AT: Final = 40
_LONGEST_HEADING: Final = 120
_LEAST_COLUMNS: Final = 3
_LETTERS: Final = "ABCDEFGHIJKLMNOP"
_MOST_OF_THEM: Final = 0.7
_COLUMN_NUMBER: Final = re.compile(r"\(?(?:\d{1,2}|[A-Z])\)?(?:\s*=.*)?|[(\[]\d{1,2}\s*=.*")


@dataclass(frozen=True, slots=True)
class Leaf:
    """A column below the lowest headings: its headings from the top, and the grid columns [start, end) it covers."""

    tiers: tuple[str, ...]
    start: int
    end: int
    hidden: bool = False

    @property
    def heading(self) -> str:
        """All its headings in one line."""
        return "/".join(self.tiers)


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
    leaves = _leaves(table, rows)
    if any(is_refused(leaf.heading) for leaf in leaves) and not _are_surely_tasks(leaves):
        return None
    guesses, doubts = _guess(table, rows[-1], leaves, chosen)
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
    sure = {sense.field for leaf in leaves for sense in _senses(leaf)[:1] if sense.strength == SURE}
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


def _leaves(table: Table, rows: Sequence[Row]) -> tuple[Leaf, ...]:
    edges = sorted({edge for row in rows for cell in row.cells for edge in (cell.column, cell.column + cell.span)})
    spans: list[tuple[int, int]] = []
    for start, end in itertools.pairwise(edges):
        if any(row.at(start) for row in rows):
            spans.append((start, end))
    leaves = []
    for start, end in _split(table, rows, spans):
        tiers: list[str] = []
        for row in rows:
            cell = row.at(start)
            text = one_line(cell.text) if cell is not None else ""
            if text and (not tiers or tiers[-1] != text):
                tiers.append(text)
        hidden = all(column in table.hidden_columns for column in range(start, end))
        leaves.append(Leaf(tuple(tiers), start, end, hidden))
    return tuple(leaves)


def _split(table: Table, rows: Sequence[Row], spans: Sequence[tuple[int, int]]) -> Iterable[tuple[int, int]]:
    """A heading over several columns that most rows below keep apart is a heading of each of them."""
    below = (row for row in table.rows if row.number > rows[-1].number and len(row.cells) >= len(spans))
    body = list(itertools.islice(below, _ROWS_LOOKED_AT))
    finer = [row for row in body if len(row.cells) > len(spans)]
    for start, end in spans:
        cuts = [
            edge
            for edge in range(start + 1, end)
            if sum(any(cell.column == edge for cell in row.cells) for row in finer) * 2 > len(body)
        ]
        edges = [start, *cuts, end]
        yield from itertools.pairwise(edges)


def _guess(
    table: Table, row: Row, leaves: Sequence[Leaf], chosen: Mapping[int, Field | None]
) -> tuple[tuple[ColumnGuess, ...], tuple[Doubt, ...]]:
    """Give each field the column whose heading names it most surely; the first among equals."""
    taken: dict[Field, int] = {field: at for at, field in chosen.items() if field is not None}
    senses_of = [() if at in chosen or leaf.hidden else _senses(leaf) for at, leaf in enumerate(leaves)]
    offers = sorted(
        ((sense.strength, -at, sense.field) for at, found in enumerate(senses_of) for sense in found),
        key=lambda offer: (-offer[0], -offer[1]),
    )
    doubts = []
    for strength, minus_at, field in offers:
        at = -minus_at
        if at in taken.values():
            continue
        if field not in taken:
            taken[field] = at
            if strength < LIKELY:
                doubts.append(_doubt(DoubtCode.COLUMN_GUESSED, table, row, leaves[at], field))
    fields = {at: field for field, at in taken.items()}
    doubts += list(_second_lead(table, row, leaves, fields, taken))
    doubts += [
        _doubt(DoubtCode.COLUMN_DOUBLED, table, row, leaves[at], found[0].field)
        for at, found in enumerate(senses_of)
        if found and found[0].strength == SURE and at not in fields and found[0].field in taken
    ]
    doubts += [
        Doubt(DoubtCode.HEADING_HAS_MEANING, table.place(row, leaf.start), (leaf.heading,))
        for leaf in leaves
        if has_meaning(leaf.tiers[-1] if leaf.tiers else "")
    ]
    guesses = tuple(ColumnGuess(at, leaf.heading, fields.get(at), leaf.hidden) for at, leaf in enumerate(leaves))
    return guesses, tuple(doubts)


def _second_lead(
    table: Table, row: Row, leaves: Sequence[Leaf], fields: dict[int, Field], taken: dict[Field, int]
) -> Iterable[Doubt]:
    """«Đơn vị chủ trì, phối hợp» names both: over two columns the second is the coordinating unit."""
    for at, leaf in enumerate(leaves):
        if fields.get(at) is not Field.LEAD or not names_both(leaf.heading):
            continue
        after = at + 1
        if after < len(leaves) and leaves[after].heading == leaf.heading and Field.COORDINATE not in taken:
            fields[after] = taken_field = Field.COORDINATE
            taken[taken_field] = after
        yield _doubt(DoubtCode.COLUMN_GUESSED, table, row, leaf, Field.LEAD)


def _doubt(code: DoubtCode, table: Table, row: Row, leaf: Leaf, field: Field) -> Doubt:
    return Doubt(code, table.place(row, leaf.start), (leaf.heading, field.value))


def _senses(leaf: Leaf) -> tuple[Sense, ...]:
    """What the lowest heading names; where that says nothing of its own, what it names with those above it."""
    if not leaf.tiers:
        return ()
    lowest = leaf.tiers[-1]
    if is_own(lowest) or (len(leaf.tiers) > 1 and names_time(lowest)):  # a calendar of marks names no one time
        return ()
    return senses(lowest) or senses(" ".join(leaf.tiers))
