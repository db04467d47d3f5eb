"""A real workbook on disk with addresses and settings filled in."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from pathlib import Path

from taskbook.adapters.xlsx.workbook import open_workbook
from taskbook.ports import Changes, ColumnWrite, Writable
from taskbook_build.master import build_workbook
from taskbook_schemas.choices import MAIL_SMTP
from taskbook_schemas.registry import LEADERS, SETTINGS, UNITS
from taskbook_schemas.settings import Setting

PLANS = Path(__file__).parents[3] / "workbook" / "plans"
NOW = datetime(2026, 11, 22, 9, 30)


def make_book(folder: Path, port: int = 0, user: str = "", **settings: Writable) -> Path:
    """Return a fresh master workbook whose units and leaders have addresses, set to send through `port`."""
    path = folder / "TheoDoiNhiemVu.xlsx"
    path.write_bytes(build_workbook(PLANS))
    values = {
        Setting.MAIL_MODE: MAIL_SMTP,
        Setting.MAIL_FROM: "ubnd@truongtan.gov.vn",
        Setting.MAIL_SENDER: "UBND xã Trường Tân",
        Setting.SMTP_SERVER: "127.0.0.1",
        Setting.SMTP_PORT: port or 587,
        Setting.SMTP_USER: user or None,
        Setting.PER_MINUTE: 600,
        **settings,
    }
    change(path, UNITS, "Tên đơn vị", "E-mail", numbered(path, UNITS, "donvi"))
    change(path, LEADERS, "Họ tên", "E-mail", numbered(path, LEADERS, "lanhdao"))
    change(path, SETTINGS, "Thiết lập", "Giá trị", values)
    return path


def numbered(path: Path, sheet: str, word: str) -> dict[str, Writable]:
    """An address of its own for every row of a table of names."""
    names = column(path, sheet, 0)
    return {name: f"{word}{number}@truongtan.gov.vn" for number, name in enumerate(names, start=1)}


def column(path: Path, sheet: str, nth: int) -> list[str]:
    """One column of a sheet's table, as text."""
    (grid,) = open_workbook(path).tables([sheet])[sheet]
    return [str(cell or "") for cell in grid.columns[nth]]


def change(path: Path, sheet: str, key: str, heading: str, values: Mapping[str, Writable]) -> None:
    """Write the cells of one column whose row bears one of the keys."""
    book = open_workbook(path, lambda: NOW)
    (grid,) = book.tables([sheet])[sheet]
    keys = grid.columns[grid.headings.index(key)]
    old = grid.columns[grid.headings.index(heading)]
    new = [values.get(str(name), before) for name, before in zip(keys, old, strict=True)]
    book.apply(Changes(columns=[ColumnWrite(sheet, grid.table, heading, new)]))  # type: ignore[arg-type]
