"""The commands of `taskbook`: those of the buttons, and those that no button does.

Each is the function `<command>_command` of the module `taskbook.cli.<room>`; its help is said here.
"""

from __future__ import annotations

from collections.abc import Mapping

from taskbook_schemas.buttons import BUTTONS, Command

WITHOUT_BUTTON: tuple[Command, ...] = (
    Command(
        "people",
        "people",
        "Trích nhiệm vụ theo người phụ trách trong tháng hoặc quý ra trang «Theo người» và một tệp Excel; chỉ đếm, "
        "không chấm điểm.",
    ),
    Command(
        "estimate",
        "estimate",
        "Lập tệp Excel tổng hợp dự toán theo đơn vị chủ trì để gửi đi; ô chưa có dự toán để trống, tô vàng.",
    ),
    Command("status", "status", "In tình trạng từng nhiệm vụ mà không ghi gì vào sổ."),
    Command("mail", "letters", "Soạn và gửi thư cho các đơn vị, lãnh đạo: xem trước, soạn sẵn, gửi."),
    Command(
        "mail preview",
        "letters",
        "Xem trước: thư nào gửi ai, kèm tệp nào, thư nào không gửi được và vì sao. Không gửi gì.",
    ),
    Command(
        "mail send",
        "letters",
        "Gửi qua máy chủ thư: chỉ thư đầu tiên, trừ khi ghi --all sau khi đã xem trước đúng đợt thư này.",
    ),
    Command("mail resolve", "letters", "Ghi nhận một thư chưa rõ kết quả là đã gửi (sent) hay chưa gửi (unsent)."),
    Command(
        "mail password",
        "letters",
        "Lưu mật khẩu máy chủ thư vào kho mật khẩu của máy (để trống: xóa mật khẩu đã lưu).",
    ),
    Command("log", "log", "In lịch sử thay đổi từ trang «Nhật ký»."),
    Command(
        "deadline",
        "deadline",
        "Đọc thời hạn: cho biết cụm từ được hiểu là ngày nào, ví dụ: taskbook deadline --year 2026 Quý II.",
    ),
    Command("unit", "unit", "Đọc ô ghi tên đơn vị: cho biết đó là đơn vị, nhóm nào, tên nào chưa biết."),
    Command(
        "doctor",
        "doctor",
        "Tự kiểm tra máy và sổ: Python, Excel, macro, thư. Không ghi gì. Mã thoát là 1 khi có mục phải xử lý.",
    ),
    Command(
        "build",
        "build",
        "Tạo mới sổ theo dõi từ nguồn của các kế hoạch (sổ cũ được giữ trong Sao lưu), hoặc từ tệp của một cơ quan.",
    ),
)

COMMANDS: Mapping[str, Command] = {
    command.name: command
    for command in (*(button.command for button in BUTTONS if button.command is not None), *WITHOUT_BUTTON)
}
"""Every command by its words after `taskbook`; one of two words is part of the group named by its first."""
HELP: Mapping[str, str] = {name: command.help for name, command in COMMANDS.items()}
