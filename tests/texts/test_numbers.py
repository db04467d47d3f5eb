"""Numbers as Vietnamese papers write them."""

from __future__ import annotations

import pytest

from taskbook.texts.numbers import decimal, percent, whole


@pytest.mark.parametrize(("number", "told"), [(0, "0"), (999, "999"), (12160, "12.160"), (1234567, "1.234.567")])
def test_thousands_are_parted_by_dots(number: int, told: str) -> None:
    assert whole(number) == told


@pytest.mark.parametrize(("number", "told"), [(12.0, "12"), (10.5, "10,5"), (1250000.25, "1.250.000,25"), (0.1, "0,1")])
def test_a_fraction_has_a_comma_and_no_empty_decimals(number: float, told: str) -> None:
    assert decimal(number) == told


@pytest.mark.parametrize(
    ("rate", "told"),
    [
        (None, "–"),
        (0, "0%"),
        (1, "100%"),
        (0.834, "83,4%"),
        (0.5, "50%"),
        (0.0212, "2,12%"),
        (1 / 3, "33,3%"),
        (0.9996, "99,96%"),
        (0.99999, "trên 99,99%"),
        (0.00001, "dưới 0,01%"),
    ],
)
def test_a_share_has_one_decimal_and_a_small_one_two(rate: float | None, told: str) -> None:
    assert percent(rate) == told
