"""What an office worker reads of returned files."""

from __future__ import annotations

from taskbook.actions.replies import merge
from taskbook.core.replies.file_findings import Refused
from taskbook.core.replies.kinds import RefusalReason
from taskbook.core.replies.raw_file import RawFile
from taskbook.texts.refusals import refusal
from taskbook.texts.returned import batch_name
from taskbook_schemas.layout import Reports
from taskbook_schemas.registry import REPORTS
from tests.core.builders import task
from tests.core.replies.books import ECONOMY, LATER, RUN, master, review
from tests.core.replies.files import returned, sent


def test_a_batch_is_named_by_its_days_and_a_strange_name_as_it_stands() -> None:
    assert batch_name("20260930-20261001080000") == "phiếu lập ngày 1/10/2026 lúc 08:00, số liệu đến ngày 30/9/2026"
    assert batch_name("đợt một") == "đợt một"
    assert batch_name("20261340-20261001080000") == "20261340-20261001080000"


def test_a_batch_is_never_shown_as_its_number_in_a_sentence() -> None:
    book = master()
    merge(book, [returned(sent(book)[ECONOMY])], RUN)
    (line, *_) = book.block(REPORTS, Reports.HEADLINE[0], 1, 1)[0]
    assert str(line).startswith("Đợt phiếu lập ngày 1/10/2026 lúc 08:00, số liệu đến ngày 30/9/2026: 0 trên 2 đơn vị")


def test_a_file_without_its_hidden_sheet_is_of_no_batch_and_so_of_no_old_one() -> None:
    book = master(task(1))
    form = sent(book)[ECONOMY]
    merge(book, [returned(form)], RUN)
    bare = returned(form, {("KH26-1", "situation"): "x"}, name="Chép lại.xlsx")
    bare = RawFile(bare.name, bare.digest, RefusalReason.NO_MANIFEST, bare.sheets)
    (change,) = merge(book, [bare], LATER).plan.changes
    assert not change.old_batch
    assert "đợt cũ" not in str(review(book)[0][11])


def test_a_file_that_cannot_be_read_is_named_once() -> None:
    said = "Tệp «a.xlsx» không phải sổ làm việc Excel. Hãy chọn đúng tệp."
    assert refusal(Refused("a.xlsx", RefusalReason.UNREADABLE, detail=said)) == said
    assert (
        refusal(Refused("a.xlsx", RefusalReason.UNREADABLE, detail="máy không đọc được."))
        == "«a.xlsx»: máy không đọc được."
    )
