"""The story of the file of estimates: judge the workbook, sum up, write the file. The workbook stays as it is."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from taskbook.actions.edges import EstimateFiles
from taskbook.actions.refresh import Judgement, judge_workbook
from taskbook.actions.split import issuer
from taskbook.core.estimate import Estimate, estimate
from taskbook.core.naming.file_names import SUFFIX
from taskbook.core.run import Run
from taskbook.outbox import NotWritten, Written
from taskbook.ports import Progress, Workbook, silent
from taskbook.texts import estimate as texts
from taskbook.texts.progress import DONE
from taskbook_schemas.words import ESTIMATE_FOLDER, NO_UNIT


@dataclass(frozen=True, slots=True)
class EstimateReport:
    """What was summed up, and what became of the file."""

    judgement: Judgement
    found: Estimate
    file: Written | NotWritten
    label: str


def estimate_file(
    workbook: Workbook,
    run: Run,
    files: EstimateFiles,
    as_of: date | None = None,
    out: Path | None = None,
    progress: Progress = silent,
) -> EstimateReport:
    """Write the sums of the estimates, unit by unit with their tasks, into a file named after the reporting day."""
    judgement = judge_workbook(workbook, run.today, as_of, progress)
    plans = {plan.code: plan.sheet for plan in judgement.gathered.plans}
    found = estimate(judgement.tasks, plans, NO_UNIT)
    progress(texts.PROGRESS_FILE, 0.8)
    day = judgement.days.as_of
    path = (out or files.home / ESTIMATE_FOLDER) / f"{texts.FILE_STEM} {day.isoformat()}{SUFFIX}"
    file = files.write(found, day, issuer(workbook), path, run.now)
    progress(DONE, 1.0)
    return EstimateReport(judgement, found, file, workbook.label)
