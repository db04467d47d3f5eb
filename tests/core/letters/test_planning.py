"""Who gets which letter, what stands in it, and who gets none and why."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date

import pytest

from taskbook.core.judge import Judged
from taskbook.core.letters.files import MAX_MESSAGE, disagreement
from taskbook.core.letters.lines import has_break, one_line
from taskbook.core.letters.model import Attachment, LetterKind, LetterPlan, LetterWarning, Reason, Request
from taskbook.core.letters.planning import plan_letters
from taskbook.core.model import Leader, Status, Unit
from taskbook.core.unit_file import SentTask
from taskbook.texts.letters import note, refusal
from taskbook_schemas.words import NO_UNIT
from tests.adapters.mail.letters import CULTURE, ECONOMY, POLICE, THO, TODAY, judged, late, letter, sheet, soon

UNITS = (ECONOMY, POLICE, CULTURE)


def plan(
    kind: LetterKind,
    tasks: Sequence[Judged],
    table: Sequence[Unit] = UNITS,
    leaders: Sequence[Leader] = (),
    files: Mapping[str, Sequence[Attachment]] | None = None,
    today: Mapping[str, Sequence[SentTask]] | None = None,
    **asked: object,
) -> LetterPlan:
    request = replace(Request(kind, TODAY, TODAY), **asked)  # type: ignore[arg-type]
    return plan_letters(request, tasks, table, leaders, files or {}, today or {})


def reasons(found: LetterPlan) -> list[Reason]:
    assert all(refusal(one) for one in found.refusals)
    return [one.reason for one in found.refusals]


# --- one digest a person


def test_a_unit_with_tasks_gets_a_letter_with_its_sheet() -> None:
    file = sheet(ECONOMY.name, "KH26-1", "KH26-2")
    found = plan(LetterKind.SHEET, [judged(1), judged(2)], files={ECONOMY.name: [file]})
    (one,) = found.letters
    assert (one.address, one.name, one.units, one.attachments) == (
        "kinhte@truongtan.gov.vn",
        "Trần Thị Bình",
        (ECONOMY.name,),
        (file,),
    )
    assert found.refusals == ()


def test_no_tasks_no_letter() -> None:
    assert plan(LetterKind.SHEET, []) == LetterPlan((), ())
    assert plan(LetterKind.LEADER, [judged(1)], leaders=[THO]) == LetterPlan((), ())


def test_a_reminder_goes_only_where_something_is_late_or_due_soon() -> None:
    tasks = [judged(1), late(2, lead=(POLICE.name,)), soon(3, lead=(POLICE.name,)), judged(4, lead=(POLICE.name,))]
    (one,) = plan(LetterKind.REMIND, tasks).letters
    assert one.units == (POLICE.name,)
    assert (one.overall.total, one.overall.late, one.overall.due_soon, one.overall.never_reported) == (2, 1, 1, 1)
    assert one.attachments == ()


def test_a_task_with_only_half_a_result_is_reminded_of_once_it_is_late() -> None:
    (one,) = plan(LetterKind.REMIND, [judged(1, Status.TO_CONFIRM, 3), judged(2, Status.TO_CONFIRM, -3)]).letters
    assert [line.id for line in one.parts[0].late_tasks] == ["KH26-1"]


def test_one_person_with_two_units_gets_one_letter_that_counts_a_shared_task_once() -> None:
    police = replace(POLICE, email=" KinhTe@truongtan.gov.vn", recipient="trần thị bình")
    tasks = [late(1, lead=(ECONOMY.name,), coordinate=(POLICE.name,)), late(2, lead=(POLICE.name,))]
    (one,) = plan(LetterKind.REMIND, tasks, [ECONOMY, police]).letters
    assert one.units == (ECONOMY.name, POLICE.name)
    assert [part.total for part in one.parts] == [1, 2]
    assert one.overall.total == 2
    assert one.notes == (LetterWarning("shared_address"),)
    assert "gộp thành một thư" in note(one.notes[0])


def test_lead_and_coordinating_units_both_hear_of_a_task_each_in_its_role() -> None:
    tasks = [late(1, lead=(ECONOMY.name,), coordinate=(POLICE.name,))]
    economy, police = plan(LetterKind.REMIND, tasks).letters
    assert (economy.parts[0].leads, economy.parts[0].coordinates) == (1, 0)
    assert (police.parts[0].leads, police.parts[0].coordinates) == (0, 1)
    assert police.parts[0].late_tasks[0].role == "Phối hợp"


@pytest.mark.parametrize("unit", [replace(ECONOMY, is_group=True), replace(ECONOMY, receives_sheet=False)])
def test_groups_and_units_that_receive_nothing_get_no_letter(unit: Unit) -> None:
    assert plan(LetterKind.REMIND, [late(1)], [unit]) == LetterPlan((), (), unplaced=1)


def test_only_the_people_behind_the_units_asked_for_get_letters_but_whole_ones() -> None:
    police = replace(POLICE, email=ECONOMY.email, recipient=ECONOMY.recipient)
    tasks = [late(1), late(2, lead=(POLICE.name,)), late(3, lead=(CULTURE.name,))]
    (one,) = plan(LetterKind.REMIND, tasks, [ECONOMY, police, CULTURE], units=frozenset({POLICE.name})).letters
    assert one.units == (ECONOMY.name, POLICE.name)


def test_refusals_are_told_only_of_units_asked_for() -> None:
    nameless = replace(CULTURE, email=None)
    tasks = [late(1), late(2, lead=(CULTURE.name,))]
    assert plan(LetterKind.REMIND, tasks, [ECONOMY, nameless], units=frozenset({ECONOMY.name})).refusals == ()
    assert reasons(plan(LetterKind.REMIND, tasks, [ECONOMY, nameless])) == [Reason.ADDRESS]


# --- who gets none, and why


@pytest.mark.parametrize(
    ("email", "said"),
    [
        (None, "chưa có địa chỉ thư"),
        ("kinhte@truongtan.gov.vn\nBcc: ai@do.vn", "xuống dòng"),
        ("kinhté@truongtan.gov.vn", "U+00E9"),
        ("kinhte", "sai dạng"),
        ("kinhte@truongtan.g0v.vn", "gần giống «truongtan.gov.vn»"),
    ],
)
def test_a_unit_without_a_usable_address_is_told_with_the_reason(email: str | None, said: str) -> None:
    units = [replace(ECONOMY, email=email)]
    found = plan(LetterKind.REMIND, [late(1)], units, own_domain="truongtan.gov.vn")
    assert found.letters == ()
    assert said in refusal(found.refusals[0])
    assert "trang «Đơn vị»" in refusal(found.refusals[0])
    assert found.refusals[0].units == (ECONOMY.name,)


def test_two_units_with_one_address_but_different_people_get_nothing() -> None:
    police = replace(POLICE, email=ECONOMY.email)
    found = plan(LetterKind.REMIND, [late(1)], [ECONOMY, police])
    assert found.letters == ()
    assert reasons(found) == [Reason.SHARED_ADDRESS]
    assert "Trần Thị Bình; Lê Văn Cường" in refusal(found.refusals[0])


def test_two_units_with_one_address_of_which_one_names_nobody_get_one_letter() -> None:
    culture = replace(CULTURE, email=ECONOMY.email)
    (one,) = plan(LetterKind.REMIND, [late(1), late(2, lead=(CULTURE.name,))], [ECONOMY, culture]).letters
    assert one.name == "Trần Thị Bình"


def test_two_leaders_with_one_address_get_nothing() -> None:
    other = Leader("Phạm Văn Dũng", email="THO@truongtan.gov.vn")
    tasks = [late(1, leader=(THO.name, other.name))]
    found = plan(LetterKind.LEADER, tasks, leaders=[THO, other])
    assert found.letters == ()
    assert reasons(found) == [Reason.SHARED_ADDRESS] * 2


def test_a_leader_without_an_address_is_told_only_when_there_is_something_to_send() -> None:
    leader = replace(THO, email="")
    assert plan(LetterKind.LEADER, [late(1)], leaders=[leader]) == LetterPlan((), (), unplaced=1)
    found = plan(LetterKind.LEADER, [late(1, leader=(THO.name,))], leaders=[leader])
    assert "trang «Lãnh đạo»" in refusal(found.refusals[0])


# --- what stands in a letter


def test_a_leaders_letter_groups_the_tasks_by_lead_unit_and_counts_each_once() -> None:
    tasks = [
        late(1, lead=(ECONOMY.name, POLICE.name), leader=(THO.name,)),
        judged(2, Status.DONE_ON_TIME, leader=(THO.name,)),
        judged(3, lead=(), leader=(THO.name,)),
        late(4),
    ]
    (one,) = plan(LetterKind.LEADER, tasks, leaders=[THO]).letters
    assert [(part.unit, part.total) for part in one.parts] == [(ECONOMY.name, 2), (NO_UNIT, 1), (POLICE.name, 1)]
    assert (one.overall.total, one.overall.late, one.overall.done) == (3, 1, 1)
    assert (one.name, one.position, one.units) == ("Nguyễn Xuân Thơ", "Phó Chủ tịch UBND xã", ())


def test_the_latest_come_first_and_what_is_not_listed_is_counted() -> None:
    tasks = [late(1, 5), late(2, 50), late(3, 20), soon(4, -6), soon(5, -1)]
    (one,) = plan(LetterKind.REMIND, tasks, limit=2).letters
    (part,) = one.parts
    assert [line.id for line in part.late_tasks] == ["KH26-2", "KH26-3"]
    assert [line.id for line in part.soon_tasks] == ["KH26-5", "KH26-4"]
    assert (part.more_late, part.more_soon) == (1, 0)


def test_line_breaks_in_names_and_tasks_become_blanks_and_are_noted() -> None:
    unit = replace(ECONOMY, recipient="Trần Thị\nBình")
    (one,) = plan(LetterKind.REMIND, [late(1, name="Dòng một\r\nBcc: x@y.vn;")], [unit]).letters
    assert one.name == "Trần Thị Bình"
    assert one.notes == (LetterWarning("name_break", "Trần Thị Bình"),)
    assert "«Trần Thị Bình»" in note(one.notes[0])
    assert one.parts[0].late_tasks[0].name == "Dòng một Bcc: x@y.vn"


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("Một", "Một"),
        ("a\r\nb\tc\u2028d\x00e", "a b c d e"),
        ("Phòng\u202eKT\u200b", "PhòngKT"),
        ("Phòng", "Phòng"),
    ],
)
def test_any_text_becomes_one_visible_line(text: str, line: str) -> None:
    assert one_line(text) == line


def test_a_break_at_the_end_is_no_break() -> None:
    assert not has_break("Trần Thị Bình\n")
    assert has_break("Trần\nBình")
    assert not has_break("Trần Bình")


# --- files


def test_a_unit_without_its_file_is_told_what_to_press() -> None:
    found = plan(LetterKind.SHEET, [judged(1)])
    assert reasons(found) == [Reason.NO_FILE]
    assert "bấm «Phiếu đơn vị»" in refusal(found.refusals[0])


def test_one_missing_file_holds_the_whole_persons_letter_back() -> None:
    police = replace(POLICE, email=ECONOMY.email, recipient=ECONOMY.recipient)
    tasks = [judged(1), judged(2, lead=(POLICE.name,))]
    found = plan(LetterKind.SHEET, tasks, [ECONOMY, police], files={ECONOMY.name: [sheet(ECONOMY.name, "KH26-1")]})
    assert found.letters == ()
    assert found.refusals[0].units == (ECONOMY.name, POLICE.name)


@pytest.mark.parametrize(
    ("files", "reason"),
    [
        ([sheet(ECONOMY.name, "KH26-1"), sheet(ECONOMY.name, "KH26-1", name="Ban sao.xlsx")], Reason.SEVERAL_FILES),
        ([sheet(ECONOMY.name, "KH26-1", as_of=date(2026, 10, 31))], Reason.OLD_FILE),
        ([sheet(ECONOMY.name, "KH26-1", "KH26-9")], Reason.OLD_FILE),
        ([sheet(ECONOMY.name, "KH26-1", size=MAX_MESSAGE)], Reason.TOO_LARGE),
    ],
)
def test_a_file_that_is_not_the_right_one_holds_the_letter_back(files: list[Attachment], reason: Reason) -> None:
    found = plan(LetterKind.SHEET, [judged(1)], files={ECONOMY.name: files})
    assert found.letters == ()
    assert reasons(found) == [reason]


def test_eighteen_megabytes_fit_a_message_and_nineteen_do_not_because_mail_makes_files_larger() -> None:
    for megabytes, letters in ((18, 1), (19, 0)):
        file = sheet(ECONOMY.name, "KH26-1", size=megabytes * 1024 * 1024)
        assert len(plan(LetterKind.SHEET, [judged(1)], files={ECONOMY.name: [file]}).letters) == letters


# --- the last look before a letter goes

LETTER = letter(attachments=(sheet(ECONOMY.name, sha256="aa"),))


def test_a_letter_goes_when_recipient_letter_and_file_agree() -> None:
    assert disagreement(LETTER, [ECONOMY.name, POLICE.name], [(ECONOMY.name, "aa")]) is None
    assert disagreement(letter(units=()), [], []) is None


@pytest.mark.parametrize(
    ("at_address", "file", "reason"),
    [
        ([ECONOMY.name], (POLICE.name, "aa"), Reason.UNITS_DISAGREE),
        ([POLICE.name], (ECONOMY.name, "aa"), Reason.UNITS_DISAGREE),
        ([], (ECONOMY.name, "aa"), Reason.UNITS_DISAGREE),
        ([ECONOMY.name], (ECONOMY.name, "bb"), Reason.FILE_CHANGED),
        ([ECONOMY.name], (None, "aa"), Reason.FILE_UNREADABLE),
    ],
)
def test_a_letter_is_refused_when_they_do_not(
    at_address: list[str], file: tuple[str | None, str], reason: Reason
) -> None:
    found = disagreement(LETTER, at_address, [file])
    assert found is not None
    assert found.reason is reason
    assert refusal(found)


def test_a_file_of_one_of_the_persons_units_does_not_pass_for_that_of_another() -> None:
    both = replace(LETTER, units=(ECONOMY.name, POLICE.name))
    found = disagreement(both, [ECONOMY.name, POLICE.name], [(POLICE.name, "aa")])
    assert found is not None
    assert found.reason is Reason.UNITS_DISAGREE


def test_late_tasks_without_a_leader_stand_in_the_chairmans_letter_and_that_is_said() -> None:
    chair = Leader("Trần Văn Chủ", "Chủ tịch UBND xã", email="chu@truongtan.gov.vn")
    tasks = [late(1), judged(2), late(3, leader=(THO.name,)), late(4, leader=(chair.name,))]
    found = plan(LetterKind.LEADER, tasks, leaders=[THO, chair])
    by_name = {one.name: one for one in found.letters}
    assert (by_name[chair.name].overall.late, by_name[THO.name].overall.late) == (2, 1)
    assert [note(one) for one in by_name[chair.name].notes] == [
        "có thêm 1 nhiệm vụ quá hạn chưa ghi lãnh đạo chỉ đạo; hãy điền cột «Lãnh đạo chỉ đạo»"
    ]
    assert by_name[THO.name].notes == ()


def test_a_chairman_with_nothing_late_of_nobodys_is_told_nothing_of_it() -> None:
    chair = Leader("Trần Văn Chủ", "Chủ tịch UBND xã", email="chu@truongtan.gov.vn")
    assert plan(LetterKind.LEADER, [judged(1)], leaders=[THO, chair]) == LetterPlan((), ())
    (one,) = plan(LetterKind.LEADER, [late(1, leader=(chair.name,))], leaders=[chair]).letters
    assert one.notes == ()


# --- whom no mail reaches


def without_address(*units: Unit) -> list[Unit]:
    return [replace(unit, email=None) for unit in units]


@pytest.mark.parametrize("email", [None, " ", "kinhte@", "kinhté@truongtan.gov.vn", "a@x.vn; b@x.vn"])
def test_a_unit_without_a_usable_address_is_refused_a_letter_and_gets_a_chat_text(email: str | None) -> None:
    found = plan(LetterKind.REMIND, [late(1), late(2, lead=(POLICE.name,))], [replace(ECONOMY, email=email), POLICE])
    assert [one.units for one in found.letters] == [(POLICE.name,)]
    assert reasons(found) == [Reason.ADDRESS]
    (chat,) = found.chats
    assert (chat.units, chat.name, chat.address, chat.overall.late) == ((ECONOMY.name,), "Trần Thị Bình", "", 1)


def test_where_nobody_has_an_address_every_unit_gets_a_chat_text_of_its_own() -> None:
    tasks = [late(1), late(2, lead=(POLICE.name,)), late(3, lead=(CULTURE.name,), coordinate=(ECONOMY.name,))]
    found = plan(LetterKind.REMIND, tasks, without_address(*UNITS))
    assert found.letters == ()
    assert [one.units for one in found.chats] == [(ECONOMY.name,), (POLICE.name,), (CULTURE.name,)]
    assert len({one.id for one in found.chats}) == 3


def test_units_whose_shared_address_names_two_people_get_a_chat_text_each() -> None:
    police = replace(POLICE, email=ECONOMY.email)
    found = plan(LetterKind.REMIND, [late(1), late(2, lead=(POLICE.name,))], [ECONOMY, police])
    assert reasons(found) == [Reason.SHARED_ADDRESS]
    assert [one.units for one in found.chats] == [(ECONOMY.name,), (POLICE.name,)]


def test_a_chat_text_speaks_only_to_the_units_asked_for() -> None:
    tasks = [late(1), late(2, lead=(POLICE.name,))]
    found = plan(LetterKind.REMIND, tasks, without_address(*UNITS), units=frozenset({POLICE.name}))
    assert [one.units for one in found.chats] == [(POLICE.name,)]


def test_a_unit_or_group_without_tasks_gets_no_chat_text() -> None:
    group = Unit("Các thôn", is_group=True)
    found = plan(LetterKind.REMIND, [late(1, lead=(group.name,))], [*without_address(ECONOMY), group])
    assert (found.chats, found.refusals) == ((), ())


def test_a_chat_text_that_brings_a_sheet_needs_the_right_file_as_a_letter_does() -> None:
    table = without_address(ECONOMY)
    with_file = plan(LetterKind.SHEET, [judged(1)], table, files={ECONOMY.name: [sheet(ECONOMY.name, "KH26-1")]})
    assert [one.attachments[0].unit for one in with_file.chats] == [ECONOMY.name]
    without = plan(LetterKind.SHEET, [judged(1)], table)
    assert (without.chats, reasons(without)) == ((), [Reason.ADDRESS, Reason.NO_FILE])


def test_a_leader_without_an_address_gets_a_chat_text() -> None:
    found = plan(LetterKind.LEADER, [late(1, leader=(THO.name,))], leaders=[replace(THO, email=None)])
    assert (found.letters, reasons(found)) == ((), [Reason.ADDRESS])
    (chat,) = found.chats
    assert (chat.name, chat.position, chat.overall.late) == (THO.name, THO.position, 1)


# --- late tasks in nobody's letter


@pytest.mark.parametrize("kind", [LetterKind.SHEET, LetterKind.REMIND])
def test_late_tasks_of_nobody_who_gets_letters_are_counted_as_unplaced(kind: LetterKind) -> None:
    office, group = Unit("Sở Tài chính", receives_sheet=False), Unit("Các thôn", is_group=True)
    leads: list[tuple[str, ...]] = [(), (office.name,), (group.name,)]
    tasks = [late(nth, lead=lead) for nth, lead in enumerate(leads, start=1)]
    assert plan(kind, tasks, [ECONOMY, office, group]).unplaced == 3
    assert plan(kind, [*tasks, late(9)], [ECONOMY, office, group]).unplaced == 3
    shared = late(1, lead=(office.name,), coordinate=(ECONOMY.name,))
    assert plan(kind, [shared, judged(2, lead=())], [ECONOMY, office]).unplaced == 0


def test_when_units_are_asked_for_by_name_nobody_is_missed() -> None:
    assert plan(LetterKind.REMIND, [late(1), late(2, lead=())], units=frozenset({ECONOMY.name})).unplaced == 0


@pytest.mark.parametrize(
    ("position", "heads"),
    [
        ("Chủ tịch UBND xã", True),
        ("Phó Bí thư Đảng ủy, Chủ tịch UBND xã", True),
        ("Phó Bí thư - CHỦ TỊCH UBND", True),
        ("Q. Chủ tịch UBND", True),
        ("CT UBND xã", True),
        ("Chủ tịch HĐND, Chủ tịch UBND xã", True),
        ("Phó Chủ tịch thường trực UBND xã", False),
        ("P. Chủ tịch", False),
        ("P.Chủ tịch UBND", False),
        ("Phó CT UBND xã", False),
        ("PCT UBND xã", False),
        ("Chủ tịch UBMTTQ xã", False),
        ("Chủ tịch Ủy ban Mặt trận Tổ quốc", False),
        ("Chủ tịch Hội Nông dân", False),
        ("Chủ tịch HĐND xã", False),
        ("", False),
    ],
)
def test_late_tasks_nobody_supervises_stand_in_the_chairmans_letter_or_are_counted(position: str, heads: bool) -> None:
    found = plan(LetterKind.LEADER, [late(1)], leaders=[replace(THO, position=position)])
    assert (len(found.letters), found.unplaced) == ((1, 0) if heads else (0, 1))


def test_a_chairman_without_an_address_is_told_of_them_by_chat() -> None:
    chair = replace(THO, position="Chủ tịch UBND xã", email=None)
    found = plan(LetterKind.LEADER, [late(1)], leaders=[chair])
    assert [(one.overall.late, one.notes) for one in found.chats] == [(1, (LetterWarning("without_leader", "1"),))]
