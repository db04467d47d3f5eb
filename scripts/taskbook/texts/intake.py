"""What is said on the sheet `Nhập kế hoạch` and of taking a plan from there."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime
from typing import Final

from taskbook.core.appendix.reading import Field
from taskbook.core.intake.model import Alike, Preview, PreviewRow
from taskbook.core.intake.written import Writing
from taskbook.core.model import UnknownName
from taskbook.core.new_plan import NewPlan
from taskbook.core.reissue import Outcome
from taskbook.texts.appendix import FIELDS, cut, what
from taskbook.texts.reissue import proposed, recognised
from taskbook.texts.renewal import HOW
from taskbook.texts.undo import at
from taskbook_schemas.buttons import button_of
from taskbook_schemas.choices import (
    PLAN_ASSIGNED,
    PLAN_NEW,
    ROW_DROPPED,
    ROW_REST,
    ROW_SECTION,
    ROW_SKIPPED,
    ROW_TARGET,
    ROW_TASK,
)
from taskbook_schemas.layout import Intake
from taskbook_schemas.registry import ASSIGNED, INTAKE, LEADERS, LOG, TARGETS, UNITS

TITLE: Final = "NHẬP KẾ HOẠCH MỚI"
ADD: Final = button_of("import").label
TAKE: Final = button_of("take").label
EMPTY: Final = (
    f"Chưa đọc kế hoạch nào. Bấm «{ADD}» rồi chọn tệp kế hoạch (Word, PDF, Excel); phụ lục đọc được sẽ hiện ở đây để "
    "xem, sửa trước khi nhận vào sổ."
)
MEANING: Final = "Mỗi cột là gì (bấm vào ô để đổi) →"
ERROR_TITLE: Final = "Chưa đúng"
TAKE_ERROR: Final = f"Chỉ chọn: {', '.join(Intake.TAKES)}."
MEANING_ERROR: Final = "Chọn một trong danh sách; cột của riêng kế hoạch thì chọn «Cột riêng»."
WAY_ERROR: Final = f"Chỉ chọn: {', '.join(Intake.WAYS)}."
TAKE_HELP: Final = (
    f"{ROW_TASK}: thành một dòng của trang kế hoạch. {ROW_SECTION}: tên mục của các dòng dưới. {ROW_REST}: nối vào "
    f"nhiệm vụ ở trên. {ROW_TARGET}: ghi vào trang Chỉ tiêu. {ROW_SKIPPED}: không lấy."
)
LOG_SHOWN: Final = "Đọc kế hoạch"
LOG_TAKEN: Final = "Nhận kế hoạch"

_SKIPPED: Final[Mapping[str, str]] = {
    "heading": "Tiêu đề lặp lại, không lấy.",
    "total": "Dòng tổng cộng, không lấy.",
    "signature": "Chữ ký, nơi nhận, không lấy.",
}
_OFFERED: Final = f"Câu trong kế hoạch có số liệu: chọn «{ROW_TARGET}» ở cột Loại nếu muốn theo dõi."
_DROPPED: Final = (
    f"Kế hoạch mới bỏ việc này. «{ROW_DROPPED}»: ghi Hủy theo văn bản mới; chọn «{ROW_SKIPPED}» thì giữ như đang có."
)
_WHOLE: Final = "Cả kế hoạch"
_NO_NUMBER: Final = "văn bản chưa ghi số"


def headline(preview: Preview) -> str:
    """What was read, how much is doubtful, and what to do now."""
    tasks = sum(1 for row in preview.rows if row.take == ROW_TASK)
    sections = sum(1 for row in preview.rows if row.take == ROW_SECTION)
    look = sum(1 for row in preview.rows if remarks(row)) + len(preview.doubts) + len(preview.notices)
    said = f"Đã đọc «{preview.file}»: {tasks} dòng nhiệm vụ" + (f", {sections} mục" if sections else "")
    asked = f"; {look} dòng cần xem (cột «Cần xem»)." if look else "."
    return f"{said}{asked} Sửa ngay tại đây nếu cần, rồi bấm «{TAKE}»; chưa ghi gì vào các trang khác."


def remarks(row: PreviewRow) -> str:
    """All that a person should look at in a row, one thing a line."""
    return "\n".join(_remarks(row))


def _remarks(row: PreviewRow) -> Iterator[str]:
    said = row.remarks
    if said.proposal is not None and said.proposal.outcome is Outcome.DROPPED:
        yield _DROPPED
    elif said.proposal is not None and said.proposal.outcome is not Outcome.SAME:
        yield proposed(said.proposal)
    yield from (what(doubt) for doubt in said.doubts)
    yield from (_unknown(field, name) for field, name in said.unknown)
    yield from (_alike(alike) for alike in said.alike)
    if said.skipped in _SKIPPED and not said.doubts:
        yield _SKIPPED[said.skipped]
    if row.origin is not None and row.origin.take == ROW_TARGET:
        yield _OFFERED


def _unknown(field: Field, name: UnknownName) -> str:
    near = f" (gần giống: {name.nearest[0]})" if name.nearest else ""
    return f"{FIELDS[field]}: chưa biết «{cut(name.text)}»{near}."


def _alike(alike: Alike) -> str:
    found = alike.overlap
    why = [
        *(f"văn bản {number}" for number in found.documents[:1]),
        *(f"«{phrase}»" for phrase in found.phrases[:1]),
        *(f"chủ trì {lead}" for lead in found.leads[:1]),
    ]
    return f"Giống nhiệm vụ {alike.task} (cùng {', '.join(why)}). Hãy xem có trùng không."


def doubt_lines(preview: Preview, notices: Iterable[str]) -> list[str]:
    """What is said of the whole plan, one row each."""
    said = [recognised(preview.reissue)] if preview.reissue is not None else []
    said += [*notices, *map(what, preview.doubts)]
    return [f"{_WHOLE}: {one}" for one in said]


def unknown_names(preview: Preview) -> Iterator[str]:
    """Each name that the workbook does not know, with how many rows have it."""
    rows: dict[tuple[str, str], int] = {}
    nearest: dict[tuple[str, str], str] = {}
    for row in preview.rows:
        for field, name in row.remarks.unknown:
            place = (_sheet_of(field), name.text)
            rows[place] = rows.get(place, 0) + 1
            nearest[place] = "; ".join(name.nearest)
    for (sheet, text), count in rows.items():
        near = f" (gần giống: {nearest[sheet, text]})" if nearest[sheet, text] else ""
        yield (
            f"«{cut(text)}» ({count} dòng) chưa có ở trang «{sheet}»{near}. Hãy sửa trong các dòng, hoặc thêm tên gọi "
            f"này vào trang «{sheet}»."
        )


def _sheet_of(field: Field) -> str:
    return LEADERS if field is Field.LEADER else UNITS


def count_of_tasks(preview: Preview) -> str:
    """How many tasks were read, for the log."""
    return f"{sum(1 for row in preview.rows if row.take == ROW_TASK)} dòng nhiệm vụ, chưa nhận"


def what_came(writing: Writing) -> str:
    """What a taken plan brought, for the log and the message."""
    plan = writing.of
    if writing.is_of_letter:
        came = f"{writing.added} việc giao theo {plan.number or _NO_NUMBER} vào trang «{ASSIGNED}»"
    elif writing.plan is None:
        came = (
            f"Kế hoạch {plan.code}: {writing.changed} nhiệm vụ đổi nội dung, {writing.added} thêm mới, "
            f"{len(writing.ended)} thôi thực hiện"
        )
    else:
        came = f"Kế hoạch {plan.code}: {writing.added} dòng nhiệm vụ ở trang «{plan.sheet}»"
    return "".join((came, *_targets_came(writing)))


def _targets_came(writing: Writing) -> Iterator[str]:
    if writing.added_targets:
        yield f", {writing.added_targets} chỉ tiêu thêm vào trang «{TARGETS}»"
    if writing.changed_targets:
        yield f", {writing.changed_targets} chỉ tiêu ở trang «{TARGETS}» đổi nội dung"
    if writing.unplaced:
        yield f"; {len(writing.unplaced)} nội dung không có cột để ghi, chỉ còn ở trang «{LOG}»"


def taken_from_here(writing: Writing, when: datetime) -> str:
    """The sheet's headline once its plan was taken."""
    return f"Đã nhận lúc {at(when)}. {what_came(writing)}. {EMPTY}"


