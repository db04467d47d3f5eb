"""Words of the extract by the person in charge: on the sheet and in its file, and when it is made."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from taskbook.core.days import day_text
from taskbook.core.model import Task
from taskbook.core.people.extract import Extract, Person, PersonFigures
from taskbook.core.period.kinds import Period
from taskbook.core.short_text import shortened_between_words
from taskbook.texts.renewal import HOW
from taskbook_schemas.buttons import button_of
from taskbook_schemas.layout import People
from taskbook_schemas.registry import PEOPLE

BUTTON = button_of("weekly").label
TITLE = "TRÍCH NHIỆM VỤ THEO NGƯỜI PHỤ TRÁCH"
EMPTY = f"Bấm mũi tên dưới nút «{BUTTON}», chọn kỳ để lập trang này."
NOTICE = (
    "Trang này chỉ đếm và trích từ sổ, không chấm điểm: đánh giá, xếp loại theo Nghị định 335/2025/NĐ-CP là việc của "
    "người có thẩm quyền."
)
NOBODY = "(Chưa ghi người phụ trách)"
TOTAL = "Cộng (mỗi nhiệm vụ tính một lần)"
NO_TASKS = "Không có nhiệm vụ nào trong kỳ."
FIGURES_TITLE = "SỐ LIỆU THEO NGƯỜI PHỤ TRÁCH"
FILE_STEM = "Trich theo nguoi"

HELP_PERIOD = "Kỳ: month (tháng) hoặc quarter (quý). Bỏ trống: quý."
HELP_OUT = "Thư mục chứa tệp trích. Bỏ trống: thư mục «Trích theo người» cạnh sổ theo dõi."
HELP_PERSON = "Chỉ trích người này (ghi nhiều lần được)."
PROGRESS_FILE = "Đang ghi tệp trích"


def as_of_line(period: Period, day: date) -> str:
    """Say which period it is, its days, and the day of the figures."""
    days = f"từ {day_text(period.first)} đến {day_text(period.last)}"
    return f"{period.name} ({days}); số liệu đến hết ngày {day_text(day)}"


def person_title(person: Person) -> str:
    """Head a person's tasks."""
    return f"{person.name or NOBODY}: {figures_words(person.figures)}"


def figures_words(figures: PersonFigures) -> str:
    """A person's figures in words; parts that are 0 are left out."""
    parts = (
        (figures.given, "nhiệm vụ"),
        (figures.due, "đến hạn trong kỳ"),
        (figures.done_on_time, "hoàn thành đúng hạn"),
        (figures.done_late, "hoàn thành quá hạn"),
        (figures.done - figures.done_on_time - figures.done_late, "hoàn thành (không có hạn)"),
        (figures.late, "chưa hoàn thành, đã quá hạn"),
        (figures.halted, "tạm dừng, hủy (không tính)"),
    )
    return ", ".join(f"{number} {words}" for number, words in parts if number)


def notes(found: Extract) -> Iterator[str]:
    """Footnotes under the figures."""
    if found.shared:
        yield (f"{found.shared} nhiệm vụ có nhiều người phụ trách: có ở từng người, tính một lần ở dòng Cộng.")
    total = found.total
    no_deadline = total.done - total.done_on_time - total.done_late
    if no_deadline:
        yield f"«Hoàn thành» gồm {no_deadline} nhiệm vụ không có hạn, nên không đúng hạn cũng không quá hạn."
    if total.to_mend:
        yield f"«Còn lại» gồm {total.to_mend} nhiệm vụ đã quá hạn nhưng có ô nhập sai, cần sửa dữ liệu trước."
    if total.halted:
        yield f"Ngoài ra {total.halted} nhiệm vụ tạm dừng, hủy: có trong danh sách, không tính vào số liệu."


def documents(task: Task, original_due: date | None) -> str | None:
    """The documents that moved a task's deadline or halted it, as the workbook has them."""
    lines = []
    if task.extended_to is not None and task.extension_document:
        first = f" (hạn gốc {day_text(original_due)})" if original_due is not None else ""
        lines.append(f"Gia hạn đến {day_text(task.extended_to)}{first}: {task.extension_document}")
    if task.halt and task.halt_document:
        lines.append(f"{task.halt}: {task.halt_document}")
    return shortened_lines(lines)


def reasons(task: Task) -> str | None:
    """What the workbook says of reasons, word for word."""
    lines = [text for text in (task.difficulty, f"Ghi chú: {task.note}" if task.note else None) if text]
    return shortened_lines(lines)


def shortened_lines(lines: Sequence[str]) -> str | None:
    """Lines of one cell, each cut after a whole word where it is very long; None for none."""
    cut = [
        shortened_between_words(line, People.CELL_CHARACTERS) for text in lines for line in text.splitlines() if line
    ]
    return "\n".join(cut) or None


def no_sheet(file: str) -> str:
    """The workbook is older than the sheet."""
    return f"Sổ «{file}» chưa có trang «{PEOPLE}». Hãy {HOW}, rồi làm lại; sổ giữ nguyên."


def unknown_person(name: str, nearest: Sequence[str]) -> str:
    """Nobody of that name is in charge of anything in the period."""
    near = f" Gần giống: {', '.join(f'«{one}»' for one in nearest)}." if nearest else ""
    return (
        f"Không có nhiệm vụ nào trong kỳ ghi người phụ trách «{name}».{near} Hãy ghi tên như ở cột «Người phụ trách»."
    )


def made(file: str, found: Extract) -> str:
    """Say what stands on the sheet."""
    total = found.total
    nobody = f"; {len(found.nobody.tasks)} nhiệm vụ chưa ghi người phụ trách" if found.nobody.tasks else ""
    return (
        f"Trang «{PEOPLE}» của sổ «{file}», {found.period.name}, số liệu đến hết ngày {day_text(found.day)}: "
        f"{len(found.people)} người, {total.given} nhiệm vụ, hoàn thành {total.done} (đúng hạn {total.done_on_time}), "
        f"chưa hoàn thành đã quá hạn {total.late}{nobody}. Chỉ đếm và trích, không chấm điểm."
    )


def written(path: str) -> str:
    """Say where the file is."""
    return f"Đã ghi tệp trích: {path}"


def kept_aside(name: str, kept: str) -> str:
    """Say where a file went that somebody had changed."""
    return f"Tệp «{name}» có từ trước đã có người sửa: bản đó được giữ ở {kept}."


def not_written(path: str, reason: str) -> str:
    """Say that the file could not be written."""
    return f"Chưa ghi được tệp trích {path}: {reason}. Trang «{PEOPLE}» trong sổ đã lập xong."
