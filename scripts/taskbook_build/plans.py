"""The plans the master workbook is built from: one TOML file per plan, its words letter for letter.

`load_plans` reads a folder of them; `check_counts` compares the numbers of tasks a plan declares with its rows, because
declared counts are a checksum. A row without a number is another row of the task above it and counts for nothing.
Errors: `PlanSourceError` names the file and the place.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from pathlib import Path

from taskbook.errors import PlanSourceError
from taskbook.texts import plans as texts
from taskbook_build.plan_source import (
    COLUMN_FIELDS,
    REQUIRED_FIELDS,
    Appendix,
    Comparison,
    CountMismatch,
    PlanColumn,
    PlanHead,
    PlanRow,
    PlanSection,
    PlanSource,
    PlanTarget,
)
from taskbook_build.plan_table import PlanTable, read_toml
from taskbook_schemas.task_columns import SECTION_SEPARATOR

__all__ = [
    "Appendix",
    "Comparison",
    "CountMismatch",
    "PlanColumn",
    "PlanHead",
    "PlanRow",
    "PlanSection",
    "PlanSource",
    "PlanTarget",
    "check_counts",
    "load_plans",
]


def load_plans(folder: Path) -> tuple[PlanSource, ...]:
    """Read every plan (`*.toml`) of a folder, in the order of their years; codes, sheets and ids are unique in it."""
    tables = [read_toml(path) for path in sorted(folder.glob("*.toml"))]
    if not tables:
        raise PlanSourceError(texts.no_plans(str(folder)))
    plans = [_plan(table) for table in tables]
    files = zip(tables, plans, strict=True)
    refuse_repeats((table.file, kind, value) for table, plan in files for kind, value in _names(plan))
    return tuple(sorted(plans, key=lambda plan: (plan.head.year, plan.head.code)))


def check_counts(plan: PlanSource) -> tuple[CountMismatch, ...]:
    """Compare each declared count with the numbered rows below it: the whole first, then sections in their order."""
    return tuple(
        CountMismatch(plan.head.code, section, declared, counted)
        for section, declared, counted in _counts(plan)
        if declared is not None and declared != counted
    )


def _counts(plan: PlanSource) -> Iterator[tuple[PlanSection | None, int | None, int]]:
    numbered = [row for row in plan.rows if row.number]
    yield None, plan.head.declared_tasks, len(numbered)
    parents = {section.key: section.parent for section in plan.sections}
    for section in plan.sections:
        counted = sum(1 for row in numbered if section.key in (row.section, parents.get(row.section or "")))
        yield section, section.declared, counted


def refuse_repeats(named: Iterable[tuple[str, str, str]]) -> None:
    """Refuse a code, a sheet or an id that stands twice: who has it, its kind and its value. PlanSourceError."""
    seen: set[tuple[str, str]] = set()
    for owner, kind, value in named:
        if (kind, value.casefold()) in seen:
            raise PlanSourceError(texts.repeated(owner, texts.CODES, value))
        seen.add((kind, value.casefold()))


def _names(plan: PlanSource) -> Iterator[tuple[str, str]]:
    yield "code", plan.head.code
    yield "sheet", plan.head.sheet
    yield from (("id", row.id) for row in plan.rows)
    yield from (("id", target.id) for target in plan.targets)


def _plan(table: PlanTable) -> PlanSource:
    head = _head(table)
    sections = _sections(table)
    fields = [column.field for column in head.columns]
    rows = table.tables("rows", lambda order, values: texts.row_place(order, values.get("id")))
    targets = table.tables("targets", lambda order, values: texts.target_place(order, values.get("id")))
    return PlanSource(
        head=head,
        sections=tuple(sections.values()),
        rows=tuple(_row(row, sections, fields) for row in rows),
        targets=tuple(_target(target) for target in targets),
    )


def _head(table: PlanTable) -> PlanHead:
    own = ("code", "sheet", "number", "issued", "year", "subject", "issuing_body", "declared_tasks")
    table.only(*own, "appendix", "columns", "sections", "rows", "targets")
    return PlanHead(
        code=table.text("code"),
        sheet=table.text("sheet"),
        number=table.maybe_text("number"),
        issued=table.day("issued"),
        year=table.take("year", int),
        subject=table.text("subject"),
        issuing_body=table.text("issuing_body"),
        declared_tasks=table.maybe("declared_tasks", int),
        appendix=_appendix(table.table("appendix", texts.APPENDIX)),
        columns=_columns(table),
    )


def _appendix(table: PlanTable) -> Appendix:
    table.only("label", "title", "reference", "total_line")
    return Appendix(
        label=table.text("label"),
        title=table.text("title"),
        reference=table.text("reference"),
        total_line=table.maybe_text("total_line"),
    )


def _columns(table: PlanTable) -> tuple[PlanColumn, ...]:
    columns: dict[str, PlanColumn] = {}
    for entry in table.tables("columns", lambda order, _: texts.column_place(order)):
        entry.only("heading", "field")
        field = _choice(entry, "field", COLUMN_FIELDS)
        _new(entry, field, columns)
        columns[field] = PlanColumn(entry.text("heading"), field)
    for field in REQUIRED_FIELDS:
        if field not in columns:
            raise PlanSourceError(texts.column_absent(table.file, field))
    return tuple(columns.values())


def _sections(table: PlanTable) -> dict[str, PlanSection]:
    sections: dict[str, PlanSection] = {}
    for entry in table.tables("sections", lambda order, _: texts.section_place(order)):
        entry.only("key", "parent", "heading", "declared")
        key, heading = entry.text("key"), entry.text("heading")
        _new(entry, key, sections)
        # A section holds sub-sections and these hold rows: there is no third level.
        tops = {key: section for key, section in sections.items() if section.parent is None}
        parent = _choice(entry, "parent", tops) if "parent" in entry.values else None
        text = heading if parent is None else tops[parent].text + SECTION_SEPARATOR + heading
        sections[key] = PlanSection(key, heading, entry.maybe("declared", int), parent, text)
    return sections


def _row(entry: PlanTable, sections: dict[str, PlanSection], fields: list[str]) -> PlanRow:
    entry.only("id", *(["section"] if sections else []), *fields)
    section = _choice(entry, "section", sections) if sections else None
    cells = {field: entry.take(field, str) for field in fields}
    entry.text("name")
    return PlanRow(entry.text("id"), section, sections[section].text if section else "", **cells)


def _target(entry: PlanTable) -> PlanTarget:
    entry.only("id", "name", "unit", "comparison", "value", "year", "source")
    return PlanTarget(
        id=entry.text("id"),
        name=entry.text("name"),
        unit=entry.text("unit"),
        comparison=Comparison(_choice(entry, "comparison", [sign.value for sign in Comparison])),
        value=entry.number("value"),
        year=entry.take("year", int),
        source=entry.text("source"),
    )


def _choice(entry: PlanTable, key: str, choices: Collection[str]) -> str:
    value = entry.text(key)
    if value not in choices:
        raise PlanSourceError(texts.not_a_choice(entry.file, entry.place, key, value, ", ".join(choices)))
    return value


def _new(entry: PlanTable, value: str, known: Collection[str]) -> None:
    if value in known:
        raise PlanSourceError(texts.repeated(entry.file, entry.place, value))
