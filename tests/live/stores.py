"""What Excel's objects stand on: the sheets of one workbook, in memory or in a running LibreOffice."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any, Protocol

from taskbook.adapters.cells.area import Area

Rows = list[list[Any]]
VISIBLE, HIDDEN, VERY_HIDDEN = -1, 0, 2


class Store(Protocol):
    """Sheets of one workbook."""

    name: str
    folder: str
    read_only: bool
    structure_locked: bool

    @property
    def saved(self) -> bool: ...

    def save_copy(self, path: Path) -> None: ...

    def save(self) -> None: ...

    def sheets(self) -> Sequence[SheetStore]: ...

    def copy(self, sheet: SheetStore, place: int) -> SheetStore: ...

    def delete(self, sheet: SheetStore) -> None: ...

    def active(self) -> SheetStore: ...

    def activate(self, sheet: SheetStore) -> None: ...

    def show_status(self, text: str | None) -> None: ...

    def redraw(self, on: bool) -> None: ...


class TableStore(Protocol):
    """A table (ListObject)."""

    name: str
    area: Area
    headings: bool
    totals: bool
    filter: FilterStore | None


class FilterStore(Protocol):
    """A filter: what is asked of each column (1-based), as (Criteria1, Operator, Criteria2)."""

    area: Area
    criteria: dict[int, tuple[Any, Any, Any]]


class SheetStore(Protocol):
    """Cells of one sheet. Values are what COM gives and takes."""

    name: str
    visible: int
    protected: bool
    filter: FilterStore | None

    def read(self, area: Area, dates: bool = True) -> Rows: ...

    def write(self, area: Area, rows: Rows) -> None: ...

    def formulas(self, area: Area) -> list[list[str]]: ...

    def count_formulas(self, area: Area) -> int: ...

    def formats(self, area: Area) -> list[list[str]]: ...

    def set_format(self, areas: Sequence[Area], number_format: str) -> None: ...

    def has_array(self, area: Area) -> bool: ...

    def used(self) -> Area: ...

    def tables(self) -> Sequence[TableStore]: ...

    def merged(self) -> Sequence[Area]: ...

    def fit_rows(self, area: Area) -> None: ...
