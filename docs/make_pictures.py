"""Renews the guide: pictures of our own sheets, printed by LibreOffice from the refreshed workbook, and its HTML form.

Run from the repository: `uv run python docs/make_pictures.py` (needs soffice, pdftotext and pdftoppm); with the word
`text` only the guide's own tables and its HTML form are made anew. The day of the figures is fixed, so that the
pictures change only when the workbook does.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
from datetime import date, datetime
from pathlib import Path

from markdown_it import MarkdownIt

from taskbook.actions.refresh import refresh
from taskbook.actions.split import split
from taskbook.adapters.locate import find_workbook
from taskbook.adapters.unit_file.files import UnitFileFolder
from taskbook.adapters.xlsx.workbook import open_workbook
from taskbook.core.run import Run
from taskbook_build.guide import with_tables

GUIDE = Path(__file__).with_name("huong-dan.md")
ISSUES = Path(__file__).with_name("cac-van-de.md")  # made by tests/texts/test_issue_page.py
OUT = Path(__file__).parent / "anh"
RUN = Run(now=datetime(2026, 6, 30, 16, 30), who="Phòng Kinh tế")
AS_OF = date(2026, 6, 30)
DOTS_PER_INCH = "84"

# file name -> words of the first page of the workbook that shows it
PICTURES = {
    "tong-hop": ("TỔNG HỢP TÌNH HÌNH THỰC HIỆN NHIỆM VỤ",),
    "ke-hoach": ("NGUYÊN VĂN PHỤ LỤC", "CƠ QUAN NHẬP"),
    "ke-hoach-tinh": ("CHƯƠNG TRÌNH TÍNH",),
    "don-vi": ("Mỗi đơn vị một dòng",),
    "thiet-lap": ("Ngày chốt số liệu", "Thư mục xuất phiếu"),
    "kiem-tra": ("KIỂM TRA SỐ LIỆU",),
}
UNIT = "Trung tâm Phục vụ hành chính công"
PAGE = """<!DOCTYPE html>
<html lang="vi"><head><meta charset="utf-8"><title>{title}</title>
<style>body {{ font: 16px/1.5 "Segoe UI", Arial, sans-serif; max-width: 60em; margin: 2em auto; padding: 0 1em; }}
table {{ border-collapse: collapse; }} td, th {{ border: 1px solid #999; padding: 4px 8px; text-align: left; }}
img {{ max-width: 100%; border: 1px solid #ccc; }} pre, code {{ background: #f2f2f2; }} pre {{ padding: 8px; }}</style>
</head><body>
{body}</body></html>
"""


def main() -> None:
    """Make the tables, the HTML form and, unless only `text` is asked for, the pictures anew."""
    text = with_tables(GUIDE.read_text(encoding="utf-8"))
    GUIDE.write_text(text, encoding="utf-8", newline="\n")
    for source in (GUIDE, ISSUES):
        made = page(source.read_text(encoding="utf-8"))
        source.with_suffix(".html").write_text(made, encoding="utf-8", newline="\n")
    if "text" not in sys.argv[1:]:
        make_pictures()


def make_pictures() -> None:
    """Print the sheets and draw their pages."""
    OUT.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        workbook = refreshed(Path(folder))
        pdf = printed(workbook)
        pages = pages_of(pdf)
        for name, words in PICTURES.items():
            draw(pdf, page_with(pages, words), OUT / name)
        draw(printed(unit_file(workbook)), 1, OUT / "phieu-gui")


def page(markdown: str) -> str:
    """Return a text as a page for a browser: no office computer shows Markdown, so links lead to pages, too."""
    linked = markdown.replace(f"]({ISSUES.name})", f"]({ISSUES.with_suffix('.html').name})")
    title = markdown.partition("\n")[0].removeprefix("# ")
    return PAGE.format(title=title, body=MarkdownIt("commonmark", {"html": True}).enable("table").render(linked))


def unit_file(workbook: Path) -> Path:
    """Return one unit's file as it is sent."""
    out = workbook.parent / "phieu"
    split(open_workbook(workbook, lambda: RUN.now), RUN, UnitFileFolder(workbook.parent), out, [UNIT], AS_OF)
    return next(out.rglob("*.xlsx"))


def refreshed(folder: Path) -> Path:
    """Return a copy of the workbook, refreshed at the fixed day."""
    master = find_workbook(None)
    copy = folder / master.name
    copy.write_bytes(master.read_bytes())
    refresh(open_workbook(copy, lambda: RUN.now), RUN, AS_OF)
    return copy


def printed(workbook: Path) -> Path:
    """Return the workbook as LibreOffice prints it."""
    profile = (workbook.parent / "profile").as_uri()
    command = ["soffice", "--headless", f"-env:UserInstallation={profile}", "--convert-to", "pdf"]
    run(*command, "--outdir", str(workbook.parent), str(workbook))
    return workbook.with_suffix(".pdf")


def pages_of(pdf: Path) -> list[str]:
    """Return the text of each page, blanks joined."""
    text = run("pdftotext", "-layout", str(pdf), "-")
    return [" ".join(page.split()) for page in text.split("\f")]


def page_with(pages: list[str], words: tuple[str, ...]) -> int:
    """Return the number (from 1) of the first page that has all the words."""
    for number, page in enumerate(pages, start=1):
        if all(word in page for word in words):
            return number
    raise SystemExit(f"no page with {words}")


def draw(pdf: Path, page: int, target: Path) -> None:
    """Write one page as a picture."""
    number = str(page)
    run("pdftoppm", "-f", number, "-l", number, "-r", DOTS_PER_INCH, "-singlefile", "-png", str(pdf), str(target))


def run(*command: str) -> str:
    """Run a program and return what it printed."""
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout  # noqa: S603 - our own words


if __name__ == "__main__":
    main()
