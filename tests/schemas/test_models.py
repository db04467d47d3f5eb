"""The models agree with the tables' columns, and judge what a single cell may hold."""

from __future__ import annotations

import re
from dataclasses import fields

import pytest
from hypothesis import given
from hypothesis import strategies as st

from taskbook.core.model import Target, Task
from taskbook_schemas.column import CellType, Column, Need, Role
from taskbook_schemas.columns import (
    HEADING_COLUMNS,
    LEADER_COLUMNS,
    PLAN_COLUMNS,
    SETTING_COLUMNS,
    TARGET_COLUMNS,
    UNIT_COLUMNS,
)
from taskbook_schemas.limits import EMAIL
from taskbook_schemas.models import table_schema
from taskbook_schemas.task_columns import ASSIGNED_COLUMNS, TASK_COLUMNS

TABLES = [TASK_COLUMNS, UNIT_COLUMNS, LEADER_COLUMNS, PLAN_COLUMNS, HEADING_COLUMNS, TARGET_COLUMNS, SETTING_COLUMNS]


@pytest.mark.parametrize("columns", TABLES)
def test_a_schema_has_the_columns_people_fill_in_under_their_headings(columns: tuple[Column, ...]) -> None:
    filled_in = {c.field: c.heading for c in columns if c.role is not Role.COMPUTED and c.need is not Need.NOT_READ}
    found = table_schema(columns).columns
    assert {name: column.metadata["heading"] for name, column in found.items()} == filled_in


@pytest.mark.parametrize("columns", TABLES)
def test_a_choice_may_be_only_what_its_list_offers(columns: tuple[Column, ...]) -> None:
    found = table_schema(columns).columns
    for column in columns:
        if column.choices:
            assert found[column.field].checks[0].statistics == {"allowed_values": column.choices}


def test_the_record_of_a_task_names_columns_that_there_are_with_values_of_their_types() -> None:
    types = {CellType.DATE: "date", CellType.PERCENT: "float", CellType.NUMBER: "float"}
    table = {
        column.field: types.get(column.type, "str")
        for column in (*TASK_COLUMNS, *ASSIGNED_COLUMNS)
        if column.role is not Role.COMPUTED
    }
    record = {one.name.removesuffix("_text"): str(one.type).removesuffix(" | None") for one in fields(Task)}
    for own in ("plan", "sheet", "row", "suspect", "more"):
        del record[own]
    assert record.items() <= table.items()


def test_the_record_of_a_target_is_its_row_and_the_columns_that_are_read() -> None:
    read = [column.field for column in TARGET_COLUMNS if column.role is not Role.COMPUTED]
    assert [one.name for one in fields(Target)] == ["row", *read]


@pytest.mark.parametrize(
    "address",
    ["a@b.vn", "phong.kinhte@truongtan.haiphong.gov.vn", "a-b+c_d@x-y.com", "O'Neil@example.org", "a1@1a.net"],
)
def test_a_plain_address_is_good(address: str) -> None:
    assert re.match(EMAIL, address)


@pytest.mark.parametrize(
    "address",
    [
        "",
        "a",
        "a@b",
        "@b.vn",
        "a@.vn",
        "a@b..vn",
        ".a@b.vn",
        "a.@b.vn",
        "a..b@c.vn",
        "a b@c.vn",
        "a@b.vn, c@d.vn",
        "a@b.vn\nBcc: c@d.vn",
        "kinhtế@xa.vn",
        "a@xã.vn",
        "a@-b.vn",
        "a@b.v",
        "a@b.vn ",
        "mailto:a@b.vn",
        "a@b.vn\n",
    ],
)
def test_anything_else_is_no_address(address: str) -> None:
    assert not re.fullmatch(EMAIL, address)
    assert not re.match(EMAIL, address)


@given(st.text(st.characters(exclude_categories=["Cs"]), max_size=30), st.text(max_size=10))
def test_an_address_never_holds_blanks_or_line_ends(before: str, after: str) -> None:
    text = f"{before}@{after}.vn"
    if re.match(EMAIL, text):
        assert text == "".join(text.split())
        assert text.isascii()
