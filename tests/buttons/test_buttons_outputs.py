"""The buttons that make files from the open workbook: what lies in the folders after, and what the message says."""

from __future__ import annotations

from email import message_from_bytes
from email.policy import default
from pathlib import Path

import pytest
import xlwings as xw

from taskbook.adapters.guide import find_guide
from taskbook.adapters.mail.ledger import read_ledger
from taskbook.adapters.unit_file.read import manifest_of
from taskbook.buttons.press import press
from taskbook.core.letters.history import Event
from taskbook.core.unit_file import Manifest
from taskbook_schemas.choices import MAIL_OUTLOOK
from taskbook_schemas.registry import LOG, SETTINGS, UNITS
from taskbook_schemas.settings import Setting
from tests.live.pywin32 import MESSAGES
from tests.live.real import real_workbook
from tests.live.strict_engine import MemoryBook, open_strict

SPLIT, DRAFT = "split", "draft"
Opened = tuple[xw.Book, MemoryBook]


pytestmark = pytest.mark.usefixtures("own_folders")


@pytest.fixture
def opened(tmp_path: Path) -> Opened:
    book, store, _ = open_strict(real_workbook(tmp_path))
    return book, store


def fill(store: MemoryBook, sheet: str, key: str, heading: str, values: dict[str, object]) -> None:
    """Type values into the cells under a heading, in the rows that bear the keys."""
    cells = store.sheet(sheet).cells
    places = {cell.value: place for place, cell in cells.items() if cell.value in (key, heading)}
    (row, keys), (_, column) = places[key], places[heading]
    for (below, at), cell in list(cells.items()):
        if at == keys and below > row and cell.value in values:
            store.sheet(sheet).type(below, column, values[cell.value])


def folder(book: Path) -> Path:
    (day,) = (book / "Phiếu gửi đi").iterdir()
    return day


def pressed(opened: Opened, action: str) -> str:
    MESSAGES.clear()
    done, text = press(opened[0], action)
    assert done, text
    return text


def test_the_button_for_unit_files_writes_one_for_each_unit_beside_the_workbook(opened: Opened, tmp_path: Path) -> None:
    before = {sheet.name: dict(sheet.cells) for sheet in opened[1].sheets()}
    text = pressed(opened, SPLIT)
    files = sorted(folder(tmp_path).glob("*.xlsx"))
    assert f"Đã ghi {len(files)} phiếu vào «{folder(tmp_path)}»" in text
    manifests = [manifest_of(file) for file in files]
    assert {found.workbook for found in manifests if isinstance(found, Manifest)} == {opened[0].name}
    assert "Công an xã" in {found.unit for found in manifests if isinstance(found, Manifest)}
    assert {sheet.name: sheet.cells for sheet in opened[1].sheets()} == before


def test_what_is_typed_and_not_saved_stands_in_the_unit_files(opened: Opened, tmp_path: Path) -> None:
    fill(opened[1], "KTTN 2025", "Mã", "Tình hình thực hiện", {"KTTN25-III.1.1": "đang lấy ý kiến"})
    pressed(opened, SPLIT)
    found = manifest_of(folder(tmp_path) / "Cong an xa.xlsx")
    assert isinstance(found, Manifest)
    assert {task.id: task.values["situation"] for task in found.tasks}["KTTN25-III.1.1"] == "đang lấy ý kiến"


def test_without_addresses_no_letter_is_drafted_but_every_unit_gets_a_chat_text(opened: Opened, tmp_path: Path) -> None:
    pressed(opened, SPLIT)
    text = pressed(opened, DRAFT)
    assert "Công an xã: KHÔNG GỬI thư: chưa có địa chỉ thư (trang «Đơn vị»); dùng lời nhắn Zalo" in text
    assert "Thư nháp" not in text
    assert not list(tmp_path.rglob("*.eml"))
    chats = list((folder(tmp_path) / "Thu phieu").iterdir())
    assert {path.suffix for path in chats} == {".txt"}
    assert len(chats) == len(list(folder(tmp_path).glob("*.xlsx")))
    assert not [file.name for file in tmp_path.iterdir() if "so gui thu" in file.name]


