"""Words that stand in the forms of reports as the build makes them; the office may change them in its own."""

from __future__ import annotations

STATE = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
MOTTO = "Độc lập - Tự do - Hạnh phúc"
NUMBER = "Số:        /{{ sign }}"
PLACE_AND_DAY = "{{ place }}, ngày        tháng        năm {{ year }}"
REPORT = "BÁO CÁO"
TO = "Kính gửi: "
ABOUT = "V/v đôn đốc thực hiện các nhiệm vụ quá hạn"
COPIES = "Nơi nhận:"

OPENING_PLANS = "Thực hiện {% for plan in plans %}{% if not loop.first %}; {% endif %}{{ plan.begin }}"
OPENING_ENDS = "{{ plan.end }}{% endfor %}"
OPENING = {
    "chairman": ", {{ unit }} báo cáo như sau:",
    "upward": ", {{ office }} báo cáo như sau:",
}
CLOSING = {
    "chairman": "Trên đây là báo cáo {{ period }}, kính trình Chủ tịch {{ office }} xem xét, chỉ đạo./.",
    "upward": "Trên đây là báo cáo {{ period }} của {{ office }}./.",
}

RESULTS = "I. KẾT QUẢ THỰC HIỆN"
GENERAL = "1. Kết quả chung"
BY_UNIT = "2. Kết quả theo đơn vị chủ trì, theo lãnh đạo chỉ đạo"
DONE = "3. Nhiệm vụ hoàn thành trong kỳ"
TARGETS = "4. Thực hiện chỉ tiêu"
NO_TARGETS = "Sổ theo dõi chưa ghi chỉ tiêu nào."
REPORTING = "{{ '5' if is_long else '4' }}. Chế độ báo cáo của các đơn vị"
EXTENSIONS = "6. Gia hạn, sửa đổi, bổ sung nhiệm vụ"
ESTIMATE = "7. Dự toán kinh phí"
SHORTCOMINGS = "II. TỒN TẠI, HẠN CHẾ VÀ NGUYÊN NHÂN"
LATE = "1. Nhiệm vụ quá hạn"
STUBBORN = "{{ stubborn_line }}"
STUBBORN_ROW = "- {{ row.id }}: {{ row.short }} ({{ row.units }}; quá hạn {{ row.days }} ngày, {{ row.periods }} kỳ)."
CAUSES = "2. Khó khăn, nguyên nhân theo báo cáo của các đơn vị"
CAUSES_ROW = "- {{ row.unit }} (nhiệm vụ {{ row.id }}): «{{ row.words }}»."
NO_CAUSES = "Các đơn vị chưa nêu khó khăn, nguyên nhân ở nhiệm vụ quá hạn."
NEXT = "III. NHIỆM VỤ KỲ TỚI"
PROPOSALS = "IV. ĐỀ XUẤT, KIẾN NGHỊ"
PROPOSALS_TABLE = "Đề xuất của các đơn vị và đề nghị gia hạn chưa quyết định:"
NO_PROPOSALS = "Các đơn vị không có đề xuất, đề nghị gia hạn đang chờ quyết định."
LEADERS, UNITS = "Lãnh đạo chỉ đạo", "Đơn vị chủ trì"

URGE = (
    "Tính đến hết ngày {{ as_of }}, trong tổng số {{ total }} nhiệm vụ được giao còn {{ late_total }} nhiệm vụ quá hạn "
    "({{ late_annex }} kèm theo), gồm:"
)
URGE_NONE = "Tính đến hết ngày {{ as_of }}, trong tổng số {{ total }} nhiệm vụ được giao không còn nhiệm vụ quá hạn."
URGE_UNIT = (
    "- {{ row.name }}: {{ row.late }} nhiệm vụ, quá hạn dài nhất {{ row.longest }} ngày{{ '.' if loop.last else ';' }}"
)
URGE_ASK = "{{ office }} yêu cầu các đơn vị:"
URGE_TASKS = (
    "1. Khẩn trương thực hiện các nhiệm vụ quá hạn nêu trên; xác định ngày hoàn thành từng nhiệm vụ.",
    "2. Nhiệm vụ đã hoàn thành: gửi số, ngày văn bản kết quả. Nhiệm vụ chưa hoàn thành: nêu rõ nguyên nhân, hướng "
    "giải quyết; cần gia hạn thì đề nghị đến ngày cụ thể.",
)
URGE_REPORT = ("3. Báo cáo kết quả về {{ unit }} trước ngày {{ reply_by }}", " để tổng hợp.")
URGE_CLOSING = "Yêu cầu các đơn vị nghiêm túc thực hiện./."

