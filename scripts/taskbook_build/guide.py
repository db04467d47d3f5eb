"""The guide's tables of buttons, commands, settings, columns and statuses, made from the tables of the program.

In the guide each stands between two marks, `<!-- bảng: NAME -->` and `<!-- hết bảng -->`; what stands there is made.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence

from taskbook_schemas.buttons import BUTTONS
from taskbook_schemas.column import Role
from taskbook_schemas.commands import COMMANDS
from taskbook_schemas.settings import Setting
from taskbook_schemas.statuses import Status
from taskbook_schemas.task_columns import TASK_COLUMNS

_MARKED = re.compile(r"(<!-- bảng: ([^>]+) -->\n\n).*?(\n<!-- hết bảng -->)", re.DOTALL)

Rows = Iterable[Sequence[str]]


def _buttons() -> Rows:
    yield ("Nút", "Phím", "Làm gì", "Có sửa sổ không")
    for button in BUTTONS:
        yield (f"**{button.label}**", button.keytip, button.supertip, button.writes)
        for choice in button.menu:
            yield (f"{button.label} > **{choice.label}**", "", choice.supertip, button.writes)


def _commands() -> Rows:
    yield ("Lệnh", "Làm gì")
    for name, command in sorted(COMMANDS.items()):
        yield (f"`taskbook {name}`", command.help)


def _settings() -> Rows:
    yield ("Thiết lập", "Lúc đầu", "Giải thích")
    for setting in Setting:
        default = setting.row.default
        yield (f"`{setting}`", "(để trống)" if default is None else str(default), setting.row.help)


def _columns() -> Rows:
    yield ("Cột", "Gõ gì")
    for column in TASK_COLUMNS:
        if column.role is Role.INPUT:
            yield (f"`{column.heading}`", column.help)


def _statuses() -> Rows:
    yield ("Trạng thái", "Nghĩa là")
    for status in Status:
        yield (f"{status.row.look.symbol} {status.value}", status.row.means)


TABLES: Mapping[str, Callable[[], Rows]] = {
    "nút": _buttons,
    "lệnh": _commands,
    "thiết lập": _settings,
    "cột": _columns,
    "trạng thái": _statuses,
}


def with_tables(guide: str) -> str:
    """Return the guide with its tables as they are today. KeyError for a mark that names no table."""
    return _MARKED.sub(lambda found: f"{found[1]}{_drawn(TABLES[found[2]]())}{found[3]}", guide)


def _drawn(rows: Rows) -> str:
    head, *body = (f"| {' | '.join(row)} |\n" for row in rows)
    return "".join([head, "|" + "---|" * (head.count(" | ") + 1) + "\n", *body])
