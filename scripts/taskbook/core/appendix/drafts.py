"""Rows on their way into a reading: what each says so far, and how they become its rows."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from taskbook.core.appendix.identities import Numbered, propose_ids
from taskbook.core.appendix.layout import LaidRow
from taskbook.core.appendix.numbers import Mark
from taskbook.core.appendix.reading import Doubt, DoubtCode, Field, Kind, ReadRow


@dataclass(slots=True)
class Draft:
    """A row on its way into the reading: what it says so far."""

    kind: Kind
    row: LaidRow
    section: tuple[str, ...]
    keys: tuple[str, ...] = ()
    fields: dict[Field, str] = dataclasses.field(default_factory=dict)
    other: dict[str, str] = dataclasses.field(default_factory=dict)
    text: str = ""
    mark: Mark | None = None
    goes_on: bool = False
    doubts: list[Doubt] = dataclasses.field(default_factory=list)

    def doubt(self, code: DoubtCode, column: int | None, *values: str) -> None:
        """Say that a person should look at a cell of the row, or at all of it."""
        self.doubts.append(Doubt(code, self.row.place(column), values))


def finish(drafts: Sequence[Draft], code: str) -> Iterator[ReadRow]:
    """Give every task its id; the rows stay in their order."""
    tasks = [draft for draft in drafts if draft.kind is Kind.TASK]
    ids = iter(propose_ids(code, [Numbered(task.keys, task.mark, task.goes_on) for task in tasks]))
    for draft in drafts:
        made = ReadRow(
            place=draft.row.place(),
            kind=draft.kind,
            section=draft.section,
            fields=dict(draft.fields),
            other=dict(draft.other),
            text=draft.text,
            doubts=tuple(draft.doubts),
            cells=draft.row.texts,
        )
        yield replace(made, id=next(ids)) if draft.kind is Kind.TASK else made


def task_paths(drafts: Sequence[Draft]) -> list[tuple[str, ...]]:
    """The path of each task, one of several rows once."""
    return [draft.section for draft in drafts if draft.kind is Kind.TASK and not draft.goes_on]
