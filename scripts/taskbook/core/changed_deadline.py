"""Which deadline a decision with its document has put in the place of the plan's: an extension, or an amendment.

Both need the document; where a task has both, the later document holds. Where their days do not tell which is later,
the later deadline does: nobody is called late by a document that may have been replaced.
Source: the domain's section *Status* for extensions; plan 2025, IV.3 for amendments.
"""

from __future__ import annotations

from datetime import date

from taskbook.core.model import Task
from taskbook.core.typed_days import days_named


def approved_extension(task: Task) -> date | None:
    """Return the extended deadline, only when the document that approves it is named."""
    return task.extended_to if task.extended_to and task.extension_document else None


def approved_amendment(task: Task) -> date | None:
    """Return the deadline of the amended plan, only when the document that amends it is named."""
    return task.amended_to if task.amended_to and task.amendment_document else None


def amended_deadline(task: Task) -> date | None:
    """Return the deadline of the amended plan unless an extension stands in its place by now."""
    amended = approved_amendment(task)
    return amended if amended is not None and not _extended_since(task, amended) else None


def extended_deadline(task: Task) -> date | None:
    """Return the extended deadline unless an amendment of the plan stands in its place by now."""
    return approved_extension(task) if amended_deadline(task) is None else None


def _extended_since(task: Task, amended: date) -> bool:
    """Whether the extension was granted after the amendment."""
    extended = approved_extension(task)
    if extended is None:
        return False
    granted, decided = days_named(task.extension_document), days_named(task.amendment_document)
    if granted and decided and max(granted) != max(decided):
        return max(granted) > max(decided)
    return extended >= amended
