"""Names of units and people as offices write them, read and made.

Here: spellings, directories, file and sheet names. Not here: where the directories come from (`tables`).
"""
