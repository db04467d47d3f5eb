"""The register of extensions as a report takes it: those of the period, and those nobody has decided."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from taskbook.core.report.extensions import Extension, of_period, read_amendments, read_extensions
from taskbook.ports import Value
from taskbook_schemas.choices import AMENDED, NOT_AMENDED

FIRST, C = date(2026, 9, 15), date(2026, 10, 14)
ASKED = date(2026, 12, 31)


def row(id: str | None, received: Value, said: str | None = None, signed: Value = None) -> list[Value]:
    return [id, "Việc", "Công an xã", C, ASKED, "Chờ vốn", "a.xlsx", received, 1.0, said, ASKED, "5/UBND", signed, None]


def read(*rows: list[Value]) -> list[Extension]:
    return list(read_extensions(rows))


def test_a_row_is_read_with_its_decision_however_it_is_spelled() -> None:
    [granted, refused, waiting] = read(
        row("A", datetime(2026, 10, 1, 8), "  đồng ý", C), row("B", C, "Không đồng ý", C), row("C", "hôm qua")
    )
    assert (granted.granted, granted.refused, granted.received) == (True, False, date(2026, 10, 1))
    assert (granted.asked, granted.until, granted.document, granted.nth) == (ASKED, ASKED, "5/UBND", "1")
    assert (refused.granted, refused.refused) == (False, True)
    assert (waiting.granted, waiting.refused, waiting.received) == (False, False, None)


def test_rows_that_name_no_task_are_none() -> None:
    assert read(row(None, C)) == []


def test_a_report_has_what_was_asked_or_decided_in_its_period_and_what_is_open() -> None:
    long_ago, later = FIRST - timedelta(days=90), C + timedelta(days=1)
    rows = read(
        row("asked", FIRST, "Đồng ý", later),
        row("decided", long_ago, "Đồng ý", C),
        row("before", long_ago, "Đồng ý", long_ago),
        row("open", long_ago),
        row("later", later),
        row("undated", None),
    )
    assert [one.id for one in of_period(rows, FIRST, C)] == ["asked", "decided", "open", "undated"]


def proposal(
    id: str | None, said: str | None = None, part: str | None = "Sản phẩm", what: str | None = "báo cáo"
) -> list[Value]:
    return [id, "Việc", "Công an xã", what, part, "Chờ", C, "a.xlsx", said, "Báo cáo", ASKED, "5/UBND", C, None]


def test_proposals_to_amend_a_plan_keep_their_words_and_their_decision() -> None:
    [granted, refused, waiting, wordless] = read_amendments(
        [
            proposal("A", AMENDED),
            proposal("B", NOT_AMENDED, part=None),
            proposal("C"),
            proposal("D", part=None, what=None),
            proposal(None),
        ]
    )
    assert (granted.proposed, granted.approved, granted.until) == ("Sản phẩm: báo cáo", "Báo cáo", ASKED)
    assert (granted.granted, granted.refused) == (True, False)
    assert (refused.proposed, refused.granted, refused.refused) == ("báo cáo", False, True)
    assert (waiting.granted, waiting.refused) == (False, False)
    assert wordless.proposed == "D", "it is told from an extension"
