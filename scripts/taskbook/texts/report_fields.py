"""A report's outline as the fields that forms name: sentences, rows, annexes, and the places left in yellow.

The names are what the office's own forms may use; `doctor` knows them from here.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from taskbook.core.days import day_text
from taskbook.core.letters.lines import one_line
from taskbook.core.model import Plan
from taskbook.core.report.model import Annex, Gap, GapKind, Outline
from taskbook.texts import report as texts
from taskbook.texts import report_rows as rows
from taskbook.texts.numbers import whole
from taskbook_schemas.period_kinds import PeriodKind
from taskbook_schemas.words import NO_LEADER, NO_UNIT

_LONGEST = (PeriodKind.HALF, PeriodKind.NINE_MONTHS, PeriodKind.YEAR)


@dataclass(frozen=True, slots=True)
class Head:
    """What stands in a paper's head: the commune with its kind («xã An Bình»), its place, the year of writing."""

    commune: str
    place: str
    year: int

    @property
    def office(self) -> str:
        """The office's short name within a sentence."""
        return f"UBND {self.commune}"


def fields(made: Outline, head: Head) -> Mapping[str, object]:
    """Return all fields of a report."""
    signing = made.signing
    return {
        "body": "ỦY BAN NHÂN DÂN",
        "commune": head.commune,
        "commune_upper": head.commune.upper(),
        "office": head.office,
        "unit": one_line(signing.unit),
        "unit_upper": one_line(signing.unit).upper(),
        "sign": one_line(signing.sign),
        "place": head.place,
        "year": str(head.year),
        "to": one_line(signing.to),
        "period": texts.period_words(made.now.period),
        "as_of": day_text(made.now.as_of),
        "subject": texts.subject(made.plans, head.office, made.now.period),
        "basis": texts.basis(made),
        "post": [one_line(line) for line in signing.post],
        "signed_by": one_line(signing.name),
        "copies": [one_line(line) for line in signing.copies],
        "is_long": made.now.period.is_long,
        "is_longest": made.now.period.kind in _LONGEST,
        "reply_by": day_text(made.reply_by),
        "gap": _gaps(made),
        "plans": [_plan(made, plan, head) for plan in made.plans],
        **_sentences(made),
        **_tables(made),
        **_annexes(made),
    }


def _sentences(made: Outline) -> dict[str, str]:
    before = made.before.figures if made.before else None
    return {
        "state": texts.state(made.figures, before, made.now.as_of),
        "rates": texts.rates(made.figures),
        "compared": texts.compared(made),
        "done_line": texts.done_line(made),
        "due_line": texts.due_line(made),
        "late_line": texts.late_line(made),
        "stubborn_line": texts.stubborn_line(made),
        "silent_line": texts.silent_line(made),
        "extensions_line": texts.extensions_line(made),
        "estimate_line": texts.estimate_line(made),
        "annexes_line": texts.annexes_line(made),
        "total": whole(made.figures.total),
        "late_total": whole(len(made.late)),
        "late_annex": texts.annex_name(made, Annex.LATE),
    }


def _tables(made: Outline) -> dict[str, object]:
    return {
        "by_unit": list(rows.groups(made.by_unit, made.figures, NO_UNIT)),
        "by_leader": list(rows.groups(made.by_leader, made.figures, NO_LEADER)),
        "late_units": list(rows.late_by_unit(made, NO_UNIT)),
        "stubborn": list(rows.tasks(texts.named(made))),
        "causes": list(rows.quotes(made.causes)),
        "to_decide": list(rows.to_decide(made.to_decide)),
        "targets": list(rows.targets(made.targets)),
    }


def _annexes(made: Outline) -> dict[str, object]:
    filled = {
        Annex.BY_UNIT: list(rows.groups(made.by_unit, made.figures, NO_UNIT)),
        Annex.LATE: list(rows.tasks(made.late)),
        Annex.DUE_NEXT: list(rows.tasks(made.due_next)),
        Annex.DONE: list(rows.tasks(made.done)),
        Annex.EXTENSIONS: list(rows.extensions(made.extensions)),
        Annex.SILENT: list(rows.tasks(made.silent)),
        Annex.ALL: list(rows.tasks(made.now.lines)),
    }
    return {
        f"annex_{annex.value}": {
            "shown": annex in made.annexes,
            "name": texts.annex_name(made, annex),
            "title": texts.ANNEX_TITLES[annex],
            "rows": filled[annex] if annex in made.annexes else [],
        }
        for annex in Annex
    }


def _plan(made: Outline, plan: Plan, head: Head) -> dict[str, str]:
    """A plan's name in two parts, between which a missing number is left open; its state where there are several."""
    missing = next((gap for gap in made.gaps if gap == Gap(GapKind.PLAN_NUMBER, plan.code)), None)
    figures = next((one.figures for one in made.by_plan if one.name == plan.code), None)
    begin, end = texts.plan_in_parts(plan, head.office)
    return {
        "name": texts.plan_words(plan),
        "begin": begin,
        "missing": texts.gap_place(missing) if missing else "",
        "end": end,
        "state": texts.plan_state(figures) if figures and len(made.plans) > 1 else "",
    }


def _gaps(made: Outline) -> dict[str, str]:
    """Every kind's place, empty where nothing is left open; plans' numbers stand beside their plans."""
    open_ones = {gap.kind: texts.gap_place(gap) for gap in made.gaps if gap.kind is not GapKind.PLAN_NUMBER}
    return {kind.value: open_ones.get(kind, "") for kind in GapKind if kind is not GapKind.PLAN_NUMBER}
