"""Every appendix with an answer beside it is read as the answer says: each row, each cell, each section."""

from __future__ import annotations

from pathlib import Path

import pytest

from taskbook.actions.appendix import read_plan
from taskbook.adapters.appendix.office import find_office
from taskbook.adapters.appendix.source import read_source
from taskbook.core.appendix.reading import DoubtCode
from tests.appendices import FILES, FOLDER, answer_to, differences

THROUGH_OFFICE = (".doc", ".odt")


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_an_appendix_is_read_as_its_answer_says(path: Path) -> None:
    if path.suffix in THROUGH_OFFICE and find_office() is None:
        pytest.skip("LibreOffice is not installed")
    assert differences(read_plan(read_source(path)), answer_to(path)) == []


def test_an_answer_with_one_other_letter_is_told_apart() -> None:
    path = FOLDER / "A02_hai_dong_tieu_de.docx"
    answer = dict(answer_to(path))
    answer["rows"] = [{**answer["rows"][0], "lead": "Phòng Kinh tê"}, *answer["rows"][1:]]
    assert differences(read_plan(read_source(path)), answer) == [
        "row 6: lead: 'Phòng Kinh tế' instead of 'Phòng Kinh tê'",
    ]


def test_declared_numbers_that_do_not_add_up_are_doubts() -> None:
    reading = read_plan(read_source(FOLDER / "02_muc_hai_cap.docx"))
    assert [doubt.values for doubt in reading.doubts if doubt.code is DoubtCode.COUNT_DIFFERS] == [
        ("IV. VĂN HÓA - XÃ HỘI (04 nhiệm vụ)", "4", "3")
    ]


def test_a_hidden_row_and_a_hidden_column_are_left_out_and_said() -> None:
    reading = read_plan(read_source(FOLDER / "A11_excel_gop_o.xlsx"))
    said = {doubt.code: doubt.place for doubt in reading.all_doubts}
    assert (said[DoubtCode.HIDDEN_ROW].sheet, said[DoubtCode.HIDDEN_ROW].row) == ("PL Nhiệm vụ", 14)
    assert said[DoubtCode.HIDDEN_COLUMN].column == 7
