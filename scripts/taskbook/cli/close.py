"""`taskbook close`: close a reporting period of a closed workbook."""

from __future__ import annotations

import click

from taskbook.actions.close import close
from taskbook.actions.outcomes.close import closed_lines
from taskbook.adapters.history import FileHistory, Recorded
from taskbook.adapters.locate import find_workbook
from taskbook.adapters.this_run import this_run
from taskbook.adapters.xlsx.workbook import open_workbook
from taskbook.cli.options import as_of_option, file_argument, parse_day, period_option, progress_line
from taskbook.texts.cli import HELP_REASON
from taskbook.texts.outcomes import backup_kept
from taskbook_schemas.commands import HELP
from taskbook_schemas.period_kinds import kind_of


@click.command("close", help=HELP["close"])
@file_argument
@period_option
@as_of_option
@click.option("--reason", metavar="LÝ_DO", default="", help=HELP_REASON)
def close_command(file: str | None, period: str, as_of: str | None, reason: str) -> None:
    """Close a period of FILE and say what changed since the one before."""
    day, run = parse_day(as_of), this_run()
    workbook = open_workbook(find_workbook(file), lambda: run.now)
    workbook.refuse_locked()
    recorded = Recorded(workbook, FileHistory(workbook.path), "close", run)
    with progress_line() as progress:
        report = close(recorded, run, kind_of(period), day, reason, progress)
    for line in closed_lines(workbook.label, report):
        click.echo(line)
    if report.refreshed.receipt.backup:
        click.echo(backup_kept(report.refreshed.receipt.backup))
