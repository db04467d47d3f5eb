"""The last steps of installing, over fake folders and a fake registry."""

from __future__ import annotations

import itertools
from datetime import datetime
from pathlib import Path, PureWindowsPath

import pytest

from taskbook.adapters.guide import GUIDE, find_guide
from taskbook.adapters.windows.registry import OUR_KEY, our_trusted_key, trusted_folders
from taskbook.setup.install import steps
from taskbook.setup.install.guide import place_guide
from taskbook.setup.install.places import Program, is_below, onedrive_folders, workbook_folder
from taskbook.setup.install.shortcuts import COMMAND_WINDOW, Shortcut, shortcuts
from taskbook.setup.install.steps import (
    InstallError,
    compile_packages,
    make_shortcuts,
    place_workbook,
    register,
    renew_workbook,
)
from taskbook.texts import install as texts
from tests.adapters.renewal.office import RUN, version_1
from tests.setup.install.fakes import FakeRegistry, machine_in

NOW = datetime(2026, 11, 22, 8, 30)
PROGRAM = Program(Path("C:/TheoDoiNhiemVu"))


@pytest.fixture
def source(tmp_path: Path) -> Path:
    folder = tmp_path / "bộ cài"
    (folder / "workbook").mkdir(parents=True)
    (folder / "workbook" / "TheoDoiNhiemVu.xlsm").write_bytes(b"the workbook")
    return folder


def test_the_workbook_is_copied_into_the_documents(tmp_path: Path, source: Path) -> None:
    said: list[str] = []
    machine = machine_in(tmp_path)
    placed = place_workbook(source, machine, said.append)
    assert placed == machine.documents / texts.WORKBOOK_FOLDER / "TheoDoiNhiemVu.xlsm"
    assert placed.read_bytes() == b"the workbook"
    assert said == [texts.copied(str(placed))]


@pytest.mark.parametrize("name", ["TheoDoiNhiemVu.xlsm", "TheoDoiNhiemVu.xlsx"])
def test_a_workbook_that_is_there_is_never_overwritten(tmp_path: Path, source: Path, name: str) -> None:
    machine = machine_in(tmp_path)
    folder = workbook_folder(machine)
    folder.mkdir()
    (folder / name).write_bytes(b"a year of work")
    said: list[str] = []
    assert place_workbook(source, machine, said.append) == folder / name
    assert [file.name for file in folder.iterdir()] == [name]
    assert (folder / name).read_bytes() == b"a year of work"
    assert said == [texts.kept(str(folder / name))]


def test_the_workbook_stays_out_of_onedrive(tmp_path: Path, source: Path) -> None:
    machine = machine_in(tmp_path, onedrive=True)
    placed = place_workbook(source, machine, print)
    assert placed.parent == machine.home / texts.WORKBOOK_FOLDER


def test_an_installation_without_a_workbook_says_what_to_do(tmp_path: Path, source: Path) -> None:
    (source / "workbook" / "TheoDoiNhiemVu.xlsm").unlink()
    with pytest.raises(InstallError, match="giải nén lại"):
        place_workbook(source, machine_in(tmp_path), print)


def test_a_folder_that_cannot_be_made_is_said(tmp_path: Path, source: Path) -> None:
    machine = machine_in(tmp_path)
    (machine.documents / texts.WORKBOOK_FOLDER).write_text("a file where the folder should be")
    with pytest.raises(InstallError, match="Không ghi được sổ"):
        place_workbook(source, machine, print)


def test_the_registry_gets_what_the_macros_read_and_a_trusted_folder() -> None:
    registry = FakeRegistry()
    workbook = PureWindowsPath(r"D:\Tài liệu\Theo dõi nhiệm vụ\TheoDoiNhiemVu.xlsm")
    register(registry, PROGRAM, workbook, NOW)  # type: ignore[arg-type]
    assert registry.read(OUR_KEY, "Python") == str(PROGRAM.pythonw)
    assert registry.read(OUR_KEY, "Workbook") == str(workbook)
    for version in (14, 15, 16):
        assert trusted_folders(registry, version) == [("D:\\Tài liệu\\Theo dõi nhiệm vụ\\", False)]
        own = our_trusted_key(version)
        assert registry.read(own, "AllowSubfolders") == 0, "returned files must not be trusted"
        assert registry.read(own, "Date") == "22/11/2026 08:30"


def test_the_macros_and_the_installer_mean_the_same_registry_value() -> None:
    host = (Path(__file__).parents[3] / "macros" / "Host.bas").read_text(encoding="ascii")
    assert f'"HKCU\\{OUR_KEY}\\Python"' in host


def test_a_locked_registry_is_said_by_name() -> None:
    with pytest.raises(InstallError, match="TheoDoiNhiemVu"):
        register(FakeRegistry(locked=True), PROGRAM, Path("x.xlsm"), NOW)


def test_the_shortcuts_open_the_workbook_and_refresh_the_open_one() -> None:
    workbook = Path("D:/Sổ/TheoDoiNhiemVu.xlsm")
    opening, refreshing = shortcuts(PROGRAM, workbook, None)
    assert (opening.name, opening.target, opening.arguments) == ("Sổ theo dõi nhiệm vụ", workbook, "")
    assert (refreshing.name, refreshing.target) == ("Làm mới sổ đang mở", COMMAND_WINDOW)
    assert refreshing.arguments == f'/d /c ""{PROGRAM.python}" -X utf8 -P -m taskbook refresh --live || pause"'
    assert refreshing.folder == workbook.parent


