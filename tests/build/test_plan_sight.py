"""What one sees of a plan's sheet at 1366 x 768 and 100%, worked out from widths and heights."""

import re
import zipfile
from itertools import pairwise
from pathlib import Path

import openpyxl
import pytest
from openpyxl.worksheet.worksheet import Worksheet

from taskbook_build.master import build_workbook
from taskbook_schemas.layout import TABLE_HEADER_ROW
from taskbook_schemas.plan_view import folded
from taskbook_schemas.registry import ASSIGNED

SOURCES = Path(__file__).parents[2] / "workbook" / "plans"
PLANS = ("KTTN 2025", "TTKT 2026")
ROOM_ACROSS = 1366 - 50  # row numbers and the scroll bar
# Windows' task bar, Excel's title, ribbon, formula bar, column letters, tabs and status bar, the outline's signs
ROOM_DOWN = 768 - 40 - 230 - 48 - 32
IN_SIGHT = {
    "KTTN 2025": ["Mã", "Trạng thái", "Số ngày", "TT", "Tên nhiệm vụ", "Cơ quan chủ trì", "Thời gian hoàn thành"],
    "TTKT 2026": ["Mã", "Trạng thái", "Số ngày", "Stt", "Nhiệm vụ", "Đơn vị chủ trì", "Thời hạn"],
}
TYPED = ["Tiến độ (%)", "Tình hình thực hiện", "Ngày hoàn thành"]


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("sight") / "So.xlsx"
    path.write_bytes(build_workbook(SOURCES))
    return path


@pytest.fixture(scope="module")
def sheets(built: Path) -> dict[str, Worksheet]:
    return {sheet.title: sheet for sheet in openpyxl.load_workbook(built)}


def columns_of(sheet: Worksheet) -> list[tuple[str, int, bool, int, bool]]:
    """Heading, dots, whether it is hidden, its level and the mark of a folded stretch, for each column."""
    found = []
    for cell in sheet[TABLE_HEADER_ROW]:
        like = next(one for one in sheet.column_dimensions.values() if one.min <= cell.column <= one.max)
        dots = int(like.width * 7 + 0.5)
        found.append((cell.value, dots, bool(like.hidden), like.outlineLevel, bool(like.collapsed)))
    return found


def seen(sheet: Worksheet) -> list[str]:
    """The headings that are whole on the screen without moving sideways."""
    headings, used = [], 0
    for heading, dots, hidden, *_ in columns_of(sheet):
        used += 0 if hidden else dots
        if used <= ROOM_ACROSS and not hidden:
            headings.append(heading)
    return headings


@pytest.mark.parametrize("name", PLANS)
def test_what_is_typed_daily_is_seen_without_moving_sideways(sheets: dict[str, Worksheet], name: str) -> None:
    wanted = [*IN_SIGHT[name], *TYPED]
    assert seen(sheets[name])[: len(wanted)] == wanted


def test_a_task_given_by_letter_is_seen_with_its_state_and_the_first_columns_to_type(
    sheets: dict[str, Worksheet],
) -> None:
    assert {
        "Mã",
        "Trạng thái",
        "Số ngày",
        "Số, ký hiệu văn bản",
        "Ngày văn bản",
        "Nhiệm vụ",
        "Đơn vị chủ trì",
        "Thời hạn",
        *TYPED[:2],
    } <= set(seen(sheets[ASSIGNED]))


@pytest.mark.parametrize("name", PLANS)
def test_seven_tasks_are_seen_and_every_row_is_as_tall(sheets: dict[str, Worksheet], name: str) -> None:
    sheet = sheets[name]
    dots = {row: round(sheet.row_dimensions[row].height * 96 / 72) for row in range(1, sheet.max_row + 1)}
    head = sum(dots[row] for row in range(1, TABLE_HEADER_ROW + 1))
    tall = {dots[row] for row in range(TABLE_HEADER_ROW + 1, sheet.max_row + 1)}
    assert len(tall) == 1
    assert (ROOM_DOWN - head) // tall.pop() >= 7


def test_rows_do_not_grow_with_their_texts_and_hold_them_whole(built: Path, sheets: dict[str, Worksheet]) -> None:
    with zipfile.ZipFile(built) as package:
        xml = package.read("xl/worksheets/sheet2.xml").decode()
    rows = re.findall(r'<row r="(\d+)"([^>]*)>', xml)
    assert all('customHeight="1"' in attributes for number, attributes in rows if int(number) > TABLE_HEADER_ROW)
    longest = max(len(str(row[5].value)) for row in sheets["KTTN 2025"].iter_rows(min_row=5))
    assert longest > 400


@pytest.mark.parametrize("name", [*PLANS, ASSIGNED])
def test_what_is_folded_away_is_one_click_away(sheets: dict[str, Worksheet], name: str) -> None:
    columns = columns_of(sheets[name])
    for (_, _, before, _, marked), (_, _, hidden, level, _) in pairwise(columns):
        assert hidden is (level == 1)
        if hidden and not before:
            assert marked, "the sign stands above the column left of what is folded away"
    assert sheets[name].sheet_properties.outlinePr.summaryRight is False
    assert {"Cơ quan, tổ chức, đơn vị phối hợp thực hiện", "Đơn vị phối hợp"} & {c[0] for c in columns if c[2]}


@pytest.mark.parametrize("name", PLANS)
def test_task_and_state_stay_when_one_moves_sideways(sheets: dict[str, Worksheet], name: str) -> None:
    frozen = sheets[name][sheets[name].freeze_panes]
    assert sheets[name].cell(TABLE_HEADER_ROW, frozen.column - 1).value == IN_SIGHT[name][4]
    assert frozen.row == TABLE_HEADER_ROW + 1
    assert sheets[name].sheet_view.zoomScale in (None, 100)


def test_columns_between_those_in_sight_are_folded_and_the_offices_own_never() -> None:
    assert folded(["id", "note", None, "status", "note", "budget", None]) == (
        *(False, True, False, False, False, True),
        False,
    )
    assert folded([None, "note", "budget"]) == (False, False, True)
