"""What units write where no answer goes, or where a cell cannot hold it: asked or told, never lost in silence."""

from __future__ import annotations

import re
import zipfile
from pathlib import Path

import openpyxl
import pytest
from openpyxl.comments import Comment
from openpyxl.worksheet.worksheet import Worksheet

from taskbook.adapters.replies.read import read_one
from taskbook.core.replies.model import AnswerRemark, FileRemark, Outcome
from taskbook.texts.replies import remark
from tests.adapters.replies.office import COLUMNS, convert, soffice, task_rows
from tests.adapters.replies.test_real_programs import UNIT_FILE, home, plan_of, profile, sent

__all__ = ["home", "profile", "sent"]
SITUATION = COLUMNS["situation"]


def edited(sent: Path, out: Path, edit: object) -> Path:
    book = openpyxl.load_workbook(sent / UNIT_FILE)
    sheet = book.worksheets[0]
    edit(book, sheet, [row for _, row in task_rows(sheet)])  # type: ignore[operator]
    book.save(out / UNIT_FILE)
    return out / UNIT_FILE


def merged(book: openpyxl.Workbook, sheet: Worksheet, rows: list[int]) -> None:
    sheet.cell(rows[0], SITUATION).value = "Chung cho các việc"
    sheet.merge_cells(start_row=rows[0], end_row=rows[1], start_column=SITUATION, end_column=SITUATION)


@pytest.mark.parametrize("kind", ["xlsx", "xls"])
def test_every_task_of_a_merged_cell_is_asked_about(
    home: Path, sent: Path, tmp_path: Path, profile: Path, kind: str
) -> None:
    path = edited(sent, tmp_path, merged)
    if kind == "xls":
        if soffice() is None:
            pytest.skip("LibreOffice is not installed")
        path = convert(path, kind, tmp_path / "out", profile)
    changes = plan_of(home, read_one(path)).plan.changes
    assert [(change.outcome, change.answer.parsed.value) for change in changes] == [
        (Outcome.ASK, "Chung cho các việc")
    ] * 2  # the area covers two tasks, and the lines of sections between them
    assert all(AnswerRemark.MERGED in change.answer.parsed.remarks for change in changes)


def raw(path: Path, old: str, new: str) -> Path:
    """Change a text in the XML of the file, as other programs may write it."""
    parts = {}
    with zipfile.ZipFile(path) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in parts.items():
            archive.writestr(name, data.replace(old.encode(), new.encode()))
    return path


def answered(book: openpyxl.Workbook, sheet: Worksheet, rows: list[int]) -> None:
    sheet.cell(rows[0], SITUATION).value = "ANSWER"


@pytest.mark.parametrize("escape", ["_x000B_", "_x000C_", "_x0001_", "&#x2028;"])
def test_a_character_that_no_cell_holds_is_a_line_break(home: Path, sent: Path, tmp_path: Path, escape: str) -> None:
    path = raw(edited(sent, tmp_path, answered), "ANSWER", f"Đã họp{escape}Đã trình")
    (change,) = plan_of(home, read_one(path)).plan.changes
    assert change.answer.parsed.value == "Đã họp\nĐã trình"


def test_a_text_longer_than_a_cell_is_cut_and_that_is_asked_about(home: Path, sent: Path, tmp_path: Path) -> None:
    path = raw(edited(sent, tmp_path, answered), "ANSWER", "a" * 40_000)
    (change,) = plan_of(home, read_one(path)).plan.changes
    assert change.outcome is Outcome.ASK
    assert change.answer.parsed.remarks == (AnswerRemark.CUT,)
    assert change.proposal == "a" * 32_767


def noted(book: openpyxl.Workbook, sheet: Worksheet, rows: list[int]) -> None:
    sheet.cell(rows[0], SITUATION).comment = Comment("Xin gặp <trực tiếp> & trao đổi", "chị Hoa")
    sheet.cell(rows[0], 20).value = "ghi bên cạnh"
    sheet.cell(max(rows) + 8, 2).value = "Kèm theo 2 công văn."
    sheet.cell(max(rows) + 8, 13).value = "Nguyễn Văn A"
    book.create_sheet("Ghi chú")["A1"] = "Đề nghị xem lại"


def test_notes_on_cells_and_words_outside_the_form_are_told_with_their_place(
    home: Path, sent: Path, tmp_path: Path
) -> None:
    plan = plan_of(home, read_one(edited(sent, tmp_path, noted))).plan
    said = {note.remark: remark(note) for note in plan.notes}
    assert re.search(r"ô L\d+: «Xin gặp <trực tiếp> & trao đổi»", said[FileRemark.COMMENT])
    outside = said[FileRemark.OUTSIDE]
    assert re.search(r"ô T\d+: «ghi bên cạnh»", outside)
    assert re.search(r"ô B\d+: «Kèm theo 2 công văn.»", outside)
    assert "trang «Ghi chú», ô A1: «Đề nghị xem lại»" in outside
    assert "Nguyễn Văn A" not in outside
