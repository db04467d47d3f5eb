"""Each check of `taskbook doctor`, over fake surroundings."""

from __future__ import annotations

import io
import os
import sys
import zipfile
from dataclasses import replace
from datetime import datetime
from pathlib import Path, PureWindowsPath

import pytest
from click.testing import CliRunner

from taskbook.adapters.windows.day_order import REGION_KEY
from taskbook.adapters.windows.registry import EXCEL_CLASS_KEY, EXCEL_ID_KEY, OUR_KEY, policy_key, trusted_key
from taskbook.cli.doctor import doctor_command
from taskbook.errors import MailServerError
from taskbook.setup.doctor import macros, mail, programs, run, windows, workbook
from taskbook.setup.doctor.model import Check, Finding, Level, Surroundings
from taskbook.setup.doctor.report import lines
from taskbook.setup.doctor.run import CHECKS, examine, has_failure, this_surroundings
from taskbook.setup.install.places import Program
from taskbook.setup.install.steps import register
from taskbook_build.vba.modules import Kind, Module
from taskbook_build.vba.project import project_file
from taskbook_build.version import BUTTONS_VERSION
from tests.actions.real import fresh
from tests.adapters.renewal.office import version_1
from tests.marks import unix_only
from tests.setup.install.fakes import FakeRegistry

MASTER = Path(__file__).parents[3] / "workbook" / "TheoDoiNhiemVu.xlsm"
PROGRAM = Program(Path("C:/TheoDoiNhiemVu"))
FOLDER = r"D:\Tài liệu\Theo dõi nhiệm vụ"
BOOK = FOLDER + r"\TheoDoiNhiemVu.xlsm"


@pytest.fixture
def book(tmp_path: Path) -> Path:
    path = tmp_path / "TheoDoiNhiemVu.xlsm"
    path.write_bytes(MASTER.read_bytes())
    return path


def around(path: Path | None = None, registry: FakeRegistry | None = None) -> Surroundings:
    return Surroundings(
        python=PROGRAM.python,
        version=(3, 12, 4),
        registry=registry,
        workbook=path,
        workbook_trouble="Không tìm thấy.",
        onedrive=(),
        password=lambda host, user: None,
        find_program=lambda name: None,
        is_file=lambda path: path == str(PROGRAM.pythonw),
    )


def installed() -> FakeRegistry:
    registry = FakeRegistry(classes={EXCEL_CLASS_KEY: "Excel.Application.16"})
    register(registry, PROGRAM, PureWindowsPath(BOOK), datetime(2026, 11, 22))  # type: ignore[arg-type]
    return registry


def on_windows(registry: FakeRegistry) -> Surroundings:
    return around(PureWindowsPath(BOOK), registry)  # type: ignore[arg-type]


# --- Python and packages


@pytest.mark.parametrize(
    ("version", "level"), [((3, 10, 9), Level.FAIL), ((3, 11, 0), Level.OK), ((4, 0, 0), Level.OK)]
)
def test_python_must_be_new_enough(version: tuple[int, int, int], level: Level) -> None:
    assert programs.python(replace(around(), version=version)).level is level


def test_the_packages_of_this_installation_are_complete() -> None:
    assert programs.packages(around()).level is Level.OK


def test_a_package_that_does_not_start_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "win32api", None)  # importing it fails, on Windows too
    finding = programs.packages(around(registry=FakeRegistry()))
    assert finding.level is Level.FAIL
    assert "win32api" in finding.what


def test_libreoffice_is_never_demanded() -> None:
    assert programs.libreoffice(around()).level is Level.OK
    found = replace(around(), find_program=lambda name: f"/usr/bin/{name}")
    assert "/usr/bin/soffice" in programs.libreoffice(found).what


# --- the workbook


def test_a_workbook_that_can_be_read_is_found(book: Path) -> None:
    assert workbook.found(around(book)) == Finding(Level.OK, f"Sổ theo dõi: {book}")


def test_no_workbook_is_a_failure_that_says_where_it_was_looked_for() -> None:
    finding = workbook.found(around())
    assert finding.level is Level.FAIL
    assert "Không tìm thấy." in finding.what


def test_a_damaged_workbook_is_a_failure_in_its_own_words(book: Path) -> None:
    book.write_bytes(b"PK damaged")
    finding = workbook.found(around(book))
    assert finding.level is Level.FAIL
    assert book.name in finding.what
    assert "đường dẫn" not in finding.todo, "the path was right"


