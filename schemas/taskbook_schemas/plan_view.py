"""What one sees of a plan's sheet: which columns stand first, which are folded away, and the two views of the ribbon.

A screen of 1366 × 768 at 100% holds what is listed in `IN_SIGHT`; columns between those are folded away whatever they
are, columns right of them only where they are seldom used. Columns of the office's own are never touched.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from typing import Final

from taskbook_schemas.column import Column
from taskbook_schemas.task_columns import ASSIGNED_COLUMNS, BY_FIELD, LEADER, LEADER_FROM, TASK_COLUMNS

ROW_POINTS: Final = 34.5
"""How tall a task's row is: three lines of 10-point letters, while the cell holds the whole text.

Seven such rows fit on that screen.
"""
HEADING_POINTS: Final = 27.0
TITLE_POINTS: Final = 16.5
EXPLANATION_POINTS: Final = 12.75
CAPTION_POINTS: Final = 12.0

LEADING: Final = ("id", "status", "days", "section")
"""The fields that stand left of the appendix's own columns."""

IN_SIGHT: Final = (
    "id",
    "status",
    "days",
    "document",
    "issued",
    "number",
    "name",
    "lead",
    "deadline",
    "progress",
    "situation",
    "completed",
)
"""The fields that are seen without moving sideways, wherever they stand."""

SELDOM: Final = frozenset(
    {
        "section",
        "coordinate",
        "product",
        "difficulty",
        "proposal",
        "extended_to",
        "extension_document",
        "condition_met",
        "halt_document",
        "budget",
        "amended_to",
        "amendment_document",
        "understood",
    }
)
"""The fields that are folded away wherever they stand: one click on the «+» above shows them."""

STATE_VIEW: Final = (
    "id",
    "status",
    "days",
    "number",
    "name",
    "lead",
    "deadline",
    "plan_leader",
    "leader",
    "progress",
    "situation",
    "due",
    "flags",
    "why",
)
"""What the view «Xem tình trạng» shows."""


def in_drawn_order(columns: Iterable[Column]) -> list[Column]:
    """The columns as they are drawn: the day of a leader beside the leader, whatever the table of columns says."""
    known = tuple(columns)
    days = [column for column in known if column.field == LEADER_FROM.field]
    rest = [column for column in known if column not in days]
    place = next((at for at, column in enumerate(rest, 1) if column.field == LEADER.field), len(rest))
    return [*rest[:place], *days, *rest[place:]]


def view_words() -> dict[str, str]:
    """The headings that the macros of the two views go by: each between bars, by the key of the hidden sheet."""
    return {
        "view_known": _listed(tuple(column.field for column in _ALL)),
        "view_in_sight": _listed(IN_SIGHT),
        "view_seldom": _listed(SELDOM),
        "view_state": _listed(STATE_VIEW),
        "view_mark": BY_FIELD["understood"].heading,
    }


_ALL: Final = (*TASK_COLUMNS, *ASSIGNED_COLUMNS)


def _listed(fields: Collection[str]) -> str:
    known = (heading for column in _ALL if column.field in fields for heading in (column.heading, *column.also))
    return f"|{'|'.join(dict.fromkeys(known))}|"


def folded(fields: Sequence[str | None]) -> tuple[bool, ...]:
    """Which columns are folded away, for the fields from left to right; None is a column of the office's own."""
    end = max((place for place, field in enumerate(fields) if field in IN_SIGHT), default=0)
    return tuple(
        field is not None and field not in IN_SIGHT and (place < end or field in SELDOM)
        for place, field in enumerate(fields)
    )
