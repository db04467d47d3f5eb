"""What happens to a sheet on its way: each accident has its outcome, and none of them harms the master."""

from dataclasses import replace

import pytest

from taskbook.actions.replies import merge
from taskbook.core.replies.file_findings import FileNote
from taskbook.core.replies.kinds import FileRemark, RefusalReason
from taskbook.core.replies.raw_file import Cell, RawFile, RawSheet
from taskbook.core.unit_file import HEADINGS
from taskbook.ports import CellWrite, Changes
from taskbook.texts.refusals import refusal, remark
from taskbook_schemas.layout import UnitSheet
from tests.core.builders import task
from tests.core.replies.books import ECONOMY, RUN, cell, inputs, master, place
from tests.core.replies.files import INPUTS, returned, rows_of, sent, take_in

Rows = dict[int, dict[int, Cell]]
EDITS = {("KH26-1", "situation"): "Xong việc một", ("KH26-3", "progress"): 70.0}


def task_rows(rows: Rows) -> dict[str, int]:
    """Where each task stands."""
    return {
        str(cells[2][0]): number for number, cells in rows.items() if str(cells.get(2, ("",))[0]).startswith("KH26")
    }


def arrive(rows: Rows) -> tuple[list[object], list[FileNote]]:
    """The two edited cells and the remarks, after a file of these rows was taken in."""
    book = master()
    plan = take_in(book, returned(sent(book)[ECONOMY], rows=rows)).plan
    assert plan.refused == ()
    return [cell(book, *place) for place in EDITS], list(plan.notes)


def edited() -> Rows:
    return rows_of(sent(master())[ECONOMY], EDITS)


def test_sorted_rows_are_found_by_their_ids() -> None:
    rows = edited()
    at = task_rows(rows)
    rows[at["KH26-1"]], rows[at["KH26-3"]] = rows[at["KH26-3"]], rows[at["KH26-1"]]
    assert arrive(rows) == (["Xong việc một", 70.0], [])


def test_a_deleted_row_is_no_answer_and_deletes_nothing() -> None:
    rows = edited()
    del rows[task_rows(rows)["KH26-2"]]
    values, notes = arrive(rows)
    assert values == ["Xong việc một", 70.0]
    assert [(note.remark, note.detail) for note in notes] == [(FileRemark.ROWS_MISSING, "KH26-2")]


def test_an_added_row_is_listed_and_not_taken() -> None:
    rows = edited()
    rows[40] = {3: ("Việc tự thêm", False), INPUTS["situation"]: ("đã làm", False)}
    values, notes = arrive(rows)
    assert values == ["Xong việc một", 70.0]
    assert [note.remark for note in notes] == [FileRemark.ROW_ADDED]
    assert "dòng 40: Việc tự thêm" in remark(notes[0])


def test_a_row_that_stands_twice_with_one_answer_is_taken() -> None:
    rows = edited()
    rows[40] = dict(rows[task_rows(rows)["KH26-1"]])
    values, notes = arrive(rows)
    assert values == ["Xong việc một", 70.0]
    assert [note.remark for note in notes] == [FileRemark.ROW_TWICE]


def test_a_row_that_stands_twice_with_different_answers_is_refused() -> None:
    book, rows = master(), edited()
    rows[40] = rows[task_rows(rows)["KH26-1"]] | {INPUTS["situation"]: ("Chuyện khác", False)}
    plan = take_in(book, returned(sent(book)[ECONOMY], rows=rows)).plan
    assert [(item.reason, item.task) for item in plan.refused] == [(RefusalReason.ROWS_DIFFER, "KH26-1")]
    assert cell(book, "KH26-1", "situation") is None
    assert cell(book, "KH26-3", "progress") == 70.0


def test_moved_columns_are_found_by_their_headings() -> None:
    rows = {number: {20 - column: cell for column, cell in cells.items()} for number, cells in edited().items()}
    assert arrive(rows) == (["Xong việc một", 70.0], [])


def test_rows_inserted_above_do_not_matter() -> None:
    rows = {number + 5: cells for number, cells in edited().items()}
    assert arrive(rows) == (["Xong việc một", 70.0], [])


def test_a_renamed_column_is_read_by_its_place_when_all_others_are_in_theirs() -> None:
    rows = edited()
    rows[UnitSheet.HEADER_ROW][INPUTS["situation"]] = ("Kết quả", False)
    values, notes = arrive(rows)
    assert values == ["Xong việc một", 70.0]
    assert [note.remark for note in notes] == [FileRemark.COLUMN_RENAMED]
    assert "Kết quả" in remark(notes[0])


