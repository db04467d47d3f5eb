"""The sheets of answers that come back, empty of data: the review, the two registers, who has reported."""

from __future__ import annotations

from collections.abc import Mapping

from taskbook.adapters.drawing import styles as look
from taskbook.adapters.drawing.conditional import UP, Area, hatched, when
from taskbook.adapters.drawing.pages import set_up_page
from taskbook.adapters.drawing.styles import Layer, Styles
from taskbook.adapters.drawing.validations import date_rule, list_rule
from taskbook.adapters.drawing.writer import Workbook, Worksheet
from taskbook.texts import returned_sheets as page_texts
from taskbook_build.generated_sheets import LAST_FORMATTED_ROW, columns, head_row, hide_column
from taskbook_schemas.layout import Amendments, Extensions, Reports, Review, ReviewKind

_BLACK = "#000000"
_QUIET: Layer = {"italic": True, "font_color": "#404040"}
_KINDS: Mapping[ReviewKind, Layer] = {
    ReviewKind.CONFLICT: {"num_format": '"⚠ "@', "bold": True, "font_color": "#7A0C0C", "bg_color": "#F2C9C4"},
    ReviewKind.ASK: {"num_format": '"▲ "@', "bold": True, "font_color": _BLACK, **hatched(UP, "#FFE08A", "#C9A227")},
    ReviewKind.PROPOSAL: {"num_format": '"► "@', "font_color": _BLACK, "bg_color": "#E3ECF7"},
    ReviewKind.INFO: {"num_format": '"○ "@', **_QUIET},
}
_STATES: Mapping[ReviewKind, Layer] = {
    ReviewKind.REPORTED: {"num_format": '"✔ "@', "font_color": _BLACK, "bg_color": "#DDEBDA"},
    ReviewKind.EMPTY: {"num_format": '"◑ "@', "font_color": _BLACK, "bg_color": "#D9D9D9"},
    ReviewKind.MISSING: {"num_format": '"▲ "@', "bold": True, "font_color": _BLACK, "bg_color": "#FFE08A"},
    ReviewKind.TASK: {"num_format": '"○ "@', **_QUIET},
}
_BATCH: Layer = {"bold": True, "bg_color": "#EDEDED", "top": 1, "top_color": _BLACK}
_STATE_COLUMN = 4
_DAYS = (2, 5)


def write_review_sheet(book: Workbook, sheet: Worksheet, styles: Styles) -> None:
    """Draw the review: one returned value a row; two columns are typed into."""
    left = dict.fromkeys(range(1, len(Review.HEADINGS) + 1), look.LEFT)
    area = _listing(book, sheet, styles, Review, {**left, Review.CHOICE: look.CENTER})
    for column in range(Review.KIND, Review.WIDTH + 1):
        hide_column(sheet, column)
    for column in (Review.CHOICE, Review.CORRECTION):
        _input_head(sheet, styles, Review, column)
    _kinds(sheet, styles, area.column(0), Review.KIND, _KINDS)
    _ruled(sheet, styles, area)
    _choice(sheet, area, Review.CHOICE, Review.CHOICES.name, page_texts.CHOICE_ERROR)
    sheet.write_string(Review.HEADLINE[0] - 1, 0, page_texts.REVIEW_GUIDE, styles(look.EXPLANATION))


def write_extensions_sheet(book: Workbook, sheet: Worksheet, styles: Styles) -> None:
    """Draw the register of extensions: the decision's four columns are typed into."""
    days = dict.fromkeys((4, Extensions.ASKED, 8, Extensions.APPLIED), look.AS_DATE)
    typed = dict.fromkeys((Extensions.GRANTED, Extensions.SIGNED), look.AS_TYPED_DATE)
    area = _listing(book, sheet, styles, Extensions, {**days, **typed, 9: look.AS_INTEGER})
    for column in range(Extensions.DECISION, Extensions.SIGNED + 1):
        _input_head(sheet, styles, Extensions, column)
    _ruled(sheet, styles, area)
    _choice(sheet, area, Extensions.DECISION, Extensions.CHOICES.name, page_texts.DECISION_ERROR)
    for column in (Extensions.GRANTED, Extensions.SIGNED):
        sheet.data_validation(area.first_row, column - 1, area.last_row, column - 1, date_rule())
    sheet.write_string(Extensions.HEADLINE[0] - 1, 0, page_texts.EXTENSIONS_GUIDE, styles(look.EXPLANATION))


