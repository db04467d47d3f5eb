"""VBA modules as text: reads `.bas` and `.cls` as the VBA editor exports them; gives the text a stream holds."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum
from pathlib import Path

from taskbook.errors import TaskbookError
from taskbook.texts.vba import bad_module_name, not_ascii, two_modules_of_one_name

_NAME = re.compile(r"[A-Za-z][A-Za-z0-9_]{0,30}")
_CLASS_HEAD = re.compile(r"\AVERSION [^\n]* CLASS\nBEGIN\n(?:.*\n)*?END\n")
_ATTRIBUTES = re.compile(r"(?:Attribute VB_\w+ = .*\n)*")
_NAMED = re.compile(r'^Attribute VB_Name = "([^"]*)"', re.MULTILINE)


class VbaSourceError(TaskbookError):
    """A macro's text cannot be compiled into the workbook: a letter outside ASCII, a bad or a doubled module name."""


class Kind(Enum):
    """What a module is; the value is its keyword in the PROJECT stream."""

    STANDARD = "Module"
    CLASS = "Class"
    DOCUMENT = "Document"


class Base(Enum):
    """The class behind a class or document module, as `VB_Base` names it (MS-OVBA 2.3.4.3, Excel's type library)."""

    CLASS = "0{FCFB3D2A-A0FA-1068-A738-08002B3371B5}"
    WORKBOOK = "0{00020819-0000-0000-C000-000000000046}"
    WORKSHEET = "0{00020820-0000-0000-C000-000000000046}"


@dataclass(frozen=True, slots=True)
class Module:
    """One module: `code` is its text without the attribute head, lines ended by one line feed.

    `name` is a VBA identifier of at most 31 characters; for a document module it must equal the sheet's (or the
    workbook's) code name, else Excel makes a new module and leaves the code dead.
    """

    name: str
    kind: Kind
    code: str = ""
    base: Base = Base.CLASS
    attributes: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        """Names that Excel would not take stop the build."""
        if not _NAME.fullmatch(self.name):
            raise VbaSourceError(bad_module_name(self.name))

    def stream(self) -> bytes:
        """The module's text as the file holds it: attribute head, code, CRLF. VbaSourceError for a stray letter."""
        code = self.code if not self.code or self.code.endswith("\n") else self.code + "\n"
        text = "\n".join(self._head()) + "\n" + code
        return demand_ascii(text, self.name).replace(b"\n", b"\r\n")

    def _head(self) -> list[str]:
        head = {"VB_Name": f'"{self.name}"'}
        if self.kind is not Kind.STANDARD:
            document = str(self.kind is Kind.DOCUMENT)
            head |= {"VB_Base": f'"{self.base.value}"', "VB_GlobalNameSpace": "False", "VB_Creatable": "False"}
            head |= {"VB_PredeclaredId": document, "VB_Exposed": document}
            head |= {"VB_TemplateDerived": "False", "VB_Customizable": document}
        if self.kind is Kind.CLASS:
            own = dict(line.removeprefix("Attribute ").split(" = ", 1) for line in self.attributes)
            head |= {key: value for key, value in own.items() if key not in ("VB_Name", "VB_Base")}
        return [f"Attribute {key} = {value}" for key, value in head.items()]


def demand_ascii(text: str, where: str) -> bytes:
    """`text` as ASCII bytes; VbaSourceError names the module, line and letter that no code page keeps safely."""
    for number, line in enumerate(text.split("\n"), 1):
        for letter in line:
            if not letter.isascii():
                raise VbaSourceError(not_ascii(where, number, letter))
    return text.encode("ascii")


def parse_module(text: str, fallback_name: str) -> Module:
    """The module that an exported `.bas` or `.cls` holds; without `VB_Name` it is called `fallback_name`."""
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    body = _CLASS_HEAD.sub("", text)
    kind = Kind.STANDARD if body == text else Kind.CLASS
    head = _ATTRIBUTES.match(body)
    attributes = head.group(0) if head else ""
    name = _NAMED.search(attributes)
    lines = tuple(attributes.splitlines())
    return Module(name.group(1) if name else fallback_name, kind, body[len(attributes) :], attributes=lines)


def read_module(path: Path) -> Module:
    """The module of a file; VbaSourceError where the file is not plain ASCII."""
    text = path.read_bytes().decode("utf-8", errors="replace")
    demand_ascii(text, path.name)
    return parse_module(text, path.stem)


def demand_distinct(modules: list[Module]) -> None:
    """VbaSourceError when two modules share a name; VBA does not tell upper from lower case."""
    seen: set[str] = set()
    for module in modules:
        if module.name.lower() in seen:
            raise VbaSourceError(two_modules_of_one_name(module.name))
        seen.add(module.name.lower())
