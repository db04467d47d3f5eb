"""`taskbook doctor`: looks at the computer and the workbook, changes nothing, says what to do.

Here: one module for each thing looked at. Not here: mending anything (`setup.install`).
"""
