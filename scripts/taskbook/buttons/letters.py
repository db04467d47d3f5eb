"""The button «Soạn thư»."""

from __future__ import annotations

from taskbook.actions.letter_batch import Wanted
from taskbook.actions.letters import draft, prepare
from taskbook.actions.outcomes.letters import report_lines
from taskbook.adapters.mail.chat_files import ChatFiles
from taskbook.adapters.mail.desk import MailDesk
from taskbook.adapters.mail.draft_way import drafter
from taskbook.buttons.press import Ending, Press
from taskbook_schemas.letter_kinds import BUTTON_KIND


def press_draft(press: Press) -> Ending:
    """Lay the letters with the units' files ready, for a person to look at and send."""
    wanted = Wanted(BUTTON_KIND, as_of=press.as_of)
    batch = prepare(press.workbook, press.run, MailDesk(press.place), wanted, press.progress)
    mailer = drafter(batch.settings, batch.drafts, batch.current)
    report = draft(press.workbook, batch, mailer, ChatFiles(batch.drafts, batch.current), press.progress)
    return Ending([*report_lines(report), *press.workbook.notes])
