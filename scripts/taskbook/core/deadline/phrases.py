"""The Vietnamese we understand in a deadline: words and what each stands for.

Each word or group of words is of one kind (`kinds`), and the patterns of `rules` and `clauses` are written with these
kinds' names. Spellings are proper Vietnamese: the reader forgives case, missing accents, wrong tones and missing blanks
by itself, so only truly different spellings ("hằng", "hàng") are listed apart.
"""

from __future__ import annotations

from dataclasses import dataclass

from taskbook.core.deadline import kinds as k


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """Words of one kind. `strict` words have false friends: a tone, if typed, must be the right one."""

    kind: str
    spellings: tuple[str, ...]
    value: int = 0
    strict: bool = False


VOCABULARY: tuple[Vocabulary, ...] = (
    Vocabulary(k.AT_ONCE, ("ngay", "ngay lập tức"), strict=True),
    Vocabulary(k.DAY, ("ngày", "ngày mùng", "ngày mồng", "mùng", "mồng")),
    Vocabulary(k.WORKDAY, ("ngày làm việc",)),
    Vocabulary(k.WEEK, ("tuần",)),
    Vocabulary(k.MONTH, ("tháng", "thg", "tháng thứ")),
    Vocabulary(k.QUARTER, ("quý", "quí", "quý thứ")),
    Vocabulary(k.YEAR, ("năm",)),
    Vocabulary(k.OTHER_YEAR, ("năm sau", "năm tới", "năm tiếp theo", "năm kế tiếp", "năm tiếp sau"), value=1),
    Vocabulary(k.OTHER_YEAR, ("năm nay",), value=0),
    Vocabulary(k.THIS, ("tháng này", "quý này"), strict=True),
    Vocabulary(k.WEEKDAY, ("chủ nhật",), value=8),
    Vocabulary(k.EACH, ("hằng", "hàng", "mỗi", "từng", "các")),
    Vocabulary(k.PERIODIC, ("định kỳ", "định kì")),
    Vocabulary(k.TIMES, ("lần",)),
    Vocabulary(k.TIMES, ("đợt", "kỳ", "kì"), strict=True),
    Vocabulary(
        k.FROM,
        ("từ", "kể từ", "bắt đầu từ", "bắt đầu", "tính từ", "ngay từ", "bắt đầu thực hiện từ", "thực hiện từ"),
        strict=True,
    ),
    Vocabulary(k.TO, ("đến", "tới", "cho đến", "cho tới"), strict=True),
    Vocabulary(k.BEFORE, ("trước", "trước thời điểm")),
    Vocabulary(k.AFTER, ("sau", "ngay sau"), strict=True),
    Vocabulary(k.LATER, ("sau đó", "sau đó là", "tiếp đó", "duy trì", "tiếp tục"), strict=True),
    Vocabulary(
        k.WITHIN,
        ("trong", "vào", "trong vòng", "là", "lúc", "trong khoảng thời gian", "từ nay", "ngay trong"),
        strict=True,
    ),
    Vocabulary(k.WITHIN, ("thời gian", "thời hạn", "thời điểm", "thời gian thực hiện", "thời gian hoàn thành")),
    Vocabulary(
        k.WITHIN,
        (
            "thời hạn hoàn thành",
            "thời hạn thực hiện",
            "dự kiến",
            "hoàn thành",
            "xong",
            "ít nhất",
            "tối thiểu",
            "không ít hơn",
            "không dưới",
            "giờ hành chính",
            "giờ làm việc",
        ),
    ),
    Vocabulary(k.WITHIN, ("phấn đấu", "phấn đấu hoàn thành", "sáng", "chiều")),
    Vocabulary(k.BY, ("hết", "chậm nhất", "chậm nhất là", "muộn nhất", "muộn nhất là", "hạn", "hạn cuối")),
    Vocabulary(k.BY, ("hạn chót", "hạn cuối cùng", "không quá", "không muộn hơn", "không chậm hơn", "kết thúc")),
    Vocabulary(k.BY, ("không được chậm quá", "không được muộn hơn", "không được chậm hơn", "không được quá")),
    Vocabulary(k.BY, ("không muộn quá", "không chậm quá", "không trễ hơn", "không trễ quá", "trễ nhất", "trễ nhất là")),
    Vocabulary(k.BY, ("trước khi hết", "trước khi kết thúc", "trước cuối", "trước hết")),
    Vocabulary(k.END, ("cuối", "cuối cùng", "tuần cuối", "tuần cuối cùng")),
    Vocabulary(k.BEGINNING, ("đầu", "đầu tiên")),
    Vocabulary(k.VAGUE, ("giữa", "khoảng", "gần", "thượng tuần", "trung tuần", "hạ tuần", "tầm"), strict=True),
    Vocabulary(k.WHOLE, ("cả", "suốt", "trong suốt", "toàn", "trọn"), strict=True),
    Vocabulary(k.HALF, ("nửa",)),
    Vocabulary(k.STRETCH, ("giai đoạn", "gđ", "thời kỳ", "thời kì", "nhiệm kỳ", "nhiệm kì")),
    Vocabulary(k.LAST_WORKDAY, ("ngày làm việc cuối cùng", "ngày làm việc cuối")),
    Vocabulary(k.FOLLOWING_YEARS, ("các năm tiếp theo", "những năm tiếp theo", "các năm sau", "những năm sau")),
    Vocabulary(k.FOLLOWING_YEARS, ("các năm tới", "các năm kế tiếp", "các năm tiếp sau", "các năm sau đó")),
    Vocabulary(k.FOLLOWING_YEARS, ("những năm tới", "những năm kế tiếp", "những năm sau đó")),
    Vocabulary(k.ONWARDS, ("trở đi",)),
    Vocabulary(k.ONGOING, ("thường xuyên", "liên tục", "lâu dài")),
    Vocabulary(k.CONDITION, ("khi", "theo", "nếu", "tùy", "tùy theo", "tùy thuộc", "tùy vào"), strict=True),
    Vocabulary(k.CONDITION, ("sau khi", "kể từ khi", "từ khi", "trước khi", "đến khi")),
    Vocabulary(k.CONDITION, ("ngay sau khi", "ngay khi"), strict=True),  # "10 ngày sau khi" counts days
    Vocabulary(k.CONDITION, ("cho đến khi", "trong quá trình", "phụ thuộc", "thời gian phụ thuộc", "căn cứ")),
    Vocabulary(k.CONDITION, ("trường hợp", "đột xuất", "kể từ thời điểm", "đồng thời", "phù hợp với", "song song với")),
    Vocabulary(k.VISION, ("tầm nhìn", "định hướng")),
    Vocabulary(k.UNDETERMINED, ("chưa xác định", "không xác định", "chưa rõ", "chưa có", "không có", "không thời hạn")),
    Vocabulary(k.UNDETERMINED, ("chưa ấn định", "chưa quy định", "không quy định", "chưa biết", "chưa thống nhất")),
    Vocabulary(k.UNDETERMINED, ("thông báo sau", "xác định sau", "đang xác định")),
    Vocabulary(k.OF, ("của", "thuộc"), strict=True),
    Vocabulary(k.AND, ("và",), strict=True),
    Vocabulary(k.OR, ("hoặc",)),
    Vocabulary(
        k.FORBIDDING,
        ("không", "chưa", "chẳng", "lùi", "hoãn", "dời", "hủy", "trừ", "ngoài", "rằm", "giêng", "chạp"),
        strict=True,
    ),
    Vocabulary(k.FORBIDDING, ("gia hạn", "điều chỉnh", "chuyển sang", "tạm dừng", "thay bằng", "sửa thành")),
    Vocabulary(k.FORBIDDING, ("hiệu lực", "quá hạn")),
    Vocabulary(k.FORBIDDING, ("sinh ngày", "sinh năm", "tính đến", "số liệu đến", "so với")),
    Vocabulary(k.FORBIDDING, ("âm lịch", "năm học", "học kỳ", "học kì")),
    Vocabulary(
        k.FORBIDDING, ("vụ mùa", "vụ đông", "vụ đông xuân", "vụ xuân", "vụ hè thu", "mùa mưa", "mùa khô", "mùa hè")
    ),
    Vocabulary(k.OCCASION, ("dịp", "nhân dịp", "dịp tết", "dịp hè", "kỷ niệm ngày", "chào mừng ngày")),
    Vocabulary(k.DONE, ("đã hoàn thành", "đã xong", "đã thực hiện", "đã ban hành", "đã triển khai", "đã báo cáo")),
    Vocabulary(k.REMARK, ("được", "đề nghị", "ghi chú", "lưu ý")),
    Vocabulary(k.REMARK, ("để", "phải"), strict=True),
    Vocabulary(k.ACTION, ("ban hành", "triển khai", "tổ chức", "thực hiện", "xây dựng", "báo cáo", "trình", "gửi")),
    Vocabulary(k.ACTION, ("phê duyệt", "nghiệm thu", "tổng hợp", "tham mưu", "rà soát", "bàn giao", "khởi công")),
    # Compounds that begin like a word of time and are none.
    Vocabulary(k.WORD, ("quy định", "quy hoạch", "quy chế", "quy trình", "quy mô", "quy ước", "quy chuẩn", "quy tắc")),
    Vocabulary(k.WORD, ("việt nam", "miền nam", "phía nam", "đầu tư", "thông tư", "nông thôn mới", "đầu mối")),
    Vocabulary(
        k.WORD,
        ("chỉ huy", "phát huy", "huy động", "hoàn thiện", "hoàn công", "trung tâm", "sửa chữa", "chữa cháy", "trụ sở"),
        strict=True,
    ),
    Vocabulary(k.WORD, ("toàn dân", "toàn quốc", "toàn xã", "toàn thành phố", "thời gian tới", "trong đó")),
    Vocabulary(k.WORD, ("chuyển đổi", "quân đội", "chào mừng")),
)