def test_a_damaged_workbook_is_one_failure_and_not_blamed_on_its_macros_and_settings(book: Path) -> None:
    book.write_bytes(b"PK damaged")
    levels = {finding.what.split(":")[0]: finding.level for finding in examine(around(book))}
    assert [name for name, level in levels.items() if level is Level.FAIL] == ["Sổ theo dõi"]
    assert levels["Macro trong sổ"] is levels["Thư điện tử"] is Level.SKIP


def test_a_workbook_in_which_a_refresh_would_not_find_its_way_is_a_failure(book: Path) -> None:
    with zipfile.ZipFile(io.BytesIO(book.read_bytes())) as parts:
        files = {name: parts.read(name) for name in parts.namelist()}
    files["xl/workbook.xml"] = files["xl/workbook.xml"].replace('name="Đơn vị"'.encode(), b'name="Khoa"')
    with zipfile.ZipFile(book, "w") as package:
        for name, content in files.items():
            package.writestr(name, content)
    finding = workbook.found(around(book))
    assert (finding.level, "«Đơn vị»" in finding.what) == (Level.FAIL, True)
    assert macros.macros(around(book)).level is Level.OK


def test_a_workbook_that_may_be_written_is_fine(book: Path) -> None:
    assert workbook.writable(around(book)).level is Level.OK
    assert [file.name for file in book.parent.iterdir()] == [book.name], "trying leaves nothing behind"


def test_a_read_only_file_is_a_failure(book: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "access", lambda path, mode: False)  # root may write whatever the mode says
    finding = workbook.writable(around(book))
    assert (finding.level, "Read-only" in finding.todo) == (Level.FAIL, True)


