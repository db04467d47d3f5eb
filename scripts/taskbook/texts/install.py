"""What installing says. `CMD_TEXTS` also stands in `scripts/loi-nhan.txt`, where the .cmd files read it."""

from __future__ import annotations

CMD_TEXTS: dict[str, tuple[str, ...]] = {
    "welcome": (
        "CÀI ĐẶT «THEO DÕI NHIỆM VỤ» cho người dùng đang đăng nhập (không cần quyền quản trị).",
        "Hãy đóng Excel trước khi cài. Việc cài mất vài phút; đừng đóng cửa sổ này.",
    ),
    "not_64_bit": ("Máy này chạy Windows 32-bit, chương trình cần Windows 10 hoặc 11 bản 64-bit.",),
    "old_windows": (
        "Windows trên máy này cũ hơn Windows 10 bản 1803 nên thiếu công cụ giải nén (tar). "
        "Hãy chạy Windows Update cho máy rồi cài lại, hoặc cài trên máy có Windows 10 bản 1803 trở lên, Windows 11.",
    ),
    "no_folder": (
        "Không tìm được thư mục để cài: thư mục có tên không dấu và cho phép ghi "
        "(đã thử trong hồ sơ người dùng, ổ hệ thống và thư mục Public). Hãy báo cán bộ công nghệ thông tin.",
    ),
    "get_uv": ("Đang tải công cụ cài đặt (uv)…",),
    "no_network": (
        "Không tải được công cụ cài đặt (uv). Hãy kiểm tra mạng, hỏi cán bộ công nghệ thông tin xem tường lửa có chặn "
        "github.com không, rồi chạy lại; máy không có mạng thì cài từ USB (chạy chuan-bi-usb.cmd trên máy có mạng).",
    ),
    "in_use": ("Bản đang cài vẫn đang được dùng. Hãy đóng Excel và các cửa sổ của chương trình rồi chạy lại.",),
    "get_python": ("Bước 1/3: đang tải Python…",),
    "get_packages": ("Bước 2/3: đang tải các gói cần dùng…",),
    "from_stick": ("Bước 1-2/3: đang cài từ thư mục offline, không dùng mạng…",),
    "no_python": (
        "Không chuẩn bị được Python. Cài qua mạng: kiểm tra mạng rồi chạy lại. "
        "Cài từ USB: chuẩn bị lại USB, và xem ổ đĩa còn ít nhất 1 GB trống.",
    ),
    "no_packages": (
        "Không cài được các gói cần dùng. Cài qua mạng: kiểm tra mạng rồi chạy lại. "
        "Cài từ USB: chuẩn bị lại USB bằng chuan-bi-usb.cmd.",
    ),
    "failed": (
        "CHƯA CÀI XONG. Sổ theo dõi và bản đã cài trước đó (nếu có) vẫn giữ nguyên. "
        "Xem dòng báo phía trên, xử lý rồi bấm đúp cai-dat.cmd lần nữa: những gì đã tải thì không phải tải lại.",
    ),
    "usb_welcome": ("CHUẨN BỊ USB để cài «Theo dõi nhiệm vụ» cho máy không có mạng. Máy này cần có mạng.",),
    "usb_failed": ("CHƯA CHUẨN BỊ XONG. Xem dòng báo phía trên, xử lý rồi chạy lại.",),
    "press_key": ("Bấm một phím bất kỳ để đóng cửa sổ này.",),
}


def cmd_text_file() -> str:
    """Return what `scripts/loi-nhan.txt` must hold: one `key=sentence` on each line."""
    return "".join(f"{key}={line}\n" for key, lines in CMD_TEXTS.items() for line in lines)


# --- the last steps, in Python

ABOUT = "Hoàn tất việc cài đặt: biên dịch, chép sổ, khai báo với Windows và Excel, tạo lối tắt, tự kiểm tra."
HELP_SOURCE = "Thư mục cài đặt đã giải nén (nơi có workbook và scripts)."
HELP_ROOT = "Thư mục chương trình được cài vào."
COMPILING = "Bước 3/3: đang biên dịch để lần bấm nút đầu tiên cũng nhanh (một, hai phút)…"
OPEN_SHORTCUT, REFRESH_SHORTCUT = "Sổ theo dõi nhiệm vụ", "Làm mới sổ đang mở"
GUIDE_SHORTCUT = "Hướng dẫn theo dõi nhiệm vụ"
OPEN_ABOUT = "Mở sổ theo dõi nhiệm vụ trong Excel"
GUIDE_ABOUT = "Hướng dẫn từng bước, có hình"
REFRESH_ABOUT = "Làm mới sổ theo dõi đang mở trong Excel, dùng khi nút trong Excel bị chặn"
TRUSTED_ABOUT = "Theo dõi nhiệm vụ"
WORKBOOK_FOLDER = "Theo dõi nhiệm vụ"
SELF_CHECK = "Tự kiểm tra:"
DONE = (
    "ĐÃ CÀI XONG.",
    f"Mở sổ: bấm đúp lối tắt «{OPEN_SHORTCUT}» trên màn hình nền; trong Excel, dùng thẻ «Theo dõi nhiệm vụ».",
)
DONE_WITH_FAILURES = "ĐÃ CHÉP XONG CHƯƠNG TRÌNH, nhưng còn mục đánh dấu ✗ ở trên cần xử lý."
ONLY_ON_WINDOWS = (
    "Việc cài đặt này chỉ dùng cho Windows. Trên máy khác: cài Python và uv rồi chạy «uv run taskbook refresh»."
)


