"""Deadlines as entries of calendars that are handed out: which stand in whose calendar, and what of them has changed.

Here: entries, their fixed names, what was given out before beside what there is now. Not here: words
(`texts.calendar`), the file format (`adapters.calendar`).
"""
