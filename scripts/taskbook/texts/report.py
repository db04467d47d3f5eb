"""Sentences of a report: how all tasks stand, each plan, what changed, who reported, what is left to write.

Every rate names what it is of; a part that is 0 is left out; where there is no earlier closing the words say so and
give no figure. Source: the city's own form of the sentence.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from taskbook.core.days import day_text
from taskbook.core.model import Plan
from taskbook.core.period.figures import PeriodFigures
from taskbook.core.period.kinds import Period
from taskbook.core.period.line import TaskLine
from taskbook.core.report.extensions import Extension
from taskbook.core.report.model import Annex, Counted, Gap, GapKind, Outline
from taskbook.texts.estimate import amount_text
from taskbook.texts.numbers import percent, whole

NOBODY = "chưa rõ đơn vị chủ trì"


def long_day(day: date) -> str:
    """Return a day as the head of a paper has it: ngày 30 tháng 9 năm 2026; days below 10, months below 3 with a 0."""
    month = f"0{day.month}" if day.month < 3 else str(day.month)
    return f"ngày {day.day:02d} tháng {month} năm {day.year}"


def period_words(period: Period) -> str:
    """Return a period within a sentence: tháng 10/2026, quý III/2026, 6 tháng đầu năm 2026."""
    return period.name[0].lower() + period.name[1:]


def state(now: PeriodFigures, before: PeriodFigures | None, as_of: date) -> str:
    """Say how tasks stand at a day; `before` are the figures of the closing before, None: nothing is compared."""
    return " ".join(_state(now, before, as_of))


def plan_state(now: PeriodFigures) -> str:
    """Say how a plan's tasks stand at the day that the whole report is of."""
    return f"tổng số nhiệm vụ được giao là {whole(now.total)}. " + " ".join(_stand(now, None))


def _state(now: PeriodFigures, before: PeriodFigures | None, as_of: date) -> Iterator[str]:
    yield f"Tính đến hết ngày {day_text(as_of)}, tổng số nhiệm vụ được giao là {whole(now.total)}."
    yield from _stand(now, before)


def _stand(now: PeriodFigures, before: PeriodFigures | None) -> Iterator[str]:
    yield _done(now)
    yield _open(now, before)
    beside = list(_beside(now))
    if beside:
        yield f"Ngoài ra: {'; '.join(beside)}."


def _done(now: PeriodFigures) -> str:
    if not now.done:
        return "Chưa có nhiệm vụ nào hoàn thành."
    parts = _parts(("đúng hạn", now.done_on_time), ("quá hạn", now.done_late), ("không có hạn", now.done_no_deadline))
    share = percent(now.done_of_all)
    return f"Đã hoàn thành {whole(now.done)} nhiệm vụ, bằng {share} tổng số; trong đó {', '.join(parts)}."


def _open(now: PeriodFigures, before: PeriodFigures | None) -> str:
    if not now.open:
        return f"Không có nhiệm vụ đang thực hiện theo hạn{_trend(0, before)}."
    parts = []
    if now.in_time:
        soon = f" (sắp đến hạn {whole(now.due_soon)})" if now.due_soon else ""
        parts.append(f"trong hạn {whole(now.in_time)}{soon}")
    parts.append(_late(now, before) if now.late else f"không có nhiệm vụ quá hạn{_trend(0, before)}")
    return f"Đang thực hiện {whole(now.open)} nhiệm vụ: {', '.join(parts)}."


def _late(now: PeriodFigures, before: PeriodFigures | None) -> str:
    rates = (
        f"bằng {percent(now.late / now.total)} tổng số, bằng {percent(now.late_of_with_deadline)} số nhiệm vụ có hạn"
    )
    trend = _trend(now.late, before)
    told = f"quá hạn {whole(now.late)} ({trend[2:-1]}; {rates})" if trend else f"quá hạn {whole(now.late)} ({rates})"
    longest = f", nhiệm vụ quá hạn dài nhất {whole(now.longest_late_days or 0)} ngày"
    silent = f"; trong số quá hạn có {whole(now.late_no_report)} nhiệm vụ chưa có báo cáo" if now.late_no_report else ""
    return told + longest + silent


