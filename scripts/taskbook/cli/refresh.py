"""`taskbook refresh`: judge every task of a closed workbook and write the result into it."""

from __future__ import annotations

import sys
from datetime import date
from pathlib import Path

import click

from taskbook.actions.outcomes.refresh import refreshed_lines
from taskbook.actions.refresh import refresh
from taskbook.adapters.history import FileHistory, Recorded
from taskbook.adapters.locate import find_workbook
from taskbook.adapters.this_run import this_run
from taskbook.adapters.xlsx.workbook import open_workbook
from taskbook.cli.options import PressOpen, as_of_option, file_argument, month_first, parse_day, progress_line
from taskbook.texts.cli import HELP_LIVE
from taskbook.texts.excel import MONTH_FIRST
from taskbook.texts.outcomes import backup_kept
from taskbook_schemas.commands import HELP


@click.command("refresh", help=HELP["refresh"])
@file_argument
@as_of_option
@click.option("--live", is_flag=True, help=HELP_LIVE)
@click.pass_obj
def refresh_command(press: PressOpen, file: str | None, as_of: str | None, live: bool) -> None:
    """Refresh FILE in place and say what was found; with `--live` the workbook that is open in Excel, by `press`."""
    day = parse_day(as_of)
    if live:
        _refresh_open(press, file, day)
        return
    run = this_run()
    workbook = open_workbook(find_workbook(file), lambda: run.now)
    workbook.refuse_locked()
    with progress_line() as progress:
        report = refresh(Recorded(workbook, FileHistory(workbook.path), "refresh", run), run, day, progress)
    for line in refreshed_lines(workbook.label, report):
        click.echo(line)
    if report.receipt.backup:
        click.echo(backup_kept(report.receipt.backup))
    if month_first():
        click.echo(MONTH_FIRST)


def _refresh_open(press: PressOpen, file: str | None, day: date | None) -> None:
    """Do what the button does, for offices where macros are blocked. Exit code 2 when it was stopped."""
    done, text = press(Path(file).name if file else None, day)
    click.echo(text, err=not done)
    if not done:
        sys.exit(2)
