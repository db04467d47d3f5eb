"""`taskbook import`: a new plan's appendix, from a file or the clipboard: shown on its sheet, taken, or printed."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import click

from taskbook.actions.appendix import PlanFile, read_plan_file
from taskbook.cli.appendix_json import plain
from taskbook.cli.output import write_json
from taskbook.core.appendix.choice import Choice
from taskbook.core.run import Run
from taskbook.errors import PlanNotReadyError, UsageError
from taskbook.texts import appendix as texts
from taskbook.texts import appendix_copied as copied_texts
from taskbook.texts import intake as intake_texts
from taskbook.texts.cli import HELP_JSON
from taskbook.texts.outcomes import backup_kept
from taskbook_schemas.commands import HELP


@click.command("import", help=HELP["import"])
@click.argument("paths", nargs=-1, metavar="[TỆP_KẾ_HOẠCH] [TỆP]", type=click.Path(path_type=Path))
@click.option("--clipboard", is_flag=True, help=copied_texts.HELP_CLIPBOARD)
@click.option("--json", "as_json", is_flag=True, help=HELP_JSON)
@click.option("--accept", "accepting", is_flag=True, help=intake_texts.HELP_ACCEPT)
def import_command(paths: tuple[Path, ...], clipboard: bool, as_json: bool, accepting: bool) -> None:
    """Print what SOURCE or the clipboard holds, show it in the workbook FILE, or take what is shown there."""
    from taskbook.adapters.this_run import this_run

    source, file = _parted(paths, clipboard, accepting)
    if as_json:
        write_json(plain(_read_named(source, clipboard).reading))
    elif accepting:
        _accept(_read_named(source, clipboard) if source or clipboard else None, file, this_run())
    else:
        _show(_read_named(source, clipboard), file, this_run())


def _parted(paths: Sequence[Path], clipboard: bool, accepting: bool) -> tuple[Path | None, Path | None]:
    """The plan's file and the workbook; the clipboard, or what is shown already, needs no plan's file."""
    if len(paths) > 2 or (clipboard and len(paths) > 1):
        raise UsageError(intake_texts.TOO_MANY)
    if paths and clipboard and not _is_master(paths[0]):
        raise UsageError(copied_texts.source_or_clipboard())
    if len(paths) == 1 and (clipboard or (accepting and _is_master(paths[0]))):
        return None, paths[0]
    source, file = [*paths, None, None][:2]
    return source, file


def _is_master(path: Path) -> bool:
    from taskbook.adapters.masters import open_master

    return open_master(path) is not None


def _read_named(path: Path | None, clipboard: bool) -> PlanFile:
    """Read the one that was named; UsageError for none."""
    if path is not None:
        return _read(path)
    if not clipboard:
        raise UsageError(copied_texts.source_or_clipboard())
    from taskbook.adapters.appendix.copied import copied_source
    from taskbook.adapters.windows.clipboard import read_clipboard

    return read_plan_file(copied_source(read_clipboard()), "")


def _read(path: Path, choice: Choice | None = None) -> PlanFile:
    from taskbook.adapters.appendix.source import read_source

    return read_plan_file(read_source(path), str(path.resolve()), choice or Choice())


def _show(read: PlanFile, file: Path | None, run: Run) -> None:
    from taskbook.actions.intake import show
    from taskbook.adapters.history import FileHistory, Recorded
    from taskbook.adapters.locate import find_workbook
    from taskbook.adapters.xlsx.workbook import open_workbook

    workbook = open_workbook(find_workbook(str(file) if file else None), lambda: run.now)
    recorded = Recorded(workbook, FileHistory(workbook.path), "import", run)
    report = show(recorded, read, run)
    click.echo(texts.summary(read.name, read.reading))
    for line in intake_texts.shown_lines(report.label, report.replaced):
        click.echo(line)


def _accept(read: PlanFile | None, file: Path | None, run: Run) -> None:
    """Take what is shown; a plan's file that is named is shown first where no plan stands there."""
    from taskbook.actions.intake import chosen_table, shown_preview, take
    from taskbook.adapters.history import FileHistory
    from taskbook.adapters.locate import find_workbook
    from taskbook.adapters.xlsx.workbook import open_workbook
    from taskbook_build.renewing import renewable

    path = find_workbook(str(file) if file else None)
    preview = shown_preview(open_workbook(path))
    if read is not None and preview is None:
        _show(read, path, run)
    elif read is not None and (preview is None or preview.source is None or preview.source.digest != read.digest):
        raise PlanNotReadyError(intake_texts.another_stands(read.name))
    other = chosen_table(preview) if preview is not None else None
    if other is not None:
        source, table = other
        _show(_read(Path(source), Choice(table=table)), path, run)
        return
    report = take(renewable(path), FileHistory(path), run)
    for line in (*intake_texts.taken_lines(report.writing), backup_kept(report.backup), intake_texts.NEXT):
        click.echo(line)
