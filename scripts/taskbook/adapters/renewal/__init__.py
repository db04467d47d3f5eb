"""Brings the file of a workbook in use to today's form, beside a pattern drawn for it: `renewed_parts`.

Here: what the pattern has and the workbook lacks is copied over; what is the office's stays, byte for byte where a part
needs no change. Not here: what the pattern looks like (`taskbook_build.today`), saving and undoing (`actions.renew`).
"""
