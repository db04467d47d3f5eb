"""A workbook for another office: from a small file, without plans, complete from the first press on."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest
from click.testing import CliRunner
from openpyxl.workbook import Workbook

from taskbook.actions.refresh import refresh
from taskbook.adapters.xlsx.workbook import open_workbook
from taskbook.cli.build import build_command
from taskbook.core.naming.places import Places
from taskbook.core.run import Run
from taskbook.errors import OfficeFileError, UsageError, WorkbookUnreadableError
from taskbook.tables import gather
from taskbook.texts.issues import NOTHING_WRONG
from taskbook.texts.sheets import NO_TASKS
from taskbook_build.office_file import read_office
from taskbook_build.office_sample import SAMPLE, office_sample
from taskbook_schemas.layout import Summary, UnitSheet
from taskbook_schemas.registry import ASSIGNED, CHECKS, LEADERS, PLANS, SUMMARY, TARGETS, TEMPLATE, UNITS
from taskbook_schemas.settings import Setting
from tests.actions.real import NOW
from tests.adapters.xlsx.rich import audit

RUN = Run(now=NOW, who="Lan")
Change = Callable[[Workbook], object]


def put(sheet: str, cell: str, value: object) -> Change:
    def change(book: Workbook) -> None:
        book[sheet][cell].value = value

    return change


def drop(sheet: str) -> Change:
    return lambda book: book.remove(book[sheet])


def sample(folder: Path, *changes: Change) -> Path:
    """The sample, filled in otherwise."""
    path = folder / "co-quan.xlsx"
    shutil.copy(SAMPLE, path)
    book = openpyxl.load_workbook(path)
    for change in changes:
        change(book)
    if changes:
        book.save(path)
    return path


def build(*arguments: object) -> str:
    result = CliRunner().invoke(build_command, [str(argument) for argument in arguments], catch_exceptions=False)
    assert result.exit_code == 0, result.output
    return result.output


@pytest.fixture
def empty(tmp_path: Path) -> Path:
    """The workbook of the sample's office."""
    build("--office", sample(tmp_path), "--out", tmp_path / "So.xlsx")
    return tmp_path / "So.xlsx"


def test_the_sample_beside_the_workbook_is_the_one_that_the_program_makes() -> None:
    assert SAMPLE.read_bytes() == office_sample()


def test_the_file_says_who_the_office_is(tmp_path: Path) -> None:
    office = read_office(sample(tmp_path, put("Cơ quan", "B3", "Phường  Hồng Hà"), put(UNITS, "C2", "kt@example.vn")))
    assert (office.name, office.superior, office.place) == ("phường Hồng Hà", "tỉnh Bình Minh", "An Bình")
    assert office.issuing_body == "Ủy ban nhân dân phường Hồng Hà"
    first, *_, group = office.units
    assert (first.name, first.aliases, first.email) == ("Phòng Kinh tế", ("Phòng KT", "P. Kinh tế"), "kt@example.vn")
    assert (group.is_group, group.receives_sheet) == (True, False)
    assert (office.leaders[0].name, office.leaders[0].position) == ("Nguyễn Văn An", "Chủ tịch UBND xã")


def test_rows_above_the_headings_and_columns_of_the_office_s_own_do_no_harm(tmp_path: Path) -> None:
    def change(book: Workbook) -> None:
        book[UNITS].insert_rows(1, 3)
        book[UNITS]["A1"].value = "DANH SÁCH ĐƠN VỊ"
        book[UNITS]["H4"].value = "Điện thoại"
        book[LEADERS].delete_cols(3, 2)

    office = read_office(sample(tmp_path, change))
    assert len(office.units) == 7
    assert office.leaders[0].email is None


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (drop(UNITS), "thiếu trang «Đơn vị»"),
        (put("Cơ quan", "B3", None), "trang «Cơ quan»: dòng «Tên xã, phường» đang trống"),
        (put("Cơ quan", "B3", "An Bình"), "ghi «An Bình», chưa có chữ «xã»"),
        (put(UNITS, "A1", "Đơn vị"), "trang «Đơn vị»: không thấy tiêu đề «Tên đơn vị»"),
        (put(UNITS, "F1", "E-mail"), "tiêu đề «E-mail» có ở nhiều ô (C1, F1)"),
        (put(UNITS, "C3", "phong kinh te"), "trang «Đơn vị», ô C3:"),
        (put(UNITS, "E2", "chắc thế"), "trang «Đơn vị», ô E2:"),
        (put(UNITS, "A3", "Phòng Kinh tế"), "trang «Đơn vị», ô A3:"),
        (put(UNITS, "A4", None), "trang «Đơn vị», ô A4:"),
        (put(LEADERS, "D2", "an@"), "trang «Lãnh đạo», ô D2:"),
        (put(UNITS, "B3", "Phòng KT"), "tên gọi «Phòng KT» cùng thuộc về Phòng Kinh tế; Phòng Văn hóa - Xã hội"),
        (lambda book: book[UNITS].delete_rows(2, 20), "chưa có đơn vị nào nhận phiếu"),
    ],
)
def test_a_file_that_is_wrong_says_where_and_nothing_is_built(tmp_path: Path, change: Change, said: str) -> None:
    path = sample(tmp_path, change)
    with pytest.raises(OfficeFileError) as stop:
        build("--office", path)
    assert said in str(stop.value)
    assert "«co-quan.xlsx»" in str(stop.value)
    assert "chưa ghi ra tệp nào" in str(stop.value)
    assert list(tmp_path.iterdir()) == [path]


