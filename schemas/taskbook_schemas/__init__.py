"""What a valid workbook is: sheets, tables, columns and their models."""
