"""What stands in the lists of `Tổng hợp`."""

from __future__ import annotations

from dataclasses import replace

import pytest

from taskbook.sheets.summary import body
from taskbook.texts.sheets import remedy
from taskbook_schemas.layout import RowKind, Summary
from tests.adapters.mail.letters import late
from tests.core.judging import PLAN


@pytest.mark.parametrize("facts", [1, 40])
def test_the_page_never_cuts_off_what_is_to_be_done(facts: int) -> None:
    judged = late(1)
    judged = replace(judged, verdict=replace(judged.verdict, why="; ".join(["Quá hạn 53 ngày"] * facts)))
    (detail,) = (row[Summary.ITEM_TASK - 1] for row in body([judged], [PLAN]) if row[-1] == RowKind.DETAIL.value)
    assert isinstance(detail, str)
    assert detail.endswith(remedy(judged.verdict))
    assert len(detail) <= Summary.DETAIL_CHARACTERS + 1
    assert ("…" in detail) is (facts > 1)
