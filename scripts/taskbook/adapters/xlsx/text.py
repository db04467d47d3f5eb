"""Text as XML parts write it: `_xHHHH_` escapes (ECMA-376 part 1, 22.9.2.19), character references, rich text runs."""

from __future__ import annotations

import re
from typing import Final

HEX_ESCAPE: Final = re.compile(r"_x([0-9A-Fa-f]{4})_")
REFERENCE: Final = re.compile(r"&(amp|lt|gt|quot|apos|#[0-9]{1,7}|#x[0-9A-Fa-f]{1,6});")
NAMED: Final = {"amp": "&", "lt": "<", "gt": ">", "quot": '"', "apos": "'"}
SURROGATE: Final = re.compile("[\ud800-\udfff]")
UNKNOWN: Final = "\ufffd"
RUN: Final = re.compile(rb"<t(?:\s[^<>]*)?>([^<]*)</t>|<(/?)rPh[\s/>]")


def unescape_xml_text(text: str) -> str:
    """Turn `_x000D_` and its like into the characters they stand for; half a surrogate pair becomes U+FFFD."""
    if "_x" not in text:
        return text
    plain = HEX_ESCAPE.sub(lambda match: chr(int(match[1], 16)), text)
    if SURROGATE.search(plain):
        return plain.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
    return plain


def decode(raw: bytes) -> str:
    """Text of raw XML character data: UTF-8, line ends and references resolved, `_xHHHH_` undone."""
    text = raw.decode("utf-8", "replace")
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    if "&" in text:
        text = REFERENCE.sub(_referred, text)
    return unescape_xml_text(text)


def encode(text: str) -> bytes:
    """Raw XML character data for which a parser gives this text; `_xHHHH_` is left as it is."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace("\r", "&#13;").encode()


def run_text(raw: bytes) -> bytes:
    """Raw text of a string item: its `t` elements joined, those in phonetic runs left out."""
    pieces: list[bytes] = []
    phonetic = 0
    for match in RUN.finditer(raw):
        if match[1] is None:
            phonetic += -1 if match[2] else 1
        elif phonetic <= 0:
            pieces.append(match[1])
    return b"".join(pieces)


def _referred(match: re.Match[str]) -> str:
    name = match[1]
    if name in NAMED:
        return NAMED[name]
    code = int(name[2:], 16) if name[1] in "xX" else int(name[1:])
    return chr(code) if 0 < code <= 0x10FFFF and not 0xD800 <= code <= 0xDFFF else UNKNOWN
