"""The hidden sheet of words for macros, with the marks of version: rows by key, in whatever order they stand."""

from __future__ import annotations

from collections.abc import Mapping

from taskbook.adapters.renewal.sheet import SheetPart, style_of, text_cell
from taskbook.adapters.renewal.texts import CellTexts


def words_of(sheet: SheetPart, texts: CellTexts) -> dict[str, str]:
    """What a sheet of words says: key and words."""
    rows = sheet.rows().values()
    return {key: texts.text(cells.get(2)) for cells in rows if (key := texts.text(cells.get(1)))}


def renew_words(sheet: SheetPart, texts: CellTexts, wanted: Mapping[str, str]) -> None:
    """Write the words that differ or are missing; others stay."""
    standing = sheet.rows()
    rows = {texts.text(cells.get(1)): row for row, cells in standing.items()}
    last = max(standing, default=0)
    cells: dict[int, dict[int, bytes]] = {}
    for key, text in wanted.items():
        if key in rows and texts.text(standing[rows[key]].get(2)) == text:
            continue
        last = last if key in rows else last + 1
        row = rows.get(key, last)
        style = style_of(standing.get(row, {}).get(2)) or 0
        cells[row] = {1: text_cell(row, 1, style, key), 2: text_cell(row, 2, style, text)}
    sheet.put(cells)
