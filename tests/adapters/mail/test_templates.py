"""Letters in words: ours, the office's own, and what is said of a mistake in one."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from importlib.resources import files
from pathlib import Path

import pytest

from taskbook.adapters.mail.templates import LetterTemplates
from taskbook.core.letters.model import Letter, LetterKind, PendingReplies, Request
from taskbook.core.letters.planning import plan_letters
from taskbook.core.letters.rendered import ReadyLetter, Rendered, Sender, batch_digest, view
from taskbook.core.model import Status
from taskbook.errors import TemplateMistakeError
from tests.adapters.mail.letters import CULTURE, ECONOMY, POLICE, THO, TODAY, judged, late, ready, sheet, soon

SENDER = Sender("ubnd@truongtan.gov.vn", "UBND xã Trường Tân")
REPLY = date(2026, 11, 30)
TASKS = [
    late(1, name="Ban hành <b>Kế hoạch</b> & triển khai", leader=(THO.name,)),
    soon(2, coordinate=(POLICE.name,), leader=(THO.name,)),
    judged(3, Status.DONE_ON_TIME, leader=(THO.name,)),
    late(4, lead=(CULTURE.name,), leader=(THO.name,)),
]


def letters(kind: LetterKind) -> tuple[Letter, ...]:
    files = {
        ECONOMY.name: [sheet(ECONOMY.name, "KH26-1", "KH26-2", "KH26-3")],
        POLICE.name: [sheet(POLICE.name, "KH26-2")],
        CULTURE.name: [sheet(CULTURE.name, "KH26-4")],
    }
    return plan_letters(Request(kind, TODAY, TODAY), TASKS, (ECONOMY, POLICE, CULTURE), (THO,), files, {}).letters


def rendered(kind: LetterKind, office: Path, nth: int = 0, reply: date | None = REPLY) -> Rendered:
    return LetterTemplates(office).render(kind, view(letters(kind)[nth], SENDER, reply))


@pytest.mark.parametrize("kind", LetterKind)
def test_every_kind_of_letter_has_its_templates_and_says_something_in_each(kind: LetterKind, tmp_path: Path) -> None:
    for nth in range(len(letters(kind))):
        words = rendered(kind, tmp_path, nth)
        assert all(len(part) > 20 for part in (words.subject, words.text, words.html, words.chat))


def test_no_template_is_of_a_kind_that_there_is_not() -> None:
    own = Path(str(files("taskbook"))) / "templates" / "letters"
    kinds = {path.name.partition("-")[0] for path in own.iterdir() if not path.name.startswith("macros.")}
    assert kinds == {kind.value for kind in LetterKind}


def test_a_sheets_letter_says_how_many_which_are_late_and_why_what_to_fill_in_and_by_when(tmp_path: Path) -> None:
    words = rendered(LetterKind.SHEET, tmp_path)
    assert words.subject == "Phiếu theo dõi nhiệm vụ đến ngày 22/11/2026: Phòng Kinh tế"
    for said in (
        "Kính gửi: Trần Thị Bình - Phòng Kinh tế",
        "3 nhiệm vụ; hoàn thành 1; quá hạn 1 (trong đó 1 chưa có báo cáo); sắp đến hạn 1.",
        "Nhiệm vụ quá hạn:\n1. Ban hành <b>Kế hoạch</b> & triển khai (KH26-1, chủ trì)\n   Quá hạn: vì hạn 30/9/2026.",
        "Nhiệm vụ sắp đến hạn:\n1. Nhiệm vụ số 2",
        "các cột nền vàng",
        "chậm nhất ngày 30/11/2026",
        "Tệp kèm theo: Phong Kinh te.xlsx",
        "UBND xã Trường Tân",
    ):
        assert said in words.text
    assert "chậm nhất ngày 30/11/2026" in words.html
    assert "quá hạn 1 (1 chưa có báo cáo)" in words.chat
    assert "\n" not in words.chat


def test_a_letter_names_no_day_when_none_was_set(tmp_path: Path) -> None:
    words = rendered(LetterKind.SHEET, tmp_path, reply=None)
    assert "chậm nhất" not in words.text + words.html + words.chat


def test_a_recipient_without_a_name_is_addressed_as_the_unit(tmp_path: Path) -> None:
    assert "Kính gửi: Phòng Văn hóa - Xã hội\n" in rendered(LetterKind.SHEET, tmp_path, 2).text


def test_a_reminder_names_only_what_presses(tmp_path: Path) -> None:
    words = rendered(LetterKind.REMIND, tmp_path)
    assert words.subject == "Nhắc nhiệm vụ quá hạn (1), sắp đến hạn (1) đến ngày 22/11/2026: Phòng Kinh tế"
    assert "Nhiệm vụ số 3" not in words.text
    assert rendered(LetterKind.REMIND, tmp_path, 1).subject.startswith("Nhắc nhiệm vụ sắp đến hạn (1) đến")
    assert rendered(LetterKind.REMIND, tmp_path, 2).subject.startswith("Nhắc nhiệm vụ quá hạn (1) đến")


@pytest.mark.parametrize("reply", [REPLY, None])
def test_a_reminder_asks_only_the_unit_whose_sheet_did_not_come_back_for_it(tmp_path: Path, reply: date | None) -> None:
    pending = PendingReplies(date(2026, 9, 30), frozenset([POLICE.name]))
    request = Request(LetterKind.REMIND, TODAY, TODAY, pending=pending)
    economy, police = plan_letters(request, TASKS, (ECONOMY, POLICE), (), {}, {}).letters
    words = [LetterTemplates(tmp_path).render(LetterKind.REMIND, view(one, SENDER, reply)) for one in (economy, police)]
    assert "phiếu" not in (words[0].text + words[0].html + words[0].chat).casefold()
    by_when = ", chậm nhất ngày 30/11/2026" if reply else ""
    asked = "Phiếu số liệu đến ngày 30/9/2026 đơn vị chưa gửi lại; đề nghị điền và gửi lại"
    assert f"sắp đến hạn 1.\n{asked}{by_when}.\n\nNhiệm vụ sắp đến hạn:" in words[1].text
    assert asked in words[1].html
    assert "Phiếu số liệu đến ngày 30/9/2026 chưa gửi lại. Chi tiết" in words[1].chat


def test_a_leaders_letter_gives_the_figures_by_unit(tmp_path: Path) -> None:
    words = rendered(LetterKind.LEADER, tmp_path)
    assert "Kính gửi: Đồng chí Nguyễn Xuân Thơ, Phó Chủ tịch UBND xã" in words.text
    assert "Tổng số: 4 nhiệm vụ; hoàn thành 1; quá hạn 2" in words.text
    assert "Phòng Văn hóa - Xã hội: 1 nhiệm vụ" in words.text


@pytest.mark.parametrize("kind", LetterKind)
def test_what_a_task_says_cannot_become_markup(tmp_path: Path, kind: LetterKind) -> None:
    words = rendered(kind, tmp_path)
    assert "<b>Kế hoạch</b>" not in words.html
    assert "&lt;b&gt;Kế hoạch&lt;/b&gt; &amp; triển khai" in words.html


def test_the_offices_own_template_takes_the_place_of_ours(tmp_path: Path) -> None:
    (tmp_path / "nhac-tieu-de.txt").write_bytes("\ufeffNhắc việc {{ units[0] }}\r\n".encode())
    words = rendered(LetterKind.REMIND, tmp_path)
    assert words.subject == "Nhắc việc Phòng Kinh tế"
    assert "Kính gửi" in words.text


def test_a_subject_of_several_lines_becomes_one(tmp_path: Path) -> None:
    (tmp_path / "nhac-tieu-de.txt").write_text("Nhắc\nBcc: ai@do.vn\n", "utf-8")
    assert rendered(LetterKind.REMIND, tmp_path).subject == "Nhắc Bcc: ai@do.vn"


@pytest.mark.parametrize(
    ("text", "line", "said"),
    [
        ("Kính gửi\n{{ recipient ", 2, "viết chưa đúng"),
        ("{% if late %}\n\nxin chào", 1, "viết chưa đúng"),
        ("Kính gửi\n\n{{ nguoi_nhan }}", 3, "không có thông tin nào tên «nguoi_nhan»"),
        ("{{ overall.qua_han }}", 1, "«qua_han»"),
        ("{% for part in parts %}\n{{ part.ten }}{% endfor %}", 2, "«ten»"),
        ("\n{{ overall.__class__.__mro__ }}", 2, "không được phép"),
        ("\n{{ parts.append(1) }}", 2, "«append»"),
        ("{{ 1 / 0 }}", 1, "không điền được"),
        ('{% include "khac.txt" %}', 1, "không có trong thư mục"),
        ("{{ range(10**9)|list }}", 1, "không điền được"),
    ],
)
def test_a_mistake_is_told_with_file_and_line(tmp_path: Path, text: str, line: int, said: str) -> None:
    (tmp_path / "nhac-noi-dung.txt").write_text(text, "utf-8")
    with pytest.raises(TemplateMistakeError) as stop:
        rendered(LetterKind.REMIND, tmp_path)
    message = str(stop.value)
    assert f"«nhac-noi-dung.txt», dòng {line}:" in message
    assert said in message
    assert "chưa thư nào được gửi" in message


def test_a_mistake_in_a_shared_part_names_the_shared_part(tmp_path: Path) -> None:
    (tmp_path / "macros.txt").write_text(
        "{% macro tasks(a, b, c) %}\n\n{{ khong_co }}{% endmacro %}{% macro figures(p) %}{% endmacro %}", "utf-8"
    )
    with pytest.raises(TemplateMistakeError, match=r"«macros\.txt», dòng 3: .*«khong_co»"):
        rendered(LetterKind.REMIND, tmp_path)


def test_a_template_in_an_old_code_page_is_told(tmp_path: Path) -> None:
    (tmp_path / "nhac-noi-dung.txt").write_bytes("Kính gửi".encode("cp1258", "replace") + b"\xed\xff")
    with pytest.raises(TemplateMistakeError, match="UTF-8"):
        rendered(LetterKind.REMIND, tmp_path)


def test_a_template_that_gives_nothing_is_told(tmp_path: Path) -> None:
    (tmp_path / "nhac-tieu-de.txt").write_text("{% if false %}x{% endif %}\n", "utf-8")
    with pytest.raises(TemplateMistakeError, match=r"«nhac-tieu-de\.txt» không cho ra chữ nào"):
        rendered(LetterKind.REMIND, tmp_path)


def test_a_template_that_cannot_be_opened_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refused(*_: object) -> None:
        raise PermissionError

    monkeypatch.setattr("jinja2.loaders.FileSystemLoader.get_source", refused)
    with pytest.raises(TemplateMistakeError, match="Không đọc được mẫu thư"):
        rendered(LetterKind.REMIND, tmp_path)


def test_a_batch_is_another_when_any_word_file_recipient_day_or_sender_is() -> None:
    one = ready()
    others = [
        ready(subject="Khác"),
        ready("b@truongtan.gov.vn"),
        ready(day=date(2026, 11, 23)),
        ready(as_of=date(2026, 11, 21)),
        ready(attachments=(sheet(ECONOMY.name),)),
        ready(attachments=(sheet(ECONOMY.name, sha256="cd"),)),
        ReadyLetter(one.letter, replace(one.words, text="x")),
        ReadyLetter(one.letter, replace(one.words, html="x")),
        ReadyLetter(one.letter, replace(one.words, chat="x")),
    ]
    digests = {batch_digest([other], SENDER) for other in (one, *others)}
    assert len(digests) == 10
    assert batch_digest([one], Sender("khac@truongtan.gov.vn", "")) not in digests
    assert batch_digest([one], SENDER) == batch_digest([ready()], SENDER)
    assert batch_digest([one, others[0]], SENDER) != batch_digest([others[0], one], SENDER)
