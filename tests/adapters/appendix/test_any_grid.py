"""Whatever grid of cells, spans and merges a Word or HTML table has: the same cells come back, each where it stood."""

from __future__ import annotations

import tempfile
from dataclasses import dataclass
from html import escape
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from taskbook.adapters.appendix.docx.read import read_docx
from taskbook.adapters.appendix.html import read_html
from taskbook.core.appendix.grid import Source, Table
from tests.appendices.word import Cell, docx, table

WORDS = st.text(st.sampled_from("aăâbcdđeêghiklmnoôơpqrstuưvxyÁẮệ0123456789,.;:()«» "), min_size=1, max_size=30).map(
    lambda text: "x" + " ".join(text.split())
)


@dataclass(frozen=True)
class Block:
    """A cell and where it lies: `top` and `left` from 0, how many rows and columns it covers."""

    top: int
    left: int
    down: int
    wide: int
    text: str


@st.composite
def grids(draw: st.DrawFn) -> tuple[int, int, list[Block]]:
    """A table wholly covered by cells, some of them over several rows and columns."""
    height, width = draw(st.integers(1, 6)), draw(st.integers(1, 6))
    taken: set[tuple[int, int]] = set()
    blocks = []
    for top in range(height):
        for left in range(width):
            if (top, left) in taken:
                continue
            free = next((at for at in range(left, width) if (top, at) in taken), width)
            wide, down = draw(st.integers(1, free - left)), draw(st.integers(1, height - top))
            blocks.append(Block(top, left, down, wide, draw(WORDS)))
            taken |= {(row, at) for row in range(top, top + down) for at in range(left, left + wide)}
    return height, width, blocks


def cells_of(source: Source) -> list[list[tuple[int, int, str, bool]]]:
    (found,) = source.blocks
    assert isinstance(found, Table)
    return [[(cell.column, cell.span, cell.text, cell.merged) for cell in row.cells] for row in found.rows]


def wanted(height: int, blocks: list[Block]) -> list[list[tuple[int, int, str, bool]]]:
    return [
        sorted(
            (block.left, block.wide, block.text, row > block.top)
            for block in blocks
            if block.top <= row < block.top + block.down
        )
        for row in range(height)
    ]


@settings(max_examples=60, deadline=None)
@given(grids())
def test_a_word_table_gives_the_cells_it_was_made_of(grid: tuple[int, int, list[Block]]) -> None:
    height, _, blocks = grid
    rows = []
    for row in range(height):
        covering = sorted((b for b in blocks if b.top <= row < b.top + b.down), key=lambda block: block.left)
        rows.append(
            [
                Cell(block.text, block.wide, begins=block.down > 1)
                if row == block.top
                else Cell("", block.wide, goes_on=True)
                for block in covering
            ]
        )
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "a.docx"
        path.write_bytes(docx(table(*rows)))
        assert cells_of(read_docx(path)) == wanted(height, blocks)


@settings(max_examples=60, deadline=None)
@given(grids())
def test_an_html_table_gives_the_cells_it_was_made_of(grid: tuple[int, int, list[Block]]) -> None:
    height, _, blocks = grid
    rows = "".join(
        "<tr>"
        + "".join(
            f'<td colspan="{block.wide}" rowspan="{block.down}">{escape(block.text)}</td>'
            for block in sorted(blocks, key=lambda block: block.left)
            if block.top == row
        )
        + "</tr>"
        for row in range(height)
    )
    assert cells_of(read_html(f"<table>{rows}</table>", "a")) == wanted(height, blocks)
