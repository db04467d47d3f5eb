"""Text as XML parts write it: `_xHHHH_` escapes (ECMA-376 part 1, 22.9.2.19) and character references."""

from __future__ import annotations

import html
import re
from typing import Final

HEX_ESCAPE: Final = re.compile(r"_x([0-9A-Fa-f]{4})_")
REFERENCE: Final = re.compile(r"&(amp|lt|gt|quot|apos|#[0-9]{1,7}|#x[0-9A-Fa-f]{1,6});")
NAMED: Final = {"amp": "&", "lt": "<", "gt": ">", "quot": '"', "apos": "'"}


def unescape_xml_text(text: str) -> str:
    """Turn `_x000D_` and its like into the characters they stand for."""
    return HEX_ESCAPE.sub(lambda match: chr(int(match[1], 16)), text) if "_x" in text else text


def decode(raw: bytes) -> str:
    """Text of raw XML character data: UTF-8, line ends and references resolved, `_xHHHH_` undone."""
    text = raw.decode("utf-8", "replace")
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    if "&" in text:
        text = REFERENCE.sub(_referred, text)
    return unescape_xml_text(text)


def _referred(match: re.Match[str]) -> str:
    name = match[1]
    return NAMED[name] if name in NAMED else html.unescape(match[0])
