"""The columns of a table below its lowest headings, and which field each of them seems to hold."""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from taskbook.core.appendix.grid import Row, Table
from taskbook.core.appendix.lines import one_line
from taskbook.core.appendix.numbers import read_mark
from taskbook.core.appendix.reading import ColumnGuess, Doubt, DoubtCode, Field
from taskbook.core.appendix.row_words import names_time
from taskbook.core.appendix.vocabulary import LIKELY, SURE, Sense, has_meaning, is_own, names_both, senses

_ROWS_LOOKED_AT: Final = 40


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


def leaves_of(table: Table, rows: Sequence[Row]) -> tuple[Leaf, ...]:
    """The columns below these rows of headings, from left to right."""
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


def guess_fields(
    table: Table, row: Row, leaves: Sequence[Leaf], chosen: Mapping[int, Field | None]
) -> tuple[tuple[ColumnGuess, ...], tuple[Doubt, ...]]:
    """Give each field the column whose heading names it most surely; the first among equals.

    Of two columns of tasks the one that says more is taken: the other groups them.
    """
    taken: dict[Field, int] = {field: at for at, field in chosen.items() if field is not None}
    sensed = [() if at in chosen or leaf.hidden else senses_of(leaf) for at, leaf in enumerate(leaves)]
    offers = sorted(
        ((at, sense) for at, found in enumerate(sensed) for sense in found),
        key=lambda offer: (-offer[1].strength, -_said(table, row, leaves[offer[0]], offer[1].field), offer[0]),
    )
    doubts = []
    for at, (field, strength) in offers:
        if at in taken.values():
            continue
        if field not in taken:
            taken[field] = at
            if strength < LIKELY:
                doubts.append(_doubt(DoubtCode.COLUMN_GUESSED, table, row, leaves[at], field))
    if (
        Field.NUMBER not in taken
        and leaves
        and 0 not in (*chosen, *taken.values())
        and _only_counts(table, row, leaves[0])
    ):
        taken[Field.NUMBER] = 0
    fields = {at: field for field, at in taken.items()}
    doubts += list(_second_lead(table, row, leaves, fields, taken))
    doubts += [
        _doubt(DoubtCode.COLUMN_DOUBLED, table, row, leaves[at], found[0].field)
        for at, found in enumerate(sensed)
        if found and found[0].strength >= SURE and at not in fields and found[0].field in taken
    ]
    doubts += [
        Doubt(DoubtCode.HEADING_HAS_MEANING, table.place(row, leaf.start), (leaf.heading,))
        for leaf in leaves
        if has_meaning(leaf.tiers[-1] if leaf.tiers else "")
    ]
    guesses = tuple(ColumnGuess(at, leaf.heading, fields.get(at), leaf.hidden) for at, leaf in enumerate(leaves))
    return guesses, tuple(doubts)


def _said(table: Table, row: Row, leaf: Leaf, field: Field) -> int:
    """How many different texts stand in a column of tasks; 0 for any other field."""
    if field is not Field.TASK:
        return 0
    return len(_texts_below(table, row, leaf))


def _only_counts(table: Table, row: Row, leaf: Leaf) -> bool:
    """Whether a column whose heading was left blank holds nothing but numbers as lists have them."""
    texts = _texts_below(table, row, leaf)
    return not leaf.tiers and not leaf.hidden and len(texts) > 1 and all(map(read_mark, texts))


def _texts_below(table: Table, row: Row, leaf: Leaf) -> set[str]:
    body = itertools.islice((below for below in table.rows if below.number > row.number), _ROWS_LOOKED_AT)
    cells = (below.at(leaf.start) for below in body)
    return {cell.text for cell in cells if cell is not None and cell.column == leaf.start and cell.text}


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


def senses_of(leaf: Leaf) -> tuple[Sense, ...]:
    """What the lowest heading names; where that says nothing of its own, what it names with those above it."""
    if not leaf.tiers:
        return ()
    lowest = leaf.tiers[-1]
    if is_own(lowest) or (len(leaf.tiers) > 1 and names_time(lowest)):  # a calendar of marks names no one time
        return ()
    return senses(lowest) or senses(" ".join(leaf.tiers))
