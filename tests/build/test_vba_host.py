"""What the host module does, run by pyOpenVBA's interpreter over a pretended Excel and a pretended Windows."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

import pytest
from pyopenvba.interpreter import EMPTY, HostBridge, Interpreter, VBAInt, VBAObject, member, method, setter
from pyopenvba.interpreter._runtime import UNRESOLVED
from pyopenvba.interpreter._values import error

from taskbook.texts.vba import VBA_TEXT_SHEET, VBA_TEXTS
from taskbook_build.ribbon import CALLBACK
from taskbook_build.sources import macro_of
from taskbook_schemas.buttons import BUTTONS, Button

MACROS = Path(__file__).parents[2] / "macros"
BOOK = "Sổ theo dõi 2026.xlsm"
FOLDER = r"D:\Phòng Kinh tế\workbook"
INSTALLED = r"C:\TheoDoiNhiemVu\pythonw.exe"
BESIDE = FOLDER + r"\.venv\Scripts\pythonw.exe"
ABOVE = r"D:\Phòng Kinh tế\.venv\Scripts\pythonw.exe"
COMMAND = f'"{{}}" -X utf8 -P -m taskbook.excel {{}} --wb="{BOOK}" --from_xl=1 --hwnd=4711'


@dataclass(eq=False)
class Office:
    """What the macro finds and what it did: by default all is well and Python is installed."""

    ready: bool = True
    interactive: bool = True
    read_only: bool = False
    name: str = BOOK
    folder: str = FOLDER
    registry: str | None = INSTALLED
    files: frozenset[str] = frozenset({INSTALLED})
    variables: dict[str, str] = field(default_factory=dict)
    blocked: bool = False
    no_calls: bool = False
    texts: dict[str, str] | None = field(default_factory=lambda: VBA_TEXTS)
    started: list[tuple[str, int, bool]] = field(default_factory=list)
    said: list[tuple[str, str]] = field(default_factory=list)
    status: list[object] = field(default_factory=list)
    calls: dict[object, str] = field(default_factory=dict)
    """The macros that Excel is to call: when, and which."""
    interpreter: Interpreter | None = None

    def press(self, macro: str = "Refresh_Click", *arguments: object) -> Office:
        """Runs a button's macro."""
        self.interpreter = Interpreter(Bridge(self))
        for name in ("Host", "Buttons"):
            self.interpreter.add_module((MACROS / f"{name}.bas").read_text(), name=name)
        self.interpreter.run(f"Buttons.{macro}", list(arguments))
        return self

    def a_minute_later(self) -> Office:
        """Excel makes the calls that are due."""
        assert self.interpreter is not None
        due, self.calls = self.calls, {}
        for macro in due.values():
            book, _, name = macro.rpartition("!")
            assert book == f"'{self.name}'".replace("o'", "o''")
            self.interpreter.run(name, [])
        return self


class Bridge(HostBridge):
    def __init__(self, office: Office) -> None:
        self.office = office

    def global_object(self, name: str) -> object:
        known = {"application": Application, "thisworkbook": ThisWorkbook}
        return known[name](self.office) if name in known else UNRESOLVED

    def create(self, type_name_: str) -> object:
        return {"wscript.shell": Shell, "scripting.filesystemobject": Files}[type_name_.lower()](self.office)


class Pretended(VBAObject):
    def __init__(self, office: Office) -> None:
        self.office = office


class Control(VBAObject):
    """What the ribbon hands to its macro."""

    def __init__(self, tag: str) -> None:
        self.tag = tag

    @member
    def Tag(self) -> object:
        return self.tag


class Application(Pretended):
    @member
    def Ready(self) -> object:
        return self.office.ready

    @member
    def Interactive(self) -> object:
        return self.office.interactive

    @member
    def Hwnd(self) -> object:
        return VBAInt(4711, "Long")

    @member
    def StatusBar(self) -> object:
        return self.office.status[-1] if self.office.status else False

    @setter("StatusBar")
    def _status_bar(self, value: object) -> None:
        self.office.status.append(value if value is False else str(value))

    @method
    def OnTime(self, when: object, macro: object, latest: object = None, schedule: object = True) -> object:
        if self.office.no_calls:
            raise error(1004)
        if schedule is not False:
            self.office.calls[when] = str(macro)
        else:
            assert self.office.calls.pop(when) == str(macro)
        return EMPTY


class ThisWorkbook(Pretended):
    @member
    def Path(self) -> object:
        return self.office.folder

    @member
    def Name(self) -> object:
        return self.office.name

    @member
    def ReadOnly(self) -> object:
        return self.office.read_only

    @method
    def Worksheets(self, name: object) -> object:
        if self.office.texts is None or name != VBA_TEXT_SHEET:
            raise error(9)
        return Sheet(list(self.office.texts.items()))


class Sheet(VBAObject):
    """The hidden sheet; stands for its own used range and rows too."""

    def __init__(self, lines: list[tuple[str, str]]) -> None:
        self.lines = lines

    @member
    def UsedRange(self) -> object:
        return self

    @member
    def Rows(self) -> object:
        return self

    @member
    def Count(self) -> object:
        return VBAInt(len(self.lines), "Long")

    @method
    def Cells(self, row: object, column: object) -> object:
        return Cell(self.lines[int(str(row)) - 1][int(str(column)) - 1])


class Cell(VBAObject):
    def __init__(self, text: str) -> None:
        self.text = text

    @member
    def Value(self) -> object:
        return self.text


