"""The stories of letters: prepare a batch, preview it, draft it, send it, settle letters whose fate is unknown."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path

from taskbook.actions.calendars import Calendars, make_calendars, with_calendars
from taskbook.actions.dispatch import Dispatcher, Done, RateLimiter, dispatch
from taskbook.actions.edges import LetterDesk
from taskbook.actions.letter_batch import Batch, MailReport, Preview, Wanted
from taskbook.actions.refresh import Judgement, judge_workbook
from taskbook.actions.replies import batch_reports
from taskbook.actions.split import asked_units, issuer, output_folder, sheets_of
from taskbook.core.letters.history import Entry, Event, History, LetterState
from taskbook.core.letters.lines import one_line
from taskbook.core.letters.model import Letter, PendingReplies, RefusedLetter, Request
from taskbook.core.letters.planning import plan_letters
from taskbook.core.letters.rendered import ReadyLetter, view
from taskbook.core.run import Run
from taskbook.core.stamp import workbook_id
from taskbook.errors import LedgerError, TaskbookError, UsageError
from taskbook.outbox import Chats, ChatText, Delivered, Delivery, Mailer, Post
from taskbook.ports import Append, Changes, Progress, Workbook, silent
from taskbook.sheets.letters import log_rows
from taskbook.tables.closings import Closings
from taskbook.tables.letter_settings import MailSettings, demand_open_reply_day, demand_sending, mail_settings
from taskbook.texts import letters_cli as words
from taskbook_schemas.layout import Log
from taskbook_schemas.letter_kinds import Recipient
from taskbook_schemas.registry import LOG

_LOG_WIDTH = 8


def prepare(workbook: Workbook, run: Run, desk: LetterDesk, wanted: Wanted, progress: Progress = silent) -> Batch:
    """Read and judge the workbook, decide who gets which letter, and put every letter into words. Nothing is written.

    UsageError for settings and names that cannot be used, TemplateMistakeError for a wrong template.
    """
    judgement = judge_workbook(workbook, run.today, wanted.as_of, progress)
    gathered, as_of = judgement.gathered, judgement.days.as_of
    settings = _signed(mail_settings(gathered.settings.extra), workbook)
    row = wanted.kind.row
    if row.recipient is Recipient.LEADERS and wanted.units:
        raise UsageError(words.leaders_by_unit())
    demand_open_reply_day(settings, run.today)
    folder = (wanted.out or output_folder(gathered.settings, desk.book.resolve().parent)) / as_of.isoformat()
    units = frozenset(asked_units(gathered, wanted.units)) if wanted.units else None
    pending = _pending_replies(workbook, judgement) if row.names_owed else None
    late_before = _late_before(workbook, as_of)
    request = Request(wanted.kind, run.today, as_of, units, settings.own_domain, row.listed, pending, late_before)
    files = desk.sheets(folder) if row.brings_sheets else {}
    today = sheets_of(workbook, judgement, run) if files else {}
    plan = plan_letters(request, judgement.tasks, gathered.units, gathered.leaders, files, today)
    templates = desk.templates()

    def in_words(letters: Sequence[Letter]) -> tuple[ReadyLetter, ...]:
        seen = [(letter, view(letter, settings.sender, settings.reply_by)) for letter in letters]
        return tuple(ReadyLetter(letter, templates.render(letter.kind, values)) for letter, values in seen)

    return Batch(
        desk,
        folder,
        run,
        wanted.kind,
        judgement,
        settings,
        plan,
        in_words(plan.letters),
        in_words(plan.chats),
        not wanted.units,
        workbook_id(workbook),
    )


def _signed(settings: MailSettings, workbook: Workbook) -> MailSettings:
    """The settings with the issuing body's name where no sender is named: no letter goes without a signature."""
    if settings.sender.name:
        return settings
    return replace(settings, sender=replace(settings.sender, name=one_line(issuer(workbook))))


def _pending_replies(workbook: Workbook, judgement: Judgement) -> PendingReplies | None:
    """The newest batch and who still owes its sheet, by the register of what came back."""
    newest = next(iter(batch_reports(workbook, judgement)), None)
    return PendingReplies(newest.as_of, frozenset(newest.missing)) if newest else None


def _late_before(workbook: Workbook, as_of: date) -> dict[str, int]:
    """Since how many closings each task of the last one was late by then."""
    closing = Closings(workbook).last_before(as_of)
    return {line.key: line.late_periods for line in closing.lines if line.key} if closing else {}


def preview(batch: Batch) -> Preview:
    """Return where each letter stands, and note in the ledger that this very batch was looked at."""
    path = batch.ledger
    history = History.of(batch.desk.entries(path))
    states = tuple(_state(history, ready) for ready in batch.ready)
    return Preview(batch, states, tuple(history.unknown()), _record(path, batch) if batch.ready else "")


def _record(path: Path, batch: Batch) -> str:
    """Note that a batch was looked at; return why it could not be noted, empty when it was."""
    try:
        with batch.desk.held(path) as ledger:
            ledger.append(Entry(Event.PREVIEWED, batch.run.now, batch.run.who, batch.digest))
    except LedgerError as stop:
        return str(stop)
    return ""


