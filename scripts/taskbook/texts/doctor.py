"""What `taskbook doctor` says: one line for each thing looked at, and what to do where something is wrong."""

from __future__ import annotations

from collections.abc import Sequence

from taskbook.texts.renewal import HOW

MARKS = {"ok": "✓", "warn": "!", "fail": "✗", "skip": "–"}
REINSTALL = "Chạy lại cai-dat.cmd để sửa."
TODO = "Cần làm: "


def summary(failures: int, warnings: int) -> str:
    """Say how many things need mending."""
    if failures:
        return f"Kết quả: {failures} mục phải xử lý (✗), {warnings} mục nên xem (!)."
    return f"Kết quả: dùng được; {warnings} mục nên xem (!)." if warnings else "Kết quả: tất cả đều tốt."


# --- names of the checks, for what does not apply and what could not be looked at

PYTHON, PACKAGES, WORKBOOK, WRITABLE = "Python", "Các gói Python", "Sổ theo dõi", "Quyền ghi vào sổ"
OPEN_ELSEWHERE, MARK, CLOUD, MACROS = "Sổ đang mở", "Dấu «tải từ mạng»", "OneDrive", "Macro trong sổ"
EXCEL, BUTTONS, TRUST = "Excel", "Nối nút bấm với chương trình", "Vị trí tin cậy của Excel"
MAIL, LIBREOFFICE, FORMS = "Thư điện tử", "LibreOffice", "Mẫu báo cáo"
DAY_ORDER = "Kiểu ngày của Windows"


def only_windows(name: str) -> str:
    """A check that means nothing on this system."""
    return f"{name}: không áp dụng trên máy này (chỉ dành cho Windows)."


def no_workbook_to_look_at(name: str) -> str:
    """A check that needs the workbook, which was not found."""
    return f"{name}: chưa xét, vì chưa tìm thấy sổ."


def not_read(name: str) -> str:
    """A check that needs a workbook which can be read."""
    return f"{name}: chưa xét, vì chưa đọc được sổ."


def could_not_look(name: str, reason: str) -> str:
    """A check that broke down."""
    return f"{name}: không kiểm tra được ({reason})."


COULD_NOT_LOOK_TODO = "Chạy lại; nếu vẫn vậy, gửi dòng này cho người hỗ trợ."

# --- Python and its packages


def python_good(version: str, place: str) -> str:
    """Python is new enough."""
    return f"{PYTHON} {version} ({place})."


def python_old(version: str) -> str:
    """Python is too old."""
    return f"{PYTHON} {version} quá cũ, cần từ 3.11."


def packages_good(count: int) -> str:
    """All packages can be used."""
    return f"{PACKAGES}: đủ {count} gói, dùng được."


def packages_bad(names: Sequence[str]) -> str:
    """Some packages are missing or do not start."""
    return f"{PACKAGES}: thiếu hoặc hỏng {', '.join(names)}."


# --- the workbook


def workbook_found(path: str) -> str:
    """The workbook was found and can be read."""
    return f"{WORKBOOK}: {path}"


def workbook_not_readable(reason: str) -> str:
    """The workbook cannot be found or read; the reason says what to do as well."""
    return f"{WORKBOOK}: {reason}"


WORKBOOK_TODO = 'Ghi đường dẫn sổ sau lệnh: taskbook doctor "D:\\...\\TheoDoiNhiemVu.xlsm"; hoặc chạy lại cai-dat.cmd.'
WORKBOOK_DAMAGED_TODO = "Xử lý như dòng trên nói, rồi chạy lại lệnh này."
WRITABLE_GOOD = f"{WRITABLE}: ghi được, cả thư mục chứa sổ."
FILE_READ_ONLY = f"{WRITABLE}: tệp đặt thuộc tính «Chỉ đọc» hoặc không có quyền ghi."
FILE_READ_ONLY_TODO = "Bấm chuột phải vào tệp > Properties, bỏ dấu ở Read-only, bấm OK."


def folder_read_only(folder: str) -> str:
    """Nothing can be written beside the workbook."""
    return f"{WRITABLE}: không ghi được vào thư mục {folder} (nơi để bản sao lưu)."


