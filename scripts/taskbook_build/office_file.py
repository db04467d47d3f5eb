"""Reads the file in which an office says who it is: an .xlsx with the sheets `Cơ quan`, `Đơn vị` and `Lãnh đạo`.

The last two have the headings of the workbook's own sheets, so that what an office has can be copied over; what stands
above the headings is passed over. Every cell is judged as the workbook's own are, and named where it is wrong.
Errors: OfficeFileError; those of reading a workbook.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from taskbook.adapters.xlsx.workbook import open_workbook
from taskbook.core.cell_address import address
from taskbook.core.gathered import Place
from taskbook.core.headings import find_columns, key
from taskbook.core.issues import Issue, Severity
from taskbook.core.naming.leaders import LeaderDirectory
from taskbook.core.naming.names import one_line
from taskbook.core.naming.units import UnitDirectory
from taskbook.core.office import Office, has_kind
from taskbook.errors import OfficeFileError
from taskbook.ports import Grid, Value
from taskbook.tables import records
from taskbook.tables.frames import Filled, fill
from taskbook.texts import office as texts
from taskbook.texts.issues import problem, remedy
from taskbook_schemas.column import Column
from taskbook_schemas.columns import LEADER_COLUMNS, UNIT_COLUMNS
from taskbook_schemas.registry import LEADERS, UNITS

_WIDTH = 26
Block = Sequence[Sequence[Value]]


def read_office(path: Path) -> Office:
    """Read an office's file."""
    workbook = open_workbook(path)
    sheets = {key(info.name): info.name for info in workbook.sheets()}
    missing = [name for name in (texts.OFFICE_SHEET, UNITS, LEADERS) if key(name) not in sheets]
    if missing:
        raise OfficeFileError(texts.missing_sheets(path.name, missing))
    blocks = {name: workbook.block(sheets[key(name)], 1, _WIDTH) for name in (texts.OFFICE_SHEET, UNITS, LEADERS)}
    said = _answers(blocks[texts.OFFICE_SHEET])
    units = _filled(path.name, UNITS, UNIT_COLUMNS, blocks[UNITS])
    leaders = _filled(path.name, LEADERS, LEADER_COLUMNS, blocks[LEADERS])
    office = Office(
        name=_name(path.name, said),
        superior=said.get(key(texts.SUPERIOR), ""),
        place=said.get(key(texts.PLACE), ""),
        units=records.units(units),
        leaders=records.leaders(leaders),
    )
    if not any(unit.receives_sheet for unit in office.units):
        raise OfficeFileError(texts.no_units(path.name))
    _refuse_conflicts(path.name, office)
    return office


def _answers(block: Block) -> dict[str, str]:
    """What stands right of each label."""
    return {key(row[0]): one_line(str(row[1])) for row in block if isinstance(row[0], str) and row[1] is not None}


def _name(file: str, said: dict[str, str]) -> str:
    name = said.get(key(texts.NAME), "")
    if not has_kind(name):
        raise OfficeFileError(texts.name_wrong(file, name))
    kind, _, rest = name.partition(" ")
    return f"{kind.lower()} {rest}"


def _filled(file: str, sheet: str, columns: tuple[Column, ...], block: Block) -> Filled:
    place = _place(file, sheet, columns, block)
    filled = fill(place, columns, (columns[0].field,))
    wrong = [issue for issue in filled.issues if issue.severity is Severity.ERROR]
    if wrong:
        raise OfficeFileError(texts.cells_wrong(file, list(map(_told, wrong))))
    return filled


def _told(issue: Issue) -> str:
    return texts.at_cell(issue.sheet, issue.cell or "", problem(issue), remedy(issue))


def _place(file: str, sheet: str, columns: tuple[Column, ...], block: Block) -> Place:
    """The table under the first row that has a heading of the first column."""
    wanted = key(columns[0].heading)
    head = next((at for at, row in enumerate(block) if any(key(str(cell)) == wanted for cell in row if cell)), None)
    if head is None:
        raise OfficeFileError(texts.missing_heading(file, sheet, columns[0].heading))
    headings = tuple(str(cell or "") for cell in block[head])
    body = block[head + 1 :]
    grid = Grid(sheet, sheet, head + 1, 1, headings, tuple([row[at] for row in body] for at in range(len(headings))))
    found = find_columns(headings, columns, drawn=False)
    for places in found.repeated:
        cells = [address(head + 1, place + 1) for place in places]
        raise OfficeFileError(texts.repeated_heading(file, sheet, headings[places[0]], cells))
    return Place(grid, found.fields, {column.field: column.heading for column in found.absent})


def _refuse_conflicts(file: str, office: Office) -> None:
    directories = ((UNITS, UnitDirectory(office.units)), (LEADERS, LeaderDirectory(office.leaders)))
    for sheet, directory in directories:
        for conflict in directory.conflicts():
            raise OfficeFileError(texts.name_conflict(file, sheet, conflict.spelling, conflict.names))