def write_amendments_sheet(book: Workbook, sheet: Worksheet, styles: Styles) -> None:
    """Draw the register of amendments: rows may be typed, the decision's five columns are."""
    days = dict.fromkeys((Amendments.RECEIVED, Amendments.APPLIED), look.AS_DATE)
    typed = dict.fromkeys((Amendments.DUE, Amendments.SIGNED), look.AS_TYPED_DATE)
    area = _listing(book, sheet, styles, Amendments, {**days, **typed})
    for column in range(Amendments.DECISION, Amendments.SIGNED + 1):
        _input_head(sheet, styles, Amendments, column)
    when(
        sheet, styles, area, f"=LEN($A{area.first_row + 1}&$D{area.first_row + 1}&$I{area.first_row + 1})>0", look.GRID
    )
    _choice(sheet, area, Amendments.DECISION, Amendments.CHOICES.name, page_texts.AMENDMENT_DECISION_ERROR)
    part = list_rule(Amendments.PARTS.name, show_error=False)  # an article of the plan may be named, too
    sheet.data_validation(area.first_row, Amendments.PART - 1, area.last_row, Amendments.PART - 1, part)
    for column in (Amendments.RECEIVED, Amendments.DUE, Amendments.SIGNED):
        sheet.data_validation(area.first_row, column - 1, area.last_row, column - 1, date_rule())
    sheet.write_string(Amendments.HEADLINE[0] - 1, 0, page_texts.AMENDMENTS_GUIDE, styles(look.EXPLANATION))


def write_reports_sheet(book: Workbook, sheet: Worksheet, styles: Styles) -> None:
    """Draw the sheet of who has reported."""
    layers = {**dict.fromkeys(_DAYS, look.AS_DATE), 7: look.AS_INTEGER, 8: look.AS_INTEGER}
    area = _listing(book, sheet, styles, Reports, layers)
    hide_column(sheet, Reports.KIND)
    _kinds(sheet, styles, area.column(_STATE_COLUMN - 1), Reports.KIND, _STATES)  # first: some readers take one look
    _kinds(sheet, styles, area, Reports.KIND, {ReviewKind.BATCH: _BATCH})
    _ruled(sheet, styles, area)
    sheet.write_string(Reports.HEADLINE[0] - 1, 0, page_texts.REPORTS_GUIDE, styles(look.EXPLANATION))


_Layout = type[Review] | type[Extensions] | type[Amendments] | type[Reports]
_TITLES: Mapping[_Layout, str] = {
    Review: page_texts.REVIEW_TITLE,
    Extensions: page_texts.EXTENSIONS_TITLE,
    Amendments: page_texts.AMENDMENTS_TITLE,
    Reports: page_texts.REPORTS_TITLE,
}


def _listing(book: Workbook, sheet: Worksheet, styles: Styles, layout: _Layout, layers: Mapping[int, Layer]) -> Area:
    """Draw what all of them share: title, headings, filter, panes and page. Returns the rows' area."""
    width, head = len(layout.HEADINGS), layout.HEADER_ROW - 1
    columns(sheet, styles, layout.WIDTHS, range(1, width + 1), layers)
    sheet.set_row(0, 24)
    sheet.write_string(layout.TITLE[0] - 1, 0, _TITLES[layout], styles(look.TITLE))
    head_row(sheet, styles, layout.HEADER_ROW, layout.HEADINGS, height=32)
    area = Area(head + 1, 0, LAST_FORMATTED_ROW - 1, width - 1)
    sheet.autofilter(head, 0, area.last_row, area.last_column)
    sheet.freeze_panes(head + 1, 3 if layout is Review else 0)
    set_up_page(book, sheet, repeat=(head, head), columns=[range(width)])
    return area


def _input_head(sheet: Worksheet, styles: Styles, layout: _Layout, column: int) -> None:
    sheet.write_string(layout.HEADER_ROW - 1, column - 1, layout.HEADINGS[column - 1], styles(look.HEAD_INPUT))


def _kinds(sheet: Worksheet, styles: Styles, area: Area, kind_column: int, looks: Mapping[ReviewKind, Layer]) -> None:
    letter = chr(ord("A") + kind_column - 1)
    for kind, layer in looks.items():
        when(sheet, styles, area, f'=${letter}{area.first_row + 1}="{kind.value}"', look.GRID, layer)


def _ruled(sheet: Worksheet, styles: Styles, area: Area) -> None:
    when(sheet, styles, area, f"=COUNTA($A{area.first_row + 1}:$C{area.first_row + 1})>0", look.GRID)


def _choice(sheet: Worksheet, area: Area, column: int, name: str, error: str) -> None:
    rule = list_rule(name, error_title=page_texts.ERROR_TITLE, error_message=error)
    sheet.data_validation(area.first_row, column - 1, area.last_row, column - 1, rule)
