"""XlsxWriter's workbook and worksheet with row heights that Excel still adjusts by itself.

XlsxWriter marks every height it writes as set by hand, and such a row no longer grows with its text. Here a height may
be only remembered, as Excel does for rows it has fitted: programs that do not fit rows when they open a file show them
rightly, and a row still grows when somebody types more.
"""

from __future__ import annotations

from io import BytesIO
from typing import Any

from taskbook.adapters.drawing.styles import BASE_FONT
from taskbook.adapters.drawing.writer import Workbook, Worksheet

_CALCULATED_BY = 191029  # Excel 2019 and later recalculate a file that names an older version


class Sheet(Worksheet):  # type: ignore[misc]  # XlsxWriter has no types
    """A worksheet that remembers fitted heights."""

    def __init__(self) -> None:
        super().__init__()
        self._fitted: dict[str, float] = {}

    def fit_row(self, row: int, points: float) -> None:
        """Remember the height of a row (0-based) in points; it must not have been set by hand too."""
        self._fitted[str(row + 1)] = points

    def _xml_start_tag_unencoded(self, tag: str, attributes: Any = None) -> None:
        if tag == "row" and (points := self._fitted.get(str(dict(attributes)["r"]))):
            attributes = [*attributes, ("ht", f"{points:.16g}")]
        super()._xml_start_tag_unencoded(tag, attributes)


class Book(Workbook):  # type: ignore[misc]  # XlsxWriter has no types
    """A workbook in which no text can become a formula, a number or a link, in one font."""

    worksheet_class = Sheet

    def __init__(self, path: str | BytesIO) -> None:
        options = {
            "in_memory": True,  # else the package records how this machine makes temporary files
            "strings_to_formulas": False,
            "strings_to_urls": False,
            "strings_to_numbers": False,
            "default_format_properties": dict(BASE_FONT),
        }
        super().__init__(path, options)
        # No formula stands in it: a recalculation on opening would only make Excel ask to save.
        self.set_calc_mode("auto", _CALCULATED_BY)
        self.calc_on_load = False

    def sheet(self, title: str, code_name: str) -> Sheet:
        """Add a sheet under a title (any letters) and a code name (ASCII, what macros call it)."""
        sheet = self.add_worksheet(title)
        assert isinstance(sheet, Sheet)  # noqa: S101 - it is what `worksheet_class` makes
        sheet.set_vba_name(code_name)
        return sheet
