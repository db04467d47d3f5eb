"""What a row was read as is kept in hidden cells: read back whole, or not at all."""

from __future__ import annotations

from dataclasses import replace

import pytest

from taskbook.core.hidden_text import PIECE
from taskbook.core.intake.model import Origin
from taskbook.core.intake.record import read_origin, write_origin
from taskbook_schemas.layout import Intake

ORIGIN = Origin("Nhiệm vụ", "KH26-1", ("I. Mục một", "1. Nhóm"), "Ban hành kế hoạch")


@pytest.mark.parametrize("times", [1, PIECE // 10, PIECE * (Intake.RECORD_COLUMNS - 1) // 18])
def test_a_record_is_read_back_as_it_was_written(times: int) -> None:
    origin = replace(ORIGIN, text="Ban hành kế hoạch " * times)
    cells = write_origin(origin)
    assert len(cells) == Intake.RECORD_COLUMNS
    assert read_origin(cells) == origin


def test_a_record_too_long_for_its_cells_is_none_rather_than_half() -> None:
    cells = write_origin(replace(ORIGIN, text="x" * PIECE * Intake.RECORD_COLUMNS))
    assert cells == [None] * Intake.RECORD_COLUMNS
    assert read_origin(cells) is None


@pytest.mark.parametrize("cells", [["|{|"], ["|[1]|"], ["|" + "[" * 100_000 + "|"], [None, 7.0]])
def test_a_damaged_record_is_none(cells: list[str | float | None]) -> None:
    assert read_origin(cells) is None
