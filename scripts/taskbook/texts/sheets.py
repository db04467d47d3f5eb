"""Words on the generated sheets: unit sheets, the summary, its lists."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from taskbook.core.days import day_text
from taskbook.core.model import Flag, Plan, Status, Task, Verdict
from taskbook.core.period.kinds import month_period_start
from taskbook.core.summary import Figures
from taskbook.core.uncounted import Uncounted
from taskbook.core.unit_work import Urgency
from taskbook_schemas.registry import CHECKS
from taskbook_schemas.statuses import Counted

TWO_LEADS_NOTE = (
    "* Nhiệm vụ có nhiều đơn vị cùng chủ trì: có trong phiếu của từng đơn vị, tính một lần ở số liệu chung."
)
SIGNATURES = ((3, "NGƯỜI LẬP"), (8, "THỦ TRƯỞNG ĐƠN VỊ"))

BY_UNIT, BY_LEADER, BY_PLAN = "Theo đơn vị chủ trì", "Theo lãnh đạo chỉ đạo", "Theo kế hoạch"
COLUMN_UNIT, COLUMN_LEADER, COLUMN_PLAN = "Đơn vị chủ trì", "Lãnh đạo chỉ đạo", "Kế hoạch"
REPEATED = "Trừ phần tính trùng (nhiệm vụ ở nhiều dòng)"
TOTAL, OTHER_UNITS = "Cộng (mỗi nhiệm vụ tính một lần)", "Đơn vị khác"
LATE_LIST, SOON_LIST = "Nhiệm vụ quá hạn", "Nhiệm vụ sắp đến hạn"
LIST_HEADINGS = ("Mã", "Nhiệm vụ", "Đơn vị chủ trì", "Hạn xử lý", "Số ngày", "Trạng thái")
NOTHING = "Không có."
_ALL = Uncounted()
_MOST_NAMED = 3


ASSIGNED_TITLE = "Nhiệm vụ giao theo công văn, thông báo kết luận, chỉ đạo"


def document_line(task: Task) -> str:
    """Return the document that gave a task, its day and who gave it, on one line; empty for a plan's task."""
    day = f"ngày {day_text(task.issued)}" if task.issued else ""
    document = " ".join(part for part in (task.document, day) if part)
    giver = f"người giao: {task.giver}" if task.giver else ""
    return "; ".join(part for part in (document, giver) if part)


def plan_title(plan: Plan) -> str:
    """Return a plan's number, day and subject on one line."""
    if plan.own_documents:
        return ASSIGNED_TITLE
    number = f" {plan.number}" if plan.number else ""
    day = f" ngày {day_text(plan.issued)}" if plan.issued else ""
    return f"Kế hoạch{number}{day}: {plan.subject}"


def role_title(role: str, figures: Figures) -> str:
    """Return the heading above a unit's tasks of one role: how many there are, in parts that add up."""
    never = f", trong đó {figures.late_never_reported} chưa có báo cáo" if figures.late_never_reported else ""
    parts = (
        ("quá hạn", figures.late, never),
        ("sắp đến hạn", figures.due_soon, ""),
        ("trong hạn", figures.in_time, ""),
        ("hoàn thành", figures.done, f", trong đó {figures.done_late} sau hạn" if figures.done_late else ""),
    )
    shown = [f"{words} {number}{more}" for words, number, more in parts if number]
    other = figures.total - sum(number for _, number, _ in parts)
    return f"NHIỆM VỤ {role.upper()}: {figures.total} ({'; '.join([*shown, *([f'khác {other}'] if other else [])])})"


URGENCIES = {
    Urgency.LATE: "QUÁ HẠN",
    Urgency.DUE_SOON: "SẮP ĐẾN HẠN",
    Urgency.IN_TIME: "TRONG HẠN",
    Urgency.OTHER: "THƯỜNG XUYÊN, CHỜ ĐIỀU KIỆN, CHỜ XÁC NHẬN VÀ VIỆC KHÁC",
    Urgency.DONE: "ĐÃ HOÀN THÀNH",
    Urgency.HALTED: "TẠM DỪNG, ĐÃ HỦY",
}


def band_title(urgency: Urgency, tasks: int, plan: str) -> str:
    """Return the line above a unit's tasks of one plan that are alike urgent."""
    return f"{URGENCIES[urgency]}: {tasks} - {plan}"


UNDER_REVIEW = "Văn phòng đang rà soát thông tin của nhiệm vụ này; đơn vị vẫn thực hiện và báo cáo như thường."


def why_for_unit(verdict: Verdict) -> str:
    """Return why a task has its status, in words for its unit: what the office has to mend is no matter of theirs.

    The status and the days, with which `Vì sao` begins, stand in columns of their own.
    """
    if verdict.status in (Status.CHECK_DATA, Status.NO_DEADLINE):
        return UNDER_REVIEW
    _, _, facts = verdict.why.partition(": ")
    return facts[:1].upper() + facts[1:] if facts else verdict.why


def as_of_line(as_of: date) -> str:
    """Return the line that says of which day the figures are."""
    return f"Số liệu đến ngày {day_text(as_of)}"


def flag_text(flag: Flag, as_of: date) -> str:
    """Return a flag in words; a period without a report is named by the day it began."""
    began = month_period_start(as_of)
    return f"{flag.value} (từ {day_text(began)})" if flag is Flag.NOT_REPORTED_IN_PERIOD else flag.value


