"""The whole story on the real master workbook: gather, decide, write, and what is said of it."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import openpyxl
import pytest
from click.testing import CliRunner, Result

from taskbook.actions.split import split
from taskbook.adapters.unit_file.files import UnitFileFolder
from taskbook.adapters.unit_file.pack import is_as_written
from taskbook.adapters.unit_file.read import manifest_of
from taskbook.adapters.xlsx.workbook import open_workbook
from taskbook.cli.split import split_command
from taskbook.core.unit_file import Manifest
from taskbook.errors import UsageError
from tests.adapters.unit_file.dump import AS_OF, GOLDEN, NAME, RUN, copy_master, dump, split_master
from tests.core.builders import FakeWorkbook
from tests.core.builders import task as row
from tests.core.builders import workbook as in_memory


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder in which the master was split once."""
    folder = tmp_path_factory.mktemp("home")
    split_master(folder)
    return folder


@pytest.fixture(scope="module")
def day_folder(home: Path) -> Path:
    return home / "Phiếu gửi đi" / "2026-09-30"


def call(*arguments: object) -> Result:
    return CliRunner().invoke(split_command, [str(argument) for argument in arguments])


def small(settings: dict[str, object] | None = None, issuer: object = None) -> FakeWorkbook:
    """A workbook in memory with one task, and a template that names the issuing body."""

    class WithTemplate(FakeWorkbook):
        def block(self, sheet: str, first_row: int, width: int, height: int | None = None) -> list[list[object]]:
            return [] if issuer is None else [[issuer]]

    made = in_memory(row(), settings=settings)  # type: ignore[arg-type]
    return WithTemplate(made.grids)


def test_every_unit_of_the_real_plans_gets_its_file(day_folder: Path) -> None:
    assert sorted(path.name for path in day_folder.iterdir()) == [
        "Cong an xa.xlsx",
        "Phong Kinh te.xlsx",
        "Phong Van hoa Xa hoi.xlsx",
        "Trung tam Phuc vu hanh chinh cong.xlsx",
        "Trung tam Van hoa The thao va Truyen thong.xlsx",
        "UBMTTQ Viet Nam xa.xlsx",
        "Van phong HDND va UBND.xlsx",
    ]


def test_every_task_of_the_plans_is_in_some_file(day_folder: Path) -> None:
    manifests = [manifest_of(path) for path in day_folder.iterdir()]
    assert all(isinstance(manifest, Manifest) for manifest in manifests)
    ids = {task.id for manifest in manifests for task in manifest.tasks}  # type: ignore[union-attr]
    assert {"KTTN25-I.1a", "KTTN25-I.1b", "TTKT26-1"} <= ids


def test_one_real_file_reads_as_it_always_did(day_folder: Path) -> None:
    assert dump(day_folder / "Cong an xa.xlsx") == GOLDEN.read_text(encoding="utf-8")


def test_one_unit_alone_gets_the_same_bytes_as_in_the_whole_run(day_folder: Path, tmp_path: Path) -> None:
    report = split_master(tmp_path, "CAX")
    (written,) = report.written
    assert written.unit == "Công an xã"
    assert written.path.read_bytes() == (day_folder / "Cong an xa.xlsx").read_bytes()


def test_the_master_is_not_touched(home: Path, tmp_path: Path) -> None:
    assert (home / NAME).read_bytes() == copy_master(tmp_path).read_bytes()


def test_a_name_that_is_no_units_is_answered_with_the_nearest(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match=r"«Phòng Kinh te doanh» .* Gần giống: Phòng Kinh tế"):
        split(small(), RUN, UnitFileFolder(tmp_path), units=["Phòng Kinh te doanh"])
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("", "Không có đơn vị"),
        ("Các cơ quan, đơn vị liên quan", "không nhận phiếu"),
        ("Phòng Kinh tế; Công an xã", "nhiều đơn vị"),
    ],
)
def test_a_name_that_cannot_be_served_stops_with_the_reason(tmp_path: Path, name: str, words: str) -> None:
    with pytest.raises(UsageError, match=words):
        split(small(), RUN, UnitFileFolder(tmp_path), units=[name])


def test_a_unit_asked_for_without_tasks_is_reported(tmp_path: Path) -> None:
    made = small()
    made.grids["KH 2026"][0].columns[5][0] = None  # nobody coordinates
    report = split(made, RUN, UnitFileFolder(tmp_path), units=["Công an xã"])
    assert (report.idle, report.written) == (("Công an xã",), ())


