"""What can be seen of rows, and how they stand to each other: numbered deeper, without cells, cut by a page's end."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from taskbook.core.appendix import row_words
from taskbook.core.appendix.columns import Headed, is_column_numbers
from taskbook.core.appendix.layout import LaidRow
from taskbook.core.appendix.lines import one_line
from taskbook.core.appendix.numbers import Mark, follows, is_first, leading_mark, rank, read_mark
from taskbook.core.appendix.reading import Field
from taskbook.core.appendix.vocabulary import CORE
from taskbook.core.headings import key

HIGH: Final = 30
"""Parts, A and I stand above tasks (`numbers.rank`); 1 and deeper may be tasks."""
NEAR: Final = 6
"""Rows that are looked at on the other side of a page's end."""
_LONGEST_NUMBER: Final = 10
_CHILDREN_LOOKED_AT: Final = 60


@dataclass(frozen=True, slots=True)
class Look:
    """What can be seen of a row alone: its number, words, filled fields."""

    row: LaidRow
    mark: Mark | None
    number: str
    task: str
    filled: frozenset[Field]
    fresh: frozenset[Field]
    wide: bool
    words: str

    def text(self, wanted: Field, columns: Mapping[Field, int]) -> str:
        """The text of a field; "" where the table has no such column."""
        return self.row.texts[columns[wanted]] if wanted in columns else ""


class Looks:
    """The rows of one table as they look; `columns` are the places of its fields."""

    def __init__(self, headed: Headed, columns: Mapping[Field, int], rows: Sequence[LaidRow]) -> None:
        self.columns = columns
        self._tiers = [{key(tier) for tier in leaf.tiers} for leaf in headed.leaves]
        self.all = self._look_at(rows)
        self.styles_with_cells = {look.mark.style for look in self.all if look.mark is not None and look.filled}

    def is_heading(self, look: Look) -> bool:
        """Whether a row repeats the headings, or numbers the columns."""
        texts = look.row.texts
        filled = [at for at, text in enumerate(texts) if text]
        if len(filled) < 2:
            return False
        return all(key(texts[at]) in self._tiers[at] for at in filled) or is_column_numbers(texts)

    def is_cut(self, at: int) -> bool:
        """Whether the row above ends in the middle of a sentence that this one may end."""
        before = self.all[at - 1]
        return bool(before.filled) and row_words.is_unfinished(before.task)

    def stands_above(self, at: int, mark: Mark) -> bool:
        """Whether the next row is a part of this one: numbered deeper, begun anew at 1, or without a number."""
        below = self._next_body(at)
        if below is None:
            return False
        if below.wide:
            led = leading_mark(below.words)
            return led is not None and rank(led[0]) > rank(mark)
        if below.mark is None:
            return bool(below.task and below.filled)
        if below.mark.style == mark.style:
            return is_first(below.mark)
        return rank(below.mark) > rank(mark)

    def _next_body(self, at: int) -> Look | None:
        for look in self.all[at + 1 :]:
            if look.words and not look.row.row.hidden and not self.is_heading(look):
                return look
        return None

    def is_above_tasks(self, at: int) -> bool:
        """Whether the next row is a task, or a heading over tasks."""
        below = self._next_body(at)
        return below is not None and (below.wide or bool(below.task and (below.filled or below.mark is not None)))

    def ended_number(self, at: int) -> str:
        """The number that a page's end cut in two, «1.» and «5», «1» and «0»: whole; "" where none was cut."""
        look = self.all[at]
        numbered = [before for before in self.all[max(at - NEAR, 0) : at] if before.mark is not None]
        if not look.row.opens_piece or len(numbered) < 2 or not numbered[-1].filled:
            return ""
        last, above = numbered[-1], numbered[-2].mark
        if above is None or last.mark is None or follows(last.mark, above):
            return ""
        for whole in (f"{last.number}{look.number}", f"{last.number}.{look.number}"):
            mark = read_mark(whole)
            if mark is not None and follows(mark, above):
                return whole
        return ""

    def carries(self, at: int, mark: Mark) -> dict[Field, str]:
        """What a numbered row with a lead or deadline of its own gives to the rows below it; {} when it is a task.

        Nothing that it has may stand in any of them, and they must have something themselves (or stand under a number
        that is not a task's).
        """
        look = self.all[at]
        if not look.fresh & {Field.LEAD, Field.DEADLINE, Field.LEADER} or look.filled != look.fresh:
            return {}
        children = self._children(at, mark)
        if not children or any(child.filled & look.filled for child in children):
            return {}
        if not all(child.filled for child in children) and rank(mark) >= HIGH and len(children) < 2:
            return {}
        return {field: look.text(field, self.columns) for field in look.fresh}

    def _children(self, at: int, mark: Mark) -> list[Look]:
        children: list[Look] = []
        for look in self.all[at + 1 : at + 1 + _CHILDREN_LOOKED_AT]:
            if look.wide or (look.mark is not None and rank(look.mark) <= rank(mark)):
                break
            if look.words and look.mark is not None and not self.is_heading(look):
                children.append(look)
        return children

    def _look_at(self, rows: Sequence[LaidRow]) -> list[Look]:
        looks: list[Look] = []
        last: dict[str, Mark] = {}
        for row in rows:
            look = self._look(row, tuple(last.values()))
            if look.mark is not None:
                last[look.mark.style] = look.mark
            looks.append(look)
        return looks

    def _look(self, row: LaidRow, last: tuple[Mark, ...]) -> Look:
        columns = self.columns
        task = row.texts[columns[Field.TASK]]
        number = row.texts[columns[Field.NUMBER]] if Field.NUMBER in columns else ""
        if self._covers_task(row):  # number and words in one cell
            number, task = "", number
        number = _compact(number, last)
        filled = frozenset(field for field in CORE if field in columns and row.texts[columns[field]])
        fresh = frozenset(field for field in filled if not row.merged[columns[field]])
        words = one_line(" ".join(text for text in row.texts if text))
        return Look(row, read_mark(number, last), number, task, filled, fresh, self._is_wide(row), words)

    def _covers_task(self, row: LaidRow) -> bool:
        at, task = self.columns.get(Field.NUMBER), self.columns[Field.TASK]
        return at is not None and at < task < at + row.wide[at]

    def _is_wide(self, row: LaidRow) -> bool:
        """Whether one cell covers the task's column together with one that makes a row a task."""
        task = self.columns[Field.TASK]
        core = [self.columns[field] for field in CORE if field in self.columns]
        return any(
            width > 1
            and bool(row.texts[at])
            and at <= task < at + width
            and any(at <= place < at + width for place in core)
            for at, width in enumerate(row.wide)
        )


def _compact(number: str, last: tuple[Mark, ...]) -> str:
    """A number that a narrow column broke («1 0», «1. 1») put together again."""
    whole = "".join(number.split())
    return whole if whole != number and len(whole) < _LONGEST_NUMBER and read_mark(whole, last) else number
