"""What stops letters from going: templates, the ledger of letters, the mail server, Outlook, settings."""

from __future__ import annotations

from datetime import date

from taskbook.core.days import day_text
from taskbook_schemas.choices import MAIL_SMTP
from taskbook_schemas.registry import SETTINGS
from taskbook_schemas.settings import Setting

# --- templates


def template_syntax(file: str, line: int) -> str:
    """A template that cannot be understood."""
    return _template(
        file, line, "câu lệnh mẫu viết chưa đúng (thiếu dấu ngoặc {{ }}, {% %} hoặc thiếu «endif», «endfor»)"
    )


def template_undefined(file: str, line: int, name: str) -> str:
    """A template that names something that is not there."""
    return _template(file, line, f"không có thông tin nào tên «{name}»")


def template_missing(file: str, line: int, name: str) -> str:
    """A template that asks for another one that is not there."""
    return _template(file, line, f"mẫu gọi đến tệp «{name}» không có trong thư mục «Mẫu thư»")


def template_forbidden(file: str, line: int) -> str:
    """A template that does what templates may not."""
    return _template(file, line, "mẫu dùng lệnh không được phép")


def template_wrong(file: str, line: int) -> str:
    """A template that breaks while it is filled in."""
    return _template(file, line, "không điền được thông tin ở dòng này")


def template_empty(file: str) -> str:
    """A template that gives nothing."""
    return f"Mẫu thư «{file}» không cho ra chữ nào. {_TEMPLATE_NEXT}"


def template_encoding(file: str) -> str:
    """A template saved in an old code page."""
    return (
        f"Mẫu thư «{file}» không dùng bảng mã UTF-8. Hãy lưu lại tệp với mã hóa UTF-8 rồi làm lại; "
        "chưa thư nào được gửi."
    )


def template_unreadable(file: str) -> str:
    """A template that the system does not let us read."""
    return f"Không đọc được mẫu thư «{file}». Hãy đóng chương trình đang mở tệp rồi làm lại; chưa thư nào được gửi."


_TEMPLATE_NEXT = "Hãy sửa tệp, hoặc xóa tệp để dùng mẫu có sẵn; chưa thư nào được gửi."


def _template(file: str, line: int, what: str) -> str:
    return f"Mẫu thư «{file}», dòng {line}: {what}. {_TEMPLATE_NEXT}"


# --- ledger


def ledger_busy(file: str) -> str:
    """Another run holds the ledger."""
    return (
        f"Một lượt soạn hoặc gửi thư khác đang chạy (sổ gửi thư «{file}» đang được dùng). "
        "Hãy đợi lượt đó xong rồi làm lại."
    )


def ledger_not_writable(file: str, folder: str) -> str:
    """The ledger cannot be written."""
    return (
        f"Không ghi được sổ gửi thư «{file}» vào thư mục «{folder}» nên không gửi tiếp thư nào. "
        "Hãy chép sổ theo dõi vào thư mục cho phép ghi, hoặc xin quyền ghi, rồi làm lại."
    )


def ledger_disk_full(file: str, folder: str) -> str:
    """The disk is full."""
    return (
        f"Ổ đĩa chứa «{folder}» đã đầy, không ghi được sổ gửi thư «{file}» nên không gửi tiếp thư nào. "
        "Hãy xóa bớt tệp không dùng rồi làm lại: thư đã gửi không bị gửi lại."
    )


def ledger_unreadable(path: str) -> str:
    """The ledger cannot be read."""
    return f"Không đọc được sổ gửi thư «{path}» nên không gửi thư nào. Hãy đóng chương trình đang mở tệp rồi làm lại."


def ledger_damaged(path: str, line: int) -> str:
    """A line of the ledger is not what we wrote."""
    return (
        f"Sổ gửi thư «{path}», dòng {line} bị hỏng hoặc đã bị sửa nên không biết thư nào đã gửi; không gửi thư nào. "
        "Hãy lấy lại bản sao của tệp này; đừng xóa tệp, vì thư đã gửi có thể bị gửi lại."
    )


# --- mail server


def no_connection(host: str, port: int) -> str:
    """Nobody answers, or not as a mail server does."""
    return (
        f"Không kết nối được máy chủ thư «{host}», cổng {port}. Hãy kiểm tra mạng, tên máy chủ, cổng và kiểu bảo mật "
        f"ở trang «{SETTINGS}» rồi làm lại."
    )


def connection_lost(host: str) -> str:
    """The connection breaks again and again."""
    return (
        f"Mất kết nối với máy chủ thư «{host}» trước khi gửi được thư này. "
        "Hãy chạy lại để gửi tiếp: thư đã gửi không bị gửi lại."
    )


def certificate_wrong(host: str) -> str:
    """The server cannot prove who it is."""
    return (
        f"Chứng thư bảo mật của máy chủ thư «{host}» không hợp lệ nên không gửi, để mật khẩu không lọt ra ngoài. "
        f"Hãy kiểm tra «{Setting.SMTP_SERVER}» ở trang «{SETTINGS}», hoặc hỏi cán bộ công nghệ thông tin."
    )


