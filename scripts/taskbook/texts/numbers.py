"""Numbers as Vietnamese papers write them: 12.160, 83,4%, 2,12%."""

from __future__ import annotations

_FINE = 0.1
_LEAST, _MOST = 0.0001, 0.9999


def whole(number: int) -> str:
    """Return a whole number, thousands parted by dots."""
    return f"{number:,}".replace(",", ".")


def decimal(number: float) -> str:
    """Return a number with a comma and as few decimals as say it, two at most."""
    text = f"{number:,.2f}".rstrip("0").rstrip(".")
    return text.replace(",", " ").replace(".", ",").replace(" ", ".")


def percent(rate: float | None) -> str:
    """Return a share (0.834) in per cent: one decimal, two below 10%; «–» where there is nothing to divide by.

    What is not all never reads 100%, what is not nothing never 0%.
    """
    if rate is None:
        return "–"
    if 0 < rate < _LEAST:
        return "dưới 0,01%"
    if _MOST < rate < 1:
        return "trên 99,99%"
    places = 2 if rate < _FINE or round(rate * 100, 1) >= 100 > rate * 100 else 1
    return f"{decimal(round(rate * 100, places))}%"
