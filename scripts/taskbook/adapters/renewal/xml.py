"""Parts of a workbook as trees: parsed without entities or network, written back with the prefixes they came with."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, Final

from lxml import etree

from taskbook.adapters.xlsx.scan import StrangeXmlError

Tree = Any
"""An element of lxml, which has no types."""

MAIN: Final = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
OFFICE: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE: Final = "http://schemas.openxmlformats.org/package/2006/relationships"
TYPES: Final = "http://schemas.openxmlformats.org/package/2006/content-types"
RID: Final = f"{{{OFFICE}}}id"


def main(name: str) -> str:
    """The full name of an element of a workbook's or sheet's part."""
    return f"{{{MAIN}}}{name}"


def parse(data: bytes) -> Tree:
    """Parse a part. StrangeXmlError when it is not well formed."""
    try:
        return etree.fromstring(data, etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=True))
    except etree.XMLSyntaxError as error:
        raise StrangeXmlError(str(error)) from error


def parse_main(data: bytes) -> Tree:
    """Parse a workbook's, sheet's, table's or styles' part. StrangeXmlError when it is of another dialect."""
    root = parse(data)
    if etree.QName(root).namespace != MAIN:
        raise StrangeXmlError("not in the usual namespace")
    return root


def written(root: Tree) -> bytes:
    """The part's bytes."""
    data: bytes = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
    return data


def content(element: Tree | None) -> object:
    """What an element says, comparable."""
    if element is None:
        return None
    return (
        element.tag,
        tuple(sorted(element.attrib.items())),
        (element.text or "").strip(),
        tuple(content(child) for child in element),
    )


def child(root: Tree, name: str, order: Iterable[str]) -> Tree:
    """The child of a name, made in its place when it is not there; `order` is that of the schema."""
    found = root.find(main(name))
    if found is not None:
        return found
    made = etree.SubElement(root, main(name))
    insert_in_order(root, made, order)
    return made


def insert_in_order(root: Tree, element: Tree, order: Iterable[str]) -> None:
    """Put a child where the schema wants it: before the first that comes later in `order`."""
    names = list(order)
    later = {main(name) for name in names[names.index(etree.QName(element).localname) + 1 :]}
    place = next((at for at, one in enumerate(root) if one.tag in later and one is not element), None)
    if place is None:
        root.append(element)
    else:
        root.insert(place, element)


SHEET_ORDER: Final = (
    *("sheetPr", "dimension", "sheetViews", "sheetFormatPr", "cols", "sheetData", "sheetCalcPr", "sheetProtection"),
    *("protectedRanges", "scenarios", "autoFilter", "sortState", "dataConsolidate", "customSheetViews", "mergeCells"),
    *("phoneticPr", "conditionalFormatting", "dataValidations", "hyperlinks", "printOptions", "pageMargins"),
    *("pageSetup", "headerFooter", "rowBreaks", "colBreaks", "customProperties", "cellWatches", "ignoredErrors"),
    *("smartTags", "drawing", "legacyDrawing", "legacyDrawingHF", "picture", "oleObjects", "controls"),
    *("webPublishItems", "tableParts", "extLst"),
)
"""ECMA-376 part 1, 18.3.1.99."""
STYLE_ORDER: Final = (
    *("numFmts", "fonts", "fills", "borders", "cellStyleXfs", "cellXfs", "cellStyles", "dxfs", "tableStyles"),
    *("colors", "extLst"),
)
"""ECMA-376 part 1, 18.8.39."""
BOOK_ORDER: Final = (
    *("fileVersion", "fileSharing", "workbookPr", "workbookProtection", "bookViews", "sheets", "functionGroups"),
    *("externalReferences", "definedNames", "calcPr", "oleSize", "customWorkbookViews", "pivotCaches"),
    *("smartTagPr", "smartTagTypes", "webPublishing", "fileRecoveryPr", "webPublishObjects", "extLst"),
)
"""ECMA-376 part 1, 18.2.27."""
