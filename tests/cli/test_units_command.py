"""`taskbook unit`, for programs and for people."""

import json

import pytest
from click.testing import CliRunner, Result

from taskbook.cli.unit import unit_command


def run(*words: str, stdin: str | bytes = "") -> Result:
    return CliRunner().invoke(unit_command, list(words), input=stdin)


def test_a_json_list_of_cells_gives_a_json_list_of_readings() -> None:
    answer = run(
        "--json", stdin=json.dumps(["Phòng KT; các đơn vị liên quan", "Phòng Kinh doanh", None], ensure_ascii=False)
    )
    assert answer.exit_code == 0
    known, unknown, blank = json.loads(answer.stdout_bytes.decode("utf-8"))
    assert known == {"units": ["Phòng Kinh tế"], "groups": ["Các cơ quan, đơn vị liên quan"], "unknown": []}
    assert unknown["unknown"][0]["text"] == "Phòng Kinh doanh"
    assert unknown["unknown"][0]["nearest"][0] == "Phòng Kinh tế"
    assert blank == {"units": [], "groups": [], "unknown": []}


def test_a_byte_order_mark_and_half_a_surrogate_do_no_harm() -> None:
    answer = run("--json", stdin=b"\xef\xbb\xbf" + rb'["CAX", "abc \ud800"]')
    assert json.loads(answer.stdout_bytes.decode("utf-8"))[0]["units"] == ["Công an xã"]


def test_words_with_json_are_one_cell() -> None:
    assert json.loads(run("--json", "Phòng", "KT").stdout)[0]["units"] == ["Phòng Kinh tế"]


@pytest.mark.parametrize("stdin", [b"", b"{", b'{"a": 1}', b"[1]", b"\xff\xfe", b"[" * 100_000])
def test_bad_json_is_said_in_vietnamese(stdin: bytes) -> None:
    answer = run("--json", stdin=stdin)
    assert answer.exit_code == 2
    assert "danh sách JSON" in answer.stderr
    assert "Traceback" not in answer.stderr
    assert answer.stdout == ""


def test_people_are_told_unit_group_and_unknown() -> None:
    answer = run("Phòng KT,", "Phòng Nội vụ", "và các đơn vị liên quan")
    assert answer.exit_code == 0
    lines = answer.stdout.splitlines()
    assert lines[:2] == ["Đơn vị: Phòng Kinh tế", "Nhóm: Các cơ quan, đơn vị liên quan"]
    assert lines[2].startswith("Chưa biết: «Phòng Nội vụ». Gần giống: Sở Nội vụ")


def test_people_are_told_when_nothing_is_named_or_near() -> None:
    assert run("-", "…").stdout == "Không nêu đơn vị nào.\n"
    assert "Gần giống" not in run("zzzz").stdout


def test_people_are_told_what_to_type_when_they_type_nothing() -> None:
    answer = run()
    assert answer.exit_code == 2
    assert "Hãy gõ tên sau lệnh" in answer.stderr
