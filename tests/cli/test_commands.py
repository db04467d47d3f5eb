"""The commands as a person or another program calls them: as programs, with their exit codes and their words."""

from __future__ import annotations

import csv
import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from taskbook.ports import CellWrite, Changes
from tests.actions.real import fresh, opened, typed

ROOT = Path(__file__).parents[2]
CORPUS = ROOT / "tests" / "corpus"
STATUS_KEYS = [
    *("id", "plan", "section", "lead", "coordinate", "leader", "kind", "due", "status", "days", "flags", "why"),
]


def taskbook(*words: object, stdin: str = "", folder: Path = ROOT) -> tuple[int, str, str]:
    """Run the program as under a western code page: its words come out in UTF-8 all the same. Code, output, errors."""
    done = subprocess.run(
        [sys.executable, "-m", "taskbook", *map(str, words)],
        input=stdin.encode(),
        capture_output=True,
        cwd=folder,
        env={**os.environ, "PYTHONIOENCODING": "cp1252"},
        timeout=120,
        check=False,
    )
    said, errors = (stream.decode("utf-8").replace(os.linesep, "\n") for stream in (done.stdout, done.stderr))
    return done.returncode, said, errors


@pytest.fixture
def book(tmp_path: Path) -> Path:
    return fresh(tmp_path)


def test_refresh_says_what_it_found_and_where_the_copy_is(book: Path) -> None:
    code, said, complaints = taskbook("refresh", book, "--as-of", "2026-06-30")
    assert (code, complaints) == (0, "")
    assert "số liệu đến ngày 30/6/2026" in said
    assert "Tổng số 57 nhiệm vụ" in said
    assert "Sao lưu" in said
    _, said_again, _ = taskbook("refresh", book, "--as-of", "2026-06-30")
    assert "tệp giữ nguyên" in said_again


def test_refresh_goes_on_without_a_plan_that_cannot_be_read_and_says_so(book: Path) -> None:
    opened(book).apply(Changes(cells=[CellWrite("Kế hoạch", 5, 6, "KTTN 2052")]))
    code, said, complaints = taskbook("refresh", book, "--as-of", "2026-06-30")
    assert (code, complaints) == (0, "")
    assert "Tổng số 16 nhiệm vụ" in said
    assert "CHƯA TÍNH ĐƯỢC: Kế hoạch KTTN25 ghi trang tính «KTTN 2052» nhưng trong sổ không có" in said
    _, said, _ = taskbook("split", book)
    assert "CHƯA TÍNH ĐƯỢC: Kế hoạch KTTN25" in said


def test_refresh_finds_the_workbook_where_it_usually_is(book: Path) -> None:
    code, said, _ = taskbook("refresh", folder=book.parent)
    assert code == 0
    assert f"«{book.name}»" in said


def test_an_xlsx_and_an_xlsm_stand_for_each_other(book: Path) -> None:
    code, said, _ = taskbook("check", book.with_suffix(".xlsm"))
    assert code == 0
    assert "Dữ liệu: " in said


def test_check_ends_with_one_exactly_when_there_are_errors(book: Path) -> None:
    assert taskbook("check", book)[0] == 0
    typed(book, "TTKT 2026", "TTKT26-12", **{"Ngày_hoàn_thành": "31/02/2026"})
    before = book.read_bytes()
    code, said, _ = taskbook("check", book, "--json")
    issues = json.loads(said)
    assert code == 1
    assert book.read_bytes() == before
    first = issues[0]
    assert (first["severity"], first["sheet"], first["value"]) == ("Lỗi", "TTKT 2026", "31/02/2026")
    assert re.fullmatch(r"[A-Z]+16", first["cell"])
    assert first["problem"]
    assert first["remedy"]


def test_status_judges_without_writing(book: Path) -> None:
    before = book.read_bytes()
    code, said, _ = taskbook("status", book, "--json", "--as-of", "2026-11-22")
    tasks = {task["id"]: task for task in json.loads(said)}
    assert code == 0
    assert book.read_bytes() == before
    assert len(tasks) == 57
    assert list(tasks["TTKT26-12"]) == STATUS_KEYS
    late = tasks["TTKT26-12"]
    assert (late["lead"], late["leader"]) == (["Phòng Kinh tế"], "Vũ Duy Kha")
    assert late["coordinate"] == ["Các phòng, cơ quan, đơn vị liên quan"]
    assert (late["kind"], late["due"], late["status"], late["days"]) == ("period", "2026-06-30", "Quá hạn", 145)
    assert late["flags"] == ["chưa có báo cáo"]
    assert tasks["KTTN25-III.3.4"]["lead"] == ["Phòng Kinh tế", "Văn phòng HĐND và UBND"]


def test_the_worked_examples_of_deadlines_come_out_right() -> None:
    with (CORPUS / "deadlines.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    asked = [{"phrase": row["phrase"], "year": int(row["context_year"])} for row in rows]
    code, said, _ = taskbook("deadline", "--json", stdin=json.dumps(asked))
    assert code == 0
    for row, answer in zip(rows, json.loads(said), strict=True):
        fields = ("kind", "start", "due", "recurrence", "condition")
        assert {name: answer[name] or "" for name in fields} == {name: row[name] for name in fields}, row["phrase"]
        assert list(answer) == [
            *("phrase", "kind", "start", "due", "recurrence", "condition", "milestones"),
            *("ongoing_after", "rules", "why"),
        ]


def test_the_worked_examples_of_units_come_out_right() -> None:
    with (CORPUS / "units.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    code, said, _ = taskbook("unit", "--json", stdin=json.dumps([row["variant"] for row in rows], ensure_ascii=False))
    assert code == 0
    for row, answer in zip(rows, json.loads(said), strict=True):
        assert sorted(answer["units"] + answer["groups"]) == sorted(row["canonical"].split("; ")), row["variant"]
        assert answer["unknown"] == []


def test_a_deadline_is_told_in_words_for_people() -> None:
    code, said, _ = taskbook("deadline", "--year", "2026", "Quý", "II")
    assert (code, said) == (0, "Hết quý II/2026 (30/6/2026)\n")


WRONG_CALLS = [
    (("làm-mới",), "Không có lệnh đó."),
    (("refresh", "--nhanh"), "Không có tùy chọn «--nhanh»."),
    (("refresh", "--as-of", "hôm nay"), "«hôm nay» không phải là một ngày."),
    (("refresh", "--as-of", "2026-W10-1"), "«2026-W10-1» không phải là một ngày."),
    (("refresh", "--as-of", "2026-02-30"), "«2026-02-30» không phải là một ngày."),
    (("status", "--as-of", "9999-12-31"), "Ngày «9999-12-31» quá xa"),
    (("deadline", "--year", "1800", "Quý II"), "Giá trị của «--year» không dùng được."),
    (("refresh", "khong-co.xlsx"), "khong-co.xlsx"),
    (("deadline", "--json"), ""),
    (("unit", "--json"), ""),
]


@pytest.mark.parametrize(
    ("words", "said"), WRONG_CALLS, ids=lambda value: " ".join(value) if isinstance(value, tuple) else ""
)
def test_a_wrong_call_is_told_in_vietnamese_and_ends_with_two(words: tuple[str, ...], said: str) -> None:
    code, output, complaint = taskbook(*words, stdin="{")
    assert (code, output) == (2, "")
    assert said in complaint
    assert "Traceback" not in complaint
    assert not re.search(r"\b(Error|Usage|Invalid|No such)\b", complaint)
