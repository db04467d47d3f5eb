"""Three values of a cell: what was sent, what came back, what the master holds now.

Only the unit changed it: a proposal. Both made the same change: nothing to do. Both changed it differently, or two
units wrote different things: a conflict, in which the master is kept unless a person chooses. The result does not
depend on the order of the answers.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from taskbook.core.replies.model import Answer, Change, MasterCell, Outcome


def batch_order(batch: str) -> str:
    """What batches are ordered by: the moment they were made, which ends their name."""
    return batch.rpartition("-")[2]


def decide_cell(answers: Iterable[Answer], master: MasterCell, newest: str) -> tuple[list[Change], int]:
    """Return the changes that all answers about one cell make, and how many say what the master has already."""
    latest = _latest(answers)
    open_answers = [answer for answer in latest if not _is_there(answer, master)]
    same = len(latest) - len(open_answers)
    distinct: dict[tuple[object, ...], list[Answer]] = {}
    for answer in open_answers:
        distinct.setdefault(_said(answer), []).append(answer)
    changes = []
    for said, group in distinct.items():
        rivals = tuple(sorted({other.unit for key, others in distinct.items() if key != said for other in others}))
        changes.append(_change(group, master, newest, rivals, len(distinct) > 1))
    return changes, same


def _latest(answers: Iterable[Answer]) -> list[Answer]:
    """All answers in a fixed order, without those that the same unit has replaced in a newer batch."""
    ordered = sorted(answers, key=lambda answer: (answer.unit, batch_order(answer.batch), answer.file, _said(answer)))
    newest = {answer.unit: answer.batch for answer in ordered}
    return [answer for answer in ordered if answer.batch == newest[answer.unit]]


def _said(answer: Answer) -> tuple[str, str, bool]:
    parsed = answer.parsed
    return str(parsed.value), "" if parsed.usable else parsed.shown, parsed.usable


def _is_there(answer: Answer, master: MasterCell) -> bool:
    return answer.parsed.usable and master.usable and answer.parsed.value == master.value


def _change(
    group: Sequence[Answer], master: MasterCell, newest: str, rivals: tuple[str, ...], disputed: bool
) -> Change:
    """One change for all answers that say the same, spoken for by the first whose sent value the master still holds."""
    fitting = [answer for answer in group if master.usable and answer.sent == master.value]
    answer = min(fitting or group, key=lambda answer: (answer.parsed.asks, answer.unit, answer.file))
    if disputed or not fitting:
        outcome = Outcome.CONFLICT
    elif answer.parsed.asks or answer.by_text:
        outcome = Outcome.ASK
    else:
        outcome = Outcome.PROPOSAL
    old = bool(answer.batch) and batch_order(answer.batch) < batch_order(newest)
    return Change(answer, master, outcome, old, rivals)
