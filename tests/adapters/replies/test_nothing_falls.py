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
from taskbook.core.replies.kinds import AnswerRemark, FileRemark, Outcome
from taskbook.texts.refusals import remark
from tests.adapters.replies.office import COLUMNS, convert, soffice, task_rows
from tests.adapters.replies.test_real_programs import UNIT_FILE, home, plan_of, profile, sent

__all__ = ["home", "profile", "sent"]
MANY_TASKS = "Phong Kinh te.xlsx"
SITUATION = COLUMNS["situation"]


def edited(sent: Path, out: Path, edit: object, name: str = UNIT_FILE) -> Path:
    book = openpyxl.load_workbook(sent / name)
    sheet = book.worksheets[0]
    edit(book, sheet, [row for _, row in task_rows(sheet)])  # type: ignore[operator]
    book.save(out / name)
    return out / name


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


@pytest.mark.parametrize(
    ("rows", "columns", "asked"),
    [
        pytest.param(4, ["situation"], 4, id="down over four tasks"),
        pytest.param(1, ["situation", "difficulty"], 1, id="across two columns of one task"),
        pytest.param(2, ["situation", "difficulty", "proposal"], 2, id="down and across"),
        pytest.param(3, ["proposal"], 3, id="in the last column"),
    ],
)
def test_a_merged_area_of_any_shape_is_asked_about_for_every_task_it_covers(
    home: Path, sent: Path, tmp_path: Path, rows: int, columns: list[str], asked: int
) -> None:
    def edit(book: openpyxl.Workbook, sheet: Worksheet, tasks: list[int]) -> None:
        left, right = COLUMNS[columns[0]], COLUMNS[columns[-1]]
        sheet.cell(tasks[0], left).value = "Chung"
        sheet.merge_cells(start_row=tasks[0], end_row=tasks[rows - 1], start_column=left, end_column=right)

    changes = plan_of(home, read_one(edited(sent, tmp_path, edit, MANY_TASKS))).plan.changes
    assert len({change.answer.id for change in changes}) == asked
    assert {change.answer.parsed.value for change in changes} == {"Chung"}
    assert all(change.outcome is Outcome.ASK for change in changes)
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


@pytest.mark.parametrize(
    ("text", "proposal"),
    [
        pytest.param("a" * 32_768, "a" * 32_767, id="one too many"),
        pytest.param("ắ" * 33_000, "ắ" * 32_767, id="letters with tones"),
        pytest.param("😀" * 20_000, "😀" * 16_383, id="signs that Excel counts as two"),
        pytest.param("a" * 32_766 + "😀", "a" * 32_766, id="a sign across the limit is not halved"),
    ],
)
@pytest.mark.parametrize("field", ["situation", "difficulty", "proposal"])
def test_a_text_is_cut_as_excel_counts_in_any_column_and_asked_about(
    home: Path, sent: Path, tmp_path: Path, text: str, proposal: str, field: str
) -> None:
    def edit(book: openpyxl.Workbook, sheet: Worksheet, rows: list[int]) -> None:
        sheet.cell(rows[0], COLUMNS[field]).value = "ANSWER"

    (change,) = plan_of(home, read_one(raw(edited(sent, tmp_path, edit), "ANSWER", text))).plan.changes
    assert change.outcome is Outcome.ASK
    assert change.answer.parsed.remarks == (AnswerRemark.CUT,)
    assert change.proposal == proposal


@pytest.mark.parametrize("text", ["a" * 32_767, "😀" * 16_383])
def test_a_text_that_just_fits_a_cell_is_whole(home: Path, sent: Path, tmp_path: Path, text: str) -> None:
    (change,) = plan_of(home, read_one(raw(edited(sent, tmp_path, answered), "ANSWER", text))).plan.changes
    assert (change.answer.parsed.remarks, change.proposal) == ((), text)


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
    assert re.search(r"ô F\d+: «Xin gặp <trực tiếp> & trao đổi»", said[FileRemark.COMMENT])
    outside = said[FileRemark.OUTSIDE]
    assert re.search(r"ô T\d+: «ghi bên cạnh»", outside)
    assert re.search(r"ô B\d+: «Kèm theo 2 công văn.»", outside)
    assert "trang «Ghi chú», ô A1: «Đề nghị xem lại»" in outside
    assert "Nguyễn Văn A" not in outside


XDR = "http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing"
A = "http://schemas.openxmlformats.org/drawingml/2006/main"
RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
CORNERS = (
    "<xdr:from><xdr:col>2</xdr:col><xdr:colOff>0</xdr:colOff><xdr:row>6</xdr:row><xdr:rowOff>0</xdr:rowOff></xdr:from>"
    "<xdr:to><xdr:col>9</xdr:col><xdr:colOff>0</xdr:colOff><xdr:row>9</xdr:row><xdr:rowOff>0</xdr:rowOff></xdr:to>"
)


