"""The files that units would get, and those files as they come back, without any disk."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime

from taskbook.actions.refresh import judge_workbook
from taskbook.actions.replies import MergeReport, accept, merge
from taskbook.core.replies.raw_file import Cell, RawFile, RawSheet, Rows
from taskbook.core.run import Run
from taskbook.core.unit_file import HEADINGS, INPUT_FIELDS, Batch, UnitFile, batch_id
from taskbook.ports import Value, Workbook, Writable
from taskbook.sheets.split import unit_files
from taskbook_schemas.layout import RowKind, UnitSheet
from tests.core.replies.books import AS_OF, RUN

INPUTS = {field: len(UnitSheet.HEADINGS) + place for place, field in enumerate(INPUT_FIELDS, start=1)}


def sent(book: Workbook, made: datetime = datetime(2026, 10, 1, 8, 0)) -> dict[str, UnitFile]:
    """The files of a batch, by unit."""
    judgement = judge_workbook(book, made.date(), AS_OF)
    batch = Batch(batch_id(AS_OF, made), made, AS_OF, book.label, "UBND XÃ")
    forms = unit_files(judgement.tasks, judgement.gathered.units, judgement.gathered.plans, batch)
    return {form.unit: form for form in forms}


Edits = Mapping[tuple[str, str], Value]


def rows_of(form: UnitFile, edits: Edits | None = None) -> dict[int, dict[int, Cell]]:
    """The visible sheet's cells, with what the unit typed."""
    rows: dict[int, dict[int, Cell]] = {
        3: {1: (form.heading, False)},
        UnitSheet.HEADER_ROW: {column: (text, False) for column, text in enumerate(HEADINGS, start=1)},
    }
    for number, row in enumerate(form.rows, start=UnitSheet.TOP):
        rows[number] = {column: (_read(cell), False) for column, cell in enumerate(row.cells, 1) if cell is not None}
        if row.kind is RowKind.TASK:
            for (id, field), value in (edits or {}).items():
                if row.cells[1] == id:
                    rows[number][INPUTS[field]] = (value, False)
    rows = {number: {c: cell for c, cell in cells.items() if cell[0] is not None} for number, cells in rows.items()}
    last = max(rows)
    rows[last + 3] = {2: ("NGƯỜI LẬP", False), 13: ("THỦ TRƯỞNG ĐƠN VỊ", False)}
    return rows


def _read(value: Writable) -> Value:
    return float(value) if isinstance(value, int) else value  # type: ignore[return-value]


def returned(form: UnitFile, edits: Edits | None = None, name: str | None = None, rows: Rows | None = None) -> RawFile:
    """A file as it came back."""
    content = rows_of(form, edits) if rows is None else rows
    digest = repr(sorted((row, sorted(cells.items(), key=str)) for row, cells in content.items()))
    return RawFile(name or form.file_name, form.unit + digest, form.manifest, (RawSheet("Phiếu", content),))


def take_in(book: Workbook, *files: RawFile, run: Run = RUN) -> MergeReport:
    """Merge and accept what is chosen already: the sure proposals."""
    report = merge(book, files, run)
    accept(book, run)
    return report


def answer(
    form: object, text: Value, name: str | None = None, saved: datetime | None = None, field: str = "situation"
) -> RawFile:
    """The file with one answer to the first task."""
    file = returned(form, {("KH26-1", field): text}, name=name)  # type: ignore[arg-type]
    return replace(file, saved=saved, digest=f"{file.digest} {saved}")  # the time stands among the file's bytes
