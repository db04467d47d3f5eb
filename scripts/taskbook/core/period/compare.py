"""What changed between two closings, task by task: each a list, not only a number.

Tasks are the same by their ids: sorting, renaming and inserting rows never look like a change. A task without an id,
or with the id of another, cannot be followed and is left out.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from taskbook.core.period.line import TaskLine


@dataclass(frozen=True, slots=True)
class Then:
    """A task now and as it stood at the closing before."""

    now: TaskLine
    before: TaskLine

    @property
    def deadline_moved(self) -> bool:
        """Whether a person moved the deadline: one that comes again by its own words goes on to its next day."""
        now, before = self.now, self.before
        return now.due != before.due and (now.original_due == before.original_due or now.deadline != before.deadline)

    @property
    def days_later(self) -> int | None:
        """By how many days the deadline is later, below 0 earlier; None where it had none, or has none now."""
        now, before = self.now.due, self.before.due
        return (now - before).days if now is not None and before is not None else None


@dataclass(frozen=True, slots=True)
class Comparison:
    """The lists. A task may stand in several of them; `gone` are lines of the closing before.

    `done` are done now and were not, `newly_late` late now and were not, `still_late` late at both, `moved` have
    another deadline, `undone` were done and are not any more.
    """

    done: tuple[Then, ...] = ()
    newly_late: tuple[Then, ...] = ()
    still_late: tuple[Then, ...] = ()
    no_longer_late: tuple[Then, ...] = ()
    moved: tuple[Then, ...] = ()
    undone: tuple[Then, ...] = ()
    new: tuple[TaskLine, ...] = ()
    gone: tuple[TaskLine, ...] = ()

    @property
    def is_empty(self) -> bool:
        """Whether nothing changed."""
        return not (
            self.done or self.newly_late or self.no_longer_late or self.moved or self.undone or self.new or self.gone
        )


def compare(now: Sequence[TaskLine], before: Sequence[TaskLine]) -> Comparison:
    """Compare tasks with those of an earlier closing, in the order of `now`."""
    then, known = _by_key(before), _by_key(now)
    pairs = [Then(line, then[key]) for key, line in known.items() if key in then]
    return Comparison(
        done=tuple(one for one in pairs if one.now.status.done and not one.before.status.done),
        newly_late=tuple(one for one in pairs if one.now.is_listed_late and not one.before.is_listed_late),
        still_late=tuple(one for one in pairs if one.now.is_listed_late and one.before.is_listed_late),
        no_longer_late=tuple(one for one in pairs if one.before.is_listed_late and not one.now.is_listed_late),
        moved=tuple(one for one in pairs if one.deadline_moved),
        undone=tuple(one for one in pairs if one.before.status.done and not one.now.status.done),
        new=tuple(line for key, line in known.items() if key not in then),
        gone=tuple(line for key, line in then.items() if key not in known),
    )


def _by_key(lines: Sequence[TaskLine]) -> Mapping[str, TaskLine]:
    times = Counter(line.key for line in lines)
    return {line.key: line for line in lines if line.key and times[line.key] == 1}
