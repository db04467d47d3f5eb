"""Which file is an office's workbook and not a unit's sheet: the one answers are taken into, a copy of it, another."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from taskbook.adapters.masters import is_master
from taskbook.core.replies.kinds import RefusalReason
from taskbook.core.replies.raw_file import RawSheet
from taskbook.core.stamp import parse_stamp
from taskbook_schemas.layout import Log


@dataclass(frozen=True, slots=True)
class OwnWorkbook:
    """The workbook that answers are taken into: its file, and its id (None before its first writing)."""

    path: Path
    id: str | None

    def is_at(self, path: Path) -> bool:
        """Whether a path, however spelled or linked, is the workbook's own file."""
        try:
            return path.samefile(self.path)
        except OSError:
            return False


def master_reason(sheets: Sequence[RawSheet], own: OwnWorkbook | None) -> RefusalReason | None:
    """Whether the sheets are those of an office's workbook, and whose; None for a unit's file."""
    if not is_master(sheet.name for sheet in sheets):
        return None
    cells = (value for sheet in sheets for value, _ in sheet.rows.get(Log.STAMP_ROW, {}).values())
    stamp = next(filter(None, map(parse_stamp, cells)), None)
    is_ours = own is not None and stamp is not None and stamp.book == own.id
    return RefusalReason.WORKBOOK_COPY if is_ours else RefusalReason.OTHER_MASTER