def draft(workbook: Workbook, batch: Batch, mailer: Mailer, chats: Chats, progress: Progress = silent) -> MailReport:
    """Lay every letter ready for a person to send, and the short texts, of those without an address too.

    The calendar of its deadlines lies beside each, and in the letter.
    """
    calendars = make_calendars(batch)
    report = _run(workbook, batch, mailer, lambda history: list(batch.ready), progress, words.DRAFTING, calendars)
    texts = (*(done.ready for done in report.done if _lies_ready(done)), *batch.chats)
    try:
        chats.write([ChatText(one.letter.id, one.to, one.words.chat) for one in texts])
    except TaskbookError as stop:
        return replace(report, stopped=report.stopped or str(stop))
    return with_calendars(replace(report, chats=texts), calendars)


def _lies_ready(done: Done) -> bool:
    if isinstance(done.result, Delivered):
        return done.result.outcome is Delivery.DRAFTED
    return done.result is LetterState.DRAFTED


def send(
    workbook: Workbook,
    batch: Batch,
    mailer: Mailer,
    everything: bool,
    limiter: RateLimiter | None = None,
    progress: Progress = silent,
    now: Callable[[], datetime] = datetime.now,
) -> MailReport:
    """Send the batch's first letter only, or all when `everything` is said after a preview of this very batch.

    UsageError when the settings do not allow it, the batch was not previewed, or its first letter has gone.
    """
    demand_sending(batch.settings)

    def choose(history: History) -> Sequence[ReadyLetter]:
        if everything:
            if history.last_preview != batch.digest:
                raise UsageError(words.not_previewed())
            return batch.ready
        states = [_state(history, ready)[0] for ready in batch.ready]
        if any(found in (LetterState.SENT, LetterState.UNKNOWN) for found in states):
            raise UsageError(words.first_sent_already())
        return batch.ready[:1]

    limiter = limiter or RateLimiter(batch.settings.per_minute)
    return _run(workbook, batch, mailer, choose, progress, words.SENDING, make_calendars(batch), limiter, now)


def resolve(workbook: Workbook, desk: LetterDesk, run: Run, letter: str, sent: bool) -> str:
    """Settle a letter whose fate is unknown; return why it is not logged. UsageError when there is none such."""
    with desk.held(desk.ledger(workbook_id(workbook))) as ledger:
        if letter not in {one.described.letter for one in ledger.history.unknown()}:
            raise UsageError(words.not_unknown(letter))
        event = Event.RESOLVED_SENT if sent else Event.RESOLVED_UNSENT
        ledger.append(Entry(event, run.now, run.who, letter))
        unlogged = catch_up(desk.stamping(workbook, run), ledger.entries)
    desk.ledger(workbook_id(workbook))
    return unlogged


def catch_up(workbook: Workbook, entries: Sequence[Entry]) -> str:
    """Write into `Nhật ký` what it lacks of the ledger; return why that must wait, empty when it is done.

    Mail does not depend on it: what a locked workbook cannot take now is written the next time.
    """
    try:
        rows = log_rows(entries, workbook.block(LOG, Log.TOP, _LOG_WIDTH))
        if rows:
            workbook.apply(Changes(appends=[Append(LOG, Log.TOP, rows)]))
    except TaskbookError as stop:
        return str(stop)
    return ""


def _run(
    workbook: Workbook,
    batch: Batch,
    mailer: Mailer,
    choose: Callable[[History], Sequence[ReadyLetter]],
    progress: Progress,
    step: str,
    calendars: Calendars,
    limiter: RateLimiter | None = None,
    now: Callable[[], datetime] | None = None,
) -> MailReport:
    """Send the chosen letters over under the ledger's lock, then bring `Nhật ký` up to date, whatever happened.

    Where there is no letter, and never was one, no ledger is begun.
    """
    if not batch.ready and not batch.ledger.exists():
        choose(History())
        return MailReport(batch, (), 0, ())
    done: list[Done] = []
    stopped = ""
    desk = batch.desk
    with desk.held(desk.ledger(workbook_id(workbook))) as ledger:
        letters = choose(ledger.history)
        compose = desk.composer(batch.judgement.gathered.units, batch.settings.sender, batch.run.now)

        def compose_all(ready: ReadyLetter) -> Post | RefusedLetter:
            return calendars.enclosed(ready, compose(ready))

        dispatcher = Dispatcher(ledger, mailer, compose_all, batch.run.who, now or (lambda: batch.run.now), limiter)
        try:
            if _any_to_go(letters, ledger.history):
                mailer.open()
            for number, one in enumerate(dispatch(letters, dispatcher), start=1):
                done.append(one)
                progress(step, number / len(letters))
        except TaskbookError as stop:
            stopped = str(stop)
        finally:
            mailer.close()
            unlogged = catch_up(desk.stamping(workbook, batch.run), ledger.entries)
        left = sum(_state(ledger.history, ready)[0] is LetterState.FREE for ready in batch.ready)
        unknown = tuple(ledger.history.unknown())
    desk.ledger(workbook_id(workbook))  # goes on under the id, if the workbook just got one
    return MailReport(batch, tuple(done), left, unknown, stopped, unlogged, mailer.way, uncalendared=calendars.trouble)


def _any_to_go(letters: Sequence[ReadyLetter], history: History) -> bool:
    """A server is not troubled when there is nothing for it."""
    return any(_state(history, ready)[0] in (LetterState.FREE, LetterState.DRAFTED) for ready in letters)


def _state(history: History, ready: ReadyLetter) -> tuple[LetterState, datetime | None]:
    found = history.state_of(ready.letter.id, ready.content)
    one = history.letters.get(ready.letter.id)
    return found, one.since if one else None
