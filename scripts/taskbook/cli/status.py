"""`taskbook status`: every task judged, nothing written."""

from __future__ import annotations

import click

from taskbook.actions.refresh import judge_workbook
from taskbook.adapters.locate import find_workbook
from taskbook.adapters.this_run import this_run
from taskbook.adapters.xlsx.workbook import open_workbook
from taskbook.cli.options import as_of_option, file_argument, parse_day
from taskbook.cli.output import write_json
from taskbook.core.judge import Judged
from taskbook.texts.cli import HELP_JSON
from taskbook_schemas.commands import HELP


@click.command("status", help=HELP["status"])
@file_argument
@as_of_option
@click.option("--json", "as_json", is_flag=True, help=HELP_JSON)
def status_command(file: str | None, as_of: str | None, as_json: bool) -> None:
    """Print the status of every task of FILE."""
    run = this_run()
    workbook = open_workbook(find_workbook(file), lambda: run.now)
    judgement = judge_workbook(workbook, run.today, parse_day(as_of))
    if as_json:
        write_json([_plain(judged) for judged in judgement.tasks])
        return
    for judged in judgement.tasks:
        click.echo(f"{judged.task.id}: {judged.verdict.why}")


def _plain(judged: Judged) -> dict[str, object]:
    task, reading, verdict = judged.task, judged.reading, judged.verdict
    return {
        "id": task.id,
        "plan": task.plan,
        "section": task.section,
        "lead": [*reading.lead.units, *reading.lead.groups],
        "coordinate": [*reading.coordinate.units, *reading.coordinate.groups],
        "leader": "; ".join(reading.leader.names) or None,
        "kind": reading.deadline.kind.value,
        "due": verdict.due.isoformat() if verdict.due else None,
        "status": verdict.status.value,
        "days": verdict.days,
        "flags": [flag.value for flag in verdict.flags],
        "why": verdict.why,
    }
