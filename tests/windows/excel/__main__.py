"""Runs the stand-in until it is told to end: `python -m tests.windows.excel FOLDER BOOK…`."""

from __future__ import annotations

import json
import sys
import traceback
from pathlib import Path
from typing import Any

import pythoncom
import win32con
import win32event
import win32gui

from tests.live.excel_com import Application, Workbook
from tests.live.strict_engine import load
from tests.windows.excel.calls import Calls
from tests.windows.excel.desk import COPY, COUNT_ANEW, COUNTS, END, ENDED, NOTHING_ACTIVE, PICK, READY, Desk
from tests.windows.excel.names import load_kinds
from tests.windows.excel.served import Served, Window, served
from tests.windows.excel.windows import make_windows

LOOK_EVERY = 50  # milliseconds between two looks at the desk while no message comes


class Excel(Application):
    """The strict Excel, whose active workbook a test can take away as a Protected View window in front does."""

    desk: Desk

    @property
    def ActiveWorkbook(self) -> Workbook:
        return None if self.desk.has(NOTHING_ACTIVE) or not self.books else self.books[-1]  # type: ignore[return-value]


def main(folder: Path, *paths: Path) -> None:
    """Open the workbooks, show the windows, take calls."""
    desk = Desk(folder)
    Excel.desk = desk
    Served.kinds, Served.note = load_kinds(folder / "excel.tlb"), staticmethod(desk.note)
    pythoncom.CoInitialize()
    excels: list[Excel] = []
    window = make_windows(paths[-1].stem, lambda: served(Window(excels[0])))
    excels.append(Excel(window, load))
    for path in paths:
        excels[0].opened(path, asks=True)
    calls = Calls(desk.is_busy)
    calls.register()
    desk.put(READY, str(window))
    _take_calls(desk, _answers(excels[0], calls))
    desk.put(ENDED, "")


def _answers(excel: Excel, calls: Calls) -> dict[str, Any]:
    def anew(_: Path) -> None:
        calls.count_from_here()
        excel.round_trips = 0
        excel.operations.clear()
        excel.states.clear()

    def counts(where: Path) -> None:
        found = {"calls": calls.all, "rejected": calls.rejected, "uses": excel.round_trips}
        more = {"operations": excel.operations, "methods": calls.methods, "states": excel.states}
        where.write_text(json.dumps(found | more, ensure_ascii=False), encoding="utf-8")

    def pick(where: Path) -> None:
        excel.picks.append(Path(where.read_text(encoding="utf-8")))

    return {COUNT_ANEW: anew, COUNTS: counts, PICK: pick, COPY: lambda where: excel.books[-1].store.save_copy(where)}


def _take_calls(desk: Desk, answers: dict[str, Any]) -> None:
    while desk.answer(answers) != END:
        win32gui.PumpWaitingMessages()
        win32event.MsgWaitForMultipleObjects([], False, LOOK_EVERY, win32con.QS_ALLINPUT)


if __name__ == "__main__":
    place = Path(sys.argv[1])
    try:
        main(place, *map(Path, sys.argv[2:]))
    except BaseException:
        Desk(place).note(traceback.format_exc())
        raise
