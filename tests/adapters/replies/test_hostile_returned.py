"""Files made to harm: refused or ignored with a clear message, in bounded time and memory, the master untouched."""

import gc
import random
import shutil
import struct
import subprocess
import sys
import tracemalloc
import zipfile
from pathlib import Path

import pytest

from taskbook.actions.replies import merge
from taskbook.adapters.replies import read as adapter
from taskbook.adapters.replies.read import read_one, returned_paths
from taskbook.adapters.replies.xls import read_old
from taskbook.core.replies.kinds import RefusalReason
from taskbook.core.unit_file import Manifest
from taskbook.errors import UsageError, WorkbookUnreadableError
from tests.adapters.replies.office import convert, fill_in, soffice
from tests.adapters.replies.test_real_programs import home, profile, sent
from tests.adapters.xlsx.hostile import OLE, parts, sheet, write
from tests.adapters.xlsx.test_hostile_files import ENTITIES, HEAVY, REFUSED, _bounded
from tests.core.replies.books import RUN, inputs, master

__all__ = ["home", "profile", "sent"]
READ_ONE = "import sys; from pathlib import Path; from taskbook.adapters.replies.read import read_one; " + (
    "file = read_one(Path(sys.argv[1])); print(file.manifest.value, file.reason)"
)
MARK = '<c r="A1" t="inlineStr"><is><t>TASKBOOK-PHIEU;1;999999;' + "0" * 64 + "</t></is></c>"
ROWS = "".join(f'<row r="{row}"><c r="A{row}"><v>1</v></c></row>' for row in range(1, 1_000_001))


def read_bounded(path: Path) -> str:
    """What is said of a file by a program that may take 10 seconds and 500 MB."""
    done = subprocess.run(
        [sys.executable, "-c", READ_ONE, str(path)],
        preexec_fn=_bounded,
        capture_output=True,
        check=False,
        cwd=Path(__file__).parents[3],
        env={"PYTHONIOENCODING": "utf-8", "PATH": ""},
    )
    assert (done.returncode, done.stderr) == (0, b"")
    return done.stdout.decode()


only_linux = pytest.mark.skipif(sys.platform != "linux", reason="only Linux bounds a program's memory in this way")


@only_linux
@pytest.mark.slow
@pytest.mark.parametrize("kind", HEAVY)
def test_heavy_files_are_refused_or_told_within_bounds(tmp_path: Path, kind: str) -> None:
    HEAVY[kind][0](tmp_path / "a.xlsx")
    assert read_bounded(tmp_path / "a.xlsx").split()[0] in ("unreadable", "no_manifest")


@only_linux
@pytest.mark.slow
@pytest.mark.parametrize(
    ("content", "said"),
    [
        (sheet(ROWS), "hơn 10000 dòng"),
        (sheet(f'<row r="1">{MARK}</row><row r="1048576"><c r="A1048576"><v>1</v></c></row>'), "damaged"),
        (ENTITIES + sheet(""), "unreadable"),
    ],
)
def test_a_million_rows_far_cells_and_entities_are_refused_within_bounds(
    tmp_path: Path, content: str, said: str
) -> None:
    assert said in read_bounded(write(tmp_path / "a.xlsx", parts(content)))


@pytest.mark.parametrize("kind", REFUSED)
def test_what_the_reader_refuses_is_told_and_stops_nothing(tmp_path: Path, kind: str) -> None:
    REFUSED[kind][0](tmp_path / "a.xlsx")
    book = master()
    before = inputs(book)
    plan = merge(book, [read_one(tmp_path / "a.xlsx")] if (tmp_path / "a.xlsx").exists() else [], RUN).plan
    assert {item.reason for item in plan.refused} <= {RefusalReason.UNREADABLE, RefusalReason.NO_MANIFEST}
    assert inputs(book) == before


def test_a_large_file_is_refused_before_it_is_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(adapter, "MAX_BYTES", 100)
    (tmp_path / "a.xlsx").write_bytes(bytes(101))
    assert "lớn hơn" in read_one(tmp_path / "a.xlsx").reason


def test_the_bytes_of_a_file_that_was_read_are_let_go_at_once(sent: Path, tmp_path: Path) -> None:
    paths = [shutil.copy(sent / "Cong an xa.xlsx", tmp_path / f"{number}.xlsx") for number in range(6)]
    for path in paths:
        with zipfile.ZipFile(path, "a") as archive:
            archive.writestr("xl/media/image9.jpeg", random.Random(str(path)).randbytes(2 << 20))
    gc.disable()  # a program that merges sweeps seldom
    tracemalloc.start()
    try:
        read = [read_one(path) for path in paths]
        held, _ = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
        gc.enable()
    assert all(isinstance(file.manifest, Manifest) for file in read)
    assert held < 4 << 20


def test_a_file_that_is_not_there_any_more_is_told_of(tmp_path: Path) -> None:
    assert read_one(tmp_path / "a.xlsx").manifest is RefusalReason.UNREADABLE


def test_a_path_that_does_not_exist_stops_with_its_name(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match=r"khong-co\.xlsx"):
        returned_paths([tmp_path / "khong-co.xlsx"])


def test_too_many_files_are_refused_whole(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(adapter, "MAX_FILES", 1)
    for name in "ab":
        (tmp_path / f"{name}.xlsx").touch()
    with pytest.raises(UsageError, match="hơn 1 tệp"):
        returned_paths([tmp_path])


def test_macros_and_links_inside_a_file_are_ignored(sent: Path, tmp_path: Path) -> None:
    path = fill_in(sent / "Cong an xa.xlsx", tmp_path / "a.xlsx", {(0, "situation"): "='[1]Sheet1'!A1"})
    with zipfile.ZipFile(path, "a") as archive:
        archive.writestr("xl/vbaProject.bin", bytes(100))
    file = read_one(path)
    formulas = [cell for cells in file.sheets[0].rows.values() for cell in cells.values() if cell[1]]
    assert formulas == [(None, True)]


def test_bytes_that_only_look_like_an_old_file_are_refused() -> None:
    for raw in (OLE, OLE + bytes(10_000), b""):
        with pytest.raises(WorkbookUnreadableError, match=r"\.xls bị hỏng"):
            read_old(raw, 10, 10, 10)
    with pytest.raises(WorkbookUnreadableError, match="lớn hơn 8 MB"):
        read_old(bytes(8_000_001), 10, 10, 10)


@pytest.mark.skipif(soffice() is None, reason="LibreOffice is not installed")
@pytest.mark.slow
def test_old_files_with_wrong_bytes_are_read_or_refused_never_worse(sent: Path, tmp_path: Path, profile: Path) -> None:
    raw = convert(sent / "Cong an xa.xlsx", "xls", tmp_path, profile).read_bytes()
    dice = random.Random(5)
    for _ in range(60):
        spoilt = bytearray(raw)
        for _ in range(dice.choice((1, 8, 200))):
            struct.pack_into(
                "<H", spoilt, dice.randrange(len(raw) - 2), dice.choice((0, 0xFFFF, dice.randrange(65536)))
            )
        (tmp_path / "b.xls").write_bytes(bytes(spoilt))
        assert read_one(tmp_path / "b.xls").name == "b.xls"
    with pytest.raises(WorkbookUnreadableError, match="hơn 5 dòng"):
        read_old(raw, 5, 100, 10)
