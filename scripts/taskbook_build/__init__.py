"""What makes the master workbook.

Here: sheets as they are first drawn, plans read from their sources, ribbon and macros. Not here: what a refresh
writes (`taskbook.sheets`), how a format is made (`taskbook.adapters.drawing`).
"""
