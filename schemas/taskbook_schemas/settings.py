"""The office's settings, one row each, in the order of the sheet `Thiết lập`.

From this table come the sheet with its rules, what a value is read as, what is said of one that cannot be used, and
the guide. A new setting is one row; whoever needs it reads it from `Settings.extra` under its member here.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, StrEnum
from typing import Final

from taskbook_schemas.choices import (
    BEFORE,
    BEFORE_ON_DAY,
    GROUP_PLAN,
    GROUPINGS,
    MAIL,
    MAIL_DRAFT,
    NONE,
    SECURITY,
    SECURITY_STARTTLS,
    SIGN_CHAIRMAN,
    SIGN_UPWARD,
    SIGN_URGE,
)
from taskbook_schemas.choices import ChoiceList as Choices

_MOST_DAYS: Final = 366
_LAST_PORT: Final = 65_535
_MOST_LETTERS: Final = 1_000


class SettingKind(Enum):
    """What a setting's value is."""

    DAY = "day"
    WHOLE = "whole"
    CHOICE = "choice"
    EMAIL = "email"
    TEXT = "text"


@dataclass(frozen=True, eq=False)
class SettingRow:
    """One setting.

    `name` is what stands in the column `Thiết lập`, `default` what the sheet starts with, `least` and `most` the limits
    of a whole number. `stands_in`: the default is used, too, where the cell is blank or cannot be used.
    """

    name: str
    kind: SettingKind
    help: str
    default: str | int | None = None
    least: int = 0
    most: int = 0
    choices: Choices = NONE
    stands_in: bool = True