def no_sheet(file: str) -> str:
    """The workbook is older than the sheet."""
    return f"Sổ «{file}» chưa có trang «{INTAKE}». Hãy {HOW}, rồi làm lại; sổ giữ nguyên."


def nothing_to_take(file: str) -> str:
    """There is no plan on the sheet."""
    return f"Trang «{INTAKE}» của sổ «{file}» chưa có kế hoạch nào để nhận. Hãy bấm «{ADD}» và chọn tệp kế hoạch trước."


def table_strange(cell: str, words: str) -> str:
    """What is said to be the table's number is none."""
    return f"Trang «{INTAKE}», ô {cell}: «{words}» không phải số thứ tự của bảng. Hãy ghi một số, ví dụ: 2."


def no_table_of_letters() -> str:
    """The workbook's sheet of letters' tasks is gone or cannot be read."""
    return (
        f"Chưa nhận được: trang «{ASSIGNED}» không có hoặc bảng của trang không đọc được. Hãy {HOW} để có lại trang "
        "đó, hoặc chọn «Cách nhận» khác; sổ giữ nguyên."
    )


def copied_once(cell: str) -> str:
    """Another table cannot be read of what was copied."""
    return (
        f"Trang «{INTAKE}», ô {cell}: kế hoạch này đọc từ bảng đã sao chép nên không đọc bảng khác được. Hãy sao chép "
        f"đúng bảng rồi đọc lại, hoặc bấm «{ADD}» và chọn tệp."
    )


