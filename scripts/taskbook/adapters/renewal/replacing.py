"""A sheet whose form is another now: the new one takes its place and name, the former one is kept whole, hidden.

So nothing on it is lost, whatever somebody drew or typed there; formulas that name the sheet find the new one.
"""

from __future__ import annotations

from html import unescape
from itertools import count
from typing import Final

from taskbook.adapters.renewal.bench import Bench
from taskbook.adapters.renewal.sheet import SheetPart
from taskbook.adapters.renewal.xml import Tree, main, parse_main, written
from taskbook.adapters.xlsx.recalc import formulas_in
from taskbook.adapters.xlsx.relations import WORKSHEET
from taskbook.core.headings import key
from taskbook_schemas.registry import MAX_SHEET_NAME

_FORMER: Final = "(bản cũ)"


def replace_sheet(work: Bench, title: str) -> None:
    """Put the pattern's sheet in the place of the workbook's own, which is renamed and hidden."""
    former = work.names.pop(key(title))
    kept = _free_name(work, title)
    root = parse_main(work.parts.read(work.book.workbook_part))
    element = next(one for one in root.iter(main("sheet")) if one.get("name") == former.name)
    element.set("name", kept)
    element.set("state", "hidden")
    work.parts.put(work.book.workbook_part, written(root))
    work.adder.add(title, before=kept)
    was_in_front = _leave_front(work, former.part)
    _come_to_front(work, title, selected=was_in_front)
    work.result.replaced.append((title, kept))
    work.result.pointing += [entry.name for entry in work.book.sheets if _points(work, entry.part, entry.kind, title)]


def _free_name(work: Bench, title: str) -> str:
    """A name that no sheet has, no longer than Excel allows."""
    ends = (f" {_FORMER}" if number == 1 else f" {_FORMER} {number}" for number in count(1))
    names = (title[: MAX_SHEET_NAME - len(end)] + end for end in ends)
    return next(name for name in names if key(name) not in work.names)


def _leave_front(work: Bench, part: str) -> bool:
    """A hidden sheet is not the one in front."""
    sheet = SheetPart(work.parts.read(part))
    views = [view for view in sheet.root.iter(main("sheetView")) if view.attrib.pop("tabSelected", None)]
    work.parts.put(part, sheet.result())
    return bool(views)


def _come_to_front(work: Bench, title: str, *, selected: bool) -> None:
    """Where the former sheet was in front, the new one is."""
    root = parse_main(work.parts.read(work.book.workbook_part))
    place = next(at for at, one in enumerate(root.iter(main("sheet"))) if one.get("name") == title)
    for view in root.iter(main("workbookView")):
        for attribute in ("activeTab", "firstSheet"):
            if _number(view, attribute) == place + 1:
                view.set(attribute, str(place))
    work.parts.put(work.book.workbook_part, written(root))
    if selected:
        part = work.added_part(title)
        sheet = SheetPart(work.parts.read(part))
        next(sheet.root.iter(main("sheetView"))).set("tabSelected", "1")
        work.parts.put(part, sheet.result())


def _number(element: Tree, attribute: str) -> int | None:
    value = element.get(attribute)
    return int(value) if value is not None else None


def _points(work: Bench, part: str, kind: str, title: str) -> bool:
    """Whether a formula of a sheet names the replaced one."""
    if kind != WORKSHEET or part not in work.parts.package:
        return False
    named = f"{title}'!".casefold()
    return any(
        named in unescape(formula.decode("utf-8", "replace")).casefold()
        for formula in formulas_in(work.parts.package.peek(part))
    )
