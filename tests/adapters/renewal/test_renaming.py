"""Renewing a workbook in use gives a renamed column its heading of today, unless something of the office names it."""

from __future__ import annotations

from pathlib import Path

import openpyxl

from tests.adapters.renewal.office import PLAN, renewed, version_1
from tests.adapters.xlsx.rich import audit, edit


def headings(book: Path) -> list[str]:
    """The headings of the plan's table, which its cells say alike."""
    sheet = openpyxl.load_workbook(book)[PLAN]
    (table,) = sheet.tables.values()
    told = [column.name for column in table.tableColumns]
    assert [
        cell.value for cell in sheet[table.ref.split(":")[0] : table.ref.split(":")[1].rstrip("0123456789") + "4"][0]
    ] == told
    return told


def test_the_heading_is_renamed_in_cell_and_table_and_renewing_again_changes_nothing(tmp_path: Path) -> None:
    book = version_1(tmp_path)
    assert "Cờ" in headings(book)
    renewed(book)
    assert "Lưu ý" in headings(book)
    assert "Cờ" not in headings(book)
    assert audit(book) == []
    assert renewed(book).backup is None


def test_a_heading_that_a_formula_names_stays(tmp_path: Path) -> None:
    book = version_1(tmp_path)
    name = '<definedName name="CoRieng">KeHoach[Cờ]</definedName></definedNames>'.encode()
    edit(book, {"xl/workbook.xml": lambda xml: xml.replace(b"</definedNames>", name)})
    renewed(book)
    assert "Cờ" in headings(book)
