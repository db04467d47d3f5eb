"""Taking back the last action: exact cells, never over what somebody changed since."""

from dataclasses import replace
from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from taskbook.actions.outcomes.undo import undone_lines
from taskbook.actions.refresh import refresh
from taskbook.actions.replies import accept, merge
from taskbook.actions.undo import UndoReport, history_of, undo
from taskbook.adapters.history import Recorded
from taskbook.core.undo import FilledSheet, Step, undo_changes
from taskbook.core.undo_places import TableThen, Why, as_left
from taskbook.core.undo_values import body_back, same_as
from taskbook.errors import WorkbookUnreadableError
from taskbook.ports import BlockChange, CellError, CellWrite, Changes, Link, Receipt, Value, Workbook
from taskbook_schemas.registry import CHECKS, REVIEW, SUMMARY
from tests.contract.history import MemoryHistory, no_whole_file
from tests.contract.memory import MemoryWorkbook
from tests.contract.spec import SheetSpec, TableSpec
from tests.core.replies.books import ECONOMY, LATER, RUN, cell, inputs, log, master, place
from tests.core.replies.files import returned, sent


def start() -> MemoryWorkbook:
    book = master()
    for name in (SUMMARY, CHECKS):
        for part, value in (("_cells", {}), ("_tables", ()), ("_visible", True)):
            getattr(book, part)[name] = value
    return book


def accepted(history: MemoryHistory) -> MemoryWorkbook:
    book = start()
    edits: dict[tuple[str, str], Value] = {("KH26-1", "situation"): "Xong", ("KH26-2", "progress"): 60.0}
    merge(Recorded(book, history, "merge", RUN), [returned(sent(book)[ECONOMY], edits)], RUN)
    accept(Recorded(book, history, "accept", RUN), RUN)
    return book


def take_back(book: MemoryWorkbook, history: MemoryHistory) -> UndoReport:
    report = undo(book, history, book.copies.__getitem__, LATER, no_whole_file)
    assert report is not None
    return report


def test_an_accept_is_taken_back_cell_by_cell_with_lines_in_the_log() -> None:
    history = MemoryHistory()
    untouched = inputs(start())
    book = accepted(history)
    lines = len(log(book))
    report = take_back(book, history)
    assert inputs(book) == untouched
    assert (report.undoing.restored, report.kept, report.whole) == (4, [], True)
    new = log(book)[lines:]
    assert {(row[2], row[3], row[4]) for row in new} == {
        ("Hoàn tác", "KH26-1", "Tình hình thực hiện"),
        ("Hoàn tác", "KH26-2", "Tiến độ (%)"),
        ("Hoàn tác", "KH26-1", "Báo cáo gần nhất"),
        ("Hoàn tác", "KH26-2", "Báo cáo gần nhất"),
    }
    assert new[0][7] == "Nhận các thay đổi lúc 09:00 ngày 5/10/2026"


def test_what_somebody_changed_since_is_left_and_named() -> None:
    history = MemoryHistory()
    book = accepted(history)
    at = place(book, "KH26-1", "situation")
    MemoryWorkbook.apply(book, Changes(cells=[CellWrite(*at, "gõ tay")]))
    report = take_back(book, history)
    assert cell(book, "KH26-1", "situation") == "gõ tay"
    assert cell(book, "KH26-2", "progress") is None
    assert report.kept == ["KH 2026!L5"]


def test_a_row_that_holds_another_task_by_now_is_left_alone() -> None:
    history = MemoryHistory()
    book = accepted(history)
    at = place(book, "KH26-1", "id")
    MemoryWorkbook.apply(book, Changes(cells=[CellWrite(*at, "KH26-77")]))
    report = take_back(book, history)
    assert cell(book, "KH26-77", "situation") == "Xong"
    assert len(report.kept) == 2


def test_what_is_back_already_is_no_trouble() -> None:
    history = MemoryHistory()
    book = accepted(history)
    MemoryWorkbook.apply(book, Changes(cells=[CellWrite(*place(book, "KH26-1", "situation"), None)]))
    assert take_back(book, history).kept == []


def test_actions_are_taken_back_from_the_last_one_on() -> None:
    history = MemoryHistory()
    book = accepted(history)
    assert [step.action for step in history.steps] == ["merge", "accept"]
    take_back(book, history)
    report = take_back(book, history)
    assert report.step.action == "merge"
    assert undo(book, history, lambda path: book, LATER, no_whole_file) is None


