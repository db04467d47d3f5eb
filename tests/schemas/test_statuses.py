"""The table of statuses: each row is counted, asks what the rules know, and finds its place on the sheets."""

from __future__ import annotations

from dataclasses import fields

from taskbook.core.status import FACTS
from taskbook.core.summary import Figures
from taskbook_schemas.layout import FormerSummary, UnitSheet
from taskbook_schemas.statuses import Counted, Status


def test_every_status_is_counted_in_a_figure_there_is() -> None:
    assert {counted.value for counted in Counted} <= {field.name for field in fields(Figures)}
    assert {status.row.counted for status in Status} == set(Counted)


def test_every_fact_is_asked_by_some_status() -> None:
    asked = {words if words in FACTS else words.removeprefix("not ") for one in Status for words in one.row.holds}
    assert asked == set(FACTS)


def test_the_last_row_holds_whatever_the_case_and_no_other_does() -> None:
    assert [status for status in Status if not status.row.holds] == [list(Status)[-1]]


def test_all_statuses_and_their_total_stood_above_the_body_of_the_first_sheet_in_its_former_form() -> None:
    assert FormerSummary.STATUS_ROW + len(Status) < FormerSummary.TOP - 1


def test_every_figure_has_its_place_in_the_order_of_what_must_be_done() -> None:
    order = sorted(Counted, key=lambda counted: counted.urgency)
    assert order[0] is Counted.LATE
    assert set(order[-2:]) == {Counted.SUSPENDED, Counted.CANCELLED}


def test_the_status_of_a_unit_sheet_stands_under_its_heading() -> None:
    assert UnitSheet.HEADINGS[UnitSheet.STATUS - 1] == "Trạng thái"
