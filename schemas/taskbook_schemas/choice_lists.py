"""Every list of choices, in the order in which they stand on the sheet of settings."""

from __future__ import annotations

from collections.abc import Iterator

from taskbook_schemas.choices import (
    AMENDMENT_DECISIONS,
    AMENDMENT_PARTS,
    ANSWERS,
    APPENDIX_COLUMNS,
    APPENDIX_ROWS,
    BEFORE,
    DECISIONS,
    HALT,
    MAIL,
    PLAN_WAYS,
    SECURITY,
    SIGN_CHAIRMAN,
    SIGN_UPWARD,
    SIGN_URGE,
    YES_NO,
    ChoiceList,
)
from taskbook_schemas.registry import FIXED_TABLES, HEADING_TABLE
from taskbook_schemas.settings import Setting
from taskbook_schemas.task_columns import TASK_COLUMNS

_OF_THE_FIRST_WORKBOOK = (HALT, YES_NO, BEFORE, MAIL, SECURITY, ANSWERS, DECISIONS)
_OF_A_NEW_PLAN = (APPENDIX_ROWS, APPENDIX_COLUMNS, PLAN_WAYS)
_OF_AMENDMENTS = (AMENDMENT_DECISIONS, AMENDMENT_PARTS)
_OF_REPORTS = (SIGN_CHAIRMAN, SIGN_UPWARD, SIGN_URGE)
_FOUND = (
    *(column.choices for columns in (HEADING_TABLE.columns, TASK_COLUMNS) for column in columns),
    *(column.choices for table in FIXED_TABLES for column in table.columns),
    *(setting.row.choices for setting in Setting),
)
_OF_LATER_SHEETS = (*_OF_A_NEW_PLAN, *_OF_AMENDMENTS, *_OF_REPORTS)


def _in_order() -> Iterator[ChoiceList]:
    yield from _OF_THE_FIRST_WORKBOOK
    yield from (choices for choices in _FOUND if choices not in _OF_REPORTS)
    yield from _OF_LATER_SHEETS


CHOICE_LISTS: tuple[ChoiceList, ...] = tuple({choices.name: choices for choices in _in_order() if choices}.values())
"""Those of the first workbook keep their places; a list that a column or a setting brings stands right of them."""
