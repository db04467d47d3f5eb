"""The workbook's buttons, one row each, in the order of the ribbon, and the commands that do the same.

From this table come the ribbon and `Buttons.bas`, the buttons of the first sheet, what a press starts
(`taskbook.buttons.<room>`, function `press_<action>`), the commands of `taskbook` and their help
(`taskbook.cli.<room>`, function `<command>_command`), the message of «Trợ giúp» and the guide's tables. A new button is
one row and its modules.
"""

from __future__ import annotations

from enum import Enum
from typing import NamedTuple

from taskbook_schemas.words import RETURNED_FOLDER


class Command(NamedTuple):
    """A command: its words after `taskbook` ("refresh", "mail draft"), the module of it in `taskbook.cli`, its help."""

    name: str
    room: str
    help: str


class Group(Enum):
    """The ribbon's groups, in order; the value is the label."""

    FIGURES = "Số liệu"
    PLANS = "Kế hoạch"
    UNITS = "Gửi đơn vị"
    REPLIES = "Phản hồi"
    REPORT = "Báo cáo"
    HELP = "Hỗ trợ"


class Choice(NamedTuple):
    """A line of the menu under a button: its action, words, and picture."""

    action: str
    label: str
    image: str
    supertip: str


class Button(NamedTuple):
    """One button.

    `macro` names its macro on a sheet (`<macro>_Click`) for good: workbooks in use call it. `image` is a picture of
    Office's own (imageMso); `screentip` heads the tip, `supertip` says what the button does, for tip and guide; `told`
    is its line in the message of «Trợ giúp», none where it says nothing new; `writes` is the guide's answer to what it
    changes. `on_sheet`: it stands on the first sheet, too. `menu` are further actions under an arrow beside it.
    """

    action: str
    macro: str
    label: str
    keytip: str
    image: str
    group: Group
    room: str
    screentip: str
    supertip: str
    writes: str
    told: str = ""
    on_sheet: bool = True
    command: Command | None = None
    menu: tuple[Choice, ...] = ()

    @property
    def actions(self) -> tuple[str, ...]:
        """All that it can start: its own action, then those of its menu."""
        return (self.action, *(choice.action for choice in self.menu))


