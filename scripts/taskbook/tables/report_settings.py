"""Who signs a report, to whom it goes, its copies and its sign, read from the settings and checked before it is made.

Who signs for whom is the costliest mistake: whatever makes no sense is a UsageError that names the setting's cell.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from taskbook.core.gathered import Gathered
from taskbook.core.headings import key
from taskbook.core.model import Leader
from taskbook.core.naming.names import fold
from taskbook.core.report.model import Signing
from taskbook.errors import UsageError
from taskbook.texts import report_trouble as texts
from taskbook_schemas.registry import SETTINGS
from taskbook_schemas.report_kinds import ReportKind
from taskbook_schemas.settings import Setting

_SIGN = re.compile(r"[A-ZĐ&]+(?:-[A-ZĐ&]+)+")
_REPORT = "BC-"
_KEPT = "lưu"
_POSTS = ("PHÓ CHỦ TỊCH", "CHỦ TỊCH")
"""Posts that the table of leaders knows, as signatures and positions begin."""


class ReportSettings:
    """The settings of one workbook; nothing is checked before it is asked for."""

    def __init__(self, gathered: Gathered) -> None:
        self._gathered = gathered
        table = gathered.fixed[SETTINGS]
        self._rows = {
            key(name): row for row, name in reversed(list(zip(table.rows, table.texts("key"), strict=True))) if name
        }
        self._place = table.place

    def signing(self, kind: ReportKind) -> Signing:
        """Return who signs and what stands around. UsageError when a setting makes no sense."""
        row = kind.row
        post = tuple(part.strip() for part in self._choice(row.signer).split(" / "))
        return Signing(
            to=self._text(row.to) if row.to is not None else "",
            sign=self._sign(kind),
            post=post,
            name=self._name(row.signed_by, post[-1]),
            copies=self._copies(row.copies),
            unit=self._text(Setting.REPORT_UNIT),
        )

    def reply_by(self, today: date) -> date | None:
        """Return the day by which units should report. UsageError when it is over."""
        day = self._gathered.settings.extra.get(Setting.REPORT_BY)
        if not isinstance(day, date):
            return None
        if day < today:
            raise self._wrong(Setting.REPORT_BY, texts.reply_day_over(day))
        return day

    def _text(self, setting: Setting) -> str:
        value = self._gathered.settings.extra.get(setting)
        return " ".join(str(value if value is not None else setting.row.default or "").split())

    def _choice(self, setting: Setting) -> str:
        """A choice that cannot be used never gives way to the default in silence."""
        value = self._gathered.settings.extra.get(setting)
        if value is None and self._typed(setting):
            raise self._wrong(setting, texts.not_a_choice(setting.row.choices))
        return str(value or setting.row.default)

    def _sign(self, kind: ReportKind) -> str:
        sign = self._text(kind.row.sign).lstrip("/")
        if not _SIGN.fullmatch(sign):
            raise self._wrong(kind.row.sign, texts.SIGN_WRONG)
        if kind is not ReportKind.URGE and not sign.startswith(_REPORT):
            raise self._wrong(kind.row.sign, texts.SIGN_NOT_REPORT)
        return sign

    def _copies(self, setting: Setting) -> tuple[str, ...]:
        parts = tuple(part.strip(" -.") for part in re.split(r"[;\n]", self._lines(setting)))
        found = tuple(part for part in parts if part)
        if not found or not found[-1].casefold().startswith(_KEPT):
            raise self._wrong(setting, texts.NO_ARCHIVE)
        return found

    def _lines(self, setting: Setting) -> str:
        value = self._gathered.settings.extra.get(setting)
        return str(value if value is not None else setting.row.default or "")

    def _name(self, setting: Setting, post: str) -> str:
        """The name that is typed, else of the only one who holds the post; "" where a person must write it."""
        typed, leaders = self._text(setting), self._gathered.leaders
        if typed:
            self._refuse_other_post(setting, typed, post)
            return typed
        holders = [leader.name for leader in leaders if _post_of(leader) == post]
        return holders[0] if len(holders) == 1 else ""

    def _refuse_other_post(self, setting: Setting, typed: str, post: str) -> None:
        known = _known(typed, self._gathered.leaders)
        if known is None or _post_of(known) in ("", post):
            return
        raise self._wrong(setting, texts.other_post(known.name, known.position or "", post))

    def _typed(self, setting: Setting) -> str:
        row = self._rows.get(key(setting))
        return " ".join(str(self._place.value(row, "value") or "").split()) if row is not None else ""

    def _wrong(self, setting: Setting, what: str) -> UsageError:
        row = self._rows.get(key(setting))
        cell = self._place.cell(row, "value") if row is not None else ""
        return UsageError(texts.setting(cell, setting, self._typed(setting), what))


def _known(typed: str, leaders: Sequence[Leader]) -> Leader | None:
    names = {fold(name): leader for leader in leaders for name in (leader.name, *leader.aliases)}
    return names.get(fold(typed))


def _post_of(leader: Leader) -> str:
    """The post that a leader holds, "" where the table does not say."""
    position = (leader.position or "").upper()
    return next((post for post in _POSTS if position.startswith(post)), "")
