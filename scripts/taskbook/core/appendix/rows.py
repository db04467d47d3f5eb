"""Tells tasks from sections, totals, signatures, repeated headings and rests of cells that a page's end cut.

A row is looked at together with the rows below it: whether «1 Rà soát …» without cells is a heading or an unfinished
task is decided by what it stands above.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

from taskbook.core.appendix import row_words
from taskbook.core.appendix.columns import Headed, is_column_numbers
from taskbook.core.appendix.layout import LaidRow
from taskbook.core.appendix.lines import one_line
from taskbook.core.appendix.numbers import Mark, follows, is_first, leading_mark, rank, read_mark
from taskbook.core.appendix.reading import Field, Kind
from taskbook.core.appendix.vocabulary import CORE
from taskbook.core.headings import key

_HIGH: Final = 30  # parts, A and I stand above tasks; 1 and deeper may be tasks
_NEAR: Final = 6
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


@dataclass(frozen=True, slots=True)
class Judged:
    """A row and what it is. `guessed`: it might be something else. `carries`: what a section gives to blank cells.

    `mark` and `heading` are a section's; of a rest that ends a number they are that number, whole.
    """

    look: Look
    kind: Kind
    guessed: bool = False
    mark: Mark | None = None
    heading: str = ""
    carries: Mapping[Field, str] = dataclasses.field(default_factory=lambda: MappingProxyType({}))


class RowJudge:
    """Judges the rows of one table; `columns` are the places of its fields."""

    def __init__(self, headed: Headed, columns: Mapping[Field, int], rows: Sequence[LaidRow]) -> None:
        self._headed = headed
        self._columns = columns
        self._tiers = [{key(tier) for tier in leaf.tiers} for leaf in headed.leaves]
        self._looks = self._look_at(rows)
        self._styles_with_cells = {look.mark.style for look in self._looks if look.mark is not None and look.filled}

    def judge(self) -> list[Judged]:
        """Return every row with its kind, in order."""
        out: list[Judged] = []
        seen_task = signed = False
        for at, look in enumerate(self._looks):
            judged = self._judge(at, seen_task)
            if self._ends_heading(look, out):
                judged = Judged(look, Kind.REST, guessed=True)
            if signed and look.mark is None and judged.kind not in (Kind.BLANK, Kind.HIDDEN) and not look.task:
                judged = Judged(look, Kind.SIGNATURE)
            signed = (signed or judged.kind is Kind.SIGNATURE) and judged.kind is not Kind.TASK
            seen_task = seen_task or judged.kind is Kind.TASK
            out.append(judged)
        return out

    def _ends_heading(self, look: Look, above: Sequence[Judged]) -> bool:
        """Whether a wide row at the top of a page ends the heading that is the last row of the page before."""
        told = [judged.kind for judged in above[-_NEAR:] if judged.kind not in (Kind.BLANK, Kind.HEADING)]
        cut = look.wide and look.row.opens_piece and row_words.goes_on(look.words)
        return cut and bool(told) and told[-1] is Kind.SECTION

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
        columns = self._columns
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
        at, task = self._columns.get(Field.NUMBER), self._columns[Field.TASK]
        return at is not None and at < task < at + row.wide[at]

    def _is_wide(self, row: LaidRow) -> bool:
        """Whether one cell covers the task's column together with one that makes a row a task."""
        task = self._columns[Field.TASK]
        core = [self._columns[field] for field in CORE if field in self._columns]
        return any(
            width > 1 and at <= task < at + width and any(at <= place < at + width for place in core)
            for at, width in enumerate(row.wide)
        )

    def _judge(self, at: int, seen_task: bool) -> Judged:
        look = self._looks[at]
        if look.row.row.hidden:
            return Judged(look, Kind.HIDDEN)
        if not look.words:
            return Judged(look, Kind.BLANK)
        if self._is_heading(look):
            return Judged(look, Kind.HEADING)
        kind = self._ending(at, seen_task)
        if kind is not None:
            return Judged(look, kind)
        if look.wide:
            return self._section(look, self._wide_carries(look))
        if not look.filled:
            return self._without_cells(at, seen_task)
        return self._with_cells(at, seen_task)

    def _is_heading(self, look: Look) -> bool:
        texts = look.row.texts
        filled = [at for at, text in enumerate(texts) if text]
        if len(filled) < 2:
            return False
        return all(key(texts[at]) in self._tiers[at] for at in filled) or is_column_numbers(texts)

    def _ending(self, at: int, seen_task: bool) -> Kind | None:
        """Totals, signatures and notes: they have no number and no lead."""
        look = self._looks[at]
        if look.mark is not None or (Field.LEAD in look.filled and look.task):
            return None
        first = next(text for text in look.row.texts if text)
        if row_words.is_total(first):
            return Kind.TOTAL
        several = sum(1 for text in look.row.texts if text)
        if seen_task and several <= 2 and row_words.is_signature(first):
            return Kind.SIGNATURE
        starred = first.lstrip("(").startswith("*")
        if several > 1 or not row_words.is_note(first) or (starred and self._is_above_tasks(at)):
            return None
        return Kind.NOTE

    def _wide_carries(self, look: Look) -> dict[Field, str]:
        """A heading's own lead or deadline stands in the cells beside the wide one."""
        wide = next(at for at, width in enumerate(look.row.wide) if width > 1 and at <= self._columns[Field.TASK])
        return {field: look.text(field, self._columns) for field in look.fresh if self._columns[field] != wide}

    def _without_cells(self, at: int, seen_task: bool) -> Judged:
        """A row with nothing but a number and words: a heading, a task left unfinished, or the rest of a cell."""
        look = self._looks[at]
        if not look.task and not (look.number and look.mark is None):
            return Judged(look, Kind.REST if seen_task and look.mark is None else Kind.TASK, guessed=True)
        if look.mark is not None:
            return self._numbered_without_cells(at, look.mark)
        words = look.task or look.number
        led = leading_mark(words)
        if led is not None and not look.row.opens_piece and self._stands_above(at, led[0]):
            return self._section(look)
        if seen_task and (look.row.opens_piece or row_words.goes_on(words) or row_words.is_bullet(words)):
            return Judged(look, Kind.REST, guessed=True)
        if seen_task and self._is_cut(at):
            return Judged(look, Kind.REST, guessed=True)
        if self._is_above_tasks(at):
            return self._section(look, guessed=not row_words.looks_like_section(words) and led is None)
        return Judged(look, Kind.NOTE if seen_task else Kind.SECTION, guessed=True)

    def _is_cut(self, at: int) -> bool:
        """Whether the row above ends in the middle of a sentence that this one may end."""
        before = self._looks[at - 1]
        return bool(before.filled) and row_words.is_unfinished(before.task)

    def _numbered_without_cells(self, at: int, mark: Mark) -> Judged:
        look = self._looks[at]
        if rank(mark) < _HIGH and mark.style not in self._styles_with_cells:
            return self._section(look)
        if self._stands_above(at, mark):
            return self._section(look, guessed=rank(mark) >= _HIGH)
        return Judged(look, Kind.TASK, guessed=True)

    def _stands_above(self, at: int, mark: Mark) -> bool:
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
            return is_first(below.mark) and not follows(below.mark, mark) and below.mark != mark
        return rank(below.mark) > rank(mark)

    def _next_body(self, at: int) -> Look | None:
        for look in self._looks[at + 1 :]:
            if look.words and not look.row.row.hidden and not self._is_heading(look):
                return look
        return None

    def _is_above_tasks(self, at: int) -> bool:
        below = self._next_body(at)
        return below is not None and (below.wide or bool(below.task and (below.filled or below.mark is not None)))

    def _with_cells(self, at: int, seen_task: bool) -> Judged:
        look = self._looks[at]
        mark = look.mark or (self._leading_high(look) if not look.number else None)
        if mark is not None:
            ended = self._ended_number(at)
            if ended:
                return Judged(look, Kind.REST, guessed=True, mark=read_mark(ended), heading=ended)
            carries = self._carries(at, mark)
            return self._section(look, carries, guessed=True) if carries else Judged(look, Kind.TASK)
        if look.number:  # words in the number's column that are no number
            return Judged(look, Kind.TASK, guessed=True)
        if seen_task and self._is_rest(look):
            return Judged(look, Kind.REST, guessed=True)
        return Judged(look, Kind.TASK)

    def _ended_number(self, at: int) -> str:
        """The number that a page's end cut in two, «1.» and «5», «1» and «0»: whole; "" where none was cut."""
        look = self._looks[at]
        numbered = [before for before in self._looks[max(at - _NEAR, 0) : at] if before.mark is not None]
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

    def _leading_high(self, look: Look) -> Mark | None:
        led = leading_mark(look.task)
        return led[0] if led is not None and rank(led[0]) < _HIGH else None

    def _is_rest(self, look: Look) -> bool:
        """Whether a row without number only ends the cells of the row above."""
        texts = [look.task, *(look.text(field, self._columns) for field in look.fresh)]
        begun = [text for text in texts if text]
        if Field.LEAD in look.filled:
            return look.row.opens_piece and any(row_words.goes_on(text) for text in begun)
        if look.row.opens_piece:
            return True
        if look.task:
            return Field.DEADLINE not in look.filled and (
                row_words.goes_on(look.task) or row_words.is_bullet(look.task)
            )
        return all(row_words.goes_on(text) or row_words.is_bullet(text) for text in begun)

    def _carries(self, at: int, mark: Mark) -> dict[Field, str]:
        """What a numbered row with a lead or deadline of its own gives to the rows below it; {} when it is a task.

        Nothing that it has may stand in any of them, and they must have something themselves (or stand under a number
        that is not a task's).
        """
        look = self._looks[at]
        if not look.fresh & {Field.LEAD, Field.DEADLINE, Field.LEADER} or look.filled != look.fresh:
            return {}
        children = self._children(at, mark)
        if not children or any(child.filled & look.filled for child in children):
            return {}
        if not all(child.filled for child in children) and rank(mark) >= _HIGH and len(children) < 2:
            return {}
        return {field: look.text(field, self._columns) for field in look.fresh}

    def _children(self, at: int, mark: Mark) -> list[Look]:
        children: list[Look] = []
        for look in self._looks[at + 1 : at + 1 + _CHILDREN_LOOKED_AT]:
            if look.wide or (look.mark is not None and rank(look.mark) <= rank(mark)):
                break
            if look.words and look.mark is not None and not self._is_heading(look):
                children.append(look)
        return children

    def _section(self, look: Look, carries: Mapping[Field, str] | None = None, *, guessed: bool = False) -> Judged:
        number, words = look.number, look.task
        if look.mark is None and (look.wide or not words):
            number, words = "", self._wide_words(look)
        heading = _heading(number, one_line(words))
        led = None if look.mark is not None else leading_mark(heading)
        mark = look.mark or (led[0] if led is not None else None)
        return Judged(look, Kind.SECTION, guessed, mark, heading, MappingProxyType(dict(carries or {})))

    def _wide_words(self, look: Look) -> str:
        texts, wide = look.row.texts, look.row.wide
        if not look.wide:
            return look.number
        at = next(at for at, width in enumerate(wide) if width > 1 and texts[at])
        return texts[at] if not look.number or at == self._columns.get(Field.NUMBER) else f"{look.number} {texts[at]}"


def _compact(number: str, last: tuple[Mark, ...]) -> str:
    """A number that a narrow column broke («1 0», «1. 1») put together again."""
    whole = "".join(number.split())
    return whole if whole != number and len(whole) < _LONGEST_NUMBER and read_mark(whole, last) else number


def _heading(number: str, words: str) -> str:
    """A section's heading in one line: a number that has no sign of its own gets a dot."""
    number = one_line(number)
    if not number:
        return words
    return f"{number} {words}".strip() if number[-1] in ".):/-" else f"{number}. {words}"