def test_letters_are_drafted_with_their_files_and_noted_in_the_log(opened: Opened, tmp_path: Path) -> None:
    pressed(opened, SPLIT)
    fill(opened[1], UNITS, "Tên đơn vị", "E-mail", {"Công an xã": "congan@truongtan.gov.vn"})
    text = pressed(opened, DRAFT)
    assert "1 thư đã soạn sẵn" in text
    assert str(folder(tmp_path) / "Thu phieu") in text
    (letter,) = tmp_path.rglob("*.eml")
    message = message_from_bytes(letter.read_bytes(), policy=default)
    assert message["X-Unsent"] == "1"
    assert message["To"].addresses[0].addr_spec == "congan@truongtan.gov.vn"
    (file,) = message.iter_attachments()
    assert file.get_content() == (folder(tmp_path) / "Cong an xa.xlsx").read_bytes()
    assert [entry.event for entry in read_ledger(next(tmp_path.glob("*so gui thu*.jsonl")))] == [Event.DRAFTED]
    logged = [cell.value for cell in opened[1].sheet(LOG).cells.values() if isinstance(cell.value, str)]
    assert sum("congan@truongtan.gov.vn" in line for line in logged) == 1


def test_letters_before_the_unit_files_say_which_button_comes_first(opened: Opened, tmp_path: Path) -> None:
    fill(opened[1], UNITS, "Tên đơn vị", "E-mail", {"Công an xã": "congan@truongtan.gov.vn"})
    assert "chưa có tệp phiếu của «Công an xã»; hãy bấm «Phiếu đơn vị»" in pressed(opened, DRAFT)


def test_where_outlook_is_asked_for_and_missing_that_is_said_and_no_file_promised(
    opened: Opened, tmp_path: Path
) -> None:
    pressed(opened, SPLIT)
    fill(opened[1], UNITS, "Tên đơn vị", "E-mail", {"Công an xã": "congan@truongtan.gov.vn"})
    fill(opened[1], SETTINGS, "Thiết lập", "Giá trị", {Setting.MAIL_MODE: MAIL_OUTLOOK})
    text = pressed(opened, DRAFT)
    assert "Outlook" in text, text
    assert "Thư soạn sẵn" not in text


def test_a_wrong_template_is_named_and_nothing_is_drafted(opened: Opened, tmp_path: Path) -> None:
    pressed(opened, SPLIT)
    fill(opened[1], UNITS, "Tên đơn vị", "E-mail", {"Công an xã": "congan@truongtan.gov.vn"})
    (tmp_path / "Mẫu thư").mkdir()
    (tmp_path / "Mẫu thư" / "phieu-noi-dung.txt").write_text("Kính gửi\n{{ ten }}", "utf-8")
    done, text = press(opened[0], DRAFT)
    assert not done
    assert "«phieu-noi-dung.txt», dòng 2" in text
    assert not list(tmp_path.rglob("*.eml"))


@pytest.mark.parametrize(
    ("opens", "says"),
    [(True, "vừa được mở trong trình duyệt"), (False, "Không mở được hướng dẫn")],
    ids=["opened", "not opened"],
)
def test_the_help_button_opens_the_guide_or_says_where_it_lies(
    opened: Opened, monkeypatch: pytest.MonkeyPatch, opens: bool, says: str
) -> None:
    asked: list[str] = []
    monkeypatch.setattr("webbrowser.open", lambda address: (asked.append(address), opens)[1])
    text = pressed(opened, "help")
    guide = find_guide()
    assert guide is not None
    assert asked == [guide.as_uri()]
    assert says in text
    assert opens or str(guide) in text
    assert "Làm mới: " in text


def test_a_browser_that_fails_is_no_breakdown_of_ours(opened: Opened, monkeypatch: pytest.MonkeyPatch) -> None:
    def failing(_: str) -> bool:
        raise OSError("no application is associated")

    monkeypatch.setattr("webbrowser.open", failing)
    assert "Không mở được hướng dẫn" in pressed(opened, "help")


def test_an_installation_without_a_guide_says_how_to_get_it(opened: Opened, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("taskbook.buttons.help.find_guide", lambda: None)
    assert "Hãy chạy lại cai-dat.cmd" in pressed(opened, "help")
