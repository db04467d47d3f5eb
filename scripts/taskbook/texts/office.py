"""Words about an office's file: its labels, its sample, and what is wrong in one."""

from __future__ import annotations

from collections.abc import Sequence

OFFICE_SHEET = "Cơ quan"
NAME, SUPERIOR, PLACE = "Tên xã, phường", "Cơ quan cấp trên", "Địa danh trên văn bản"
SAMPLE_TITLE = "TỆP CƠ QUAN: điền ba trang rồi chạy lệnh taskbook build --office"
SAMPLE_LINES = (
    (NAME, "xã An Bình", "Ghi đủ «xã …», «phường …» hoặc «đặc khu …»."),
    (SUPERIOR, "tỉnh Bình Minh", "Tỉnh hoặc thành phố; để trống nếu chưa cần."),
    (PLACE, "An Bình", "Ghi trước ngày, tháng trên văn bản; để trống nếu chưa cần."),
)
HELP_OFFICE = "Tệp cơ quan (.xlsx): lập sổ cho cơ quan khác, chưa có kế hoạch nào."
_MOST_TOLD = 5
_NEXT = "Sửa rồi chạy lại lệnh; chưa ghi ra tệp nào."


def missing_sheets(file: str, sheets: Sequence[str]) -> str:
    """Say which sheets a file does not have."""
    names = ", ".join(f"«{name}»" for name in sheets)
    return (
        f"Tệp cơ quan «{file}» thiếu trang {names}. Dùng tệp mẫu co-quan-mau.xlsx và giữ nguyên tên các trang. {_NEXT}"
    )


def name_wrong(file: str, name: str) -> str:
    """Say that the commune's name is not there or has no kind."""
    said = f"ghi «{name}», chưa có chữ «xã», «phường» hay «đặc khu» ở đầu" if name else "đang trống"
    return (
        f"Tệp cơ quan «{file}», trang «{OFFICE_SHEET}»: dòng «{NAME}» {said}. Ghi đủ tên ở cột B, ví dụ «xã An Bình». "
        f"{_NEXT}"
    )


def missing_heading(file: str, sheet: str, heading: str) -> str:
    """Say that a sheet has no row of headings."""
    return (
        f"Tệp cơ quan «{file}», trang «{sheet}»: không thấy tiêu đề «{heading}». Giữ hàng tiêu đề như tệp mẫu. {_NEXT}"
    )


def repeated_heading(file: str, sheet: str, heading: str, cells: Sequence[str]) -> str:
    """Say that a heading stands twice."""
    where = ", ".join(cells)
    return f"Tệp cơ quan «{file}», trang «{sheet}»: tiêu đề «{heading}» có ở nhiều ô ({where}). Giữ một cột. {_NEXT}"


def at_cell(sheet: str, cell: str, problem: str, remedy: str) -> str:
    """Say what is wrong with one cell."""
    return f"trang «{sheet}», ô {cell}: {problem} {remedy}"


def cells_wrong(file: str, told: Sequence[str]) -> str:
    """Say which cells are wrong: the first few."""
    more = f"\n- còn {len(told) - _MOST_TOLD} chỗ nữa." if len(told) > _MOST_TOLD else ""
    lines = "".join(f"\n- {line}" for line in told[:_MOST_TOLD])
    return f"Tệp cơ quan «{file}» có chỗ chưa đúng:{lines}{more}\n{_NEXT}"


def no_units(file: str) -> str:
    """Say that no unit receives anything."""
    return (
        f"Tệp cơ quan «{file}», trang «Đơn vị»: chưa có đơn vị nào nhận phiếu. Ghi mỗi đơn vị một dòng dưới tiêu đề. "
        f"{_NEXT}"
    )


def name_conflict(file: str, sheet: str, spelling: str, names: Sequence[str]) -> str:
    """Say that a name belongs to several."""
    return (
        f"Tệp cơ quan «{file}», trang «{sheet}»: tên gọi «{spelling}» cùng thuộc về {'; '.join(names)}. Giữ tên này "
        f"ở một dòng. {_NEXT}"
    )


def stands_already(target: str) -> str:
    """Say that a workbook stands where the new one would go."""
    return (
        f"Ở {target} đã có một sổ, có thể đang dùng; sổ mới chưa có kế hoạch nên không ghi đè. Chọn tên khác, ví dụ: "
        "taskbook build --office TỆP --out SoMoi.xlsm."
    )


def what_next(units: int, leaders: int) -> str:
    """Say what is in the new workbook and what to do with it."""
    return (
        f"Sổ có {units} đơn vị, {leaders} lãnh đạo, chưa có kế hoạch nào. Mở sổ, thêm một dòng ở trang «Kế hoạch» và "
        "chép bảng phụ lục vào một trang mới (chọn bảng, bấm Ctrl+T); việc giao theo công văn thì gõ ở trang "
        "«Giao việc»."
    )
