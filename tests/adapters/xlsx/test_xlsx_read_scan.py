"""The strict scanner finds rows and cells where they stand, and takes nothing it does not understand."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from taskbook.adapters.cells.area import Area, column_letters, column_number, parse_area
from taskbook.adapters.xlsx.scan import SheetRows, StrangeXmlError, cells, rows, sheet_data
from tests.adapters.xlsx.hostile import sheet


def xml(inside: str, after: str = "") -> bytes:
    return sheet(inside, after).encode()


def test_rows_are_found_with_their_attributes_and_what_is_in_them() -> None:
    data = xml('\n<row r="2" spans="1:3"/> <row r="5" ht="15">x</row>\n')
    found = [
        (row.number, data[row.start : row.end], data[row.attributes_start : row.attributes_end], row.empty)
        for row in rows(data)
    ]
    assert found == [
        (2, b'<row r="2" spans="1:3"/>', b' r="2" spans="1:3"', True),
        (5, b'<row r="5" ht="15">x</row>', b' r="5" ht="15"', False),
    ]
    assert [data[row.inner_start : row.inner_end] for row in rows(data)] == [b"", b"x"]


def test_cells_are_found_with_their_attributes_and_what_is_in_them() -> None:
    data = b' <c r="A7" s="1"/>\n<c r="AB7" t="s"><f>1</f><v>2</v></c><c s="3" r="XFD7"></c> '
    found = [
        (cell.column, cell.row, data[cell.attributes_start : cell.attributes_end], cell.empty)
        for cell in cells(data, 0, len(data))
    ]
    assert found == [
        (1, 7, b' r="A7" s="1"', True),
        (28, 7, b' r="AB7" t="s"', False),
        (16384, 7, b' s="3" r="XFD7"', False),
    ]
    second = list(cells(data, 0, len(data)))[1]
    assert data[second.inner_start : second.inner_end] == b"<f>1</f><v>2</v>"
    assert data[second.start : second.end] == b'<c r="AB7" t="s"><f>1</f><v>2</v></c>'


def test_an_empty_sheet_has_no_rows() -> None:
    data = xml("").replace(b"<sheetData></sheetData>", b'<sheetData xml:space="preserve"/>')
    assert list(rows(data)) == []
    assert sheet_data(data).empty
    assert list(rows(xml(" "))) == []


@pytest.mark.parametrize(
    "inside",
    [
        "<row>x</row>",
        '<row r="0"/>',
        '<row r="1048577"/>',
        '<row r="2"/><row r="2"/>',
        '<row r="2"/><row r="1"/>',
        '<row r="1">',
        '<row r="1"',
        '<rows r="1"/>',
        '<x:row r="1"/>',
        "text",
        '<!-- 1 --><row r="1"/>',
        '<row r="1"><![CDATA[]]></row>',
        '<row r="1"/></sheetData><sheetData>',
    ],
)
def test_strange_rows_are_not_taken(inside: str) -> None:
    with pytest.raises(StrangeXmlError):
        list(rows(xml(inside)))


@pytest.mark.parametrize(
    "data",
    [
        xml("", "<?mso-x?>"),
        xml("").replace(b"<sheetData></sheetData>", b""),
        xml("").replace(b"</sheetData>", b""),
        xml("").replace(b"sheetData", b"x:sheetData"),
        b"<?a?><?b?>" + xml(""),
    ],
)
def test_a_strange_sheet_is_not_taken(data: bytes) -> None:
    with pytest.raises(StrangeXmlError):
        list(rows(data))


@pytest.mark.parametrize(
    "data",
    [
        b"<c/>",
        b"<c><v>1</v></c>",
        b'<c s="1"/>',
        b'<c r="a1"/>',
        b"<c r='A1'/>",
        b'<c r="A0"/>',
        b'<c r="XFE1"/>',
        b'<c r="B1"/><c r="A1"/>',
        b'<c r="A1"/><c r="A1"/>',
        b'<c r="A1"><v>1</v>',
        b'<x:c r="A1"/>',
        b'<col r="A1"/>',
        b'<c r="A1"/>text',
    ],
)
def test_strange_cells_are_not_taken(data: bytes) -> None:
    with pytest.raises(StrangeXmlError):
        list(cells(data, 0, len(data)))


@pytest.mark.parametrize(
    ("ref", "area"),
    [
        ("B3", Area(3, 2, 3, 2)),
        ("$A$1:$XFD$1048576", Area(1, 1, 1048576, 16384)),
        ("B2:A1", None),
        ("A0", None),
        ("XFE1", None),
        ("A1:B1048577", None),
        ("A:B", None),
        ("Sheet1!A1", None),
        ("", None),
    ],
)
def test_an_area_is_known_by_its_name(ref: str, area: Area | None) -> None:
    assert parse_area(ref) == area
    if area is not None:
        assert str(area) == ref.replace("$", "")


def test_areas_are_cut_to_each_other() -> None:
    assert Area(1, 1, 9, 9).clip(Area(5, 5, 20, 6)) == Area(5, 5, 9, 6)
    assert Area(1, 1, 2, 2).clip(Area(3, 1, 4, 2)) is None
    assert Area(1, 1, 2, 2).clip(Area(1, 3, 2, 4)) is None


@pytest.mark.parametrize(("number", "letters"), [(1, "A"), (26, "Z"), (27, "AA"), (702, "ZZ"), (16384, "XFD")])
def test_columns_have_letters(number: int, letters: str) -> None:
    assert column_letters(number) == letters
    assert column_number(letters) == number


def far_sheet(numbers: list[int], length_of: dict[int, int], spelling: str) -> bytes:
    """A sheet of these rows, some of them long, each spelled in one of the ways of writing its number."""
    inner = "".join(
        f"<row {spelling.format(number)}><c r='A{number}'><v>{'9' * length_of.get(number, 1)}</v></c></row>"
        for number in numbers
    )
    return f"<worksheet><sheetData>{inner}</sheetData></worksheet>".encode()


@given(
    numbers=st.sets(st.integers(1, 60_000), max_size=300).map(sorted),
    long=st.integers(0, 20_000),
    spelling=st.sampled_from(('r="{}"', 'spans="1:1" r="{}"')),
    asked=st.lists(st.integers(1, 61_000), max_size=8),
)
def test_a_row_far_down_is_found_with_all_below_it_whatever_was_asked_before(
    numbers: list[int], long: int, spelling: str, asked: list[int]
) -> None:
    found = SheetRows(far_sheet(numbers, {numbers[len(numbers) // 3]: long} if numbers else {}, spelling))

    for number in asked:
        assert [row.number for row in found.since(number) if row.number >= number] == [
            other for other in numbers if other >= number
        ]


def test_a_row_far_down_is_reached_without_going_through_those_above_it() -> None:
    found = SheetRows(far_sheet(list(range(1, 50_001)), {7: 400_000}, 'r="{}"'))

    for number in (49_990, 25_000, 9, 33_333):
        assert number - 64 <= next(iter(found.since(number))).number <= number


def test_rows_out_of_order_are_not_taken_however_far_down_they_are_asked_for() -> None:
    found = SheetRows(far_sheet([*range(500, 1000), *range(1, 500), 900], {}, 'r="{}"'))

    with pytest.raises(StrangeXmlError):
        list(found.since(400))
