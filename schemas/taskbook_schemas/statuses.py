"""The statuses of a task, one row each, in the order in which the rules are tried: the first row that holds wins.

From this table come the rules (`taskbook.core.status`), the counts and their labels on `Tổng hợp`, conditional formats,
charts, the units' files and the guide. A new status is one row; only a fact that no rule knows yet is added beside the
others in `taskbook.core.status`. Where the rows come from: the office's rules, section *Status*.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import NamedTuple

from taskbook_schemas.row_enum import RowEnum

_BLACK, _GREY = "#000000", "#595959"


class Hatch(Enum):
    """Fill patterns that stay apart in black and white."""

    DOTS = "dots"
    DOWN = "down"
    UP = "up"


class Look(NamedTuple):
    """How a label looks: a symbol before it, weight, ink, and a ground of one colour or hatched with `lines`."""

    symbol: str
    bold: bool = False
    italic: bool = False
    struck: bool = False
    ink: str = _BLACK
    ground: str | None = None
    hatch: Hatch | None = None
    lines: str | None = None


class Stage(Enum):
    """How far a task is: a halted or done one owes no report, an open one does."""

    HALTED = "halted"
    DONE = "done"
    OPEN = "open"


class Cue(Enum):
    """What a plan's row shows beside its status: nothing, faded, faded and struck out, or the delay stands out."""

    NONE = "none"
    FADED = "faded"
    STRUCK = "struck"
    ALARM = "alarm"


class Series(Enum):
    """The chart's series; the value is the label."""

    DONE = "Hoàn thành"
    IN_TIME = "Trong hạn"
    DUE_SOON = "Sắp đến hạn"
    LATE = "Quá hạn"
    OTHER = "Khác"


class Counted(Enum):
    """The figure in which a task of a status is counted, each in one only; the value is the figure's name."""

    DONE_ON_TIME = "done_on_time"
    DONE_LATE = "done_late"
    DONE_NO_DEADLINE = "done_no_deadline"
    IN_TIME = "in_time"
    DUE_SOON = "due_soon"
    LATE = "late"
    TO_CONFIRM = "to_confirm"
    ONGOING = "ongoing"
    WAITING = "waiting"
    NO_DEADLINE = "no_deadline"
    CHECK_DATA = "check_data"
    SUSPENDED = "suspended"
    CANCELLED = "cancelled"

    @property
    def series(self) -> Series:
        """The series of the charts that shows the figure."""
        return _SERIES.get(self, Series.OTHER)

    @property
    def urgency(self) -> int:
        """Its place where counts stand in the order of what must be done: 0 comes first."""
        return _URGENCY.index(self)


_URGENCY = (
    Counted.LATE,
    Counted.DUE_SOON,
    Counted.CHECK_DATA,
    Counted.TO_CONFIRM,
    Counted.NO_DEADLINE,
    Counted.IN_TIME,
    Counted.WAITING,
    Counted.ONGOING,
    Counted.DONE_ON_TIME,
    Counted.DONE_LATE,
    Counted.DONE_NO_DEADLINE,
    Counted.SUSPENDED,
    Counted.CANCELLED,
)
_SERIES = {
    Counted.DONE_ON_TIME: Series.DONE,
    Counted.DONE_LATE: Series.DONE,
    Counted.DONE_NO_DEADLINE: Series.DONE,
    Counted.IN_TIME: Series.IN_TIME,
    Counted.DUE_SOON: Series.DUE_SOON,
    Counted.LATE: Series.LATE,
}


@dataclass(frozen=True, eq=False)
class StatusRow:
    """One status.

    `word` is the label people see. `holds` are facts of `taskbook.core.status`, all true ("not …": false) where the
    status is the task's. `days`: whether days late or left belong to it; those of a done task are counted to its
    completion, others to the reporting day. `late_once_past`: counted as late, whatever it is counted as, once its
    deadline is past. `days_follow`: the days stand right after the label («Quá hạn 5 ngày»). `means` is the guide's
    explanation.
    """

    word: str
    holds: tuple[str, ...]
    counted: Counted
    look: Look
    means: str
    stage: Stage = Stage.OPEN
    cue: Cue = Cue.NONE
    days: bool = True
    late_once_past: bool = False
    days_follow: bool = False


