"""A closed workbook file that is renewed, and put back whole: read, saved with its backup, in one step or not at all.

Errors: those of reading and saving a workbook; `WorkbookUnsafeToWriteError` where a renewal could lose something.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Collection, Mapping
from datetime import datetime
from pathlib import Path
from typing import BinaryIO

from taskbook.adapters.renewal.book import renewed
from taskbook.adapters.renewal.macros import MakeProject
from taskbook.adapters.renewal.plan import with_plan
from taskbook.adapters.renewal.typed import typed_marks
from taskbook.adapters.xlsx import save
from taskbook.adapters.xlsx.apply import draft
from taskbook.adapters.xlsx.book_parts import structure_locked
from taskbook.adapters.xlsx.package import Package, open_package
from taskbook.adapters.xlsx.packing import Compressor, write_zip
from taskbook.adapters.xlsx.read import open_reader
from taskbook.adapters.xlsx.relations import map_book
from taskbook.adapters.xlsx.scan import StrangeXmlError
from taskbook.adapters.xlsx.workbook import ClosedWorkbook, open_workbook
from taskbook.core.new_plan import NewPlan
from taskbook.core.renewal import BookFacts, Renewed
from taskbook.core.stamp import HasBlocks, Stamp, stamp_of
from taskbook.errors import WorkbookUnsafeToWriteError
from taskbook.ports import Changes
from taskbook.texts import renewal as texts
from taskbook.texts import saving

Draw = Callable[[BookFacts, bool, NewPlan | None], bytes]
"""Draws the workbook of today for the facts of one in use, with macros or without, and with a plan's sheet more."""


class RenewableFile:
    """Meets `actions.edges.RenewableBook` and `PlanBook` for a workbook's file, which is read once."""

    def __init__(self, path: Path, draw: Draw, make_project: MakeProject) -> None:
        self.path = path.resolve()
        self._package = open_package(self.path)
        self._draw, self._make = draw, make_project

    @property
    def _macros(self) -> bool:
        """Whether it is a workbook with macros: one without stays one without."""
        return self.path.suffix.casefold() == ".xlsm"

    def workbook(self) -> ClosedWorkbook:
        """The workbook, to be read."""
        return open_workbook(self.path)

    def lacking(self, facts: BookFacts) -> Renewed:
        """Work out what the file lacks beside the workbook of today. Nothing is written."""

        def renew(pattern: Package) -> Renewed:
            return renewed(self._package, pattern, facts, self._make if self._macros else None)

        return self._remade(facts, None, renew)

    def with_plan(self, facts: BookFacts, plan: NewPlan | None, rows: Mapping[str, int]) -> Renewed:
        """Work out the file with a plan's sheet, and with more rows in the tables of these sheets.

        Nothing is written.
        """

        def take(pattern: Package) -> Renewed:
            return with_plan(self._package, pattern, facts, plan, rows, self._make if self._macros else None)

        return self._remade(facts, plan, take)

    def _remade(self, facts: BookFacts, plan: NewPlan | None, make: Callable[[Package], Renewed]) -> Renewed:
        package = self._package
        book = map_book(package)
        if book.signed:
            raise WorkbookUnsafeToWriteError(saving.signed(package.label))
        if book.styles is None:
            raise WorkbookUnsafeToWriteError(texts.strange_workbook(package.label))
        try:
            made = make(in_memory("mau.xlsx", self._draw(facts, self._macros, plan)))
        except StrangeXmlError as error:
            raise WorkbookUnsafeToWriteError(texts.strange_workbook(package.label)) from error
        if made.sheets and structure_locked(package.read(book.workbook_part)):
            raise WorkbookUnsafeToWriteError(saving.structure_locked(package.label, made.sheets[0]))
        return made

    def save(
        self, made: Renewed, changes_of: Callable[[HasBlocks], Changes], unit_sheets: Collection[str], now: datetime
    ) -> tuple[str, dict[str, str]]:
        """Write the renewed workbook; gives the backup's path and the marks of what is typed in it."""
        package = in_memory(self.path.name, self._zipped(made))
        reader = open_reader(package)
        changes = changes_of(reader)
        final = draft(reader, changes)
        out = io.BytesIO()
        final.write(out)
        marks = typed_marks(in_memory(self.path.name, out.getvalue()), unit_sheets)
        return self._replace(out.getvalue(), now, stamp_of(changes)), marks

    def _zipped(self, made: Renewed) -> bytes:
        out = io.BytesIO()
        with Compressor() as compressor:
            packed = {part: compressor.pack([data]) for part, data in made.parts.items()}
            write_zip(out, self._package.raw, self._package.infos(), packed, ())
        return out.getvalue()

    def _replace(self, data: bytes, now: datetime, stamp: Stamp | None) -> str:
        def write(file: BinaryIO) -> None:
            file.write(data)

        save.refuse_open_elsewhere(self.path)
        with save.held(self.path):
            save.refuse_changed(self.path, self._package.digest)
            return str(save.save(self.path, write, self._package.raw, now, stamp))

    def put_back(self, backup: Path, now: datetime, stamp: Stamp | None) -> str:
        """Give the file the whole content of a backup; gives the path of the copy made of what stood there."""
        return self._replace(open_package(backup).raw, now, stamp)

    def typed(self, unit_sheets: Collection[str]) -> dict[str, str]:
        """The marks of what is typed in the file now."""
        return typed_marks(self._package, unit_sheets)


def in_memory(name: str, data: bytes) -> Package:
    """A package that stands in memory alone."""
    return Package(Path(name), data, zipfile.ZipFile(io.BytesIO(data)))
