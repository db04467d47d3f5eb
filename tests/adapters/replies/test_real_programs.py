"""Files that real programs have saved come back with the same answers."""

import shutil
from collections.abc import Mapping
from datetime import date, datetime
from pathlib import Path

import openpyxl
import pytest

from taskbook.actions.replies import MergeReport, merge
from taskbook.actions.split import split
from taskbook.adapters.replies.read import read_one, read_returned, returned_paths
from taskbook.adapters.unit_file.files import UnitFileFolder
from taskbook.adapters.xlsx.workbook import ClosedWorkbook, open_workbook
from taskbook.core.replies.kinds import AnswerRemark, FileRemark, Outcome, RefusalReason
from taskbook.core.replies.raw_file import RawFile
from taskbook.core.run import Run
from taskbook.core.unit_file import Manifest
from tests.adapters.replies.office import COLUMNS, HEADER, convert, fill_in, soffice, task_rows

MASTER = Path(__file__).parents[3] / "workbook" / "TheoDoiNhiemVu.xlsm"
RUN = Run(datetime(2026, 11, 22, 9, 0), "chuyên viên")
UNIT_FILE = "Cong an xa.xlsx"
DAY = datetime(2026, 9, 15)
needs_office = pytest.mark.skipif(soffice() is None, reason="LibreOffice is not installed")
TYPED: dict[tuple[int, str], object] = {
    (0, "situation"): "Đã ban hành kế hoạch; đang triển khai\nđợt 2",
    (0, "progress"): 60,
    (0, "completed"): DAY,
    (0, "result_document"): "125/BC-UBND ngày 15/9/2026",
    (1, "progress"): "75%",
    (1, "completed"): "15/9/2026",
    (1, "extension_asked"): "tháng 9",
    (1, "difficulty"): "=1+1",
}
EXPECTED = {
    (0, "situation"): ("Đã ban hành kế hoạch; đang triển khai\nđợt 2", ()),
    (0, "progress"): (60.0, ()),
    (0, "completed"): (DAY.date(), ()),
    (0, "result_document"): ("125/BC-UBND ngày 15/9/2026", ()),
    (1, "progress"): (75.0, (AnswerRemark.NUMBER_AS_TEXT,)),
    (1, "completed"): (DAY.date(), (AnswerRemark.DAY_AS_TEXT,)),
    (1, "extension_asked"): (date(2026, 9, 30), (AnswerRemark.PERIOD,)),
}


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A master and the files of one batch."""
    folder = tmp_path_factory.mktemp("merge")
    shutil.copy(MASTER, folder / "so.xlsm")
    split(open_workbook(folder / "so.xlsm"), RUN, UnitFileFolder(folder), folder / "phieu")
    return folder


@pytest.fixture(scope="module")
def sent(home: Path) -> Path:
    (folder,) = (home / "phieu").iterdir()
    return folder


@pytest.fixture(scope="module")
def profile(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("lo")


def master(home: Path) -> ClosedWorkbook:
    return open_workbook(home / "so.xlsm", lambda: RUN.now)


def plan_of(home: Path, *files: RawFile) -> MergeReport:
    return merge(master(home), files, RUN, dry=True)


def answers(home: Path, sent: Path, file: RawFile) -> dict[tuple[int, str], tuple[object, tuple[AnswerRemark, ...]]]:
    """The answers of a file by the task's place in the form and field."""
    form = openpyxl.load_workbook(sent / UNIT_FILE).worksheets[0]
    places = {id: place for place, (id, _) in enumerate(task_rows(form))}
    plan = plan_of(home, file).plan
    assert plan.refused == ()
    return {
        (places[change.answer.id], change.answer.field): (
            change.answer.parsed.value,
            change.answer.parsed.remarks,
        )
        for change in plan.changes
    }


def saved_by_openpyxl(sent: Path, tmp_path: Path, edits: Mapping[tuple[int, str], object] = TYPED) -> Path:
    return fill_in(sent / UNIT_FILE, tmp_path / UNIT_FILE, edits)


def test_a_file_saved_by_openpyxl_gives_what_was_typed(home: Path, sent: Path, tmp_path: Path) -> None:
    found = answers(home, sent, read_one(saved_by_openpyxl(sent, tmp_path)))
    assert found.pop((1, "difficulty")) == (None, (AnswerRemark.FORMULA_EMPTY,))
    assert found == EXPECTED


@needs_office
@pytest.mark.slow
@pytest.mark.parametrize("kind", ["xlsx", "xls"])
def test_a_file_saved_by_libreoffice_gives_what_was_typed(
    home: Path, sent: Path, tmp_path: Path, profile: Path, kind: str
) -> None:
    path = convert(saved_by_openpyxl(sent, tmp_path), kind, tmp_path / "out", profile)
    found = answers(home, sent, read_one(path))
    assert found.pop((1, "difficulty")) == ("2", (AnswerRemark.FORMULA,))
    assert found == EXPECTED


@needs_office
@pytest.mark.slow
@pytest.mark.parametrize("kind", ["xlsx", "xls"])
def test_a_file_only_saved_by_libreoffice_says_nothing_new(
    home: Path, sent: Path, tmp_path: Path, profile: Path, kind: str
) -> None:
    for name in ("Phong Kinh te", "Cong an xa"):
        path = convert(sent / f"{name}.xlsx", kind, tmp_path / "out", profile)
        plan = plan_of(home, read_one(path)).plan
        assert (plan.changes, plan.refused, plan.notes) == ((), (), ())


