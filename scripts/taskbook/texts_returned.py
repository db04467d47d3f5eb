"""Words about single cells of a returned file."""

from __future__ import annotations


def edited(heading: str, shown: str, formula: bool) -> str:
    """Say what a unit put into a cell that was only to look at."""
    now = f"«{shown}»" if shown else "để trống"
    return f"cột «{heading}» nay là {now}" + (" (công thức)" if formula else "")
