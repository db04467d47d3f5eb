"""Checks the plan's head as it stands on the sheet: code, sheet, year, day, and how the plan is to be taken."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Final

from taskbook.core.headings import key
from taskbook.core.intake.model import PreviewHead
from taskbook.core.intake.problems import Problem, ProblemCode
from taskbook.core.naming.sheet_names import FORBIDDEN
from taskbook_schemas.choices import PLAN_ASSIGNED, PLAN_NEW
from taskbook_schemas.layout import Intake
from taskbook_schemas.registry import ASSIGNED, MAX_SHEET_NAME, UNIT_SHEET_PREFIX, plan_table

_CODE: Final = re.compile(r"\w[\w.-]{0,19}")
_OF_EXCEL: Final = "history"  # the one name Excel keeps for itself
_TRIES: Final = 100
_YEARS: Final = range(2000, 2100)


@dataclass(frozen=True, slots=True)
class Standing:
    """What the workbook has: its plans' codes with their sheets, all its sheets and tables, and whose each id is."""

    plans: Mapping[str, str]
    sheets: frozenset[str]
    tables: frozenset[str]
    ids: Mapping[str, str]

    def plan_of(self, code: str) -> str | None:
        """The code of a plan as the workbook writes it."""
        return next((one for one in self.plans if key(one) == key(code)), None)


def head_problems(head: PreviewHead, standing: Standing) -> Iterator[Problem]:
    """What is wrong with the head; each is said of its cell."""
    if head.way not in Intake.WAYS:
        yield _problem(ProblemCode.WAY_UNKNOWN, Intake.WAY, head.way)
    if isinstance(head.issued, str):
        yield _problem(ProblemCode.DAY_STRANGE, Intake.ISSUED, head.issued)
    if head.way == PLAN_ASSIGNED:  # tasks of a letter: no plan, no sheet
        return
    is_new = head.way == PLAN_NEW
    yield from _code_problems(head.code, standing, is_new)
    if is_new:
        yield from _sheet_problems(head, standing)
        if not head.subject:
            yield _problem(ProblemCode.SUBJECT_BLANK, Intake.SUBJECT)
    if not isinstance(head.year, int) or head.year not in _YEARS:
        yield _problem(ProblemCode.YEAR_STRANGE, Intake.YEAR, str(head.year or ""))


def _code_problems(code: str, standing: Standing, is_new: bool) -> Iterator[Problem]:
    if not code:
        yield _problem(ProblemCode.CODE_BLANK, Intake.CODE)
    elif not _CODE.fullmatch(code) or key(code) == key(ASSIGNED):
        yield _problem(ProblemCode.CODE_STRANGE, Intake.CODE, code)
    elif is_new and (standing.plan_of(code) or plan_table("", code).table.casefold() in standing.tables):
        yield _problem(ProblemCode.CODE_TAKEN, Intake.CODE, code)
    elif not is_new and standing.plan_of(code) is None:
        yield _problem(ProblemCode.CODE_UNKNOWN, Intake.CODE, code)


def _sheet_problems(head: PreviewHead, standing: Standing) -> Iterator[Problem]:
    name = head.sheet
    if not name:
        yield _problem(ProblemCode.SHEET_BLANK, Intake.SHEET)
    elif (
        len(name.encode("utf-16-le")) > 2 * MAX_SHEET_NAME
        or FORBIDDEN.search(name)
        or name.strip("'") != name
        or key(name) == _OF_EXCEL
        or key(name).startswith(key(UNIT_SHEET_PREFIX) + " ")
    ):
        yield _problem(ProblemCode.SHEET_STRANGE, Intake.SHEET, name)
    elif key(name) in standing.sheets:
        yield _problem(ProblemCode.SHEET_TAKEN, Intake.SHEET, name)


def _problem(code: ProblemCode, column: int, *values: str) -> Problem:
    return Problem(code, Intake.HEAD_ROW, column, values)


def free_head(head: PreviewHead, standing: Standing) -> PreviewHead:
    """The head of a new plan under a code and a sheet's name that nothing else has: a number is put behind them."""

    def is_free(code: str) -> bool:
        return not any(_code_problems(code, standing, is_new=True))

    codes = (head.code, *(f"{head.code}-{number}" for number in range(2, _TRIES)))
    sheets = (head.sheet, *(f"{head.sheet} ({number})" for number in range(2, _TRIES)))
    code = next(filter(is_free, codes), head.code)
    sheet = next((name for name in sheets if key(name) not in standing.sheets), head.sheet)
    return replace(head, code=code, sheet=sheet)
