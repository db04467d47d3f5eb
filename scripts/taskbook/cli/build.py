"""`taskbook build`: make the master workbook from the plans' sources, anew."""

from __future__ import annotations

from pathlib import Path
from typing import BinaryIO

import click

from taskbook.adapters import disk
from taskbook.adapters.locate import REPOSITORY
from taskbook.errors import UsageError, WorkbookNotSavedError
from taskbook.texts import master as texts
from taskbook.texts import office as office_texts
from taskbook_build.macros import Macros
from taskbook_build.master import build_for, build_workbook
from taskbook_build.office_file import read_office
from taskbook_build.plan_files import new_plans
from taskbook_build.proof import prove_readable
from taskbook_build.renewing import macro_sources
from taskbook_build.report_forms import write_report_forms
from taskbook_build.sources import write_sources
from taskbook_schemas.commands import HELP

SOURCES = REPOSITORY / "workbook" / "plans"
MACROS = REPOSITORY / "macros"
REPORT_FORMS = REPOSITORY / "scripts" / "taskbook" / "templates" / "reports"
DEFAULT_OUT = REPOSITORY / "workbook" / "TheoDoiNhiemVu.xlsm"


@click.command("build", help=HELP["build"])
@click.option("--office", metavar="TỆP", type=click.Path(dir_okay=False, path_type=Path), help=office_texts.HELP_OFFICE)
@click.option("--out", metavar="TỆP", type=click.Path(dir_okay=False, path_type=Path), help=texts.HELP_OUT)
def build_command(office: Path | None, out: Path | None) -> None:
    """Write the made files of `macros/` and the forms of reports; build the workbook, the old one kept as a backup.

    For an `office` of its own: a workbook without plans beside its file, which never replaces another.
    """
    if office is not None:
        _build_for(office, out or office.with_name(DEFAULT_OUT.name))
        return
    if not SOURCES.is_dir():
        raise UsageError(texts.no_sources(str(SOURCES)))
    write_sources(MACROS)
    write_report_forms(REPORT_FORMS)
    target = out or DEFAULT_OUT
    macros = Macros(MACROS) if target.suffix.lower() == ".xlsm" else None
    data = build_workbook(SOURCES, macros)
    prove_readable(data, new_plans(SOURCES))
    backup = put(target, data)
    click.echo(texts.built(str(target)))
    if backup:
        click.echo(texts.kept_old(str(backup)))


def _build_for(file: Path, target: Path) -> None:
    if target.exists():
        raise UsageError(office_texts.stands_already(str(target)))
    office = read_office(file)
    macros = Macros(macro_sources()) if target.suffix.lower() == ".xlsm" else None
    data = build_for(office, macros=macros)
    prove_readable(data, ())
    put(target, data)
    click.echo(texts.built(str(target)))
    click.echo(office_texts.what_next(len(office.units), len(office.leaders)))


def put(target: Path, data: bytes) -> Path | None:
    """Write the workbook and return the backup of the one it replaced. Errors: those of saving a workbook."""
    try:
        old = target.read_bytes() if target.exists() else None
        if old is None:
            disk.write_whole(target, data)
        if old is None or old == data:
            return None
    except OSError as error:
        raise WorkbookNotSavedError(texts.not_written(str(target))) from error
    return _replace(target, old, data)


def _replace(target: Path, old: bytes, data: bytes) -> Path:
    from taskbook.adapters.this_run import this_run
    from taskbook.adapters.xlsx.save import held, refuse_open_elsewhere, save  # a first build needs none of it

    with held(target):
        refuse_open_elsewhere(target)
        return save(target, lambda file: _write(file, data), old, this_run().now)


def _write(file: BinaryIO, data: bytes) -> None:
    file.write(data)