def test_a_folder_that_takes_no_backup_is_a_failure(book: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refused(**options: object) -> None:
        raise PermissionError

    monkeypatch.setattr("tempfile.TemporaryFile", refused)
    finding = workbook.writable(around(book))
    assert finding.level is Level.FAIL
    assert str(book.parent) in finding.what


@pytest.mark.parametrize("mark", ["~$TheoDoiNhiemVu.xlsm", ".~lock.TheoDoiNhiemVu.xlsm#"])
def test_an_open_workbook_is_worth_a_look_and_no_failure(book: Path, mark: str) -> None:
    assert workbook.free(around(book)).level is Level.OK
    (book.parent / mark).write_bytes(b"")
    assert workbook.free(around(book)).level is Level.WARN


@pytest.mark.parametrize(
    ("mark", "level"),
    [
        ("[ZoneTransfer]\r\nZoneId=3\r\nHostUrl=https://example.org/a.zip\r\n", Level.FAIL),
        ("[ZoneTransfer]\r\nZoneId=4\r\n", Level.FAIL),
        ("[ZoneTransfer]\r\nZoneId=1\r\n", Level.OK),
    ],
)
@pytest.mark.skipif(sys.platform == "win32", reason="there the mark is a stream, here a file of the same name")
def test_the_mark_of_a_download_is_seen(book: Path, mark: str, level: Level) -> None:
    assert workbook.unmarked(around(book)).level is Level.OK
    book.with_name(book.name + ":Zone.Identifier").write_text(mark)
    assert workbook.unmarked(around(book)).level is level


def test_a_workbook_in_onedrive_is_worth_a_look(book: Path) -> None:
    assert workbook.outside_cloud(around(book)).level is Level.OK
    inside = replace(around(book), onedrive=(book.parent.resolve(),))
    assert workbook.outside_cloud(inside).level is Level.WARN


# --- macros


def with_project(book: Path, project: bytes | None) -> Path:
    parts = zipfile.ZipFile(io.BytesIO(book.read_bytes()))
    with zipfile.ZipFile(book, "w") as package:
        for name in parts.namelist():
            if name != macros.PART:
                package.writestr(name, parts.read(name))
        if project is not None:
            package.writestr(macros.PART, project)
    return book


def project_of(*names: str) -> bytes:
    return project_file([Module(name, Kind.STANDARD) for name in names])


def test_the_master_workbook_has_its_macros(book: Path) -> None:
    finding = macros.macros(around(book))
    assert finding.level is Level.OK
    assert "Buttons, Host" in finding.what


@pytest.mark.parametrize("mark", ["an older one", None])
def test_buttons_of_another_version_are_told_and_are_no_failure(book: Path, mark: str | None) -> None:
    parts = zipfile.ZipFile(io.BytesIO(book.read_bytes()))
    with zipfile.ZipFile(book, "w") as package:
        for name in parts.namelist():
            content = parts.read(name)
            if name == "xl/sharedStrings.xml":
                assert content.count(BUTTONS_VERSION.encode()) == 1
                content = content.replace(BUTTONS_VERSION.encode(), mark.encode()) if mark else content
                content = content if mark else content.replace(b">version<", b">other<")
            package.writestr(name, content)
    finding = macros.macros(around(book))
    assert finding.level is Level.WARN
    assert "không cùng bản" in finding.what
    assert "vẫn dùng được" in finding.todo
    assert not has_failure([finding])


def test_modules_are_read_from_the_project() -> None:
    assert macros.module_names(project_of("Host", "Own_1")) == ["Host", "Own_1"]


@pytest.mark.parametrize(
    ("project", "level"),
    [
        (None, Level.FAIL),
        (project_of("Buttons", "Own"), Level.FAIL),
        (project_of("Buttons", "Host", "Own"), Level.OK),
        (b"no project at all", Level.WARN),
        (project_of("Buttons", "Host")[:700], Level.WARN),
        (project_of("Buttons", "Host").replace("Host".encode("utf-16-le"), "Hos_".encode("utf-16-le")), Level.FAIL),
    ],
)
def test_macros_are_judged(book: Path, project: bytes | None, level: Level) -> None:
    assert macros.macros(around(with_project(book, project))).level is level


def test_a_huge_project_is_not_read() -> None:
    assert macros.module_names(project_of("Host") + bytes(17 << 20)) == []


def test_macros_of_a_file_that_is_no_workbook_are_not_judged(book: Path) -> None:
    book.write_bytes(b"nothing")
    assert macros.macros(around(book)).level is Level.SKIP


# --- Windows


@pytest.mark.parametrize(
    ("name", "level"),
    [
        ("Excel.Application.16", Level.OK),
        ("Excel.Application.15", Level.WARN),
        ("Excel", Level.FAIL),
        (None, Level.FAIL),
    ],
)
def test_excel_is_known_by_its_class(name: str | None, level: Level) -> None:
    registry = FakeRegistry(classes={EXCEL_CLASS_KEY: name} if name else {})
    assert windows.excel(on_windows(registry)).level is level


def test_a_program_that_answers_in_place_of_excel_is_named_and_is_no_excel() -> None:
    classes = {
        EXCEL_CLASS_KEY: "Excel.Application.12",
        EXCEL_ID_KEY: "{45540001-5750-5300-4B49-4E47534F4655}",
        r"CLSID\{45540001-5750-5300-4B49-4E47534F4655}\LocalServer32": r'"C:\Kingsoft\et.exe" /automation',
    }
    finding = windows.excel(on_windows(FakeRegistry(classes=classes)))
    assert finding.level is Level.WARN
    assert "et.exe" in finding.what
    classes[r"CLSID\{45540001-5750-5300-4B49-4E47534F4655}\LocalServer32"] = r"C:\Office16\EXCEL.EXE /automation"
    classes[EXCEL_CLASS_KEY] = "Excel.Application.16"
    assert windows.excel(on_windows(FakeRegistry(classes=classes))).level is Level.OK


def test_an_older_excel_is_asked_for_what_it_trusts_itself() -> None:
    registry = FakeRegistry(classes={EXCEL_CLASS_KEY: "Excel.Application.15"})
    registry.write(trusted_key(15) + r"\Location7", {"Path": FOLDER + "\\", "AllowSubfolders": 0})
    assert windows.trust(on_windows(registry)).level is Level.OK
    registry.write(policy_key(15), {"AllLocationsDisabled": 1})
    assert windows.trust(on_windows(registry)).level is Level.WARN


def test_what_the_installer_writes_is_what_the_doctor_wants() -> None:
    here = on_windows(installed())
    assert [check(here).level for check in (windows.excel, windows.buttons, windows.trust)] == [Level.OK] * 3


@pytest.mark.parametrize(
    ("value", "level"),
    [(None, Level.FAIL), ("", Level.FAIL), (7, Level.FAIL), (r"C:\gone\pythonw.exe", Level.FAIL)],
)
def test_buttons_that_lead_nowhere_are_a_failure(value: str | int | None, level: Level) -> None:
    registry = FakeRegistry()
    if value is not None:
        registry.write(OUR_KEY, {"Python": value})
    assert windows.buttons(on_windows(registry)).level is level


def test_buttons_of_another_installation_are_worth_a_look() -> None:
    here = replace(on_windows(installed()), python=Path("E:/other/Scripts/python.exe"))
    assert windows.buttons(here).level is Level.WARN


@pytest.mark.parametrize(
    ("path", "below", "level"),
    [
        (FOLDER + "\\", 0, Level.OK),
        (FOLDER.upper(), 0, Level.OK),
        ("D:\\Tài liệu\\", 1, Level.OK),
        ("D:\\Tài liệu\\", 0, Level.FAIL),
        ("D:\\Tài liệu\\Theo dõi\\", 1, Level.FAIL),
    ],
)
def test_a_trusted_folder_is_the_workbooks_own_or_one_above_with_subfolders(
    path: str, below: int, level: Level
) -> None:
    registry = FakeRegistry()
    registry.write(trusted_key(16) + r"\Location7", {"Path": path, "AllowSubfolders": below})
    assert windows.trust(on_windows(registry)).level is level


def test_a_trusted_folder_on_the_network_counts_only_where_excel_is_told_so() -> None:
    registry, book = FakeRegistry(), PureWindowsPath(r"\\maychu\van-thu\Theo dõi\TheoDoiNhiemVu.xlsm")
    register(registry, PROGRAM, book, datetime(2026, 11, 22))  # type: ignore[arg-type]
    finding = windows.trust(around(book, registry))  # type: ignore[arg-type]
    assert (finding.level, "network" in finding.todo) == (Level.WARN, True)
    registry.write(trusted_key(16), {"AllowNetworkLocations": 1})
    assert windows.trust(around(book, registry)).level is Level.OK  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("short_date", "level"),
    [
        ("dd/MM/yyyy", Level.OK),
        ("d/M/yyyy", Level.OK),
        ("M/d/yyyy", Level.WARN),
        ("yyyy-MM-dd", Level.WARN),
        (None, Level.SKIP),
    ],
)
def test_days_must_come_before_months(short_date: str | None, level: Level) -> None:
    registry = installed()
    if short_date is not None:
        registry.write(REGION_KEY, {"sShortDate": short_date})
    assert windows.day_order(on_windows(registry)).level is level


