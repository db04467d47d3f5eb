"""A sheet that the program fills: gets the pattern's labels, formats of columns and rules; what it holds stays.

Only labels are written over, and only where they say something else.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from taskbook.adapters.cells.area import Area
from taskbook.adapters.renewal.columns import column_at, set_style
from taskbook.adapters.renewal.conditional import Shift, renew_conditional
from taskbook.adapters.renewal.sheet import SheetPart, style_of, text_cell
from taskbook.adapters.renewal.styles import FormatMap
from taskbook.adapters.renewal.texts import CellTexts
from taskbook.adapters.renewal.validations import renew_validations
from taskbook_schemas.columns import ISSUE_HEADINGS, LOG_HEADINGS
from taskbook_schemas.layout import (
    Amendments,
    ChartData,
    Checks,
    Extensions,
    Log,
    Movements,
    People,
    Reports,
    Review,
    SixClear,
    Snapshots,
    Summary,
    Tracking,
    UnitSheet,
    Weekly,
)
from taskbook_schemas.registry import (
    AMENDMENTS,
    CHART_DATA,
    CHECKS,
    EXTENSIONS,
    LOG,
    MOVEMENTS,
    PEOPLE,
    REPORTS,
    REVIEW,
    SIX_CLEAR,
    SNAPSHOTS,
    SUMMARY,
    TEMPLATE,
    TRACKING,
    WEEKLY,
)


@dataclass(frozen=True, slots=True)
class Labels:
    """Where a generated sheet has labels, and how many columns are its own."""

    areas: tuple[Area, ...]
    columns: int


def _row(row: int, width: int, first: int = 1) -> Area:
    return Area(row, first, row, first + width - 1)


LABELS: Final[Mapping[str, Labels]] = {
    SUMMARY: Labels((), Summary.KIND - 1),
    CHART_DATA: Labels((), ChartData.KIND - 1),
    CHECKS: Labels((_row(Checks.HEADER_ROW, len(ISSUE_HEADINGS)),), len(ISSUE_HEADINGS)),
    LOG: Labels((_row(Log.HEADER_ROW, len(LOG_HEADINGS)),), len(LOG_HEADINGS)),
    REVIEW: Labels((_row(Review.HEADER_ROW, len(Review.HEADINGS)),), len(Review.HEADINGS)),
    EXTENSIONS: Labels((_row(Extensions.HEADER_ROW, len(Extensions.HEADINGS)),), len(Extensions.HEADINGS)),
    AMENDMENTS: Labels((_row(Amendments.HEADER_ROW, len(Amendments.HEADINGS)),), len(Amendments.HEADINGS)),
    REPORTS: Labels((_row(Reports.HEADER_ROW, len(Reports.HEADINGS)),), len(Reports.HEADINGS)),
    WEEKLY: Labels((), len(Weekly.WIDTHS)),
    PEOPLE: Labels((), len(People.WIDTHS)),
    MOVEMENTS: Labels((), Movements.KIND - 1),
    SNAPSHOTS: Labels((_row(Snapshots.HEADER_ROW, Snapshots.WIDTH),), Snapshots.WIDTH),
    TRACKING: Labels((), len(Tracking.WIDTHS)),
    SIX_CLEAR: Labels((), len(SixClear.WIDTHS)),
    TEMPLATE: Labels(
        (
            _row(UnitSheet.FIGURES_ROW, len(UnitSheet.FIGURE_HEADINGS), UnitSheet.FIGURES_COLUMN),
            Area(
                UnitSheet.FIGURES_ROW + 1, UnitSheet.FIGURES_COLUMN, UnitSheet.FIGURES_ROW + 2, UnitSheet.FIGURES_COLUMN
            ),
            _row(UnitSheet.HEADER_ROW, len(UnitSheet.HEADINGS)),
        ),
        len(UnitSheet.HEADINGS),
    ),
}
"""The labels of every generated sheet; those of units' sheets are the template's."""


def renew_generated(
    sheet: SheetPart, pattern: SheetPart, formats: FormatMap, labels: Labels, texts: CellTexts, new_texts: CellTexts
) -> None:
    """Bring one generated sheet to the pattern's form."""
    renew_conditional(sheet.root, pattern.root, formats)
    renew_validations(sheet.root, pattern.root, lambda area: Shift())
    for column in range(1, labels.columns + 1):
        like = column_at(pattern.root, column)
        if like is not None and like.get("style") is not None:
            set_style(sheet.root, column, formats.xf(int(like.get("style"))))
    _write_labels(sheet, pattern.rows(), formats, labels, texts, new_texts)


def _write_labels(
    sheet: SheetPart,
    like: Mapping[int, Mapping[int, bytes]],
    formats: FormatMap,
    labels: Labels,
    texts: CellTexts,
    new_texts: CellTexts,
) -> None:
    standing = sheet.rows()
    cells: dict[int, dict[int, bytes]] = {}
    for row, column in _places(labels.areas):
        wanted = new_texts.text(like.get(row, {}).get(column))
        if wanted and texts.text(standing.get(row, {}).get(column)) != wanted:
            style = formats.xf(style_of(like[row][column]) or 0)
            cells.setdefault(row, {})[column] = text_cell(row, column, style, wanted)
    sheet.put(cells)


def _places(areas: Sequence[Area]) -> list[tuple[int, int]]:
    return [
        (row, column)
        for area in areas
        for row in range(area.first_row, area.last_row + 1)
        for column in range(area.first_column, area.last_column + 1)
    ]
