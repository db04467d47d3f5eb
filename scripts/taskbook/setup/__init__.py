"""Installing and looking at a computer.

Here: `install` and `doctor`. Not here: anything a workbook needs once it is open.
"""
