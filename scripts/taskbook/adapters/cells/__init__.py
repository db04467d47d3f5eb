"""What a closed file and a running Excel share: areas, cells to write, what a value becomes in one, what was written.

Here: values about cells, Excel's limits on them, and how one value is written and read again. Not here: parts of files
(`adapters.xlsx`), xlwings (`adapters.excel`), disks.
"""
