"""From the click to the cells: a mouse click on the sheet's button starts VBA, VBA starts Python, Python refreshes.

LibreOffice stands in for Excel: the workbook is built with the twin of the host module, all else is what people get. A
picture of the screen afterwards is kept in the folder `PICTURES`.
"""

from __future__ import annotations

import json
import sys
import tempfile
import time
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest

from taskbook.actions.refresh import refresh
from taskbook.adapters.excel.workbook import LiveWorkbook
from taskbook.adapters.history import FileHistory, Recorded
from taskbook.adapters.xlsx.workbook import open_workbook
from taskbook.core.run import Run
from taskbook.ports import Value
from taskbook_build.macros import Macros
from taskbook_build.master import build_workbook
from taskbook_schemas.buttons import SHEET_BUTTONS
from taskbook_schemas.layout import Log
from taskbook_schemas.registry import LOG
from taskbook_schemas.words import BOOK_STAMP
from tests.adapters.excel.test_same_as_file import all_cells
from tests.e2e.screen import Screen, screen, why_no_screen
from tests.live.office import office, opened, why_not
from tests.live.real import PLANS
from tests.live.uno_engine import book_in_office

ROOT = Path(__file__).parents[2]
LO = Path(__file__).parent / "lo"
PICTURES = Path(tempfile.gettempdir()) / "taskbook-pictures"
NAME = "Sổ theo dõi 2026 (bản 2) & 50%.xlsm"
SAYS = {
    "Làm mới": "Đã xét sổ",
    "Kiểm tra": "Đã kiểm tra 57 nhiệm vụ",
    "Phiếu đơn vị": "Đã ghi 7 phiếu",
    "Soạn thư": "chưa có địa chỉ thư",
    "Nhận phản hồi": "Chưa có tệp nào",
    "Hoàn tác": "Đã hoàn tác «Làm mới»",
}
TRIES, STARTED_SECONDS, DONE_SECONDS = 6, 15, 120
REASON = why_not() or why_no_screen()

pytestmark = [pytest.mark.slow, pytest.mark.skipif(REASON is not None, reason=str(REASON))]


@pytest.fixture
def workbook(tmp_path: Path) -> Path:
    path = tmp_path / "Văn phòng xã" / NAME
    path.parent.mkdir()
    path.write_bytes(build_workbook(PLANS, Macros(ROOT / "macros", {"Host": LO / "Host.bas"})))
    return path


def test_a_click_on_the_button_refreshes_the_open_workbook(workbook: Path, tmp_path: Path) -> None:
    same = tmp_path / "closed" / NAME
    same.parent.mkdir()
    same.write_bytes(workbook.read_bytes())
    result, pipe = tmp_path / "result.json", f"taskbookclick{tmp_path.name[-12:]}"
    with (
        screen(tmp_path / "screen") as shown,
        office(tmp_path / "profile", environment=environment(tmp_path, shown, pipe, result), pipe=pipe) as (_, desktop),
    ):
        document = opened(desktop, workbook, hidden=False)
        press(shown, document, "Làm mới", result.with_suffix(".started"))
        [text] = told(result)
        shown.picture(PICTURES / "button-in-libreoffice.png")
        live = all_cells(LiveWorkbook(book_in_office(document, NAME)[0]))
        document.close(True)
    assert "Đã xét sổ" in text, text
    closed, run = open_workbook(same), Run(datetime.now(), "Văn thư")
    refresh(Recorded(closed, FileHistory(same), "refresh", run), run)
    assert without_stamp(live) == without_stamp(all_cells(closed))


def without_stamp(cells: dict[str, list[list[Value]]]) -> dict[str, list[list[Value]]]:
    """All cells but the log's cell with the workbook's id, which is drawn for each workbook on its own."""
    log = cells[LOG]
    assert str(log[Log.STAMP_ROW - 1][0]).startswith(BOOK_STAMP)
    return {**cells, LOG: [*log[: Log.STAMP_ROW - 1], *log[Log.STAMP_ROW :]]}


def test_every_button_of_the_first_sheet_does_its_work_when_clicked(workbook: Path, tmp_path: Path) -> None:
    assert set(SAYS) == {button.label for button in SHEET_BUTTONS}
    result, pipe = tmp_path / "result.json", f"taskbookall{tmp_path.name[-12:]}"
    told_of = {}
    with (
        screen(tmp_path / "screen") as shown,
        office(tmp_path / "profile", environment=environment(tmp_path, shown, pipe, result), pipe=pipe) as (_, desktop),
    ):
        document = opened(desktop, workbook, hidden=False)
        for label in SAYS:
            document.CurrentController.setActiveSheet(document.Sheets.getByIndex(0))
            press(shown, document, label, result.with_suffix(".started"))
            [told_of[label]] = told(result)
            for left in (result, result.with_suffix(".started")):
                left.unlink()
        document.close(True)
    assert {label: text for label, text in told_of.items() if SAYS[label] not in text} == {}
    assert list((workbook.parent / "Phiếu gửi đi").rglob("*.xlsx"))


def environment(folder: Path, shown: Screen, pipe: str, result: Path) -> dict[str, str]:
    """What the office and all that it starts are told; nothing of the person's own folders is used."""
    own = {name: str(folder / "own") for name in ("XDG_DATA_HOME", "XDG_STATE_HOME", "XDG_RUNTIME_DIR")}
    (folder / "own").mkdir(mode=0o700)  # a run-time folder that others may read is not used
    return {
        **own,
        "DISPLAY": shown.display,
        "SAL_USE_VCLPLUGIN": "gen",
        "LC_ALL": "C.UTF-8",
        "TASKBOOK_TEST_PYTHON": sys.executable,
        "TASKBOOK_TEST_ARGUMENTS": f"{LO / 'press.py'} {pipe} {result}",
    }


def press(shown: Screen, document: Any, label: str, started: Path) -> None:
    """Click on the button until it is felt: a first click may only bring the window to the front."""
    controller = document.CurrentController
    window = controller.Frame.ContainerWindow
    window.setPosSize(0, 0, 1600, 1000, 15)
    for _ in range(TRIES):
        time.sleep(1)
        x, y = middle(controller, document, label)
        shown.click(x, y + 300)  # there is no window manager: this gives the window the keyboard
        shown.click(x, y)
        if wait_for(started, STARTED_SECONDS):
            return
    shown.picture(PICTURES / "button-not-felt.png")
    raise AssertionError(f"the button was not felt; see {PICTURES}")


def middle(controller: Any, document: Any, label: str) -> tuple[int, int]:
    """Where the button's middle is on the screen, as the office itself says."""
    form = document.Sheets.getByIndex(0).DrawPage.Forms.getByIndex(0)
    models = [form.getByIndex(number) for number in range(form.Count)]
    model = next(model for model in models if getattr(model, "Label", None) == label)
    context = controller.getControl(model).getAccessibleContext()
    corner, size = context.getLocationOnScreen(), context.getSize()
    return corner.X + size.Width // 2, corner.Y + size.Height // 2


def wait_for(path: Path, seconds: float) -> bool:
    """Wait for a file."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        if path.exists():
            return True
        time.sleep(0.1)
    return False


def told(result: Path) -> list[str]:
    """What the person was told."""
    assert wait_for(result, DONE_SECONDS), "Python was started but did not come to an end"
    texts: list[str] = json.loads(result.read_text(encoding="utf-8"))
    return texts