def box(*paragraphs: str) -> str:
    """A text box over C7, as Excel writes it."""
    inner = "".join(f"<a:p><a:r><a:t>{text}</a:t></a:r></a:p>" for text in paragraphs)
    return (
        f'<xdr:twoCellAnchor>{CORNERS}<xdr:sp><xdr:nvSpPr><xdr:cNvPr id="2" name="Hộp chữ 1"/><xdr:cNvSpPr txBox="1"/>'
        '</xdr:nvSpPr><xdr:spPr><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></xdr:spPr>'
        f"<xdr:txBody><a:bodyPr/>{inner}</xdr:txBody></xdr:sp><xdr:clientData/></xdr:twoCellAnchor>"
    )


def drawn(path: Path, anchors: str) -> Path:
    """Put a drawing on the first sheet of a file."""
    xml = f'<xdr:wsDr xmlns:xdr="{XDR}" xmlns:a="{A}">{anchors}</xdr:wsDr>'
    with zipfile.ZipFile(path) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    sheet = "xl/worksheets/sheet1.xml"
    rels = "xl/worksheets/_rels/sheet1.xml.rels"
    kind = "http://schemas.openxmlformats.org/package/2006/relationships"
    link = f'<Relationship Id="rIdBox" Type="{RELATIONS}/drawing" Target="../drawings/drawing9.xml"/>'
    held = parts.get(rels, f'<Relationships xmlns="{kind}"></Relationships>'.encode())
    parts[rels] = held.replace(b"</Relationships>", f"{link}</Relationships>".encode())
    mark = f'<drawing xmlns:r="{RELATIONS}" r:id="rIdBox"/>'.encode()
    before = b"<legacyDrawing" if b"<legacyDrawing" in parts[sheet] else b"</worksheet>"
    parts[sheet] = parts[sheet].replace(before, mark + before)
    parts["xl/drawings/drawing9.xml"] = xml.encode()
    types = "application/vnd.openxmlformats-officedocument.drawing+xml"
    override = f'<Override PartName="/xl/drawings/drawing9.xml" ContentType="{types}"/></Types>'
    parts["[Content_Types].xml"] = parts["[Content_Types].xml"].replace(b"</Types>", override.encode())
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    return path


def told(home: Path, path: Path) -> dict[FileRemark, str]:
    return {note.remark: remark(note) for note in plan_of(home, read_one(path)).plan.notes}


def untouched(book: openpyxl.Workbook, sheet: Worksheet, rows: list[int]) -> None:
    """Somebody has opened the file and saved it."""


@pytest.mark.parametrize("kind", ["xlsx", "xls"])
def test_words_in_a_text_box_are_told_with_the_cell_under_its_corner(
    home: Path, sent: Path, tmp_path: Path, profile: Path, kind: str
) -> None:
    path = drawn(edited(sent, tmp_path, untouched), box("Xin gia hạn", "đến &lt;31/12&gt;"))
    if kind == "xls":
        if soffice() is None:
            pytest.skip("LibreOffice is not installed")
        path = convert(path, kind, tmp_path / "out", profile)
    said = told(home, path)
    assert said[FileRemark.DRAWN].endswith("không nhận vào sổ: ô C7: «Xin gia hạn đến <31/12>».")
    assert set(said) == {FileRemark.DRAWN}


def edges(book: openpyxl.Workbook, sheet: Worksheet, rows: list[int]) -> None:
    sheet.oddHeader.center.text = "Kèm công văn 12 && phụ lục"
    sheet.oddHeader.right.text = "Trang &P"
    book.create_sheet("Thêm").oddFooter.left.text = "Nộp lại sau"


@pytest.mark.parametrize("kind", ["xlsx", "xls"])
def test_words_printed_above_or_below_the_pages_are_told_but_not_our_own_nor_page_numbers(
    home: Path, sent: Path, tmp_path: Path, profile: Path, kind: str
) -> None:
    path = edited(sent, tmp_path, edges)
    if kind == "xls":
        if soffice() is None:
            pytest.skip("LibreOffice is not installed")
        path = convert(path, kind, tmp_path / "out", profile)
    said = told(home, path)[FileRemark.PAGE_EDGE]
    assert "«Kèm công văn 12 & phụ lục»" in said
    assert "trang «Thêm»: «Nộp lại sau»" in said
    assert "số liệu đến ngày" not in said
    assert "Trang" not in said.removeprefix("trang")


def test_a_file_as_it_was_sent_has_nothing_beside_its_cells(home: Path, sent: Path) -> None:
    assert told(home, sent / UNIT_FILE) == {}


def test_a_note_longer_than_a_cell_is_told_in_its_beginning(home: Path, sent: Path, tmp_path: Path) -> None:
    path = drawn(edited(sent, tmp_path, untouched), "".join(box("a" * 40_000 + str(at)) for at in range(300)))
    assert len(told(home, path)[FileRemark.DRAWN]) < 32_767


@pytest.mark.parametrize(
    "anchors",
    ["<xdr:twoCellAnchor>" * 50_000, "<a:t>" * 200_000, "<a:t>hở", box("").replace("<xdr:col>2", "<xdr:col>99999999")],
)
def test_a_drawing_that_is_damaged_or_made_to_harm_stops_nothing(
    home: Path, sent: Path, tmp_path: Path, anchors: str
) -> None:
    path = drawn(edited(sent, tmp_path, answered), anchors)
    (change,) = plan_of(home, read_one(path)).plan.changes
    assert change.answer.parsed.value == "ANSWER"