def _trend(late: int, before: PeriodFigures | None) -> str:
    """How the late ones changed, in brackets; nothing where nothing is compared."""
    if before is None:
        return ""
    more = late - before.late
    if not more:
        return " (bằng kỳ trước)"
    how = f"tăng {whole(more)}" if more > 0 else f"giảm {whole(-more)}"
    return f" ({how} so với kỳ trước)"


def _beside(now: PeriodFigures) -> Iterator[str]:
    yield from _parts(
        ("thường xuyên", now.ongoing),
        ("chờ điều kiện", now.waiting),
        ("chưa xác định thời hạn", now.no_deadline),
        ("chờ xác nhận kết quả", now.to_confirm),
    )
    if now.check_data:
        late = f" (trong đó {whole(now.late_check_data)} đã quá hạn)" if now.late_check_data else ""
        yield f"cần kiểm tra dữ liệu {whole(now.check_data)}{late}"
    halted = _parts(("tạm dừng", now.suspended), ("hủy", now.cancelled))
    if halted:
        yield f"{', '.join(halted)} (không tính)"


def _parts(*named: tuple[str, int]) -> list[str]:
    return [f"{name} {whole(number)}" for name, number in named if number]


def rates(now: PeriodFigures) -> str:
    """Say the two rates that the sentence has not: of what was due, and of what owes a report."""
    told = []
    if now.was_due:
        told.append(
            f"Trong {whole(now.was_due)} nhiệm vụ đã hoàn thành hoặc đã đến hạn, hoàn thành {whole(now.done)}, bằng "
            f"{percent(now.done_of_due)}."
        )
    if now.owe_report:
        told.append(
            f"Tỷ lệ cập nhật: {whole(now.reported)}/{whole(now.owe_report)} nhiệm vụ phải báo cáo có báo cáo trong kỳ, "
            f"bằng {percent(now.updated)}."
        )
    return " ".join(told)


def compared(made: Outline) -> str:
    """Say with which closings the report compares; where there is none, that there is none."""
    told = [_against(made.now.period.before, made.before)]
    if made.now.period.a_year_before != made.now.period.before and made.now.period.is_long:
        told.append(_against(made.now.period.a_year_before, made.a_year_before))
    return " ".join(told)


def _against(period: Period, counted: Counted | None) -> str:
    if counted is None:
        return f"Chưa có số liệu đã chốt của kỳ {period_words(period)} nên không so sánh."
    then = counted.figures
    return (
        f"Kỳ {period_words(period)} (số liệu đến hết ngày {day_text(counted.as_of)}): được giao {whole(then.total)}, "
        f"hoàn thành {whole(then.done)}, quá hạn {whole(then.late)} nhiệm vụ."
    )


def plan_words(plan: Plan) -> str:
    """Name a plan within a sentence."""
    if plan.own_documents:
        return "các nhiệm vụ giao theo công văn, thông báo kết luận"
    number = f" số {plan.number}" if plan.number else ""
    day = f" ngày {day_text(plan.issued)}" if plan.issued else ""
    return f"Kế hoạch{number}{day}"


def plan_in_parts(plan: Plan, office: str) -> tuple[str, str]:
    """Return a plan's whole name in two parts: up to its number, and what follows a number that is missing."""
    if plan.own_documents:
        return plan_words(plan), ""
    day = f" ngày {day_text(plan.issued)}" if plan.issued else ""
    about = " ".join(plan.subject.split())
    if about[1:2].islower():
        about = about[0].lower() + about[1:]
    return f"Kế hoạch số {plan.number or ''}", f"{day} của {office} về {about}"


def subject(plans: Sequence[Plan], office: str, period: Period) -> str:
    """Return what a report is about, for its title."""
    where = plan_words(plans[0]) if len(plans) == 1 else f"các kế hoạch của {office}"
    return f"Tình hình thực hiện các nhiệm vụ tại {where}, {period_words(period)}"


def basis(made: Outline) -> str:
    """Say of which day the figures are, and that they are not closed where they are not."""
    open_period = "" if made.now.closed else "; kỳ chưa chốt"
    return f"(Số liệu đến hết {long_day(made.now.as_of)}{open_period})"


