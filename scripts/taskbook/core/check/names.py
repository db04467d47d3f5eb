"""Names no table knows, spellings that two names claim, units written in several ways, tasks with several leads."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from taskbook.core.check.group_issues import gap
from taskbook.core.evidence import is_evidence
from taskbook.core.gathered import FilledTable, Gathered, PlanTable
from taskbook.core.issues import Issue
from taskbook.core.model import Named, UnknownName
from taskbook.core.naming.leaders import LeaderDirectory
from taskbook.core.naming.names import one_line
from taskbook.core.naming.spellings import Conflict
from taskbook.core.naming.units import UnitDirectory
from taskbook.core.parsed_cells import Readings
from taskbook_schemas.registry import LEADERS, UNITS

_SPELLINGS_SHOWN = 4


def name_issues(gathered: Gathered, readings: Readings) -> Iterator[Issue]:
    """All that is doubtful about names of units and leaders."""
    units, leaders = UnitDirectory(gathered.units, gathered.places), LeaderDirectory(gathered.leaders)
    yield from _conflicts(gathered.fixed[UNITS], units.conflicts(), "unit_name_conflict")
    yield from _conflicts(gathered.fixed[LEADERS], leaders.conflicts(), "leader_name_conflict")
    for table in gathered.tables:
        nobody = [task.row for task in table.tasks if task.lead_text and not is_evidence(task.lead_text)]
        for row in nobody:
            yield table.place.issue("lead_names_nobody", row, "lead")
        yield from _unknown(table, readings, set(nobody))
        yield from _spellings(table, readings)
        several = [task.row for task in table.tasks if len(readings.of(task).lead.units) > 1]
        if several:
            yield gap(table.place, "several_leads", "lead", several)


def _conflicts(filled: FilledTable, conflicts: Iterable[Conflict], code: str) -> Iterator[Issue]:
    """Each at the last of the rows that claim the spelling."""
    rows = {name: row for row, name in zip(filled.rows, filled.texts("name"), strict=True)}
    for conflict in conflicts:
        row = max(rows[name] for name in conflict.names)
        field = "name" if conflict.spelling in conflict.names else "aliases"
        yield filled.place.issue(code, row, field, spelling=conflict.spelling, names="; ".join(conflict.names))


def _unknown(table: PlanTable, readings: Readings, nobody: set[int]) -> Iterator[Issue]:
    """One issue for each unknown name, however many cells hold it; its value is the name.

    `nobody`: rows whose lead is no name at all, which was told.
    """
    rows: dict[tuple[str, str, UnknownName], list[int]] = {}
    for task in table.tasks:
        reading = readings.of(task)
        for code, field, names in (
            ("unknown_unit", "lead", reading.lead.unknown),
            ("unknown_coordinator", "coordinate", reading.coordinate.unknown),
            ("unknown_leader", reading.leader_field, reading.leader.unknown),
        ):
            for name in () if field == "lead" and task.row in nobody else names:
                rows.setdefault((code, field, name), []).append(task.row)
    for (code, field, name), found in rows.items():
        issue = gap(table.place, code, field, found, nearest="; ".join(name.nearest))
        yield replace(issue, value=one_line(name.text))


def _spellings(table: PlanTable, readings: Readings) -> Iterator[Issue]:
    """One issue for the sheet's units that are written in several ways; only cells that name one unit can tell."""
    written: dict[str, dict[str, tuple[int, str]]] = {}
    seen: set[str] = set()
    for task in table.tasks:
        reading = readings.of(task)
        for field, text, named in (
            ("lead", task.lead_text, reading.lead),
            ("coordinate", task.coordinate_text, reading.coordinate),
        ):
            if text not in seen and _names_one(named):
                seen.add(text)
                written.setdefault(named.units[0], {}).setdefault(_bare(text), (task.row, field))
    several = {unit: spellings for unit, spellings in written.items() if len(spellings) > 1}
    if several:
        yield _spelling_issue(table, several)


def _spelling_issue(table: PlanTable, several: dict[str, dict[str, tuple[int, str]]]) -> Issue:
    row, field = min(list(spellings.values())[1] for spellings in several.values())
    said = (f"{unit}: {_some(list(spellings))}" for unit, spellings in several.items())
    return table.place.issue("unit_spellings", row, field, units=str(len(several)), spellings="; ".join(said))


def _some(spellings: Sequence[str]) -> str:
    more = " …" if len(spellings) > _SPELLINGS_SHOWN else ""
    return ", ".join(f"«{spelling}»" for spelling in spellings[:_SPELLINGS_SHOWN]) + more


def _names_one(named: Named) -> bool:
    return len(named.units) == 1 and not named.groups and not named.unknown


def _bare(text: str) -> str:
    """The spelling without bullets and end marks, which are no way of writing a name."""
    return one_line(text).strip(" -•+;.,")
