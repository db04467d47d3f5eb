"""What the commands for letters say: help, the table of a preview, how a run went, what to do next."""

from __future__ import annotations

from datetime import date, datetime

from taskbook.core.days import day_text
from taskbook.core.letters.history import LetterState
from taskbook.core.letters.model import LetterKind
from taskbook_schemas.letter_kinds import Recipient, Topic
from taskbook_schemas.registry import LEADERS, UNITS

HELP_KIND = f"Loại thư: {', '.join(f'{kind.value} ({kind.row.about})' for kind in LetterKind)}."
HELP_ALL = "Gửi tất cả các thư của đợt vừa xem trước."
HELP_OUT = "Thư mục chứa phiếu. Bỏ trống: lấy ở trang Thiết lập, nằm cạnh sổ theo dõi."
HELP_UNIT = "Chỉ thư của đơn vị này (ghi nhiều lần được)."
ASK_PASSWORD = "Mật khẩu máy chủ thư"  # noqa: S105
PASSWORD_STORED = "Đã cập nhật kho mật khẩu của máy."  # noqa: S105
COLUMNS = ("Gửi đến", "Địa chỉ", "Đơn vị", "Tệp kèm", "Tình trạng")
SENDING, DRAFTING = "Đang gửi thư", "Đang soạn thư"

_STANDINGS = {
    LetterState.FREE: "sẽ gửi",
    LetterState.DRAFTED: "đã soạn sẵn lúc {since}; nếu đã tự gửi thì đừng gửi lại",
    LetterState.SENT: "đã gửi lúc {since}, không gửi lại",
    LetterState.UNKNOWN: "chưa rõ đã gửi hay chưa (lúc {since}), không tự gửi lại",
    LetterState.SAME_CONTENT: "thư cùng nội dung đã gửi trước đó, không gửi lại",
}


def moment(at: datetime) -> str:
    """A moment, as people write it."""
    return f"{at:%H:%M} ngày {day_text(at.date())}"


def letter_state(found: LetterState, since: datetime | None) -> str:
    """Say whether a letter will go."""
    return _STANDINGS[found].format(since=moment(since) if since else "?")


def preview_title(kind: LetterKind, as_of: date, letters: int, refused: int) -> str:
    """The line above a preview's table."""
    held = f", {refused} thư không gửi được" if refused else ""
    return f"{kind.row.name}, số liệu đến ngày {day_text(as_of)}: {letters} thư{held}."


def not_sent(why: str, chat: bool = False) -> str:
    """A refused letter's state; `chat`: a short text takes its place."""
    return f"KHÔNG GỬI thư: {why}{'; dùng lời nhắn Zalo' if chat else ''}"


_NOBODY = {
    Recipient.LEADERS: f"không nhiệm vụ nào ghi tên lãnh đạo có trong trang «{LEADERS}»",
    Recipient.UNITS: f"không đơn vị nào nhận phiếu (trang «{UNITS}») có nhiệm vụ",
}


def nothing_to_send(kind: LetterKind) -> str:
    """There is no letter of a kind, and why."""
    pressing = " quá hạn hoặc sắp đến hạn" if kind.row.topic is Topic.PRESSING else ""
    return f"Không có thư nào cần gửi: {_NOBODY[kind.row.recipient]}{pressing}."


def in_no_letter(kind: LetterKind, late: int) -> str:
    """So many late tasks stand in nobody's letter; why, and what to do."""
    if kind.row.recipient is Recipient.LEADERS:
        return (
            f"{late} nhiệm vụ quá hạn chưa ghi lãnh đạo chỉ đạo nên chưa có trong thư nào, vì trang «{LEADERS}» "
            "không có ai giữ chức vụ Chủ tịch. Hãy điền cột «Lãnh đạo chỉ đạo», hoặc ghi chức vụ ở trang đó."
        )
    return (
        f"{late} nhiệm vụ quá hạn không có trong thư nào: đơn vị chủ trì chưa rõ, là nhóm đơn vị, hoặc không nhận "
        f"phiếu. Hãy xem cột «Chủ trì», trang «Kiểm tra» và cột «Nhận phiếu» ở trang «{UNITS}»."
    )


PREVIEW_RECORDED = "Đã xem trước đợt thư này. Soạn sẵn: «taskbook mail draft»; gửi tất cả: «taskbook mail send --all»."