BUTTONS: tuple[Button, ...] = (
    Button(
        "refresh",
        "Refresh",
        "Làm mới",
        "L",
        "RefreshAll",
        Group.FIGURES,
        "refresh",
        screentip="Làm mới sổ theo dõi",
        supertip=(
            "Đọc thời hạn, tính trạng thái và số ngày của mọi nhiệm vụ, cập nhật Tổng hợp, Kiểm tra và các phiếu."
        ),
        writes="Chỉ các cột nền xám và các trang do chương trình lập",
        told="xét lại mọi nhiệm vụ, cập nhật tổng hợp và phiếu.",
        command=Command(
            "refresh",
            "refresh",
            "Làm mới sổ theo dõi: xét tình trạng từng nhiệm vụ, cập nhật tổng hợp và phiếu của các đơn vị.",
        ),
    ),
    Button(
        "check",
        "Check",
        "Kiểm tra",
        "K",
        "ErrorChecking",
        Group.FIGURES,
        "check",
        screentip="Kiểm tra dữ liệu đã nhập",
        supertip=(
            "Tìm ô nhập sai, thiếu hoặc mâu thuẫn và ghi vào trang Kiểm tra, kèm cách sửa. Không tính lại trạng thái."
        ),
        writes="Chỉ trang `Kiểm tra`",
        told="chỉ rà soát số liệu, ghi vào trang «Kiểm tra».",
        command=Command("check", "check", "Kiểm tra dữ liệu của sổ mà không ghi gì. Mã thoát là 1 khi có lỗi."),
    ),
    Button(
        "import",
        "AddPlan",
        "Thêm kế hoạch",
        "M",
        "ImportTextFile",
        Group.PLANS,
        "intake",
        screentip="Đọc phụ lục của một kế hoạch mới",
        supertip=(
            "Chọn tệp kế hoạch (Word, PDF, Excel); chương trình đọc phụ lục vào trang Nhập kế hoạch để xem và sửa. "
            "Chưa thêm gì vào các trang khác."
        ),
        writes="Chỉ trang `Nhập kế hoạch`",
        told="đọc phụ lục một tệp vào trang «Nhập kế hoạch».",
        on_sheet=False,
        command=Command(
            "import",
            "appendix",
            "Đọc phụ lục của một kế hoạch mới (Word, PDF, Excel) vào trang «Nhập kế hoạch» để xem. Thêm --accept để "
            "nhận kế hoạch ở trang đó vào sổ; --json chỉ in ra, không cần sổ.",
        ),
    ),
    Button(
        "take",
        "TakePlan",
        "Nhận kế hoạch",
        "Q",
        "TableInsert",
        Group.PLANS,
        "intake",
        screentip="Đưa kế hoạch đã xem vào sổ",
        supertip=(
            "Lập trang cho kế hoạch ở trang Nhập kế hoạch, ghi vào Kế hoạch, Tiêu đề cột, Chỉ tiêu. Hỏi trước, sao "
            "lưu, đóng sổ rồi mở lại; hoàn tác được."
        ),
        writes="Có; thêm trang, dòng mới và ghi ở `Nhật ký`",
        told="đưa kế hoạch ở trang đó vào sổ; hỏi trước.",
        on_sheet=False,
    ),
    Button(
        "split",
        "UnitSheets",
        "Phiếu đơn vị",
        "P",
        "SheetInsert",
        Group.UNITS,
        "split",
        screentip="Tạo tệp phiếu cho từng đơn vị",
        supertip="Mỗi đơn vị một tệp Excel để điền tình hình thực hiện và gửi lại. Tệp không chứa macro.",
        writes="Không",
        told="xuất tệp phiếu của từng đơn vị để gửi đi.",
        command=Command("split", "split", "Xuất phiếu của từng đơn vị thành tệp Excel để gửi đi, điền và gửi lại."),
        menu=(
            Choice(
                "estimate",
                "Tổng hợp dự toán",
                "AutoSum",
                "Lập tệp Excel dự toán của các đơn vị chủ trì để Phòng Kinh tế gửi đi; ô chưa có dự toán được tô vàng.",
            ),
        ),
    ),
    Button(
        "draft",
        "Letters",
        "Soạn thư",
        "S",
        "FileSendAsAttachment",
        Group.UNITS,
        "letters",
        screentip="Soạn thư đôn đốc gửi đơn vị",
        supertip="Soạn thư kèm phiếu để xem lại trước. Nút này không tự gửi thư đi.",
        writes="Chỉ thêm dòng ở `Nhật ký`",
        told="soạn sẵn thư kèm phiếu; xem rồi mới gửi.",
        command=Command(
            "mail draft",
            "letters",
            "Soạn sẵn thư thành tệp .eml (hoặc bản nháp Outlook) để xem lại rồi tự gửi.",
        ),
    ),
    Button(
        "merge",
        "Replies",
        "Nhận phản hồi",
        "N",
        "FileOpen",
        Group.REPLIES,
        "replies",
        screentip="Đọc các phiếu đơn vị gửi lại",
        supertip="So sánh phiếu gửi lại với sổ và liệt kê thay đổi ở trang Phản hồi để chọn. Chưa sửa gì trong sổ.",
        writes="Chưa sửa ô nào của kế hoạch",
        told=f"đọc tệp trong thư mục «{RETURNED_FOLDER}», lập trang «Phản hồi».",
        command=Command(
            "merge",
            "replies",
            "Đọc các phiếu đơn vị gửi lại (tệp hoặc thư mục), đưa thay đổi vào trang «Phản hồi» để xem. "
            "Thêm --accept để ghi những gì đã chọn ở trang đó vào sổ.",
        ),
    ),
    Button(
        "accept",
        "AcceptChanges",
        "Nhận các thay đổi",
        "C",
        "AcceptInvitation",
        Group.REPLIES,
        "replies",
        screentip="Ghi các thay đổi đã chọn vào sổ",
        supertip="Ghi những dòng đã chọn «nhận» ở trang Phản hồi vào sổ, lưu giá trị cũ và mới vào Nhật ký.",
        writes="Có; từng ô được ghi ở `Nhật ký`",
        told="ghi vào sổ những gì đã chọn ở trang đó.",
        on_sheet=False,
    ),
    Button(
        "weekly",
        "Weekly",
        "Trang giao ban",
        "A",
        "FilePrintPreview",
        Group.REPORT,
        "weekly",
        screentip="Lập một trang A4 cho cuộc họp giao ban",
        supertip=(
            "Một trang: việc đến hạn trong 14 ngày tới, quá hạn theo đơn vị, vướng mắc, việc chờ quyết định, đơn vị "
            "chưa báo cáo. Xét theo số liệu lúc bấm."
        ),
        writes="Chỉ trang `Giao ban`",
        told="một tờ A4 cho cuộc họp giao ban.",
        on_sheet=False,
        command=Command(
            "weekly",
            "weekly",
            "Lập trang «Giao ban»: một tờ A4 cho cuộc họp giao ban, xét theo số liệu hiện có của sổ.",
        ),
        menu=(
            Choice(
                "people",
                "Theo người phụ trách: quý",
                "Filter",
                "Trích nhiệm vụ của từng người phụ trách trong quý ra trang Theo người và một tệp Excel. Chỉ đếm, "
                "không chấm điểm.",
            ),
            Choice(
                "people_month",
                "Theo người phụ trách: tháng",
                "Filter",
                "Như trên, trong tháng.",
            ),
        ),
    ),
    Button(
        "close",
        "ClosePeriod",
        "Chốt kỳ",
        "O",
        "CalendarsSelect",
        Group.REPORT,
        "close",
        screentip="Chốt số liệu kỳ báo cáo tháng",
        supertip=(
            "Làm mới sổ theo ngày chốt số liệu rồi giữ lại tình trạng từng nhiệm vụ để báo cáo và so sánh các kỳ. Hỏi "
            "trước khi chốt; số liệu đã chốt không sửa, không xóa."
        ),
        writes="Như «Làm mới»; thêm dòng ở `Số liệu kỳ` và `Nhật ký`",
        told="giữ số liệu kỳ báo cáo để so sánh; hỏi trước.",
        on_sheet=False,
        command=Command(
            "close",
            "close",
            "Chốt kỳ báo cáo: làm mới sổ theo ngày chốt, giữ lại tình trạng từng nhiệm vụ ở trang «Số liệu kỳ».",
        ),
        menu=(
            Choice("close_quarter", "Chốt quý", "CalendarsSelect", "Chốt số liệu báo cáo quý."),
            Choice("close_half", "Chốt 6 tháng", "CalendarsSelect", "Chốt số liệu báo cáo 6 tháng đầu năm."),
            Choice("close_nine_months", "Chốt 9 tháng", "CalendarsSelect", "Chốt số liệu báo cáo 9 tháng đầu năm."),
            Choice("close_year", "Chốt năm", "CalendarsSelect", "Chốt số liệu báo cáo năm."),
        ),
    ),
    Button(
        "report",
        "Report",
        "Báo cáo",
        "B",
        "ExportWord",
        Group.REPORT,
        "report",
        screentip="Soạn báo cáo Chủ tịch thành tệp Word",
        supertip=(
            "Lập báo cáo của kỳ chốt gần nhất (chưa chốt kỳ nào: theo số liệu hiện nay), theo thể thức Nghị định 30. "
            "Số, ngày, chữ ký và chỗ [màu vàng] để người soạn ghi."
        ),
        writes="Không; tệp Word nằm ở thư mục «Báo cáo» cạnh sổ",
        told="báo cáo Word của kỳ đã chốt.",
        on_sheet=False,
        command=Command(
            "report",
            "report",
            "Soạn báo cáo Word của kỳ chốt gần nhất: trình Chủ tịch, gửi cấp trên, hoặc công văn đôn đốc. Không ghi gì "
            "vào sổ.",
        ),
        menu=(
            Choice(
                "report_upward",
                "Báo cáo cấp trên",
                "ExportWord",
                "Soạn báo cáo của UBND xã gửi thành phố, sở, Đảng ủy, HĐND.",
            ),
            Choice(
                "report_urge",
                "Công văn đôn đốc",
                "ExportWord",
                "Soạn công văn đôn đốc các đơn vị có nhiệm vụ quá hạn.",
            ),
        ),
    ),
    Button(
        "undo",
        "UndoLast",
        "Hoàn tác",
        "H",
        "Undo",
        Group.HELP,
        "undo",
        screentip="Hoàn tác lần bấm nút gần nhất",
        supertip="Trả các ô về như trước lần bấm nút gần nhất; ô nào đã được gõ lại sau đó thì giữ nguyên.",
        writes="Có; ô đã gõ lại sau đó thì giữ nguyên",
        told="trả lại như trước lần làm gần nhất.",
        command=Command(
            "undo",
            "undo",
            "Hoàn tác lần ghi gần nhất của chương trình (làm mới, nhận phản hồi, nhận các thay đổi, nâng cấp sổ).",
        ),
    ),
    Button(
        "renew",
        "Renew",
        "Nâng cấp sổ",
        "G",
        "UpgradeDocument",
        Group.HELP,
        "renew",
        screentip="Đưa sổ lên cấu trúc mới nhất",
        supertip=(
            "Thêm trang, cột, nút mà bản mới của chương trình có. Hỏi trước, sao lưu, đóng sổ, nâng cấp rồi mở lại; "
            "giữ mọi thứ đã nhập."
        ),
        writes="Chỉ thêm cái còn thiếu và một dòng ở `Nhật ký`",
        told="thêm trang, cột, nút của bản mới; hỏi trước.",
        on_sheet=False,
        command=Command(
            "renew",
            "renew",
            "Nâng cấp sổ đang đóng lên cấu trúc mới nhất: thêm trang, cột, nút còn thiếu; giữ mọi thứ cơ quan đã nhập.",
        ),
    ),
    Button(
        "help",
        "Guide",
        "Trợ giúp",
        "T",
        "Help",
        Group.HELP,
        "help",
        screentip="Mở hướng dẫn từng bước",
        supertip="Mở hướng dẫn có hình trong trình duyệt, và nói ngắn gọn mỗi nút làm gì.",
        writes="Không",
        on_sheet=False,
    ),
)


