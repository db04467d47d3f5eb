"""What must hold between the cells of one task's row, as pandera checks over a frame of rows.

The frame has a row for each task that somebody wrote something about, whatever its plan, with the columns of `DAYS`,
`TEXTS`, `NUMBERS` and `FACTS`. Days are datetime64[ns], numbers float64, texts and facts objects, None for a blank. A
rule's name is the code of the issue it makes; `taskbook.tables.row_rules` fills the frame and makes the issues.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import pandas as pd
import pandera.pandas as pa

Frame = pd.DataFrame
Rows = pd.Series  # of truth values, one for each row

DAYS = ("completed", "extension_asked", "extended_to", "amended_to", "last_report", "today", "issued", "due")
"""`today` is the day of the run, `issued` the plan's day, `due` the first day on which the task was due."""
TEXTS = ("result_document", "extension_document", "halt", "halt_document", "amendment", "amendment_document")
NUMBERS = ("progress",)
FACTS = (
    "vague_result",
    "vague_extension",
    "vague_halt",
    "vague_amendment",
    "undated_extension",
    "undated_amendment",
    "reported_undated",
    "swapped",
)
"""What the rules of the domain say of the texts: documents without a number or a sign, an extension's or an amendment's
without a day, a report without a day, a completion day that is the document's day with day and month exchanged."""

ALL_DONE = 100


@dataclass(frozen=True, slots=True)
class RowRule:
    """A rule of a row: which rows break it, and at which column's cell that is shown.

    A row in which one of the columns it `uses` holds something unusable does not break it: that is an issue already.
    """

    code: str
    field: str
    breaks: Callable[[Frame], Rows]
    uses: tuple[str, ...] = ()


_RESULT = ("completed", "result_document")

RULES: tuple[RowRule, ...] = (
    RowRule("completed_before_issue", "completed", lambda f: f["completed"] < f["issued"]),
    RowRule("completed_in_future", "completed", lambda f: f["completed"] > f["today"]),
    RowRule("report_in_future", "last_report", lambda f: f["last_report"] > f["today"]),
    RowRule(
        "day_without_product",
        "result_document",
        lambda f: f["completed"].notna() & f["result_document"].isna(),
        _RESULT,
    ),
    RowRule(
        "product_without_day", "completed", lambda f: f["result_document"].notna() & f["completed"].isna(), _RESULT
    ),
    RowRule(
        "progress_without_day",
        "completed",
        lambda f: (f["progress"] == ALL_DONE) & f["completed"].isna() & f["result_document"].isna(),
        _RESULT,
    ),
    RowRule("percent_fraction", "progress", lambda f: f["progress"].between(0, 1, inclusive="neither")),
    RowRule(
        "extension_without_document",
        "extension_document",
        lambda f: f["extended_to"].notna() & f["extension_document"].isna(),
        ("extension_document",),
    ),
    RowRule(
        "document_without_extension",
        "extended_to",
        lambda f: f["extension_document"].notna() & f["extended_to"].isna(),
        ("extended_to",),
    ),
    RowRule(
        "extension_document_undated",
        "extension_document",
        lambda f: f["extended_to"].notna() & f["undated_extension"],
        ("extended_to", "extension_document"),
    ),
    RowRule("extension_not_later", "extended_to", lambda f: f["extended_to"] <= f["due"]),
    RowRule("extension_asked_not_later", "extension_asked", lambda f: f["extension_asked"] <= f["due"]),
    RowRule(
        "halt_without_document",
        "halt_document",
        lambda f: f["halt"].notna() & f["halt_document"].isna(),
        ("halt_document",),
    ),
    RowRule("document_without_halt", "halt", lambda f: f["halt_document"].notna() & f["halt"].isna(), ("halt",)),
    RowRule(
        "amendment_without_document",
        "amendment_document",
        lambda f: (f["amended_to"].notna() | f["amendment"].notna()) & f["amendment_document"].isna(),
        ("amended_to", "amendment_document"),
    ),
    RowRule(
        "document_without_amendment",
        "amendment",
        lambda f: f["amendment_document"].notna() & f["amended_to"].isna() & f["amendment"].isna(),
        ("amended_to",),
    ),
    RowRule(
        "amendment_document_undated",
        "amendment_document",
        lambda f: (f["amended_to"].notna() | f["amendment"].notna()) & f["undated_amendment"],
        ("amended_to", "amendment_document"),
    ),
    RowRule("document_vague", "result_document", lambda f: f["vague_result"]),
    RowRule("document_vague", "extension_document", lambda f: f["vague_extension"]),
    RowRule("document_vague", "halt_document", lambda f: f["vague_halt"]),
    RowRule("document_vague", "amendment_document", lambda f: f["vague_amendment"]),
    RowRule(
        "report_day_missing",  # one question at a time: not where another cell that tells of the task is asked about
        "last_report",
        lambda f: f["reported_undated"] & f["result_document"].isna() & (f["progress"] != ALL_DONE),
        ("last_report", "completed", "progress"),
    ),
    RowRule("day_month_swapped", "completed", lambda f: f["swapped"]),
)


def _holds(rule: RowRule) -> pa.Check:
    return pa.Check(lambda frame: ~rule.breaks(frame).astype(bool), name=f"{rule.code}:{rule.field}")


ROWS = pa.DataFrameSchema(checks=[_holds(rule) for rule in RULES])
"""All rules of a row."""
