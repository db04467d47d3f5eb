"""What is written is read again, whatever the values; a second time nothing changes; packing loses nothing."""

import io
import re
import tempfile
import zipfile
from contextlib import ExitStack
from datetime import date, datetime
from pathlib import Path
from unittest.mock import patch

from hypothesis import given, settings
from hypothesis import strategies as st

from taskbook.adapters.xlsx import row_patcher, sheet_layout
from taskbook.adapters.xlsx.packing import CHUNK, Compressor, write_zip
from taskbook.adapters.xlsx.workbook import open_workbook
from taskbook.ports import Changes, ColumnWrite, Link, SheetFill, Value, Writable
from tests.contract.spec import SheetSpec, TableSpec, write_file

HEIGHT = 4
TEXT = st.text(
    st.characters(exclude_categories=["Cs"], exclude_characters="\ufffe\uffff"), min_size=1, max_size=30
).filter(lambda text: not any(ord(letter) < 32 and letter not in "\t\n\r" for letter in text))
MILLISECONDS = st.integers(0, 999).map(lambda number: number * 1000)
MOMENTS = st.builds(
    lambda moment, part: moment.replace(microsecond=part),
    st.datetimes(datetime(1900, 1, 1), datetime(9999, 12, 31, 23)),
    MILLISECONDS,
)
DAYS = st.dates(date(1900, 1, 1), date(9999, 12, 31))
NUMBERS = st.floats(allow_nan=False, allow_infinity=False) | st.integers(-(2**53), 2**53)
USUAL: st.SearchStrategy[Writable] = st.none() | NUMBERS | st.integers(-2, 2) | DAYS | MOMENTS | TEXT
VALUES = USUAL | st.booleans()
LINKS = st.builds(Link, st.just("Trang"), st.sampled_from(["A1", "B2"]), st.sampled_from(["xem", "xem & đọc"]))
ESCAPES = st.lists(st.sampled_from(["_", "x", "_x", "0041", "_x0041_", "005F", "\r", "\n", "&amp;", "<"])).map("".join)


def expected(value: Writable) -> Value:
    if isinstance(value, bool) or value is None:
        return value
    if isinstance(value, int | float):
        return float(value)
    if isinstance(value, datetime) and value.time() == datetime.min.time():
        return value.date()
    assert isinstance(value, str | date)
    return value or None


def kinds(values: list[Value]) -> list[tuple[type, Value]]:
    return [(type(value), value) for value in values]


@settings(max_examples=60, deadline=None)
@given(
    before=st.lists(VALUES, min_size=HEIGHT, max_size=HEIGHT),
    after=st.lists(VALUES | ESCAPES, min_size=HEIGHT, max_size=HEIGHT),
    body=st.lists(st.lists(VALUES, max_size=3), max_size=5),
    later=st.lists(st.lists(VALUES, max_size=3), max_size=5),
    date1904=st.booleans(),
)
def test_what_is_written_is_read_again_and_a_second_time_nothing_changes(
    before: list[Writable],
    after: list[Writable],
    body: list[list[Writable]],
    later: list[list[Writable]],
    date1904: bool,
) -> None:
    if date1904:
        after = [value for value in after if not (isinstance(value, date) and value.year < 1905)]
        after += [None] * (HEIGHT - len(after))
        body, later = [[None], ["x", 1]], [[2]]
    table = TableSpec("Bang", 1, 1, {"Mã": ["a"] * HEIGHT, "Cột": [None] * HEIGHT})
    with tempfile.TemporaryDirectory() as folder:
        path = write_file([SheetSpec("Trang", {}, [table]), SheetSpec("Thân")], Path(folder) / "a.xlsx", date1904)
        early = [None if date1904 and isinstance(value, date) else value for value in before]
        open_workbook(path).apply(
            Changes(columns=[ColumnWrite("Trang", "Bang", "Cột", early)], fills=[SheetFill("Thân", 3, 3, body)])
        )
        changes = Changes(columns=[ColumnWrite("Trang", "Bang", "Cột", after)], fills=[SheetFill("Thân", 3, 3, later)])
        book = open_workbook(path)
        book.apply(changes)
        found = book.tables(["Trang"])["Trang"][0].columns
        assert kinds(found[0]) == kinds(["a"] * HEIGHT)
        assert kinds(found[1]) == kinds([expected(value) for value in after])
        rows = [[*map(expected, row), *[None] * (3 - len(row))] for row in later]
        while rows and not any(value is not None for value in rows[-1]):
            rows.pop()
        assert [kinds(row) for row in book.block("Thân", 3, 3)] == [kinds(row) for row in rows]
        assert book.apply(changes).changed == 0