def test_a_file_saved_by_a_second_engine_gives_what_was_typed(home: Path, sent: Path, tmp_path: Path) -> None:
    engine = pytest.importorskip("docbuilder", reason="ONLYOFFICE document-builder is not installed")
    source, target = saved_by_openpyxl(sent, tmp_path), tmp_path / "engine.xlsx"
    builder = engine.CDocBuilder()
    if builder.OpenFile(str(source), "") != 0:
        pytest.skip("the engine does not run here")
    builder.SaveFile("xlsx", str(target))
    builder.CloseFile()
    found = answers(home, sent, read_one(target))
    assert found.pop((1, "difficulty"))[1][0] in (AnswerRemark.FORMULA, AnswerRemark.FORMULA_EMPTY)
    assert found == EXPECTED


def accident(sent: Path, tmp_path: Path, name: str) -> Path:
    """A form with one answer and one accident, made with openpyxl."""
    book = openpyxl.load_workbook(sent / UNIT_FILE)
    sheet, rows = book.worksheets[0], dict(task_rows(book.worksheets[0]))
    first, second = list(rows.values())[:2]
    sheet.cell(first, COLUMNS["progress"]).value = 60
    match name:
        case "hidden":
            sheet.row_dimensions[first].hidden = True
            sheet.auto_filter.add_filter_column(1, ["khác"])
        case "sorted":
            for column in range(1, sheet.max_column + 1):
                one, two = sheet.cell(first, column), sheet.cell(second, column)
                one.value, two.value = two.value, one.value
        case "moved":
            sheet.move_range(f"A{HEADER}:R{sheet.max_row}", rows=2, cols=3)
        case "renamed sheets":
            sheet.title, book.worksheets[1].title = "Bản nộp", "Sheet99"
            book.move_sheet(sheet, 1)
        case "shown":
            book.worksheets[1].sheet_state = "visible"
        case "formats":
            sheet.cell(first, COLUMNS["progress"]).number_format = "@"
            sheet.cell(first, COLUMNS["progress"]).value = "60"
        case "copied sheet":
            book.copy_worksheet(sheet).title = "Bản sao"
    book.save(tmp_path / UNIT_FILE)
    return tmp_path / UNIT_FILE


ACCIDENTS = ["none", "hidden", "sorted", "moved", "renamed sheets", "shown", "formats", "copied sheet"]


@pytest.mark.parametrize("name", ACCIDENTS)
def test_accidents_do_not_lose_an_answer(home: Path, sent: Path, tmp_path: Path, name: str) -> None:
    plan = plan_of(home, read_one(accident(sent, tmp_path, name))).plan
    assert [(change.answer.field, change.answer.parsed.value) for change in plan.changes] == [("progress", 60.0)]
    assert plan.changes[0].outcome is Outcome.PROPOSAL
    assert [note.remark for note in plan.notes] == ([FileRemark.OTHER_SHEET] if name == "copied sheet" else [])


@needs_office
@pytest.mark.slow
@pytest.mark.parametrize("name", ACCIDENTS)
def test_accidents_in_an_old_file_do_not_lose_an_answer(
    home: Path, sent: Path, tmp_path: Path, profile: Path, name: str
) -> None:
    path = convert(accident(sent, tmp_path, name), "xls", tmp_path / "out", profile)
    plan = plan_of(home, read_one(path)).plan
    assert [(change.answer.field, change.answer.parsed.value) for change in plan.changes] == [("progress", 60.0)]


def test_a_file_without_its_hidden_sheet_is_refused(home: Path, sent: Path, tmp_path: Path) -> None:
    book = openpyxl.load_workbook(sent / UNIT_FILE)
    book.remove(book.worksheets[1])
    book.save(tmp_path / "mat.xlsx")
    plan = plan_of(home, read_one(tmp_path / "mat.xlsx")).plan
    assert [item.reason for item in plan.refused] == [RefusalReason.NO_MANIFEST]


def test_a_hidden_sheet_that_was_edited_is_refused(home: Path, sent: Path, tmp_path: Path) -> None:
    book = openpyxl.load_workbook(sent / UNIT_FILE)
    book.worksheets[1]["A3"].value = '{"gì":"đó"}'
    book.save(tmp_path / "hong.xlsx")
    assert read_one(tmp_path / "hong.xlsx").manifest is RefusalReason.DAMAGED


def test_a_folder_is_read_without_the_helper_files_of_programs(sent: Path, tmp_path: Path) -> None:
    for name in ("b.xlsx", "~$b.xlsx", ".~lock.b.xlsx#", "Thumbs.db", "thu/a.xlsx", "a.docx"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        shutil.copy(sent / UNIT_FILE, tmp_path / name)
    shares: list[float] = []
    files = list(read_returned(returned_paths([tmp_path]), shares.append))
    assert [file.name for file in files] == ["a.docx", "b.xlsx", "a.xlsx"]
    assert files[0].manifest is RefusalReason.NOT_A_WORKBOOK
    assert isinstance(files[1].manifest, Manifest)
    assert shares[-1] == 1.0