NUMBER_WORDS: dict[str, int] = {
    "một": 1,
    "hai": 2,
    "ba": 3,
    "bốn": 4,
    "tư": 4,
    "năm": 5,
    "sáu": 6,
    "bảy": 7,
    "bẩy": 7,
    "tám": 8,
    "chín": 9,
    "mười": 10,
    "mười một": 11,
    "mười hai": 12,
}
"""Number words; "tư", "năm" and "sáu" count only where a number must stand (they are also "từ", "năm", "sau")."""

WEEKDAY_OPENER = "thứ"
ORDINAL_OPENERS = ("đợt", "bước", "lần", "kỳ", "giai đoạn", "lần thứ", "đợt thứ")
"""Words that make a number a name ("Đợt 1: Quý II"), never a day."""

NUMBERED_THINGS = (
    *("văn bản", "công văn", "quyết định", "nghị quyết", "nghị định", "thông tư", "chỉ thị", "tờ trình", "thông báo"),
    *("hướng dẫn", "kết luận", "kế hoạch", "giấy mời", "biên bản", "hợp đồng", "luật", "pháp lệnh", "công điện"),
    *("đề án", "dự án", "chương trình", "gói thầu", "tiểu dự án", "hợp phần", "phụ lục", "mẫu", "biểu", "biểu mẫu"),
    *("tổ", "thôn", "xóm", "khu", "đội", "nhóm", "lớp", "mục", "điều", "khoản", "điểm", "bảng", "tiêu chí"),
    *("thửa", "ngõ", "số nhà", "đường", "số báo cáo", "đạt", "kênh", "fax"),
    *("qđ", "nq", "nđ", "kh", "cv", "tb", "tt", "hd", "ct", "ttr"),
)
"""What has a number or a day of its own ("Văn bản ngày 12/3/2026", "Dự án 1/2026", "Tổ 3, tháng 6"): no deadline."""