def test_of_many_wrong_cells_the_first_five_are_told_and_the_rest_counted(tmp_path: Path) -> None:
    changes = [put(UNITS, f"C{row}", "thư") for row in range(2, 9)]
    with pytest.raises(OfficeFileError) as stop:
        read_office(sample(tmp_path, *changes))
    assert str(stop.value).count("\n- trang") == 5
    assert "còn 2 chỗ nữa" in str(stop.value)


def test_a_file_that_is_no_workbook_is_refused_as_any_other(tmp_path: Path) -> None:
    path = tmp_path / "co-quan.xlsx"
    path.write_text("xã An Bình", encoding="utf-8")
    with pytest.raises(WorkbookUnreadableError):
        build("--office", path)


def test_the_workbook_comes_beside_the_file_and_never_over_one_that_is_there(tmp_path: Path) -> None:
    path = sample(tmp_path)
    assert "7 đơn vị, 2 lãnh đạo, chưa có kế hoạch nào" in build("--office", path)
    out = tmp_path / "TheoDoiNhiemVu.xlsm"
    before = out.read_bytes()
    with pytest.raises(UsageError, match="đã có một sổ"):
        build("--office", path)
    assert out.read_bytes() == before


def test_the_same_file_gives_the_same_bytes(tmp_path: Path) -> None:
    path = sample(tmp_path)
    for name in ("một.xlsm", "hai.xlsm"):
        build("--office", path, "--out", tmp_path / name)
    assert (tmp_path / "một.xlsm").read_bytes() == (tmp_path / "hai.xlsm").read_bytes()


def test_the_workbook_holds_the_office_and_nothing_of_another(empty: Path) -> None:
    book = openpyxl.load_workbook(empty)
    assert book[TEMPLATE].cell(*UnitSheet.ISSUER).value == "ỦY BAN NHÂN DÂN XÃ AN BÌNH"
    words = " ".join(str(cell.value) for sheet in book for row in sheet.iter_rows() for cell in row if cell.value)
    for other in ("Trường Tân", "TRƯỜNG TÂN", "Hải Phòng", "KTTN", "TTKT", "Phạm Đình Khải"):
        assert other not in words
    gathered = gather(open_workbook(empty))
    assert [plan.code for plan in gathered.plans] == []
    assert gathered.places == Places("xã AN BÌNH", "tỉnh Bình Minh")
    assert gathered.settings.extra[Setting.PLACE] == "An Bình"
    assert audit(empty) == []


def test_without_plans_a_refresh_has_nothing_to_complain_of_and_says_what_to_do_first(empty: Path) -> None:
    report = refresh(open_workbook(empty, lambda: NOW), RUN)
    assert report.figures.total == 0
    assert report.judgement.errors == 0
    assert [issue.code for issue in report.judgement.issues] == ["no_plans"]
    book = openpyxl.load_workbook(empty)
    assert book[SUMMARY].cell(*Summary.HEADLINE).value == NO_TASKS
    assert NOTHING_WRONG not in [cell.value for cell in book[CHECKS]["A"]]
    told = [cell.value for row in book[CHECKS].iter_rows() for cell in row if isinstance(cell.value, str)]
    assert any("Thêm một dòng ở trang «Kế hoạch»" in text for text in told)
    assert refresh(open_workbook(empty, lambda: NOW), RUN).receipt.changed == 0


def test_empty_tables_have_one_blank_row_drawn_as_the_others(empty: Path) -> None:
    book = openpyxl.load_workbook(empty)
    for name in (ASSIGNED, TARGETS, PLANS):
        (table,) = book[name].tables.values()
        assert table.ref.endswith("5")
        assert [cell.value for cell in book[name][5] if cell.value] == []
        assert book[name]["A5"].border.left.style == "thin"
