"""Three values of a cell: what was sent, what came back, what the master holds now.

Only the unit changed it: a proposal. Both made the same change: nothing to do. Both changed it differently, or two
leads wrote different things: a conflict, in which the master is kept unless a person chooses. A coordinating unit's
words are a remark that is added; what else it says, and what a file says that is not known to be ours, is listed and
stands in nobody's way. A unit's own later answer replaces its earlier one, and is asked about. The result does not
depend on the order of the answers.

Later is: of a newer batch; else as `received` tells. Where that does not tell two files of one unit apart, they are a
conflict. An answer that a later file of the same batch has dropped is asked about.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from taskbook.core.remarks import as_remark, lead_text, lead_words, own_words, remarks_of
from taskbook.core.replies.answer import Answer, Replaced
from taskbook.core.replies.kinds import Fit, Origin, Outcome, Voice
from taskbook.core.replies.model import Change, MasterCell
from taskbook.core.replies.received import batch_order, file_order
from taskbook.core.unit_file import OPEN_TO_COORDINATOR, Sent


@dataclass(frozen=True, slots=True)
class CellAnswers:
    """All answers about one cell of the master, each with the fit of its task and whether its unit leads the task."""

    answers: tuple[tuple[Answer, Fit, bool], ...]
    replaced: tuple[Replaced, ...] = ()


def decide_cell(found: CellAnswers, master: MasterCell, newest: str) -> tuple[list[Change], int]:
    """Return the changes that all answers about one cell make, and how many say what the master has already."""
    lanes: dict[tuple[object, ...], list[tuple[Answer, Fit]]] = {}
    for answer, fit, leads in found.answers:
        lanes.setdefault(_lane(answer, _voice(answer, leads)), []).append((answer, fit))
    changes: list[Change] = []
    same = 0
    # by the lane's words: the order in which files were read must not show on the page
    for lane, members in sorted(lanes.items(), key=lambda item: str(item[0])):
        voice = lane[0]
        assert isinstance(voice, Voice)  # noqa: S101 - what lanes begin with
        made, there = _decide_lane(members, found.replaced, master, newest, voice)
        changes += made
        same += there
    return changes, same


def proposed(answer: Answer, voice: Voice, now: Sent) -> Sent:
    """Return what taking an answer writes into a cell that holds `now`; of a remark, what is added."""
    value = answer.parsed.value
    if answer.field not in OPEN_TO_COORDINATOR:
        return value
    if voice is Voice.REMARK:
        words = own_words(_text(answer.sent), _text(value) or "", answer.unit)
        return as_remark(answer.unit, words) if words else None
    return lead_text(_text(answer.sent), _text(value), _text(now))


def _voice(answer: Answer, leads: bool) -> Voice:
    if answer.origin is not Origin.MANIFEST:
        return Voice.UNSURE
    if leads:
        return Voice.LEAD
    return Voice.REMARK if answer.field in OPEN_TO_COORDINATOR else Voice.COORDINATOR


def _lane(answer: Answer, voice: Voice) -> tuple[object, ...]:
    """Answers of one lane can be in each other's way."""
    if voice is Voice.LEAD:
        return (voice,)  # all leads share the cell: what one says the other may contradict
    # Coordinators only add, each below the last. Of files that are not known to be ours each answer stands alone:
    # a forged one must not take the place of a true one, nor make a conflict of it
    return (voice, answer.unit, *(answer.said if voice is Voice.UNSURE else ()))


def _decide_lane(
    members: Sequence[tuple[Answer, Fit]], replaced: Sequence[Replaced], master: MasterCell, newest: str, voice: Voice
) -> tuple[list[Change], int]:
    fits = {id(answer): fit for answer, fit in members}
    latest, older = _latest([answer for answer, _ in members])
    # an answer that the master holds already has no row to be chosen in: it is nobody's rival
    waiting = [answer for answer in latest if not _is_there(answer, master, voice)]
    distinct: dict[tuple[object, ...], list[Answer]] = {}
    for answer in waiting:
        distinct.setdefault(answer.said, []).append(answer)
    changes = []
    for said, group in distinct.items():
        rivals = [other for key, others in distinct.items() if key != said for other in others]
        before = _said_before(group, [*older, *replaced])
        changes.append(_change(group, fits, before, rivals, master, newest, voice))
    return changes, len(latest) - len(waiting)


