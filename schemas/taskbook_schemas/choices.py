"""Lists of choices: what a cell may hold, under the name that the workbook's rules for cells know."""

from __future__ import annotations


class ChoiceList(tuple[str, ...]):
    """The choices, in order, with the workbook's name for their list and the title above it.

    >>> YES_NO
    ('Có', 'Không')
    >>> YES_NO.name
    'DS_CoKhong'
    """

    name: str
    title: str

    def __new__(cls, name: str, title: str, *choices: str) -> ChoiceList:
        """Make the list."""
        made = super().__new__(cls, choices)
        made.name, made.title = name, title
        return made

    def __reduce__(self) -> tuple[type[ChoiceList], tuple[str, ...]]:
        """Let copies be made, name and title included."""
        return ChoiceList, (self.name, self.title, *self)


NONE = ChoiceList("", "")
"""No list: any text will do."""

YES, NO = "Có", "Không"
HALT_SUSPENDED, HALT_CANCELLED = "Tạm dừng", "Hủy"
BEFORE_ON_DAY, BEFORE_DAY_EARLIER = "Hạn là ngày đó", "Hạn là ngày liền trước"
MAIL_DRAFT, MAIL_OUTLOOK, MAIL_SMTP = "Soạn sẵn (không gửi)", "Bản nháp trong Outlook", "Gửi qua máy chủ thư (SMTP)"
SECURITY_STARTTLS, SECURITY_TLS = "STARTTLS", "TLS"

GROUP_PLAN, GROUP_UNIT, GROUP_LEADER = "Kế hoạch", "Đơn vị", "Lãnh đạo"

HALT = ChoiceList("DS_TamDungHuy", "Tạm dừng/Hủy", HALT_SUSPENDED, HALT_CANCELLED)
STAR = ChoiceList("DS_TrongTam", "Trọng tâm", "★", "★★")
YES_NO = ChoiceList("DS_CoKhong", "Có/Không", YES, NO)
BEFORE = ChoiceList("DS_TruocNgay", "Trước ngày", BEFORE_ON_DAY, BEFORE_DAY_EARLIER)
GROUPINGS = ChoiceList("DS_XepBangTheoDoi", "Xếp Bảng theo dõi", GROUP_PLAN, GROUP_UNIT, GROUP_LEADER)
MAIL = ChoiceList("DS_CachGuiThu", "Cách gửi thư", MAIL_DRAFT, MAIL_OUTLOOK, MAIL_SMTP)
SECURITY = ChoiceList("DS_BaoMat", "Bảo mật", SECURITY_STARTTLS, SECURITY_TLS)
ANSWERS = ChoiceList("DS_ChonPhanHoi", "Chọn phản hồi", "nhận", "giữ", "sửa")
DECISIONS = ChoiceList("DS_QuyetDinhGiaHan", "Quyết định gia hạn", "Đồng ý", "Không đồng ý")
AMENDED, NOT_AMENDED, UNDECIDED = "Đồng ý", "Không đồng ý", "Chờ"
AMENDMENT_DECISIONS = ChoiceList("DS_QuyetDinhSuaDoi", "Quyết định sửa đổi", AMENDED, NOT_AMENDED, UNDECIDED)
PART_DEADLINE = "Thời hạn"
AMENDMENT_PARTS = ChoiceList(
    "DS_PhanSuaDoi",
    "Phần đề nghị sửa",
    PART_DEADLINE,
    "Sản phẩm",
    "Đơn vị chủ trì",
    "Đơn vị phối hợp",
    "Nhiệm vụ",
    "Chỉ tiêu",
    "Thôi thực hiện",
)

ROW_TASK, ROW_SECTION, ROW_REST = "Nhiệm vụ", "Mục", "Nối dòng trên"
ROW_TARGET, ROW_DROPPED, ROW_SKIPPED = "Chỉ tiêu", "Thôi thực hiện", "Bỏ qua"
APPENDIX_ROWS = ChoiceList(
    "DS_LoaiDong", "Loại dòng", ROW_TASK, ROW_SECTION, ROW_REST, ROW_TARGET, ROW_DROPPED, ROW_SKIPPED
)
APPENDIX_FIELDS = (
    "Số thứ tự",
    "Nhiệm vụ",
    "Đơn vị chủ trì",
    "Đơn vị phối hợp",
    "Sản phẩm",
    "Thời hạn",
    "Lãnh đạo chỉ đạo",
)
OWN_COLUMN, LEFT_OUT_COLUMN = "Cột riêng", "Bỏ cột này"
APPENDIX_COLUMNS = ChoiceList("DS_CotPhuLuc", "Cột phụ lục", *APPENDIX_FIELDS, OWN_COLUMN, LEFT_OUT_COLUMN)
PLAN_NEW, PLAN_REPLACES, PLAN_AMENDS, PLAN_ASSIGNED = "Kế hoạch mới", "Thay thế", "Sửa đổi, bổ sung", "Giao việc"
PLAN_WAYS = ChoiceList("DS_CachNhan", "Cách nhận", PLAN_NEW, PLAN_REPLACES, PLAN_AMENDS, PLAN_ASSIGNED)

SIGN_CHAIRMAN = ChoiceList("DS_KyChuTich", "Ký báo cáo Chủ tịch", "TRƯỞNG PHÒNG", "KT. TRƯỞNG PHÒNG / PHÓ TRƯỞNG PHÒNG")
SIGN_UPWARD = ChoiceList(
    "DS_KyCapTren",
    "Ký báo cáo cấp trên",
    "TM. ỦY BAN NHÂN DÂN / CHỦ TỊCH",
    "TM. ỦY BAN NHÂN DÂN / KT. CHỦ TỊCH / PHÓ CHỦ TỊCH",
)
SIGN_URGE = ChoiceList(
    "DS_KyDonDoc",
    "Ký công văn đôn đốc",
    "KT. CHỦ TỊCH / PHÓ CHỦ TỊCH",
    "TL. CHỦ TỊCH / CHÁNH VĂN PHÒNG",
    "TL. CHỦ TỊCH / TRƯỞNG PHÒNG",
    "TM. ỦY BAN NHÂN DÂN / CHỦ TỊCH",
)
"""Who signs: one line of the signature's head after the other, parted by " / "; the last is the post of who signs."""
