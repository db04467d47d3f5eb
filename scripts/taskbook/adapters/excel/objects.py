"""What only Excel's own objects (`.api`) and xlwings' Windows engine can do: all else uses xlwings' public API.

Nothing here starts or ends Excel. Source: Microsoft's Excel VBA reference (AutoFilter, Range.Value2,
Workbook.SaveCopyAs, Workbooks.Open).
"""

from __future__ import annotations

import atexit
import re
from collections.abc import Collection, Iterable
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from taskbook.adapters.cells.area import Area, parse_area
from taskbook.adapters.excel import kinds, patience, refusals

if TYPE_CHECKING:
    import xlwings as xw

VERY_HIDDEN: Final = 2
CALLING_OFF: Final = "Host.Auto_Close"
_VISIBLE: Final = (True, -1)  # 0 is hidden
_NATIVE_ERROR_BASE: Final = -2146828288
ERROR_NAMES: Final = {
    2000: "#NULL!",
    2007: "#DIV/0!",
    2015: "#VALUE!",
    2023: "#REF!",
    2029: "#NAME?",
    2036: "#NUM!",
    2042: "#N/A",
    2043: "#GETTING_DATA",
    2045: "#SPILL!",
    2046: "#CONNECT!",
    2047: "#BLOCKED!",
    2048: "#UNKNOWN!",
    2049: "#FIELD!",
    2050: "#CALC!",
}


def tame_xlwings() -> None:
    """Keep xlwings from ending Excel processes at exit, and let it wait for a busy Excel. Harmless elsewhere."""
    engine = _windows_engine()
    if engine is not None:
        atexit.unregister(engine.cleanup)
        patience.make_patient(engine)
        kinds.remember_kinds(engine.CDispatch)


def _windows_engine() -> Any:
    try:
        from xlwings import _xlwindows
    except (ImportError, AttributeError):  # not on Windows
        return None
    return _xlwindows


def error_name(number: int) -> str:
    """Name of an error value as COM gives it (-2146826246 is #N/A)."""
    return ERROR_NAMES.get(number - _NATIVE_ERROR_BASE, "#ERROR!")


def area_of(cells: xw.Range) -> Area:
    """Where a range stands."""
    known = parse_area(cells.address)
    if known is not None:
        return known
    rows, columns = cells.shape  # whole rows or columns have an address without the other half
    return Area(cells.row, cells.column, cells.row + rows - 1, cells.column + columns - 1)


def exact_values(area: xw.Range) -> list[list[Any]]:
    """Cells without the currency and date types (xlwings' own way rounds currency), errors as their numbers."""
    raw = area.api.Value2
    return [list(row) for row in raw] if isinstance(raw, tuple) else [[raw]]


def has_formulas(area: xw.Range) -> bool:
    """Tell whether some cell of an area holds a formula (Excel says Null for "some")."""
    return area.api.HasFormula is not False


def has_merged(area: xw.Range) -> bool:
    """Tell whether an area touches merged cells."""
    return area.api.MergeCells is not False


def is_shown(sheet: xw.Sheet) -> bool:
    """Tell whether a sheet's tab is visible."""
    return is_shown_state(sheet.visible)


def is_shown_state(visible: bool | int) -> bool:
    """Tell whether this is what a sheet says whose tab is visible."""
    return visible in _VISIBLE


def last_reachable(book: xw.Book) -> xw.Sheet:
    """The last sheet that a person can show: Excel may refuse to place a sheet beside a very hidden one."""
    place = len(book.sheets) - 1
    while place and book.sheets[place].visible == VERY_HIDDEN:
        place -= 1
    return book.sheets[place]


def copy_behind(source: xw.Sheet, last: xw.Sheet, known: Collection[str]) -> xw.Sheet:
    """Copy a sheet to the place behind another one. `known` are the names of all sheets there were.

    xlwings' own way asks every sheet for its name, three times over, and gives the copy its name in the same go: what
    fails in between would leave a sheet that nobody knows of.
    """
    book = last.book
    source.api.Copy(Before=None, After=last.api)
    name = book.api.Sheets(last.api.Index + 1).Name
    if name in known:  # chart sheets are counted otherwise
        name = next(sheet.name for sheet in book.sheets if sheet.name not in known)
    return book.sheets[name]


