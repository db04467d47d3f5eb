"""Periods that are closed: which period a day closes, each task as it stood then, figures, and what changed since.

Here: names and days of periods, lines that are kept, figures and comparisons of lines. Not here: words (`texts`), rows
of sheets (`sheets`), when a period is closed and what it writes (`actions`).
"""
