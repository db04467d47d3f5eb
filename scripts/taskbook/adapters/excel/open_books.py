"""Finds the workbook meant: that of the button, or one among all that are open, for a command no button started."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator, Sequence
from types import ModuleType
from typing import TYPE_CHECKING, Final, TypeAlias

from taskbook.adapters.excel import objects, patience, refusals
from taskbook.adapters.windows import message_filter
from taskbook.adapters.windows.programs import program_of
from taskbook.errors import UsageError
from taskbook.texts import excel as texts
from taskbook_schemas.registry import CHECKS, PLANS, SETTINGS, SUMMARY

if TYPE_CHECKING:
    import xlwings as xw

OpenBook: TypeAlias = "xw.Book"
"""A workbook open in Excel, as those who only hand it on name it."""

OURS: Final = frozenset(name.casefold() for name in (SUMMARY, PLANS, SETTINGS, CHECKS))
"""Sheets that only a workbook of ours has all of."""


_NOT_NEEDED: Final = ("pandas", "numpy", "matplotlib", "PIL")
NO_EXCELS: Final = frozenset({"et.exe", "wps.exe", "wpsoffice.exe", "soffice.exe", "soffice.bin", "editors.exe"})
"""Programs of WPS, LibreOffice and ONLYOFFICE: WPS has windows of Excel's kind, and answers as Excel does."""


def calling_book() -> xw.Book:
    """The workbook whose macro started this process, by the arguments the macro gave; raises when there is none.

    Errors: ExcelTooBusyError, WorkbookLockedError (Excel is gone), else whatever Excel and xlwings say against it.
    """
    xlwings = _xlwings()
    with refusals.speaking_of_excel():
        book: xw.Book = patience.patiently(xlwings.Book.caller)
        return book


def _xlwings() -> ModuleType:
    """Load xlwings. It looks for its licence in the workbook that called, while it is loaded and before it can be told
    to be patient: so the arguments that name the workbook are hidden from it till then. So are packages that it loads
    where it finds them, and that not every button needs: half a second of each press."""
    arguments, sys.argv = sys.argv, sys.argv[:1]
    hidden = [name for name in _NOT_NEEDED if name not in sys.modules]
    sys.modules.update(dict.fromkeys(hidden))  # type: ignore[arg-type]
    try:
        import xlwings
    finally:
        sys.argv = arguments
        for name in hidden:
            del sys.modules[name]
    objects.tame_xlwings()
    message_filter.register(patience.next_pause)
    return xlwings


def open_book(names: Sequence[str]) -> xw.Book:
    """The workbook of one of these names that is open in some Excel. UsageError when there is none."""
    with refusals.speaking_of_excel():
        found = _named(names, _open_books())
    if found is None:
        raise UsageError(texts.not_open(names))
    return found


def usual_book(names: Sequence[str]) -> xw.Book:
    """The workbook of one of the usual names, else the only one that has our sheets.

    UsageError when none does, or several do: which one is meant must be said.
    """
    with refusals.speaking_of_excel():
        books = list(_open_books())
        found = _named(names, books)
        alike = [] if found else [book for book in books if _is_ours(book)]
    if len(alike) > 1:
        raise UsageError(texts.several_open([book.name for book in alike]))
    if found is None and not alike:
        raise UsageError(texts.not_open(names))
    return found or alike[0]


def _open_books() -> Iterator[xw.Book]:
    """All workbooks of all Excels. UsageError where there can be no Excel."""
    xw = _xlwings()
    try:
        apps = list(xw.apps)
    except xw.XlwingsError as error:
        raise UsageError(texts.ONLY_ON_WINDOWS) from error
    for app in apps:
        if (program_of(app.pid) or "").casefold() not in NO_EXCELS:
            yield from app.books


def _named(names: Sequence[str], books: Iterable[xw.Book]) -> xw.Book | None:
    wanted = {name.casefold() for name in names}
    return next((book for book in books if book.name.casefold() in wanted), None)


def _is_ours(book: xw.Book) -> bool:
    return {sheet.name.casefold() for sheet in book.sheets} >= OURS