FOLDER_READ_ONLY_TODO = "Chuyển sổ sang thư mục của mình, ví dụ trong Documents, rồi chạy lại cai-dat.cmd."
NOT_OPEN = f"{OPEN_ELSEWHERE}: không ai đang mở sổ."
OPEN_TODO = (
    "Nếu đang mở trong Excel của máy này: dùng nút trong Excel là đúng; chỉ lệnh «taskbook refresh» mới cần đóng sổ. "
    "Nếu không ai mở: xóa tệp ẩn có tên bắt đầu bằng ~$ cạnh sổ."
)
NO_MARK = f"{MARK}: không có, Excel không chặn macro vì lý do này."
HAS_MARK = f"{MARK}: có. Excel có thể chặn macro trong sổ."
HAS_MARK_TODO = "Đóng sổ; bấm chuột phải vào tệp > Properties, đánh dấu Unblock (Bỏ chặn), bấm OK."
NOT_IN_CLOUD = f"{CLOUD}: sổ không nằm trong thư mục OneDrive."


def in_cloud(folder: str) -> str:
    """The workbook is kept in step by OneDrive."""
    return f"{CLOUD}: sổ nằm trong thư mục {folder}, dễ sinh bản trùng khi hai máy cùng sửa."


IN_CLOUD_TODO = "Vẫn dùng được. Nếu hay gặp bản trùng, chuyển sổ ra thư mục ngoài OneDrive."

# --- macros


def macros_good(modules: Sequence[str]) -> str:
    """All modules are there."""
    return f"{MACROS}: đủ, đọc được {len(modules)} mô-đun ({', '.join(modules)})."


NO_MACROS = f"{MACROS}: sổ không có macro nên không có nút bấm."
NO_MACROS_TODO = (
    "Dùng sổ dạng .xlsm của bộ cài. Nếu sổ đã bị lưu thành .xlsx: lấy bản .xlsm gần nhất trong thư mục «Sao lưu»."
)
MACROS_NOT_READ = f"{MACROS}: có, nhưng không đọc được danh sách mô-đun."
MACROS_NOT_READ_TODO = "Mở sổ và bấm thử nút «Làm mới»; nếu không chạy, lấy bản gần nhất trong thư mục «Sao lưu»."


def macros_missing(names: Sequence[str]) -> str:
    """Modules of ours are missing."""
    return f"{MACROS}: thiếu mô-đun {', '.join(names)}."


MACROS_MISSING_TODO = "Lấy lại bản gần nhất trong thư mục «Sao lưu», hoặc sổ mới từ bộ cài."
LAYOUT = "Cấu trúc sổ"
LAYOUT_TODO = (
    f"Sổ vẫn dùng được. Muốn có các trang, cột, nút mới: mở sổ, {HOW}; những gì đã nhập giữ nguyên, bản trước khi nâng "
    "cấp ở thư mục Sao lưu."
)


def layout_good(version: int) -> str:
    """The workbook has the form of today."""
    return f"{LAYOUT}: bản {version}, mới nhất."


def layout_old(version: int, newest: int) -> str:
    """The workbook has an older form."""
    return f"{LAYOUT}: bản {version}, chương trình đã có bản {newest}."


MACROS_OLD = f"{MACROS}: nút trong sổ không cùng bản với chương trình (thường là cũ hơn, vì cài lại không chép đè sổ)."
MACROS_OLD_TODO = (
    f"Các nút đang có vẫn dùng được. Muốn có nút mới: mở sổ, {HOW}; những gì đã nhập giữ nguyên, bản trước khi nâng "
    "cấp ở thư mục Sao lưu."
)

# --- Windows


def excel_good(version: str) -> str:
    """Excel was found, new enough."""
    return f"{EXCEL}: có, phiên bản {version}."


def excel_old(version: str) -> str:
    """Excel is older than what the workbook was made for."""
    return f"{EXCEL}: phiên bản {version} cũ hơn Excel 2016 (16)."


EXCEL_OLD_TODO = "Chương trình được thử với Excel 2016 trở lên; nếu nút không chạy, hãy dùng bản mới hơn."
EXCEL_TAKEN_OVER_TODO = (
    "Các nút chỉ làm việc với Microsoft Excel. Nếu máy có Excel: Settings > Apps > Default apps, chọn Excel cho tệp "
    ".xlsx và .xlsm rồi mở lại sổ. Nếu không có Excel: dùng lệnh «taskbook refresh» với sổ đã đóng."
)


def excel_taken_over(program: str) -> str:
    """Another program answers where Excel is asked for."""
    return f"{EXCEL}: chương trình khác đang nhận thay Excel trên máy này: {program}"


NO_EXCEL = f"{EXCEL}: không tìm thấy trên máy này."
NO_EXCEL_TODO = (
    "Cài Microsoft Excel 2016 trở lên. Không có Excel, vẫn dùng được lệnh «taskbook refresh» với sổ đã đóng."
)


def buttons_good(python: str) -> str:
    """The value that the buttons read leads to a program."""
    return f"{BUTTONS}: đúng ({python})."


