"""The form of the built workbook as text, beside what it was: a change of form must be meant.

To take a new form over: TASKBOOK_GOLDEN=write uv run pytest tests/build/test_master_golden.py
"""

import os
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import openpyxl
from openpyxl.formatting.rule import Rule
from openpyxl.worksheet.worksheet import Worksheet

from taskbook_build.master import build_workbook
from taskbook_schemas.layout import TABLE_HEADER_ROW, Checks, Log, Summary, UnitSheet
from taskbook_schemas.registry import CHECKS, LOG, SETTINGS, SUMMARY, TEMPLATE

ROOT = Path(__file__).parents[2]
GOLDEN = ROOT / "tests" / "golden" / "master.txt"
LAST_ROWS = {SUMMARY: Summary.TOP, CHECKS: Checks.TOP, LOG: Log.TOP, TEMPLATE: UnitSheet.TOP, SETTINGS: 40}


def test_the_workbooks_form_is_the_agreed_one() -> None:
    book = openpyxl.load_workbook(BytesIO(build_workbook(ROOT / "workbook" / "plans")))
    names = [f"{name} = {book.defined_names[name].value}" for name in sorted(book.defined_names)]
    form = "\n".join([*names, *(line for sheet in book for line in form_of(sheet))]) + "\n"
    if os.environ.get("TASKBOOK_GOLDEN") == "write":
        GOLDEN.write_text(form, encoding="utf-8", newline="\n")
    assert form == GOLDEN.read_text(encoding="utf-8")


def form_of(sheet: Worksheet) -> Iterator[str]:
    """All but the tables' contents, which other tests compare with their sources."""
    yield f"\n=== {sheet.title} ({sheet.sheet_properties.codeName}, {sheet.sheet_state})"
    yield f"panes {sheet.freeze_panes}; filter {sheet.auto_filter.ref}; print {sheet.print_area}"
    yield f"repeat {sheet.print_title_rows} {sheet.print_title_cols}; footer {sheet.oddFooter.left.text}"
    yield "columns " + ", ".join(_columns(sheet))
    for table in sheet.tables.values():
        yield f"table {table.name} {table.ref}"
    last = LAST_ROWS.get(sheet.title, TABLE_HEADER_ROW)
    for row in sheet.iter_rows(max_row=last):
        yield from (f"{cell.coordinate}: {cell.value}" for cell in row if cell.value is not None)
    for rule in sheet.data_validations.dataValidation:
        yield f"rule {rule.sqref}: {rule.type} {rule.formula1} {rule.formula2} | {rule.prompt} | {rule.error}"
    for area in sheet.conditional_formatting:
        yield from (f"look {area.sqref}: {_test(rule)} -> {_look(rule.dxf)}" for rule in area.rules)


def _test(rule: Rule) -> str:
    return str(rule.formula[0]) if rule.formula else str(rule.type)


def _columns(sheet: Worksheet) -> Iterator[str]:
    for letter, column in sheet.column_dimensions.items():
        wrap = " wrapped" if column.alignment.wrap_text else ""
        hidden = " hidden" if column.hidden else ""
        yield f"{letter}-{column.max} {column.width:g} {column.number_format}{wrap}{hidden}"


def _look(style: openpyxl.styles.differential.DifferentialStyle | None) -> str:
    if style is None:
        return ""
    parts = []
    if style.numFmt is not None:
        parts.append(style.numFmt.formatCode)
    if style.font is not None:
        on = [name for name in ("b", "i", "strike") if getattr(style.font, name)]
        parts.append(f"font {''.join(on)} {style.font.color.rgb if style.font.color else ''}".strip())
    if style.fill is not None:
        parts.append(f"fill {style.fill.patternType} {style.fill.fgColor.rgb} on {style.fill.bgColor.rgb}")
    if style.border is not None:
        sides = [name for name in ("left", "right", "top", "bottom") if (s := getattr(style.border, name)) and s.style]
        parts.append("lines " + "+".join(sides))
    return "; ".join(parts)
