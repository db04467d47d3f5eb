"""The sentence of the column `Vì sao`: why a task has its status, in words a person can check."""

from __future__ import annotations

from collections.abc import Iterator

from taskbook.core.case import open_request
from taskbook.core.changed_deadline import amended_deadline, approved_amendment, approved_extension
from taskbook.core.days import day_text
from taskbook.core.flags import has_report
from taskbook.core.model import Deadline, Kind, Status, Task
from taskbook.core.naming.names import one_line
from taskbook.core.status import Case, Contradiction
from taskbook.core.task_leader import TYPED, changed_leader, leader_field
from taskbook.texts.deadline import explain


def why(task: Task, deadline: Deadline, case: Case, status: Status, days: int | None) -> str:
    """Return the reason of one status: its label with the days, then every fact it stands on."""
    return f"{_headline(status, days)}: {'; '.join(_facts(task, deadline, case, status))}."


def _headline(status: Status, days: int | None) -> str:
    if days is None or (days == 0 and status.done):
        return status.value
    if days == 0:
        return f"{status.value}, ngày chốt là ngày cuối của hạn"
    if days > 0:
        return f"{status.value} {days} ngày" if status.row.days_follow else f"{status.value}, đã quá hạn {days} ngày"
    return status.value if status.done else f"{status.value}, còn {-days} ngày"


def _facts(task: Task, deadline: Deadline, case: Case, status: Status) -> Iterator[str]:
    if status.halted:
        yield f"theo văn bản {task.halt_document}"
        return
    if status is Status.CHECK_DATA:
        yield from (_CONTRADICTIONS[found] for found in case.contradictions)
    yield explain(deadline)
    if case.due is not None and case.due not in (deadline.due, approved_extension(task), amended_deadline(task)):
        yield f"xét {'kỳ' if _recurs(deadline) else 'mốc'} đến hạn {day_text(case.due)}"
    yield from _result(task, deadline, case)
    yield from _extension(task)
    yield from _amendment(task)
    if deadline.condition is not None:
        yield _condition(task)
    if not status.done:
        yield _reported(task)
    yield from _leader(task, case)


def _leader(task: Task, case: Case) -> Iterator[str]:
    """Who leads a task is told only where the office changed it."""
    change = changed_leader(task)
    if change is None:
        return
    typed, own, day = change
    if leader_field(task, case.as_of) != TYPED:
        yield f"từ {day_text(day)} lãnh đạo chỉ đạo là {one_line(typed)}"
    elif own and own != typed:
        since = f" từ {day_text(day)}" if day is not None else ""
        yield f"lãnh đạo chỉ đạo{since} là {one_line(typed)} (kế hoạch ghi: {one_line(own)})"


def _condition(task: Task) -> str:
    if task.condition_met is not None:
        return f"điều kiện đáp ứng từ {day_text(task.condition_met)}"
    unread = "condition_met" in task.suspect
    return "ngày đáp ứng điều kiện ghi không dùng được" if unread else "chưa ghi điều kiện đã đáp ứng"


def _reported(task: Task) -> str:
    if task.last_report is not None:
        return f"báo cáo gần nhất {day_text(task.last_report)}"
    if "last_report" in task.suspect:
        return "ngày báo cáo gần nhất ghi không dùng được"
    return "đã báo cáo, chưa ghi ngày" if has_report(task) else "chưa có báo cáo"


def _recurs(deadline: Deadline) -> bool:
    return deadline.kind is Kind.RECURRING


def _result(task: Task, deadline: Deadline, case: Case) -> Iterator[str]:
    if task.completed is None:
        unread = "completed" in task.suspect
        yield "ngày hoàn thành ghi không dùng được" if unread else "chưa có ngày hoàn thành"
    elif task.completed > case.as_of:
        yield f"ngày hoàn thành {day_text(task.completed)} sau ngày chốt, tính vào kỳ sau"
    elif case.ongoing and deadline.ongoing_after:
        yield f"đã có kết quả ngày {day_text(task.completed)}, nay là việc thường xuyên"
    elif case.done is None:
        yield f"{'kỳ' if _recurs(deadline) else 'mốc'} trước hoàn thành ngày {day_text(task.completed)}"
    else:
        yield f"hoàn thành ngày {day_text(task.completed)}"
    if (task.completed is None) == bool(task.result_document):
        yield f"văn bản kết quả {task.result_document}" if task.result_document else "chưa có văn bản kết quả"


def _extension(task: Task) -> Iterator[str]:
    granted, asked = approved_extension(task), open_request(task)
    if granted is not None:
        yield f"đã gia hạn đến {day_text(granted)} theo {task.extension_document}"
    elif task.extended_to is not None:
        yield f"ghi gia hạn đến {day_text(task.extended_to)} nhưng chưa có văn bản"
    if asked is not None:
        yield f"đề nghị gia hạn đến {day_text(asked)}, chưa được duyệt"
    elif task.extended_to is None:
        unread = "extended_to" in task.suspect
        yield "ngày gia hạn ghi không dùng được" if unread else "chưa gia hạn"


def _amendment(task: Task) -> Iterator[str]:
    amended = approved_amendment(task)
    if amended is not None:
        yield f"kế hoạch sửa đổi hạn thành {day_text(amended)} theo {task.amendment_document}"
    elif task.amendment_document:
        yield f"có nội dung điều chỉnh theo {task.amendment_document}"
    elif task.amended_to is not None:
        yield f"ghi hạn điều chỉnh {day_text(task.amended_to)} nhưng chưa có văn bản"


_CONTRADICTIONS = {
    Contradiction.UNUSABLE_CELL: "có ô nhập chưa đúng kiểu (xem trang Kiểm tra)",
    Contradiction.DONE_IN_FUTURE: "ngày hoàn thành ở sau hôm nay",
    Contradiction.DONE_BEFORE_ISSUE: "ngày hoàn thành trước ngày ban hành kế hoạch",
    Contradiction.EXTENSION_SHORTENS: "ngày gia hạn sớm hơn hạn đã giao",
}
