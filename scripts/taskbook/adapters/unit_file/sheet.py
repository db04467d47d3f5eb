"""One unit's form as rows: the heading, the figures, the tasks, the signatures."""

from __future__ import annotations

from collections.abc import Mapping

from taskbook.adapters.unit_file.rows import NO_CELL, Rows, SharedStrings
from taskbook.adapters.unit_file.styles import (
    CLOSED_TO_COORDINATOR,
    WIDTHS,
    closed_look,
    line_look,
    status_look,
    task_look,
)
from taskbook.core.row_heights import lines_in
from taskbook.core.unit_file import HEADINGS, FormRow, TaskRole, UnitFile
from taskbook.ports import Writable
from taskbook.texts import split as texts
from taskbook_schemas.layout import RowKind, UnitSheet

_COLUMNS = len(HEADINGS)
_GIVEN = len(UnitSheet.HEADINGS)
_STATUS = UnitSheet.HEADINGS.index("Trạng thái")
_LEFT_SIGN, _RIGHT_SIGN, _SIGN_WIDTH = 1, 12, 5  # first columns of the two signatures (0-based)
_LINE_POINTS = 15.5  # a line of 12-point text
_MOST_POINTS = 409.0  # Excel's limit
_LINES = tuple(lines_in(width * 11 / 12) for width in WIDTHS)  # lines are counted for text of 11 points
_PADDING = 3.0
_LINE_HEIGHT = 19
"""Lines that stand alone get a height: they are not to grow however long their text is."""


class FormSheet:
    """Writes the visible sheet of one file. `styles` leads from the looks' names to the template's style numbers."""

    def __init__(self, form: UnitFile, styles: Mapping[str, int], strings: SharedStrings) -> None:
        self._form = form
        self._styles = styles
        self._rows = Rows(strings)
        lead = [styles[task_look(column)] for column in range(_COLUMNS)]
        coordinator = lead.copy()
        for column in CLOSED_TO_COORDINATOR:
            coordinator[column] = styles[closed_look(column)]
        self._task_styles = {TaskRole.LEAD: lead, TaskRole.COORDINATE: coordinator}

    def write(self) -> tuple[str, int]:
        """Return the rows as XML, and the last row of the tasks."""
        self._write_heading()
        self._write_figures()
        self._write_head()
        for row in self._form.rows:
            self._write_row(row)
        last = self._rows.last
        self._write_signatures()
        return self._rows.xml(), last

    def _write_heading(self) -> None:
        form, style = self._form, self._styles
        issuer: list[Writable] = [form.batch.issuer, *[None] * (_COLUMNS - 2), texts.batch_line(form.batch.id)]
        self._rows.add(issuer, [style["issuer"], *[NO_CELL] * (_COLUMNS - 2), style["batch"]], 20)
        self._line(texts.TITLE, "title", 27)
        for text, look, height in zip(form.heading, ("unit", "as_of"), (22, 19), strict=True):
            self._line(text, look, height)
        self._line(texts.guide(form.batch.reply_by), "guide", 22)

    def _write_figures(self) -> None:
        style, before = self._styles, UnitSheet.FIGURES_COLUMN - 1
        width = len(UnitSheet.FIGURE_HEADINGS)
        self._rows.skip_to(UnitSheet.FIGURES_ROW)
        blanks, nothing = [None] * before, [NO_CELL] * before
        self._rows.add([*blanks, *UnitSheet.FIGURE_HEADINGS], [*nothing, *[style["figure_head"]] * width], 48)
        for figures in self._form.figures:
            looks = [*nothing, style["figure_label"], *[style["figure"]] * (width - 1)]
            self._rows.add([*blanks, *figures], looks, _LINE_HEIGHT)

    def _write_head(self) -> None:
        style, inputs = self._styles, _COLUMNS - _GIVEN
        self._rows.skip_to(UnitSheet.HEADER_ROW - 1)
        self._rows.add(
            [texts.GIVEN, *[None] * (_GIVEN - 1), texts.TO_FILL],
            [style["caption"], *[NO_CELL] * (_GIVEN - 1), style["caption_input"]],
            _LINE_HEIGHT,
        )
        self._rows.add(HEADINGS, [*[style["head"]] * _GIVEN, *[style["head_input"]] * inputs], 50)

    def _write_row(self, row: FormRow) -> None:
        if row.kind is RowKind.TASK:
            styles = self._task_styles[row.role or TaskRole.LEAD].copy()
            styles[_STATUS] = self._styles[status_look(str(row.cells[_STATUS]))]
            self._rows.add(row.cells, styles, _height(row), grows=True)
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


def _height(row: FormRow) -> float:
    """How tall a task's row is: Excel keeps heights in the file, and other programs do not work them out."""
    lines = [known[cell] for known, cell in zip(_LINES, row.cells, strict=True)]
    return min(max(lines, default=1) * _LINE_POINTS + _PADDING, _MOST_POINTS)


assert len(WIDTHS) == _COLUMNS  # noqa: S101 - the two lists are kept in two places
