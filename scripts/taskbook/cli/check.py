"""`taskbook check`: what is wrong with the data, nothing written."""

from __future__ import annotations

import sys

import click

from taskbook.actions.refresh import judge_workbook
from taskbook.adapters.locate import find_workbook
from taskbook.adapters.this_run import this_run
from taskbook.adapters.xlsx.workbook import open_workbook
from taskbook.cli.options import file_argument
from taskbook.cli.output import write_json
from taskbook.core.issues import Issue
from taskbook.texts.cli import HELP_JSON, issue_line
from taskbook.texts.issues import problem, remedy
from taskbook.texts.outcomes import issue_counts
from taskbook_schemas.commands import HELP

DATA_HAS_ERRORS = 1


@click.command("check", help=HELP["check"])
@file_argument
@click.option("--json", "as_json", is_flag=True, help=HELP_JSON)
def check_command(file: str | None, as_json: bool) -> None:
    """Print every issue of FILE, the errors first."""
    run = this_run()
    workbook = open_workbook(find_workbook(file), lambda: run.now)
    judgement = judge_workbook(workbook, run.today, None)
    if as_json:
        write_json([_plain(issue) for issue in judgement.issues])
    else:
        click.echo(issue_counts(judgement.issues))
        for issue in judgement.issues:
            place = " ".join(part for part in (issue.sheet, issue.cell) if part)
            click.echo(issue_line(issue.severity.value, place, problem(issue), remedy(issue)))
    sys.exit(DATA_HAS_ERRORS if judgement.errors else 0)


def _plain(issue: Issue) -> dict[str, object]:
    return {
        "severity": issue.severity.value,
        "code": issue.code,
        "sheet": issue.sheet,
        "cell": issue.cell,
        "row": issue.row,
        "heading": issue.heading,
        "value": issue.value,
        "problem": problem(issue),
        "remedy": remedy(issue),
        "count": issue.count,
    }