class Setting(StrEnum):
    """The table. A member is its name; `row` is the rest of its row."""

    row: SettingRow

    def __new__(cls, row: SettingRow) -> Setting:
        """Make a member of its row."""
        member = str.__new__(cls, row.name)
        member._value_ = row.name
        member.row = row
        return member

    AS_OF = SettingRow(
        "Ngày chốt số liệu",
        SettingKind.DAY,
        "Số liệu được tính đến hết ngày này. Để trống: tính đến ngày bấm nút.",
    )
    WARN_LONG = SettingRow(
        "Số ngày cảnh báo (hạn theo quý, năm)",
        SettingKind.WHOLE,
        "Báo «Sắp đến hạn» trước bấy nhiêu ngày, với hạn ghi theo quý hoặc năm.",
        30,
        most=_MOST_DAYS,
    )
    WARN_SHORT = SettingRow(
        "Số ngày cảnh báo (hạn theo ngày, tháng)",
        SettingKind.WHOLE,
        "Báo «Sắp đến hạn» trước bấy nhiêu ngày, với hạn ghi theo ngày hoặc tháng.",
        7,
        most=_MOST_DAYS,
    )
    BEFORE_DAY = SettingRow(
        "Cách đọc «Trước ngày …»",
        SettingKind.CHOICE,
        "«Trước ngày 30/6»: hạn là chính ngày 30/6, hoặc là ngày liền trước (29/6).",
        BEFORE_ON_DAY,
        choices=BEFORE,
    )
    OUTPUT = SettingRow(
        "Thư mục xuất phiếu",
        SettingKind.TEXT,
        "Thư mục chứa phiếu gửi các đơn vị; tên ngắn thì nằm cạnh sổ này, hoặc ghi đường dẫn đầy đủ.",
        "Phiếu gửi đi",
    )
    REPORT_BY = SettingRow(
        "Ngày các đơn vị phải gửi lại phiếu",
        SettingKind.DAY,
        "Ngày hẹn các đơn vị gửi lại phiếu, ghi trong thư. Để trống: thư không nêu ngày.",
    )
    SUPERIOR = SettingRow(
        "Cơ quan cấp trên",
        SettingKind.TEXT,
        "Thành phố hoặc tỉnh, ghi cả chữ «thành phố», «tỉnh»: tên này có thể đứng sau tên các sở.",
    )
    PLACE = SettingRow(
        "Địa danh trên văn bản",
        SettingKind.TEXT,
        "Địa danh ghi trước ngày, tháng trên văn bản của cơ quan.",
    )
    MAIL_MODE = SettingRow(
        "Cách gửi thư",
        SettingKind.CHOICE,
        "Nên để soạn sẵn: thư được soạn thành tệp, người dùng xem lại rồi tự gửi.",
        MAIL_DRAFT,
        choices=MAIL,
    )
    MAIL_FROM = SettingRow(
        "Địa chỉ thư gửi đi",
        SettingKind.EMAIL,
        "Địa chỉ thư của cơ quan, đứng tên gửi.",
    )
    MAIL_SENDER = SettingRow(
        "Tên người gửi",
        SettingKind.TEXT,
        "Tên hiện bên cạnh địa chỉ gửi, ví dụ: UBND xã An Bình.",
    )
    SMTP_SERVER = SettingRow(
        "Máy chủ thư (SMTP)",
        SettingKind.TEXT,
        "Chỉ cần khi gửi qua máy chủ thư; hỏi cán bộ công nghệ thông tin.",
    )
    SMTP_PORT = SettingRow(
        "Cổng máy chủ thư",
        SettingKind.WHOLE,
        "Thường là 587 (STARTTLS) hoặc 465 (TLS).",
        587,
        1,
        _LAST_PORT,
        stands_in=False,  # which port it is then depends on the security
    )
    SMTP_SECURITY = SettingRow(
        "Bảo mật máy chủ thư",
        SettingKind.CHOICE,
        "Thư và mật khẩu luôn được mã hóa trên đường truyền.",
        SECURITY_STARTTLS,
        choices=SECURITY,
    )
    SMTP_USER = SettingRow(
        "Tên đăng nhập máy chủ thư",
        SettingKind.TEXT,
        "Mật khẩu không lưu ở đây; máy tính sẽ hỏi và giữ trong kho mật khẩu của Windows.",
    )
    PER_MINUTE = SettingRow(
        "Số thư tối đa mỗi phút",
        SettingKind.WHOLE,
        "Gửi chậm lại để máy chủ thư không chặn.",
        20,
        1,
        _MOST_LETTERS,
    )
    REPORT_UNIT = SettingRow(
        "Đơn vị soạn báo cáo",
        SettingKind.TEXT,
        "Phòng theo dõi kế hoạch, đứng tên báo cáo Chủ tịch.",
        "Phòng Kinh tế",
    )
    CHAIRMAN_TO = SettingRow(
        "Báo cáo Chủ tịch: kính gửi",
        SettingKind.TEXT,
        "Ghi sau chữ «Kính gửi» của báo cáo.",
        "Chủ tịch UBND xã",
    )
    CHAIRMAN_SIGN = SettingRow(
        "Báo cáo Chủ tịch: ký hiệu",
        SettingKind.TEXT,
        "Ký hiệu sau số văn bản; số để trống cho văn thư.",
        "BC-KT",
    )
    CHAIRMAN_SIGNER = SettingRow(
        "Báo cáo Chủ tịch: người ký",
        SettingKind.CHOICE,
        "Chức vụ ở chỗ ký. Lãnh đạo đi vắng: chọn dòng có KT. hoặc TL.",
        SIGN_CHAIRMAN[0],
        choices=SIGN_CHAIRMAN,
    )
    CHAIRMAN_NAME = SettingRow(
        "Báo cáo Chủ tịch: họ tên người ký",
        SettingKind.TEXT,
        "Để trống: lấy ở trang Lãnh đạo nếu chỉ một người giữ chức vụ đó, không thì chừa chỗ.",
    )
    CHAIRMAN_COPIES = SettingRow(
        "Báo cáo Chủ tịch: nơi nhận",
        SettingKind.TEXT,
        "Các dòng dưới chữ «Nơi nhận», cách nhau bằng dấu chấm phẩy; dòng cuối là «Lưu: …».",
        "Như trên; Các PCT UBND xã (để b/c); Văn phòng HĐND và UBND; Lưu: KT",
    )
    UPWARD_TO = SettingRow(
        "Báo cáo cấp trên: kính gửi",
        SettingKind.TEXT,
        "Cơ quan yêu cầu báo cáo, ghi sau chữ «Kính gửi». Để trống: báo cáo chừa chỗ để điền.",
    )
    UPWARD_SIGN = SettingRow(
        "Báo cáo cấp trên: ký hiệu",
        SettingKind.TEXT,
        "Ký hiệu sau số văn bản; số để trống cho văn thư.",
        "BC-UBND",
    )
    UPWARD_SIGNER = SettingRow(
        "Báo cáo cấp trên: người ký",
        SettingKind.CHOICE,
        "Chức vụ ở chỗ ký. Lãnh đạo đi vắng: chọn dòng có KT. hoặc TL.",
        SIGN_UPWARD[0],
        choices=SIGN_UPWARD,
    )
    UPWARD_NAME = SettingRow(
        "Báo cáo cấp trên: họ tên người ký",
        SettingKind.TEXT,
        "Để trống: lấy ở trang Lãnh đạo nếu chỉ một người giữ chức vụ đó, không thì chừa chỗ.",
    )
    UPWARD_COPIES = SettingRow(
        "Báo cáo cấp trên: nơi nhận",
        SettingKind.TEXT,
        "Các dòng dưới chữ «Nơi nhận», cách nhau bằng dấu chấm phẩy; dòng cuối là «Lưu: …».",
        "Như trên; CT, các PCT UBND xã; Lưu: VT, KT",
    )
    URGE_SIGN = SettingRow(
        "Công văn đôn đốc: ký hiệu",
        SettingKind.TEXT,
        "Ký hiệu sau số văn bản; số để trống cho văn thư.",
        "UBND-KT",
    )
    URGE_SIGNER = SettingRow(
        "Công văn đôn đốc: người ký",
        SettingKind.CHOICE,
        "Chức vụ ở chỗ ký. Lãnh đạo đi vắng: chọn dòng có KT. hoặc TL.",
        SIGN_URGE[0],
        choices=SIGN_URGE,
    )
    URGE_NAME = SettingRow(
        "Công văn đôn đốc: họ tên người ký",
        SettingKind.TEXT,
        "Để trống: lấy ở trang Lãnh đạo nếu chỉ một người giữ chức vụ đó, không thì chừa chỗ.",
    )
    URGE_COPIES = SettingRow(
        "Công văn đôn đốc: nơi nhận",
        SettingKind.TEXT,
        "Các dòng dưới chữ «Nơi nhận», cách nhau bằng dấu chấm phẩy; dòng cuối là «Lưu: …».",
        "Như trên; CT, các PCT UBND xã (để b/c); Lưu: VT, KT",
    )

    GROUPED_BY = SettingRow(
        "Bảng theo dõi xếp theo",
        SettingKind.CHOICE,
        "Trang «Bảng theo dõi» để in xếp nhiệm vụ theo kế hoạch, đơn vị chủ trì hoặc lãnh đạo chỉ đạo.",
        GROUP_PLAN,
        choices=GROUPINGS,
    )

    @property
    def number(self) -> int:
        """The default of a whole number."""
        return int(self.row.default or 0)
