"""The stamp in the log: read wherever it stands, written where nobody typed, only with something else."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from taskbook.core.stamp import Key, Stamp, Standing, parse_stamp, stamp_of, stamped, standing, workbook_id
from taskbook.ports import CellWrite, Changes
from taskbook_schemas.registry import LOG
from tests.contract.memory import MemoryWorkbook
from tests.contract.spec import SheetSpec

BOOK = "0123456789abcdef" * 2
STAMP = Stamp(BOOK, Key(12, "a1b2c3"), Key(9, "00ff00"))

KEYS = st.builds(Key, st.integers(0, 10**9), st.text("0123456789abcdef", min_size=6, max_size=6))
STAMPS = st.builds(Stamp, st.text("0123456789abcdef", min_size=32, max_size=32), KEYS, st.none() | KEYS)


def book(**cells: str) -> MemoryWorkbook:
    places = {"A1": (1, 1), "A2": (2, 1), "B2": (2, 2), "A3": (3, 1), "D3": (3, 4)}
    return MemoryWorkbook([SheetSpec("KH"), SheetSpec(LOG, {places[name]: text for name, text in cells.items()})])


@given(STAMPS)
def test_a_stamp_is_read_as_it_was_written(stamp: Stamp) -> None:
    assert parse_stamp(str(stamp)) == stamp
    assert parse_stamp(f"  {stamp}\n") == stamp


@pytest.mark.parametrize("cell", [None, 5.0, "", "Mã sổ: abc", str(STAMP)[:-20]])
def test_what_is_no_stamp_is_none(cell: object) -> None:
    assert parse_stamp(cell) is None  # type: ignore[arg-type]


def test_the_id_is_there_after_the_first_writing() -> None:
    made = book(A1="Nhật ký", A3="Thời điểm")
    assert workbook_id(made) is None
    found = standing(made)
    assert found == Standing(None, (2, 1))
    made.apply(stamped(Changes(cells=[CellWrite("KH", 1, 1, "x")]), found, STAMP))
    assert workbook_id(made) == BOOK
    assert standing(made).stamp == STAMP


def test_what_a_person_typed_there_stays() -> None:
    made = book(A2="Ghi chú của văn phòng")
    assert standing(made).place == (2, 2)
    made.apply(stamped(Changes(cells=[CellWrite("KH", 1, 1, "x")]), standing(made), STAMP))
    assert made.block(LOG, 2, 2, 1) == [["Ghi chú của văn phòng", str(STAMP)]]


def test_a_stamp_that_moved_with_its_row_or_column_is_found_and_written_where_it_is() -> None:
    made = book(D3=str(STAMP))
    assert standing(made) == Standing(STAMP, (3, 4), str(STAMP))


def test_a_workbook_without_a_log_has_no_place_for_a_stamp() -> None:
    made = MemoryWorkbook([SheetSpec("KH")])
    changes = Changes(cells=[CellWrite("KH", 1, 1, "x")])
    assert standing(made) == Standing(None, None)
    assert stamped(changes, standing(made), STAMP) is changes
    assert stamp_of(changes) is None


def test_names_of_files_bear_the_beginning_of_the_id() -> None:
    assert STAMP.mark == "01234567"


def test_a_stamp_that_changes_carry_is_read_from_them() -> None:
    found = Standing(None, (2, 1))
    assert stamp_of(stamped(Changes(), found, STAMP)) == STAMP
    assert stamp_of(Changes(stamp=CellWrite(LOG, 2, 1, 5))) is None
