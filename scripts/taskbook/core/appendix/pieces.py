"""Chooses the appendix's table and the tables that go on with it: cut by pages, headings repeated or not.

A document has tables that are none: letterheads, signatures, abbreviations, targets, projects. Where two fit, the one
with both a lead and a time, and with more rows, is taken, and the other is offered.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import Final

from taskbook.core.appendix.choice import Choice
from taskbook.core.appendix.columns import Headed, find_headings
from taskbook.core.appendix.grid import Block, Paragraph, Row, Table
from taskbook.core.appendix.numbers import leading_mark, rank
from taskbook.core.appendix.reading import Field
from taskbook.core.appendix.row_words import looks_like_section
from taskbook.core.appendix.vocabulary import SURE, is_refused, senses
from taskbook.core.headings import key

_LABEL: Final = re.compile(r"\W*(?:phụ lục|phụ biểu|biểu (?:số|mẫu))\b", re.IGNORECASE)
_PAGE_NUMBER: Final = re.compile(r"\W*(?:trang\s*)?\d{1,3}(?:\s*/\s*\d{1,3})?\W*", re.IGNORECASE)
_LONGEST_TITLE: Final = 300
_ABOVE_TASKS: Final = 40
_LONGEST_OF_NUMBER: Final = 40  # letters of a heading of numbers
_LEAST_HEADINGS: Final = 3
_MOST_OF_THEM: Final = 0.75


@dataclass(frozen=True, slots=True)
class Piece:
    """A table of the appendix: rows from `first` on are below headings. `title` is a section's heading above it."""

    table: Table
    first: int
    title: str = ""


@dataclass(slots=True)
class Group:
    """Tables that are one appendix: `start` is the place of the first among the document's blocks."""

    headed: Headed
    start: int
    end: int
    pieces: list[Piece] = field(default_factory=list)

    @property
    def worth(self) -> tuple[bool, int, int]:
        """How well it fits: both a lead and a time, its rows, its known columns."""
        fields = {guess.field for guess in self.headed.guesses}
        rows = sum(len(piece.table.rows) - piece.first for piece in self.pieces)
        return {Field.LEAD, Field.DEADLINE} <= fields, rows, self.headed.score

    def has(self, table: int) -> bool:
        """Whether a table, counted from 1 in the document, is part of it."""
        return any(piece.table.number == table for piece in self.pieces)


def find_groups(blocks: Sequence[Block], choice: Choice) -> list[Group]:
    """Return the appendices of a document, the one to take first."""
    groups: list[Group] = []
    between: list[str] = []
    for at, block in ((at, part) for at, whole in enumerate(blocks) for part in _parts(whole)):
        if isinstance(block, Paragraph):
            between.append(block.text)
            continue
        chosen = choice.columns if choice.table in (None, block.number) else {}
        headed = find_headings(block, chosen)
        last = groups[-1] if groups else None
        if headed is not None:
            if last is not None and _goes_on(last, headed, between):
                last.pieces.append(Piece(block, headed.below, _title(between)))
                last.end = at
            else:
                groups.append(Group(headed, at, at, [Piece(block, headed.below, _title(between))]))
        elif last is not None and _is_rest(last, block, between):
            last.pieces.append(Piece(block, 0))
            last.end = at
        between = []
    for group in groups:
        group.pieces = _titled(group.pieces)
    groups.sort(key=lambda group: group.worth, reverse=True)
    groups.sort(key=lambda group: choice.table is None or not group.has(choice.table))
    return groups


def _parts(block: Block) -> Iterator[Block]:
    """A table, cut where other headings begin further down: a sheet can hold several tables."""
    if isinstance(block, Paragraph):
        yield block
        return
    headed = find_headings(block)
    begun = 0
    for at in range(0 if headed is None else headed.below + 1, len(block.rows)):
        if at > begun + 1 and _begins_table(block.rows[at], headed):
            labelled = at - 1 if _LABEL.match(_words(block.rows[at - 1])) else at
            yield replace(block, rows=block.rows[begun:labelled])
            begun = labelled
            headed = find_headings(replace(block, rows=block.rows[begun:]))
    yield replace(block, rows=block.rows[begun:]) if begun else block


def _begins_table(row: Row, headed: Headed | None) -> bool:
    """Whether a row is the first of other headings: «TT» among them, and not those of the table it stands in."""
    texts = [cell.text for cell in row.cells if cell.text and not cell.merged]
    named = (sense for text in texts if len(text) <= _LONGEST_OF_NUMBER for sense in senses(text)[:1])
    if len(texts) < _LEAST_HEADINGS or not any(
        sense.field is Field.NUMBER and sense.strength >= SURE for sense in named
    ):
        return False
    tiers = {key(tier) for leaf in headed.leaves for tier in leaf.tiers} if headed is not None else set()
    return not all(key(text) in tiers for text in texts)


def _words(row: Row) -> str:
    return " ".join(cell.text for cell in row.cells if cell.text)


def _goes_on(group: Group, headed: Headed, between: Sequence[str]) -> bool:
    """Whether a table repeats a group's headings and no other appendix begins above it."""
    return _are_alike(headed.keys, group.headed.keys) and not any(_LABEL.match(line) for line in between)


def _are_alike(these: Sequence[str], those: Sequence[str]) -> bool:
    """Whether headings are the same; a page's end may have cut one short."""
    same = sum(this.startswith(that) or that.startswith(this) for this, that in zip(these, those, strict=False))
    return len(these) == len(those) and same >= _MOST_OF_THEM * len(those)


def _is_rest(group: Group, table: Table, between: Sequence[str]) -> bool:
    """Whether a table without headings stands right below a group's last one and is as wide."""
    if any(line.strip() and not _PAGE_NUMBER.fullmatch(line) for line in between):
        return False
    last = group.pieces[-1].table
    if table.sheet or any(is_refused(cell.text) for row in table.rows[:2] for cell in row.cells):
        return False
    columns = max((len(row.cells) for row in table.rows), default=0)
    return table.width == last.width or columns == len(group.headed.leaves)


def _title(between: Sequence[str]) -> str:
    """The line right above a table when it is a section's heading: «II. Lĩnh vực văn hóa»."""
    line = next((line for line in reversed(between) if line.strip()), "")
    if not line or len(line) > _LONGEST_TITLE or _LABEL.match(line):
        return ""
    led = leading_mark(line)
    return line if (led is not None and rank(led[0]) < _ABOVE_TASKS) or looks_like_section(line) else ""


def _titled(pieces: Sequence[Piece]) -> list[Piece]:
    """Titles are sections only where every further piece has one: the line above a single table is its own title."""
    headed = [piece for piece in pieces if piece.first]
    if len(headed) > 1 and all(piece.title for piece in headed):
        return list(pieces)
    return [Piece(piece.table, piece.first) for piece in pieces]
