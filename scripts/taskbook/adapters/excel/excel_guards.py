"""Keeps Excel still while it is written to: no redrawing, no events, no computing, no filters; all put back after."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack, contextmanager, suppress
from functools import partial
from typing import TYPE_CHECKING, Any, Final

from taskbook.adapters.excel import objects, patience, refusals
from taskbook.texts import excel as texts

if TYPE_CHECKING:
    import xlwings as xw

STILL: Final[tuple[tuple[str, object], ...]] = (
    ("screen_updating", False),
    ("enable_events", False),
    ("calculation", "manual"),
)


@contextmanager
def still(app: xw.App, notes: list[str]) -> Iterator[None]:
    """Turn redrawing, events and computing off, and back to what they were whatever happens.

    What Excel does not take back is said in `notes`: the cells are as they are.
    """
    with ExitStack() as stack:
        for name, value in STILL:
            before = getattr(app, name)
            if before != value:
                stack.callback(_after, partial(setattr, app, name, before), notes, texts.SETTINGS_LOST)
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
            stack.callback(_after, again, notes, texts.filter_lost(sheet.name))
        public.clear(criterion.field)


def _after(step: Callable[[], object], notes: list[str], lost: str) -> None:
    """What follows the writing: where it fails, that is said, and the writing stands. An Excel that is gone is told."""
    try:
        patience.insist(step)
    except Exception as error:
        if refusals.is_gone(error):
            raise
        if lost not in notes:
            notes.append(lost)


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
    """Come back to the sheet and the workbook that the person was looking at: copying a sheet leads away from them.

    No workbook may be the active one: a window in protected view is in front. A place that is not reached again is one
    click away, and says nothing against what was written.
    """
    sheet, looked_at = book.sheets.active, _active(book)
    try:
        yield
    finally:
        for step in (sheet.select, *([looked_at.activate] if looked_at is not None else [])):
            with suppress(Exception):  # Select works within Excel only: its window stays where it is
                patience.insist(step)


def _active(book: xw.Book) -> xw.Book | None:
    """Another workbook that the person is looking at."""
    active = book.app.books.active
    if active.api is None:  # there is none
        return None
    return active if active.name != book.name else None
