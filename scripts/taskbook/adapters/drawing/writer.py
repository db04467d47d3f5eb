"""XlsxWriter, imported here and nowhere else: what the drawing rooms use of it, under its own names."""

from xlsxwriter import Workbook
from xlsxwriter.chart import Chart
from xlsxwriter.format import Format
from xlsxwriter.utility import quote_sheetname, xl_col_to_name
from xlsxwriter.worksheet import Worksheet

__all__ = ["Chart", "Format", "Workbook", "Worksheet", "quote_sheetname", "xl_col_to_name"]
