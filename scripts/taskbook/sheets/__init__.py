"""What stands on each generated sheet, as cells and rows.

Here: rows made of judged tasks and texts. Not here: figures and rules (`core`), how a sheet looks (`adapters.drawing`).
"""