def test_a_policy_that_forbids_trusted_folders_is_told() -> None:
    registry = installed()
    registry.write(policy_key(16), {"AllLocationsDisabled": 1})
    finding = windows.trust(on_windows(registry))
    assert (finding.level, "công nghệ thông tin" in finding.todo) == (Level.WARN, True)


# --- mail

SMTP = {
    "Cách gửi thư": "Gửi qua máy chủ thư (SMTP)",
    "Địa chỉ thư gửi đi": "phongkinhte@truongtan.gov.vn",
    "Máy chủ thư (SMTP)": "mail.example.org",
    "Tên đăng nhập máy chủ thư": "phongkinhte",
}


@pytest.fixture
def settings(monkeypatch: pytest.MonkeyPatch) -> dict[str, object]:
    values: dict[str, object] = dict(SMTP)

    class Tables:
        class settings:  # noqa: N801 - stands for the attribute of what gathering gives
            extra = values

    monkeypatch.setattr(mail, "gather", lambda opened: Tables)
    return values


def test_the_master_workbook_only_drafts_letters(book: Path) -> None:
    assert mail.mail(around(book)).level is Level.OK
    assert "soạn sẵn" in mail.mail(around(book)).what


def test_drafts_in_outlook_need_nothing_more(book: Path, settings: dict[str, object]) -> None:
    settings["Cách gửi thư"] = "Bản nháp trong Outlook"
    assert "Outlook" in mail.mail(around(book)).what


def test_a_server_needs_its_password(book: Path, settings: dict[str, object]) -> None:
    finding = mail.mail(around(book))
    assert (finding.level, "taskbook mail password" in finding.todo) == (Level.WARN, True)
    known = {("mail.example.org", "phongkinhte"): "bí mật"}
    finding = mail.mail(replace(around(book), password=lambda host, user: known.get((host, user))))
    assert finding.level is Level.OK
    assert "bí mật" not in finding.what


@pytest.mark.parametrize("missing", ["Địa chỉ thư gửi đi", "Máy chủ thư (SMTP)"])
def test_a_setting_that_is_missing_is_named(book: Path, settings: dict[str, object], missing: str) -> None:
    del settings[missing]
    finding = mail.mail(around(book))
    assert (finding.level, missing in finding.what) == (Level.FAIL, True)


def test_a_server_that_asks_for_no_name_needs_no_password(book: Path, settings: dict[str, object]) -> None:
    del settings["Tên đăng nhập máy chủ thư"]
    assert mail.mail(around(book)).level is Level.OK


