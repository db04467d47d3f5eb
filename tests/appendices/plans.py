"""Whole plans as Word files: a head, what the plan says of itself, and its appendix."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from tests.appendices.word import docx, table

HEAD = ("TT", "Nhiệm vụ", "Cơ quan chủ trì", "Thời gian hoàn thành", "Sản phẩm")


def plan_document(
    path: Path, subject: str, *rows: Sequence[str], number: str = "", day: str = "", more: str = ""
) -> Path:
    """Write a plan; `number` («5/KH-UBND») and `day` («02 tháng 3 năm 2026») stay blank in its head where not given.

    `more` is the heading of one more column.
    """
    heading = (*HEAD, more) if more else HEAD
    padded = [(*cells, *[""] * (len(heading) - len(cells))) for cells in rows]
    head = (f"Số: {number or '      /KH-UBND'}", f"An Bình, ngày {day or '    tháng    năm 2026'}", "KẾ HOẠCH", subject)
    path.write_bytes(docx(*head, "PHỤ LỤC", table(heading, *padded)))
    return path
