"""What is said of one letter: its kind, why it is refused, what to look at, its line in the sheet `Nhật ký`."""

from __future__ import annotations

from taskbook.core.letters.addresses import AddressTrouble
from taskbook.core.letters.history import Entry, Event
from taskbook.core.letters.lines import one_line
from taskbook.core.letters.model import LetterKind, LetterWarning, Reason, RefusedLetter
from taskbook_schemas.registry import LEADERS, UNITS

_ADDRESS_TROUBLE = {
    AddressTrouble.MISSING: "chưa có địa chỉ thư",
    AddressTrouble.LINE_BREAK: "địa chỉ có xuống dòng; hãy ghi một địa chỉ trên một dòng",
    AddressTrouble.SEVERAL: "ô có nhiều địa chỉ; hãy ghi một địa chỉ",
    AddressTrouble.WITH_NAME: "chỉ ghi địa chỉ, không ghi tên và dấu < >",
    AddressTrouble.STRANGE_LETTERS: (
        "địa chỉ có chữ có dấu, chữ lạ hoặc ký tự ẩn ({detail}); hãy gõ lại bằng chữ không dấu"
    ),
    AddressTrouble.BLANK_INSIDE: "địa chỉ có dấu cách ở giữa",
    AddressTrouble.PUNYCODE: "tên miền viết bằng mã «xn--», có thể là địa chỉ giả; hãy hỏi lại người nhận",
    AddressTrouble.LOOK_ALIKE: "tên miền gần giống «{detail}», có thể gõ nhầm hoặc giả; hãy kiểm tra lại",
    AddressTrouble.MALFORMED: "địa chỉ sai dạng; ví dụ đúng: phongkinhte@tenxa.gov.vn",
}


def address_trouble(trouble: AddressTrouble, detail: str) -> str:
    """Say what is wrong with an address."""
    if trouble is AddressTrouble.STRANGE_LETTERS:
        detail = ", ".join(_letter(letter) for letter in detail[:5])
    return _ADDRESS_TROUBLE[trouble].format(detail=detail)


def _letter(letter: str) -> str:
    """A letter with its number, since a foreign letter can look like one of ours and a hidden one like nothing."""
    code = f"mã U+{ord(letter):04X}"
    return f"«{letter}» {code}" if letter.isprintable() else code


def refusal(refused: RefusedLetter) -> str:
    """Say why a letter is not sent, and what to do."""
    detail = refused.detail
    if refused.reason is Reason.ADDRESS:
        sheet = UNITS if refused.units else LEADERS
        return f"{address_trouble(AddressTrouble(detail[0]), detail[1])} (trang «{sheet}»)"
    return _REFUSALS[refused.reason].format(first=detail[0], rest="; ".join(detail[1:]), all="; ".join(detail))


_REFUSALS = {
    Reason.SHARED_ADDRESS: (
        "một địa chỉ ghi cho nhiều người khác nhau ({all}), có thể chép nhầm dòng; hãy sửa địa chỉ, "
        "hoặc ghi cùng một người nhận nếu là hòm thư chung"
    ),
    Reason.NO_FILE: "chưa có tệp phiếu của «{first}»; hãy bấm «Phiếu đơn vị» (taskbook split) rồi làm lại",
    Reason.SEVERAL_FILES: "có nhiều tệp phiếu của «{first}» ({rest}); hãy chỉ để lại một tệp",
    Reason.OLD_FILE: (
        "tệp «{first}» (số liệu đến ngày {rest}) không khớp sổ hiện tại; hãy bấm «Phiếu đơn vị» để xuất lại"
    ),
    Reason.TOO_LARGE: "thư vượt quá 25 MB ({all}); hãy gửi tệp bằng cách khác",
    Reason.FILE_CHANGED: "tệp «{first}» vừa bị sửa sau khi soạn thư; hãy bấm «Phiếu đơn vị» rồi làm lại",
    Reason.FILE_UNREADABLE: (
        "không đọc được tệp «{first}», hoặc tệp không còn là phiếu; hãy bấm «Phiếu đơn vị» rồi làm lại"
    ),
    Reason.UNITS_DISAGREE: (
        "đơn vị của người nhận, của thư và của tệp không khớp nhau ({all}); hãy xuất phiếu lại và kiểm tra địa chỉ"
    ),
}

_NOTES = {
    "shared_address": "nhiều đơn vị cùng địa chỉ này: gộp thành một thư",
    "name_break": "tên có xuống dòng, đã ghép thành «{detail}»",
    "file_edited": "tệp «{detail}» đã bị sửa sau khi xuất; nếu không cố ý, hãy bấm «Phiếu đơn vị» để xuất lại",
    "file_outdated": "sổ đã được sửa sau khi xuất tệp «{detail}»; nên bấm «Phiếu đơn vị» để xuất lại",
    "without_leader": "có thêm {detail} nhiệm vụ quá hạn chưa ghi lãnh đạo chỉ đạo; hãy điền cột «Lãnh đạo chỉ đạo»",
}


def note(one: LetterWarning) -> str:
    """Say something to look at before sending."""
    return _NOTES[one.code].format(detail=one.detail)


_WAYS = {"smtp": "máy chủ thư", "eml": "tệp .eml", "outlook": "Outlook"}
_OUTCOMES = {
    Event.STARTED: "Chưa rõ đã gửi hay chưa",
    Event.SENT: "Đã gửi",
    Event.DRAFTED: "Đã soạn sẵn",
    Event.FAILED: "Chưa gửi được",
    Event.UNKNOWN: "Chưa rõ đã gửi hay chưa",
    Event.RESOLVED_SENT: "Xác nhận: đã gửi",
    Event.RESOLVED_UNSENT: "Xác nhận: chưa gửi",
}


def log_action(entry: Entry) -> str:
    """The action, as `Nhật ký` names it."""
    kinds = {kind.value: kind.row.name for kind in LetterKind}
    way = _WAYS.get(entry.way, entry.way)
    return f"Thư: {kinds.get(entry.kind, entry.kind)} ({way})"


def log_content(entry: Entry) -> str:
    """To whom, about which units, with which files."""
    units = f"; đơn vị: {'; '.join(map(one_line, entry.units))}" if entry.units else ""
    files = "".join(f"; tệp {name} (mã kiểm {sha256[:12]})" for name, sha256 in entry.files)
    to = f"{entry.name} <{entry.address}>" if entry.name else entry.address
    return f"Gửi {to}: {entry.subject}{units}{files}"


def log_outcome(entry: Entry) -> str:
    """What became of the letter."""
    return f"{_OUTCOMES[entry.event]}: {entry.note}" if entry.note else _OUTCOMES[entry.event]


def log_source(reference: str) -> str:
    """Where the entry comes from."""
    return f"Sổ gửi thư, mục {reference}"
