"""The register `Đề xuất sửa đổi` as typed rows, and what keeps a row from taking effect."""

from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from taskbook.core.amendments.effect import effect
from taskbook.core.amendments.register import WIDTH, Amendment, Decided, Lack, proposal_row, read_amendments
from taskbook.ports import CellError, ShownMonth, Value
from taskbook_schemas.choices import AMENDMENT_PARTS
from taskbook_schemas.layout import Amendments

DUE, SIGNED = date(2027, 3, 31), date(2026, 10, 12)
DEADLINE, PRODUCT = AMENDMENT_PARTS[:2]


def cells(**typed: Value) -> list[Value]:
    """A row that agrees to another product, with some cells changed."""
    right: dict[str, Value] = {
        "id": "KH26-1",
        "what": "Đề nghị sửa sản phẩm",
        "part": PRODUCT,
        "decision": "Đồng ý",
        "approved": "Kế hoạch liên tịch",
        "document": "45/QĐ-UBND",
        "signed": SIGNED,
    }
    row: list[Value] = [None] * WIDTH
    for name, value in (right | typed).items():
        row[getattr(Amendments, name.upper()) - 1] = value
    return row


def row(**typed: Value) -> Amendment:
    (read,) = read_amendments([cells(**typed)])
    return read


def test_a_row_says_task_unit_what_why_decision_document_and_day() -> None:
    read = row(
        unit="Công an xã", reason="Phối hợp liên ngành", received=datetime(2026, 10, 1, 9), file="a.xlsx", name="x"
    )
    assert read == Amendment(
        row=Amendments.TOP,
        id="KH26-1",
        name="x",
        unit="Công an xã",
        what="Đề nghị sửa sản phẩm",
        part=PRODUCT,
        reason="Phối hợp liên ngành",
        received=date(2026, 10, 1),
        file="a.xlsx",
        decision=Decided.AGREED,
        approved="Kế hoạch liên tịch",
        due=None,
        document="45/QĐ-UBND",
        signed=SIGNED,
        applied=None,
    )
    assert read.lack is None


@pytest.mark.parametrize(
    ("typed", "lack"),
    [
        ({}, None),
        ({"decision": " đồng Ý"}, None),
        ({"part": DEADLINE, "due": DUE, "approved": None}, None),
        ({"part": DEADLINE, "due": "31/3/2027"}, None),
        ({"signed": "12/10/2026"}, None),
        ({"part": "Điều 3, mục II"}, None),
        ({"decision": "Không đồng ý", "approved": None, "document": None, "signed": None}, None),
        ({"decision": "Chờ", "document": None}, None),
        ({"decision": None, "id": None}, None),
        ({"decision": "Ừ"}, Lack.DECISION),
        ({"decision": "Ừ", "id": None}, Lack.DECISION),
        ({"id": None}, Lack.TASK),
        ({"id": None, "decision": "Không đồng ý"}, Lack.TASK),
        ({"part": DEADLINE}, Lack.DEADLINE),
        ({"part": "thời hạn"}, Lack.DEADLINE),
        ({"part": DEADLINE, "due": "Quý I/2027"}, Lack.DAY),
        ({"due": "31/2/2027"}, Lack.DAY),
        ({"due": ShownMonth(2027, 3, 1)}, Lack.DAY),
        ({"due": 46000.0}, Lack.DAY),
        ({"signed": CellError("#N/A")}, Lack.DAY),
        ({"approved": None}, Lack.INCOMPLETE),
        ({"document": None}, Lack.INCOMPLETE),
        ({"document": "đang trình"}, Lack.INCOMPLETE),
        ({"document": "chưa có"}, Lack.INCOMPLETE),
        ({"document": "Số:   /QĐ-UBND"}, Lack.INCOMPLETE),
        ({"signed": None}, Lack.INCOMPLETE),
    ],
)
def test_only_a_whole_decision_takes_effect(typed: dict[str, Value], lack: Lack | None) -> None:
    assert row(**typed).lack is lack


def test_a_row_that_was_taken_in_is_asked_about_no_more() -> None:
    assert (row(applied=SIGNED, document=None).lack, row(applied=SIGNED).is_open) == (None, False)


def test_rows_in_which_nothing_is_said_are_none() -> None:
    assert read_amendments([[None] * WIDTH, cells(), [*cells(id=None, what=None, decision=None, approved="  ")]]) == (
        row().__class__(**{**_fields(row()), "row": Amendments.TOP + 1}),
    )


def _fields(read: Amendment) -> dict[str, object]:
    return {name: getattr(read, name) for name in Amendment.__slots__}


def test_a_new_row_waits_and_reads_back() -> None:
    (read,) = read_amendments([proposal_row("KH26-1", "x", "u", "w", "", None, SIGNED, "a.xlsx")])  # type: ignore[list-item]
    assert (read.decision, read.what, read.part, read.received) == (Decided.WAITING, "w", "", SIGNED)


@given(
    st.lists(st.lists(st.none() | st.text() | st.floats(allow_nan=False) | st.dates(), min_size=WIDTH, max_size=WIDTH))
)
def test_any_cells_are_read_and_no_row_stops_another(block: list[list[Value]]) -> None:
    read = read_amendments([*block, cells()])
    assert read[-1].lack is None
    for one in read:
        if one.decision is Decided.AGREED and one.is_open and one.lack is None:
            assert one.document
            assert one.signed
            assert effect(one, None, None)["amendment_document"]


@pytest.mark.parametrize(
    ("typed", "before", "written"),
    [
        (
            {},
            (None, None),
            {"amendment": f"{PRODUCT}: Kế hoạch liên tịch (45/QĐ-UBND ngày 12/10/2026)"},
        ),
        ({"part": None}, (None, None), {"amendment": "Kế hoạch liên tịch (45/QĐ-UBND ngày 12/10/2026)"}),
        (
            {"part": DEADLINE, "due": DUE, "approved": None},
            (None, None),
            {"amendment": "Hạn điều chỉnh: 31/3/2027 (45/QĐ-UBND ngày 12/10/2026)", "amended_to": DUE},
        ),
        (
            {"part": DEADLINE, "due": DUE, "approved": "Quý I/2027"},
            (None, None),
            {
                "amendment": f"{DEADLINE}: Quý I/2027; Hạn điều chỉnh: 31/3/2027 (45/QĐ-UBND ngày 12/10/2026)",
                "amended_to": DUE,
            },
        ),
        (
            {},
            ("Thời hạn: Quý I (3/QĐ-UBND ngày 1/2/2026)", "3/QĐ-UBND ngày 1/2/2026"),
            {
                "amendment": "Thời hạn: Quý I (3/QĐ-UBND ngày 1/2/2026)\n"
                f"{PRODUCT}: Kế hoạch liên tịch (45/QĐ-UBND ngày 12/10/2026)",
                "amendment_document": "3/QĐ-UBND ngày 1/2/2026; 45/QĐ-UBND ngày 12/10/2026",
            },
        ),
        (
            {},
            (f"{PRODUCT}: Kế hoạch liên tịch (45/QĐ-UBND ngày 12/10/2026)", "45/QĐ-UBND ngày 12/10/2026"),
            {"amendment": f"{PRODUCT}: Kế hoạch liên tịch (45/QĐ-UBND ngày 12/10/2026)"},
        ),
    ],
)
def test_an_amendment_is_written_behind_the_earlier_ones_with_its_document(
    typed: dict[str, Value], before: tuple[str | None, str | None], written: dict[str, object]
) -> None:
    assert effect(row(**typed), *before) == {"amendment_document": "45/QĐ-UBND ngày 12/10/2026", **written}
