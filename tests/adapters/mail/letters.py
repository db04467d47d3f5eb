"""Hand-built people, tasks and letters for the tests of mail."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime

from taskbook.core.judge import Judged
from taskbook.core.letters.model import Attachment, Letter, LetterKind, Part
from taskbook.core.letters.rendered import ReadyLetter, Rendered
from taskbook.core.model import Deadline, Flag, Kind, Leader, Named, Status, Unit, Verdict
from taskbook.core.naming.leaders import NamedLeaders
from taskbook.core.parsed_cells import TaskReading
from taskbook.outbox import Post, PostFile
from tests.core import judging

TODAY = date(2026, 11, 22)
NOW = datetime(2026, 11, 22, 9, 30)

ECONOMY = Unit("Phòng Kinh tế", email="kinhte@truongtan.gov.vn", recipient="Trần Thị Bình")
POLICE = Unit("Công an xã", email="congan@truongtan.gov.vn", recipient="Lê Văn Cường")
CULTURE = Unit("Phòng Văn hóa - Xã hội", email="vhxh@truongtan.gov.vn")
THO = Leader("Nguyễn Xuân Thơ", "Phó Chủ tịch UBND xã", email="tho@truongtan.gov.vn")


def judged(
    nth: int,
    status: Status = Status.IN_TIME,
    days: int | None = None,
    lead: tuple[str, ...] = (ECONOMY.name,),
    coordinate: tuple[str, ...] = (),
    leader: tuple[str, ...] = (),
    flags: tuple[Flag, ...] = (),
    name: str = "",
) -> Judged:
    """A task of the plan `KH26` in row 4 + nth, judged as said."""
    task = judging.task(
        id=f"KH26-{nth}",
        row=4 + nth,
        name=name or f"Nhiệm vụ số {nth}",
        lead_text="; ".join(lead),
        coordinate_text="; ".join(coordinate),
    )
    reading = TaskReading(Deadline("…", Kind.DATED), Named(lead), Named(coordinate), NamedLeaders(leader))
    due = date(2026, 9, 30)
    return Judged(task, reading, Verdict(status, due, days, flags, f"{status.value}: vì hạn 30/9/2026.", due))


def late(nth: int, days: int = 53, **fields: object) -> Judged:
    """A late task nobody has reported."""
    return judged(nth, Status.LATE, days, flags=(Flag.NEVER_REPORTED,), **fields)  # type: ignore[arg-type]


def soon(nth: int, days: int = -5, **fields: object) -> Judged:
    """A task due soon."""
    return judged(nth, Status.DUE_SOON, days, **fields)  # type: ignore[arg-type]


def sheet(unit: str, *ids: str, **changes: object) -> Attachment:
    """A unit's file as it was found."""
    made = Attachment(unit, TODAY, ids, "Phong Kinh te.xlsx", "/tmp/Phong Kinh te.xlsx", 20_000, "ab" * 32)
    return replace(made, **changes)  # type: ignore[arg-type]


def letter(address: str = "kinhte@truongtan.gov.vn", **changes: object) -> Letter:
    """A letter to one person."""
    made = Letter(
        kind=LetterKind.REMIND,
        day=TODAY,
        as_of=TODAY,
        name="Trần Thị Bình",
        position="",
        address=address,
        units=(ECONOMY.name,),
        parts=(),
        overall=Part("", 1, 1, 0, 0, 1, 1, 0),
    )
    return replace(made, **changes)  # type: ignore[arg-type]


def ready(address: str = "kinhte@truongtan.gov.vn", subject: str = "Nhắc nhiệm vụ", **changes: object) -> ReadyLetter:
    """A letter in words."""
    words = Rendered(subject, f"Kính gửi {address}.\n", f"<p>Kính gửi {address}.</p>", "Kính gửi.")
    return ReadyLetter(letter(address, **changes), words)


def post(id: str = "0123456789ab", to: str = "kinhte@truongtan.gov.vn", **changes: object) -> Post:
    """A letter ready to leave."""
    made = Post(
        id=id,
        written=NOW,
        sender_name="UBND xã Trường Tân",
        sender_address="ubnd@truongtan.gov.vn",
        to_name="Trần Thị Bình",
        to_address=to,
        subject="Phiếu theo dõi nhiệm vụ đến ngày 22/11/2026: Phòng Kinh tế",
        text="Kính gửi: Trần Thị Bình\n\n.\nDòng sau dấu chấm.\n",
        html="<p>Kính gửi: Trần Thị Bình</p>",
        files=(PostFile("Phong Kinh te.xlsx", b"PK\x03\x04 bytes of a file"),),
    )
    return replace(made, **changes)  # type: ignore[arg-type]
