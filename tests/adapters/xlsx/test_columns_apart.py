"""Computed columns that do not stand side by side: each stretch is written, what stands between them is left alone."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import openpyxl
from hypothesis import given
from hypothesis import strategies as st
from openpyxl.worksheet.table import Table

from taskbook.adapters.xlsx.workbook import open_workbook
from taskbook.ports import Changes, ColumnWrite

HEADINGS = ("Mã", "Trạng thái", "Số ngày", "Nhiệm vụ", "Hạn", "Đơn vị", "Vì sao", "Ghi chú")
COMPUTED = (2, 3, 5, 7)
texts = st.text(alphabet='ab5"&<é ', max_size=8)
rows = st.lists(st.tuples(texts, *(st.sampled_from(["x", "y", None]) for _ in COMPUTED), st.booleans()), min_size=1)


@given(rows, rows)
def test_every_stretch_of_columns_is_written_and_nothing_else(
    first: list[tuple[Any, ...]], second: list[tuple[Any, ...]]
) -> None:
    with TemporaryDirectory() as folder:
        path = Path(folder) / "so.xlsx"
        book = openpyxl.Workbook()
        sheet = book.active
        sheet.append(HEADINGS)
        for number, (name, *values, gap) in enumerate(first, 2):
            # a row without some of its cells is patched with care
            sheet.append([f"M{number}", None if gap else values[0], values[1], name, values[2], name, values[3], 5])
        sheet.add_table(Table(displayName="Bang", ref=f"A1:H{len(first) + 1}"))
        book.save(path)
        wanted = {
            column: [second[row % len(second)][1 + place] for row in range(len(first))]
            for place, column in enumerate(COMPUTED)
        }
        before = [[cell.value for cell in row] for row in openpyxl.load_workbook(path).active.iter_rows()]
        changes = Changes(
            columns=[ColumnWrite("Sheet", "Bang", HEADINGS[column - 1], wanted[column]) for column in COMPUTED]
        )
        receipt = open_workbook(path).apply(changes)
        after = [[cell.value for cell in row] for row in openpyxl.load_workbook(path).active.iter_rows()]
        assert after[0] == list(HEADINGS)
        for place, (was, now) in enumerate(zip(before[1:], after[1:], strict=True)):
            assert [now[column - 1] for column in COMPUTED] == [wanted[column][place] for column in COMPUTED]
            others = [column for column in range(8) if column + 1 not in COMPUTED]
            assert [now[column] for column in others] == [was[column] for column in others]
        told = {
            (block.row + down, block.column + across): old
            for block in receipt.blocks
            for down, line in enumerate(block.old)
            for across, old in enumerate(line)
        }
        assert all(before[row - 1][column - 1] == old for (row, column), old in told.items())
        assert open_workbook(path).apply(changes).changed == 0
