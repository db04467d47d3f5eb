"""`taskbook mail`: preview, draft and send letters; settle those whose fate is unknown; store the server's password."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from taskbook.adapters.locate import find_workbook
from taskbook.adapters.this_run import this_run
from taskbook.cli.options import as_of_option, file_argument, parse_day, progress_line
from taskbook.cli.output import write_json
from taskbook.core.letters.model import LetterKind
from taskbook.errors import MailServerError, UsageError
from taskbook.texts import letters_cli as texts
from taskbook.texts import letters_trouble as trouble
from taskbook.texts.cli import HELP_JSON
from taskbook_schemas.commands import HELP
from taskbook_schemas.letter_kinds import BUTTON_KIND

if TYPE_CHECKING:
    from taskbook.actions.letter_batch import Batch, MailReport
    from taskbook.adapters.xlsx.workbook import ClosedWorkbook
    from taskbook.outbox import Mailer
    from taskbook.tables.letter_settings import MailSettings

SOME_HELD_BACK = 1
_Command = TypeVar("_Command", bound=Callable[..., Any])


def _which_letters(command: _Command) -> _Command:
    """The options that say which letters are meant: the same for previewing, drafting and sending."""
    for option in (
        as_of_option,
        click.option("--out", metavar="THƯ_MỤC", type=click.Path(path_type=Path), help=texts.HELP_OUT),
        click.option("--unit", "units", metavar="TÊN", multiple=True, help=texts.HELP_UNIT),
        click.option(
            "--kind",
            type=click.Choice([kind.value for kind in LetterKind]),
            default=BUTTON_KIND.value,
            help=texts.HELP_KIND,
        ),
        file_argument,
    ):
        command = option(command)
    return command


@click.group("mail", help=HELP["mail"])
def mail_command() -> None:
    """Group of the commands for letters."""


@mail_command.command("preview", help=HELP["mail preview"])
@_which_letters
@click.option("--json", "as_json", is_flag=True, help=HELP_JSON)
def preview_command(as_json: bool, **which: Any) -> None:
    """Show every letter: to whom, what, which file, why not. Exit code 1 when some letters cannot go."""
    from taskbook.actions.letters import preview
    from taskbook.actions.outcomes.letters import plain_preview, preview_lines

    _, batch = _prepare(**which)
    shown = preview(batch)
    if as_json:
        write_json(plain_preview(shown))
    else:
        _say(preview_lines(shown))
    sys.exit(SOME_HELD_BACK if batch.plan.refusals else 0)


@mail_command.command("draft", help=HELP["mail draft"])
@_which_letters
def draft_command(**which: Any) -> None:
    """Write drafts. Exit code 1 when some letters could not be drafted."""
    from taskbook.actions.letters import draft
    from taskbook.actions.outcomes.letters import report_lines
    from taskbook.adapters.mail.chat_files import ChatFiles
    from taskbook.adapters.mail.draft_way import drafter

    workbook, batch = _prepare(**which)
    with progress_line() as progress:
        mailer = drafter(batch.settings, batch.drafts, batch.current)
        report = draft(workbook, batch, mailer, ChatFiles(batch.drafts, batch.current), progress)
    _say(report_lines(report))
    _exit(report)


@mail_command.command("send", help=HELP["mail send"])
@_which_letters
@click.option("--all", "everything", is_flag=True, help=texts.HELP_ALL)
def send_command(everything: bool, **which: Any) -> None:
    """Send the first letter, or all that were previewed. Exit code 1 when some letters did not go."""
    from taskbook.actions.letters import send
    from taskbook.actions.outcomes.letters import report_lines

    workbook, batch = _prepare(**which)
    with progress_line() as progress:
        report = send(workbook, batch, _server(batch.settings), everything, progress=progress)
    _say(report_lines(report))
    if not everything and report.left and not report.stopped:
        click.echo(texts.first_only(report.left))
    _exit(report)


@mail_command.command("resolve", help=HELP["mail resolve"])
@click.argument("letter", metavar="MÃ_THƯ")
@click.argument("fate", type=click.Choice(["sent", "unsent"]), metavar="sent|unsent")
@file_argument
def resolve_command(letter: str, fate: str, file: str | None) -> None:
    """Settle a letter whose fate is unknown."""
    from taskbook.actions.letters import resolve
    from taskbook.adapters.mail.desk import MailDesk
    from taskbook.adapters.xlsx.workbook import open_workbook

    run, book = this_run(), find_workbook(file)
    unlogged = resolve(open_workbook(book, lambda: run.now), MailDesk(book), run, letter, fate == "sent")
    click.echo(texts.resolved(letter, fate == "sent"))
    if unlogged:
        click.echo(texts.log_later(unlogged))


@mail_command.command("password", help=HELP["mail password"])
@file_argument
def password_command(file: str | None) -> None:
    """Ask for the mail server's password and hand it to the operating system's keyring."""
    from taskbook.adapters.mail.password import store_password
    from taskbook.adapters.xlsx.workbook import open_workbook
    from taskbook.tables import gather
    from taskbook.tables.letter_settings import mail_settings

    run = this_run()
    workbook = open_workbook(find_workbook(file), lambda: run.now)
    settings = mail_settings(gather(workbook).settings.extra)
    if not settings.host:
        raise UsageError(trouble.server_missing())
    password = click.prompt(texts.ASK_PASSWORD, hide_input=True, default="", show_default=False)
    store_password(settings.host, settings.user, password)
    click.echo(texts.PASSWORD_STORED)


def _prepare(
    file: str | None, kind: str, units: tuple[str, ...], out: Path | None, as_of: str | None
) -> tuple[ClosedWorkbook, Batch]:
    from taskbook.actions.letter_batch import Wanted
    from taskbook.actions.letters import prepare
    from taskbook.adapters.mail.desk import MailDesk
    from taskbook.adapters.xlsx.workbook import open_workbook

    day, run, book = parse_day(as_of), this_run(), find_workbook(file)
    workbook = open_workbook(book, lambda: run.now)
    with progress_line() as progress:
        wanted = Wanted(LetterKind.of(kind), units, day, out)
        batch = prepare(workbook, run, MailDesk(book), wanted, progress)
    return workbook, batch


def _server(settings: MailSettings) -> Mailer:
    from taskbook.adapters.mail.password import stored_password
    from taskbook.adapters.mail.smtp import Server, SmtpMailer
    from taskbook.tables.letter_settings import demand_sending

    demand_sending(settings)
    password = stored_password(settings.host, settings.user) if settings.user else ""
    if password is None:
        raise MailServerError(trouble.no_password(settings.host, settings.user))
    return SmtpMailer(Server(settings.host, settings.port, settings.implicit_tls, settings.user, password))


def _say(lines: Iterable[str]) -> None:
    for line in lines:
        click.echo(line)


def _exit(report: MailReport) -> None:
    from taskbook.actions.outcomes.letters import held_back

    sys.exit(SOME_HELD_BACK if report.stopped or report.unknown or held_back(report) else 0)