class Status(RowEnum):
    """The table. A member's value is the label people see; `row` is the rest of its row."""

    row: StatusRow

    CANCELLED = StatusRow(
        "Đã hủy",
        ("cancelled",),
        Counted.CANCELLED,
        Look("✕", struck=True, ink=_GREY),
        "Có văn bản cho hủy; không tính vào tỷ lệ",
        Stage.HALTED,
        Cue.STRUCK,
        days=False,
    )
    SUSPENDED = StatusRow(
        "Tạm dừng",
        ("suspended",),
        Counted.SUSPENDED,
        Look("▬", italic=True, ink=_GREY),
        "Có văn bản cho tạm dừng; không tính vào tỷ lệ",
        Stage.HALTED,
        Cue.FADED,
        days=False,
    )
    CHECK_DATA = StatusRow(
        "Cần kiểm tra dữ liệu",
        ("contradictory",),
        Counted.CHECK_DATA,
        Look("✖", bold=True, italic=True, ground="#BFBFBF"),
        "Ô trong dòng mâu thuẫn nhau, ví dụ ngày hoàn thành ở tương lai. Xem trang `Kiểm tra`. Đã qua hạn thì vẫn nằm "
        "trong danh sách quá hạn, đếm riêng là «quá hạn, cần sửa dữ liệu»",
        days=False,
    )
    DONE_NO_DEADLINE = StatusRow(
        "Hoàn thành (không có hạn)",
        ("finished", "not dated"),
        Counted.DONE_NO_DEADLINE,
        Look("✔", italic=True, ground="#DDEBDA"),
        "Có ngày hoàn thành và văn bản kết quả; nhiệm vụ không có hạn",
        Stage.DONE,
    )
    DONE_ON_TIME = StatusRow(
        "Hoàn thành đúng hạn",
        ("finished", "done by due"),
        Counted.DONE_ON_TIME,
        Look("✔", ground="#DDEBDA"),
        "Có ngày hoàn thành và văn bản kết quả, xong trong hạn. Xong đúng ngày cuối là đúng hạn",
        Stage.DONE,
    )
    DONE_LATE = StatusRow(
        "Hoàn thành quá hạn",
        ("finished",),
        Counted.DONE_LATE,
        Look("✔", ground="#E9F1E7", hatch=Hatch.DOWN, lines="#A9B8A5"),
        "Có ngày hoàn thành và văn bản kết quả, xong sau hạn",
        Stage.DONE,
        days_follow=True,
    )
    TO_CONFIRM = StatusRow(
        "Chờ xác nhận kết quả",
        ("half told",),
        Counted.TO_CONFIRM,
        Look("◑", bold=True, ground="#D9D9D9"),
        "Mới có một trong hai: ngày hoàn thành, văn bản kết quả",
        late_once_past=True,
    )
    ONGOING = StatusRow(
        "Thường xuyên",
        ("ongoing",),
        Counted.ONGOING,
        Look("∞"),
        "Việc làm quanh năm, không có hạn cuối. «Quý II/2026, sau đó thường xuyên»: mốc Quý II được xét như mọi hạn; "
        "có kết quả rồi mới là thường xuyên",
        days=False,
    )
    WAITING = StatusRow(
        "Chờ điều kiện",
        ("conditional", "not dated", "condition open"),
        Counted.WAITING,
        Look("◇", italic=True),
        "Làm khi có điều kiện («sau khi có hướng dẫn …»), điều kiện chưa có",
        days=False,
    )
    NO_DEADLINE = StatusRow(
        "Chưa xác định thời hạn",
        ("not dated",),
        Counted.NO_DEADLINE,
        Look("○", italic=True, ground="#EDEDED"),
        "Phụ lục không ghi hạn, hoặc câu ghi hạn không hiểu chắc. Chương trình **không đoán**",
        days=False,
    )
    NOT_STARTED = StatusRow(
        "Chưa đến kỳ thực hiện",
        ("not started",),
        Counted.IN_TIME,
        Look("□"),
        "Chưa đến ngày bắt đầu",
    )
    WAITING_PAST_DUE = StatusRow(
        "Chờ điều kiện (đã qua mốc)",
        ("past due", "condition open"),
        Counted.WAITING,
        Look("◆", italic=True, bold=True, ground="#FFFFFF", hatch=Hatch.DOTS, lines="#BFBFBF"),
        "Đã qua mốc ghi trong phụ lục nhưng điều kiện chưa có",
        days=False,
    )
    LATE = StatusRow(
        "Quá hạn",
        ("past due",),
        Counted.LATE,
        Look("⚠", bold=True, ink="#7A0C0C", ground="#F2C9C4"),
        "Đã qua hạn, chưa hoàn thành. `Số ngày` là số ngày quá",
        cue=Cue.ALARM,
        days_follow=True,
    )
    DUE_SOON = StatusRow(
        "Sắp đến hạn",
        ("due soon",),
        Counted.DUE_SOON,
        Look("▲", bold=True, ground="#FFE08A", hatch=Hatch.UP, lines="#C9A227"),
        "Còn không quá số ngày cảnh báo: 30 ngày với hạn quý, năm; 7 ngày với hạn ngày, tháng (sửa ở `Thiết lập`)",
    )
    IN_TIME = StatusRow(
        "Đang thực hiện trong hạn",
        (),
        Counted.IN_TIME,
        Look("►", ground="#E3ECF7"),
        "Còn hạn",
    )

    @property
    def done(self) -> bool:
        """Whether the task is done."""
        return self.row.stage is Stage.DONE

    @property
    def halted(self) -> bool:
        """Whether the task is suspended or cancelled."""
        return self.row.stage is Stage.HALTED
