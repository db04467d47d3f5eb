"""What a valid workbook is, said once.

Here: sheets, tables, columns, statuses, words that stand in cells as data, and the models that judge tables.
Not here: how anything is read, decided, written or drawn.
"""