def done_line(made: Outline) -> str:
    """Say how many tasks were done in the period."""
    if not made.done:
        return "Trong kỳ chưa có nhiệm vụ hoàn thành."
    return f"Trong kỳ có {whole(len(made.done))} nhiệm vụ hoàn thành{_see(made, Annex.DONE)}."


def due_line(made: Outline) -> str:
    """Say how many tasks are due before the next closing day."""
    until = day_text(made.until)
    if not made.due_next:
        return f"Từ ngày chốt số liệu đến hết ngày {until} không có nhiệm vụ đến hạn."
    return f"Đến hết ngày {until} có {whole(len(made.due_next))} nhiệm vụ đến hạn{_see(made, Annex.DUE_NEXT)}."


def late_line(made: Outline) -> str:
    """Say how many tasks are late, by unit in falling order."""
    if not made.late:
        return "Không có nhiệm vụ quá hạn."
    units = "; ".join(f"{unit.name or NOBODY} {whole(len(unit.lines))}" for unit in made.late_units)
    mend = made.figures.late_check_data
    more = f", trong đó {whole(mend)} nhiệm vụ có dữ liệu cần kiểm tra" if mend else ""
    return f"Nhiệm vụ quá hạn: {whole(len(made.late))}{more}{_see(made, Annex.LATE)}. Theo đơn vị chủ trì: {units}."


_NAMED_IN_MONTH, _NAMED = 3, 8
"""So many tasks late for two periods or more are named in the text: a month's takes two pages. The annex has all."""


def named(made: Outline) -> Sequence[TaskLine]:
    """The tasks late for two periods or more that the text names, the latest."""
    return made.stubborn[: _NAMED if made.now.period.is_long else _NAMED_IN_MONTH]


def stubborn_line(made: Outline) -> str:
    """Say how many tasks are late for two periods or more; the first of them are named below."""
    found, told = len(made.stubborn), len(named(made))
    some = f", {told} nhiệm vụ quá hạn dài nhất" if found > told else ""
    return f"Quá hạn từ hai kỳ liên tiếp trở lên: {whole(found)} nhiệm vụ{some}:" if found else ""


def silent_line(made: Outline) -> str:
    """Say how many of the units that owe a report made one, and who has not."""
    if not made.owing:
        return "Trong kỳ không có đơn vị nào phải báo cáo."
    told = len(made.owing) - len(made.silent_units)
    who = f" Chưa có báo cáo nào trong kỳ: {'; '.join(made.silent_units)}." if made.silent_units else ""
    tasks = len(made.silent)
    lacking = f" Còn {whole(tasks)} nhiệm vụ chưa có báo cáo trong kỳ{_see(made, Annex.SILENT)}." if tasks else ""
    return f"{whole(told)}/{whole(len(made.owing))} đơn vị đã báo cáo.{who}{lacking}"


def extensions_line(made: Outline) -> str:
    """Say how many extensions and amendments were asked for and decided in the period."""
    extensions = [one for one in made.extensions if not one.proposed]
    amendments = [one for one in made.extensions if one.proposed]
    if not made.extensions:
        return "Trong kỳ không có đề nghị gia hạn, đề xuất sửa đổi kế hoạch."
    told = "; ".join(
        [
            *_decided("Đề nghị gia hạn", extensions),
            *_decided("đề xuất sửa đổi kế hoạch" if extensions else "Đề xuất sửa đổi kế hoạch", amendments),
        ]
    )
    often = max((line.extensions for line in made.now.lines), default=0)
    most = f" Nhiệm vụ được gia hạn nhiều nhất: {often} lần." if often > 1 else ""
    return f"{told}{_see(made, Annex.EXTENSIONS)}.{most}"


def _decided(what: str, found: Sequence[Extension]) -> Iterator[str]:
    """A register's rows, counted by what was decided; nothing where there are none."""
    if found:
        parts = _parts(
            ("đồng ý", sum(one.granted for one in found)),
            ("không đồng ý", sum(one.refused for one in found)),
            ("chưa quyết định", sum(not one.granted and not one.refused for one in found)),
        )
        yield f"{what}: {whole(len(found))} ({', '.join(parts)})"


