"""Finds the sheets and tables an action needs, or says which one is missing and what to do.

Without one of the fixed tables nothing can be done (StructureError). A plan whose sheet or table cannot be read is an
issue and stands aside; the other plans go on.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from taskbook.core.cell_address import address
from taskbook.core.gathered import Place
from taskbook.core.headings import FoundColumns, find_columns, key
from taskbook.core.issue_codes import sheet_issue
from taskbook.core.issues import Issue
from taskbook.core.naming.names import one_line
from taskbook.errors import StructureError
from taskbook.ports import Grid, Workbook
from taskbook.texts import structure as texts
from taskbook_schemas.column import Column, Need, Role
from taskbook_schemas.layout import UnitSheet
from taskbook_schemas.registry import FIXED_TABLES, TEMPLATE, TableSpec
from taskbook_schemas.version import LAYOUT_VERSION, WORDS_SHEET, version_in

OwnHeadings = Mapping[str, str]
"""Headings of one plan's table, by their key, and the fields they stand for."""


class Structure:
    """A workbook's sheets by forgiving name, and its tables by spec. `issues` are columns that tables do not have.

    StructureError when the workbook is of a newer version than this program.
    """

    def __init__(self, workbook: Workbook) -> None:
        self.file = workbook.label
        self.issues: list[Issue] = []
        self._workbook = workbook
        self._names: dict[str, str] = {}
        for sheet in workbook.sheets():
            self._names.setdefault(key(sheet.name), sheet.name)
        self.version = version_in(workbook.block(WORDS_SHEET, 1, 2)) if self.sheet(WORDS_SHEET) else 1
        if self.version > LAYOUT_VERSION:
            raise StructureError(texts.newer_workbook(self.file, self.version, LAYOUT_VERSION))

    def sheet(self, name: str) -> str | None:
        """The sheet's own name for a name as typed, None when there is no such sheet."""
        return self._names.get(key(name))

    def issuer(self) -> str:
        """Who issues what the office writes, as its unit sheets are headed; empty where nothing stands there."""
        name = self.sheet(TEMPLATE)
        row, column = UnitSheet.ISSUER
        block = self._workbook.block(name, row, column, 1) if name is not None else []
        return block[0][-1] if block and isinstance(block[0][-1], str) else ""

    def fixed_tables(self) -> dict[str, Place]:
        """The tables on sheets of fixed names, by that name."""
        missing = [spec.sheet for spec in FIXED_TABLES if self.sheet(spec.sheet) is None]
        if missing:
            raise StructureError(texts.missing_sheets(self.file, missing))
        names = [self.sheet(spec.sheet) or spec.sheet for spec in FIXED_TABLES]
        grids = self._workbook.tables(set(names))
        return {
            spec.sheet: self._fixed(spec, name, grids.get(name, []))
            for spec, name in zip(FIXED_TABLES, names, strict=True)
        }

    def standing_table(self, spec: TableSpec) -> Place | None:
        """A table on a sheet of a fixed name as it stands, whatever it lacks; None where nothing could be it."""
        name = self.sheet(spec.sheet)
        grids = self._workbook.tables({name}).get(name, []) if name is not None else []
        best = _Candidates(spec, grids, {}, self.version, drawn=False).best
        if best is None or best[1].missing or best[1].repeated:
            return None
        return self._place(spec, *best, drawn=False)

    def optional_table(self, spec: TableSpec) -> Place | None:
        """A table that only newer workbooks have; None where it is not, or cannot be read (which is an issue)."""
        name = self.sheet(spec.sheet)
        if name is None:
            return None
        candidates = _Candidates(spec, self._workbook.tables({name}).get(name, []), {}, self.version, drawn=True)
        if candidates.best is None or candidates.best[1].missing or candidates.best[1].repeated:
            headings = texts.quoted(_headings(spec.columns))
            self.issues.append(sheet_issue("headings_unreadable", name, headings=headings))
            return None
        return self._place(spec, *candidates.best, drawn=True)

    def plan_tables(self, specs: Sequence[TableSpec], own: Sequence[OwnHeadings]) -> list[Place | Issue]:
        """The table of each plan, whose sheet must be there; where it cannot be read, what is wrong with it."""
        grids = self._workbook.tables({spec.sheet for spec in specs}) if specs else {}
        return [
            self._plan(spec, grids.get(spec.sheet, []), headings) for spec, headings in zip(specs, own, strict=True)
        ]

    def _fixed(self, spec: TableSpec, sheet: str, grids: Sequence[Grid]) -> Place:
        candidates = _Candidates(spec, grids, {}, self.version, drawn=True)
        if candidates.best is None:
            raise StructureError(texts.missing_table(self.file, sheet, spec.table))
        grid, found = candidates.best
        where = (self.file, grid.sheet, grid.table)
        if found.missing:
            strange = _shown(grid, found.strange)
            raise StructureError(texts.missing_headings(*where, found.missing, _heading_area(grid), strange))
        for places in found.repeated:
            raise StructureError(texts.repeated_heading(*where, _shown(grid, places)))
        return self._place(spec, grid, found, drawn=True)

    def _plan(self, spec: TableSpec, grids: Sequence[Grid], own: OwnHeadings) -> Place | Issue:
        candidates = _Candidates(spec, grids, own, self.version)
        if candidates.best is None:
            code = "plan_table_twice" if candidates.fit else "plan_table_missing"
            return sheet_issue(code, spec.sheet, tables=", ".join(f"«{grid.table}»" for grid, _ in candidates.fit))
        grid, found = candidates.best
        if found.missing:
            seen = texts.strange_headings(_shown(grid, found.strange))
            area = _heading_area(grid)
            return _at_headings(
                "plan_columns_missing", grid, headings=texts.quoted(found.missing), seen=seen, area=area
            )
        for places in found.repeated:
            return _at_headings("plan_column_repeated", grid, places[0], headings=texts.named(_shown(grid, places)))
        return self._place(spec, grid, found, drawn=False)

    def _place(self, spec: TableSpec, grid: Grid, found: FoundColumns, *, drawn: bool) -> Place:
        computed = (column for column in spec.columns if column.role is Role.COMPUTED)
        drawn = drawn or any(column.field in found.fields for column in computed)
        self.issues += self._absent(grid, found, drawn=drawn)
        return Place(grid, found.fields, {column.field: column.heading for column in found.absent})

    def _absent(self, grid: Grid, found: FoundColumns, *, drawn: bool) -> Iterable[Issue]:
        """What is told of columns that read as blank: lost ones, and those the table never had."""
        read = [column for column in found.absent if column.need not in (Need.NOT_READ, Need.WHERE_GIVEN)]
        lost = [column for column in read if drawn and column.since <= self.version]
        for code, columns in (("columns_missing", lost), ("columns_to_come", [c for c in read if c not in lost])):
            if columns:
                seen = texts.strange_headings(_shown(grid, found.strange)) if columns is lost else ""
                yield _at_headings(code, grid, headings=texts.quoted(_headings(columns)), seen=seen)