ENCLOSED = {
    "chairman": "(Kèm theo Báo cáo số        /{{ sign }} ngày        tháng        năm {{ year }} của {{ unit }})",
    "upward": "(Kèm theo Báo cáo số        /{{ sign }} ngày        tháng        năm {{ year }} của {{ office }})",
    "urge": "(Kèm theo Công văn số        /{{ sign }} ngày        tháng        năm {{ year }} của {{ office }})",
}

_NO, _ID, _TASK, _UNITS = ("TT", "no", 1.1), ("Mã", "id", 2.6), ("Nhiệm vụ", "name", 8.6), ("Chủ trì", "units", 3.6)
FIGURES = (
    ("TT", "no", 0.9),
    ("{of}", "name", 5.2),
    ("Tổng số", "total", 1.3),
    ("Hoàn thành", "done", 1.5),
    ("Trong hạn", "in_time", 1.5),
    ("Quá hạn", "late", 1.5),
    ("Chưa có báo cáo", "no_report", 1.7),
    ("Khác", "other", 1.3),
    ("Tỷ lệ hoàn thành", "rate", 1.6),
)
"""Columns: heading, field of a row, width in cm."""
DECIDE = (
    ("TT", "no", 0.9),
    ("Đơn vị", "unit", 2.9),
    ("Mã", "id", 2.8),
    ("Nhiệm vụ", "short", 6.4),
    ("Đề xuất, đề nghị", "words", 3.5),
)
TARGET = (
    ("TT", "no", 1.0),
    ("Chỉ tiêu", "name", 6.2),
    ("Mục tiêu", "goal", 2.4),
    ("Thực hiện", "actual", 2.6),
    ("Đạt", "share", 1.8),
    ("Ngày số liệu", "day", 2.4),
)
ANNEXES = {
    "by_unit": tuple((heading.format(of=UNITS), field, width * 1.45) for heading, field, width in FIGURES),
    "late": (
        _NO,
        _ID,
        _TASK,
        _UNITS,
        ("Thời hạn", "due", 2.3),
        ("Quá hạn (ngày)", "days", 1.7),
        ("Lãnh đạo chỉ đạo", "leaders", 2.6),
        ("Ghi chú", "note", 2.7),
    ),
    "due_next": (
        _NO,
        _ID,
        _TASK,
        _UNITS,
        ("Thời hạn", "due", 2.3),
        ("Còn (ngày)", "days", 1.7),
        ("Lãnh đạo chỉ đạo", "leaders", 2.6),
        ("Ghi chú", "note", 2.7),
    ),
    "done": (
        _NO,
        _ID,
        _TASK,
        _UNITS,
        ("Thời hạn", "due", 2.3),
        ("Ngày hoàn thành", "completed", 2.4),
        ("Tình trạng", "status", 4.6),
    ),
    "extensions": (
        _NO,
        _ID,
        ("Nhiệm vụ", "name", 5.0),
        ("Đơn vị", "units", 2.6),
        ("Đề nghị", "asked", 4.0),
        ("Lý do", "reason", 3.0),
        ("Quyết định", "decision", 1.9),
        ("Được duyệt", "until", 2.6),
        ("Văn bản", "document", 2.4),
    ),
    "silent": (
        _NO,
        _ID,
        _TASK,
        _UNITS,
        ("Thời hạn", "due", 2.3),
        ("Tình trạng", "status", 3.4),
        ("Báo cáo", "reported", 3.6),
    ),
    "all": (
        _NO,
        _ID,
        _TASK,
        _UNITS,
        ("Thời hạn", "due", 2.3),
        ("Tình trạng", "status", 3.0),
        ("Số ngày", "days", 1.5),
        ("Ghi chú", "note", 2.5),
    ),
}