NO_TASKS = "Chưa có nhiệm vụ nào: thêm kế hoạch ở trang «Kế hoạch», hoặc gõ việc được giao ở trang «Giao việc»."


def state_line(figures: Figures, lacking: Uncounted) -> str:
    """Return the whole office's state in one sentence; of a workbook that has no task yet, what to do first."""
    return headline(figures, lacking) if figures.total or lacking != _ALL else NO_TASKS


def headline(figures: Figures, lacking: Uncounted = _ALL) -> str:
    """Return the whole office's state in one sentence; its parts add up to the total, those that are 0 are left out.

    What the total does not count is said beside it.
    """
    return f"Tổng số {figures.total} nhiệm vụ{_lacking(lacking)}: {', '.join(_parts(figures))}."


def _lacking(lacking: Uncounted) -> str:
    parts = [
        f"{what} {_first_few(names)}"
        for what, names in (("kế hoạch", lacking.plans), ("dòng gõ dưới bảng ở trang", lacking.sheets))
        if names
    ]
    return f" (CHƯA GỒM {'; '.join(parts)}, xem trang «{CHECKS}»)" if parts else ""


def _first_few(names: Sequence[str]) -> str:
    named = ", ".join(f"«{name}»" for name in names[:_MOST_NAMED])
    return named if len(names) <= _MOST_NAMED else f"{named} và {len(names) - _MOST_NAMED} nơi khác"


def _parts(figures: Figures) -> Iterator[str]:
    never = f" (trong đó {figures.late_never_reported} chưa có báo cáo)" if figures.late else ""
    mend = f" (trong đó {figures.late_check_data} quá hạn, cần sửa dữ liệu)" if figures.late_check_data else ""
    yield f"hoàn thành {figures.done}"
    yield f"quá hạn {figures.late}{never}"
    rest = (
        ("sắp đến hạn", figures.due_soon, ""),
        ("trong hạn", figures.in_time, ""),
        ("chờ xác nhận kết quả", figures.to_confirm, ""),
        ("thường xuyên", figures.ongoing, ""),
        ("chờ điều kiện", figures.waiting, ""),
        ("chưa xác định thời hạn", figures.no_deadline, ""),
        ("cần kiểm tra dữ liệu", figures.check_data, mend),
        ("tạm dừng", figures.suspended, ""),
        ("đã hủy", figures.cancelled, ""),
    )
    yield from (f"{words} {number}{more}" for words, number, more in rest if number)


def figures_notes(total: Figures, shared: int) -> Iterator[str]:
    """Yield the footnotes under the first table of figures: what is counted where. `shared`: tasks of several leads."""
    if shared:
        yield shared_leads_note(shared)
    if total.late_to_confirm:
        yield (
            f"Quá hạn gồm {total.late_to_confirm} nhiệm vụ «Chờ xác nhận kết quả» đã qua hạn; cột «Chờ xác nhận "
            "kết quả» chỉ gồm nhiệm vụ chưa qua hạn."
        )
    if total.late_check_data:
        yield (
            f"«Quá hạn, cần sửa dữ liệu»: {total.late_check_data} nhiệm vụ đã qua hạn nhưng có ô nhập sai, tính ở "
            "cột «Cần kiểm tra dữ liệu»; sửa ô theo trang «Kiểm tra» rồi bấm Làm mới."
        )


def to_mend_note(tasks: int) -> str:
    """Return the line of a unit's sheet on tasks past their deadline whose data the office has to mend."""
    return f"Ngoài ra còn {tasks} nhiệm vụ đã qua hạn, văn phòng đang rà soát thông tin (tính ở mục khác)."


def list_title(title: str, tasks: int) -> str:
    """Return the heading of a list of tasks with their number."""
    return f"{title}: {tasks}"


def more_tasks(tasks: int) -> str:
    """Return the line that stands for the tasks left out of a long list."""
    return f"… và {tasks} nhiệm vụ nữa: lọc cột «Trạng thái» ở trang của từng kế hoạch để xem đủ."


def shared_leads_note(tasks: int) -> str:
    """Return the footnote on tasks with several lead units."""
    return f"{tasks} nhiệm vụ có nhiều đơn vị cùng chủ trì: tính ở từng đơn vị, tính một lần ở dòng Cộng."


def remedy(verdict: Verdict) -> str:
    """Return what to do about a task that is late or due soon."""
    if verdict.status is Status.TO_CONFIRM:
        return "Cần làm: bổ sung ngày hoàn thành hoặc văn bản kết quả."
    if verdict.status is Status.CHECK_DATA:
        return "Cần làm: sửa ô nhập sai nêu ở trang Kiểm tra."
    if Flag.EXTENSION_ASKED in verdict.flags:
        return "Cần làm: trình quyết định đề nghị gia hạn."
    if Flag.NEVER_REPORTED in verdict.flags:
        return "Cần làm: yêu cầu đơn vị báo cáo kết quả."
    if verdict.status.row.counted is Counted.LATE:
        return "Cần làm: đôn đốc, xác định ngày xong hoặc đề nghị gia hạn có văn bản."
    return "Cần làm: nhắc đơn vị hoàn thành đúng hạn."