def test_a_refresh_is_taken_back_with_its_sheets() -> None:
    history, book = MemoryHistory(), start()
    before = inputs(book)
    summary = book.block(SUMMARY, 1, 20)
    refresh(Recorded(book, history, "refresh", RUN), RUN)
    assert inputs(book) != before
    report = take_back(book, history)
    assert inputs(book) == before
    assert book.block(SUMMARY, 1, 20) == summary
    assert [info.name for info in book.sheets() if info.visible and info.name.startswith("Phiếu ")] == []
    assert [row[2] for row in log(book)] == ["Hoàn tác"]
    assert report.undoing.restored > 0


def test_without_the_backup_the_cells_still_go_back_and_the_sheets_stay() -> None:
    history = MemoryHistory()
    book = accepted(history)

    def gone(path: str) -> Workbook:
        raise WorkbookUnreadableError(path)

    report = undo(book, history, gone, LATER, no_whole_file)
    assert report is not None
    assert not report.whole
    assert cell(book, "KH26-1", "situation") is None
    assert REVIEW in [info.name for info in book.sheets()]


class WithoutBackup(MemoryWorkbook):
    """A memory workbook that tells of no copy."""

    def apply(self, changes: Changes) -> Receipt:
        return replace(super().apply(changes), backup=None)


def test_a_workbook_that_keeps_no_backup_can_be_taken_back_too() -> None:
    history, book = MemoryHistory(), master()
    book.__class__ = WithoutBackup
    merge(book, [returned(sent(book)[ECONOMY], {("KH26-1", "situation"): "Xong"})], RUN)
    accept(Recorded(book, history, "accept", RUN), RUN)
    report = undo(book, history, lambda path: book, LATER, no_whole_file)
    assert report is not None
    assert not report.whole
    assert cell(book, "KH26-1", "situation") is None


def test_what_wrote_nothing_is_not_remembered() -> None:
    history, book = MemoryHistory(), start()
    recorded = Recorded(book, history, "accept", RUN)
    recorded.apply(Changes())
    assert history.steps == []
    assert (recorded.label, list(recorded.sheets())) == (book.label, list(book.sheets()))
    assert recorded.tables(["KH 2026"]) == book.tables(["KH 2026"])


def test_a_tasks_history_is_what_the_log_has_of_it() -> None:
    book = accepted(MemoryHistory())
    assert [row[4] for row in history_of(book, " kh26-1 ")] == ["Tình hình thực hiện", "Báo cáo gần nhất"]
    assert len(history_of(book, None)) == len(log(book))
    assert history_of(MemoryWorkbook([SheetSpec("Trống")]), None) == []


def test_a_block_gives_back_only_cells_it_changed_and_none_of_a_sheet_that_goes_back_whole() -> None:
    book = master()
    sheet, row, column = place(book, "KH26-1", "situation")
    one = [["Xong", "Như cũ"]]
    book.apply(Changes(cells=[CellWrite(sheet, row, column, "Xong")]))
    blocks = (
        BlockChange(sheet, row, column, [[None, "Như cũ"]], one),  # type: ignore[arg-type]
        BlockChange(REVIEW, 4, 1, [["a", "b"]], one),  # type: ignore[arg-type]
    )
    step = Step("accept", RUN.now, RUN.who, None, blocks, (FilledSheet(REVIEW, 4, 2, (), False),))
    undoing = undo_changes(step, (), lambda sheets: [], book.block, [])
    assert [(write.sheet, write.column, write.value) for write in undoing.changes.cells] == [(sheet, column, None)]
    assert (undoing.restored, undoing.kept) == (1, ())


def test_only_issues_with_a_sheet_and_a_cell_get_links_again() -> None:
    rows: list[list[Value]] = [
        ["Lỗi", "KH 'A'", "B5", CellError("#N/A")],
        ["Lỗi", "KH", None, 1.0],
        ["Lỗi", None, "B5", 1.0],
    ]
    linked = ["Lỗi", "KH 'A'", Link("KH 'A'", "B5", "B5"), "#N/A"]
    assert body_back(CHECKS, rows) == [linked, rows[1], rows[2]]
    assert body_back(SUMMARY, rows)[0] == ["Lỗi", "KH 'A'", "B5", "#N/A"]


def test_values_are_compared_as_they_are_read() -> None:
    day = date(2026, 9, 15)
    pairs: list[tuple[Value, object, bool]] = [
        (5.0, 5, True),
        (day, datetime(2026, 9, 15), True),
        (None, "", True),
        ("A1", Link("KH", "A1", "A1"), True),
        (True, 1, False),
        (CellError("#N/A"), CellError("#N/A"), True),
        ("5", 5, False),
    ]
    for value, written, same in pairs:
        assert same_as(value, written) is same  # type: ignore[arg-type]


