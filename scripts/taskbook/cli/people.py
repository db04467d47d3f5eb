"""`taskbook people`: the extract by the person in charge, on its sheet and as a file."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from taskbook.actions.outcomes.people import people_lines
from taskbook.actions.people import ACTION, people
from taskbook.adapters.history import FileHistory, Recorded
from taskbook.adapters.locate import find_workbook
from taskbook.adapters.people_file.store import PeopleFileFolder
from taskbook.adapters.this_run import this_run
from taskbook.adapters.xlsx.workbook import open_workbook
from taskbook.cli.options import as_of_option, file_argument, parse_day, progress_line
from taskbook.outbox import NotWritten
from taskbook.texts import people as texts
from taskbook.texts.outcomes import backup_kept
from taskbook_schemas.commands import HELP
from taskbook_schemas.period_kinds import PeriodKind

NOT_WRITTEN = 1
_KINDS = {kind.row.word: kind for kind in (PeriodKind.MONTH, PeriodKind.QUARTER)}


@click.command("people", help=HELP["people"])
@file_argument
@click.option("--period", type=click.Choice(list(_KINDS)), default=PeriodKind.QUARTER.row.word, help=texts.HELP_PERIOD)
@as_of_option
@click.option("--out", metavar="THƯ_MỤC", type=click.Path(path_type=Path), help=texts.HELP_OUT)
@click.option("--person", "persons", metavar="TÊN", multiple=True, help=texts.HELP_PERSON)
def people_command(
    file: str | None, period: str, as_of: str | None, out: Path | None, persons: tuple[str, ...]
) -> None:
    """Fill the sheet in FILE, write its file and say where. Exit code 1 when the file could not be written."""
    day = parse_day(as_of)
    run = this_run()
    workbook = open_workbook(find_workbook(file), lambda: run.now)
    workbook.refuse_locked()
    recorded = Recorded(workbook, FileHistory(workbook.path), ACTION, run)
    files = PeopleFileFolder(workbook.path.resolve().parent)
    with progress_line() as progress:
        report = people(recorded, run, files, _KINDS[period], day, out, persons, progress)
    for line in people_lines(report):
        click.echo(line)
    if report.receipt.backup:
        click.echo(backup_kept(report.receipt.backup))
    sys.exit(NOT_WRITTEN if isinstance(report.file, NotWritten) else 0)
