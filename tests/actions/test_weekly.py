"""The page for the weekly meeting in the real workbook: judged freshly, filled alone, taken back, printed."""

from __future__ import annotations

import re
import subprocess
import zipfile
from datetime import date
from pathlib import Path

import pytest

from taskbook.actions.undo import undo
from taskbook.actions.weekly import ACTION, WeeklyReport, weekly
from taskbook.adapters.history import FileHistory, Recorded
from taskbook.adapters.xlsx.workbook import open_workbook
from taskbook.errors import UsageError
from taskbook.ports import Append, CellWrite, Changes, Value
from taskbook_schemas.layout import Extensions, Reports, ReviewKind, RowKind, Weekly
from taskbook_schemas.registry import EXTENSIONS, REPORTS, WEEKLY
from tests.actions.real import RUN, fresh, opened, typed
from tests.adapters.renewal.office import FIRST, version_1
from tests.adapters.replies.office import convert, soffice
from tests.benchmarks.big_workbook import build_big_workbook
from tests.contract.history import no_whole_file

JUNE = date(2026, 6, 22)
PLAN, TASK = "KTTN 2025", "KTTN25-II.1.4"


@pytest.fixture
def book(tmp_path: Path) -> Path:
    return fresh(tmp_path)


def made(book: Path, as_of: date | None = JUNE) -> WeeklyReport:
    return weekly(Recorded(opened(book), FileHistory(book), ACTION, RUN), RUN, as_of)


def body(book: Path) -> list[list[Value]]:
    return opened(book).block(WEEKLY, Weekly.TOP, Weekly.KIND)


def sheets(book: Path) -> dict[str, bytes]:
    with zipfile.ZipFile(book) as package:
        return {name: package.read(name) for name in package.namelist() if name.startswith("xl/worksheets/sheet")}


def test_the_page_is_filled_from_a_workbook_that_was_never_refreshed_and_nothing_else_is(book: Path) -> None:
    before = sheets(book)
    report = made(book)
    assert len(report.page.due) == 8
    rows = body(book)
    assert [row[0] for row in rows if row[-1] == RowKind.HEAD.value][:2] == [
        "1. ĐẾN HẠN TRONG 14 NGÀY TỚI (đến 6/7/2026): 8",
        "2. QUÁ HẠN THEO ĐƠN VỊ: 26, trong đó 26 chưa có báo cáo",
    ]
    number = [info.name for info in opened(book).sheets()].index(WEEKLY) + 1
    log = [info.name for info in opened(book).sheets()].index("Nhật ký") + 1
    after = sheets(book)
    changed = {name for name in after if after[name] != before[name]}
    assert changed == {f"xl/worksheets/sheet{number}.xml", f"xl/worksheets/sheet{log}.xml"}, "the log has the stamp"


def test_made_twice_it_writes_nothing_the_second_time(book: Path) -> None:
    assert made(book).receipt.changed
    bytes_ = book.read_bytes()
    assert made(book).receipt.changed == 0
    assert book.read_bytes() == bytes_


def test_what_was_typed_since_stands_on_it_without_a_refresh(book: Path) -> None:
    made(book)
    typed(book, PLAN, TASK, **{"Khó_khăn,_nguyên_nhân": "Chưa được bố trí kinh phí", "Đề_xuất": "Bố trí 50 triệu"})
    assert [one.words for one in made(book).page.blocked] == ["Chưa được bố trí kinh phí"]
    said = [str(row[2]) for row in body(book)]
    assert any(words.startswith("«Chưa được bố trí kinh phí»\nKTTN25-II.1.4: ") for words in said)
    assert any(words.startswith("Đề xuất: «Bố trí 50 triệu»") for words in said)


def test_a_request_decided_in_the_register_waits_no_more(book: Path) -> None:
    typed(book, PLAN, TASK, Đề_nghị_gia_hạn_đến=date(2026, 9, 1))
    assert [one.asked for one in made(book).page.waiting] == [date(2026, 9, 1)]
    row: list[object] = [None] * len(Extensions.HEADINGS)
    row[Extensions.ID - 1], row[Extensions.ASKED - 1] = TASK, date(2026, 9, 1)
    row[Extensions.DECISION - 1] = Extensions.CHOICES[1]
    opened(book).apply(Changes(appends=[Append(EXTENSIONS, Extensions.TOP, [tuple(row)])]))  # type: ignore[list-item]
    assert made(book).page.waiting == ()


