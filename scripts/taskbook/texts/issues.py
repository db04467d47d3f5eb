"""An issue in words, for the sheet of checks and for messages: what is wrong, and what to type instead."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from taskbook.core.issue_codes import LEFT_OUT
from taskbook.core.issues import Issue, Severity
from taskbook.ports import Link, Writable
from taskbook.texts.deadline import unread
from taskbook.texts.issue_sentences import DAY_EXAMPLE, SENTENCES
from taskbook_schemas.columns import ISSUE_HEADINGS
from taskbook_schemas.layout import RowKind
from taskbook_schemas.registry import CHECKS

_MOST_LEFT_OUT = 5
NOTHING_WRONG = "Không phát hiện vấn đề nào."
_DAY_TO_TYPE = "Xóa ô {cell} rồi gõ lại ngày {suggestion}; nếu không phải ngày này thì gõ ngày đúng."
_WANTED = {
    "day": f"một ngày theo dạng {DAY_EXAMPLE}; hoặc để trống",
    "whole": "một số nguyên từ {low} đến {high}",
    "choice": "một trong các giá trị: {choices}",
    "any": "nội dung bằng chữ, số hoặc ngày",
}


def problem(issue: Issue) -> str:
    """What is wrong: one Vietnamese sentence or two; for many of one kind, how many and the first cells."""
    template = SENTENCES[issue.code][0]
    blanks = _blanks(issue)
    said = template.format_map(blanks)
    if issue.count == 1:
        return said
    many = f"{issue.count} ô: {blanks['cells']}"
    if "{cell}" not in template:
        return f"{said} ({many})"
    return f"{said} Cùng vấn đề: {many}" + ("" if many.endswith("…") else ".")


def remedy(issue: Issue) -> str:
    """What to type instead: one Vietnamese sentence or two."""
    template = SENTENCES[issue.code][1]
    blanks = _blanks(issue)
    if issue.code in ("text_in_date", "number_in_date") and blanks["suggestion"]:
        template = _DAY_TO_TYPE
    said = template.format_map(blanks)
    return f"{said} Làm tương tự với các ô còn lại." if issue.count > 1 and "{cell}" in template else said


def check_rows(issues: Iterable[Issue]) -> list[list[Writable]]:
    """The body of the sheet of checks: one row an issue under `ISSUE_HEADINGS`, and the row's kind."""
    rows = [_row(issue) for issue in issues]
    return rows or [[NOTHING_WRONG, *[None] * (len(ISSUE_HEADINGS) - 1), RowKind.NOTE.value]]


def checks_headline(issues: Sequence[Issue]) -> str:
    """How many errors, warnings and hints there are, each folded line with all it stands for."""
    counts = dict.fromkeys(Severity, 0)
    for issue in issues:
        counts[issue.severity] += issue.count
    if not issues:
        return NOTHING_WRONG
    return (
        f"{counts[Severity.ERROR]} lỗi phải sửa, {counts[Severity.WARNING]} cảnh báo nên xem, "
        f"{counts[Severity.HINT]} gợi ý. Bấm vào tên ô để đến đúng chỗ."
    )


def left_out(issues: Iterable[Issue]) -> list[str]:
    """What of the office's own counts nowhere, each with its place and what to do: for the message that ends an action.

    The first few; the sheet of checks has all.
    """
    told = [issue for issue in issues if issue.code in LEFT_OUT]
    lines = [f"CHƯA TÍNH ĐƯỢC: {problem(issue)} {remedy(issue)}" for issue in told[:_MOST_LEFT_OUT]]
    return (
        lines
        if len(told) <= _MOST_LEFT_OUT
        else [*lines, f"Còn {len(told) - _MOST_LEFT_OUT} chỗ nữa ở trang «{CHECKS}»."]
    )


def _row(issue: Issue) -> list[Writable]:
    return [
        issue.severity.value,
        issue.sheet,
        Link(issue.sheet, issue.cell, issue.cell) if issue.cell else None,
        issue.value,
        problem(issue),
        remedy(issue),
        issue.count,
        RowKind.TASK.value,
    ]


_ALIKE = {
    "documents": "cùng nêu văn bản {}",
    "phrases": "cùng nhắc đến {}",
    "leads": "cùng đơn vị chủ trì {}",
    "products": "cùng sản phẩm {}",
}


def _alike(blanks: Mapping[str, str]) -> str:
    """Why two tasks look like one."""
    reasons = [said.format(blanks[name]) for name, said in _ALIKE.items() if blanks[name]]
    return f" ({'; '.join(reasons)})" if reasons else ""


class _Blanks(dict[str, str]):
    """Named blanks; one that an issue does not fill is empty."""

    def __missing__(self, name: str) -> str:
        return ""


def _blanks(issue: Issue) -> _Blanks:
    blanks = _Blanks(
        issue.details,
        value=issue.value,
        cell=issue.cell or "",
        heading=issue.heading or "",
        sheet=issue.sheet,
        row=str(issue.row or ""),
    )
    blanks["nearest_words"] = f" Gần giống: {blanks['nearest']}." if blanks["nearest"] else ""
    blanks["default_used"] = f"; đang dùng «{blanks['default']}»" if blanks["default"] else "; coi như để trống"
    blanks["why_unread"] = f" ({unread(blanks['problem'], blanks['words'])})" if blanks["problem"] else ""
    blanks["alike_words"] = _alike(blanks)
    blanks["more_words"] = f"; cũng giống {blanks['more']}" if blanks["more"] else ""
    blanks["wanted_words"] = _WANTED.get(blanks["wanted"], "").format_map(blanks)
    return blanks
