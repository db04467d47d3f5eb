"""How sheets are drawn with XlsxWriter, for the build and for units' files.

Here: formats, conditional formats, validations, pages. Not here: what stands in the cells.
"""