def test_the_folder_comes_from_the_settings_beside_the_workbook_or_whole(tmp_path: Path) -> None:
    elsewhere = tmp_path / "xa"
    reports = [
        split(small(), RUN, UnitFileFolder(tmp_path), as_of=AS_OF),
        split(small({"Thư mục xuất phiếu": "gửi"}), RUN, UnitFileFolder(tmp_path), as_of=AS_OF),
        split(small({"Thư mục xuất phiếu": str(elsewhere)}), RUN, UnitFileFolder(tmp_path / "home"), as_of=AS_OF),
        split(small({"Thư mục xuất phiếu": "gửi"}), RUN, UnitFileFolder(tmp_path), tmp_path / "out", as_of=AS_OF),
    ]
    assert [report.folder for report in reports] == [
        tmp_path / "Phiếu gửi đi" / "2026-09-30",
        tmp_path / "gửi" / "2026-09-30",
        elsewhere / "2026-09-30",
        tmp_path / "out" / "2026-09-30",
    ]
    assert all(file.path.is_file() for report in reports for file in report.written)


@pytest.mark.parametrize(("cell", "said"), [("UBND XÃ TRƯỜNG TÂN", "UBND XÃ TRƯỜNG TÂN"), (5.0, ""), (None, "")])
def test_the_issuing_body_is_the_one_on_the_masters_template(tmp_path: Path, cell: object, said: str) -> None:
    assert split(small(issuer=cell), RUN, UnitFileFolder(tmp_path)).batch.issuer == said


@pytest.mark.parametrize(("cell", "day"), [(date(2026, 10, 5), date(2026, 10, 5)), ("mai", None), (None, None)])
def test_the_day_to_reply_is_a_setting(tmp_path: Path, cell: object, day: date | None) -> None:
    report = split(small({"Ngày các đơn vị phải gửi lại phiếu": cell}), RUN, UnitFileFolder(tmp_path))
    assert report.batch.reply_by == day


def test_progress_goes_forward_to_the_end(tmp_path: Path) -> None:
    told: list[float] = []
    split(small(), RUN, UnitFileFolder(tmp_path), progress=lambda step, share: told.append(share))
    assert told == sorted(told)
    assert told[-1] == 1.0


def test_the_command_says_how_many_files_are_where(tmp_path: Path) -> None:
    copy_master(tmp_path)
    result = call(tmp_path / NAME, "--out", tmp_path / "out", "--as-of", "2026-09-30", "--unit", "Công an xã")
    assert result.exit_code == 0, result.output
    assert f"Đã ghi 1 phiếu vào «{tmp_path / 'out' / '2026-09-30'}» (số liệu đến ngày 30/9/2026)." in result.output


def test_the_command_says_what_was_kept_and_what_failed(tmp_path: Path) -> None:
    copy_master(tmp_path)
    arguments = (tmp_path / NAME, "--out", tmp_path, "--as-of", "2026-09-30")
    folder = tmp_path / "2026-09-30"
    assert call(*arguments).exit_code == 0
    book = openpyxl.load_workbook(folder / "Cong an xa.xlsx")
    book.save(folder / "Cong an xa.xlsx")
    (folder / "~$Phong Kinh te.xlsx").touch()
    result = call(*arguments)
    assert result.exit_code == 1
    assert "Đã ghi 6 phiếu" in result.output
    assert "«Cong an xa.xlsx» đã được sửa sau lần xuất trước" in result.output
    assert "Chưa ghi được phiếu của Phòng Kinh tế («Phong Kinh te.xlsx»): tệp đang mở" in result.output
    assert is_as_written(folder / "Cong an xa.xlsx")


def test_a_unit_without_work_is_named_by_the_command(tmp_path: Path) -> None:
    copy_master(tmp_path)
    result = call(tmp_path / NAME, "--out", tmp_path, "--unit", "Ban CHQS xã")
    assert result.exit_code == 0, result.output
    assert "Không có phiếu nào được ghi" in result.output
    assert "Ban CHQS xã: không có nhiệm vụ nào" in result.output


def test_opening_the_real_master_needs_no_lock(tmp_path: Path) -> None:
    copy_master(tmp_path)
    (tmp_path / f"~${NAME}").touch()
    report = split(open_workbook(tmp_path / NAME), RUN, UnitFileFolder(tmp_path), units=["Công an xã"], as_of=AS_OF)
    assert len(report.written) == 1
