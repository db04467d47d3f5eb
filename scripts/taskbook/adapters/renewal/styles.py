"""Formats of the pattern as numbers of the workbook: each is looked for there, and added when nothing says the same."""

from __future__ import annotations

from copy import deepcopy
from typing import Final

from lxml import etree

from taskbook.adapters.renewal.xml import STYLE_ORDER, Tree, child, content, main, parse_main, written

_FIRST_CUSTOM: Final = 164
_LISTS: Final = {"fontId": "fonts", "fillId": "fills", "borderId": "borders"}


class FormatMap:
    """Translates numbers of cell formats (`xf`) and of differential formats (`dxf`)."""

    def __init__(self, workbook: bytes, pattern: bytes) -> None:
        self._root, self._from = parse_main(workbook), parse_main(pattern)
        self._xfs: dict[int, int] = {}
        self._dxfs: dict[int, int] = {}
        self._added = False

    def xf(self, number: int) -> int:
        """The workbook's number for a cell format of the pattern."""
        if number not in self._xfs:
            made = deepcopy(self._from.find(main("cellXfs"))[number])
            for attribute, name in _LISTS.items():
                element = self._from.find(main(name))[int(made.get(attribute, "0"))]
                made.set(attribute, str(self._place(name, element)))
            made.set("numFmtId", str(self._number_format(int(made.get("numFmtId", "0")))))
            made.set("xfId", "0")
            self._xfs[number] = self._place("cellXfs", made)
        return self._xfs[number]

    def dxf(self, number: int) -> int:
        """The workbook's number for a differential format of the pattern."""
        if number not in self._dxfs:
            made = deepcopy(self._from.find(main("dxfs"))[number])
            wanted, standing = _without_numbers(made), child(self._root, "dxfs", STYLE_ORDER)
            same = next((place for place, one in enumerate(standing) if _without_numbers(one) == wanted), None)
            for code in made.iter(main("numFmt")) if same is None else ():
                code.set("numFmtId", str(self._known_code(code.get("formatCode")) or self._free_number()))
            self._dxfs[number] = self._place("dxfs", made) if same is None else same
        return self._dxfs[number]

    def dxf_content(self, number: int) -> object:
        """What a differential format of the workbook looks like, comparable; its number formats by their code."""
        formats = self._root.find(main("dxfs"))
        if formats is None or not 0 <= number < len(formats):
            return None
        return _without_numbers(formats[number])

    def result(self) -> bytes | None:
        """The styles' part with what was added, None when nothing was."""
        return written(self._root) if self._added else None

    def _place(self, name: str, element: Tree) -> int:
        """Where a list has an element that says the same; it is added to the end when there is none."""
        found = child(self._root, name, STYLE_ORDER)
        wanted = content(element)
        for place, one in enumerate(found):
            if content(one) == wanted:
                return place
        found.append(deepcopy(element))
        found.set("count", str(len(found)))
        self._added = True
        return len(found) - 1

    def _number_format(self, number: int) -> int:
        if number < _FIRST_CUSTOM:
            return number
        listed = self._from.find(main("numFmts"))
        code = next(one.get("formatCode") for one in listed if int(one.get("numFmtId")) == number)
        return self._code_number(code)

    def _code_number(self, code: str) -> int:
        """The number under which the workbook lists a number format."""
        listed = child(self._root, "numFmts", STYLE_ORDER)
        for one in listed:
            if one.get("formatCode") == code:
                return int(one.get("numFmtId"))
        number = self._known_code(code) or self._free_number()
        etree.SubElement(listed, main("numFmt"), numFmtId=str(number), formatCode=code)
        listed.set("count", str(len(listed)))
        self._added = True
        return number

    def _known_code(self, code: str) -> int | None:
        """The number that a format has somewhere, in the list or in a differential format alone."""
        numbers = (one.get("numFmtId") for one in self._root.iter(main("numFmt")) if one.get("formatCode") == code)
        return next(map(int, numbers), None)

    def _free_number(self) -> int:
        return max(_FIRST_CUSTOM - 1, *(int(one.get("numFmtId")) for one in self._root.iter(main("numFmt")))) + 1


def _without_numbers(dxf: Tree) -> object:
    copy = deepcopy(dxf)
    for code in copy.iter(main("numFmt")):
        code.attrib.pop("numFmtId", None)
    return content(copy)
