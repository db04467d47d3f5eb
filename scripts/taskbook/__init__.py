"""Theo dõi nhiệm vụ: follow, judge and report the tasks of a commune's plans in an Excel workbook.

Here: the rooms below, and what all of them may use: `ports` (what an action needs of the world), `errors`, `startup`,
`diagnostics`. Not here: anything that belongs to one room.
"""
