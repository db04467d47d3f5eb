"""A closed workbook: a zip of XML parts, read within bounds and changed without losing what is not ours.

Here: parts, cells, styles, strings, the file's lock and its whole replacement. Not here: a running Excel
(`adapters.excel`), whole new sheets drawn anew (`adapters.drawing`).
"""
