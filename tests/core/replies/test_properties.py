"""What holds whatever units type, in whatever order their files come."""

from collections.abc import Mapping
from datetime import date, datetime

from hypothesis import given, settings
from hypothesis import strategies as st

from taskbook.actions.replies import accept, merge
from taskbook.actions.undo import undo
from taskbook.adapters.history import Recorded
from taskbook.core.unit_file import INPUT_FIELDS
from taskbook.ports import Value
from taskbook_schemas.task_columns import TASK_COLUMNS
from tests.contract.history import MemoryHistory, no_whole_file
from tests.contract.memory import MemoryWorkbook
from tests.core.builders import UNIT_ROWS, task
from tests.core.replies.books import LATER, RUN, cell, inputs, log, master
from tests.core.replies.files import Edits, returned, sent, take_in

UNITS = [str(row["name"]) for row in UNIT_ROWS if row.get("is_group") != "Có"]
IDS = ("KH26-1", "KH26-2", "KH26-3")
_TEXTS = st.text("ab =+ă\n", max_size=6)
_VALUES: Mapping[str, st.SearchStrategy[Value]] = {
    **dict.fromkeys(INPUT_FIELDS, _TEXTS),
    "progress": st.floats(0, 100) | st.sampled_from(["60", "60%", "nhiều", 0.6]),
    "completed": st.dates(date(2026, 1, 1), date(2027, 12, 31)) | st.sampled_from(["15/9/2026", "15.9", "tháng 9"]),
    "extension_asked": st.dates(date(2026, 1, 1), date(2027, 12, 31)),
}
_CELLS = st.sampled_from([(id, field) for id in IDS for field in INPUT_FIELDS])


@st.composite
def edits_of_units(draw: st.DrawFn) -> dict[str, dict[tuple[str, str], Value]]:
    """Edits of single cells, each made by one unit."""
    edits: dict[str, dict[tuple[str, str], Value]] = {unit: {} for unit in UNITS}
    for place in draw(st.lists(_CELLS, unique=True, max_size=8)):
        edits[draw(st.sampled_from(UNITS))][place] = draw(_VALUES[place[1]])
    return edits


def start() -> MemoryWorkbook:
    return master(task(1, situation="a", progress=40.0), task(2, completed=date(2026, 9, 1)), task(3))


@settings(max_examples=25, deadline=None)
@given(edits_of_units(), st.permutations(UNITS), st.booleans())
def test_any_split_over_units_and_any_order_gives_the_same_master(
    edits: dict[str, Edits], order: list[str], together: bool
) -> None:
    one, other = start(), start()
    forms = sent(one)
    take_in(one, *(returned(forms[unit], edits[unit]) for unit in UNITS))
    files = [returned(forms[unit], edits[unit]) for unit in order]
    for group in [files] if together else [[file] for file in files]:
        take_in(other, *group)
    assert inputs(one) == inputs(other)


@settings(max_examples=25, deadline=None)
@given(edits_of_units())
def test_no_input_cell_changes_without_a_line_in_the_log_and_undo_brings_back_the_exact_cells(
    edits: dict[str, Edits],
) -> None:
    book = start()
    before, forms = inputs(book), sent(book)
    merge(book, [returned(forms[unit], edits[unit]) for unit in UNITS], RUN)
    history = MemoryHistory()
    accept(Recorded(book, history, "accept", RUN), RUN)
    logged = {(row[3], row[4]): row[6] for row in log(book) if row[2] in ("Nhận phản hồi", "Ghi ngày báo cáo")}
    changed = {
        (id, column.heading): cell(book, id, column.field)
        for place, column in enumerate(TASK_COLUMNS)
        for at, id in enumerate(IDS)
        if inputs(book)[place][at] != before[place][at]
    }
    assert changed == logged
    undo(book, history, lambda path: book, LATER, no_whole_file)
    assert inputs(book) == before


@settings(max_examples=15, deadline=None)
@given(edits_of_units())
def test_a_file_taken_in_again_changes_nothing(edits: dict[str, Edits]) -> None:
    book = start()
    forms = sent(book)
    files = [returned(forms[unit], edits[unit]) for unit in UNITS]
    take_in(book, *files)
    before = inputs(book)
    take_in(book, *files, run=LATER)
    assert inputs(book) == before


def test_split_then_merge_of_untouched_files_changes_nothing() -> None:
    book = start()
    before = inputs(book)
    for made in (datetime(2026, 10, 1, 8), datetime(2026, 11, 1, 8)):
        files = [returned(form) for form in sent(book, made).values()]
        assert take_in(book, *files).plan.changes == ()
    assert inputs(book) == before
