"""Readings in short words, and documents that are read from bytes."""

from __future__ import annotations

from pathlib import Path

from taskbook.adapters.appendix.source import read_source
from taskbook.core.appendix.choice import Choice
from taskbook.core.appendix.read import read_appendix
from taskbook.core.appendix.reading import Field, Reading, ReadRow

HEADINGS = ("TT", "Nhiệm vụ", "Chủ trì", "Phối hợp", "Sản phẩm", "Thời hạn")


def reading_of(folder: Path, raw: bytes, name: str = "kế hoạch.docx", choice: Choice | None = None) -> Reading:
    path = folder / name
    path.write_bytes(raw)
    reading = read_appendix(read_source(path), choice or Choice())
    assert isinstance(reading, Reading), reading
    return reading


def rows_of(reading: Reading) -> list[str]:
    return [said(row) for row in reading.tasks]


def said(row: ReadRow) -> str:
    """«I. Kinh tế > 1. Nông nghiệp: 1 | Việc | Phòng Kinh tế |  | Báo cáo | Quý I»: fields in order, leader if any."""
    fields = [row.fields.get(field, "") for field in Field]
    cells = " | ".join(fields if fields[-1] else fields[:-1])
    path = " > ".join(row.section)
    return f"{path}: {cells}" if path else cells


def doubts_of(reading: Reading) -> list[str]:
    """Each doubt about rows and columns as its code and row; those about the plan's head are left out."""
    return [
        f"{doubt.code.name} {doubt.place.row}"
        for doubt in reading.all_doubts
        if not doubt.code.name.startswith(("PLAN_", "COUNT_"))
    ]
