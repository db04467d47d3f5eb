"""The type library of the stand-in knows all that the strict Excel can do."""

from __future__ import annotations

import re

import pytest

from tests.live import excel_com, excel_range, excel_sheet, excel_tables, file_picker
from tests.windows.excel.names import KINDS
from tests.windows.excel_session import LIBRARY

CLASSES = [
    found
    for module in (excel_com, excel_range, excel_sheet, excel_tables, file_picker)
    for found in vars(module).values()
    if isinstance(found, type) and found.__module__ == module.__name__
]


def members(kind: str) -> set[str]:
    """Names that the library has of a kind."""
    text = LIBRARY.read_text(encoding="utf-8")
    body = re.search(rf"dispinterface {kind} \{{(.*?)\n  \}};", text, re.S)
    assert body is not None, f"the library has no {kind}"
    return set(re.findall(r"(\w+)\(", re.sub(r"\[.*?\]", "", body[1])))


@pytest.mark.parametrize("found", CLASSES, ids=lambda found: found.__name__)
def test_every_member_of_the_strict_excel_can_be_called_by_its_name(found: type) -> None:
    own = {name for name in vars(found) if name[0].isupper()}
    assert own <= members(KINDS.get(found.__name__, found.__name__))
