"""The button «Phiếu đơn vị»."""

from __future__ import annotations

from taskbook.actions.outcomes.split import report_lines
from taskbook.actions.split import split
from taskbook.adapters.unit_file.files import UnitFileFolder
from taskbook.buttons.press import Ending, Press


def press_split(press: Press) -> Ending:
    """Write the units' files into the folder of the settings."""
    report = split(
        press.workbook, press.run, UnitFileFolder(press.place.parent), as_of=press.as_of, progress=press.progress
    )
    return Ending([*report_lines(report), *press.workbook.notes])
