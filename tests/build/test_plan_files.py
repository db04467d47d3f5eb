"""What is wrong in a plan's source file stops the build, with the file, the place and what to do."""

import re
from pathlib import Path

import pytest

from taskbook.errors import PlanSourceError, TaskbookError
from taskbook_build.plans import CountMismatch, check_counts, load_plans

SMALL = """
code = "A1"
sheet = "A 2026"
year = 2026
subject = "Trích yếu"
issuing_body = "Ủy ban nhân dân xã"
declared_tasks = 2

[appendix]
label = "PHỤ LỤC"
title = "Nhiệm vụ"
reference = "(Kèm theo)"
""" + "".join(
    f'\n[[columns]]\nheading = "{field}"\nfield = "{field}"\n'
    for field in ("number", "name", "lead", "coordinate", "product", "deadline")
)
SECTION = '\n[[sections]]\nkey = "I"\nheading = "I. Mục (02 nhiệm vụ)"\ndeclared = 2\n'
ROW = """
[[rows]]
id = "A1-1"
section = "I"
number = "1"
name = "Việc"
lead = "Phòng"
coordinate = ""
product = "Báo cáo"
deadline = "Năm 2026"
"""
TARGET = """
[[targets]]
id = "A1-CT01"
name = "Chỉ tiêu"
unit = "%"
comparison = ">="
value = 8.5
year = 2026
source = "Đạt 8,5%"
"""
WHOLE = SMALL + SECTION + ROW + TARGET


def written(folder: Path, text: str, name: str = "A1.toml") -> Path:
    (folder / name).write_text(text, encoding="utf-8")
    return folder


def test_a_small_plan_is_read_whole(tmp_path: Path) -> None:
    (plan,) = load_plans(written(tmp_path, WHOLE))
    assert plan.rows[0].section_text == "I. Mục (02 nhiệm vụ)"
    assert plan.targets[0].value == 8.5
    assert plan.head.issued is None
    assert check_counts(plan) == (
        CountMismatch("A1", None, declared=2, counted=1),
        CountMismatch("A1", plan.sections[0], declared=2, counted=1),
    )


@pytest.mark.parametrize(
    ("old", "new", "place", "what"),
    [
        ('code = "A1"', 'code = ""', "phần đầu tệp", "thiếu «code»"),
        ("year = 2026\nsubject", "subject", "phần đầu tệp", "thiếu «year»"),
        ("year = 2026\nsubject", "year = true\nsubject", "phần đầu tệp", "«year» phải là số nguyên"),
        ("year = 2026\nsubject", 'year = 2026\nissued = "10/3"\nsubject', "phần đầu tệp", "«issued» phải là ngày"),
        ("year = 2026\nsubject", "year = 2026\nnumber = ' '\nsubject", "phần đầu tệp", "thiếu «number»"),
        ('title = "Nhiệm vụ"', 'titel = "Nhiệm vụ"', "bảng [appendix]", "không hiểu «titel»"),
        ("[appendix]", "[[appendix]]", "phần đầu tệp", "«appendix» phải là một bảng"),
        ('field = "lead"', 'field = "led"', "cột thứ 3 của phụ lục", "«led»"),
        ('field = "lead"', 'field = "name"', "cột thứ 3 của phụ lục", "«name» đã có"),
        ('field = "lead"', 'field = "leader"', "các cột của phụ lục", "«lead»"),
        ('key = "I"', 'key = "I"\nparent = "IX"', "mục thứ 1", "«IX»"),
        (SECTION, SECTION + SECTION, "mục thứ 2", "«I» đã có"),
        (ROW, "[rows]\na = 1\n", "phần đầu tệp", "«rows» phải là danh sách"),
        ('section = "I"', 'section = "II"', "dòng nhiệm vụ thứ 1 (A1-1)", "«II»"),
        ('section = "I"\n', "", "dòng nhiệm vụ thứ 1 (A1-1)", "thiếu «section»"),
        ('id = "A1-1"\n', "", "dòng nhiệm vụ thứ 1", "thiếu «id»"),
        ('name = "Việc"', 'name = ""', "dòng nhiệm vụ thứ 1 (A1-1)", "thiếu «name»"),
        ('coordinate = ""\n', "", "dòng nhiệm vụ thứ 1 (A1-1)", "thiếu «coordinate»"),
        ('number = "1"', "number = 1", "dòng nhiệm vụ thứ 1 (A1-1)", "«number» phải là chữ"),
        ('lead = "Phòng"', 'lead = "Phòng"\nleader = "Ông"', "dòng nhiệm vụ thứ 1 (A1-1)", "không hiểu «leader»"),
        (ROW, ROW + ROW, "các mã", "«A1-1» đã có"),
        ('comparison = ">="', 'comparison = "~"', "chỉ tiêu thứ 1 (A1-CT01)", "«~»"),
        ("value = 8.5", 'value = "8,5"', "chỉ tiêu thứ 1 (A1-CT01)", "«value» phải là số"),
        ("value = 8.5", "value = true", "chỉ tiêu thứ 1 (A1-CT01)", "«value» phải là số"),
        ("value = 8.5", "value = = 8.5", "dòng", "quy cách TOML"),
        ('source = "Đạt 8,5%"', 'source = """Đạt', "cuối tệp", "quy cách TOML"),
    ],
)
def test_a_wrong_file_stops_with_the_place_and_what_is_wrong(
    tmp_path: Path, old: str, new: str, place: str, what: str
) -> None:
    assert old in WHOLE
    with pytest.raises(PlanSourceError) as stop:
        load_plans(written(tmp_path, WHOLE.replace(old, new, 1)))
    message = str(stop.value)
    assert isinstance(stop.value, TaskbookError)
    assert message.startswith("Tệp A1.toml, ")
    assert place in message
    assert what in message
    assert "Hãy " in message