class Shell(Pretended):
    @method
    def Run(self, command: object, window: object, wait: object) -> object:
        if self.office.blocked:
            raise error(70)
        self.office.started.append((str(command), int(str(window)), bool(wait)))
        return EMPTY

    @method
    def RegRead(self, name: object) -> object:
        if self.office.registry is None or name != r"HKCU\Software\TheoDoiNhiemVu\Python":
            raise error(5)
        return self.office.registry

    @method
    def ExpandEnvironmentStrings(self, text: object) -> object:
        result = str(text)
        for name, value in self.office.variables.items():
            result = result.replace(f"%{name}%", value)
        return result

    @method
    def Popup(self, text: object, seconds: object, title: object, style: object) -> object:
        self.office.said.append((str(title), str(text)))
        return EMPTY


class Files(Pretended):
    @method
    def FileExists(self, path: object) -> object:
        return path in self.office.files

    @method
    def GetParentFolderName(self, path: object) -> object:
        return str(path).rpartition("\\")[0]


def test_a_press_starts_the_installed_python_and_does_not_wait() -> None:
    office = Office().press()
    assert office.started == [(COMMAND.format(INSTALLED, "refresh"), 1, False)]
    assert office.said == []
    assert office.status == [VBA_TEXTS["starting"]]


@pytest.mark.parametrize("button", BUTTONS, ids=lambda button: button.action)
def test_every_sheet_button_starts_its_own_action(button: Button) -> None:
    office = Office().press(macro_of(button))
    assert office.started == [(COMMAND.format(INSTALLED, button.action), 1, False)]


@pytest.mark.parametrize("button", BUTTONS, ids=lambda button: button.action)
def test_a_button_of_the_ribbon_starts_the_action_that_its_tag_names(button: Button) -> None:
    office = Office().press(CALLBACK, Control(button.action))
    assert office.started == [(COMMAND.format(INSTALLED, button.action), 1, False)]


@pytest.mark.parametrize(
    ("registry", "present", "chosen"),
    [
        (INSTALLED, {INSTALLED, BESIDE, ABOVE}, INSTALLED),
        (INSTALLED, {BESIDE, ABOVE}, BESIDE),
        (None, {BESIDE, ABOVE}, BESIDE),
        (None, {ABOVE}, ABOVE),
    ],
)
def test_python_is_looked_for_in_the_registry_then_beside_then_above(
    registry: str | None, present: set[str], chosen: str
) -> None:
    office = Office(registry=registry, files=frozenset(present)).press()
    assert [command for command, _, _ in office.started] == [COMMAND.format(chosen, "refresh")]


@pytest.mark.parametrize(
    ("office", "key"),
    [
        (Office(ready=False), "busy"),
        (Office(interactive=False), "busy"),
        (Office(folder=""), "not_saved"),
        (Office(read_only=True), "read_only"),
        (Office(name="a=b.xlsm"), "bad_name"),
        (Office(name=" Sổ.xlsm"), "bad_name"),
        (Office(name="%TEMP%.xlsm", variables={"TEMP": r"C:\Temp"}), "bad_name"),
        (Office(registry=None, files=frozenset()), "no_python"),
    ],
)
def test_what_stands_in_the_way_is_said_and_nothing_is_started(office: Office, key: str) -> None:
    office.press()
    assert office.said == [(VBA_TEXTS["title"], VBA_TEXTS[key])]
    assert office.started == []
    assert office.status == []


def test_a_name_with_a_percent_sign_that_is_no_variable_is_fine() -> None:
    office = Office(name="Tiến độ 50%.xlsm", variables={"TEMP": "x"}).press()
    assert '--wb="Tiến độ 50%.xlsm"' in office.started[0][0]


def test_a_blocked_start_is_said_on_the_screen_and_in_the_status_bar() -> None:
    office = Office(blocked=True).press()
    assert office.said[0][1].startswith(VBA_TEXTS["failed"])
    assert str(office.status[-1]).startswith(VBA_TEXTS["failed"].replace("\n", " "))


def test_without_the_hidden_sheet_the_key_itself_is_shown() -> None:
    assert Office(texts=None, read_only=True).press().said == [("title", "read_only")]


def test_words_that_python_does_not_replace_are_taken_back_with_a_word_of_what_to_do() -> None:
    office = Office().press()
    assert len(office.calls) == 1
    assert office.a_minute_later().status[-1] == VBA_TEXTS["not_started"]
    assert office.a_minute_later().status[-1] is False
    assert office.calls == {}


def test_what_python_says_meanwhile_stays() -> None:
    office = Office().press()
    office.status.append("Theo dõi nhiệm vụ: Ghi kết quả… 60%")
    assert office.a_minute_later().status[-1] == "Theo dõi nhiệm vụ: Ghi kết quả… 60%"
    assert office.calls == {}


def test_a_workbook_that_is_closed_leaves_no_call_behind_that_would_open_it_again() -> None:
    office = Office(name="Sổ của o'Lan.xlsm").press()
    assert office.interpreter is not None
    office.interpreter.run("Host.Auto_Close", [])
    assert office.calls == {}
    office.interpreter.run("Host.Auto_Close", [])


def test_two_presses_leave_one_call_behind() -> None:
    office = Office().press()
    assert office.interpreter is not None
    office.interpreter.run("Buttons.Check_Click", [])
    assert len(office.calls) == 1


def test_where_excel_makes_no_calls_python_is_started_all_the_same() -> None:
    office = Office(no_calls=True).press()
    assert len(office.started) == 1
    assert office.said == []
