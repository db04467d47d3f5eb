"""What the workbook's buttons start: one press, one message.

Here: the front end in Excel. Not here: the command line (`cli`), the work itself (`actions`).
"""
