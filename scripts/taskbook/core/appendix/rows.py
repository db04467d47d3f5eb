"""Tells tasks from sections, totals, signatures, repeated headings and rests of cells that a page's end cut.

A row is looked at together with the rows below it: whether «1 Rà soát …» without cells is a heading or an unfinished
task is decided by what it stands above.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from taskbook.core.appendix import row_words
from taskbook.core.appendix.lines import one_line
from taskbook.core.appendix.looks import HIGH, NEAR, Look, Looks
from taskbook.core.appendix.numbers import Mark, leading_mark, rank, read_mark
from taskbook.core.appendix.reading import Field, Kind


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
    """Judges the rows of one table."""

    def __init__(self, looks: Looks) -> None:
        self._looks = looks

    def judge(self) -> list[Judged]:
        """Return every row with its kind, in order."""
        out: list[Judged] = []
        seen_task = signed = False
        for at, look in enumerate(self._looks.all):
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
        told = [judged.kind for judged in above[-NEAR:] if judged.kind not in (Kind.BLANK, Kind.HEADING)]
        cut = look.wide and look.row.opens_piece and row_words.goes_on(look.words)
        return cut and bool(told) and told[-1] is Kind.SECTION

    def _judge(self, at: int, seen_task: bool) -> Judged:
        look = self._looks.all[at]
        if look.row.row.hidden:
            return Judged(look, Kind.HIDDEN)
        if not look.words:
            return Judged(look, Kind.BLANK)
        if self._looks.is_heading(look):
            return Judged(look, Kind.HEADING)
        kind = self._ending(at, seen_task)
        if kind is not None:
            return Judged(look, kind)
        if look.wide:
            return self._section(look, self._wide_carries(look))
        if not look.filled:
            return self._without_cells(at, seen_task)
        return self._with_cells(at, seen_task)

    def _ending(self, at: int, seen_task: bool) -> Kind | None:
        """Totals, signatures and notes: they have no number and no lead."""
        look = self._looks.all[at]
        if look.mark is not None or (Field.LEAD in look.filled and look.task):
            return None
        first = next(text for text in look.row.texts if text)
        if row_words.is_total(first):
            return Kind.TOTAL
        several = sum(1 for text in look.row.texts if text)
        if seen_task and several <= 2 and row_words.is_signature(first):
            return Kind.SIGNATURE
        starred = first.lstrip("(").startswith("*")
        if several > 1 or not row_words.is_note(first) or (starred and self._looks.is_above_tasks(at)):
            return None
        return Kind.NOTE

    def _wide_carries(self, look: Look) -> dict[Field, str]:
        """A heading's own lead or deadline stands in the cells beside the wide one."""
        wide = next(at for at, width in enumerate(look.row.wide) if width > 1 and at <= self._looks.columns[Field.TASK])
        return {
            field: look.text(field, self._looks.columns) for field in look.fresh if self._looks.columns[field] != wide
        }

    def _without_cells(self, at: int, seen_task: bool) -> Judged:
        """A row with nothing but a number and words: a heading, a task left unfinished, or the rest of a cell."""
        look = self._looks.all[at]
        if not look.task and not (look.number and look.mark is None):
            return Judged(look, Kind.REST if seen_task and look.mark is None else Kind.TASK, guessed=True)
        if look.mark is not None:
            return self._numbered_without_cells(at, look.mark)
        words = look.task or look.number
        led = leading_mark(words)
        if led is not None and not look.row.opens_piece and self._looks.stands_above(at, led[0]):
            return self._section(look)
        if seen_task and (look.row.opens_piece or row_words.goes_on(words) or row_words.is_bullet(words)):
            return Judged(look, Kind.REST, guessed=True)
        if seen_task and self._looks.is_cut(at):
            return Judged(look, Kind.REST, guessed=True)
        if self._looks.is_above_tasks(at):
            return self._section(look, guessed=not row_words.looks_like_section(words) and led is None)
        return Judged(look, Kind.NOTE if seen_task else Kind.SECTION, guessed=True)

    def _numbered_without_cells(self, at: int, mark: Mark) -> Judged:
        look = self._looks.all[at]
        if rank(mark) < HIGH and mark.style not in self._looks.styles_with_cells:
            return self._section(look)
        if self._looks.stands_above(at, mark):
            return self._section(look, guessed=rank(mark) >= HIGH)
        return Judged(look, Kind.TASK, guessed=True)

    def _with_cells(self, at: int, seen_task: bool) -> Judged:
        look = self._looks.all[at]
        mark = look.mark or (self._leading_high(look) if not look.number else None)
        if mark is not None:
            ended = self._looks.ended_number(at)
            if ended:
                return Judged(look, Kind.REST, guessed=True, mark=read_mark(ended), heading=ended)
            carries = self._looks.carries(at, mark)
            return self._section(look, carries, guessed=True) if carries else Judged(look, Kind.TASK)
        if look.number:  # words in the number's column that are no number
            return Judged(look, Kind.TASK, guessed=True)
        if seen_task and self._is_rest(look):
            return Judged(look, Kind.REST, guessed=True)
        return Judged(look, Kind.TASK)

    def _leading_high(self, look: Look) -> Mark | None:
        led = leading_mark(look.task)
        return led[0] if led is not None and rank(led[0]) < HIGH else None

    def _is_rest(self, look: Look) -> bool:
        """Whether a row without number only ends the cells of the row above."""
        texts = [look.task, *(look.text(field, self._looks.columns) for field in look.fresh)]
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
        return (
            texts[at]
            if not look.number or at == self._looks.columns.get(Field.NUMBER)
            else f"{look.number} {texts[at]}"
        )


def _heading(number: str, words: str) -> str:
    """A section's heading in one line: a number that has no sign of its own gets a dot."""
    number = one_line(number)
    if not number:
        return words
    return f"{number} {words}".strip() if number[-1] in ".):/-" else f"{number}. {words}"
