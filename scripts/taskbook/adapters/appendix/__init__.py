"""Files of plans made grids of cells: Word, PDF, Excel, older kinds through LibreOffice, a copied table.

`source` opens whatever it is given; `docx`, `pdf`, `xlsx`, `xls`, `html` read one kind each, `office` has LibreOffice
turn others into those. Sizes are bounded before anything is unpacked; no macro, link or formula is run or followed.

Here: what stands where in a file, as it is shown. Not here: what it means (`core.appendix`).
"""