def preview_not_recorded(why: str) -> str:
    """The preview could not be written down, so that --all will not be allowed."""
    return f"Chưa ghi nhận được lần xem trước nên chưa gửi tất cả được. {why}"


def not_previewed() -> str:
    """`--all` without a preview of this very batch."""
    return (
        "Chưa xem trước đúng đợt thư này (hoặc sổ, tệp phiếu, mẫu thư, ngày đã thay đổi sau khi xem) "
        "nên không gửi tất cả. Hãy chạy «taskbook mail preview» với cùng lựa chọn, xem kỹ, rồi gửi lại."
    )


def first_sent_already() -> str:
    """The first letter of the batch has gone; the rest needs --all."""
    return (
        "Thư đầu tiên của đợt này đã gửi hoặc chưa rõ kết quả. "
        "Để gửi các thư còn lại: xem trước rồi chạy «taskbook mail send --all»."
    )


def sent_summary(kind: LetterKind, sent: int, drafted: int, failed: int, skipped: int, refused: int) -> str:
    """Say how a run went."""
    parts = [
        f"{number} {what}"
        for number, what in (
            (sent, "thư đã gửi"),
            (drafted, "thư đã soạn sẵn"),
            (failed, "thư chưa gửi được"),
            (skipped, "thư bỏ qua vì đã gửi, đã có bản nháp hoặc chưa rõ kết quả"),
            (refused, "thư không gửi vì có vướng mắc"),
        )
        if number
    ]
    return f"Kết quả: {'; '.join(parts)}." if parts else nothing_to_send(kind)


def stopped_early(left: int) -> str:
    """The run stopped before its first letter."""
    return f"Chưa thư nào được soạn hoặc gửi; còn {left} thư."


def leaders_by_unit() -> str:
    """Leaders' letters were asked for by unit."""
    return (
        "Thư báo cáo lãnh đạo không chọn theo đơn vị: mỗi lãnh đạo nhận một thư về mọi nhiệm vụ mình chỉ đạo. "
        "Hãy bỏ --unit rồi làm lại."
    )


def first_only(left: int) -> str:
    """Only the first letter went; how to go on."""
    return (
        f"Mới gửi thư đầu tiên; còn {left} thư. Hãy hỏi người nhận xem thư có đến và đúng không, "
        "rồi chạy «taskbook mail preview» và «taskbook mail send --all»."
    )


def letter_failed(to: str, why: str) -> str:
    """One letter that did not go."""
    return f"{to}: {why}."


def unknown_letter(id: str, to: str, at: datetime, subject: str) -> str:
    """A letter whose fate a person must settle."""
    return (
        f"Chưa rõ đã gửi hay chưa: thư {id} đến {to}, lúc {moment(at)}: «{subject}». "
        "Hãy hỏi người nhận hoặc xem hộp thư đã gửi, rồi chạy "
        f"«taskbook mail resolve {id} sent» (đã gửi) hoặc «… {id} unsent» (chưa gửi)."
    )


def not_unknown(id: str) -> str:
    """A letter that need not be settled."""
    return f"Không có thư nào mang mã «{id}» đang chờ xác nhận."


def resolved(id: str, sent: bool) -> str:
    """A letter's fate was settled."""
    return f"Đã ghi nhận thư {id}: {'đã gửi, sẽ không gửi lại' if sent else 'chưa gửi, có thể gửi lại'}."


def drafts_in(folder: str, letters: bool, chats: bool) -> str:
    """Where drafts and short texts are, and what to do with them."""
    what = [word for word, there in (("thư nháp (.eml)", letters), ("lời nhắn Zalo (.txt)", chats)) if there]
    steps = [
        step
        for step, there in (
            ("mở từng tệp .eml, xem lại rồi bấm Gửi", letters),
            ("mở tệp .txt, chép lời nhắn vào Zalo", chats),
        )
        if there
    ]
    said = " và ".join(what)
    return f"{said[0].upper()}{said[1:]} ở «{folder}»: {'; '.join(steps)}."


def log_later(why: str) -> str:
    """`Nhật ký` could not be written now."""
    return f"Chưa ghi được vào trang «Nhật ký»; lần sau sẽ ghi bù. {why}"
