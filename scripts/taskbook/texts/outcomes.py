"""What is said once an action has ended, by a button and on the command line alike."""

from __future__ import annotations

from collections.abc import Sequence

from taskbook.core.issues import Issue, Severity


def refreshed(file: str, day: str, headline: str, changed: int, sheets: int) -> list[str]:
    """Say what a refresh did."""
    lines = [f"Đã xét sổ «{file}», số liệu đến ngày {day}.", headline]
    if changed:
        lines.append(f"Đã cập nhật {changed} ô; có {sheets} phiếu đơn vị.")
    else:
        lines.append("Không có gì thay đổi so với lần làm mới trước: tệp giữ nguyên.")
    return lines


def notes_moved(sheet: str, first: int, last: int, now: int) -> str:
    """Say that what people wrote below a generated sheet had to make room."""
    rows = f"dòng {first}" if first == last else f"dòng {first}–{last}"
    return (
        f"Trang «{sheet}»: ghi chú ở {rows} được chuyển xuống từ dòng {now}, vì phần chương trình ghi dài ra "
        "(công thức, nếu có, thành giá trị)."
    )


def issue_counts(issues: Sequence[Issue]) -> str:
    """Say how many issues of each severity there are."""
    parts = []
    for severity in Severity:
        number = sum(issue.count for issue in issues if issue.severity is severity)
        if number:
            parts.append(f"{number} {severity.value.lower()}")
    return f"Dữ liệu: {', '.join(parts)} (xem trang «Kiểm tra»)." if parts else "Dữ liệu: không có vấn đề gì."


def backup_kept(path: str) -> str:
    """Say where the copy made before writing is."""
    return f"Bản sao trước khi ghi: {path}"
