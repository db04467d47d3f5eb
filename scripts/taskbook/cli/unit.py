"""`taskbook unit`: how cells of unit names are understood, for people (words) and for programs (JSON)."""

from __future__ import annotations

import json
import sys
from collections.abc import Sequence
from typing import IO, Any

import click

from taskbook.cli.output import write_json
from taskbook.core.model import Named
from taskbook.core.naming.places import Places
from taskbook.core.naming.units import UnitDirectory
from taskbook.data import default_office
from taskbook.texts import unit as texts_unit
from taskbook_schemas.commands import HELP


class BadInputError(click.ClickException):
    """There must be words after the command, or a JSON list of texts in UTF-8 on standard input."""

    exit_code = 2

    def show(self, file: IO[Any] | None = None) -> None:
        """Say it in Vietnamese only, without click's English words around it."""
        click.echo(self.message, file=file, err=True)


@click.command("unit", help=HELP["unit"])
@click.option("--json", "as_json", is_flag=True, help="Đọc danh sách JSON từ đầu vào chuẩn, trả về danh sách JSON.")
@click.option("--file", metavar="TỆP", help="Dùng bảng «Đơn vị» của sổ này thay cho danh mục kèm theo chương trình.")
@click.argument("words", nargs=-1, metavar="[TÊN]...")
def unit_command(words: tuple[str, ...], as_json: bool, file: str | None) -> None:
    """Read the words given, or with `--json` alone the JSON list of cells on standard input."""
    answer_units(words, as_json=as_json, directory=_own_directory() if file is None else _directory_of(file))


def _own_directory() -> UnitDirectory:
    """The units of the office that is shipped."""
    office = default_office()
    return UnitDirectory(office.units, Places(office.name, office.superior))


def _directory_of(file: str) -> UnitDirectory:
    """The units of a workbook. Imported late: reading one takes far longer than reading a name."""
    from taskbook.adapters.locate import find_workbook
    from taskbook.adapters.xlsx.workbook import open_workbook
    from taskbook.tables import gather

    gathered = gather(open_workbook(find_workbook(file)))
    return UnitDirectory(gathered.units, gathered.places)


def answer_units(words: Sequence[str], *, as_json: bool, directory: UnitDirectory) -> None:
    """Print how `words` (one cell) or the cells on standard input are read with these units."""
    if not as_json:
        if not words:
            raise BadInputError(texts_unit.NOTHING_ASKED)
        click.echo(texts_unit.named(directory.read(" ".join(words))))
        return
    cells = [" ".join(words)] if words else _cells_on_stdin()
    write_json([_plain(directory.read(cell)) for cell in cells])


def _cells_on_stdin() -> list[str]:
    try:
        cells = json.loads(sys.stdin.buffer.read().decode("utf-8-sig"))
    except (ValueError, RecursionError) as error:
        raise BadInputError(texts_unit.BAD_INPUT) from error
    if not isinstance(cells, list) or not all(isinstance(cell, str | None) for cell in cells):
        raise BadInputError(texts_unit.BAD_INPUT)
    return [cell or "" for cell in cells]


def _plain(cell: Named) -> dict[str, object]:
    return {
        "units": list(cell.units),
        "groups": list(cell.groups),
        "unknown": [{"text": name.text, "nearest": list(name.nearest)} for name in cell.unknown],
    }
