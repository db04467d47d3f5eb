"""A plan that was read, as programs take it."""

from __future__ import annotations

from taskbook.core.appendix.reading import Field, Reading, ReadRow
from taskbook.texts import appendix as texts


def plain(reading: Reading) -> dict[str, object]:
    """Return a reading as programs take it: null where the appendix has nothing, texts verbatim."""
    plan = reading.plan
    return {
        "plan": {
            "number": plan.number,
            "issued": plan.issued.isoformat() if plan.issued else None,
            "year": plan.year,
            "subject": plan.subject,
            "issuer": plan.issuer,
        },
        "columns": {column.field.value: column.heading for column in reading.columns if column.field},
        "rows": [_row(row) for row in reading.tasks],
        "declared": [
            {"where": count.section or texts.TOTAL, "declared": count.declared, "found": count.found}
            for count in reading.counts
        ],
        "targets": [{"text": target.text, "sentence": target.sentence} for target in reading.targets],
        "doubts": [
            *({"where": texts.WHOLE_FILE, "what": texts.notice(met)} for met in reading.notices),
            *({"where": texts.where(doubt), "what": texts.what(doubt)} for doubt in reading.all_doubts),
        ],
    }


def _row(row: ReadRow) -> dict[str, object]:
    fields = {field.value: row.fields.get(field) for field in Field}
    return {"id": row.id, "section": list(row.section), **fields, "other": dict(row.other)}
