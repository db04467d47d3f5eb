"""The file of an extract by the person in charge: the sheet `Theo người` on its own, to print and to keep.

Here: the form (drawn into the workbook by the build, too), a file's bytes, bringing them to disk. Not here: what stands
in the rows (`sheets.people`), what is counted (`core.people`).
"""
