"""What a valid row of each table is: one pandera model per table, English fields, the sheet's row as the index.

The frames that are judged are typed already (`taskbook.core.cell_values`): text and choices are objects with None
for a blank, dates are datetime64[ns], numbers float64. Each field's metadata holds its Vietnamese heading. What needs
two tables, or two cells of a row, is checked elsewhere (`taskbook.core.check`).
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pandas as pd
import pandera.pandas as pa
from pandera.typing import Series

from taskbook_schemas.columns import (
    HEADING_COLUMNS,
    LEADER_COLUMNS,
    PLAN_COLUMNS,
    SETTING_COLUMNS,
    TARGET_COLUMNS,
    TASK_COLUMNS,
    UNIT_COLUMNS,
    Column,
)
from taskbook_schemas.limits import EMAIL, FIRST_YEAR, LAST_YEAR


def _fields(columns: tuple[Column, ...], required: tuple[str, ...], **rules: Mapping[str, Any]) -> dict[str, Any]:
    """One pandera field per column: its heading, whether it may be blank, its choices, and the rules named."""
    fields = {}
    for column in columns:
        own = dict(rules.get(column.field, {}))
        if column.choices:
            own["isin"] = tuple(column.choices)
        about = {"heading": column.heading, "choices": tuple(column.choices)}
        fields[column.field] = pa.Field(nullable=column.field not in required, metadata=about, **own)
    return fields


_UNIQUE = {"unique": True}
_YEAR = {"in_range": {"min_value": FIRST_YEAR, "max_value": LAST_YEAR}}
_NOT_NEGATIVE = {"ge": 0}
_EMAIL = {"str_matches": EMAIL}

_task = _fields(
    TASK_COLUMNS,
    ("id", "name", "lead"),
    id=_UNIQUE,
    progress={"in_range": {"min_value": 0, "max_value": 100}},
    budget=_NOT_NEGATIVE,
)
_unit = _fields(UNIT_COLUMNS, ("name",), name=_UNIQUE, email=_EMAIL)
_leader = _fields(LEADER_COLUMNS, ("name",), name=_UNIQUE, email=_EMAIL)
_plan = _fields(PLAN_COLUMNS, ("code", "sheet"), code=_UNIQUE, year=_YEAR, declared=_NOT_NEGATIVE)
_heading = _fields(HEADING_COLUMNS, ("heading", "stands_for"))
_target = _fields(TARGET_COLUMNS, ("name",), year=_YEAR)
_setting = _fields(SETTING_COLUMNS, ("key",), key=_UNIQUE)


class TaskTable(pa.DataFrameModel):
    """The plan's words and the office's input of one plan sheet; computed columns are not judged."""

    id: Series[object] = _task["id"]
    section: Series[object] = _task["section"]
    number: Series[object] = _task["number"]
    name: Series[object] = _task["name"]
    lead: Series[object] = _task["lead"]
    coordinate: Series[object] = _task["coordinate"]
    product: Series[object] = _task["product"]
    deadline: Series[object] = _task["deadline"]
    leader: Series[object] = _task["leader"]
    assignee: Series[object] = _task["assignee"]
    progress: Series[float] = _task["progress"]
    situation: Series[object] = _task["situation"]
    completed: Series[pd.Timestamp] = _task["completed"]
    result_document: Series[object] = _task["result_document"]
    difficulty: Series[object] = _task["difficulty"]
    proposal: Series[object] = _task["proposal"]
    extension_asked: Series[pd.Timestamp] = _task["extension_asked"]
    extended_to: Series[pd.Timestamp] = _task["extended_to"]
    extension_document: Series[object] = _task["extension_document"]
    condition_met: Series[pd.Timestamp] = _task["condition_met"]
    halt: Series[object] = _task["halt"]
    halt_document: Series[object] = _task["halt_document"]
    last_report: Series[pd.Timestamp] = _task["last_report"]
    budget: Series[float] = _task["budget"]
    note: Series[object] = _task["note"]


class UnitTable(pa.DataFrameModel):
    """The sheet of units."""

    name: Series[object] = _unit["name"]
    aliases: Series[object] = _unit["aliases"]
    email: Series[object] = _unit["email"]
    recipient: Series[object] = _unit["recipient"]
    is_group: Series[object] = _unit["is_group"]
    receives_sheet: Series[object] = _unit["receives_sheet"]


class LeaderTable(pa.DataFrameModel):
    """The sheet of leaders."""

    name: Series[object] = _leader["name"]
    position: Series[object] = _leader["position"]
    aliases: Series[object] = _leader["aliases"]
    email: Series[object] = _leader["email"]


class PlanTable(pa.DataFrameModel):
    """The sheet of plans."""

    code: Series[object] = _plan["code"]
    number: Series[object] = _plan["number"]
    issued: Series[pd.Timestamp] = _plan["issued"]
    year: Series[float] = _plan["year"]
    subject: Series[object] = _plan["subject"]
    sheet: Series[object] = _plan["sheet"]
    declared: Series[float] = _plan["declared"]


class HeadingTable(pa.DataFrameModel):
    """The sheet of headings: which heading of a plan's sheet is which column."""

    plan: Series[object] = _heading["plan"]
    heading: Series[object] = _heading["heading"]
    stands_for: Series[object] = _heading["stands_for"]


class TargetTable(pa.DataFrameModel):
    """The sheet of targets."""

    name: Series[object] = _target["name"]
    unit_of_measure: Series[object] = _target["unit_of_measure"]
    goal: Series[object] = _target["goal"]
    year: Series[float] = _target["year"]
    source: Series[object] = _target["source"]
    actual: Series[float] = _target["actual"]
    measured_on: Series[pd.Timestamp] = _target["measured_on"]


class SettingTable(pa.DataFrameModel):
    """The sheet of settings: what a value may be depends on its key and is judged where settings are read."""

    key: Series[object] = _setting["key"]
    value: Series[object] = _setting["value"]
