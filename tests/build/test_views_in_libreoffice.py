"""The macros of the two views, run by LibreOffice: columns are shown and hidden, no cell changes."""

from __future__ import annotations

import json
import os
import subprocess
from pathlib import Path

import pytest

from taskbook_build.macros import Macros
from taskbook_build.master import build_workbook
from tests.build.test_vba_libreoffice import LO, MACROS, SYSTEM_PYTHON, why_not

PLANS = Path(__file__).parents[2] / "workbook" / "plans"
HEAD = ["Mã", "Trạng thái", "Số ngày", "TT", "Tên nhiệm vụ", "Cơ quan chủ trì", "Thời gian hoàn thành"]


@pytest.mark.slow
@pytest.mark.skipif(why_not() is not None, reason=str(why_not()))
def test_the_views_show_what_is_typed_or_how_tasks_stand_and_leave_the_offices_own_columns(tmp_path: Path) -> None:
    workbook = tmp_path / "So.xlsm"
    workbook.write_bytes(build_workbook(PLANS, Macros(MACROS, {"Host": LO / "Host.bas"})))
    command = [SYSTEM_PYTHON, LO / "show_views.py", tmp_path / "profile", workbook, "KTTN 2025"]
    done = subprocess.run(command, env=os.environ | {"LC_ALL": "C.UTF-8"}, capture_output=True, text=True, timeout=180)
    assert done.returncode == 0, done.stderr
    built, state, entry = json.loads(done.stdout)
    assert state["shown"] == [
        *HEAD,
        *("Lãnh đạo chỉ đạo", "Tiến độ (%)", "Tình hình thực hiện", "Hạn xử lý", "Lưu ý", "Vì sao", "Cột riêng"),
    ]
    assert entry["shown"] == built["shown"]
    assert entry["shown"][: len(HEAD) + 3] == [*HEAD, "Tiến độ (%)", "Tình hình thực hiện", "Ngày hoàn thành"]
    assert "Cột riêng" in entry["shown"]
    assert built["cells"] == state["cells"] == entry["cells"]
