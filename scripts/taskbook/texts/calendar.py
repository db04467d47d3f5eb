"""Words in calendars of deadlines, and what is said of them."""

from __future__ import annotations

from collections.abc import Iterable

from taskbook.core.calendar.model import Deadline, Entry
from taskbook.core.days import day_text
from taskbook.core.letters.lines import one_line
from taskbook.core.short_text import shortened_between_words
from taskbook_schemas.words import NO_LEADER, NO_UNIT, ROLE_COORDINATE, ROLE_LEAD

FILE_STEM = "Lich han"
_SUMMARY_CHARACTERS = 120
_NAME_CHARACTERS = 1000
_DOCUMENT_CHARACTERS = 200


def calendar_name(owners: Iterable[str]) -> str:
    """Name a calendar."""
    return f"Hạn nhiệm vụ: {'; '.join(map(one_line, owners))}"


def entry(deadline: Deadline) -> Entry:
    """Put a deadline into words; it has no day where the task has none, is done or halted."""
    judged = deadline.judged
    task, verdict = judged.task, judged.verdict
    open_ = not (verdict.status.done or verdict.status.halted)
    name = one_line(task.name).strip("-•;. ")
    summary = shortened_between_words(f"Hạn: {name}", _SUMMARY_CHARACTERS)
    return Entry(
        deadline.uid,
        deadline.owner,
        verdict.due if open_ else None,
        summary if deadline.leads else f"({ROLE_COORDINATE}) {summary}",
        "\n".join(_lines(deadline, name)),
    )


def _lines(deadline: Deadline, name: str) -> Iterable[str]:
    judged = deadline.judged
    task, verdict, reading = judged.task, judged.verdict, judged.reading
    yield f"Nhiệm vụ {one_line(task.id)}: {shortened_between_words(name, _NAME_CHARACTERS)}"
    yield f"Vai trò: {ROLE_LEAD if deadline.leads else ROLE_COORDINATE}"
    yield f"Chủ trì: {one_line('; '.join(reading.lead.units + reading.lead.groups) or NO_UNIT)}"
    yield f"Lãnh đạo chỉ đạo: {one_line('; '.join(reading.leader.names) or NO_LEADER)}"
    if one_line(task.product):
        yield f"Sản phẩm: {shortened_between_words(one_line(task.product), _NAME_CHARACTERS)}"
    yield f"Thời hạn ghi trong văn bản: {one_line(task.deadline_text) or '(để trống)'}"
    if task.extension_document and verdict.due is not None and verdict.due == task.extended_to:
        document = shortened_between_words(one_line(task.extension_document), _DOCUMENT_CHARACTERS)
        yield f"Đã gia hạn đến {day_text(verdict.due)} theo {document}; hạn gốc {day_text(verdict.original_due)}"


def calendars_laid(files: int) -> str:
    """Say that calendars lie beside the letters."""
    return (
        f"Cạnh thư có {files} tệp lịch hạn (.ics), mở bằng Outlook hoặc điện thoại; lần sau nhập lại thì lịch được cập "
        "nhật."
    )


WITHOUT_BOOK_ID = (
    "Thư chưa kèm lịch hạn (.ics) vì sổ chưa có mã sổ. Hãy bấm «Làm mới» (hoặc chạy taskbook refresh), rồi soạn lại."
)


def not_remembered(reason: str) -> str:
    """Say that what was given out could not be written down."""
    return f"Chưa ghi nhớ được lịch hạn đã giao, nên lần sau việc đã xong có thể chưa được gạch khỏi lịch: {reason}"


def not_laid(folder: str, reason: str) -> str:
    """Say that the calendars' files could not be written."""
    return f"Chưa ghi được tệp lịch hạn vào {folder}: {reason}"
