"""Widths and formats of a sheet's columns. Source: ECMA-376 part 1, 18.3.1.13 (one `col` for a stretch of columns)."""

from __future__ import annotations

from copy import deepcopy

from lxml import etree

from taskbook.adapters.renewal.xml import SHEET_ORDER, Tree, child, main

_SIGHT = ("hidden", "outlineLevel", "collapsed")


def column_at(sheet: Tree, column: int) -> Tree | None:
    """The `col` that holds a column (1-based), None when the sheet says nothing of it."""
    cols = sheet.find(main("cols"))
    found = (one for one in cols if int(one.get("min")) <= column <= int(one.get("max"))) if cols is not None else ()
    return next(iter(found), None)


def set_column(sheet: Tree, column: int, like: Tree, style: int | None) -> None:
    """Give a column the width of another sheet's `col`, and a format's number."""
    kept = {name: value for name, value in like.attrib.items() if name not in ("style", *_SIGHT)}
    made = etree.Element(main("col"), kept)
    if style:
        made.set("style", str(style))
    _put(sheet, column, made)


def set_style(sheet: Tree, column: int, style: int) -> None:
    """Give a column another format; its width stays as somebody made it."""
    standing = column_at(sheet, column)
    if standing is None or int(standing.get("style", "0")) == style:
        return
    made = deepcopy(standing)
    made.set("style", str(style))
    _put(sheet, column, made)


def _put(sheet: Tree, column: int, made: Tree) -> None:
    cols = child(sheet, "cols", SHEET_ORDER)
    made.set("min", str(column))
    made.set("max", str(column))
    standing = column_at(sheet, column)
    if standing is not None:
        _split(cols, standing, column)
    place = sum(int(one.get("max")) < column for one in cols)
    cols.insert(place, made)


def _split(cols: Tree, standing: Tree, column: int) -> None:
    """Leave of a stretch what is left and right of a column."""
    first, last = int(standing.get("min")), int(standing.get("max"))
    place = cols.index(standing)
    cols.remove(standing)
    for start, end in ((column + 1, last), (first, column - 1)):
        if start <= end:
            piece = deepcopy(standing)
            piece.set("min", str(start))
            piece.set("max", str(end))
            cols.insert(place, piece)


def set_sight(sheet: Tree, column: int, like: Tree, *, width: bool) -> None:
    """Fold a column as another sheet's `col` is, and give it that one's width if `width`; its format stays."""
    standing = column_at(sheet, column)
    made = etree.Element(main("col")) if standing is None else deepcopy(standing)
    for name in (*_SIGHT, *(("width", "customWidth") if width else ())):
        made.attrib.pop(name, None)
        if like.get(name) is not None:
            made.set(name, like.get(name))
    if made.get("width") is None:
        made.set("width", like.get("width"))
    _put(sheet, column, made)


def set_width(sheet: Tree, column: int, width: str) -> None:
    """Give a column of a sheet another width."""
    standing = column_at(sheet, column)
    if standing is not None:
        made = deepcopy(standing)
        made.set("width", width)
        _put(sheet, column, made)
