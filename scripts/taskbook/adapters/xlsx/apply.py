"""Works out a workbook's new parts from the changes of one action. Nothing is written here, and nothing is lost.

Errors: `WorkbookUnsafeToWriteError` when a part that must be changed is not plain, signed or locked, and those of
`plan_writes`. The file is not touched by any of them.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import BinaryIO

from taskbook.adapters.cells.encode import Encoder
from taskbook.adapters.cells.names import same_name
from taskbook.adapters.cells.plan_writes import plan_writes
from taskbook.adapters.cells.sheet_patch import SheetEdits
from taskbook.adapters.xlsx.book_parts import (
    NewSheet,
    add_relations,
    add_sheets,
    drop_content_type,
    drop_relation,
    free_ids,
    full_calc,
    show_sheets,
    structure_locked,
    type_of_sheets,
)
from taskbook.adapters.xlsx.package import Package
from taskbook.adapters.xlsx.packing import Compressor, Packed, write_zip
from taskbook.adapters.xlsx.read import BookReader
from taskbook.adapters.xlsx.recalc import formulas_in, must_compute, stale_pivots, touched
from taskbook.adapters.xlsx.relations import CONTENT_TYPES, SheetEntry, relations_of, relations_part
from taskbook.adapters.xlsx.row_patcher import CellWriter
from taskbook.adapters.xlsx.scan import StrangeXmlError, refuse_malformed
from taskbook.adapters.xlsx.sheet_copies import Copies, TemplateError, unselected
from taskbook.adapters.xlsx.sheet_layout import SheetLayout
from taskbook.adapters.xlsx.sheet_patcher import Context, GuardError, ManyCellFormulaError, patch_sheet
from taskbook.adapters.xlsx.standing import StandingFile
from taskbook.adapters.xlsx.styles import CellFormats, NumberFormats
from taskbook.errors import WorkbookChangedError, WorkbookUnsafeToWriteError
from taskbook.ports import BlockChange, CellWrite, Changes
from taskbook.texts import saving as texts


@dataclass(slots=True)
class Draft:
    """A workbook as it would be written: changed and new parts, parts that go, and what to tell of it."""

    package: Package
    parts: dict[str, Packed] = field(default_factory=dict)
    dropped: set[str] = field(default_factory=set)
    changed: int = 0
    blocks: list[BlockChange] = field(default_factory=list)
    new_sheets: tuple[str, ...] = ()

    def write(self, out: BinaryIO) -> None:
        """Write the new zip."""
        write_zip(out, self.package.raw, self.package.infos(), self.parts, self.dropped)


def draft(reader: BookReader, changes: Changes) -> Draft:
    """Work out what `changes` make of a workbook; `changed` is 0 when they make nothing of it."""
    with Compressor() as compressor:
        drafter = _Drafter(reader, compressor)
        drafter.run(changes)
        return drafter.draft


class _Drafter:
    """The parts changed so far. Small parts are kept as text until all is known, sheets are packed at once."""

    def __init__(self, reader: BookReader, compressor: Compressor) -> None:
        self._package = package = reader.package
        self._reader = reader
        self._book = reader.book
        if self._book.signed:
            raise WorkbookUnsafeToWriteError(texts.signed(package.label))
        self._compressor = compressor
        styles = self._book.styles
        self._formats = CellFormats(package.read(styles) if styles else b"", NumberFormats(package, self._book).dates())
        encoder = Encoder(self._book.date1904, reader.shared.places())
        self._context = Context(reader.readers, encoder, CellWriter(encoder, self._formats), compressor)
        self._template: SheetLayout | None = None
        self._small: dict[str, bytes] = {}
        self._touched: set[str] = set()
        self._formula_lost = False
        self._formulas: dict[str, set[bytes]] = {}
        self.draft = Draft(package)

    def run(self, changes: Changes) -> None:
        plan = plan_writes(changes, StandingFile(self._reader))
        edits = {sheet.name: sheet.edits for sheet in plan}
        new = {sheet.name: sheet.template for sheet in plan if sheet.template is not None}
        shown = self._shown({fill.sheet: fill.visible for fill in changes.fills if fill.visible is not None}, new)
        self._add_sheets(new, edits)
        stamp = changes.stamp
        last = None
        for place, entry in enumerate(self._book.sheets):
            hidden = shown.get(place) is False
            if stamp is not None and same_name(entry.name) == same_name(stamp.sheet):
                last = entry, hidden
            elif entry.name in edits:
                self._patch_standing(entry, edits[entry.name], hidden)
        self._show(shown)
        if stamp is not None and last is not None:
            self._patch_stamped(*last, edits.get(last[0].name, SheetEdits()), stamp)
        if self.draft.changed:
            self._follow_up()
            self._pack_small()
            if not self._package.has_room({part: packed.size for part, packed in self.draft.parts.items()}):
                raise WorkbookUnsafeToWriteError(texts.result_too_large(self._package.label))
            self._package.verify(skipped=self.draft.parts.keys() | self.draft.dropped)

    def _patch(self, sheet: str, part: str, xml: bytes, edits: SheetEdits, is_copy: bool = False) -> None:
        with self._refusing(sheet):
            patched = patch_sheet(self._layout(xml, is_copy), sheet, edits, self._context)
        if patched.packed is not None:
            self.draft.parts[part] = patched.packed
            self._touched.add(sheet)
        self.draft.changed += patched.changed
        self.draft.blocks += patched.blocks
        self._formula_lost |= patched.formula_lost

    def _layout(self, xml: bytes, is_copy: bool) -> SheetLayout:
        """Where what stands in a sheet; copies of one template share it."""
        if not is_copy:
            return SheetLayout(xml)
        if self._template is None or self._template.xml is not xml:
            self._template = SheetLayout(xml, template=True)
        return self._template

    def _patch_standing(self, entry: SheetEntry, edits: SheetEdits, hidden: bool) -> None:
        """Patch a sheet of the file; one that is being hidden must not stay selected, or typing would go into it."""
        xml = self._package.read(entry.part)
        self._formulas[entry.name] = formulas_in(xml)
        if hidden and unselected(xml) != xml:
            xml = unselected(xml)
            self.draft.parts[entry.part] = self._compressor.pack([xml])
        self._patch(entry.name, entry.part, xml, edits)
        self._package.release(entry.part)

    def _patch_stamped(self, entry: SheetEntry, hidden: bool, edits: SheetEdits, stamp: CellWrite) -> None:
        """Patch the sheet that bears the stamp, the last of all: it is stamped only when anything is new."""
        if not self.draft.changed and not self._changes(entry, edits):
            return
        edits.put(stamp.row, stamp.column, stamp.value, reported=False)
        edits.untold.add((stamp.row, stamp.column))
        edits.guards[stamp.row, stamp.column] = stamp.expect
        self._patch_standing(entry, edits, hidden)
        self.draft.changed -= 1

    def _changes(self, entry: SheetEntry, edits: SheetEdits) -> bool:
        """Tell whether edits would change a sheet."""
        with self._refusing(entry.name):
            layout = SheetLayout(self._package.read(entry.part))
            return bool(edits.row_ranges()) and patch_sheet(layout, entry.name, edits, self._context).changed > 0

    # sheets that are made, shown and hidden

    def _add_sheets(self, new: dict[str, str], edits: dict[str, SheetEdits]) -> None:
        """Copy templates, fill the copies, and list them in the workbook."""
        if not new:
            return
        book_part = self._book.workbook_part
        self._refuse_locked(next(iter(new)))
        copies = Copies(self._package, self._book)
        rids = iter(free_ids(set(relations_of(self._package, book_part))))
        number = max(entry.sheet_id for entry in self._book.sheets)
        sheet_type = type_of_sheets(self._package.read(relations_part(book_part)))
        if sheet_type is None:
            raise WorkbookUnsafeToWriteError(texts.strange_part(self._package.label, book_part))
        listed: list[NewSheet] = []
        related: list[tuple[str, str, str, bool]] = []
        for name, template in new.items():
            place = next(place for place, entry in enumerate(self._book.sheets) if entry.name == template)
            part, rid, number = self._copy(copies, place), next(rids), number + 1
            listed.append(NewSheet(name, place, number, rid))
            related.append((rid, sheet_type, "/" + part, False))
            self.draft.changed += 1
            xml = copies.parts.pop(part)
            self._patch(name, part, xml, edits.pop(name), is_copy=True)
            if part not in self.draft.parts:  # nothing was to be written into it
                self.draft.parts[part] = self._compressor.pack([xml])
        self._list(listed, related, copies)
        self.draft.new_sheets = tuple(new)

    def _copy(self, copies: Copies, place: int) -> str:
        entry = self._book.sheets[place]
        try:
            return copies.copy_sheet(entry.part)
        except TemplateError as error:
            text = texts.template_too_rich(self._package.label, entry.name, error.what)
            raise WorkbookUnsafeToWriteError(text) from error

    def _list(self, listed: list[NewSheet], related: list[tuple[str, str, str, bool]], copies: Copies) -> None:
        book_part = self._book.workbook_part
        relations = relations_part(book_part)
        with self._refusing_part(book_part):
            self._small[book_part] = add_sheets(self._current(book_part), listed)
        with self._refusing_part(relations):
            self._small[relations] = add_relations(self._current(relations), related)
        with self._refusing_part(CONTENT_TYPES):
            self._small[CONTENT_TYPES] = copies.content_types(self._current(CONTENT_TYPES))
        self._small.update(copies.parts)
        for name, source in copies.carried.items():
            self.draft.parts[name] = self._compressor.pack([self._package.unpacked(source)])

    def _shown(self, wanted: dict[str, bool], new: dict[str, str]) -> dict[int, bool]:
        """Sheets to be shown or hidden, by their 0-based place. A new one is shown from the start."""
        folded = {same_name(name): shown for name, shown in wanted.items()}
        states = [(entry.name, entry.state == "visible") for entry in self._book.sheets] + [
            (name, True) for name in new
        ]
        changes = {
            place: folded[same_name(name)]
            for place, (name, visible) in enumerate(states)
            if folded.get(same_name(name), visible) != visible
        }
        for place in changes:
            self._refuse_locked(states[place][0])
        return changes

    def _show(self, shown: dict[int, bool]) -> None:
        if shown:
            part = self._book.workbook_part
            with self._refusing_part(part):
                self._small[part] = show_sheets(self._current(part), shown)
            self.draft.changed += len(shown)

    def _refuse_locked(self, sheet: str) -> None:
        if structure_locked(self._package.read(self._book.workbook_part)):
            raise WorkbookUnsafeToWriteError(texts.structure_locked(self._package.label, sheet))

    # what follows from changed cells

    def _follow_up(self) -> None:
        """See to formats, formulas and pivot tables."""
        styles = self._book.styles
        if styles is not None:
            with self._refusing_part(styles):
                new_styles = self._formats.result()
            if new_styles is not None:
                self._small[styles] = new_styles
        if self._formula_lost:
            self._drop_calc_chain()
        if self._touched:
            change = touched(self._package, self._book, self._touched)
            self._small.update(stale_pivots(self._package, self._book, change))
            if must_compute(self._package, self._book, change, self._formulas):
                part = self._book.workbook_part
                with self._refusing_part(part):
                    self._small[part] = full_calc(self._current(part))

    def _drop_calc_chain(self) -> None:
        """Take out the list of formulas in their order: Excel makes it anew, but stumbles over one that is wrong."""
        chain, book_part = self._book.calc_chain, self._book.workbook_part
        if chain is None:
            return
        relations = relations_part(book_part)
        for relation in relations_of(self._package, book_part).values():
            if relation.kind == "calcChain":
                self._small[relations] = drop_relation(self._current(relations), relation.id)
        self._small[CONTENT_TYPES] = drop_content_type(self._current(CONTENT_TYPES), chain)
        self.draft.dropped.add(chain)

    def _current(self, part: str) -> bytes:
        name = self._package.actual(part) or part
        return self._small.get(part) or self._package.read(name)

    def _pack_small(self) -> None:
        for part, xml in self._small.items():
            name = self._package.actual(part) or part
            if name not in self._package or xml != self._package.read(name):
                with self._refusing_part(part):
                    refuse_malformed(xml)
                self.draft.parts[name] = self._compressor.pack([xml])

    @contextmanager
    def _refusing(self, sheet: str) -> Iterator[None]:
        """Turn what a patch stumbles over into what we say about it."""
        label = self._package.label
        try:
            yield
        except StrangeXmlError as error:
            raise WorkbookUnsafeToWriteError(texts.strange_sheet(label, sheet)) from error
        except ManyCellFormulaError as error:
            raise WorkbookUnsafeToWriteError(texts.array_formula(label, sheet, error.cell)) from error
        except GuardError as error:
            raise WorkbookChangedError(texts.cell_changed(label, sheet, error.cell)) from error

    @contextmanager
    def _refusing_part(self, part: str) -> Iterator[None]:
        try:
            yield
        except StrangeXmlError as error:
            raise WorkbookUnsafeToWriteError(texts.strange_part(self._package.label, part)) from error
