"""`taskbook weekly` on a closed file."""

from __future__ import annotations

from pathlib import Path

from click.testing import CliRunner

from taskbook.cli.weekly import weekly_command
from taskbook.errors import UsageError
from taskbook_schemas.registry import WEEKLY
from tests.actions.real import fresh, opened
from tests.adapters.renewal.office import FIRST, version_1


def test_the_page_is_made_for_the_day_named_and_told_in_one_sentence(tmp_path: Path) -> None:
    book = fresh(tmp_path)
    run = CliRunner().invoke(weekly_command, [str(book), "--as-of", "2026-06-22"])
    assert run.exit_code == 0, run.output
    assert "số liệu đến ngày 22/6/2026: 8 nhiệm vụ đến hạn trong 14 ngày tới, 26 quá hạn" in run.output
    assert "Bản sao trước khi ghi: " in run.output
    assert opened(book).block(WEEKLY, 2, 1, 1) == [["Số liệu đến ngày 22/6/2026 (kỳ báo cáo từ 15/6/2026)"]]


def test_an_older_workbook_is_refused_with_what_to_do(tmp_path: Path) -> None:
    run = CliRunner().invoke(weekly_command, [str(version_1(tmp_path, FIRST))])
    assert isinstance(run.exception, UsageError)
    assert "Nâng cấp sổ" in str(run.exception)
