"""«Thêm kế hoạch» and «Nhận kế hoạch» on the workbook that is open: chosen, shown, changed, taken, taken back."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from taskbook.actions.intake import shown_preview
from taskbook.adapters.xlsx.workbook import open_workbook
from taskbook_schemas.layout import Intake
from taskbook_schemas.registry import INTAKE, PLANS
from taskbook_schemas.words import NEW_PLANS_FOLDER
from tests.appendices import FOLDER
from tests.buttons.test_renew import Desk
from tests.live.pywin32 import MESSAGES, NO, YES

pytestmark = pytest.mark.usefixtures("own_folders")
BUILT = Path(__file__).parents[2] / "workbook" / "TheoDoiNhiemVu.xlsm"
PLAN = FOLDER / "04_chin_cot_ngang.docx"
SHEET = "DTKD 2026"


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(tmp_path, BUILT)


def add(desk: Desk, plan: Path = PLAN, *answers: int) -> tuple[bool, str]:
    desk.excel.picks = [plan]
    return desk.press("import", *(answers or (NO,)))


def names(desk: Desk) -> list[str]:
    return [sheet.name for sheet in desk.store.sheets()]


def test_from_the_file_to_the_first_refresh_it_takes_six_clicks(desk: Desk) -> None:
    desk.excel.picks = [PLAN]  # 1: the button; 2: the file, by a double click
    done, text = desk.press("import", YES)  # 3: go to the sheet
    assert done
    assert "22 dòng nhiệm vụ, 3 mục" in text
    assert desk.store.active().name == INTAKE
    done, text = desk.press("take", YES, YES)  # 4: the button; 5: take it; 6: refresh now
    assert done
    assert "Tổng số 79 nhiệm vụ" in text
    assert SHEET in names(desk)
    assert desk.excel.DisplayAlerts is True


def test_the_files_of_the_folder_beside_the_workbook_are_offered_first(desk: Desk) -> None:
    folder = desk.path.parent / NEW_PLANS_FOLDER
    folder.mkdir()
    dropped = Path(shutil.copy(PLAN, folder))
    add(desk)
    assert desk.excel.dialogs[-1].InitialFileName == str(dropped)
    dropped.unlink()
    add(desk)
    assert desk.excel.dialogs[-1].InitialFileName == f"{desk.path.parent}\\"


def test_who_chooses_no_file_changes_nothing(desk: Desk) -> None:
    desk.excel.picks = [None]
    done, text = desk.press("import")
    assert done
    assert text == "Chưa chọn tệp nào. Sổ giữ nguyên."
    assert desk.is_as_it_was()


def test_a_file_that_cannot_be_read_is_told_and_nothing_is_written(desk: Desk, tmp_path: Path) -> None:
    letter = tmp_path / "thư.docx"
    letter.write_bytes(b"PK\x03\x04")
    desk.excel.picks = [letter]
    done, text = desk.press("import")
    assert not done
    assert "«thư.docx»" in text
    assert "Hãy" in text
    assert desk.store.sheet(INTAKE).cells.get((Intake.TOP, 1)) is None


def test_before_it_is_taken_a_person_is_asked_and_may_say_no(desk: Desk) -> None:
    add(desk)
    done, text = desk.press("take", NO)
    assert done
    assert "giữ nguyên" in text
    question = MESSAGES[0][1]
    assert "Nhận kế hoạch DTKD26: 22 dòng nhiệm vụ" in question
    assert "«Hoàn tác»" in question
    assert SHEET not in names(desk)


def test_what_is_wrong_is_told_before_anybody_is_asked(desk: Desk) -> None:
    add(desk)
    desk.type(INTAKE, Intake.HEAD_ROW, Intake.CODE, "KTTN25")
    done, text = desk.press("take")
    assert not done
    assert f"Ô G{Intake.HEAD_ROW}: mã «KTTN25» đã có ở trang «{PLANS}»" in text
    assert SHEET not in names(desk)


def test_without_a_plan_on_the_sheet_there_is_nothing_to_take(desk: Desk) -> None:
    done, text = desk.press("take")
    assert not done
    assert "chưa có kế hoạch nào để nhận" in text


def test_what_the_person_changed_and_has_not_saved_counts(desk: Desk) -> None:
    add(desk)
    desk.type(INTAKE, Intake.HEAD_ROW, Intake.SHEET, "Kinh tế")
    assert desk.press("take", YES, NO)[0]
    assert "Kinh tế" in names(desk)


def test_taking_a_plan_is_taken_back_by_the_button(desk: Desk) -> None:
    add(desk)
    desk.press("take", YES, NO)
    done, text = desk.press("undo", YES)
    assert done
    assert "như trước khi nhận kế hoạch" in text
    assert SHEET not in names(desk)
    preview = shown_preview(open_workbook(desk.path))
    assert preview is not None


def test_another_table_of_the_file_is_read_when_its_number_is_typed(desk: Desk) -> None:
    add(desk)
    desk.type(INTAKE, Intake.HEAD_ROW, Intake.TABLE, 99)
    done, text = desk.press("take")
    assert not done
    assert "Bảng 99 của tệp «04_chin_cot_ngang.docx» không phải bảng nhiệm vụ" in text
    assert SHEET not in names(desk)


def test_an_older_workbook_is_told_to_be_renewed(tmp_path: Path) -> None:
    desk = Desk(tmp_path)
    desk.excel.picks = [PLAN]
    done, text = desk.press("import")
    assert not done
    assert "chưa có trang «Nhập kế hoạch»" in text
