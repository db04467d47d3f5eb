"""One unit's form as rows: the heading, the tasks, the signatures."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from taskbook.adapters.unit_file.rows import NO_CELL, Rows, SharedStrings
from taskbook.adapters.unit_file.styles import (
    CLOSED_TO_COORDINATOR,
    FONT_POINTS,
    WIDTHS,
    closed_look,
    line_look,
    status_look,
    task_look,
)
from taskbook.core.row_heights import lines_in
from taskbook.core.unit_file import DRAWN_ORDER, HEADINGS, PRINTED_COLUMNS, FormRow, TaskRole, UnitFile
from taskbook.ports import Writable
from taskbook.texts import split as texts
from taskbook_schemas.layout import RowKind, UnitForm, UnitSheet

_COLUMNS = len(HEADINGS)
_STATUS = UnitSheet.HEADINGS.index("Trạng thái")
_STATUS_DRAWN = DRAWN_ORDER.index(_STATUS)
_MIDDLE, _RIGHT = len(UnitForm.FIRST), PRINTED_COLUMNS - 1  # columns (0-based) of what stands beside the unit's line
_LEFT_SIGN, _RIGHT_SIGN, _SIGN_WIDTH = 1, PRINTED_COLUMNS - 5, 5  # first columns of the two signatures (0-based)
_LINE_POINTS = 12.75  # a line of 10-point text
_MOST_POINTS = 409.0  # Excel's limit
_LINES = tuple(lines_in(width * 11 / FONT_POINTS * 1.02) for width in WIDTHS)  # lines are counted for 11 points
_PADDING = 2.25
_LINE_HEIGHT = 14.25
_HEAD_HEIGHT = 38.25  # three lines
_TOP_HEIGHTS = (18, 13.5)  # what is always in sight is low: tasks need the room
"""Lines that stand alone get a height: they are not to grow however long their text is."""


class FormSheet:
    """Writes the visible sheet of one file. `styles` leads from the looks' names to the template's style numbers."""

    def __init__(self, form: UnitFile, styles: Mapping[str, int], strings: SharedStrings) -> None:
        self._form = form
        self._styles = styles
        self._rows = Rows(strings)
        self._task_styles = {
            TaskRole.LEAD: [styles[task_look(place)] for place in DRAWN_ORDER],
            TaskRole.COORDINATE: [
                styles[closed_look(place) if place in CLOSED_TO_COORDINATOR else task_look(place)]
                for place in DRAWN_ORDER
            ],
        }

    def write(self) -> tuple[str, int]:
        """Return the rows as XML, and the last row of the tasks."""
        self._write_heading()
        for row in self._form.rows:
            self._write_row(row)
        last = self._rows.last
        self._write_signatures()
        return self._rows.xml(), last

    def _write_heading(self) -> None:
        form = self._form
        issuer, batch = form.batch.issuer, texts.batch_line(form.batch)
        first, second = _TOP_HEIGHTS
        self._across({0: (form.heading, "unit"), _MIDDLE: (texts.TITLE, "title"), _RIGHT: (issuer, "issuer")}, first)
        self._across({0: (texts.guide(form.batch.reply_by), "guide"), _RIGHT: (batch, "batch")}, second)
        looks = ["head_input" if _MIDDLE <= column <= _RIGHT else "head" for column in range(_COLUMNS)]
        headings = [HEADINGS[place] for place in DRAWN_ORDER]
        self._rows.add(headings, [self._styles[name] for name in looks], _HEAD_HEIGHT)

    def _across(self, texts_by_column: Mapping[int, tuple[str, str]], height: float) -> None:
        """A row with a few texts, each with its look, by column (0-based)."""
        values: list[Writable] = [None] * PRINTED_COLUMNS
        styles = [NO_CELL] * PRINTED_COLUMNS
        for column, (text, name) in texts_by_column.items():
            values[column], styles[column] = text, self._styles[name]
        self._rows.add(values, styles, height)

    def _write_row(self, row: FormRow) -> None:
        if row.kind is RowKind.TASK:
            cells = [row.cells[place] for place in DRAWN_ORDER]
            styles = self._task_styles[row.role or TaskRole.LEAD].copy()
            styles[_STATUS_DRAWN] = self._styles[status_look(str(row.cells[_STATUS]))]
            self._rows.add(cells, styles, _height(cells), grows=True)
        else:
            self._line(str(row.cells[0]), line_look(row.kind), _LINE_HEIGHT)

    def _write_signatures(self) -> None:
        self._rows.skip_to(self._rows.last + 2)
        self._signature_row(None, texts.SIGN_DAY, "sign_note")
        self._signature_row(texts.PREPARED_BY, texts.HEAD_OF_UNIT, "sign")
        self._signature_row(texts.SIGN_HINT, texts.SIGN_HINT, "sign_note")

    def _signature_row(self, left: Writable, right: Writable, look: str) -> None:
        values: list[Writable] = [None] * (_RIGHT_SIGN + _SIGN_WIDTH)
        styles = [NO_CELL] * len(values)
        for first, text in ((_LEFT_SIGN, left), (_RIGHT_SIGN, right)):
            values[first] = text
            styles[first : first + _SIGN_WIDTH] = [self._styles[look]] * _SIGN_WIDTH
        self._rows.add(values, styles, _LINE_HEIGHT)

    def _line(self, text: str, look: str, height: float) -> None:
        self._rows.add_line(text, self._styles[look], _COLUMNS, height)


def _height(cells: Sequence[Writable]) -> float:
    """How tall a task's row is: Excel keeps heights in the file, and other programs do not work them out."""
    lines = [known[cell] for known, cell in zip(_LINES, cells, strict=True)]
    return min(max(lines, default=1) * _LINE_POINTS + _PADDING, _MOST_POINTS)


assert len(WIDTHS) == _COLUMNS  # noqa: S101 - the two lists are kept in two places