OCCASIONS = ("dịp", "nhân dịp", "chào mừng", "lập thành tích", "kỷ niệm", "hưởng ứng")
"""What opens a remark in brackets on an occasion ("chào mừng Quốc khánh 2/9"): its days are no deadline."""

DUTIES = ("chức năng", "nhiệm vụ", "thẩm quyền", "trách nhiệm", "phân công", "lĩnh vực", "sự phân công", "phạm vi")
WORKING = ("thực hiện", "triển khai", "tổ chức", "hoạt động", "công tác", "giải quyết", "xử lý", "làm việc", "quản lý")
"""«theo chức năng …», «trong quá trình thực hiện»: words that hold for every task and are no condition."""

GOALS = ("đạt", "giải ngân", "có ít nhất", "có trên", "có tối thiểu", "có khoảng", "tăng", "giảm", "phấn đấu đạt")
"""What opens a goal behind a time ("Đến 2027 đạt 80%")."""

PERIOD_NOUNS = {k.DAY: "daily", k.WEEK: "weekly", k.MONTH: "monthly", k.QUARTER: "quarterly", k.YEAR: "yearly"}
COUNTS_A_YEAR = {1: "yearly", 2: "semiannual", 4: "quarterly", 12: "monthly"}
PERIODS_A_YEAR = {k.MONTH: 12, k.QUARTER: 4, k.YEAR: 1}

DITTO = frozenset({'"', "''", "”", "“", "„", "″", "〃", "nt", "như trên", "nhu tren", "//", "như mục trên", "tương tự"})
"""Ditto marks, NFC and lower case, as they stand alone in a cell."""
BLANK = frozenset({"", "-", "--", "---", ".", "..", "...", "…", "/", "x", "?", "n/a", "na", "_", "0"})
"""What stands in a cell that says nothing."""