def test_a_shortcut_that_fails_does_not_stop_the_other(tmp_path: Path) -> None:
    made: list[tuple[str, Path]] = []

    def write(shortcut: Shortcut, folder: Path) -> None:
        if not shortcut.arguments:
            raise RuntimeError("com_error")
        made.append((shortcut.name, folder))

    said: list[str] = []
    make_shortcuts(shortcuts(PROGRAM, Path("x.xlsm"), None), tmp_path, write, said.append)
    assert made == [("Làm mới sổ đang mở", tmp_path)]
    assert said == [texts.shortcut_failed(texts.OPEN_SHORTCUT, "x.xlsm"), texts.shortcut_made("Làm mới sổ đang mở")]


def test_modules_are_compiled_and_tests_left_out(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.pycache_prefix", None)
    for name in ("package", "package/tests"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "module.py").write_text("x = 1\n")
    compile_packages([str(tmp_path)])
    assert [file.parent.parent.name for file in tmp_path.rglob("*.pyc")] == ["package"]


def test_an_installation_does_not_wait_for_compiling_without_end(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.pycache_prefix", None)
    for name in "abcd":
        (tmp_path / f"{name}.py").write_text("x = 1\n")
    ticks = itertools.count()
    compile_packages([str(tmp_path)], seconds=2, clock=lambda: float(next(ticks)))
    assert len(list(tmp_path.rglob("*.pyc"))) == 2


@pytest.mark.parametrize(
    ("path", "below"),
    [("/a/OneDrive - UBND/Sổ/x.xlsm", True), ("/A/ONEDRIVE - ubnd/x", True), ("/a/OneDrive - UBND 2/x", False)],
)
def test_a_path_in_onedrive_is_known_whatever_its_case(path: str, below: bool) -> None:
    assert is_below(Path(path), [Path("/a/OneDrive - UBND")]) is below


def test_onedrive_folders_come_from_the_environment() -> None:
    found = onedrive_folders({"OneDrive": "/a/one", "OneDriveCommercial": "/a/one", "OneDriveConsumer": ""})
    assert found == (Path("/a/one"),)


def test_the_guide_goes_beside_the_program_and_gets_a_shortcut(tmp_path: Path) -> None:
    docs = tmp_path / "source" / "docs"
    (docs / "anh").mkdir(parents=True)
    (docs / GUIDE).write_text("hướng dẫn", encoding="utf-8")
    (docs / "anh" / "a.png").write_bytes(b"png")
    (docs / "make_pictures.py").write_text("")
    root = tmp_path / "root"
    placed = place_guide(docs.parent, root)
    assert placed == root / "docs" / GUIDE
    assert sorted(file.name for file in (root / "docs").rglob("*")) == ["a.png", "anh", GUIDE]
    third = shortcuts(PROGRAM, Path("x.xlsm"), placed)[2]
    assert (third.name, third.target) == ("Hướng dẫn theo dõi nhiệm vụ", placed)


def test_the_program_finds_the_guide_that_was_put_beside_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    docs = tmp_path / "source" / "docs"
    docs.mkdir(parents=True)
    (docs / GUIDE).write_text("hướng dẫn", encoding="utf-8")
    program = Program(tmp_path / "root")
    placed = place_guide(docs.parent, program.root)
    monkeypatch.setattr("sys.prefix", str(program.python.parents[1]))
    monkeypatch.setattr("taskbook.adapters.guide.REPOSITORY", tmp_path / "no project here")
    assert find_guide() == placed
    monkeypatch.setattr("sys.prefix", str(tmp_path / "another" / "env"))
    assert find_guide() is None


def test_an_installation_without_a_guide_goes_on(tmp_path: Path) -> None:
    assert place_guide(tmp_path / "nothing", tmp_path / "root") is None


def test_the_workbook_that_is_there_is_renewed_and_that_is_told(tmp_path: Path) -> None:
    book = version_1(tmp_path)
    said: list[str] = []
    renew_workbook(book, RUN, said.append)
    assert any("Đã nâng cấp sổ" in line for line in said)
    assert (tmp_path / "Sao lưu").is_dir()
    said.clear()
    renew_workbook(book, RUN, said.append)
    assert ["tệp giữ nguyên" in line for line in said] == [True]


def test_a_workbook_that_cannot_be_renewed_stays_and_installing_goes_on(tmp_path: Path) -> None:
    book = version_1(tmp_path)
    said: list[str] = []
    book.with_name(f"~${book.name}").write_bytes(b"")
    before = book.read_bytes()
    renew_workbook(book, RUN, said.append)
    assert book.read_bytes() == before
    assert ["Sổ đang dùng chưa nâng cấp được" in line for line in said] == [True]


def test_a_renewal_that_breaks_down_does_not_stop_installing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr(steps, "renew", broken)
    said: list[str] = []
    renew_workbook(version_1(tmp_path), RUN, said.append)
    assert ["ZeroDivisionError" in line for line in said] == [True]