class View(NamedTuple):
    """A view of a plan's sheet that the ribbon shows at once, without the program; its action is the macros' key."""

    action: str
    macro: str
    label: str
    keytip: str
    image: str
    screentip: str
    supertip: str


VIEW_GROUP = "Cách xem trang kế hoạch"
VIEWS: tuple[View, ...] = (
    View(
        "view_entry",
        "EntryView",
        "Nhập liệu",
        "D",
        "TableDesign",
        screentip="Xem để nhập số liệu",
        supertip=(
            "Ở trang kế hoạch, Giao việc: hiện nhiệm vụ, chủ trì, thời hạn và các cột nhập, gấp các cột ít dùng. Không "
            "ghi gì; cột riêng của cơ quan giữ nguyên."
        ),
    ),
    View(
        "view_state",
        "StateView",
        "Xem tình trạng",
        "X",
        "ConditionalFormattingMenu",
        screentip="Xem tình trạng các nhiệm vụ",
        supertip=(
            "Ở trang kế hoạch, Giao việc: hiện trạng thái, số ngày, hạn xử lý, lãnh đạo, lưu ý, lý do; ẩn các cột "
            "nhập. Không ghi gì; cột riêng của cơ quan giữ nguyên."
        ),
    ),
)
"""The views of the ribbon, in order."""

SHEET_BUTTONS: tuple[Button, ...] = tuple(button for button in BUTTONS if button.on_sheet)
"""Those that stand on the first sheet, too, in order of use."""


def button_of(action: str) -> Button:
    """The button of an action."""
    return next(button for button in BUTTONS if button.action == action)