def written(path: Path, changes: list[Changes], with_care: bool) -> list[bytes]:
    """The sheets after all changes and what the receipts told; `with_care`: no spelling is usual, none remembered."""
    with ExitStack() as refusing:
        if with_care:
            refusing.enter_context(patch.object(sheet_layout, "PLAIN", re.compile(rb"(?!)()()()()()")))
            refusing.enter_context(patch.object(row_patcher, "ALIKE", frozenset()))
            refusing.enter_context(patch.object(row_patcher, "CELLS_REMEMBERED", 0))
        receipts = [open_workbook(path).apply(change) for change in changes]
    with zipfile.ZipFile(path) as file:
        sheets = [file.read(name) for name in sorted(file.namelist()) if "sheet" in name or "styles" in name]
    return [*sheets, repr([(receipt.changed, receipt.blocks) for receipt in receipts]).encode()]


@settings(max_examples=60, deadline=None)
@given(
    columns=st.lists(st.lists(VALUES | ESCAPES, min_size=HEIGHT, max_size=HEIGHT), min_size=2, max_size=3),
    bodies=st.lists(
        st.lists(st.lists(USUAL | ESCAPES | LINKS, max_size=4), max_size=5)
        | st.lists(st.lists(VALUES | ESCAPES | LINKS, max_size=4), max_size=5),
        min_size=3,
        max_size=3,
    ),
)
def test_cells_of_any_spelling_are_written_as_those_of_the_usual_one(
    columns: list[list[Writable]], bodies: list[list[list[Writable]]]
) -> None:
    table = TableSpec("Bang", 1, 1, {"Mã": ["a"] * HEIGHT, "Cột": ["cũ", date(2026, 1, 1), 3, None]})
    standing: dict[tuple[int, int], Writable] = {(3, 1): "cũ", (4, 2): 5, (5, 3): date(2026, 1, 1), (5, 6): "ngoài"}
    changes = [
        Changes(
            columns=[ColumnWrite("Trang", "Bang", "Cột", values)],
            fills=[SheetFill("Thân", 3, 3, body, heights=[None, 30.0, 45.5], cells=[(1, 2, values[0])])],
        )
        for values, body in zip(columns, bodies, strict=False)
    ]
    with tempfile.TemporaryDirectory() as folder:
        made = [
            write_file([SheetSpec("Trang", {}, [table]), SheetSpec("Thân", standing)], Path(folder) / name)
            for name in ("quick.xlsx", "careful.xlsx")
        ]
        assert written(made[0], changes, with_care=False) == written(made[1], changes, with_care=True)


@settings(max_examples=25, deadline=None)
@given(pieces=st.lists(st.binary(max_size=40) | st.just(b"abc" * 200_000) | st.just(bytes(CHUNK)), max_size=12))
def test_a_packed_stream_is_what_went_in(pieces: list[bytes]) -> None:
    with Compressor() as compressor:
        packed = compressor.pack(pieces)
    out = io.BytesIO()
    write_zip(out, b"", [], {"tệp.xml": packed}, ())
    with zipfile.ZipFile(out) as archive:
        assert archive.read("tệp.xml") == b"".join(pieces)
        assert packed.crc == archive.getinfo("tệp.xml").CRC


def test_members_of_any_zip_are_copied(tmp_path: Path) -> None:
    made = io.BytesIO()
    with zipfile.ZipFile(Unseekable(made), "w", zipfile.ZIP_DEFLATED) as archive:  # sizes stand behind the data then
        archive.writestr("một/", b"")
        archive.writestr("một/a.xml", b"<a/>" * 1000)
        archive.writestr(zipfile.ZipInfo("b.bin", (2026, 11, 22, 8, 30, 10)), b"x" * 10)
        archive.writestr("c.xml", b"goes")
    raw = made.getvalue()
    with zipfile.ZipFile(io.BytesIO(raw)) as archive:
        infos = archive.infolist()
    out = io.BytesIO()
    write_zip(out, raw, infos, {}, {"c.xml"})
    with zipfile.ZipFile(out) as archive:
        assert archive.testzip() is None
        assert archive.namelist() == ["một/", "một/a.xml", "b.bin"]
        assert archive.read("một/a.xml") == b"<a/>" * 1000
        assert archive.getinfo("b.bin").date_time == (2026, 11, 22, 8, 30, 10)


class Unseekable(io.RawIOBase):
    """A stream as a program writes it that cannot go back."""

    def __init__(self, out: io.BytesIO) -> None:
        self._out = out

    def writable(self) -> bool:
        return True

    def write(self, data: bytes) -> int:  # type: ignore[override]
        return self._out.write(data)
