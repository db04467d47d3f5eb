"""The sheet `Số liệu kỳ`, for a workbook that has none yet."""

from __future__ import annotations

from collections.abc import Sequence

from taskbook.ports import SheetFill, Writable
from taskbook.sheets.review import form_cells
from taskbook.texts import closing as texts
from taskbook_schemas.layout import Snapshots
from taskbook_schemas.registry import LOG, SNAPSHOTS


def snapshots_fill(rows: Sequence[Sequence[Writable]]) -> SheetFill:
    """Return the sheet with its first closing: a copy of the log's form, hidden."""
    cells = form_cells(Snapshots.TITLE, texts.SNAPSHOTS_TITLE, Snapshots.HEADER_ROW, Snapshots.HEADINGS)
    cells.append((*Snapshots.HEADLINE, texts.SNAPSHOTS_GUIDE))
    return SheetFill(SNAPSHOTS, Snapshots.TOP, Snapshots.WIDTH, rows, cells=cells, template=LOG, visible=False)
