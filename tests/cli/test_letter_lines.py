"""Small commands and lines of the screen that need no server."""

from __future__ import annotations

from pathlib import Path

from click.testing import CliRunner

from taskbook.actions.letter_batch import Wanted
from taskbook.actions.letters import draft, prepare, preview
from taskbook.actions.outcomes.letters import preview_lines, report_lines
from taskbook.adapters.mail.chat_files import ChatFiles
from taskbook.adapters.mail.desk import MailDesk
from taskbook.adapters.mail.draft_files import DraftFiles
from taskbook.adapters.mail.draft_way import drafter
from taskbook.adapters.mail.password import stored_password
from taskbook.adapters.windows.outlook import OutlookDrafts
from taskbook.adapters.xlsx.workbook import open_workbook
from taskbook.cli.letters import mail_command
from taskbook.core.letters.model import LetterKind
from taskbook.core.run import Run
from taskbook.errors import UsageError
from taskbook.tables.letter_settings import mail_settings
from taskbook.texts.letters_cli import nothing_to_send
from taskbook_schemas.choices import MAIL_OUTLOOK
from taskbook_schemas.registry import LEADERS
from taskbook_schemas.settings import Setting
from tests.adapters.mail.book import NOW, change, column, make_book
from tests.adapters.mail.keyrings import MemoryKeyring

RUN = Run(NOW, "lan")


def test_the_password_is_asked_for_unseen_and_goes_to_the_keyring(tmp_path: Path, ring: MemoryKeyring) -> None:
    book = make_book(tmp_path, user="ubnd")
    asked = CliRunner().invoke(mail_command, ["password", str(book)], input="bí mật\n")
    assert asked.exit_code == 0, asked.output
    assert "bí mật" not in asked.output
    assert stored_password("127.0.0.1", "ubnd") == "bí mật"


def test_a_password_for_no_server_is_refused(tmp_path: Path, ring: MemoryKeyring) -> None:
    book = make_book(tmp_path, **{Setting.SMTP_SERVER: None})
    asked = CliRunner().invoke(mail_command, ["password", str(book)], input="x\n")
    assert isinstance(asked.exception, UsageError)
    assert ring.kept == {}


def test_where_nobody_has_tasks_both_preview_and_draft_say_so(tmp_path: Path) -> None:
    book = make_book(tmp_path)
    names = column(book, LEADERS, 0)
    change(book, LEADERS, "Họ tên", "Họ tên", {name: f"Người khác {n}" for n, name in enumerate(names)})
    others = {f"Người khác {n}": "Chuyên viên" for n in range(len(names))}  # the Chairman gets what nobody supervises
    change(book, LEADERS, "Họ tên", "Chức vụ", others)
    workbook = open_workbook(book, lambda: NOW)
    batch = prepare(workbook, RUN, MailDesk(book), Wanted(LetterKind.LEADER))
    nothing = nothing_to_send(LetterKind.LEADER)
    late = f"{batch.plan.unplaced} nhiệm vụ quá hạn chưa ghi lãnh đạo chỉ đạo nên chưa có trong thư nào"
    assert batch.plan.unplaced > 20
    for lines in (
        preview_lines(preview(batch)),
        report_lines(draft(workbook, batch, DraftFiles(batch.drafts), ChatFiles(batch.drafts))),
    ):
        first, second = lines
        assert first == nothing
        assert second.startswith(late)


def test_drafts_lie_in_files_unless_the_settings_name_outlook(tmp_path: Path) -> None:
    assert isinstance(drafter(mail_settings({}), tmp_path), DraftFiles)
    assert isinstance(drafter(mail_settings({Setting.MAIL_MODE: MAIL_OUTLOOK}), tmp_path), OutlookDrafts)