def delete_copy(book: xw.Book, name: str, template: str, known: Collection[str]) -> None:
    """Delete the copy made of a template, whether it has been given its name or has the one that Excel gives.

    A sheet that somebody else has put in meanwhile stays.
    """
    own = re.compile(rf"{re.escape(template)} \(\d+\)")
    for sheet in list(book.sheets):
        if sheet.name not in known and (sheet.name == name or own.fullmatch(sheet.name)):
            sheet.delete()


def is_protected(sheet: xw.Sheet) -> bool:
    """Tell whether a sheet's cells are locked."""
    return bool(sheet.api.ProtectContents)


def is_structure_locked(book: xw.Book) -> bool:
    """Tell whether sheets cannot be added, shown or hidden."""
    return bool(book.api.ProtectStructure)


def folder_of(book: xw.Book) -> str:
    """Where the workbook's file stands: a folder, an address on the web (OneDrive, SharePoint), "" if never saved."""
    return str(book.api.Path or "")


def is_saved(book: xw.Book) -> bool:
    """Tell whether the workbook's file holds all that the open workbook holds."""
    return bool(book.api.Saved)


def save_copy(book: xw.Book, path: Path) -> None:
    """Let Excel write the workbook as it stands, in its own format, to a path where nothing is yet.

    The open workbook keeps its name, its place and whether it counts as saved: SaveCopyAs "saves a copy of the
    workbook to a file but doesn't modify the open workbook in memory". Sources: Workbook.SaveCopyAs and Workbook.Saved
    in Microsoft's Excel VBA reference.
    """
    book.api.SaveCopyAs(str(path))


def call_off_macros(book: xw.Book) -> None:
    """Call off what a workbook's own macros have Excel do later: else it would open the workbook for that by itself.

    Excel runs `Auto_Close` when a person closes a workbook, and not when a program does. Macros of older workbooks have
    nothing to call off.
    """
    with suppress(Exception), patience.aside():
        book.macro(CALLING_OFF)()


def open_file(app: xw.App, path: str) -> xw.Book:
    """Open a workbook's file as the person has it: no question about links, the path as it is.

    xlwings' own way would follow the path to where a network drive really lies, and a place that Excel trusts is known
    by the path people use. Which macros may run stays the setting of this Excel.
    """
    native = app.api.Workbooks.Open(path, 0)
    return app.books[native.Name]


def is_read_only(book: xw.Book) -> bool:
    """Tell whether the workbook cannot be saved under its name."""
    return bool(book.api.ReadOnly)


def filters_in_use(sheet: xw.Sheet) -> list[tuple[xw.main.AutoFilter, Any]]:
    """Filters of a sheet and its tables that hide rows: xlwings' object and Excel's own."""
    found = []
    for table in sheet.tables:
        native = table.api.AutoFilter
        if native is not None and native.FilterMode:
            found.append((table.autofilter, native))
    if sheet.api.AutoFilterMode:
        native = sheet.api.AutoFilter
        if native is not None and native.FilterMode:
            found.append((sheet.range(native.Range.Address).autofilter, native))
    return found


def hides_rows(sheet: xw.Sheet, tables: Iterable[xw.main.Table]) -> bool:
    """Tell whether a filter hides rows. Excel's own answer may leave out tables the selection is not in."""
    if sheet.api.FilterMode:
        return True
    filters = (table.api.AutoFilter for table in tables)
    return any(native is not None and native.FilterMode for native in filters)


def show_all_rows(sheet: xw.Sheet) -> bool:
    """Undo a filter that is no AutoFilter (an advanced filter in place); tell whether there was one."""
    if not sheet.api.FilterMode:
        return False
    sheet.api.ShowAllData()
    return True


def native_criterion(native: Any, field: int) -> dict[str, Any] | None:
    """What a filter asks of a field, in Excel's own terms; None when Excel does not tell (dates picked from a tree)."""
    one = native.Filters(field)
    try:
        wanted = {"Field": field, "Criteria1": one.Criteria1}
        operator = one.Operator
    except Exception as error:
        if refusals.is_ours(error):
            raise
        return None
    if operator:
        wanted["Operator"] = operator
    return wanted


def apply_native(native: Any, criterion: dict[str, Any]) -> None:
    """Set a filter's field again."""
    native.Range.AutoFilter(**criterion)


def is_array(cell: xw.Range) -> bool:
    """Tell whether a cell belongs to a formula that fills several cells."""
    return bool(cell.api.HasArray)
