"""`taskbook report`: a report or an urging letter as a Word file; its figures for other programs."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from taskbook.actions.outcomes.report import plain_report, report_lines
from taskbook.actions.report import Wanted, prepare, report
from taskbook.adapters.locate import find_workbook
from taskbook.adapters.report.store import ReportFolder
from taskbook.adapters.this_run import this_run
from taskbook.adapters.xlsx.workbook import open_workbook
from taskbook.cli.options import as_of_option, file_argument, parse_day, progress_line
from taskbook.cli.output import write_json
from taskbook.outbox import NotWritten
from taskbook.texts import report_told as texts
from taskbook.texts.cli import HELP_JSON
from taskbook_schemas.commands import HELP
from taskbook_schemas.period_kinds import PeriodKind, kind_of
from taskbook_schemas.report_kinds import ReportKind, report_kind_of

NOT_WRITTEN = 1


@click.command("report", help=HELP["report"])
@file_argument
@click.option(
    "--kind",
    type=click.Choice([kind.value for kind in ReportKind]),
    default=ReportKind.CHAIRMAN.value,
    help=texts.HELP_KIND,
)
@click.option("--period", type=click.Choice([kind.value for kind in PeriodKind]), help=texts.HELP_PERIOD)
@as_of_option
@click.option("--plan", "plans", metavar="MÃ", multiple=True, help=texts.HELP_PLAN)
@click.option("--out", metavar="THƯ_MỤC", type=click.Path(path_type=Path), help=texts.HELP_OUT)
@click.option("--json", "as_json", is_flag=True, help=HELP_JSON)
def report_command(
    file: str | None,
    kind: str,
    period: str | None,
    as_of: str | None,
    plans: tuple[str, ...],
    out: Path | None,
    as_json: bool,
) -> None:
    """Write the report of FILE and say what is left to write. Exit code 1 when the file could not be written.

    With --json only its figures are printed; a file is written where --out says so.
    """
    wanted = Wanted(report_kind_of(kind), kind_of(period) if period else None, parse_day(as_of), plans)
    run = this_run()
    workbook = open_workbook(find_workbook(file), lambda: run.now)
    if as_json and out is None:
        write_json(plain_report(prepare(workbook, run, wanted)))
        return
    files = ReportFolder(workbook.path.resolve().parent)
    with progress_line() as progress:
        made = report(workbook, run, files, wanted, out, progress)
    if as_json:
        write_json(plain_report(made))
    else:
        for line in report_lines(made):
            click.echo(line)
    sys.exit(NOT_WRITTEN if isinstance(made.file, NotWritten) else 0)
