"""The file of estimates that Phòng Kinh tế sends on: units with the tasks they lead, sums, cells to fill in.

Here: how the sheet is drawn, its place on disk. Not here: what is summed (`core.estimate`), words (`texts.estimate`).
"""