NO_BUTTONS = f"{BUTTONS}: chưa khai báo, nút trong Excel không tìm thấy chương trình."


def buttons_wrong(python: str) -> str:
    """The value that the buttons read leads nowhere."""
    return f"{BUTTONS}: khai báo trỏ đến {python}, nơi không còn chương trình."


def buttons_elsewhere(python: str) -> str:
    """The buttons start another installation than this one."""
    return f"{BUTTONS}: nút dùng bản cài ở {python}, khác với bản đang tự kiểm tra."


BUTTONS_ELSEWHERE_TODO = "Nếu đó không phải bản muốn dùng, chạy cai-dat.cmd của bản muốn dùng."


def trust_good(folder: str) -> str:
    """Excel trusts the workbook's folder."""
    return f"{TRUST}: có thư mục {folder}."


def not_trusted(folder: str) -> str:
    """Excel does not trust the workbook's folder."""
    return f"{TRUST}: chưa có thư mục {folder}, Excel có thể hỏi hoặc chặn macro."


NOT_TRUSTED_TODO = (
    f"{REINSTALL} Nếu sổ ở thư mục khác: Excel > File > Options > Trust Center > Trust Center Settings > "
    "Trusted Locations > Add new location."
)


def trust_on_network(folder: str) -> str:
    """The folder is listed, but Excel trusts no folder on the network unless it is told to."""
    return f"{TRUST}: thư mục {folder} ở trên mạng, Excel chưa được phép tin cậy thư mục trên mạng."


TRUST_ON_NETWORK_TODO = (
    "Excel > File > Options > Trust Center > Trust Center Settings > Trusted Locations: đánh dấu «Allow Trusted "
    "Locations on my network»; hoặc chuyển sổ vào thư mục trên máy rồi chạy lại cai-dat.cmd."
)
TRUST_FORBIDDEN = f"{TRUST}: máy bị thiết lập chung của cơ quan tắt vị trí tin cậy."
TRUST_FORBIDDEN_TODO = "Báo cán bộ công nghệ thông tin; trong lúc chờ, dùng lối tắt «Làm mới sổ đang mở»."

# --- mail and other programs

MAIL_DRAFTS = f"{MAIL}: đặt ở chế độ soạn sẵn, không cần máy chủ thư."
MAIL_OUTLOOK = f"{MAIL}: đặt ở chế độ bản nháp trong Outlook."


def mail_good(host: str, user: str) -> str:
    """Everything that sending needs is there."""
    return f"{MAIL}: gửi qua {host}, tên đăng nhập {user or '(không cần)'}; đủ thông tin."


def mail_wrong(reason: str) -> str:
    """A setting is missing or wrong; the reason says which and what to do."""
    return f"{MAIL}: {reason}"


MAIL_SETTINGS_TODO = "Sửa ở trang «Thiết lập» của sổ."


def no_password(host: str, user: str) -> str:
    """The operating system keeps no password for this server."""
    return f"{MAIL}: chưa có mật khẩu của «{user}» tại {host} trong kho mật khẩu của máy."


MAIL_LOGIN_TODO = "Chạy lệnh «taskbook mail password» một lần để nhập mật khẩu."


def libreoffice(place: str | None) -> str:
    """LibreOffice, which nobody needs."""
    return f"{LIBREOFFICE}: {place or 'không có'} (không bắt buộc)."


# --- day and month

DAY_ORDER_GOOD = f"{DAY_ORDER}: ngày trước, tháng sau."
DAY_ORDER_UNKNOWN = f"{DAY_ORDER}: không đọc được; gõ thử 30/6/2026 vào một ô ngày của Excel xem có nhận không."
DAY_ORDER_WRONG = f"{DAY_ORDER} không phải kiểu Việt Nam: gõ 6/7/2026 có thể thành ngày 7 tháng 6."
DAY_ORDER_TODO = "Control Panel > Region > Formats chọn Vietnamese (Vietnam), rồi mở lại Excel."


# --- the office's own forms of reports


def forms_good(count: int) -> str:
    """The office's own forms can be used."""
    return f"{FORMS}: {count} mẫu riêng của cơ quan, dùng được." if count else f"{FORMS}: dùng mẫu có sẵn."


def forms_wrong(mistakes: Sequence[str]) -> str:
    """Some of them have mistakes."""
    return f"{FORMS}: {' '.join(mistakes)}"


FORMS_TODO = "Sửa từng mẫu như dòng trên nói, hoặc xóa tệp để dùng mẫu có sẵn; rồi chạy lại lệnh này."
