"""Judged tasks, batches and files, built by hand for tests of the units' files."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path

from taskbook.adapters.unit_file.pack import Packer
from taskbook.adapters.unit_file.template import make_template
from taskbook.core.judge import Judged
from taskbook.core.model import Deadline, Flag, Kind, Named, Plan, Status, Task, Unit, Verdict
from taskbook.core.naming.leaders import NamedLeaders
from taskbook.core.parsed_cells import TaskReading
from taskbook.core.unit_file import Batch, UnitFile, batch_id
from taskbook.sheets.split import unit_files
from tests.core.judging import task

AS_OF, MADE = date(2026, 9, 30), datetime(2026, 10, 1, 8, 30, 5)
BATCH = Batch(
    id=batch_id(AS_OF, MADE),
    made=MADE,
    as_of=AS_OF,
    workbook="TheoDoiNhiemVu.xlsm",
    issuer="ỦY BAN NHÂN DÂN XÃ TRƯỜNG TÂN",
    reply_by=date(2026, 10, 10),
)
ECONOMY, POLICE, ARMY = Unit("Phòng Kinh tế"), Unit("Công an xã"), Unit("Ban CHQS xã", receives_sheet=False)
EVERYBODY = Unit("Các đơn vị liên quan", is_group=True, receives_sheet=False)
UNITS = (ECONOMY, POLICE, ARMY, EVERYBODY)
PLANS = (
    Plan("KH26", "10/KH-UBND", date(2026, 3, 10), 2026, "Kế hoạch tăng trưởng", "KH 2026"),
    Plan("KH25", "9/KH-UBND", date(2025, 9, 1), 2025, "Kế hoạch kinh tế tư nhân", "KH 2025"),
)
PACKER = Packer(make_template())


def judged(
    *leads: str,
    with_: tuple[str, ...] = (),
    status: Status = Status.LATE,
    groups: tuple[str, ...] = (),
    **fields: object,
) -> Judged:
    """A task of KH26 led by these units, late by three days unless said otherwise."""
    words: dict[str, object] = {"lead_text": "; ".join(leads), "coordinate_text": "; ".join(with_)}
    made: Task = task(**words | fields)
    reading = TaskReading(
        Deadline(made.deadline_text, Kind.PERIOD), Named(units=leads, groups=groups), Named(units=with_), NamedLeaders()
    )
    why = f"{status.value} 3 ngày: «{made.deadline_text}» hiểu là 27/9/2026; chưa có ngày hoàn thành."
    return Judged(made, reading, Verdict(status, date(2026, 9, 27), 3, (Flag.NEVER_REPORTED,), why))


def files(*tasks: Judged, units: tuple[Unit, ...] = UNITS, batch: Batch = BATCH) -> tuple[UnitFile, ...]:
    """The files these tasks make."""
    return unit_files(tasks, units, PLANS, batch)


def saved(folder: Path, form: UnitFile) -> Path:
    """The file on disk."""
    path = folder / form.file_name
    path.write_bytes(PACKER.pack(form))
    return path
