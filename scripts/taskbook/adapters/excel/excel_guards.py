"""Keeps Excel still while it is written to: no redrawing, no events, no computing, no filters; all put back after."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack, contextmanager
from functools import partial
from typing import TYPE_CHECKING, Any, Final

from taskbook.adapters.excel import objects, patience
from taskbook.texts import excel as texts

if TYPE_CHECKING:
    import xlwings as xw

STILL: Final[tuple[tuple[str, object], ...]] = (
    ("screen_updating", False),
    ("enable_events", False),
    ("calculation", "manual"),
)


@contextmanager
def still(app: xw.App) -> Iterator[None]:
    """Turn redrawing, events and computing off, and back to what they were whatever happens."""
    with ExitStack() as stack:
        for name, value in STILL:
            before = getattr(app, name)
            if before != value:
                stack.callback(patience.insist, partial(setattr, app, name, before))
                setattr(app, name, value)
        yield


@contextmanager
def unfiltered(sheets: Iterable[xw.Sheet], notes: list[str]) -> Iterator[None]:
    """Clear the sheets' filters and put them back: Excel writes into visible rows only.

    What cannot be put back is said in `notes`.
    """
    with ExitStack() as stack:
        for sheet in sheets:
            for public, native in objects.filters_in_use(sheet):
                _lift(sheet, public, native, stack, notes)
            if objects.show_all_rows(sheet):
                notes.append(texts.filter_lost(sheet.name))
        yield


def _lift(sheet: xw.Sheet, public: xw.main.AutoFilter, native: Any, stack: ExitStack, notes: list[str]) -> None:
    for criterion in public.criteria:
        if criterion.type == "none":
            continue
        again = _again(public, native, criterion)
        if again is None:
            notes.append(texts.filter_lost(sheet.name))
        else:
            stack.callback(_put_back, again, sheet.name, notes)
        public.clear(criterion.field)


def _put_back(again: Callable[[], object], sheet: str, notes: list[str]) -> None:
    try:
        patience.insist(again)
    except Exception as error:  # the cells are written; a filter lost must not undo that
        if patience.is_busy(error):
            raise
        notes.append(texts.filter_lost(sheet))


def _again(public: xw.main.AutoFilter, native: Any, criterion: xw.AutoFilterCriteria) -> Callable[[], object] | None:
    """How to filter a column the same way again; None when Excel does not tell how it is filtered."""
    field = criterion.field
    if criterion.type == "values" and criterion.values:
        return partial(public.apply_values, field, criterion.values)
    if criterion.type == "comparison" and criterion.operator:
        return partial(public.apply_comparison, field, criterion.operator, criterion.value1, criterion.value2)
    wanted = objects.native_criterion(native, field)
    return None if wanted is None else partial(objects.apply_native, native, wanted)


@contextmanager
def staying(book: xw.Book) -> Iterator[None]:
    """Come back to the sheet and the workbook that the person was looking at: copying a sheet leads away from them."""
    app = book.app
    looked_at, sheet = app.books.active, book.sheets.active
    try:
        yield
    finally:
        patience.insist(sheet.select)  # only within Excel: its window stays where it is
        if looked_at.name != book.name:
            patience.insist(looked_at.activate)