def in_the_way(sheet: str, cell: str) -> str:
    """Something stands below a table where its new rows would go."""
    return (
        f"Chưa nhận được kế hoạch: trang «{sheet}», ô {cell} ở ngay dưới bảng đã có nội dung nên không thêm dòng được. "
        "Hãy chuyển nội dung đó sang chỗ khác (cách bảng, bên phải) rồi nhận lại; sổ giữ nguyên."
    )


HELP_ACCEPT: Final = f"Nhận kế hoạch đang ở trang «{INTAKE}» vào sổ, theo những gì đã sửa ở đó."
TOO_MANY: Final = "Chỉ ghi một tệp kế hoạch và một sổ, ví dụ: taskbook import ke-hoach.docx TheoDoiNhiemVu.xlsm"


def another_stands(file: str) -> str:
    """The sheet shows another file, or the file has changed since it was read."""
    return (
        f"Trang «{INTAKE}» đang có kế hoạch đọc từ tệp khác, hoặc tệp «{file}» đã đổi sau khi đọc. Hãy đọc lại "
        f"«{file}» (chạy lệnh không kèm --accept), xem trang đó rồi mới nhận; sổ giữ nguyên."
    )


def shown_lines(label: str, replaced: str) -> list[str]:
    """What is said once a plan was read onto the sheet."""
    lines = [
        f"Đã đưa vào trang «{INTAKE}» của sổ «{label}». Hãy xem, sửa ở đó rồi bấm «{TAKE}» (hoặc chạy lại với "
        "--accept)."
    ]
    return [*lines, *replaced_line(replaced)]


def replaced_line(replaced: str) -> list[str]:
    """Another plan stood on the sheet and had not been taken."""
    if not replaced:
        return []
    return [f"Kế hoạch của tệp «{replaced}» trên trang này chưa được nhận và đã bị thay; cần lại thì bấm «Hoàn tác»."]


CHOOSE: Final = "Chọn tệp kế hoạch (Word, PDF, Excel)"
PLAN_FILES: Final = "Tệp kế hoạch"
NOTHING_CHOSEN: Final = "Chưa chọn tệp nào. Sổ giữ nguyên."
SHOWING: Final = "Đưa vào trang Nhập kế hoạch"
TAKING: Final = "Nhận kế hoạch"
REFRESH_NOW: Final = "Làm mới sổ ngay để xét tình trạng các nhiệm vụ mới?"


def ask(plan: NewPlan, way: str, file: str, folder: str) -> str:
    """Ask before a plan is taken into an open workbook."""
    what = f"kế hoạch {plan.code}"
    how = f"vào trang mới «{plan.sheet}»" if way == PLAN_NEW else f"({way.lower()} kế hoạch {plan.code} đang có)"
    if way == PLAN_ASSIGNED:
        what, how = f"việc giao theo {plan.number or _NO_NUMBER}", f"vào trang «{ASSIGNED}»"
    return (
        f"Nhận {what}: {len(plan.rows)} dòng nhiệm vụ, {len(plan.targets)} chỉ tiêu, {how} của sổ "
        f"«{file}»?\n\n"
        f"Chương trình sẽ lưu sổ (cả những gì chưa lưu), chép một bản vào thư mục «{folder}», đóng sổ, thêm kế hoạch "
        "rồi mở lại; mất khoảng vài giây, trong lúc đó xin đừng bấm gì trong Excel. Mọi nội dung đã nhập giữ nguyên; "
        "các sổ khác đang mở không bị động đến.\n\n"
        "Muốn trở về như trước: bấm «Hoàn tác».\n\n«Có» (Yes): nhận ngay; «Không» (No): để sau."
    )


def taken_lines(writing: Writing) -> list[str]:
    """What is said once a plan was taken."""
    return [f"Đã nhận. {what_came(writing)}."]


NEXT: Final = "Hãy mở sổ, bấm «Làm mới» (hoặc chạy taskbook refresh) để xét tình trạng. Muốn trở lại: «Hoàn tác»."
