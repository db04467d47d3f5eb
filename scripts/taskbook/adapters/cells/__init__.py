"""What a closed file and a running Excel share: areas, wanted cells, records of what was written.

Here: plain values about cells. Not here: XML, xlwings, files.
"""
