"""Words of the page for the weekly meeting: on the sheet, and when it is made."""

from __future__ import annotations

from datetime import date

from taskbook.core.days import day_text
from taskbook.core.judge import Judged
from taskbook.core.period.kinds import month_period_start
from taskbook.core.short_text import shortened_between_words
from taskbook.core.summary import Figures
from taskbook.core.uncounted import Uncounted
from taskbook.core.weekly.model import LateLine, OwedSheet, WeeklyPage
from taskbook.texts.renewal import HOW
from taskbook_schemas.buttons import button_of
from taskbook_schemas.layout import Weekly
from taskbook_schemas.registry import CHECKS, REVIEW, WEEKLY

BUTTON = button_of("weekly").label
TITLE = "TRANG GIAO BAN: TÌNH HÌNH THỰC HIỆN NHIỆM VỤ"
AS_OF = "Số liệu đến ngày …"
EMPTY = f"Bấm «{BUTTON}» để lập trang này."

LATE_HEADINGS = ("Quá hạn", "Chưa có báo cáo", "Số ngày lâu nhất")
TASK_HEADINGS = ("Lãnh đạo", "Hạn", "Số ngày")
SILENT_HEADINGS = ("Chưa báo cáo lần nào", "Chưa có trong kỳ", "Cộng")
TOTAL = "Cộng (mỗi nhiệm vụ tính một lần)"

NOTHING_DUE = "Không có nhiệm vụ nào đến hạn trong những ngày này."
NOTHING_LATE = "Không có nhiệm vụ quá hạn."
NOTHING_BLOCKED = "Chưa đơn vị nào nêu khó khăn, vướng mắc."
NOTHING_WAITING = "Không có đề nghị gia hạn hay đề xuất nào chờ quyết định."
NOTHING_OWED = "Các đơn vị đã báo cáo đủ trong kỳ."
TODAY = "hôm nay"


def due_title(page: WeeklyPage) -> str:
    """Head the tasks due next."""
    return f"1. ĐẾN HẠN TRONG {Weekly.DAYS_AHEAD} NGÀY TỚI (đến {day_text(page.until)}): {len(page.due)}"


def late_title(page: WeeklyPage) -> str:
    """Head the late tasks."""
    total = page.late_total
    never = f", trong đó {total.never_reported} chưa có báo cáo" if total.never_reported else ""
    return f"2. QUÁ HẠN THEO ĐƠN VỊ: {total.late}{never}"


def blocked_title(page: WeeklyPage) -> str:
    """Head what units say is in the way."""
    return f"3. KHÓ KHĂN, VƯỚNG MẮC, LỜI CÁC ĐƠN VỊ: {len(page.blocked)}"


def waiting_title(page: WeeklyPage) -> str:
    """Head what waits for a decision."""
    asked = sum(one.asked is not None for one in page.waiting)
    parts = ((asked, "đề nghị gia hạn"), (len(page.waiting) - asked, "đề xuất"))
    counts = ", ".join(f"{number} {what}" for number, what in parts if number)
    return f"4. CHỜ QUYẾT ĐỊNH: {counts or 0}"


def silent_title(page: WeeklyPage) -> str:
    """Head who has not reported."""
    return f"5. CHƯA BÁO CÁO: {len(page.silent)} đơn vị, {page.owing} nhiệm vụ"


def as_of_line(as_of: date) -> str:
    """Say of which day the page is, and since when a report counts as one of the period."""
    return f"Số liệu đến ngày {day_text(as_of)} (kỳ báo cáo từ {day_text(month_period_start(as_of))})"


def headline(figures: Figures) -> str:
    """The office's state in one line of the page; parts that are 0 are left out."""
    parts = (
        ("hoàn thành", figures.done),
        ("quá hạn", figures.late),
        ("sắp đến hạn", figures.due_soon),
        ("trong hạn", figures.in_time),
        ("khác", figures.total - figures.done - figures.late - figures.due_soon - figures.in_time),
    )
    told = ", ".join(f"{words} {number}" for words, number in parts if number)
    return f"Tổng số {figures.total} nhiệm vụ: {told}." if told else "Sổ chưa có nhiệm vụ nào."


def lacking(left_out: Uncounted) -> str | None:
    """Say what the figures leave out, None where they are whole."""
    parts = [
        f"{what} {', '.join(f'«{name}»' for name in names)}"
        for what, names in (("kế hoạch", left_out.plans), ("dòng gõ dưới bảng ở trang", left_out.sheets))
        if names
    ]
    if not parts:
        return None
    where = f" (xem trang «{CHECKS}»)"
    return shortened_between_words(f"CHƯA GỒM {'; '.join(parts)}", Weekly.LINE_CHARACTERS - len(where)) + where


