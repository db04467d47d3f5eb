"""What a number format shows of a day."""

from __future__ import annotations

import pytest

from taskbook.adapters.cells.number_formats import shown_period
from taskbook.ports import ShownMonth, ShownPeriod, ShownYear


@pytest.mark.parametrize(
    ("code", "period"),
    [
        ("mmm-yy", ShownMonth),
        ("mm/yyyy", ShownMonth),
        ('"Tháng "m/yyyy', ShownMonth),
        ("[$-42A]mmmm yyyy;@", ShownMonth),
        ("mmmm", ShownMonth),
        ("yyyy", ShownYear),
        ('"Năm "yyyy', ShownYear),
        ("dd/mm/yyyy", None),
        ("d-mmm", None),
        ("m/d/yy h:mm", None),
        ("mm/yyyy hh:mm", None),
        ("h:mm", None),
        ("0.00", None),
        ("@", None),
        ("General", None),
    ],
)
def test_a_format_shows_the_month_or_the_year_of_a_day_when_it_does_not_show_the_day(
    code: str, period: type[ShownPeriod] | None
) -> None:
    assert shown_period(code) is period
