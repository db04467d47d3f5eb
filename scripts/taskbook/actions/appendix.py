"""Reads what a plan's file, or a copied table, holds to an appendix, without a workbook; nothing is written."""

from __future__ import annotations

from taskbook.core.appendix.choice import Choice
from taskbook.core.appendix.grid import Source
from taskbook.core.appendix.read import read_appendix
from taskbook.core.appendix.reading import Reading, Refusal
from taskbook.errors import AppendixUnreadableError
from taskbook.texts.appendix import refused

_NO_CHOICE = Choice()


def read_plan(source: Source, choice: Choice = _NO_CHOICE) -> Reading:
    """Read a plan from what a file or the clipboard holds. AppendixUnreadableError, a sentence with what to do."""
    reading = read_appendix(source, choice)
    if isinstance(reading, Refusal):
        raise AppendixUnreadableError(refused(source.name, reading))
    return reading
