"""Makes rows that were judged the rows of a reading: tasks with all their texts, sections with their paths.

An empty cell is one of four things: nothing; merged from above (the text of above, certain); «như trên» (the text of
above, said as a doubt); left blank where the row goes on with the task above (that one's text, said as a doubt).
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Final

from taskbook.core.appendix import row_words
from taskbook.core.appendix.columns import Headed
from taskbook.core.appendix.drafts import Draft
from taskbook.core.appendix.number_checks import NumberChecks
from taskbook.core.appendix.numbers import leading_mark
from taskbook.core.appendix.reading import Doubt, DoubtCode, Field, Kind, PlanHead, other_key
from taskbook.core.appendix.rows import Judged
from taskbook.core.appendix.sections import Path
from taskbook.core.appendix.vocabulary import CORE
from taskbook.core.deadline import read_deadline
from taskbook.core.model import Kind as DeadlineKind

_CARRIED: Final = (Field.LEAD, Field.DEADLINE, Field.LEADER, Field.COORDINATE, Field.PRODUCT)
_FROM_TASK_ABOVE: Final = (Field.NUMBER, Field.TASK)
_TOLD: Final = {Kind.NOTE: DoubtCode.NOT_A_TASK, Kind.HIDDEN: DoubtCode.HIDDEN_ROW}


class Drafter:
    """Goes through the rows of one table in their order; `blank` fields stand in no row of it.

    `plan` gives deadlines their year.
    """

    def __init__(self, headed: Headed, columns: Mapping[Field, int], blank: Collection[Field], plan: PlanHead) -> None:
        self._plan = plan
        self._columns = columns
        self._blank = blank
        self._fields = {column: field for field, column in columns.items()}
        self._headed = headed
        self._path = Path()
        self._task: Draft | None = None
        self._opened: Draft | None = None
        self._numbers = NumberChecks()

    def draft(self, judged: Judged) -> Draft | None:
        """Take a row; None for one that was joined to the row above."""
        row = judged.look.row
        if judged.kind is Kind.REST and self._task is not None:
            self._join(self._task, judged)
            return None
        if judged.kind is Kind.REST and self._opened is not None:
            self._end_heading(self._opened, judged)
            return None
        if judged.kind is Kind.SECTION:
            return self._section(judged)
        if judged.kind is Kind.TASK:
            self._task = self._draft_task(judged)
            return self._task
        made = Draft(judged.kind, row, self._path.headings, text=judged.look.words)
        if judged.kind in _TOLD:
            made.doubt(_TOLD[judged.kind], None, made.text)
        return made

    def _section(self, judged: Judged) -> Draft:
        mark = judged.mark
        self._path.enter(mark, judged.heading, {**self._named(judged.heading), **judged.carries})
        made = Draft(Kind.SECTION, judged.look.row, self._path.headings, text=judged.heading, mark=mark)
        if mark is not None:
            self._numbers.enter(made, mark, self._path.keys[:-1])
        self._opened = made
        if judged.guessed:
            made.doubt(DoubtCode.SECTION_GUESSED, None, judged.heading)
        self._task = None
        return made

    def _named(self, heading: str) -> dict[Field, str]:
        """What a heading that is a unit's name or a time gives to rows below that have none."""
        led = leading_mark(heading)
        words = (led[1] if led is not None else heading).split("(")[0].strip()
        if Field.LEAD in self._blank and row_words.names_unit(words):
            return {Field.LEAD: words}
        return {Field.DEADLINE: words} if Field.DEADLINE in self._blank and row_words.names_time(words) else {}

    def _end_heading(self, section: Draft, judged: Judged) -> None:
        """Put together a heading that a page's end had cut."""
        words = judged.look.words
        self._path.end_heading(words)
        section.text, section.section = self._path.headings[-1], self._path.headings
        section.doubt(DoubtCode.REST_JOINED, None, words)

    def _draft_task(self, judged: Judged) -> Draft:
        look = judged.look
        self._path.take(look.mark)
        made = Draft(Kind.TASK, look.row, self._path.headings, self._path.keys, mark=look.mark)
        above = self._task
        if above is not None and above.section != made.section:
            above = None
        self._fill(made, look.number)
        if above is not None:
            made.goes_on = self._is_same_task(made, above)
            if made.goes_on:
                self._from_above(made, above)
        self._from_sections(made)
        self._check(made)
        return made

    def _fill(self, made: Draft, number: str) -> None:
        for column, text in enumerate(made.row.texts):
            if not text or self._headed.leaves[column].hidden:
                continue
            field = self._fields.get(column)
            if field is None:
                heading = other_key(self._headed.leaves[column].heading, column)
                made.other[heading] = f"{made.other[heading]} {text}" if heading in made.other else text
            elif field in CORE and row_words.is_ditto(text):
                self._ditto(made, field, text)
            else:
                made.fields[field] = number if field is Field.NUMBER and number else text

    def _ditto(self, made: Draft, field: Field, words: str) -> None:
        value = "" if self._task is None else self._task.fields.get(field, "")
        made.fields[field] = value or words
        made.doubt(DoubtCode.SAME_AS_ABOVE, self._columns[field], field.value, words, value or words)

    def _is_same_task(self, made: Draft, above: Draft) -> bool:
        """Whether a row goes on with the task above: its number merged down, or no number of its own."""
        number = self._columns.get(Field.NUMBER)
        if number is None:
            return Field.TASK not in made.fields or self._is_merged(made, Field.TASK)
        if made.row.merged[number] and Field.NUMBER in made.fields:
            return True
        return Field.NUMBER not in made.fields and (above.mark is not None or above.goes_on)

    def _is_merged(self, made: Draft, field: Field) -> bool:
        return field in self._columns and made.row.merged[self._columns[field]]

    def _from_above(self, made: Draft, above: Draft) -> None:
        """A second lead or product under one number: blank number and words are those of the task above."""
        if Field.TASK in made.fields:
            return
        wanted = _FROM_TASK_ABOVE if Field.LEAD in made.fields else (*_FROM_TASK_ABOVE, Field.LEAD)
        for field in wanted:
            if field in above.fields and field not in made.fields:
                made.fields[field] = above.fields[field]
                made.doubt(DoubtCode.BLANK_FROM_ABOVE, self._columns.get(field), field.value, above.fields[field])

    def _from_sections(self, made: Draft) -> None:
        for field in _CARRIED:
            value = self._path.carried(field)
            if value and field not in made.fields:
                made.fields[field] = value
                made.doubt(DoubtCode.FROM_SECTION, self._columns.get(field), field.value, value)

    def _check(self, made: Draft) -> None:
        for field, code in (
            (Field.TASK, DoubtCode.TASK_EMPTY),
            (Field.LEAD, DoubtCode.LEAD_EMPTY),
            (Field.DEADLINE, DoubtCode.DEADLINE_EMPTY),
        ):
            if field in self._columns and field not in made.fields:
                made.doubt(code, self._columns[field])
        self._check_deadline(made)
        if Field.NUMBER in self._columns and not made.goes_on:
            self._numbers.check(made, self._columns[Field.NUMBER])

    def _check_deadline(self, made: Draft) -> None:
        """A deadline is read as a refresh would read it: what is not understood is asked about while it is new."""
        phrase, year = made.fields.get(Field.DEADLINE), self._plan.year
        if phrase and year and read_deadline(phrase, year, issued=self._plan.issued).kind is DeadlineKind.UNKNOWN:
            made.doubt(DoubtCode.DEADLINE_UNREAD, self._columns.get(Field.DEADLINE), phrase)

    def _join(self, task: Draft, judged: Judged) -> None:
        """Put the rest of cells where it belongs: after a line break when it begins with a bullet."""
        row = judged.look.row
        for column, text in enumerate(row.texts):
            field = self._fields.get(column)
            if not text or row.merged[column] or self._headed.leaves[column].hidden or field is Field.NUMBER:
                continue
            if field is not None:
                task.fields[field] = row_words.put_behind(task.fields.get(field, ""), text)
            else:
                heading = other_key(self._headed.leaves[column].heading, column)
                task.other[heading] = row_words.put_behind(task.other.get(heading, ""), text)
        filled = {self._columns[field] for field in task.fields if field in self._columns}
        task.doubts = [doubt for doubt in task.doubts if not self._is_settled(doubt, task, filled)]
        self._check_deadline(task)
        if judged.mark is not None:
            self._numbers.end(task, judged.mark, judged.heading)
        task.doubts.append(Doubt(DoubtCode.REST_JOINED, row.place(), (judged.look.words,)))

    def _is_settled(self, doubt: Doubt, task: Draft, filled: set[int]) -> bool:
        empty = (DoubtCode.TASK_EMPTY, DoubtCode.LEAD_EMPTY, DoubtCode.DEADLINE_EMPTY)
        if doubt.code is DoubtCode.DEADLINE_UNREAD:  # looked at anew
            return True
        return doubt.code in empty and any(doubt.place == task.row.place(column) for column in filled)
