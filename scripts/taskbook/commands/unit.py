"""`taskbook unit`: how cells of unit names are understood, for people (words) and for programs (JSON)."""

from __future__ import annotations

import json
from collections.abc import Sequence

import click

from taskbook import texts_unit
from taskbook.core.model import Named, Unit
from taskbook.core.units import UnitDirectory
from taskbook.data import default_units


class BadInputError(click.ClickException):
    """Standard input must hold a JSON list of texts in UTF-8."""

    exit_code = 2


@click.command("unit", help="Đọc ô ghi tên đơn vị: cho biết đó là đơn vị, nhóm nào, tên nào chưa biết.")
@click.option("--json", "as_json", is_flag=True, help="Đọc danh sách JSON từ đầu vào chuẩn, trả về danh sách JSON.")
@click.argument("words", nargs=-1)
def unit_command(words: tuple[str, ...], as_json: bool) -> None:
    """Read the words given, or with `--json` alone the JSON list of cells on standard input."""
    answer_units(words, as_json=as_json, units=default_units())


def answer_units(words: Sequence[str], *, as_json: bool, units: Sequence[Unit]) -> None:
    """Print how `words` (one cell) or the cells on standard input are read with these units."""
    directory = UnitDirectory(units)
    if not as_json:
        _need_words(words)
        click.echo(texts_unit.named(directory.read(" ".join(words))))
        return
    cells = [" ".join(words)] if words else _cells_on_stdin()
    answer = json.dumps([_plain(directory.read(cell)) for cell in cells], ensure_ascii=False)
    # Bytes, so that no console's code page touches the UTF-8 other programs read.
    click.get_binary_stream("stdout").write(answer.encode("utf-8", "replace") + b"\n")


def _need_words(words: Sequence[str]) -> None:
    if not words:
        raise click.UsageError(texts_unit.NOTHING_ASKED)


def _cells_on_stdin() -> list[str]:
    try:
        cells = json.loads(click.get_binary_stream("stdin").read().decode("utf-8-sig"))
    except (ValueError, RecursionError) as error:
        raise BadInputError(texts_unit.BAD_INPUT) from error
    if not isinstance(cells, list) or not all(isinstance(cell, str) for cell in cells):
        raise BadInputError(texts_unit.BAD_INPUT)
    return cells


def _plain(cell: Named) -> dict[str, object]:
    return {
        "units": list(cell.units),
        "groups": list(cell.groups),
        "unknown": [{"text": name.text, "nearest": list(name.nearest)} for name in cell.unknown],
    }
