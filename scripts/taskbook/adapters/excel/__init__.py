"""The workbook that is open in Excel, as the actions see it."""

from taskbook.adapters.excel.workbook import LiveWorkbook

__all__ = ["LiveWorkbook"]
