"""The sample of an office's file, which a clerk copies and fills in: `python -m taskbook_build.office_sample`."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime
from io import BytesIO

from taskbook.adapters import disk
from taskbook.adapters.drawing import styles as look
from taskbook.adapters.drawing.book import Book, Sheet
from taskbook.adapters.drawing.styles import Styles
from taskbook.adapters.locate import REPOSITORY
from taskbook.texts import office as texts
from taskbook_schemas.choices import NO, YES
from taskbook_schemas.column import Column
from taskbook_schemas.columns import LEADER_COLUMNS, UNIT_COLUMNS
from taskbook_schemas.registry import LEADERS, UNITS

SAMPLE = REPOSITORY / "workbook" / "co-quan-mau.xlsx"
_UNITS = (
    ("Phòng Kinh tế", "Phòng KT; P. Kinh tế", None, None, NO, YES),
    ("Phòng Văn hóa - Xã hội", "Phòng VH-XH", None, None, NO, YES),
    ("Văn phòng HĐND và UBND", "Văn phòng UBND", None, None, NO, YES),
    ("Trung tâm Phục vụ hành chính công", "PVHCC", None, None, NO, YES),
    ("Công an xã", "CAX", None, None, NO, YES),
    ("Ban CHQS xã", "Ban Chỉ huy quân sự xã", None, None, NO, YES),
    ("Các phòng, cơ quan, đơn vị liên quan", "Các cơ quan, đơn vị liên quan", None, None, YES, NO),
)
_LEADERS = (
    ("Nguyễn Văn An", "Chủ tịch UBND xã", None, None),
    ("Trần Thị Bình", "Phó Chủ tịch UBND xã", None, None),
)


def office_sample() -> bytes:
    """Return the sample's bytes: always the same."""
    data = BytesIO()
    book = Book(data)
    book.set_properties({"title": texts.SAMPLE_TITLE, "created": datetime(2026, 1, 1, tzinfo=UTC).replace(tzinfo=None)})
    styles = Styles(book)
    _names(book.sheet(texts.OFFICE_SHEET, "shOffice"), styles)
    _table(book.sheet(UNITS, "shUnits"), styles, UNIT_COLUMNS, _UNITS)
    _table(book.sheet(LEADERS, "shLeaders"), styles, LEADER_COLUMNS, _LEADERS)
    book.close()
    return data.getvalue()


def _names(sheet: Sheet, styles: Styles) -> None:
    for column, width in enumerate((26, 30, 60)):
        sheet.set_column(column, column, width)
    sheet.write_string(0, 0, texts.SAMPLE_TITLE, styles(look.TITLE))
    for row, (label, answer, help) in enumerate(texts.SAMPLE_LINES, start=2):
        sheet.write_string(row, 0, label, styles(look.GRID, {"bold": True}))
        sheet.write_string(row, 1, answer, styles(look.GRID, look.AS_TEXT))
        sheet.write_string(row, 2, help, styles(look.EXPLANATION))


def _table(sheet: Sheet, styles: Styles, columns: Sequence[Column], rows: Sequence[Sequence[str | None]]) -> None:
    for place, column in enumerate(columns):
        sheet.set_column(place, place, column.width, styles(look.TOP, look.WRAP, look.AS_TEXT))
        sheet.write_string(0, place, column.heading, styles(look.HEAD_INPUT))
    for at, row in enumerate(rows, start=1):
        for place, text in enumerate(row):
            if text is not None:
                sheet.write_string(at, place, text, styles(look.TOP, look.WRAP, look.AS_TEXT))
    sheet.freeze_panes(1, 1)


if __name__ == "__main__":
    disk.write_whole(SAMPLE, office_sample())