def tls_failed(host: str, port: int) -> str:
    """The two sides do not agree on encryption."""
    return (
        f"Máy chủ thư «{host}», cổng {port} không mã hóa theo kiểu đã chọn. Thường dùng: cổng 587 với STARTTLS, "
        f"cổng 465 với TLS. Hãy sửa ở trang «{SETTINGS}» rồi làm lại."
    )


def not_supported(host: str) -> str:
    """The server offers no encryption, or no log-in that we know."""
    return (
        f"Máy chủ thư «{host}» không hỗ trợ mã hóa STARTTLS hoặc kiểu đăng nhập thông thường nên không gửi, "
        "để mật khẩu không lọt ra ngoài. Hãy hỏi cán bộ công nghệ thông tin."
    )


def login_refused(host: str, user: str) -> str:
    """Name or password is wrong."""
    return (
        f"Máy chủ thư «{host}» không nhận tên đăng nhập «{user}» hoặc mật khẩu đã lưu. "
        "Hãy chạy «taskbook mail password» để nhập lại mật khẩu (với Gmail: mật khẩu ứng dụng)."
    )


def password_not_plain(user: str) -> str:
    """A password or name with letters that the protocol cannot carry."""
    return f"Tên đăng nhập «{user}» hoặc mật khẩu có chữ có dấu, máy chủ thư không nhận. Hãy đổi mật khẩu không dấu."


def server_refused(code: int, text: str) -> str:
    """Why the server did not take a letter, in its own words."""
    again = "tạm thời chưa nhận" if code < 500 else "từ chối"
    return f"máy chủ thư {again} (mã {code}: {text[:160]})"


def fate_unknown() -> str:
    """The connection broke after the letter had begun to leave."""
    return "mất kết nối sau khi thư đã bắt đầu đi, không rõ máy chủ đã nhận hay chưa"


def drafts_not_written(folder: str, reason: str) -> str:
    """The folder for drafts cannot be made or written to; the reason says what to do."""
    return f"Không ghi được thư nháp vào thư mục «{folder}»: {reason}"


OLD_DRAFTS = "Thu cu"  # folder of drafts that are no longer meant
IN_OUTLOOK = "trong thư mục Bản nháp (Drafts) của Outlook"


def outlook_failed(code: str) -> str:
    """Outlook refused to make a draft; `code` is for those who help."""
    return f"Outlook không tạo được bản nháp (mã {code})"


def outlook_missing() -> str:
    """There is no classic Outlook on this machine."""
    return (
        "Không mở được Outlook bản cài trên máy (Outlook mới và Outlook trên web không hỗ trợ). "
        f"Hãy đặt «{Setting.MAIL_MODE}» ở trang «{SETTINGS}» là «Soạn sẵn (không gửi)» rồi làm lại."
    )


def no_keyring() -> str:
    """The system has no store of passwords, or it is locked."""
    return "Không mở được kho mật khẩu của máy nên không lấy được mật khẩu thư. Hãy đăng nhập lại vào máy rồi thử lại."


def no_password(host: str, user: str) -> str:
    """No password is stored."""
    return (
        f"Chưa lưu mật khẩu của «{user}» cho máy chủ thư «{host}». Hãy chạy «taskbook mail password» để nhập một lần."
    )


# --- settings


def sender_wrong(typed: str, why: str) -> str:
    """The office's own address cannot be used."""
    return f"Trang «{SETTINGS}», «{Setting.MAIL_FROM}»: «{typed}»: {why}. Hãy sửa địa chỉ rồi làm lại."


def sender_missing() -> str:
    """No sender is named, but a server wants one."""
    return (
        f"Trang «{SETTINGS}»: chưa ghi «{Setting.MAIL_FROM}» nên không gửi được. "
        "Hãy ghi địa chỉ thư của cơ quan rồi làm lại."
    )


def server_missing() -> str:
    """No server is named."""
    return (
        f"Trang «{SETTINGS}»: chưa ghi «{Setting.SMTP_SERVER}» nên không gửi được. Hãy hỏi cán bộ công nghệ thông tin."
    )


def sending_off() -> str:
    """The settings say that letters are only drafted."""
    return (
        f"Trang «{SETTINGS}», «{Setting.MAIL_MODE}» không phải «{MAIL_SMTP}» nên không gửi thư nào. "
        "Hãy dùng «taskbook mail draft» để soạn sẵn, hoặc đổi thiết lập đó rồi làm lại."
    )


def reply_day_over(day: date) -> str:
    """The day by which units should answer is over."""
    return (
        f"Trang «{SETTINGS}», «{Setting.REPORT_BY}»: ngày {day_text(day)} đã qua. "
        "Hãy ghi ngày mới (hoặc để trống: thư không nêu ngày) rồi làm lại."
    )
