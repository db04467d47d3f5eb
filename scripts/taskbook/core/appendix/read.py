"""Reads an appendix: chooses its table, puts its pieces together, reads rows, head, counts and targets.

Strange rows never stop it: what is not certain is in the reading's doubts. A document without an appendix, or whose
text is rubbish, is a `Refusal`.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from taskbook.core.appendix.choice import Choice
from taskbook.core.appendix.counts import count_tasks, declared_for_whole
from taskbook.core.appendix.drafts import Draft, finish, task_paths
from taskbook.core.appendix.grid import Block, Cell, Paragraph, Row, Source, Table
from taskbook.core.appendix.head import read_head
from taskbook.core.appendix.head_text import HeadText, is_label
from taskbook.core.appendix.layout import LaidRow, lay
from taskbook.core.appendix.legibility import find_rubbish
from taskbook.core.appendix.lines import one_line
from taskbook.core.appendix.looks import Looks
from taskbook.core.appendix.pieces import Group, find_groups
from taskbook.core.appendix.reading import Count, Doubt, DoubtCode, Field, Kind, Reading, Refusal
from taskbook.core.appendix.rows import RowJudge
from taskbook.core.appendix.targets import find_targets
from taskbook.core.appendix.tasks import Drafter

_IMPORTANT: Final = (Field.NUMBER, Field.LEAD, Field.DEADLINE)
_NEAR: Final = 8
_BELOW: Final = 3
_LETTERHEAD_ROWS: Final = 8
_SAMPLE: Final = 30_000  # letters of a document that are enough to tell whether it can be read
_NO_CHOICE: Final = Choice()


def read_appendix(source: Source, choice: Choice = _NO_CHOICE) -> Reading | Refusal:
    """Read the appendix of a document, as a person chose where the person did."""
    refusal = _illegible(source)
    if refusal is not None:
        return refusal
    groups = find_groups(source.blocks, choice)
    if not groups:
        return Refusal.NO_TASKS if any(True for _ in source.tables()) else Refusal.NO_TABLE
    return _read(source, groups, choice)


def _illegible(source: Source) -> Refusal | None:
    sample = "\n".join(_sample(source))
    if not any(sign.isalnum() for sign in sample):
        return Refusal.NO_TEXT
    return find_rubbish(sample)


def _sample(source: Source) -> Iterator[str]:
    left = _SAMPLE
    for text in _texts(source.blocks):
        yield text
        left -= len(text)
        if left < 0:
            return


def _texts(blocks: Sequence[Block]) -> Iterator[str]:
    for block in blocks:
        if isinstance(block, Paragraph):
            yield block.text
        else:
            yield from (cell.text for row in block.rows for cell in row.cells if not cell.merged)


def _read(source: Source, groups: Sequence[Group], choice: Choice) -> Reading:
    group = groups[0]
    headed = group.headed
    columns = {guess.field: guess.column for guess in headed.guesses if guess.field is not None}
    rows = list(_rows(group))
    head_text = _head_text(source.blocks, group)
    plan, head_doubts = read_head(head_text, choice.code)
    told = {field for field, column in columns.items() if any(row.texts[column] for row in rows)}
    drafter = Drafter(headed, columns, [field for field in Field if field not in told], plan)
    drafts = [draft for judged in RowJudge(Looks(headed, columns, rows)).judge() if (draft := drafter.draft(judged))]
    below = [block.text for block in source.blocks[group.end + 1 :] if isinstance(block, Paragraph)][:_BELOW]
    counts = _counts(drafts, [*head_text.near, *below])
    return Reading(
        plan=plan,
        columns=headed.guesses,
        rows=tuple(finish(drafts, plan.code)),
        counts=counts,
        targets=tuple(find_targets(_body(source.blocks, head_text))),
        doubts=(*head_doubts, *_other_tables(groups), *headed.doubts, *_columns_in_doubt(group), *_differing(counts)),
        notices=source.notices,
        candidates=tuple(found.headed.candidate() for found in groups),
    )


def _rows(group: Group) -> Iterator[LaidRow]:
    for order, piece in enumerate(group.pieces):
        table = piece.table
        if piece.title:
            title = Row(0, (Cell(piece.title, 0, max(table.width, group.headed.table.width)),))
            yield from lay(group.headed, replace(table, rows=(title,)), 0, further=False)
        yield from lay(group.headed, table, piece.first, further=order > 0)


def _head_text(blocks: Sequence[Block], group: Group) -> HeadText:
    letterhead: list[tuple[str, ...]] = []
    lines: list[str] = []
    for block in blocks[: group.start]:
        if isinstance(block, Paragraph):
            lines.append(block.text)
        elif len(block.rows) <= _LETTERHEAD_ROWS and not lines:
            letterhead += _columns_of_lines(block)
    table = group.headed.table
    above = [one_line(text) for row in table.rows[: group.headed.first] for text in _row_lines(row)]
    lines += above
    label = next((at for at in range(len(lines) - 1, -1, -1) if is_label(lines[at])), len(lines) - _NEAR)
    return HeadText(tuple(letterhead), tuple(lines), tuple(lines[max(label, 0) :]))


def _columns_of_lines(table: Table) -> Iterator[tuple[str, ...]]:
    """The lines of each column of a letterhead, from the top down: number and day may stand in a row of their own."""
    by_column: dict[int, list[str]] = {}
    for row in table.rows:
        for cell in row.cells:
            if not cell.merged:
                by_column.setdefault(cell.column, []).extend(cell.lines or (cell.text,))
    yield from (tuple(line for line in lines if line) for lines in by_column.values())


def _row_lines(row: Row) -> Iterator[str]:
    for cell in row.cells:
        if cell.text and not cell.merged:
            yield from cell.lines or (cell.text,)


def _body(blocks: Sequence[Block], head: HeadText) -> Iterator[str]:
    """What the plan says itself: not the lines that name its appendix."""
    near = set(head.near) if head.near and is_label(head.near[0]) else set()
    return (block.text for block in blocks if isinstance(block, Paragraph) and block.text not in near)


def _counts(drafts: Sequence[Draft], lines: Sequence[str]) -> tuple[Count, ...]:
    totals = [draft.text for draft in drafts if draft.kind is Kind.TOTAL]
    whole = next((count for line in (*lines, *totals) if (count := declared_for_whole(line)) is not None), None)
    sections = [draft.section for draft in drafts if draft.kind is Kind.SECTION]
    return count_tasks(whole, sections, task_paths(drafts))


def _differing(counts: Sequence[Count]) -> Iterator[Doubt]:
    for count in counts:
        if count.declared != count.found:
            values = (count.section or "", str(count.declared), str(count.found))
            yield Doubt(DoubtCode.COUNT_DIFFERS, values=values)


def _other_tables(groups: Sequence[Group]) -> Iterator[Doubt]:
    """Other tables that could be the appendix as well: with a lead and a time, too."""
    for group in groups[1:]:
        if group.worth[0] or not groups[0].worth[0]:
            table = group.headed.table
            values = ("; ".join(group.headed.candidate().headings),)
            yield Doubt(DoubtCode.TWO_TABLES, table.place(table.rows[group.headed.first]), values)


def _columns_in_doubt(group: Group) -> Iterator[Doubt]:
    headed = group.headed
    row = headed.table.rows[headed.first]
    fields = {guess.field for guess in headed.guesses}
    for field in _IMPORTANT:
        if field not in fields:
            yield Doubt(DoubtCode.NO_COLUMN, headed.table.place(row), (field.value,))
    for leaf in headed.leaves:
        if leaf.hidden:
            yield Doubt(DoubtCode.HIDDEN_COLUMN, headed.table.place(row, leaf.start), (leaf.heading,))
