"""The sheet `Theo người` as rows: a line of figures for each person in charge, then each person's tasks."""

from __future__ import annotations

from collections.abc import Iterator

from taskbook.core.judge import Judged
from taskbook.core.people.extract import Extract, Person, PersonFigures
from taskbook.core.row_heights import heights_by_kind
from taskbook.core.short_text import shortened_between_words
from taskbook.ports import SheetFill, Writable
from taskbook.texts import people as texts
from taskbook_schemas.layout import People, RowKind
from taskbook_schemas.registry import PEOPLE
from taskbook_schemas.words import NO_UNIT

Row = tuple[Writable, ...]
_COLUMNS = len(People.HEADINGS)


def people_fill(found: Extract) -> SheetFill:
    """Return the whole sheet."""
    rows = list(_rows(found))
    wrapped = dict.fromkeys(
        (kind.value for kind in (RowKind.HEAD, RowKind.TASK, RowKind.FIGURES, RowKind.TOTAL)), People.WRAPPED
    )
    return SheetFill(
        PEOPLE,
        People.TOP,
        People.KIND,
        rows,
        cells=[(*People.AS_OF, texts.as_of_line(found.period, found.day)), (*People.NOTICE, texts.NOTICE)],
        visible=True,
        heights=heights_by_kind(rows, People.WIDTHS, wrapped),
    )


def _rows(found: Extract) -> Iterator[Row]:
    listed = [person for person in (*found.people, found.nobody) if person.tasks or person.halted]
    yield _line(texts.FIGURES_TITLE, RowKind.TITLE)
    if not listed:
        yield _line(texts.NO_TASKS, RowKind.NOTE)
        return
    yield (*People.FIGURE_HEADINGS, RowKind.HEAD.value)
    for number, person in enumerate(listed, start=1):
        yield _figures(number, person.name or texts.NOBODY, person.figures, RowKind.FIGURES)
    yield _figures(None, texts.TOTAL, found.total, RowKind.TOTAL)
    yield from (_line(note, RowKind.NOTE) for note in texts.notes(found))
    for person in listed:
        yield (None,) * People.KIND
        yield from _person(person)


def _figures(number: int | None, name: str, figures: PersonFigures, kind: RowKind) -> Row:
    numbers = (
        figures.new,
        figures.given,
        figures.due,
        figures.done,
        figures.done_on_time,
        figures.done_late,
        figures.late,
        figures.rest,
    )
    return (number, None, name, *(value or None for value in numbers), kind.value)


def _person(person: Person) -> Iterator[Row]:
    yield _line(texts.person_title(person), RowKind.TITLE)
    yield (*People.HEADINGS, RowKind.HEAD.value)
    for number, judged in enumerate((*person.tasks, *person.halted), start=1):
        yield _task(number, judged)


def _task(number: int, judged: Judged) -> Row:
    task, verdict = judged.task, judged.verdict
    late = verdict.days if verdict.days is not None and verdict.days > 0 else None
    return (
        number,
        task.id,
        (f"{task.star} " if task.star else "") + _name(judged),
        "; ".join(judged.reading.lead.units + judged.reading.lead.groups) or NO_UNIT,
        verdict.due,
        task.completed,
        texts.shortened_lines([task.result_document or ""]),
        verdict.status.value,
        late,
        texts.reasons(task),
        texts.documents(task, verdict.original_due),
        RowKind.TASK.value,
    )


def _name(judged: Judged) -> str:
    """How the task's name begins, without the dash before it in its appendix."""
    return shortened_between_words(judged.task.name.strip("-•;. "), People.NAME_CHARACTERS)


def _line(text: str, kind: RowKind) -> Row:
    return (
        shortened_between_words(text, People.LINE_CHARACTERS),
        *[None] * (_COLUMNS - 1),
        kind.value,
    )