@given(st.one_of(st.none(), st.text(), st.floats(allow_nan=False), st.dates(), st.booleans()))
def test_every_value_is_the_same_as_itself(value: Value) -> None:
    assert same_as(value, value)


def test_a_body_of_fewer_columns_than_ours_goes_back_as_it_was() -> None:
    assert body_back(CHECKS, [["cũ", 2.0]]) == [["cũ", 2.0]]


# wherever the tasks went


def reordered(book: MemoryWorkbook, order: list[int], top: int = 0) -> None:
    """Sort the plan's rows by hand (`order` are 0-based old places); `top` rows of a new task are put in above."""
    (grid,) = book.tables(["KH 2026"])["KH 2026"]
    columns = [[column[at] for at in order] for column in grid.columns]
    new = [[f"KH26-{90 + at}" if place == 0 else None for at in range(top)] for place in range(len(columns))]
    made = TableSpec(
        grid.table,
        grid.header_row,
        grid.first_column,
        {heading: [*new[at], *columns[at]] for at, heading in enumerate(grid.headings)},  # type: ignore[list-item]
    )
    spec = SheetSpec("KH 2026", {}, [made])
    book._cells["KH 2026"] = MemoryWorkbook([spec])._cells["KH 2026"]
    book._tables["KH 2026"] = (made,)


def by_task(book: MemoryWorkbook) -> dict[Value, list[Value]]:
    (grid,) = book.tables(["KH 2026"])["KH 2026"]
    return {row[0]: list(row) for row in zip(*grid.columns, strict=True)}


@given(st.permutations(range(3)), st.integers(0, 3), st.booleans())
def test_values_go_back_to_their_own_task_wherever_its_row_went(order: list[int], top: int, gone: bool) -> None:
    history = MemoryHistory()
    before = by_task(start())
    book = accepted(history)
    reordered(book, order, top)
    report = undo(book, history, nothing_kept if gone else book.copies.__getitem__, LATER, no_whole_file)
    assert report is not None
    assert {id: row for id, row in by_task(book).items() if id in before} == before
    assert (report.undoing.restored, report.kept) == (4, [])


def nothing_kept(path: str) -> Workbook:
    raise WorkbookUnreadableError(path)


def test_a_task_whose_row_was_deleted_is_listed_with_what_it_held() -> None:
    history = MemoryHistory()
    book = accepted(history)
    reordered(book, [1, 2])
    report = take_back(book, history)
    assert cell(book, "KH26-2", "progress") is None
    assert [(left.task, left.heading, left.why, left.old) for left in report.undoing.kept] == [
        ("KH26-1", "Tình hình thực hiện", Why.NO_TASK, None),
        ("KH26-1", "Báo cáo gần nhất", Why.NO_TASK, None),
    ]
    text = "\n".join(undone_lines(report))
    assert "KH26-1, cột «Tình hình thực hiện»" in text
    assert "không còn nhiệm vụ có mã này" in text
    [line] = [row for row in log(book)[-6:] if row[3] == "KH26-1" and row[4] == "Tình hình thực hiện"]
    assert line[2] == "Hoàn tác"
    assert line[5] == line[6] is None
    assert "Không trả lại được" in str(line[7])


@pytest.mark.parametrize(
    ("block", "ids"),
    [
        (BlockChange("GV", 5, 1, [[None], [None]], [["GV-1"], ["GV-2"]]), ("GV-1", "GV-2")),
        (BlockChange("GV", 6, 1, [[None, None]], [["GV-2", "x"]]), ("A", "GV-2")),
        (BlockChange("GV", 6, 1, [[None], [None]], [["GV-2"], ["dưới bảng"]]), ("A", "GV-2")),
        (BlockChange("GV", 5, 2, [[None]], [["x"]]), ("A", None)),
        (BlockChange("Khác", 5, 1, [[None]], [["x"]]), ("A", None)),
        (BlockChange("GV", 5, 1, [["A"]], [[Link("Khác", "A1", "A")]]), (None, None)),
    ],
)
def test_a_row_that_an_action_named_is_known_by_the_name_it_got(
    block: BlockChange, ids: tuple[str | None, ...]
) -> None:
    table = TableThen("GV", 5, 1, ("Mã", "Nhiệm vụ"), ("A", None))
    assert as_left(table, [block]).ids == ids
