"""What `taskbook unit` says: how cells of unit names were understood."""

from __future__ import annotations

from collections.abc import Iterable

from taskbook.core.model import Named, UnknownName

BAD_INPUT = (
    "Dữ liệu đưa vào không đúng: cần một danh sách JSON gồm các chuỗi (mã hóa UTF-8), "
    'ví dụ ["Phòng Kinh tế", "Công an xã"]. Hãy sửa lại rồi chạy lại lệnh.'
)
NOTHING_ASKED = "Chưa có tên đơn vị nào để đọc. Hãy gõ tên sau lệnh, ví dụ: taskbook unit Phòng Kinh tế xã."
_NOTHING_NAMED = "Không nêu đơn vị nào."


def named(cell: Named) -> str:
    """A line for each unit, group and unknown text of one cell."""
    return "\n".join(_lines(cell)) or _NOTHING_NAMED


def _lines(cell: Named) -> Iterable[str]:
    yield from (f"Đơn vị: {name}" for name in cell.units)
    yield from (f"Nhóm: {name}" for name in cell.groups)
    yield from map(_unknown, cell.unknown)


def _unknown(name: UnknownName) -> str:
    near = f" Gần giống: {'; '.join(name.nearest)}." if name.nearest else ""
    return f"Chưa biết: «{name.text}».{near} Hãy sửa lại tên hoặc thêm vào trang tính «Đơn vị»."
