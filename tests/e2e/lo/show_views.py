"""Opens a workbook in a headless LibreOffice, runs the macros of the two views on a sheet, and prints what is shown.

Run by the system's Python, which alone has `uno`:  show_views.py PROFILE WORKBOOK SHEET
"""

from __future__ import annotations

import hashlib
import json
import sys
from pathlib import Path
from typing import Any

from run_macro import opened, script

HEADING_ROW, COLUMNS, ROWS = 3, 60, 60


def main(profile: Path, workbook: Path, title: str) -> None:
    """Shows both views, one after the other, and prints what each leaves in sight."""
    with opened(profile, workbook) as document:
        sheet = document.Sheets.getByName(title)
        document.CurrentController.setActiveSheet(sheet)
        _add_own_column(sheet)
        told = [_look(sheet)]
        for macro in ("Buttons.StateView_Click", "Buttons.EntryView_Click"):
            script(document, macro).invoke((), (), ())
            told.append(_look(sheet))
        print(json.dumps(told))


def _add_own_column(sheet: Any) -> None:
    """A heading of the office's own right of the table."""
    column = next(c for c in range(COLUMNS) if not sheet.getCellByPosition(c, HEADING_ROW).String)
    sheet.getCellByPosition(column, HEADING_ROW).String = "Cột riêng"


def _look(sheet: Any) -> dict[str, object]:
    heads = [(sheet.getCellByPosition(c, HEADING_ROW).String, sheet.Columns.getByIndex(c)) for c in range(COLUMNS)]
    cells = sheet.getCellRangeByPosition(0, 0, COLUMNS, ROWS).getFormulaArray()
    digest = hashlib.sha256(repr(cells).encode()).hexdigest()
    return {"shown": [text for text, column in heads if text and column.IsVisible], "cells": digest}


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]), sys.argv[3])
