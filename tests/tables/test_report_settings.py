"""Who signs a report, to whom it goes: taken from the settings, and refused with the cell where it makes no sense."""

from __future__ import annotations

from datetime import date

import pytest

from taskbook.core.report.model import Signing
from taskbook.errors import UsageError
from taskbook.ports import Value
from taskbook.tables import gather
from taskbook.tables.report_settings import ReportSettings
from taskbook_schemas.report_kinds import ReportKind
from taskbook_schemas.settings import Setting
from tests.core.builders import task, workbook

LEADERS = (
    {"name": "Phạm Đình Khải", "position": "Chủ tịch UBND xã", "aliases": "Ông Khải"},
    {"name": "Vũ Duy Kha", "position": "Phó Chủ tịch thường trực UBND xã"},
    {"name": "Nguyễn Xuân Thơ", "position": "Phó Chủ tịch UBND xã"},
)


def settings(**values: Value) -> ReportSettings:
    named: dict[str, Value] = {Setting[name].row.name: value for name, value in values.items()}
    return ReportSettings(gather(workbook(task(), leaders=LEADERS, settings=named)))


def refused(kind: ReportKind, **values: Value) -> str:
    with pytest.raises(UsageError) as stop:
        settings(**values).signing(kind)
    return str(stop.value)


def test_a_workbook_without_these_settings_has_the_offices_defaults() -> None:
    found = settings()
    assert found.signing(ReportKind.CHAIRMAN) == Signing(
        "Chủ tịch UBND xã",
        "BC-KT",
        ("TRƯỞNG PHÒNG",),
        "",
        ("Như trên", "Các PCT UBND xã (để b/c)", "Văn phòng HĐND và UBND", "Lưu: KT"),
        "Phòng Kinh tế",
    )
    upward, urge = found.signing(ReportKind.UPWARD), found.signing(ReportKind.URGE)
    assert (upward.post, upward.sign, upward.to) == (("TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH"), "BC-UBND", "")
    assert (urge.post, urge.sign) == (("KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH"), "UBND-KT")


def test_the_only_holder_of_a_post_is_named_of_several_nobody_is_guessed() -> None:
    assert settings().signing(ReportKind.UPWARD).name == "Phạm Đình Khải"
    assert settings().signing(ReportKind.URGE).name == ""


def test_a_leader_on_leave_is_stood_in_for_by_choice() -> None:
    choice = "TM. ỦY BAN NHÂN DÂN / KT. CHỦ TỊCH / PHÓ CHỦ TỊCH"
    found = settings(UPWARD_SIGNER=choice, UPWARD_NAME="Vũ Duy Kha").signing(ReportKind.UPWARD)
    assert (found.post, found.name) == (("TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH"), "Vũ Duy Kha")


def test_a_name_of_somebody_with_another_post_is_refused_with_its_cell() -> None:
    told = refused(ReportKind.UPWARD, UPWARD_NAME="Vũ Duy Kha")
    assert "Trang «Thiết lập», ô B5, «Báo cáo cấp trên: họ tên người ký» ghi «Vũ Duy Kha»" in told
    assert "Phó Chủ tịch thường trực UBND xã" in told
    assert "«CHỦ TỊCH»" in told
    assert refused(ReportKind.URGE, URGE_NAME="Ông Khải")


def test_a_name_that_the_table_of_leaders_does_not_have_is_taken_as_typed() -> None:
    assert settings(CHAIRMAN_NAME=" Lê  Văn B ").signing(ReportKind.CHAIRMAN).name == "Lê Văn B"


def test_a_signature_that_is_none_of_the_list_never_becomes_the_default() -> None:
    told = refused(ReportKind.UPWARD, UPWARD_SIGNER="Ông Khải ký")
    assert "ô B5" in told
    assert "«TM. ỦY BAN NHÂN DÂN / CHỦ TỊCH»" in told


@pytest.mark.parametrize("sign", ["số 5/BC-KT", "BC", "5/BC", "bc-kt", "UBND-KT"])
def test_a_reports_sign_is_capital_letters_that_say_report(sign: str) -> None:
    assert "ô B5" in refused(ReportKind.CHAIRMAN, CHAIRMAN_SIGN=sign)


def test_a_slash_before_the_sign_is_the_forms_own() -> None:
    assert settings(URGE_SIGN="/UBND-VX").signing(ReportKind.URGE).sign == "UBND-VX"


def test_copies_are_lines_and_end_with_the_archive() -> None:
    found = settings(URGE_COPIES="- Như trên;\nSở Tài chính; Lưu: VT.").signing(ReportKind.URGE)
    assert found.copies == ("Như trên", "Sở Tài chính", "Lưu: VT")
    assert "«Lưu: …»" in refused(ReportKind.URGE, URGE_COPIES="Như trên; Sở Tài chính")


def test_the_day_to_report_by_must_not_be_over() -> None:
    day = date(2026, 11, 30)
    assert settings(REPORT_BY=day).reply_by(day) == day
    assert settings().reply_by(day) is None
    with pytest.raises(UsageError, match=r"ô B5, «Ngày các đơn vị phải gửi lại phiếu».*ngày 30/11/2026 đã qua"):
        settings(REPORT_BY=day).reply_by(date(2026, 12, 1))
