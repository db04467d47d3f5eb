"""What we say of a deadline phrase: how it was understood, or why it was not and what to type instead."""

from __future__ import annotations

from datetime import date

from taskbook.core.days import day_text
from taskbook.core.deadline import DAY_NUMBER
from taskbook.core.deadline.given import DAYS_AFTER, WORKING_DAYS_AFTER
from taskbook.core.deadline.problems import Problem
from taskbook.core.deadline.recurrence import month_end
from taskbook.core.model import Deadline, Kind, Precision

HELP_YEAR = "Năm của kế hoạch, dùng khi cụm từ không ghi năm. Bỏ trống: năm nay."
HELP_JSON = "Đọc danh sách JSON từ đầu vào chuẩn, trả về danh sách JSON."
NOTHING_ASKED = "Chưa có thời hạn nào để đọc. Hãy gõ thời hạn sau lệnh, ví dụ: taskbook deadline --year 2026 Quý II."
BAD_INPUT = (
    "Dữ liệu đưa vào không đúng: cần một danh sách JSON (mã hóa UTF-8) gồm các mục có «phrase» là chuỗi và «year» là "
    'số năm, ví dụ [{"phrase": "Quý II/2026", "year": 2026}]. Hãy sửa lại rồi chạy lại lệnh.'
)
_WRITE_AGAIN = "Hãy ghi lại, ví dụ «Quý II/2026» hoặc «30/6/2026»."
_LONGEST_QUOTE = 80

RHYTHM_NAMES = {
    "daily": "hằng ngày",
    "weekly": "hằng tuần",
    "monthly": "hằng tháng",
    "quarterly": "hằng quý",
    "semiannual": "6 tháng một lần",
    "yearly": "hằng năm",
}
_QUARTERS = {3: "I", 6: "II", 9: "III", 12: "IV"}

PROBLEM_TEXTS: dict[str, str] = {
    Problem.BLANK.value: "chưa ghi thời hạn",
    Problem.DITTO.value: "ghi «như trên» nên không biết lấy thời hạn của dòng nào",
    Problem.UNDETERMINED.value: "thời hạn chưa được xác định",
    Problem.IMPOSSIBLE_DATE.value: "không có ngày này trong lịch",
    Problem.IMPOSSIBLE_MONTH.value: "một năm chỉ có tháng 1 đến tháng 12",
    Problem.IMPOSSIBLE_QUARTER.value: "một năm chỉ có quý I đến quý IV",
    Problem.IMPOSSIBLE_YEAR.value: "năm ghi không hợp lý",
    Problem.IMPOSSIBLE_TIME.value: "giờ, phút ghi không hợp lý",
    Problem.INVERTED_RANGE.value: "mốc bắt đầu ở sau mốc kết thúc",
    Problem.WEEKDAY_MISMATCH.value: "thứ trong tuần không khớp với ngày",
    Problem.VISION_YEAR.value: "năm tầm nhìn, định hướng không phải là thời hạn",
    Problem.DOCUMENT_NUMBER.value: "chỉ có số văn bản, không có thời hạn",
    Problem.VAGUE.value: "«đầu», «giữa», «khoảng» không chỉ rõ ngày cuối",
    Problem.WEEK.value: "tuần không chỉ rõ ngày nào",
    Problem.AT_ONCE.value: "ghi «ngay» nên không biết ngày cuối",
    Problem.DURATION.value: "chỉ có khoảng thời gian, không biết tính từ ngày nào",
    Problem.NO_MONTH.value: "chưa rõ của tháng nào",
    Problem.ALTERNATIVES.value: "ghi «hoặc» nên có nhiều thời hạn khác nhau",
    Problem.CONFLICT.value: "các mốc thời gian không khớp nhau",
    Problem.YEAR_UNCLEAR.value: "chưa rõ mốc nào thuộc năm nào",
    Problem.UNKNOWN_RHYTHM.value: "số lần như vậy không ứng với tháng, quý, 6 tháng hay năm",
    Problem.TOO_LONG.value: "ô quá dài, không giống một thời hạn",
    Problem.NOT_UNDERSTOOD.value: "không thấy từ nào chỉ rõ thời gian",
}
_WITH_WORDS: dict[str, str] = {
    Problem.NOT_UNDERSTOOD.value: "không rõ nghĩa của «{words}»",
    Problem.VAGUE.value: "«{words}» không chỉ rõ ngày cuối",
    Problem.WEEK.value: "«{words}» không chỉ rõ ngày nào",
}
"""What is said instead when the words are known; any other sentence stands behind them."""


_NOTES = {
    DAY_NUMBER: " (ô ghi số của ngày trong Excel)",
    DAYS_AFTER: " (tính từ ngày văn bản)",
    WORKING_DAYS_AFTER: " (tính từ ngày văn bản, không tính thứ bảy, chủ nhật)",
}