def estimate_line(made: Outline) -> str:
    """Say what the lead units' estimates come to, and how many tasks have none."""
    found = made.estimate
    if found is None:
        return ""
    total = found.total
    if not total.estimated:
        return "Sổ chưa ghi dự toán của nhiệm vụ nào."
    units = "; ".join(f"{line.name} {amount_text(line.amount)}" for line in found.by_unit if line.estimated)
    lacking = f" {whole(len(total.missing))} nhiệm vụ chưa hoàn thành chưa có dự toán." if total.missing else ""
    return (
        f"Theo sổ lúc lập báo cáo, dự toán của {whole(total.estimated)}/{whole(len(total.tasks))} nhiệm vụ là "
        f"{amount_text(total.amount)} triệu đồng. Theo đơn vị chủ trì: {units}.{lacking}"
    )


def annexes_line(made: Outline) -> str:
    """Name the annexes that the text has not mentioned."""
    others = [annex for annex in (Annex.BY_UNIT, Annex.ALL) if annex in made.annexes]
    named = "; ".join(f"{annex_name(made, annex)}: {ANNEX_TITLES[annex].lower()}" for annex in others)
    return f"Kèm theo: {named}." if named else ""


def _see(made: Outline, annex: Annex) -> str:
    return f" ({annex_name(made, annex)} kèm theo)" if annex in made.annexes else ""


_ROMAN = ("I", "II", "III", "IV", "V", "VI", "VII")


def annex_name(made: Outline, annex: Annex) -> str:
    """Return «Phụ lục II»; where there is one annex only it has no number."""
    number = made.number_of(annex)
    return f"Phụ lục {_ROMAN[number - 1]}" if number and len(made.annexes) > 1 else "Phụ lục"


ANNEX_TITLES = {
    Annex.BY_UNIT: "KẾT QUẢ THỰC HIỆN THEO ĐƠN VỊ CHỦ TRÌ",
    Annex.LATE: "NHIỆM VỤ QUÁ HẠN",
    Annex.DUE_NEXT: "NHIỆM VỤ SẮP ĐẾN HẠN",
    Annex.DONE: "NHIỆM VỤ HOÀN THÀNH TRONG KỲ",
    Annex.EXTENSIONS: "GIA HẠN, SỬA ĐỔI, BỔ SUNG NHIỆM VỤ",
    Annex.SILENT: "NHIỆM VỤ CHƯA CÓ BÁO CÁO TRONG KỲ",
    Annex.ALL: "TÌNH HÌNH THỰC HIỆN CÁC NHIỆM VỤ",
}

_GAPS = {
    GapKind.PLAN_NUMBER: ("Mở đầu", "số của Kế hoạch {detail}"),
    GapKind.RECIPIENT: ("Kính gửi", "cơ quan nhận báo cáo"),
    GapKind.CAUSES: ("Tồn tại, hạn chế và nguyên nhân", "nguyên nhân khách quan, chủ quan: người soạn viết"),
    GapKind.DIRECTION: ("Nhiệm vụ kỳ tới", "phương hướng: người soạn viết"),
    GapKind.PROPOSALS: ("Đề xuất, kiến nghị", "chọn, viết đề xuất, kiến nghị"),
    GapKind.ASSESSMENT: ("Tồn tại, hạn chế và nguyên nhân", "đánh giá, bài học: người soạn viết"),
    GapKind.REPLY_BY: ("Thời hạn báo cáo", "hạn các đơn vị báo cáo"),
    GapKind.SIGNED_BY: ("Chỗ ký", "họ tên người ký"),
}


def gap_heading(gap: Gap) -> str:
    """Return where a gap stands."""
    return _GAPS[gap.kind][0]


def gap_what(gap: Gap) -> str:
    """Return what a person must write there."""
    return _GAPS[gap.kind][1].format(detail=gap.detail)


def gap_place(gap: Gap) -> str:
    """Return what stands in the paper, in yellow, until somebody writes."""
    return f"[{gap_what(gap)}]"
