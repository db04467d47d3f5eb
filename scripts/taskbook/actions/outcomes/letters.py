"""What previews and runs of letters look like on the screen."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from taskbook.actions.letter_batch import Batch, MailReport, Preview
from taskbook.core.letters.history import LetterHistory, LetterState
from taskbook.core.letters.lines import one_line
from taskbook.core.letters.model import WITHOUT_ADDRESS, Letter, RefusedLetter
from taskbook.core.letters.rendered import ReadyLetter
from taskbook.core.short_text import shortened
from taskbook.outbox import Delivered, Delivery
from taskbook.texts import calendar as calendar_texts
from taskbook.texts import letters as of_letter
from taskbook.texts import letters_cli as texts
from taskbook.texts.issues import left_out

_WIDEST = (28, 34, 40, 40)  # the last column, which says why not, is never cut


def preview_lines(shown: Preview) -> Iterator[str]:
    """Yield a title, a table of letters and refusals, and what to do next."""
    batch = shown.batch
    if not batch.ready and not batch.plan.refusals:
        yield texts.nothing_to_send(batch.kind)
    else:
        yield texts.preview_title(batch.kind, batch.judgement.days.as_of, len(batch.ready), len(batch.plan.refusals))
        yield from _table([texts.COLUMNS, *_rows(shown)])
    yield from _unplaced(shown.batch)
    yield from _unknown_lines(shown.unknown)
    if shown.unrecorded:
        yield texts.preview_not_recorded(shown.unrecorded)
    elif batch.ready:
        yield texts.PREVIEW_RECORDED


def report_lines(report: MailReport) -> Iterator[str]:
    """Yield what went wrong letter by letter, the sum of it all, and what to do next."""
    for refusal in report.batch.plan.refusals:
        told = _has_text(refusal, report.chats)
        yield texts.letter_failed(_to(refusal), texts.not_sent(of_letter.refusal(refusal), told))
    for done in report.done:
        to = _to(done.ready.letter)
        if isinstance(done.result, RefusedLetter):
            yield texts.letter_failed(to, texts.not_sent(of_letter.refusal(done.result)))
        elif isinstance(done.result, Delivered) and done.result.outcome in (Delivery.FAILED, Delivery.UNKNOWN):
            yield texts.letter_failed(to, done.result.note)
        elif isinstance(done.result, Delivered) and done.result.outcome is Delivery.DRAFTED:
            yield from (texts.letter_failed(to, of_letter.note(note)) for note in done.ready.letter.notes)
    if report.stopped:
        yield report.stopped
    if report.stopped and not report.done:
        yield texts.stopped_early(report.left)
    else:
        yield _sum(report)
    yield from _unplaced(report.batch)
    yield from left_out(report.batch.judgement.issues)
    yield from _unknown_lines(report.unknown)
    yield from _places(report)
    if report.calendars:
        yield calendar_texts.calendars_laid(report.calendars)
    if report.uncalendared:
        yield report.uncalendared
    if report.unlogged:
        yield texts.log_later(report.unlogged)


def _sum(report: MailReport) -> str:
    skipped = sum(isinstance(done.result, LetterState) for done in report.done)
    sent, drafted, failed = (_count(report, one) for one in (Delivery.SENT, Delivery.DRAFTED, Delivery.FAILED))
    return texts.sent_summary(report.batch.kind, sent, drafted, failed, skipped, _refused(report))


def _unplaced(batch: Batch) -> Iterator[str]:
    if batch.plan.unplaced:
        yield texts.in_no_letter(batch.kind, batch.plan.unplaced)


def _has_text(refusal: RefusedLetter, chats: Sequence[ReadyLetter]) -> bool:
    """Whether a short text speaks to those whom the refused letter was for."""
    if refusal.reason not in WITHOUT_ADDRESS:
        return False
    names = {one_line(unit) for ready in chats for unit in ready.letter.units} | {ready.letter.name for ready in chats}
    return bool(names.intersection(refusal.units or (refusal.name,)))


def _places(report: MailReport) -> Iterator[str]:
    """Yield where drafts and short texts of this run lie, nothing when there are none."""
    letters = report.way == "eml" and _count(report, Delivery.DRAFTED) > 0
    if letters or report.chats:
        yield texts.drafts_in(str(report.batch.drafts), letters, bool(report.chats))


def held_back(report: MailReport) -> bool:
    """Whether some letter did not go that should have."""
    return bool(_refused(report) or _count(report, Delivery.FAILED))


def plain_preview(shown: Preview) -> dict[str, object]:
    """Return a preview for JSON."""
    batch = shown.batch
    return {
        "kind": batch.kind.value,
        "as_of": batch.judgement.days.as_of.isoformat(),
        "batch": batch.digest,
        "letters": [
            {
                "id": ready.letter.id,
                "to": ready.letter.name,
                "address": ready.letter.address,
                "units": list(ready.letter.units),
                "files": [file.path for file in ready.letter.attachments],
                "subject": ready.words.subject,
                "standing": state.value,
                "notes": [of_letter.note(note) for note in ready.letter.notes],
            }
            for ready, (state, _) in zip(batch.ready, shown.states, strict=True)
        ],
        "refused": [
            {
                "to": refusal.name,
                "address": refusal.address,
                "units": list(refusal.units),
                "reason": refusal.reason.value,
                "why": of_letter.refusal(refusal),
            }
            for refusal in batch.plan.refusals
        ],
        "unknown": [one.described.letter for one in shown.unknown],
    }


def _rows(shown: Preview) -> Iterator[tuple[str, ...]]:
    for ready, (state, since) in zip(shown.batch.ready, shown.states, strict=True):
        letter = ready.letter
        shows = "; ".join([texts.letter_state(state, since), *(of_letter.note(note) for note in letter.notes)])
        units = "; ".join(letter.units or tuple(part.unit for part in letter.parts))
        yield letter.name, letter.address, units, "; ".join(file.name for file in letter.attachments), shows
    for refusal in shown.batch.plan.refusals:
        told = _has_text(refusal, shown.batch.chats)
        shows = texts.not_sent(of_letter.refusal(refusal), told)
        yield refusal.name, refusal.address, "; ".join(refusal.units), "", shows


def _table(rows: Sequence[tuple[str, ...]]) -> Iterator[str]:
    """Yield rows with columns made equally wide; long cells are cut, the last column never."""
    cut = [
        [shortened(one_line(cell) or "-", wide) for cell, wide in zip(row, _WIDEST, strict=False)] + [row[-1]]
        for row in rows
    ]
    widths = [max(len(row[column]) for row in cut) for column in range(len(_WIDEST))]
    for number, row in enumerate(cut):
        cells = [cell.ljust(wide) for cell, wide in zip(row, widths, strict=False)]
        yield "  ".join([*cells, row[-1]]).rstrip()
        if number == 0:
            yield "  ".join("-" * wide for wide in [*widths, len(row[-1])])


def _unknown_lines(unknown: Sequence[LetterHistory]) -> Iterator[str]:
    for one in unknown:
        about = one.described
        to = f"{about.name} <{about.address}>" if about.name else about.address
        yield texts.unknown_letter(about.letter, to, one.since, about.subject)


def _to(about: Letter | RefusedLetter) -> str:
    return about.name or "; ".join(map(one_line, about.units)) or about.address


def _count(report: MailReport, outcome: Delivery) -> int:
    return sum(isinstance(done.result, Delivered) and done.result.outcome is outcome for done in report.done)


def _refused(report: MailReport) -> int:
    """Whoever is refused for two reasons is counted once."""
    late = sum(isinstance(done.result, RefusedLetter) for done in report.done)
    return len({(one.name, one.units, one.address) for one in report.batch.plan.refusals}) + late