def test_a_renamed_column_among_moved_ones_is_not_read() -> None:
    rows = edited()
    rows[UnitSheet.HEADER_ROW][INPUTS["situation"]] = ("Kết quả", False)
    moved = {n: {(c if c != 1 else 30): cell for c, cell in cells.items()} for n, cells in rows.items()}
    values, notes = arrive(moved)
    assert values == [None, 70.0]
    assert [note.remark for note in notes] == [FileRemark.COLUMN_MISSING, FileRemark.OUTSIDE]
    assert "«Xong việc một»" in remark(notes[1])  # what stands there is told, with its place


def test_a_deleted_column_is_no_answer() -> None:
    gone = INPUTS["situation"]
    rows = {
        n: {(c if c < gone else c - 1): cell for c, cell in cells.items() if c != gone} for n, cells in edited().items()
    }
    values, notes = arrive(rows)
    assert values == [None, 70.0]
    assert [note.remark for note in notes] == [FileRemark.COLUMN_MISSING]


def test_a_heading_that_stands_twice_is_read_once_and_told() -> None:
    rows = edited()
    rows[UnitSheet.HEADER_ROW][30] = (HEADINGS[INPUTS["progress"] - 1], False)
    values, notes = arrive(rows)
    assert values == ["Xong việc một", 70.0]
    assert [note.remark for note in notes] == [FileRemark.COLUMN_TWICE]


def test_ids_and_headings_in_other_letters_are_known() -> None:
    rows = edited()
    for number in task_rows(rows).values():
        rows[number][2] = (f" {str(rows[number][2][0]).lower()} ", False)
    rows[UnitSheet.HEADER_ROW][INPUTS["progress"]] = ("TIẾN  ĐỘ (%)", False)
    assert arrive(rows) == (["Xong việc một", 70.0], [])


def file_of(book: object, *sheets: RawSheet, **changes: object) -> RawFile:
    file = returned(sent(book)[ECONOMY])  # type: ignore[arg-type]
    return replace(file, sheets=sheets or file.sheets, **changes)  # type: ignore[arg-type]


def test_renamed_sheets_do_not_matter_and_what_stands_on_added_ones_is_told() -> None:
    book = master()
    sheets = (RawSheet("Sheet2", {1: {1: ("ghi chú", False)}}), RawSheet("Đổi tên", edited()))
    (note,) = merge(book, [file_of(book, *sheets)], RUN).plan.notes
    assert remark(note).endswith("có chữ ghi ngoài phần nhập, không nhận vào sổ: trang «Sheet2», ô A1: «ghi chú».")


def test_a_second_sheet_with_tasks_is_told_of_and_not_read() -> None:
    book, rows = master(), edited()
    copy = {number: cells for number, cells in rows.items() if number != task_rows(rows)["KH26-2"]}
    plan = merge(book, [file_of(book, RawSheet("Bản sao", copy), RawSheet("Phiếu", rows))], RUN).plan
    assert [(note.remark, note.detail) for note in plan.notes] == [(FileRemark.OTHER_SHEET, "Bản sao")]


def test_the_same_bytes_under_two_names_are_read_once() -> None:
    book = master()
    file = returned(sent(book)[ECONOMY], EDITS, name="a.xlsx")
    plan = merge(book, [replace(file, name="b.xlsx"), file], RUN).plan
    assert [(note.remark, note.file, note.detail) for note in plan.notes] == [
        (FileRemark.SAME_FILE, "b.xlsx", "a.xlsx")
    ]
    assert len(plan.changes) == 2


@pytest.mark.parametrize(
    ("rows", "trouble"),
    [
        ({1: {1: ("trống", False)}}, RefusalReason.NO_TASKS),
        ({1: {2: ("KH26-1", False)}}, RefusalReason.NO_HEADINGS),
        ({}, RefusalReason.NO_TASKS),
    ],
)
def test_a_sheet_without_tasks_or_headings_is_refused(rows: Rows, trouble: RefusalReason) -> None:
    book = master()
    plan = merge(book, [returned(sent(book)[ECONOMY], rows=rows)], RUN).plan
    assert [item.reason for item in plan.refused] == [trouble]


def test_files_of_unknown_units_and_of_other_workbooks_are_refused() -> None:
    book = master()
    manifest = sent(book)[ECONOMY].manifest
    files = [
        file_of(book, name="la.xlsx", digest="1", manifest=replace(manifest, unit="Sở lạ")),
        file_of(book, name="nhom.xlsx", digest="2", manifest=replace(manifest, unit="Các cơ quan, đơn vị liên quan")),
        file_of(book, name="so-khac.xlsx", digest="3", manifest=replace(manifest, plans=("KHAC",))),
    ]
    plan = merge(book, files, RUN).plan
    assert {item.file: item.reason for item in plan.refused} == {
        "la.xlsx": RefusalReason.UNKNOWN_UNIT,
        "nhom.xlsx": RefusalReason.GROUP,
        "so-khac.xlsx": RefusalReason.OTHER_WORKBOOK,
    }


