"""Shows a plan issued again as what it changes: its tasks keep the ids of those that stand, what ends comes last."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from taskbook.core.appendix.reading import Field
from taskbook.core.gathered import Gathered
from taskbook.core.intake.model import FIELD_OF, Origin, Preview, PreviewRow, Remarks
from taskbook.core.reissue import Extent, Outcome, PlanRow, Proposal, Reissue, StandingPlan, standing_row
from taskbook_schemas.choices import PLAN_AMENDS, PLAN_REPLACES, ROW_DROPPED, ROW_SKIPPED, ROW_TASK
from taskbook_schemas.task_columns import SECTION_SEPARATOR

WAYS: Mapping[Extent, str] = {Extent.WHOLE: PLAN_REPLACES, Extent.PART: PLAN_AMENDS}
_TAKES = {Outcome.DROPPED: ROW_DROPPED, Outcome.UNFOUND: ROW_SKIPPED}


def standing_plans(gathered: Gathered) -> list[StandingPlan]:
    """The workbook's plans as a document may give them again; letters' tasks are none."""
    return [
        StandingPlan(plan.code, plan.number, plan.issued, plan.year, tuple(map(standing_row, table.tasks)))
        for table in gathered.tables
        if not (plan := table.plan).own_documents
    ]


def as_reissue(preview: Preview, reissue: Reissue, proposals: Sequence[Proposal], sheet: str) -> Preview:
    """The preview as proposals for the plan that stands on a sheet."""
    of_read = iter([proposal for proposal in proposals if proposal.new is not None])
    rows = [_named(row, next(of_read)) if row.take == ROW_TASK else row for row in preview.rows]
    rows += _ending(preview, proposals)
    head = replace(preview.head, code=reissue.plan.code, sheet=sheet, way=WAYS[reissue.extent])
    source = replace(preview.source, code=reissue.plan.code) if preview.source is not None else None
    return replace(preview, head=head, rows=tuple(rows), source=source, reissue=reissue)


def _named(row: PreviewRow, proposal: Proposal) -> PreviewRow:
    take = _TAKES.get(proposal.outcome, ROW_TASK)
    origin = replace(row.origin, take=take, id=proposal.id) if row.origin is not None else None
    return replace(row, take=take, id=proposal.id, origin=origin, remarks=replace(row.remarks, proposal=proposal))


def _ending(preview: Preview, proposals: Sequence[Proposal]) -> Iterator[PreviewRow]:
    for proposal in proposals:
        if proposal.outcome is Outcome.DROPPED and proposal.old is not None and proposal.new is None:
            section = tuple(filter(None, proposal.old.section.split(SECTION_SEPARATOR)))
            yield PreviewRow(
                take=ROW_DROPPED,
                id=proposal.id,
                section=proposal.old.section,
                cells=tuple(_cell(FIELD_OF.get(column.meaning), proposal.old) for column in preview.columns),
                origin=Origin(ROW_DROPPED, proposal.id, section),
                remarks=Remarks(proposal=proposal),
            )


def _cell(field: Field | None, row: PlanRow) -> str:
    return row.text(field) if field is not None else ""