def _latest(answers: Iterable[Answer]) -> tuple[list[Answer], list[Replaced]]:
    """All answers in a fixed order but those that the same unit has replaced, and those."""
    ordered = sorted(
        answers, key=lambda answer: (answer.unit, _lateness(answer), answer.file, repr(answer.said), repr(answer))
    )
    last = {answer.unit: _lateness(answer) for answer in ordered}
    kept = [answer for answer in ordered if _lateness(answer) == last[answer.unit]]
    older = [replaced_entry(answer) for answer in ordered if _lateness(answer) != last[answer.unit]]
    return kept, older


def replaced_entry(answer: Answer) -> Replaced:
    """Return what is remembered of an answer that was replaced."""
    return Replaced(answer.unit, answer.file, answer.mark)


def _lateness(answer: Answer) -> tuple[str, datetime, int]:
    return batch_order(answer.batch), *file_order(answer.file, answer.saved)


def _said_before(group: Sequence[Answer], older: Iterable[Replaced]) -> tuple[Replaced, ...]:
    """What the group's units said before; who else has another answer now may need to know it later."""
    units = {answer.unit for answer in group}
    found = {entry for entry in older if entry.unit in units} - {replaced_entry(answer) for answer in group}
    return tuple(sorted(found, key=lambda entry: (entry.unit, entry.file, entry.said)))


def _is_there(answer: Answer, master: MasterCell, voice: Voice) -> bool:
    if not (answer.parsed.usable and master.usable):
        return False
    value = proposed(answer, voice, master.value)
    if voice is Voice.REMARK:
        return value is None or value in remarks_of(_text(master.value))
    return value == master.value


def _fits(answer: Answer, master: MasterCell, voice: Voice) -> bool:
    """Whether the master still holds what was sent; remarks that were added since are no change of the office's."""
    if not master.usable:
        return False
    if voice is Voice.REMARK:
        return True  # nothing that stands there goes
    if answer.field in OPEN_TO_COORDINATOR:
        # a remark taken between sending and return is our own writing, and `lead_text` keeps it
        return lead_words(_text(answer.sent)) == lead_words(_text(master.value))
    return answer.sent == master.value


def _change(
    group: Sequence[Answer],
    fits: dict[int, Fit],
    before: tuple[Replaced, ...],
    rivals: Sequence[Answer],
    master: MasterCell,
    newest: str,
    voice: Voice,
) -> Change:
    """One change for all answers that say the same, spoken for by the first whose sent value the master still holds."""
    # units that say the same may have been sent different values: one that still fits proves that nobody else wrote
    fitting = [answer for answer in group if _fits(answer, master, voice)]
    answer = min(
        fitting or group,
        key=lambda answer: (
            answer.dropped_in != "",
            answer.parsed.asks,
            fits[id(answer)].value != Fit.SAME.value,
            answer.unit,
            answer.file,
        ),
    )
    fit = fits[id(answer)]
    replaced = tuple(entry for entry in before if entry.said != answer.mark)
    listed = voice in (Voice.COORDINATOR, Voice.UNSURE)
    # a conflict goes before a question: it says that somebody's words would be lost, whatever else there is to ask
    if rivals or not fitting:
        outcome = Outcome.CONFLICT
    elif answer.parsed.asks or listed or replaced or answer.dropped_in or fit is not Fit.SAME:
        outcome = Outcome.ASK
    else:
        outcome = Outcome.PROPOSAL
    known = bool(answer.batch) and answer.origin is Origin.MANIFEST
    return Change(
        answer,
        master,
        outcome,
        answers=(answer, *(other for other in group if other is not answer)),
        proposal=proposed(answer, voice, master.value) if answer.parsed.usable else None,
        voice=voice,
        fit=fit,
        old_batch=known and batch_order(answer.batch) < batch_order(newest),
        rivals=tuple(sorted({other.unit for other in rivals})),
        rival_marks=tuple(sorted({other.mark for other in rivals})),
        replaced=replaced,
        before=before,
    )


def _text(value: Sent) -> str | None:
    return value if isinstance(value, str) else None
