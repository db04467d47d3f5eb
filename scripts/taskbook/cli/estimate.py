"""`taskbook estimate`: the file of estimates that Phòng Kinh tế sends on."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from taskbook.actions.estimate import estimate_file
from taskbook.actions.outcomes.estimate import estimate_lines
from taskbook.adapters.estimate_file.store import EstimateFileFolder
from taskbook.adapters.locate import find_workbook
from taskbook.adapters.this_run import this_run
from taskbook.adapters.xlsx.workbook import open_workbook
from taskbook.cli.options import as_of_option, file_argument, parse_day, progress_line
from taskbook.outbox import NotWritten
from taskbook.texts import estimate as texts
from taskbook_schemas.commands import HELP

NOT_WRITTEN = 1


@click.command("estimate", help=HELP["estimate"])
@file_argument
@as_of_option
@click.option("--out", metavar="THƯ_MỤC", type=click.Path(path_type=Path), help=texts.HELP_OUT)
def estimate_command(file: str | None, as_of: str | None, out: Path | None) -> None:
    """Write the file and say where. Exit code 1 when it could not be written."""
    day = parse_day(as_of)
    run = this_run()
    workbook = open_workbook(find_workbook(file), lambda: run.now)
    files = EstimateFileFolder(workbook.path.resolve().parent)
    with progress_line() as progress:
        report = estimate_file(workbook, run, files, day, out, progress)
    for line in estimate_lines(report):
        click.echo(line)
    sys.exit(NOT_WRITTEN if isinstance(report.file, NotWritten) else 0)
