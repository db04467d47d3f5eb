"""`taskbook import`: a new plan's appendix, from a file or the clipboard; for people (a summary), programs (JSON)."""

from __future__ import annotations

from pathlib import Path

import click

from taskbook.actions.appendix import read_plan
from taskbook.cli.output import write_json
from taskbook.core.appendix.grid import Source
from taskbook.core.appendix.reading import Field, Reading, ReadRow
from taskbook.errors import UsageError
from taskbook.texts import appendix as texts
from taskbook.texts import appendix_copied as copied_texts
from taskbook.texts.cli import HELP_JSON
from taskbook_schemas.commands import HELP


@click.command("import", help=HELP["import"])
@click.argument("source", metavar="[TỆP_KẾ_HOẠCH]", type=click.Path(path_type=Path), required=False)
@click.option("--clipboard", is_flag=True, help=copied_texts.HELP_CLIPBOARD)
@click.option("--json", "as_json", is_flag=True, help=HELP_JSON)
def import_command(source: Path | None, clipboard: bool, as_json: bool) -> None:
    """Print what SOURCE, or the clipboard, holds; no workbook is needed, nothing is written."""
    found = _source(source, clipboard)
    reading = read_plan(found)
    if as_json:
        write_json(plain(reading))
    else:
        click.echo(texts.summary(found.name, reading))


def _source(path: Path | None, clipboard: bool) -> Source:
    """Read the one that was named; UsageError for both or none."""
    if clipboard == (path is not None):
        raise UsageError(copied_texts.source_or_clipboard())
    if path is not None:
        from taskbook.adapters.appendix.source import read_source

        return read_source(path)
    from taskbook.adapters.appendix.copied import copied_source
    from taskbook.adapters.windows.clipboard import read_clipboard

    return copied_source(read_clipboard())


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
