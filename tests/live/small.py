"""A small workbook with all that the adapter must cope with: a table, a generated sheet, a log, a hidden template."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import xlsxwriter

from taskbook.adapters.excel.workbook import LiveWorkbook
from taskbook.ports import Changes, ColumnWrite, Writable
from tests.live.excel_com import Application
from tests.live.strict_engine import MemoryBook, open_strict

TABLE = "tbl_KH"
STATUS, DAYS, WHY = "Trạng thái", "Số ngày", "Vì sao"
HEADINGS = ("Mã", "Nhiệm vụ", "Ngày hoàn thành", STATUS, DAYS, WHY)
ROWS = (
    ("A-1", "Rà soát hộ nghèo", date(2026, 1, 15), None, None, None),
    ("A-2", "Báo cáo quý", None, None, None, None),
    ("A-3", "Tiếp công dân", None, None, None, None),
)
PLAN, SUMMARY, LOG, TEMPLATE = "Kế hoạch A", "Tổng hợp", "Nhật ký", "Mẫu phiếu"


def write_small(path: Path) -> Path:
    """Write the workbook: the table's headings stand in row 4, generated bodies begin in row 5."""
    book = xlsxwriter.Workbook(path, {"strings_to_formulas": False})
    day, text = book.add_format({"num_format": "dd/mm/yyyy"}), book.add_format({"num_format": "@"})
    summary, plan, log, template = (book.add_worksheet(name) for name in (SUMMARY, PLAN, LOG, TEMPLATE))
    summary.write_string("A1", "Tổng hợp")
    plan.add_table(3, 0, 6, 5, {"name": TABLE, "columns": [{"header": heading} for heading in HEADINGS]})
    plan.set_column("B:B", 40, text)
    plan.set_column("C:C", 12, day)
    for row, values in enumerate(ROWS, 4):
        for column, value in enumerate(values):
            if isinstance(value, date):
                plan.write_datetime(row, column, value, day)
            elif value is not None:
                plan.write_string(row, column, value, text if column == 1 else None)
    log.write_string("A1", "Nhật ký")
    template.write_string("A2", "Tên đơn vị")
    template.set_column("B:B", 12, day)
    template.hide()
    book.close()
    return path


class Opened:
    """The small workbook open in a strict Excel."""

    def __init__(self, folder: Path) -> None:
        self.book, self.store, self.excel = open_strict(write_small(folder / "sổ.xlsx"))
        self.live = LiveWorkbook(self.book)

    store: MemoryBook
    excel: Application

    def values(self, sheet: str, row: int, column: int, height: int = 1, width: int = 1) -> list[list[object]]:
        """Cells as they stand in Excel."""
        cells = self.store.sheet(sheet).cells
        return [
            [getattr(cells.get((row + down, column + across)), "value", None) for across in range(width)]
            for down in range(height)
        ]


def column(heading: str, *values: Writable) -> Changes:
    """A column of the table to write."""
    return Changes(columns=[ColumnWrite(PLAN, TABLE, heading, values)])


def read(opened: Opened) -> None:
    """Read the table, as an action does before it writes."""
    opened.live.tables([PLAN])
