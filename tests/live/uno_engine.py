"""A running LibreOffice behind xlwings' own Windows engine: the cells of `excel_com` stand in an open document.

What LibreOffice has otherwise is brought to Excel's terms: a truth value is a number with a Boolean format, a formula's
arguments are parted by semicolons. Filters and merged cells are not brought over.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

import xlwings as xw

from taskbook.adapters.excel import objects
from tests.live.excel_com import Application
from tests.live.office import uno_class
from tests.live.pywin32 import windows_engine
from tests.live.stores import HIDDEN, VISIBLE
from tests.live.typed import GENERAL
from tests.live.uno_basic import Basic
from tests.live.uno_cells import (
    DEFINED,
)
from tests.live.uno_sheet import UnoSheet

FILTERS = {".xlsx": "Calc MS Excel 2007 XML", ".xlsm": "Calc MS Excel 2007 VBA XML"}


class UnoBook:
    """An open document as a store of sheets. Not `exact`: currency and truth values are read as numbers, but fast."""

    def __init__(self, document: Any, name: str, exact: bool = True) -> None:
        self.exact = exact
        self._all = document.Sheets
        self._indicator: Any = None
        self._sheets: list[UnoSheet] = []
        self._next: UnoSheet | None = None
        self._drawn = True
        self._tables: dict[int, list[tuple[Any, str, bool, bool]]] | None = None
        self.document, self.name = document, name
        self.basic = Basic(document)
        url = str(document.URL)
        self.folder = str(Path(unquote(urlsplit(url).path)).parent) if url else ""
        self.english = uno_class("lang.Locale")("en", "US", "")
        self._kinds: dict[int, tuple[int, str]] = {}

    @property
    def saved(self) -> bool:
        return not self.document.isModified()

    def save_copy(self, path: Path) -> None:
        """What is stored to another place changes neither the document's place nor whether it counts as saved."""
        from tests.e2e.lo.run_macro import setting

        self.document.storeToURL(path.as_uri(), (setting("FilterName", FILTERS[path.suffix.lower()]),))

    def save(self) -> None:
        self.document.store()

    @property
    def read_only(self) -> bool:
        return bool(self.document.isReadonly())

    @property
    def structure_locked(self) -> bool:
        return bool(self.document.isProtected())

    def sheets(self) -> Sequence[UnoSheet]:
        """Every question over the pipe costs a millisecond or more: what does not change by itself is kept."""
        if len(self._sheets) != self._all.Count:
            listed = self.basic.ask("Listed", self.document)
            self._sheets = [UnoSheet(self, name, VISIBLE if shown else HIDDEN) for name, shown in listed]
        return self._sheets

    def copy(self, sheet: UnoSheet, place: int) -> UnoSheet:
        name = f"{sheet.name[:27]} (2)"
        self._all.copyByName(sheet.name, name, place)
        copy = UnoSheet(self, name, origin=sheet)
        self._sheets.insert(place, copy)
        return copy

    def delete(self, sheet: UnoSheet) -> None:
        self._all.removeByName(sheet.name)
        self._sheets = []
        self._next = None if self._next is sheet else self._next

    def _named(self, name: str) -> UnoSheet:
        return next(sheet for sheet in self.sheets() if sheet.name == name)

    def active(self) -> UnoSheet:
        return self._next or self._named(self.document.CurrentController.ActiveSheet.Name)

    def activate(self, sheet: UnoSheet) -> None:
        """While nothing is drawn, only the last one is brought to the front, in the end."""
        self._next = sheet
        if self._drawn:
            self._show_next()

    def _show_next(self) -> None:
        if self._next is not None:
            self.document.CurrentController.setActiveSheet(self._next.native)
            self._next = None

    def show_status(self, text: str | None) -> None:
        if self._indicator is None:
            self._indicator = self.document.CurrentController.Frame.createStatusIndicator()
        if text is None:
            self._indicator.end()
        else:
            self._indicator.start(text, 100)

    def redraw(self, on: bool) -> None:
        """While nothing is drawn, rows are not measured after each change either: that takes longer than the change."""
        self.document.IsAdjustHeightEnabled = self._drawn = on
        if on:
            self.document.unlockControllers()
            self._show_next()
        else:
            self.document.lockControllers()

    def tables(self, place: int) -> list[tuple[Any, str, bool, bool]]:
        """Database ranges on the sheet of this place: the range, its name, whether it has headings and totals."""
        if self._tables is None:
            self._tables = {}
            ranges = self.document.DatabaseRanges
            for name, sheet, headings, totals in self.basic.ask("Tables", self.document):
                known = (ranges.getByName(name), name, bool(headings), bool(totals))
                self._tables.setdefault(sheet, []).append(known)
        return self._tables.get(place, [])

    def key(self, number_format: str) -> int:
        """LibreOffice's number of a format."""
        formats = self.document.NumberFormats
        known: int = formats.queryKey(number_format, self.english, False)
        return known if known >= 0 else int(formats.addNew(number_format, self.english))

    def kind(self, key: int) -> tuple[int, str]:
        """Kind and text of the format of this number."""
        if key not in self._kinds:
            found = self.document.NumberFormats.getByKey(key)
            text = GENERAL if found.FormatString in ("General", "Standard") else found.FormatString
            self._kinds[key] = (found.Type & ~DEFINED, text)
        return self._kinds[key]


def book_in_office(document: Any, name: str, exact: bool = True) -> tuple[xw.Book, UnoBook, Application]:
    """An open document as an action gets it, its store, and the Excel that stands in for LibreOffice."""
    engine = windows_engine()
    objects.tame_xlwings()
    store = UnoBook(document, name, exact)
    excel = Application()
    excel.open(store)
    app = xw.App(impl=engine.App(xl=engine.COMRetryObjectWrapper(excel)))
    return app.books[name], store, excel
