"""The button «Phiếu đơn vị», and the file of estimates in its menu."""

from __future__ import annotations

from taskbook.actions.estimate import estimate_file
from taskbook.actions.outcomes.estimate import estimate_lines
from taskbook.actions.outcomes.split import report_lines
from taskbook.actions.split import split
from taskbook.adapters.estimate_file.store import EstimateFileFolder
from taskbook.adapters.unit_file.files import UnitFileFolder
from taskbook.buttons.press import Ending, Press


def press_split(press: Press) -> Ending:
    """Write the units' files into the folder of the settings."""
    report = split(
        press.workbook, press.run, UnitFileFolder(press.place.parent), as_of=press.as_of, progress=press.progress
    )
    return Ending([*report_lines(report), *press.workbook.notes])


def press_estimate(press: Press) -> Ending:
    """Write the file of estimates beside the workbook."""
    files = EstimateFileFolder(press.place.parent)
    report = estimate_file(press.workbook, press.run, files, press.as_of, progress=press.progress)
    return Ending([*estimate_lines(report), *press.workbook.notes])
