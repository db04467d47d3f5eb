"""Tasks in the groups of the printed list, in the order in which a person looks for them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence

from taskbook.core.judge import Judged
from taskbook.core.summary import lead_names
from taskbook_schemas.choices import GROUP_LEADER, GROUP_UNIT
from taskbook_schemas.words import NO_LEADER

Groups = Mapping[str, Sequence[Judged]]


def grouped(tasks: Sequence[Judged], by: str, order: Iterable[str]) -> Groups:
    """Return tasks by plan code, lead unit or leader, as a setting says; what the setting does not name goes by plan.

    Groups stand in the workbook's own order (`order`); those that it does not name come last. A task with two leads
    stands with both.
    """
    names_of = _NAMES.get(by, _plan)
    groups: dict[str, list[Judged]] = {name: [] for name in order}
    for judged in tasks:
        for name in names_of(judged):
            groups.setdefault(name, []).append(judged)
    return {name: group for name, group in groups.items() if group}


def _plan(judged: Judged) -> tuple[str, ...]:
    return (judged.task.plan,)


def _leaders(judged: Judged) -> tuple[str, ...]:
    return judged.reading.leader.names or (NO_LEADER,)


_NAMES: Mapping[str, Callable[[Judged], tuple[str, ...]]] = {GROUP_UNIT: lead_names, GROUP_LEADER: _leaders}
