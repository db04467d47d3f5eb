"""The master workbook as an office has it after a year: with all that its people have put in of their own."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

from taskbook.adapters.drawing.book import Book, Sheet
from taskbook.data import default_office
from taskbook_build.macros import Macros, with_ribbon, write_macros
from taskbook_build.master import WORKBOOK_CODE_NAME, code_names, write_sheets
from taskbook_build.plans import load_plans
from taskbook_schemas.registry import SUMMARY
from tests.adapters.xlsx.rich import OFFICE, picture, related

ROOT = Path(__file__).resolve().parents[2]
OWN = "Của tôi"
FREE = 50  # a column right of the plan's table, 0-based
MICROSOFT_2017 = "http://schemas.microsoft.com/office/2017/10/relationships"


def rich_book(path: Path) -> Path:
    """Write the workbook with buttons, ribbon and macros, and things of the office's own."""
    plans, data = load_plans(ROOT / "workbook" / "plans"), io.BytesIO()
    macros = Macros(ROOT / "macros")
    book = Book(data)
    book.set_vba_name(WORKBOOK_CODE_NAME)
    new = [plan.new_plan() for plan in plans]
    sheets = write_sheets(book, new, default_office())
    write_macros(book, sheets[SUMMARY], macros, list(code_names(new).values()))
    _add_to_plan(book, sheets[plans[0].head.sheet])
    _add_sheet(book)
    book.set_custom_property("Số hiệu hồ sơ", "HS-2026")
    book.close()
    path.write_bytes(_with_newer_parts(with_ribbon(data.getvalue(), macros)))
    return path


def _add_to_plan(book: Book, plan: Sheet) -> None:
    plan.write_comment("B5", "Lãnh đạo đã nhắc việc này")
    plan.write_rich_string(4, FREE, "Việc ", book.add_format({"bold": True}), "quan trọng")
    plan.write_formula(5, FREE, "=LEN(A6)", None, 9)
    plan.write_url(6, FREE, "internal:'Của tôi'!A1", string="xem thêm")
    plan.insert_image(7, FREE, "dấu.png", {"image_data": picture()})
    plan.insert_textbox(9, FREE, "Khung chữ của văn phòng")
    plan.add_sparkline(11, FREE, {"range": f"'{OWN}'!$A$1:$A$3"})
    plan.conditional_format(4, FREE, 20, FREE, {"type": "data_bar", "data_bar_2010": True})
    plan.conditional_format(4, FREE + 1, 20, FREE + 1, {"type": "icon_set", "icon_style": "3_arrows"})
    plan.data_validation(4, FREE + 1, 20, FREE + 1, {"validate": "list", "source": f"='{OWN}'!$A$1:$A$3"})


def _add_sheet(book: Book) -> None:
    own = book.add_worksheet(OWN)
    own.set_vba_name("shOwn")
    own.write_column(0, 0, [1, 2, 3])
    own.write_formula("C1", "=SUM(A1:A3)", None, 6)
    chart = book.add_chart({"type": "pie"})
    chart.add_series({"values": f"='{OWN}'!$A$1:$A$3"})
    own.insert_chart("E2", chart)
    own.add_table(5, 0, 8, 1, {"name": "BangRieng"})
    own.protect("mật khẩu")
    book.define_name("CuaToi", f"='{OWN}'!$A$1:$A$3")


def _with_newer_parts(package: bytes) -> bytes:
    """Threaded comments, their people and XML of another program: XlsxWriter makes none."""
    with zipfile.ZipFile(io.BytesIO(package)) as old:
        parts = {name: old.read(name) for name in old.namelist()}
    people, threads = "persons/person.xml", "../threadedComments/threadedComment1.xml"
    parts["xl/_rels/workbook.xml.rels"] = related(
        parts["xl/_rels/workbook.xml.rels"], [(f"{MICROSOFT_2017}/person", people)]
    )
    relations = next(
        name for name in sorted(parts) if name.startswith("xl/worksheets/_rels/") and b"comments" in parts[name]
    )
    parts[relations] = related(parts[relations], [(f"{MICROSOFT_2017}/threadedComment", threads)])
    parts["_rels/.rels"] = related(parts["_rels/.rels"], [(f"{OFFICE}/customXml", "customXml/item1.xml")])
    space = b'xmlns="http://schemas.microsoft.com/office/spreadsheetml/2018/threadedcomments"'
    person = b'<person displayName="B" id="{00000000-0000-0000-0000-000000000001}" userId="b" providerId="None"/>'
    parts["xl/persons/person.xml"] = b"<personList %s>%s</personList>" % (space, person)
    comment = (
        b'<threadedComment ref="B5" dT="2026-01-01T00:00:00.00" personId="{00000000-0000-0000-0000-000000000001}" '
        b'id="{00000000-0000-0000-0000-000000000002}"><text>x</text></threadedComment>'
    )
    parts["xl/threadedComments/threadedComment1.xml"] = b"<ThreadedComments %s>%s</ThreadedComments>" % (space, comment)
    parts["customXml/item1.xml"] = b"<hoSo>HS-2026</hoSo>"
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as new:
        for name, content in parts.items():
            new.writestr(name, content)
    return made.getvalue()
