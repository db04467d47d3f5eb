"""Workbooks that other programs have saved, that lack columns or settings, that have macros of the office's own."""

from __future__ import annotations

import random
import re
import shutil
import subprocess
import sys
import textwrap
import time
import zipfile
from pathlib import Path

import openpyxl
import pytest
from oletools.olevba import VBA_Parser

from taskbook.actions.refresh import refresh
from taskbook.adapters.renewal.vba_modules import read_project
from taskbook.adapters.xlsx.workbook import open_workbook
from taskbook.errors import UsageError
from taskbook_build import plan_sheet, settings_sheet
from taskbook_build.master import build_workbook
from taskbook_build.renewing import macro_sources
from taskbook_build.vba import project_with
from taskbook_schemas.registry import SETTINGS, SUMMARY
from taskbook_schemas.settings import Setting
from taskbook_schemas.task_columns import TASK_COLUMNS
from taskbook_schemas.version import WORDS_SHEET
from tests.adapters.renewal.office import (
    FIRST,
    PLAN,
    RUN,
    in_use,
    moved,
    parts,
    renamed_headings,
    renewed,
    typed,
    values,
    version_1,
)
from tests.adapters.xlsx.rich import audit, edit

ROOT = Path(__file__).parents[3]
SOURCES = ROOT / "workbook" / "plans"


def older(folder: Path, monkeypatch: pytest.MonkeyPatch, *fields: str) -> Path:
    """A workbook built when there were no columns of these fields yet."""
    columns = tuple(column for column in TASK_COLUMNS if column.field not in fields)
    with monkeypatch.context() as then:
        then.setattr(plan_sheet, "TASK_COLUMNS", columns)
        data = build_workbook(SOURCES)
    path = folder / "So.xlsx"
    path.write_bytes(data)
    return path


