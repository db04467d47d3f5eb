"""The workbook that is open in Excel, and the Excel around it: all that knows xlwings or Excel's own objects.

Here: reading, comparing, writing and putting back in a running Excel; its status bar and messages. Not here: XML of
files (`adapters.xlsx`), what a button does (`buttons`).
"""
