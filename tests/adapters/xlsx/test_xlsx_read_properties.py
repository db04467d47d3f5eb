"""What other programs write is read back as it was written, and as openpyxl reads it."""

from collections.abc import Sequence
from datetime import date, datetime, time, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

import openpyxl
import xlsxwriter
from hypothesis import given, settings
from hypothesis import strategies as st

from taskbook.adapters.cells.serial_days import from_serial
from taskbook.adapters.xlsx import read
from taskbook.adapters.xlsx.package import open_package
from taskbook.errors import WorkbookUnreadableError
from taskbook.ports import CellError, Value
from tests.adapters.xlsx.hostile import parts, plain_bytes, sheet, write

WIDTH = 4
# Line ends other than \n are folded by XML itself unless the writer escapes them, and not every writer does.
texts = st.text(
    st.characters(exclude_categories=("Cs", "Cc"), exclude_characters="\ufffe\uffff", include_characters="\n\t"),
    min_size=1,
    max_size=40,
).filter(lambda text: "_x" not in text)
numbers = st.one_of(st.floats(-1e300, 1e300), st.integers(-(2**53), 2**53).map(float))
days = st.dates(date(1900, 3, 1), date(9999, 12, 30))
moments = st.datetimes(datetime(1900, 3, 1), datetime(2200, 1, 1)).map(lambda day: day.replace(microsecond=0))
errors = st.sampled_from(["#N/A", "#REF!", "#DIV/0!", "#VALUE!", "#NAME?"]).map(CellError)
values = st.one_of(st.none(), texts, numbers, st.booleans(), days, moments.filter(lambda day: day.time() != time.min))
tables = st.lists(st.lists(values, min_size=WIDTH, max_size=WIDTH), min_size=1, max_size=8)


def trimmed(rows: Sequence[Sequence[Value]]) -> list[list[Value]]:
    """Rows without blank ones at the end."""
    kept = [list(row) for row in rows]
    while kept and not any(value is not None for value in kept[-1]):
        kept.pop()
    return kept


def write_with_xlsxwriter(path: Path, rows: Sequence[Sequence[Value]], memory: bool, date1904: bool) -> None:
    book = xlsxwriter.Workbook(path, {"constant_memory": not memory, "date_1904": date1904})
    sheet = book.add_worksheet("Trang")
    day = book.add_format({"num_format": "[$-42A]dd/mm/yyyy"})
    moment = book.add_format({"num_format": "yyyy-mm-dd hh:mm:ss"})
    for row, cells in enumerate(rows):
        for column, value in enumerate(cells):
            if isinstance(value, bool):
                sheet.write_boolean(row, column, value)
            elif isinstance(value, str):
                sheet.write_string(row, column, value)
            elif isinstance(value, float):
                sheet.write_number(row, column, value)
            elif isinstance(value, date):
                sheet.write_datetime(row, column, value, moment if isinstance(value, datetime) else day)
    book.close()


def exact(value: Value) -> Value:
    """A number as XlsxWriter keeps it (%.16G)."""
    return float(f"{value:.16G}") if isinstance(value, float) else value


@settings(max_examples=60, deadline=None)
@given(tables, st.booleans(), st.booleans())
def test_what_xlsxwriter_writes_is_read_back(rows: list[list[Value]], memory: bool, date1904: bool) -> None:
    if date1904:  # days before 1904 have no number there
        rows = [[None if isinstance(value, date) and value.year < 1905 else value for value in row] for row in rows]
    with TemporaryDirectory() as folder:
        path = Path(folder) / "a.xlsx"
        write_with_xlsxwriter(path, rows, memory, date1904)
        found = read.block(open_package(path), "Trang", 1, WIDTH)
    expected = trimmed([[exact(value) for value in row] for row in rows])
    assert found == expected
    assert [[type(value) for value in row] for row in found] == [[type(value) for value in row] for row in expected]


@settings(max_examples=60, deadline=None)
@given(st.lists(st.lists(st.one_of(values, errors), min_size=WIDTH, max_size=WIDTH), min_size=1, max_size=8))
def test_what_openpyxl_writes_is_read_as_openpyxl_reads_it(rows: list[list[Value]]) -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "Trang"
    for row, cells in enumerate(rows):
        for column, value in enumerate(cells):
            cell = sheet.cell(row + 1, column + 1)
            cell.value = value.code if isinstance(value, CellError) else value
            if isinstance(value, str):
                cell.data_type = "s"
    with TemporaryDirectory() as folder:
        path = Path(folder) / "a.xlsx"
        book.save(path)
        found = read.block(open_package(path), "Trang", 1, WIDTH)
        again = openpyxl.load_workbook(path, data_only=True)["Trang"]
        theirs = [[as_ours(cell) for cell in row] for row in again.iter_rows(max_col=WIDTH)]
    assert found == trimmed(theirs)


def as_ours(cell: openpyxl.cell.Cell) -> Value:
    """A cell of openpyxl as we give it: floats, plain days, errors as such."""
    value = cell.value
    if cell.data_type == "e":
        return CellError(value)
    if isinstance(value, int) and not isinstance(value, bool):
        return float(value)
    if isinstance(value, datetime) and value.time() == time.min:
        return value.date()
    return value


@given(st.datetimes(datetime(1904, 1, 1), datetime(9999, 12, 31)), st.booleans())
def test_a_serial_number_gives_its_moment_back(moment: datetime, date1904: bool) -> None:
    moment = moment.replace(microsecond=moment.microsecond // 1000 * 1000)
    epoch = datetime(1904, 1, 1) if date1904 else datetime(1899, 12, 30)
    found = from_serial((moment - epoch) / timedelta(days=1), date1904)
    assert found == (moment.date() if moment.time() == time.min else moment)


def outcome(path: Path, width: int) -> list[list[Value]] | str:
    """The rows of the sheet, or the words that refuse them."""
    try:
        return read.block(open_package(path), "Trang", 1, width)
    except WorkbookUnreadableError as refusal:
        return str(refusal)


@settings(max_examples=40, deadline=None)
@given(st.binary(max_size=400), st.integers(0, 3000), st.integers(0, 400))
def test_a_file_damaged_anywhere_is_read_or_refused(noise: bytes, place: int, cut: int) -> None:
    sound = plain_bytes()
    with TemporaryDirectory() as folder:
        path = Path(folder) / "a.xlsx"
        path.write_bytes(sound[:place] + noise + sound[place + cut :])
        found = outcome(path, 1)
    assert found in ([], [["một"]]) or "«a.xlsx»" in found


@settings(max_examples=150, deadline=None)
@given(st.text("<>/c r=\"'A1v2s!-[?x&;\n", max_size=60), st.integers(0, 120))
def test_a_sheet_scrambled_anywhere_is_read_or_refused(noise: str, place: int) -> None:
    rows = '<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" s="1"/></row><row r="2"><c r="A2"><v>5</v></c></row>'
    with TemporaryDirectory() as folder:
        path = write(Path(folder) / "a.xlsx", parts(sheet(rows[:place] + noise + rows[place:])))
        found = outcome(path, 2)
    assert isinstance(found, list) or "«a.xlsx»" in found
