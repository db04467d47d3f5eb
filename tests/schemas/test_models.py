"""The models agree with the tables' columns, and judge what a single cell may hold."""

from __future__ import annotations

import re

import pandera.pandas as pa
import pytest
from hypothesis import given
from hypothesis import strategies as st

from taskbook_schemas import models
from taskbook_schemas.columns import (
    HEADING_COLUMNS,
    LEADER_COLUMNS,
    PLAN_COLUMNS,
    SETTING_COLUMNS,
    TARGET_COLUMNS,
    TASK_COLUMNS,
    UNIT_COLUMNS,
    Column,
    Need,
    Role,
)

TABLES = [
    (models.TaskTable, TASK_COLUMNS),
    (models.UnitTable, UNIT_COLUMNS),
    (models.LeaderTable, LEADER_COLUMNS),
    (models.PlanTable, PLAN_COLUMNS),
    (models.TargetTable, TARGET_COLUMNS),
    (models.SettingTable, SETTING_COLUMNS),
    (models.HeadingTable, HEADING_COLUMNS),
]


@pytest.mark.parametrize(("model", "columns"), TABLES)
def test_a_model_has_the_columns_people_fill_in_under_their_headings(
    model: type[pa.DataFrameModel], columns: tuple[Column, ...]
) -> None:
    filled_in = {c.field: c.heading for c in columns if c.role is not Role.COMPUTED and c.need is not Need.NOT_READ}
    fields = model.to_schema().columns
    assert {name: field.metadata["heading"] for name, field in fields.items()} == filled_in


@pytest.mark.parametrize(("model", "columns"), TABLES)
def test_a_choice_may_be_only_what_its_list_offers(model: type[pa.DataFrameModel], columns: tuple[Column, ...]) -> None:
    fields = model.to_schema().columns
    for column in columns:
        if column.choices:
            assert fields[column.field].checks[0].statistics == {"allowed_values": column.choices}


@pytest.mark.parametrize(
    "address",
    ["a@b.vn", "phong.kinhte@truongtan.haiphong.gov.vn", "a-b+c_d@x-y.com", "O'Neil@example.org", "a1@1a.net"],
)
def test_a_plain_address_is_good(address: str) -> None:
    assert re.match(models.EMAIL, address)


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
    assert not re.fullmatch(models.EMAIL, address)
    assert not re.match(models.EMAIL, address)


@given(st.text(st.characters(exclude_categories=["Cs"]), max_size=30), st.text(max_size=10))
def test_an_address_never_holds_blanks_or_line_ends(before: str, after: str) -> None:
    text = f"{before}@{after}.vn"
    if re.match(models.EMAIL, text):
        assert text == "".join(text.split())
        assert text.isascii()