def test_rows_that_are_no_tables_are_refused(tmp_path: Path) -> None:
    with pytest.raises(PlanSourceError, match="«rows» phải là danh sách các bảng"):
        load_plans(written(tmp_path, "rows = [1]\n" + SMALL))


def test_a_sub_section_of_a_sub_section_is_refused(tmp_path: Path) -> None:
    below = '\n[[sections]]\nkey = "{}"\nparent = "{}"\nheading = "x"\n'
    text = SMALL + SECTION + below.format("I.1", "I") + below.format("I.1.1", "I.1")
    with pytest.raises(PlanSourceError, match=r"mục thứ 3: «parent» ghi «I\.1»"):
        load_plans(written(tmp_path, text))


@pytest.mark.parametrize(
    ("change", "repeated"),
    [(("", ""), "A1"), (('code = "A1"', 'code = "B1"'), "A 2026")],
)
def test_two_plans_may_not_share_a_code_or_a_sheet(tmp_path: Path, change: tuple[str, str], repeated: str) -> None:
    written(tmp_path, SMALL)
    written(tmp_path, SMALL.replace(*change), "B1.toml")
    with pytest.raises(PlanSourceError, match=rf"Tệp B1\.toml.*«{repeated}» đã có"):
        load_plans(tmp_path)


def test_a_folder_without_plans_is_named(tmp_path: Path) -> None:
    with pytest.raises(PlanSourceError, match=re.escape(str(tmp_path / "none"))):
        load_plans(tmp_path / "none")


def test_a_file_that_is_not_utf8_is_named(tmp_path: Path) -> None:
    (tmp_path / "A1.toml").write_bytes("code = 'Kế'".encode("utf-16"))
    with pytest.raises(PlanSourceError, match=r"Tệp A1\.toml: không phải chữ Unicode"):
        load_plans(tmp_path)


def test_a_plan_that_cannot_be_opened_is_named(tmp_path: Path) -> None:
    (tmp_path / "A1.toml").mkdir()
    with pytest.raises(PlanSourceError, match=r"Tệp A1\.toml: không mở được"):
        load_plans(tmp_path)
