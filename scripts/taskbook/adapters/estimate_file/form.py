"""The sheet of estimates: each unit with the tasks it leads, sums that follow what is filled in, signatures.

Two hidden columns say of each row of a task whether it stands there first or again (under a further lead unit), so
that the total counts it once, and of which plan it is.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from taskbook.adapters.cells.encode import clean
from taskbook.adapters.drawing import styles as look
from taskbook.adapters.drawing.book import Book
from taskbook.adapters.drawing.pages import set_up_page
from taskbook.adapters.drawing.styles import Layer, Styles, write_centred
from taskbook.core.estimate import Estimate, EstimateLine
from taskbook.core.judge import Judged
from taskbook.core.row_heights import lines_in
from taskbook.ports import Writable
from taskbook.texts import estimate as texts

WIDTHS = (6, 15, 52, 24, 18, 19, 14, 22)
KIND, PLAN = len(WIDTHS), len(WIDTHS) + 1  # hidden: I, J
FIRST, AGAIN = "first", "again"
AMOUNT = 6  # the column of amounts (0-based), G
HEADER_ROW = 5
_LINES = tuple(lines_in(width * 1.15) for width in WIDTHS)  # measured: 11-point letters are narrower than digits
_LINE_POINTS, _PADDING, _MOST_POINTS = 14.5, 4.0, 409.0
_TO_FILL: Layer = {"bg_color": "#FFF2CC", "bottom": 4}
_UNIT: Layer = {"bold": True, "bg_color": "#E3ECF7"}
_RULED: Layer = {"top": 1, "bottom": 1, "top_color": look.LINE, "bottom_color": look.LINE}
_SUM: Layer = {"bold": True, "bg_color": "#EDEDED"}


class EstimateForm:
    """Draws the sums into a new sheet of a book."""

    def __init__(self, book: Book, found: Estimate) -> None:
        self._book, self._found = book, found
        self._styles = Styles(book)
        self._sheet = book.sheet(texts.SHEET, "shEstimate")
        self._row = HEADER_ROW + 1
        self._seen: set[tuple[str, int]] = set()
        self._missing = {(one.task.sheet, one.task.row) for one in found.total.missing}

    def draw(self, as_of: date, issuer: str) -> None:
        """Draw everything; `issuer` heads the page."""
        self._head(as_of, issuer)
        for number, line in enumerate(self._found.by_unit, start=1):
            self._unit(number, line)
        self._totals()
        self._end()

    def _head(self, as_of: date, issuer: str) -> None:
        sheet, styles = self._sheet, self._styles
        for column, width in enumerate(WIDTHS):
            sheet.set_column(column, column, width)
        sheet.set_column(KIND, PLAN, 8, None, {"hidden": True})
        sheet.write_string(0, 0, clean(issuer), styles({"bold": True}))
        span = range(len(WIDTHS))
        lines: Sequence[tuple[int, str, Layer, float]] = (
            (1, texts.TITLE, look.TITLE, 24),
            (2, texts.as_of_line(as_of), {"italic": True}, 18),
        )
        for row, text, layer, height in lines:
            sheet.set_row(row, height)
            write_centred(sheet, row, span, text, styles(layer, look.CENTRED, look.MIDDLE))
        sheet.write_string(3, 0, texts.GUIDE, styles(look.EXPLANATION))
        for column, heading in enumerate(texts.FILE_HEADINGS):
            sheet.write_string(HEADER_ROW, column, heading, styles(look.HEAD))
        sheet.set_row(HEADER_ROW, 32)
        sheet.freeze_panes(HEADER_ROW + 1, 0)
        sheet.hide_gridlines(2)
        set_up_page(self._book, sheet, repeat=(HEADER_ROW, HEADER_ROW), columns=[span])

    def _unit(self, number: int, line: EstimateLine) -> None:
        """A unit's heading with its sum, then its tasks."""
        first, last = self._row + 1, self._row + len(line.tasks)
        name = texts.unit_line(line.name, len(line.tasks), len(line.missing))
        self._sum(name, f"=SUM(G{first + 1}:G{last + 1})", line.amount, _UNIT)
        for order, judged in enumerate(line.tasks, start=1):
            self._task(f"{number}.{order}", judged)

    def _task(self, number: str, judged: Judged) -> None:
        task, styles = judged.task, self._styles
        place = task.sheet, task.row
        unread = "budget" in task.suspect
        cells: tuple[Writable, ...] = (
            number,
            task.id,
            task.name,
            task.product,
            task.deadline_text,
            judged.verdict.status.value,
            task.budget,
            texts.UNREADABLE if unread else None,
        )
        for column, value in enumerate(cells):
            layers: list[Layer] = [look.GRID, look.TOP, look.WRAP]
            if column == AMOUNT:
                layers += [look.AS_AMOUNT, *([_TO_FILL] if place in self._missing else [])]
            style = styles(*layers)
            if isinstance(value, float):
                self._sheet.write_number(self._row, column, value, style)
            elif value is None:
                self._sheet.write_blank(self._row, column, None, style)
            else:
                self._sheet.write_string(self._row, column, clean(str(value)), style)
        self._sheet.write_string(self._row, KIND, AGAIN if place in self._seen else FIRST)
        self._sheet.write_string(self._row, PLAN, clean(task.plan))
        self._seen.add(place)
        lines = max(count[str(value or "")] for count, value in zip(_LINES, cells, strict=True))
        self._sheet.fit_row(self._row, min(lines * _LINE_POINTS + _PADDING, _MOST_POINTS))
        self._row += 1

    def _totals(self) -> None:
        """The sums of all: each task once; then each plan's."""
        found, last = self._found, max(self._row, HEADER_ROW + 2)
        amounts, kinds, plans = (f"{letter}{HEADER_ROW + 2}:{letter}{last}" for letter in "GIJ")
        repeated = EstimateLine("", found.repeated)
        if repeated.tasks:
            formula = f'=-SUMIF({kinds},"{AGAIN}",{amounts})'
            self._sum(texts.REPEATED, formula, -repeated.amount, {"italic": True})
        self._sum(texts.TOTAL, f'=SUMIF({kinds},"{FIRST}",{amounts})', found.total.amount, _SUM)
        for line in found.by_plan:
            if line.tasks:
                code = clean(line.tasks[0].task.plan).replace('"', '""')
                formula = f'=SUMIFS({amounts},{kinds},"{FIRST}",{plans},"{code}")'
                self._sum(texts.plan_line(line.name, len(line.tasks)), formula, line.amount, {"italic": True})

    def _end(self) -> None:
        """Notes, and where to sign."""
        styles, sheet = self._styles, self._sheet
        notes = [texts.cancelled_note(self._found.cancelled)] if self._found.cancelled else []
        for note in notes if self._found.total.tasks else [*notes, texts.NO_TASKS]:
            sheet.write_string(self._row, 0, note, styles(look.EXPLANATION))
            self._row += 1
        self._row += 1
        lines: Sequence[tuple[str, str, Layer]] = (
            (texts.PREPARED_BY, texts.HEAD_OF_OFFICE, {"bold": True}),
            (texts.SIGN_HINT, texts.SIGN_HINT, {"italic": True}),
        )
        for left, right, layer in lines:
            centred = styles(layer, look.CENTRED)
            write_centred(sheet, self._row, range(1, 3), left, centred)
            write_centred(sheet, self._row, range(4, len(WIDTHS)), right, centred)
            self._row += 1

    def _sum(self, text: str, formula: str, amount: float, layer: Layer) -> None:
        styles, sheet = self._styles, self._sheet
        sheet.write_string(self._row, 0, clean(text), styles(_RULED, look.MIDDLE, layer))
        for column in range(1, len(WIDTHS)):  # the words run over these: no line goes through them
            sheet.write_blank(self._row, column, None, styles(_RULED, layer))
        sheet.write_formula(self._row, AMOUNT, formula, styles(look.GRID, look.MIDDLE, look.AS_AMOUNT, layer), amount)
        sheet.set_row(self._row, 20)
        self._row += 1