def days_words(judged: Judged) -> str | None:
    """A task's days late or left, as one cell says it."""
    days = judged.verdict.days
    if days is None:
        return None
    return TODAY if days == 0 else f"quá {days}" if days > 0 else f"còn {-days}"


def task_words(judged: Judged) -> str:
    """A task by its id and its whole name."""
    star = f"{judged.task.star} " if judged.task.star else ""
    return f"{star}{judged.task.id}: {_name(judged, Weekly.NAME_CHARACTERS)}"


def task_short(judged: Judged) -> str:
    """A task by its id and how its name begins."""
    return f"{judged.task.id}: {_name(judged, Weekly.SHORT_NAME_CHARACTERS)}"


def _name(judged: Judged, characters: int) -> str:
    """The name without the dash that begins it in its appendix."""
    return shortened_between_words(judged.task.name.strip("-•;. "), characters)


def quoted(words: str) -> str:
    """A unit's own words."""
    return f"«{shortened_between_words(words, Weekly.QUOTE_CHARACTERS)}»"


def asked_words(day: date) -> str:
    """A request for an extension."""
    return f"Đề nghị gia hạn đến {day_text(day)}"


def proposed_words(words: str) -> str:
    """A unit's proposal."""
    return f"Đề xuất: {quoted(words)}"


def to_mend_line(page: WeeklyPage) -> str:
    """Say which units have late tasks with a cell to mend besides the late ones."""
    units = "; ".join(f"{line.unit} {line.to_mend}" for line in page.late if line.to_mend)
    head = f"Ngoài ra {page.late_total.to_mend} nhiệm vụ quá hạn, cần sửa dữ liệu"
    return shortened_between_words(f"{head}: {units}", Weekly.LINE_CHARACTERS)


def longest_words(line: LateLine) -> str | None:
    """The task that is late for the most days."""
    return f"Lâu nhất: {task_short(line.longest)}" if line.longest is not None else None


def stuck_line(page: WeeklyPage) -> str:
    """Say which tasks wait for a condition past their milestone."""
    ids = ", ".join(judged.task.id for judged in page.stuck)
    head = f"Chờ điều kiện, đã qua mốc: {len(page.stuck)} nhiệm vụ"
    return shortened_between_words(f"{head} ({ids})", Weekly.LINE_CHARACTERS)


def to_choose_line(rows: int) -> str:
    """Say that answers wait on their own sheet."""
    return f"Trang «{REVIEW}» còn {rows} nội dung đơn vị gửi lại chưa nhận vào sổ."


def owed_words(sheet: OwedSheet | None) -> str | None:
    """The sheet that a unit has not sent back."""
    if sheet is None:
        return None
    late = ", đã quá ngày hẹn" if sheet.overdue else ""
    return f"Chưa gửi lại phiếu số liệu đến ngày {day_text(sheet.as_of)}{late}"


def more(left: int, what: str, where: str) -> str:
    """The line that stands for what did not fit on the page."""
    return f"… và {left} {what} nữa: {where}."


MORE_DUE = ("nhiệm vụ", "lọc cột «Hạn xử lý» ở trang của từng kế hoạch")
MORE_LATE = ("đơn vị", "xem trang «Tổng hợp»")
MORE_BLOCKED = ("ý kiến", "lọc cột «Khó khăn, nguyên nhân» ở trang của từng kế hoạch")
MORE_WAITING = ("mục", "lọc cột «Đề nghị gia hạn đến», «Đề xuất» ở trang của từng kế hoạch")
MORE_SILENT = ("đơn vị", "lọc cột «Lưu ý» ở trang của từng kế hoạch")


def no_sheet(file: str) -> str:
    """The workbook is older than the sheet."""
    return f"Sổ «{file}» chưa có trang «{WEEKLY}». Hãy {HOW}, rồi làm lại; sổ giữ nguyên."


def made(file: str, page: WeeklyPage, changed: int) -> str:
    """Say what the page holds; nothing new to write is told, too."""
    again = "" if changed else " Không có gì thay đổi so với lần lập trước."
    return (
        f"Trang «{WEEKLY}» của sổ «{file}», số liệu đến ngày {day_text(page.as_of)}: {len(page.due)} nhiệm vụ đến hạn "
        f"trong {Weekly.DAYS_AHEAD} ngày tới, {page.late_total.late} quá hạn, {len(page.blocked)} ý kiến vướng mắc, "
        f"{len(page.waiting)} việc chờ quyết định, {len(page.silent)} đơn vị chưa báo cáo. In vừa một tờ A4.{again}"
    )
