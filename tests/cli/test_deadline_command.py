"""`taskbook deadline`: phrases in, readings out, for people and for programs."""

from __future__ import annotations

import json
from datetime import date

import pytest
from click.testing import CliRunner, Result

from taskbook.cli.deadline import deadline_command


def run(*words: str, given: str | bytes | None = None) -> Result:
    return CliRunner().invoke(deadline_command, words, input=given)


def test_words_need_no_quotes() -> None:
    assert run("--year", "2026", "Quý", "II").stdout == "Hết quý II/2026 (30/6/2026)\n"


def test_without_a_year_the_year_of_the_run_is_meant() -> None:
    assert str(date.today().year) in run("Quý", "II").stdout


def test_a_list_of_phrases_is_answered_one_by_one() -> None:
    asked = [{"phrase": "Trước ngày 30/6", "year": 2027}, {"phrase": None, "year": 2026}, {"phrase": "Hằng quý"}]
    answer = json.loads(run("--json", given="\ufeff" + json.dumps(asked)).stdout)
    assert answer[0] == {
        "phrase": "Trước ngày 30/6",
        "kind": "dated",
        "start": None,
        "due": "2027-06-30",
        "recurrence": None,
        "condition": None,
        "milestones": [],
        "ongoing_after": False,
        "rules": ["day_and_month", "before"],
        "why": "Ngày 30/6/2027",
    }
    assert answer[1]["kind"] == "unknown"
    assert answer[2]["due"] == f"{date.today().year}-03-31"


def test_milestones_and_vietnamese_letters_come_as_they_are() -> None:
    result = run("--json", given=json.dumps([{"phrase": "Tháng 3 và tháng 9", "year": 2026}]))
    assert "Tháng 3" in result.stdout
    assert json.loads(result.stdout)[0]["milestones"] == ["2026-03-31", "2026-09-30"]


def test_words_may_be_answered_as_json_too() -> None:
    assert json.loads(run("--json", "--year", "2026", "Quý", "II").stdout)[0]["due"] == "2026-06-30"


@pytest.mark.parametrize(
    "given",
    [
        "",
        "{",
        '{"phrase": "Quý II"}',
        '["Quý II"]',
        '[{"phrase": 5}]',
        '[{"phrase": "a", "year": "2026"}]',
        '[{"phrase": "a", "year": true}]',
        b"\xff\xfe\x00",
        "[" * 100_000,
    ],
)
def test_bad_input_is_said_in_vietnamese_and_stops_with_2(given: str | bytes) -> None:
    result = run("--json", given=given)
    assert result.exit_code == 2
    assert result.stdout == ""
    assert "Dữ liệu đưa vào không đúng" in result.stderr
    assert "Traceback" not in result.stderr


def test_asking_nothing_is_answered_with_an_example() -> None:
    result = run()
    assert result.exit_code == 2
    assert "taskbook deadline --year 2026 Quý II" in result.stderr
