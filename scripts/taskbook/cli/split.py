"""`taskbook split`: one file for each unit, to send, fill in and send back."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from taskbook.actions.outcomes.split import report_lines
from taskbook.actions.split import split
from taskbook.adapters.locate import find_workbook
from taskbook.adapters.this_run import this_run
from taskbook.adapters.unit_file.files import UnitFileFolder
from taskbook.adapters.xlsx.workbook import open_workbook
from taskbook.cli.options import as_of_option, file_argument, parse_day, progress_line
from taskbook.texts import split as texts
from taskbook_schemas.commands import HELP

SOME_NOT_WRITTEN = 1


@click.command("split", help=HELP["split"])
@file_argument
@click.option("--out", metavar="THƯ_MỤC", type=click.Path(path_type=Path), help=texts.HELP_OUT)
@click.option("--unit", "units", metavar="TÊN", multiple=True, help=texts.HELP_UNIT)
@as_of_option
def split_command(file: str | None, out: Path | None, units: tuple[str, ...], as_of: str | None) -> None:
    """Write the units' files of FILE and say where they are. Exit code 1 when some could not be written."""
    day = parse_day(as_of)
    run = this_run()
    path = find_workbook(file)
    workbook = open_workbook(path, lambda: run.now)
    with progress_line() as progress:
        report = split(workbook, run, UnitFileFolder(path.resolve().parent), out, units, day, progress)
    for line in report_lines(report):
        click.echo(line)
    sys.exit(SOME_NOT_WRITTEN if report.not_written else 0)
