"""MS-OVBA 2.2-2.3: a whole VBA project from its modules' text.

The project holds source only: `_VBA_PROJECT` says version 0xFFFF, each module's stream is nothing but its compressed
text (offset 0) and there is no compiled code, so Excel compiles at first use. All that is usually random (project id,
cookies, seeds) comes from a digest of the text: the same macros give the same bytes.
"""

from __future__ import annotations

import hashlib
import struct
import uuid
from collections.abc import Sequence

from taskbook_build.vba.compound import compound_file
from taskbook_build.vba.compression import compress
from taskbook_build.vba.modules import Kind, Module, demand_distinct

_NAME = "VBAProject"
_CODE_PAGE = 1252
_LANGUAGE = 0x0409
_WINDOWS_64 = 3
_SOURCE_ONLY = bytes.fromhex("cc61ffff000000")
_VERSION = (0x6B2F9A31, 5)
_REFERENCES = (
    (
        "stdole",
        "*\\G{00020430-0000-0000-C000-000000000046}#2.0#0#C:\\Windows\\System32\\stdole2.tlb#OLE Automation",
    ),
    (
        "Office",
        "*\\G{2DF8D04C-5BFA-101B-BDE5-00AA0044DE52}#2.0#0#"
        "C:\\Program Files\\Common Files\\Microsoft Shared\\OFFICE16\\MSO.DLL#Microsoft Office 16.0 Object Library",
    ),
)
"""Type libraries the code may name; `Office` has the ribbon's IRibbonControl."""


def project_file(modules: Sequence[Module]) -> bytes:
    """The bytes of `vbaProject.bin`. VbaSourceError for a stray letter or two modules of one name."""
    demand_distinct(list(modules))
    streams = {module.name: module.stream() for module in modules}
    vba = {"_VBA_PROJECT": _SOURCE_ONLY, "dir": compress(_dir_stream(modules))}
    vba |= {name: compress(stream) for name, stream in streams.items()}
    digest = hashlib.sha256(b"\0".join(name.encode() + b"\0" + stream for name, stream in streams.items())).digest()
    names = b"".join(_ansi(m.name) + b"\0" + _wide(m.name) + b"\0\0" for m in modules) + b"\0\0"
    return compound_file({"VBA": vba, "PROJECT": _project_stream(modules, digest), "PROJECTwm": names})


def _dir_stream(modules: Sequence[Module]) -> bytes:
    information = [
        _record(0x01, _long(_WINDOWS_64)),
        _record(0x02, _long(_LANGUAGE)),
        _record(0x14, _long(_LANGUAGE)),
        _record(0x03, struct.pack("<H", _CODE_PAGE)),
        _record(0x04, _ansi(_NAME)),
        *(_record(number, b"") for number in (0x05, 0x40, 0x06, 0x3D)),  # description and help files: none
        _record(0x07, _long(0)),
        _record(0x08, _long(0)),
        struct.pack("<HIIH", 0x09, 4, *_VERSION),  # the one record whose size field (4) is not its size (6)
        _record(0x0C, b""),
        _record(0x3C, b""),
    ]
    head = [_record(0x0F, struct.pack("<H", len(modules))), _record(0x13, _cookie(_NAME))]
    listed = [_module_records(module) for module in modules]
    return b"".join([*information, *map(_reference, _REFERENCES), *head, *listed, _record(0x10, b"")])


def _reference(reference: tuple[str, str]) -> bytes:
    name, library = reference
    registered = _long(len(library)) + _ansi(library) + bytes(6)
    return _record(0x16, _ansi(name)) + _record(0x3E, _wide(name)) + _record(0x0D, registered)


def _module_records(module: Module) -> bytes:
    name = _record(0x19, _ansi(module.name)) + _record(0x47, _wide(module.name))
    stream = _record(0x1A, _ansi(module.name)) + _record(0x32, _wide(module.name))
    description = _record(0x1C, b"") + _record(0x48, b"")
    offset_and_help = _record(0x31, _long(0)) + _record(0x1E, _long(0))
    kind = _record(0x21 if module.kind is Kind.STANDARD else 0x22, b"")
    return (
        name + stream + description + offset_and_help + _record(0x2C, _cookie(module.name)) + kind + _record(0x2B, b"")
    )


def _project_stream(modules: Sequence[Module], digest: bytes) -> bytes:
    project_id = f"{{{uuid.UUID(bytes=digest[:16], version=4)}}}".upper()
    lines = [
        f'ID="{project_id}"',
        *(_listed(module) for module in modules),
        f'Name="{_NAME}"',
        'HelpContextID="0"',
        'VersionCompatible32="393222000"',
        f'CMG="{encrypted(bytes(4), project_id, digest[16])}"',  # not protected
        f'DPB="{encrypted(bytes(1), project_id, digest[17])}"',  # no password
        f'GC="{encrypted(bytes([0xFF]), project_id, digest[18])}"',  # visible
        "",
        "[Host Extender Info]",
        "&H00000001={3832D640-CF90-11CF-8E43-00A0C911005A};VBE;&H00000000",
        "",
        "[Workspace]",
        *(f"{module.name}=0, 0, 0, 0, C" for module in modules),
    ]
    return _ansi("\r\n".join(lines) + "\r\n")


def _listed(module: Module) -> str:
    return f"{module.kind.value}={module.name}" + ("/&H00000000" if module.kind is Kind.DOCUMENT else "")


def encrypted(data: bytes, project_id: str, seed: int) -> str:
    """MS-OVBA 2.4.3.2: the form in which the PROJECT stream keeps its protection state, in hexadecimal."""
    key = sum(project_id.encode("ascii")) & 0xFF
    result = [seed, seed ^ 2, seed ^ key]
    plain, newest, older = key, result[2], result[1]
    for byte in bytes([7] * ((seed & 6) // 2)) + _long(len(data)) + data:
        cipher = byte ^ ((older + plain) & 0xFF)
        result.append(cipher)
        older, newest, plain = newest, cipher, byte
    return bytes(result).hex().upper()


def _record(number: int, content: bytes) -> bytes:
    return struct.pack("<HI", number, len(content)) + content


def _long(number: int) -> bytes:
    return struct.pack("<I", number)


def _ansi(text: str) -> bytes:
    return text.encode("ascii")


def _wide(text: str) -> bytes:
    return text.encode("utf-16-le")


def _cookie(name: str) -> bytes:
    return hashlib.sha256(name.encode()).digest()[:2]