class _Candidates:
    """The tables on a sheet that could be the one needed, and the one that is: alone, or named so, or the fullest.

    Excel gives a copied or rebuilt table a new name, and a table made by hand has any name.
    """

    def __init__(
        self, spec: TableSpec, grids: Sequence[Grid], own: OwnHeadings, version: int, drawn: bool | None = None
    ) -> None:
        found = [
            (grid, find_columns(grid.headings, spec.columns, own=own, version=version, drawn=drawn)) for grid in grids
        ]
        self.fit = [pair for pair in found if not pair[1].missing]
        named = [pair for pair in found if pair[0].table.casefold() == spec.table.casefold()]
        self.best = _only([pair for pair in self.fit if pair in named]) or _only(self.fit) or _fullest(self.fit)
        if self.best is None and not self.fit:
            self.best = _only(named) or _only([pair for pair in found if pair[1].fields])


_Found = tuple[Grid, FoundColumns]


def _only(pairs: Sequence[_Found]) -> _Found | None:
    return pairs[0] if len(pairs) == 1 else None


def _fullest(pairs: Sequence[_Found]) -> _Found | None:
    most = max((len(found.fields) for _, found in pairs), default=0)
    return _only([pair for pair in pairs if len(pair[1].fields) == most])


def _headings(columns: Iterable[Column]) -> list[str]:
    return [column.heading for column in columns]


def _at_headings(code: str, grid: Grid, place: int = 0, **details: str) -> Issue:
    """An issue of a table's headings, at one of them."""
    issue = sheet_issue(code, grid.sheet, table=grid.table, **details)
    return replace(issue, cell=_heading_cell(grid, place))


def _heading_cell(grid: Grid, place: int) -> str:
    return address(grid.header_row, grid.first_column + place)


def _heading_area(grid: Grid) -> str:
    return f"{_heading_cell(grid, 0)}:{_heading_cell(grid, len(grid.headings) - 1)}"


def _shown(grid: Grid, places: Iterable[int]) -> list[tuple[str, str]]:
    return [(_heading_cell(grid, place), one_line(grid.headings[place])) for place in places]
