"""`taskbook merge`: read what units sent back, or with --accept write what was chosen about it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path

import click

from taskbook.actions.outcomes.replies import accepted_lines, report_lines
from taskbook.actions.replies import AcceptReport, MergeReport, accept, merge
from taskbook.adapters.history import FileHistory, Recorded
from taskbook.adapters.locate import find_workbook
from taskbook.adapters.masters import open_master
from taskbook.adapters.replies.masters import OwnWorkbook
from taskbook.adapters.replies.read import read_returned, returned_paths
from taskbook.adapters.this_run import this_run
from taskbook.adapters.unit_file.issued import vouching
from taskbook.adapters.xlsx.workbook import ClosedWorkbook, open_workbook
from taskbook.cli.options import progress_line
from taskbook.cli.output import write_json
from taskbook.core.replies.log_lines import heading_of, plain
from taskbook.core.replies.model import Change
from taskbook.core.run import Run
from taskbook.errors import UsageError
from taskbook.ports import CellWrite
from taskbook.texts import replies as texts
from taskbook.texts.outcomes import backup_kept
from taskbook.texts.refusals import refusal, remark
from taskbook_schemas.commands import HELP


@click.command("merge", help=HELP["merge"])
@click.argument("paths", nargs=-1, metavar="[TỆP] PHIẾU_GỬI_LẠI...", type=click.Path(path_type=Path))
@click.option("--accept", "accepting", is_flag=True, help=texts.HELP_ACCEPT)
@click.option("--json", "as_json", is_flag=True, help=texts.HELP_PLAN)
def merge_command(paths: tuple[Path, ...], accepting: bool, as_json: bool) -> None:
    """Read returned files into the review of the workbook, or write what was chosen there."""
    run = this_run()
    if accepting:
        if len(paths) > 1:
            raise UsageError(texts.ACCEPT_ALONE)
        _accept(open_workbook(find_workbook(str(paths[0]) if paths else None), lambda: run.now), run, as_json)
    else:
        workbook, returned = _parted(paths, run)
        _merge(workbook, returned, run, as_json)


def _parted(paths: Sequence[Path], run: Run) -> tuple[ClosedWorkbook, Sequence[Path]]:
    """The master is the first path when it looks like one; what follows was sent back."""
    if not paths:
        raise UsageError(texts.NOTHING_NAMED)
    first = open_master(paths[0], lambda: run.now)
    rest = paths[1:] if first else paths
    if not rest:
        raise UsageError(texts.NOTHING_NAMED)
    return first or open_workbook(find_workbook(None), lambda: run.now), rest


def _merge(workbook: ClosedWorkbook, returned: Sequence[Path], run: Run, as_json: bool) -> None:
    if not as_json:
        workbook.refuse_locked()
    paths = returned_paths(returned)
    recorded = Recorded(workbook, FileHistory(workbook.path), "merge", run)
    with progress_line() as progress:
        own = OwnWorkbook(workbook.path, recorded.workbook_id)
        files = read_returned(paths, lambda share: progress(texts.PROGRESS_RETURNED, share * 0.6), own)
        vouch = vouching(workbook.path.resolve().parent, recorded.workbook_id)
        report = merge(recorded, files, run, as_json, vouch=vouch)
    if as_json:
        write_json(_plan(report))
        return
    for line in report_lines(workbook.label, report):
        click.echo(line)


def _accept(workbook: ClosedWorkbook, run: Run, as_json: bool) -> None:
    report = accept(Recorded(workbook, FileHistory(workbook.path), "accept", run), run, dry=as_json)
    if as_json:
        write_json(_acceptance(report))
        return
    for line in accepted_lines(report):
        click.echo(line)
    if report.receipt and report.receipt.backup:
        click.echo(backup_kept(report.receipt.backup))


def _plan(report: MergeReport) -> dict[str, object]:
    plan = report.plan
    return {
        "files": plan.files,
        "same": plan.same,
        "changes": [_change(change) for change in plan.changes],
        "refused": [
            {
                "file": item.file,
                "unit": item.unit,
                "task": item.task,
                "code": item.reason.value,
                "why": refusal(item),
            }
            for item in plan.refused
        ],
        "notes": [
            {"file": note.file, "unit": note.unit, "code": note.remark.value, "what": remark(note)}
            for note in plan.notes
        ],
        "batches": [
            {
                "batch": batch.batch,
                "expected": batch.expected,
                "reported": [item.unit for item in batch.reported],
                "empty": [item.unit for item in batch.empty],
                "missing": batch.missing,
                "late": batch.late,
            }
            for batch in report.batches
        ],
    }


def _change(change: Change) -> dict[str, object]:
    answer, master = change.answer, change.master
    return {
        "outcome": change.outcome.value,
        "task": master.task.id,
        "unit": answer.unit,
        "field": heading_of(answer.field),
        "sent": plain(answer.sent),
        "returned": answer.parsed.shown,
        "master": plain(master.value if master.usable else master.raw),
        "proposal": plain(change.proposal),
        "doubts": [remark.value for remark in answer.parsed.remarks],
        "why": texts.why(change),
        "file": answer.file,
        "batch": answer.batch,
        "voice": change.voice.value,
        "replaced": [entry.file for entry in change.replaced],
        "dropped_in": answer.dropped_in,
        "old_batch": change.old_batch,
    }


def _acceptance(report: AcceptReport) -> dict[str, object]:
    done = report.accepted
    return {
        "taken": done.taken,
        "kept": done.kept,
        "waiting": len(done.waiting),
        "extensions": done.decided,
        "amendments": done.amended,
        "cells": [_cell(write) for write in done.cells.values()],
        "problems": [texts.row_problem(problem) for problem in done.problems],
    }


def _cell(write: CellWrite) -> dict[str, object]:
    new = write.value
    return {
        "sheet": write.sheet,
        "row": write.row,
        "column": write.column,
        "old": plain(write.expect),
        "new": new.isoformat() if isinstance(new, date) else new,
    }