def test_units_that_have_not_sent_the_newest_batch_back_are_told(book: Path) -> None:
    cells = ("2026-06-30-20260601", date(2026, 6, 1), "Công an xã", "đã gửi", date(2026, 6, 9), "a.xlsx", 2.0, 1.0, "")
    row = [*cells, ReviewKind.REPORTED.value]
    writes = [CellWrite(REPORTS, Reports.TOP, place, value or None) for place, value in enumerate(row, start=1)]
    opened(book).apply(Changes(cells=writes))
    owing = {one.unit for one in made(book).page.silent if one.sheet is not None}
    assert "Phòng Kinh tế" in owing
    assert "Công an xã" not in owing
    assert any("Chưa gửi lại phiếu số liệu đến ngày 1/6/2026" in str(row[2]) for row in body(book))


def test_notes_below_the_page_stay(book: Path) -> None:
    made(book)
    below = Weekly.TOP + len(body(book)) + 2
    opened(book).apply(Changes(cells=[CellWrite(WEEKLY, below, 2, "Kết luận: đồng ý")]))
    typed(book, PLAN, TASK, Đề_xuất="Bố trí 50 triệu")
    made(book)
    assert "Kết luận: đồng ý" in [row[1] for row in opened(book).block(WEEKLY, Weekly.TOP, Weekly.KIND)]


def test_it_is_taken_back_like_any_writing(book: Path) -> None:
    before = opened(book).block(WEEKLY, 1, Weekly.KIND)
    made(book)
    report = undo(opened(book), FileHistory(book), lambda copy: open_workbook(Path(copy)), RUN, no_whole_file)
    assert report is not None
    assert report.whole
    assert [row for row in opened(book).block(WEEKLY, 1, Weekly.KIND) if any(row)] == [
        row for row in before if any(row)
    ]


def test_an_older_workbook_is_sent_to_be_renewed_and_stays_as_it_is(tmp_path: Path) -> None:
    old = version_1(tmp_path, FIRST)
    bytes_ = old.read_bytes()
    with pytest.raises(UsageError, match=r"chưa có trang «Giao ban». Hãy bấm «Nâng cấp sổ»"):
        weekly(opened(old), RUN)
    assert old.read_bytes() == bytes_


@pytest.mark.slow
@pytest.mark.skipif(soffice() is None, reason="LibreOffice is not installed")
@pytest.mark.parametrize("busy", [False, True])
def test_libreoffice_prints_it_on_one_upright_page_in_letters_of_ten_points_or_more(tmp_path: Path, busy: bool) -> None:
    book = build_big_workbook(tmp_path / "big.xlsx", 300, 20) if busy else fresh(tmp_path)
    for task in ("KTTN25-1", "KTTN25-2", "KTTN25-3") if busy else (TASK,):
        typed(book, PLAN, task, **{"Khó_khăn,_nguyên_nhân": "Chưa có hướng dẫn " * 30, "Đề_xuất": "Bố trí " * 90})
    made(book)
    pdf = convert(book, "pdf", tmp_path / "pdf", tmp_path / "profile")
    pages = subprocess.run(["pdftotext", "-layout", str(pdf), "-"], capture_output=True, check=True).stdout.decode()
    mine = [number for number, page in enumerate(pages.split("\f"), 1) if "5. CHƯA BÁO CÁO" in page]
    first = [number for number, page in enumerate(pages.split("\f"), 1) if "TRANG GIAO BAN" in page]
    assert mine == first
    assert len(mine) == 1
    span = ["-f", str(mine[0]), "-l", str(mine[0])]
    size = subprocess.run(["pdfinfo", *span, str(pdf)], capture_output=True, check=True, text=True).stdout
    assert "595.304 x 841.89" in size
    boxes = subprocess.run(["pdftotext", "-bbox-layout", *span, str(pdf), "-"], capture_output=True, check=True)
    assert _least_letters(boxes.stdout.decode()) >= 10.0


def _least_letters(boxes: str) -> float:
    """The size of the smallest letters between title and footer: a word's box is 1.107 times as high as its font."""
    heights = [
        (float(low) - float(high)) / 1.107
        for high, low in re.findall(r'<word [^>]*yMin="([\d.]+)"[^>]*yMax="([\d.]+)">', boxes)
        if float(high) < 780
    ]
    return round(min(heights), 1)
