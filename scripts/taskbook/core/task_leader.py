"""Which words say who leads a task at a day: those the office typed, else the plan's own.

Source: what is typed in `Lãnh đạo chỉ đạo` goes before the appendix's words, from the day in `Lãnh đạo chỉ đạo từ ngày`
on where one is given; until then the plan's words hold. The appendix itself is never changed.
"""

from __future__ import annotations

from datetime import date

from taskbook.core.model import Task

TYPED, OF_PLAN = "leader", "plan_leader"
"""The fields of the two columns."""


def leader_field(task: Task, as_of: date | None) -> str:
    """The field whose words hold at a day; `as_of` None: what is typed holds whatever its day."""
    waits = as_of is not None and task.leader_from is not None and task.leader_from > as_of
    return TYPED if task.leader_text and not waits else OF_PLAN


def leader_words(task: Task, as_of: date | None) -> str:
    """The words that say who leads a task at a day, "" where nobody does."""
    return task.leader_text if leader_field(task, as_of) == TYPED else task.plan_leader_text


def changed_leader(task: Task) -> tuple[str, str, date | None] | None:
    """The typed words, the plan's and the day, where the office gave a task another leader than the plan or a day."""
    typed, own = task.leader_text, task.plan_leader_text
    if not typed or not (task.leader_from or (own and own != typed)):
        return None
    return typed, own, task.leader_from