def test_columns_that_an_older_workbook_lacks_come_right_of_its_table(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    book = older(tmp_path, monkeypatch, "budget", "flags")
    before = values(book)
    report = renewed(book)
    assert report.renewed.columns == [
        ("KTTN 2025", ("Dự toán (triệu đồng)", "Lưu ý")),
        (PLAN, ("Dự toán (triệu đồng)", "Lưu ý")),
    ]
    made = openpyxl.load_workbook(book)[PLAN]
    assert [made["AJ4"].value, made["AK4"].value] == ["Dự toán (triệu đồng)", "Lưu ý"]
    (table,) = made.tables.values()
    assert (table.ref, len(table.tableColumns)) == ("A4:AK20", 37)
    assert made["AJ5"].number_format == "#,##0.###"
    assert made.column_dimensions["AJ"].width > 12
    rules = [rule for rule in made.data_validations.dataValidation if "AJ5" in rule.sqref]
    assert [rule.type for rule in rules] == ["decimal"]
    after = values(book)
    kept = {place: value for place, value in before.items() if place[0] != "Nhật ký"}
    assert {place: after[place] for place in kept} == kept
    assert audit(book) == []
    assert renewed(book).backup is None
    judged = refresh(open_workbook(book, lambda: RUN.now), RUN)
    assert not [issue for issue in judged.judgement.issues if issue.code.startswith("columns")]


def test_what_stands_where_columns_would_come_is_left_alone_and_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    book = typed(older(tmp_path, monkeypatch, "budget"), (PLAN, 9, 37, "ghi cạnh bảng"))
    report = renewed(book)
    assert [(sheet, taken.row, taken.column) for sheet, taken in report.renewed.in_the_way] == [(PLAN, 9, 37)]
    assert [sheet for sheet, _ in report.renewed.columns] == ["KTTN 2025"]
    made = openpyxl.load_workbook(book)[PLAN]
    assert made["AK9"].value == "ghi cạnh bảng"
    assert next(iter(made.tables.values())).ref == "A4:AJ20"
    typed(book, (PLAN, 9, 37, None))
    assert [sheet for sheet, _ in renewed(book).renewed.columns] == [PLAN]


def test_settings_that_an_older_workbook_lacks_come_below_the_others(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = list(Setting).index(Setting.PER_MINUTE)
    with monkeypatch.context() as then:
        then.setattr(settings_sheet, "Setting", list(Setting)[:first])
        data = build_workbook(SOURCES)
    book = tmp_path / "So.xlsx"
    book.write_bytes(data)
    typed(book, (SETTINGS, 6, 2, 45))
    assert renewed(book).renewed.settings == len(Setting) - first
    made = openpyxl.load_workbook(book)[SETTINGS]
    lines = [setting.value for setting in Setting]
    assert [made.cell(row, 1).value for row in range(5, 5 + len(lines))] == lines
    assert made["B6"].value == 45
    assert next(iter(made.tables.values())).ref == f"A4:C{4 + len(lines)}"
    row = 5 + first
    assert made.cell(row, 2).value == Setting.PER_MINUTE.row.default
    assert [rule.type for rule in made.data_validations.dataValidation if f"B{row}" in rule.sqref] == ["whole"]
    assert audit(book) == []
    assert renewed(book).backup is None


def test_a_list_of_choices_finds_another_place_where_the_office_has_written(tmp_path: Path) -> None:
    book = typed(version_1(tmp_path), (SETTINGS, 5, 13, "của Lan"))
    renewed(book)
    made = openpyxl.load_workbook(book)
    assert made[SETTINGS]["M5"].value == "của Lan"
    where = made.defined_names["DS_CotSo"].value
    match = re.fullmatch(r"'Thiết lập'!\$([A-Z]+)\$5:\$\1\$35", where)
    assert match is not None
    assert match[1] != "M"
    assert made[SETTINGS][f"{match[1]}5"].value == "Mã"
    assert renewed(book).backup is None


def test_a_workbook_saved_by_openpyxl_gets_its_charts_buttons_and_ribbon_back(tmp_path: Path) -> None:
    book = in_use(version_1(tmp_path))
    before = values(book)
    openpyxl.load_workbook(book, keep_vba=True).save(book)
    assert b"customUI" not in parts(book)["_rels/.rels"]
    renewed(book)
    made = parts(book)
    assert "customUI/customUI14.xml" in made
    assert "customUI/customUI14.xml" in made["_rels/.rels"].decode()
    assert len(openpyxl.load_workbook(book)[SUMMARY]._charts) == 1
    assert b"UndoLast_Click" in b"".join(data for name, data in made.items() if name.endswith(".vml"))
    after = values(book)
    kept = {moved(place): value for place, value in before.items() if place[0] not in (WORDS_SHEET, "Nhật ký")}
    assert {place: after.get(place) for place in kept} == renamed_headings(kept)
    assert renewed(book).backup is None


@pytest.mark.slow
@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed")
@pytest.mark.parametrize("when", ["before", "after"])
def test_a_workbook_saved_by_libreoffice_is_renewed_and_refreshed(tmp_path: Path, when: str) -> None:
    book = in_use(version_1(tmp_path, FIRST))
    before = {place: str(value) for place, value in values(book).items()}
    if when == "after":
        renewed(book)
    saved = resaved(book, tmp_path / "lo")
    report = renewed(saved)
    assert (report.facts.version == 1) == (when == "before")
    after = {place: str(value) for place, value in values(saved).items()}
    kept = {moved(place): value for place, value in before.items() if place[0] not in (WORDS_SHEET, "Nhật ký")}
    assert {place: after.get(place) for place in kept} == renamed_headings(kept)
    assert renewed(saved).backup is None
    assert refresh(open_workbook(saved, lambda: RUN.now), RUN).figures.total == 57


def resaved(book: Path, folder: Path) -> Path:
    """The workbook as LibreOffice saves it."""
    profile = f"-env:UserInstallation=file://{folder / 'profile'}"
    command = ["soffice", "--headless", profile, "--convert-to", "xlsx:Calc MS Excel 2007 XML", "--outdir"]
    subprocess.run([*command, str(folder), str(book)], check=True, capture_output=True, timeout=180)
    return folder / book.with_suffix(".xlsx").name


OWN_MACRO = 'Attribute VB_Name = "CuaLan"\nSub TinhRieng()\n    MsgBox "x"\nEnd Sub\n'
OWN_EVENT = "Private Sub Workbook_Open()\n    TinhRieng\nEnd Sub\n"


def with_own_macros(book: Path, module: str = OWN_MACRO, event: str = OWN_EVENT) -> Path:
    """The workbook with a module of the office's own, and code of its own behind the workbook."""
    names = [module.name for module in read_project(parts(book)["xl/vbaProject.bin"]).modules if module.document]
    project = project_with(macro_sources(), names[1:], {"CuaLan": (module, True), "ThisWorkbook": (event, False)})
    return edit(book, {"xl/vbaProject.bin": project})


def modules(book: Path) -> dict[str, str]:
    """The code of every module, as another reader of such projects sees it."""
    return {name: code for _, _, name, code in VBA_Parser(str(book)).extract_macros()}


def test_macros_of_the_offices_own_are_carried_along(tmp_path: Path) -> None:
    book = with_own_macros(in_use(version_1(tmp_path)))
    report = renewed(book)
    assert not report.renewed.macros_kept
    found = modules(book)
    assert "Sub TinhRieng()" in found["CuaLan.bas"]
    assert "Workbook_Open" in found["ThisWorkbook.cls"]
    assert {"shHeadings.cls", "Buttons.bas", "Host.bas"} <= found.keys()
    assert renewed(book).backup is None


def test_macros_that_could_not_be_written_again_stay_as_they_are(tmp_path: Path) -> None:
    book = in_use(version_1(tmp_path))
    project = parts(book)["xl/vbaProject.bin"].replace(b"stdole", b"eloDTS")
    edit(book, {"xl/vbaProject.bin": lambda data: data[:600] + bytes(600) + data[1200:]})
    before = parts(book)["xl/vbaProject.bin"]
    assert before != project
    report = renewed(book)
    assert report.renewed.macros_kept
    made = parts(book)
    assert made["xl/vbaProject.bin"] == before
    sheets = [data for name, data in made.items() if name.startswith("xl/worksheets/sheet")]
    assert not any(b"shHeadings" in data for data in sheets)
    assert b">layout</t>" in b"".join(sheets)
    assert renewed(book).backup is None


def test_a_workbook_that_is_none_of_ours_is_left_alone(tmp_path: Path) -> None:
    book = tmp_path / "khac.xlsx"
    openpyxl.Workbook().save(book)
    before = book.read_bytes()
    with pytest.raises(UsageError, match=r"khac\.xlsx.*không phải sổ theo dõi"):
        renewed(book)
    assert book.read_bytes() == before


KILLED = textwrap.dedent(
    """
    import shutil, sys
    from pathlib import Path
    from tests.adapters.renewal.office import renewed
    book, first = Path(sys.argv[1]), Path(sys.argv[2])
    renewed(book)
    print("ready", flush=True)
    while True:
        shutil.copy(first, book.with_name("neu"))
        book.with_name("neu").replace(book)
        renewed(book)
    """
)


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(4))
def test_a_renewal_killed_at_any_moment_leaves_the_old_or_the_new_file_whole(tmp_path: Path, seed: int) -> None:
    book = version_1(tmp_path, FIRST)
    run = subprocess.Popen([sys.executable, "-c", KILLED, str(book), str(FIRST)], stdout=subprocess.PIPE, cwd=ROOT)
    assert run.stdout is not None
    run.stdout.readline()
    time.sleep(random.Random(seed).uniform(0, 4))
    run.kill()
    run.wait()
    run.stdout.close()
    with zipfile.ZipFile(book) as archive:
        assert archive.testzip() is None
    if book.read_bytes() != FIRST.read_bytes():
        assert renewed(book).backup is None
    assert refresh(open_workbook(book, lambda: RUN.now), RUN).figures.total == 57


@pytest.mark.parametrize("used", [False, True], ids=["as built", "refreshed"])
@pytest.mark.parametrize("ending", ["xlsx", "xlsm"])
def test_the_workbook_of_today_lacks_nothing(tmp_path: Path, used: bool, ending: str) -> None:
    book = tmp_path / f"So.{ending}"
    if ending == "xlsm":
        shutil.copy(ROOT / "workbook" / "TheoDoiNhiemVu.xlsm", book)
    else:
        book.write_bytes(build_workbook(SOURCES))
    if used:
        refresh(open_workbook(book), RUN)
    before = book.read_bytes()
    assert renewed(book).is_current
    assert book.read_bytes() == before
