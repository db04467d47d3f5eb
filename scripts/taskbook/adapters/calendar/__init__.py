"""Calendars of deadlines on disk.

Here: the iCalendar format, the record of what was given out, files beside letters. Not here: which deadlines, what of
them has changed (`core.calendar`), words (`texts.calendar`).
"""
