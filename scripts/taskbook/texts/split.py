"""Words of the units' files, and what is said of writing them. Excel's limits: a message's title 32 characters, 255."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from taskbook.core.days import day_text
from taskbook.core.unit_file import HEADINGS, Batch
from taskbook.texts.saving import BACKUP_FOLDER
from taskbook.texts.sheets import as_of_line

TITLE = "PHIẾU THEO DÕI NHIỆM VỤ"
SHEET = "Phiếu"
SIGN_DAY = "Ngày …… tháng …… năm ………"
PREPARED_BY, HEAD_OF_UNIT = "NGƯỜI LẬP", "THỦ TRƯỞNG ĐƠN VỊ"
SIGN_HINT = "(Ký, ghi rõ họ tên)"
NUMBER_OF_PAGES = "Trang &P/&N"
KEPT_FOLDER = "Tep da sua"

HELP_OUT = "Thư mục chứa phiếu. Bỏ trống: lấy ở trang Thiết lập, nằm cạnh sổ theo dõi."
HELP_UNIT = "Chỉ xuất phiếu của đơn vị này (ghi nhiều lần được)."
PROGRESS_FILES = "Đang ghi phiếu"


def repeated_id(id: str, sheet: str, row: int) -> str:
    """Return what tells apart two tasks that bear one id."""
    return f"{id} ({sheet}, dòng {row})"


def guide(reply_by: date | None) -> str:
    """Say what the unit does with the file."""
    until = f" trước ngày {day_text(reply_by)}" if reply_by else ""
    return (
        "Cách điền: nhập vào các ô nền vàng (nhiệm vụ phối hợp: tình hình, khó khăn, đề xuất), lưu rồi gửi lại chính "
        f"tệp này{until}."
    )


def fixed_texts(batch: Batch) -> tuple[str, ...]:
    """Return what every file of a batch says besides its own unit's lines."""
    lines = (batch.issuer, batch_line(batch), TITLE, guide(batch.reply_by))
    signatures = (SIGN_DAY, PREPARED_BY, HEAD_OF_UNIT, SIGN_HINT)
    return (*lines, *signatures, *HEADINGS)


def batch_line(batch: Batch) -> str:
    """Return the line of the figures' day and of the batch's name, for the telephone and for paper."""
    return f"{as_of_line(batch.as_of)} - Mã đợt: {batch.id}"


def footer_line(unit: str, as_of: date) -> str:
    """Return the left part of every page's foot."""
    return f"{unit} - số liệu đến ngày {day_text(as_of)}"


def folder_unusable(folder: str, reason: str) -> str:
    """Say that the folder cannot be made or written to."""
    return f"Không dùng được thư mục «{folder}»: {reason}"


def other_run(folder: str) -> str:
    """Say that another run is writing into the folder."""
    return f"Một lần xuất phiếu khác đang ghi vào «{folder}». Hãy chờ lần đó xong rồi xuất lại."


def unknown_unit(text: str, nearest: Sequence[str]) -> str:
    """Say that a name asked for is no unit's."""
    near = f" Gần giống: {'; '.join(nearest)}." if nearest else ""
    return f"Không có đơn vị «{text}» ở trang «Đơn vị».{near} Hãy ghi lại tên đơn vị."


def gets_no_sheet(unit: str) -> str:
    """Say that a unit asked for receives no sheet."""
    return f"«{unit}» không nhận phiếu (là nhóm, hoặc cột «Nhận phiếu» ở trang «Đơn vị» ghi Không)."


def several_units(text: str, units: Sequence[str]) -> str:
    """Say that a name asked for names several units."""
    return f"«{text}» nêu nhiều đơn vị ({'; '.join(units)}). Hãy dùng một lần --unit cho mỗi đơn vị."


def written(files: int, folder: str, day: date) -> str:
    """Say how many files were written, and where."""
    if not files:
        return f"Không có phiếu nào được ghi (số liệu đến ngày {day_text(day)})."
    return f"Đã ghi {files} phiếu vào «{folder}» (số liệu đến ngày {day_text(day)})."


def without_tasks(unit: str) -> str:
    """Say that a unit asked for has nothing to do."""
    return f"{unit}: không có nhiệm vụ nào nên không lập phiếu."


def kept_aside(file: str, kept: str) -> str:
    """Say that a file somebody had changed was not overwritten."""
    return f"«{file}» đã được sửa sau lần xuất trước: tệp đó được giữ ở «{kept}», phiếu mới ghi vào tên cũ."


def unmarked(reason: str) -> str:
    """Say that the files bear no mark by which they are known when they come back."""
    return (
        f"Không ghi được sổ phiếu đã giao trong thư mục «{BACKUP_FOLDER}»: {reason} Phiếu đợt này không có dấu, khi "
        "nhận lại chương trình không kiểm được phiếu có bị sửa trang ẩn hay không."
    )


def not_written(unit: str, file: str, reason: str) -> str:
    """Say that one file could not be written."""
    return f"Chưa ghi được phiếu của {unit} («{file}»): {reason}"
