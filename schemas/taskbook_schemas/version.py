"""The version of the workbook's layout, and what each version brought.

A workbook tells its version in the hidden sheet `WORDS_SHEET`, in the row of `LAYOUT_KEY`; one without is of the first.
Whoever adds a sheet, a label or a button that workbooks in use do not have adds a line here; a new column tells its
version itself (`since`). «Nâng cấp sổ» and `taskbook renew` bring older workbooks to this version.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import Final

from taskbook_schemas.columns import HEADING_COLUMNS
from taskbook_schemas.registry import FIXED_TABLES
from taskbook_schemas.task_columns import TASK_COLUMNS

WORDS_SHEET: Final = "_vba"
"""The hidden sheet of words for macros: keys in column 1, words in column 2."""
LAYOUT_KEY: Final = "layout"
BUTTONS_KEY: Final = "version"
"""The row that tells which buttons and macros the workbook has."""

_NEW_COLUMNS = sorted(
    (column.since, column.heading)
    for columns in (TASK_COLUMNS, HEADING_COLUMNS, *(spec.columns for spec in FIXED_TABLES))
    for column in columns
    if column.since > 1
)
_OTHERS: Final[Mapping[int, str]] = {
    1: "sổ đầu tiên",
    2: "trang «Tiêu đề cột»: mỗi kế hoạch dùng tiêu đề cột của phụ lục mình",
    3: "nút «Nâng cấp sổ»",
    4: "trang «Giao việc»: nhiệm vụ giao theo công văn, thông báo kết luận",
    5: "trang «Nhập kế hoạch», nút «Thêm kế hoạch» và «Nhận kế hoạch»",
    6: "trang «Giao ban», «Theo người», «Đề xuất sửa đổi», «Số liệu kỳ», «Biến động»; nút «Trang giao ban», «Chốt kỳ», "
    "«Báo cáo»; thiết lập của báo cáo",
    7: "cột «Cờ» nay là «Lưu ý»; bố cục mới của Tổng hợp, các trang kế hoạch và phiếu; trang «Bảng theo dõi», «6 rõ» "
    "để in",
}
_COLUMNS: Final[Mapping[int, str]] = {
    since: "thêm cột " + ", ".join(f"«{heading}»" for of, heading in _NEW_COLUMNS if of == since)
    for since, _ in _NEW_COLUMNS
}
BROUGHT: Final[Mapping[int, str]] = MappingProxyType(
    {
        version: "; ".join(told[version] for told in (_OTHERS, _COLUMNS) if version in told)
        for version in sorted({*_OTHERS, *_COLUMNS})
    }
)
"""What each version brought, in words for the office."""
LAYOUT_VERSION: Final = max(BROUGHT)
RULES_VERSION: Final = 1
"""The version of the rules that judge a task, kept with each closing. Whoever changes what a status, a deadline or a
flag means adds one: figures of two closings are alike only under the same rules.
"""


def version_in(words: Sequence[Sequence[object]]) -> int:
    """The version among the rows (key, words) of a workbook's hidden sheet; 1 where it is older than the mark."""
    told = next((row[1] for row in words if len(row) > 1 and row[0] == LAYOUT_KEY), None)
    try:
        return max(int(float(str(told))), 1)
    except (ValueError, OverflowError):
        return 1
