"""What makes a workbook one with macros: their words, the sheet buttons, the VBA project and the ribbon."""

from __future__ import annotations

import io
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from taskbook.adapters.drawing.book import Book, Sheet
from taskbook.texts.vba import VBA_TEXTS
from taskbook_build.ribbon import add_ribbon
from taskbook_build.sources import RIBBON, macro_of
from taskbook_build.vba import vba_project
from taskbook_build.version import BUTTONS_VERSION, KEY
from taskbook_schemas.buttons import SHEET_BUTTONS
from taskbook_schemas.layout import Summary
from taskbook_schemas.plan_view import view_words
from taskbook_schemas.version import LAYOUT_KEY, LAYOUT_VERSION, WORDS_SHEET

TEXTS_CODE_NAME = "shVba"
_BUTTON_WIDTH, _BUTTON_HEIGHT, _GAP = 132, 34, 10


@dataclass(frozen=True, slots=True)
class Macros:
    """The folder of the macros' sources; `replace` takes a module from another file (tests swap the host module)."""

    folder: Path
    replace: Mapping[str, Path] = field(default_factory=dict)


def write_macros(book: Book, summary: Sheet, macros: Macros, code_names: Sequence[str]) -> None:
    """Add the hidden sheet of words, the buttons and the project; `code_names` of the other sheets, in tab order."""
    write_words(book, {**VBA_TEXTS, **view_words(), KEY: BUTTONS_VERSION})
    _write_buttons(summary)
    project = vba_project(macros.folder, [*code_names, TEXTS_CODE_NAME], replace=macros.replace)
    book.add_vba_project(io.BytesIO(project), is_stream=True)


def write_words(book: Book, words: Mapping[str, str]) -> None:
    """Add the hidden sheet of words for macros, and the layout's version, which a workbook without macros has, too."""
    sheet = book.sheet(WORDS_SHEET, TEXTS_CODE_NAME)
    for row, (key, text) in enumerate({**words, LAYOUT_KEY: str(LAYOUT_VERSION)}.items()):
        sheet.write_string(row, 0, key)
        sheet.write_string(row, 1, text)
    sheet.very_hidden()


def _write_buttons(summary: Sheet) -> None:
    for place, button in enumerate(SHEET_BUTTONS):
        options = {
            "macro": macro_of(button),
            "caption": button.label,
            "width": _BUTTON_WIDTH,
            "height": _BUTTON_HEIGHT,
            "x_offset": place * (_BUTTON_WIDTH + _GAP) + 2,
            "y_offset": 6,
        }
        summary.insert_button(Summary.BUTTON_ROW - 1, 0, options)


def with_ribbon(package: bytes, macros: Macros) -> bytes:
    """Return the finished package with its ribbon."""
    return add_ribbon(package, (macros.folder / RIBBON).read_bytes())
