"""Reads what a plan's file, or a copied table, holds to an appendix, without a workbook; nothing is written."""

from __future__ import annotations

from dataclasses import dataclass

from taskbook.core.appendix.choice import Choice
from taskbook.core.appendix.grid import Source
from taskbook.core.appendix.read import read_appendix
from taskbook.core.appendix.reading import Reading, Refusal
from taskbook.core.reissue import said_around
from taskbook.errors import AppendixUnreadableError
from taskbook.texts.appendix import no_such_table, refused

_NO_CHOICE = Choice()


@dataclass(frozen=True, slots=True)
class PlanFile:
    """A plan that was read: its file's name, path and fingerprint, and the lines around its tasks."""

    name: str
    path: str
    digest: str
    reading: Reading
    lines: tuple[str, ...] = ()


def read_plan(source: Source, choice: Choice = _NO_CHOICE) -> Reading:
    """Read a plan from what a file or the clipboard holds. AppendixUnreadableError, a sentence with what to do."""
    reading = read_appendix(source, choice)
    if isinstance(reading, Refusal):
        raise AppendixUnreadableError(refused(source.name, reading))
    return reading


def read_plan_file(source: Source, path: str, choice: Choice = _NO_CHOICE) -> PlanFile:
    """Read a plan, and what it says of itself.

    Errors: those of `read_plan`, and AppendixUnreadableError when the table that was asked for is none of tasks.
    """
    reading = read_plan(source, choice)
    if choice.table is not None and reading.candidates[0].table != choice.table:
        raise AppendixUnreadableError(no_such_table(source.name, choice.table, reading.candidates))
    return PlanFile(source.name, path, source.digest, reading, said_around(source, reading))