def test_ids_of_other_units_and_of_nobody_are_refused() -> None:
    book = master(task(1), task(2, coordinate="Phòng Kinh tế", lead="Phòng Kinh tế"), task(3, coordinate=None))
    forms = sent(book)
    forged = replace(
        forms[ECONOMY].manifest,
        unit="Công an xã",
        tasks=tuple(
            replace(item, id="KH26-9") if item.id == "KH26-1" else item for item in forms[ECONOMY].manifest.tasks
        ),
    )
    edits = {**EDITS, ("KH26-1", "progress"): 5.0}
    before = inputs(book)
    rows = rows_of(forms[ECONOMY], edits) | {3: {1: ("Đơn vị: Công an xã", False)}}
    plan = take_in(book, replace(returned(forms[ECONOMY], rows=rows), manifest=forged)).plan
    assert {(item.reason, item.task) for item in plan.refused} == {
        (RefusalReason.TASK_GONE, "KH26-9"),
        (RefusalReason.NOT_ITS_TASK, "KH26-3"),
    }
    assert inputs(book) == before


def test_a_task_without_an_id_in_the_master_is_refused_for_its_row_may_have_moved() -> None:
    book = master(task(1), task(2, id=None))
    form = sent(book)[ECONOMY]
    plan = merge(book, [returned(form, {("KH26-dòng 6", "situation"): "x"})], RUN).plan
    assert [item.reason for item in plan.refused] == [RefusalReason.TASK_WITHOUT_ID]


def test_an_id_that_stands_twice_is_told_apart_by_its_place_while_it_lasts() -> None:
    book = master(task(1), task(2, id="KH26-1"))
    form = sent(book)[ECONOMY]
    first = form.manifest.tasks[0].key
    file = returned(form, {(first, "situation"): "x"})
    assert [change.master.row for change in merge(book, [file], RUN, dry=True).plan.changes] == [5]
    book.apply(Changes(cells=[CellWrite(*place(book, "KH26-1", "id"), None)]))
    assert merge(book, [file], RUN, dry=True).plan.changes == ()


def without_manifest(trouble: RefusalReason = RefusalReason.NO_MANIFEST) -> RawFile:
    return replace(returned(sent(master())[ECONOMY], {**EDITS, ("KH26-2", "completed"): "tháng 9"}), manifest=trouble)


def test_a_file_that_lost_its_hidden_sheet_is_refused_and_only_offered() -> None:
    book = master(*(task(number, name=f"Việc số {number}") for number in (1, 2, 3)))
    form = sent(book)[ECONOMY]
    file = replace(returned(form, EDITS), manifest=RefusalReason.NO_MANIFEST)
    before = inputs(book)
    plan = take_in(book, file).plan
    assert [item.reason for item in plan.refused] == [RefusalReason.NO_MANIFEST]
    assert {(change.answer.id, change.answer.by_text, change.outcome.value) for change in plan.changes} == {
        ("KH26-1", True, "ask"),
        ("KH26-3", True, "ask"),
    }
    assert inputs(book) == before


def test_tasks_of_one_text_are_not_offered() -> None:
    plan = merge(master(), [without_manifest()], RUN).plan
    assert plan.changes == ()


@pytest.mark.parametrize("drop", ["unit", "headings"])
def test_nothing_is_offered_of_a_file_that_names_no_unit_or_has_no_headings(drop: str) -> None:
    book = master(task(1, name="Việc số 1"))
    rows = rows_of(sent(book)[ECONOMY], EDITS)
    del rows[3 if drop == "unit" else UnitSheet.HEADER_ROW]
    file = replace(returned(sent(book)[ECONOMY], rows=rows), manifest=RefusalReason.DAMAGED)
    plan = merge(book, [file], RUN).plan
    assert plan.changes == ()
    assert [item.reason for item in plan.refused] == [RefusalReason.DAMAGED]


@pytest.mark.parametrize("trouble", list(RefusalReason))
def test_every_refusal_is_a_whole_sentence(trouble: RefusalReason) -> None:
    from taskbook.core.replies.file_findings import Refused

    said = refusal(Refused("a.xlsx", trouble, "Công an xã", "KH26-1", "Lý do."))
    assert said.startswith("«a.xlsx»: ")
    assert said.endswith(".")
    assert "{" not in said


def test_long_lists_are_cut() -> None:
    book = master(*(task(number) for number in range(1, 31)))
    form = sent(book)[ECONOMY]
    rows = rows_of(form)
    for id, number in task_rows(rows).items():
        if id != "KH26-1":
            del rows[number]
    (note,) = merge(book, [returned(form, rows=rows)], RUN).plan.notes
    assert note.detail.endswith("… (+9)")
