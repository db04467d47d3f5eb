"""Files that units sent back, of any kind, as plain cells.

Here: reading, within bounds. Not here: what an answer means (`core.replies`).
"""