def other_account(own: str, session: str) -> str:
    """Warn that this installs for another account than the one that is logged on."""
    return (
        f"LƯU Ý: đang cài cho tài khoản «{own}», trong khi người đang đăng nhập máy là «{session}»; nút trong Excel "
        f"của «{session}» sẽ không tìm thấy chương trình. Hãy đóng cửa sổ này và bấm đúp cai-dat.cmd bằng chính "
        f"tài khoản «{session}» (không chọn Run as administrator): việc cài không cần quyền quản trị."
    )


def copied(workbook: str) -> str:
    """Say that the workbook was put in its place."""
    return f"Đã chép sổ theo dõi vào {workbook}"


def kept(workbook: str) -> str:
    """Say that a workbook was there already and stays."""
    return f"Giữ nguyên sổ đang có: {workbook}"


def no_workbook_in(folder: str) -> str:
    """Say that the installation folder brings no workbook."""
    return f"Không thấy sổ theo dõi trong {folder}. Hãy giải nén lại toàn bộ bộ cài rồi chạy lại cai-dat.cmd."


def not_copied(workbook: str) -> str:
    """Say that the workbook could not be put in its place."""
    return f"Không ghi được sổ theo dõi vào {workbook}. Hãy kiểm tra quyền ghi và dung lượng ổ đĩa rồi chạy lại."


def not_registered(key: str) -> str:
    """Say that Windows did not take a value."""
    return (
        f"Windows không cho ghi mục «{key}» của người dùng này. Máy có thể bị cơ quan khóa thiết lập: "
        "hãy báo cán bộ công nghệ thông tin."
    )


def shortcut_made(name: str) -> str:
    """Say that a shortcut stands on the desktop."""
    return f"Đã tạo lối tắt «{name}» trên màn hình nền."


def shortcut_failed(name: str, target: str) -> str:
    """Say that a shortcut could not be made."""
    return f"Không tạo được lối tắt «{name}»; việc khác vẫn cài bình thường. Có thể tự tạo lối tắt đến {target}."


# --- the stick

USB_ABOUT = "Chuẩn bị thư mục offline (uv, Python, các gói) và chép bộ cài ra USB."
HELP_DESTINATION = "Ổ USB hoặc thư mục để chép bộ cài vào. Bỏ trống: chỉ chuẩn bị thư mục offline trong bộ cài."
HELP_UV = "Chương trình uv đang dùng."
USB_PYTHON = "Đang tải Python cho Windows…"
USB_WHEELS = "Đang tải các gói cho Windows…"
USB_UV = "Đang lấy uv.exe…"
USB_PROVING = "Đang thử cài không mạng từ thư mục vừa chuẩn bị…"


def usb_ready(folder: str, megabytes: int) -> str:
    """Say that the offline folder is complete."""
    return f"Đã chuẩn bị {folder} ({megabytes} MB)."


def usb_copied(folder: str) -> str:
    """Say where the stick's copy is and what to do with it."""
    return f"Đã chép bộ cài vào {folder}. Trên máy không có mạng: mở thư mục scripts ở đó và bấm đúp cai-dat.cmd."


def usb_copy_by_hand(folder: str) -> str:
    """Say what to do when no stick was named."""
    return f"Hãy chép cả thư mục {folder} ra USB; trên máy không có mạng, bấm đúp scripts\\cai-dat.cmd trong đó."


def usb_step_failed(step: str, reason: str) -> str:
    """Say that a step of preparing the stick failed; `reason` is the program's own last line."""
    what = step.rstrip("…")
    return f"Không làm được bước «{what}». Hãy kiểm tra mạng và dung lượng ổ đĩa rồi chạy lại. Chi tiết: {reason}"


def usb_no_python(version: str) -> str:
    """Say that no Python for Windows is on offer."""
    return f"Công cụ uv không có Python {version} cho Windows. Hãy cập nhật uv rồi chạy lại."


def not_renewed(why: str) -> str:
    """The workbook that was there keeps its form for now."""
    return f"Sổ đang dùng chưa nâng cấp được: {why} Sổ vẫn dùng được như cũ; đóng sổ rồi chạy lại cai-dat.cmd."