def describe(deadline: Deadline) -> str:
    """Return the sentence of the column `Cách hiểu thời hạn`."""
    if deadline.kind is Kind.UNKNOWN:
        return f"Chưa hiểu: {_problem(deadline)}. {_WRITE_AGAIN}"
    if deadline.kind is Kind.CONDITIONAL:
        return f"Chờ điều kiện: {_begun_small(deadline.condition or '')}"
    said = _understood(deadline)
    note = "".join(note for rule, note in _NOTES.items() if rule in deadline.rules)
    condition = f"; kèm điều kiện: {_begun_small(deadline.condition)}" if deadline.condition else ""
    return f"{said[0].upper()}{said[1:]}{_afterwards(deadline)}{note}{condition}"


def _begun_small(words: str) -> str:
    """Words made to stand after a colon; what begins with an abbreviation or is all capitals stays."""
    return words[:1].lower() + words[1:] if words[1:2].islower() else words


def explain(deadline: Deadline) -> str:
    """Return a short piece for the column `Vì sao`: "«Quý III/2026» hiểu là 30/9/2026"."""
    quoted = f"«{_shortened(deadline.phrase)}»"
    if deadline.problem == Problem.BLANK.value:
        return _problem(deadline)
    if deadline.kind is Kind.UNKNOWN:
        return f"{quoted} chưa hiểu: {_problem(deadline)}"
    if deadline.kind is Kind.CONDITIONAL:
        return f"{quoted} là điều kiện, không có ngày"
    if deadline.kind is Kind.ONGOING:
        stretch = _from(deadline.start) + _until(deadline.due)
        return f"{quoted} là việc thường xuyên{stretch or ', không có hạn'}"
    said = _days(deadline) if deadline.kind in (Kind.DATED, Kind.PERIOD) else _understood(deadline)
    return f"{quoted} hiểu là {said}{_afterwards(deadline)}"


def unread(problem: str, words: str = "") -> str:
    """Return why a phrase was not understood: a piece of a sentence, with the typed words it is about when known."""
    if not words:
        return PROBLEM_TEXTS[problem]
    quoted = _shortened(words)
    if problem in _WITH_WORDS:
        return _WITH_WORDS[problem].format(words=quoted)
    return f"«{quoted}»: {PROBLEM_TEXTS[problem]}"


def _problem(deadline: Deadline) -> str:
    """The words are left out where they are the whole phrase, which stands there already."""
    words = deadline.problem_words or ""
    whole = " ".join(words.split()).lower() == _shortened(deadline.phrase).strip(" .;,").lower()
    return unread(deadline.problem or Problem.NOT_UNDERSTOOD.value, "" if whole else words)


def _afterwards(deadline: Deadline) -> str:
    return ", sau đó thường xuyên" if deadline.ongoing_after else ""


def _shortened(phrase: str) -> str:
    line = " ".join(phrase.split())
    return line if len(line) <= _LONGEST_QUOTE else line[: _LONGEST_QUOTE - 1].rstrip() + "…"


def _days(deadline: Deadline) -> str:
    due = day_text(deadline.due)
    if len(deadline.milestones) > 1:
        return "các mốc " + ", ".join(map(day_text, deadline.milestones))
    return f"từ {day_text(deadline.start)} đến {due}" if deadline.start else due


def _understood(deadline: Deadline) -> str:
    """What a deadline with a kind of its own says, in small letters, without its condition."""
    if deadline.kind is Kind.RECURRING:
        return _recurring(deadline)
    if deadline.kind is Kind.ONGOING:
        return "thường xuyên" + _from(deadline.start) + _until(deadline.due)
    if len(deadline.milestones) > 1:
        return f"nhiều mốc: {'; '.join(map(day_text, deadline.milestones))}; hạn cuối {day_text(deadline.due)}"
    if deadline.start:
        return f"từ {day_text(deadline.start)} đến {_period(deadline)}"
    return _period(deadline)


def _recurring(deadline: Deadline) -> str:
    if deadline.milestones:
        days = ", ".join(f"{day.day}/{day.month}" for day in deadline.milestones)
        return f"hằng năm vào các ngày {days}, kỳ đầu {day_text(deadline.due)}{_until(deadline.cycle_end)}"
    *others, last = (RHYTHM_NAMES[name] for name in (deadline.recurrence or "yearly").split("+"))
    names = f"{', '.join(others)} và {last}" if others else last
    first = f", kỳ đầu {day_text(deadline.due)}" if deadline.due else ", không nêu ngày cụ thể"
    return names + first + _until(deadline.cycle_end)


def _from(start: date | None) -> str:
    return f", từ {day_text(start)}" if start else ""


def _until(end: date | None) -> str:
    return f", đến {day_text(end)}" if end else ""


def _period(deadline: Deadline) -> str:
    """The due day by its period's name: "hết quý III/2026 (30/9/2026)". Every deadline with a day or period has one."""
    due = deadline.due or date.max
    if deadline.precision is Precision.YEAR and (due.month, due.day) == (12, 31):
        return f"hết năm {due.year} ({day_text(due)})"
    if deadline.precision is Precision.QUARTER and due.month in _QUARTERS:
        return f"hết quý {_QUARTERS[due.month]}/{due.year} ({day_text(due)})"
    if deadline.precision is not Precision.DAY and due == month_end(due.year, due.month):
        return f"hết tháng {due.month}/{due.year} ({day_text(due)})"
    return f"ngày {day_text(due)}"