def test_a_store_of_passwords_that_does_not_open_is_told(book: Path, settings: dict[str, object]) -> None:
    def closed(host: str, user: str) -> str | None:
        raise MailServerError("Kho mật khẩu không mở được.")

    finding = mail.mail(replace(around(book), password=closed))
    assert (finding.level, "Kho mật khẩu" in finding.what) == (Level.FAIL, True)


# --- all together


def test_elsewhere_the_lines_for_windows_say_that_they_do_not_apply(book: Path) -> None:
    findings = examine(around(book))
    assert len(findings) == len(CHECKS)
    skipped = {finding.what for finding in findings if finding.level is Level.SKIP}
    names = {check.name for check in CHECKS if check.windows_only}
    assert {line.split(":")[0] for line in skipped} == names
    assert all("không áp dụng" in line for line in skipped)


def test_without_a_workbook_the_lines_about_it_are_left_for_later() -> None:
    findings = examine(around())
    assert sum("chưa tìm thấy sổ" in finding.what for finding in findings) == 6
    assert has_failure(findings)


def test_a_check_that_breaks_down_does_not_hide_the_others(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(here: Surroundings) -> Finding:
        raise ZeroDivisionError("một lỗi lạ")

    monkeypatch.setattr(run, "CHECKS", (Check("Hỏng", broken), Check("Python", programs.python)))
    first, second = examine(around())
    assert first.level is Level.WARN
    assert "một lỗi lạ" in first.what
    assert second.level is Level.OK


def test_every_finding_that_is_not_fine_says_what_to_do(book: Path) -> None:
    bad = replace(on_windows(FakeRegistry()), version=(3, 9, 0))
    for finding in [*examine(bad), *examine(around())]:
        assert bool(finding.todo) == (finding.level in (Level.WARN, Level.FAIL)), finding


def test_lines_have_a_mark_and_the_remedy_below() -> None:
    told = list(lines([Finding(Level.OK, "tốt"), Finding(Level.FAIL, "hỏng", "sửa"), Finding(Level.WARN, "lạ", "xem")]))
    assert told == ["✓ tốt", "✗ hỏng", "    Cần làm: sửa", "! lạ", "    Cần làm: xem", told[-1]]
    assert "1 mục phải xử lý" in told[-1]
    assert "1 mục nên xem" in told[-1]


def test_the_command_looks_at_the_workbook_named_and_changes_nothing(book: Path) -> None:
    before = book.read_bytes()
    done = CliRunner().invoke(doctor_command, [str(book)])
    assert f"✓ Sổ theo dõi: {book}" in done.output
    assert book.read_bytes() == before
    assert [file.name for file in book.parent.iterdir()] == [book.name]


@unix_only("without an Excel something is to be mended there")
def test_the_command_ends_well_where_nothing_must_be_mended(book: Path) -> None:
    assert CliRunner().invoke(doctor_command, [str(book)]).exit_code == 0


def test_the_command_fails_when_something_must_be_mended(tmp_path: Path) -> None:
    done = CliRunner().invoke(doctor_command, [str(tmp_path / "không có.xlsm")])
    assert done.exit_code == 1
    assert "✗ Sổ theo dõi" in done.output


def test_the_workbook_that_was_installed_is_looked_at_when_none_is_named(book: Path) -> None:
    registry = FakeRegistry()
    registry.write(OUR_KEY, {"Workbook": str(book)})
    assert run._workbook(None, registry) == (book, "")
    registry.write(OUR_KEY, {"Workbook": str(book) + "-gone"})
    assert run._workbook(str(book), registry) == (book, "")
    assert run._workbook(None, registry)[0] != Path(str(book) + "-gone")


def test_nothing_named_and_nothing_found_is_told_with_the_places(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr("taskbook.adapters.locate.REPOSITORY", tmp_path)
    here = this_surroundings()
    assert here.workbook is None
    assert str(tmp_path) in here.workbook_trouble


def test_a_workbook_of_an_older_form_is_worth_a_look_and_one_of_today_is_fine(tmp_path: Path) -> None:
    old = workbook.layout(around(version_1(tmp_path)))
    assert (old.level, "bản 1" in old.what, "«Nâng cấp sổ»" in old.todo) == (Level.WARN, True, True)
    assert workbook.layout(around(fresh(tmp_path))).level is Level.OK
    assert workbook.layout(around(tmp_path / "không có.xlsx")).level is Level.SKIP
