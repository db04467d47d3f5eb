"""A screen of our own (Xvfb) with a mouse (xdotool) and pictures of what is on it."""

from __future__ import annotations

import os
import shutil
import struct
import subprocess
import time
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

SIZE = (1600, 1000)
START_SECONDS = 20


def why_no_screen() -> str | None:
    """The reason why there can be no screen here; None when there can."""
    missing = [program for program in ("Xvfb", "xdotool") if shutil.which(program) is None]
    return f"not installed: {', '.join(missing)}" if missing else None


class Screen:
    """A running Xvfb. `display` is its name, such as :99."""

    def __init__(self, display: str, memory: Path) -> None:
        self.display, self._memory = display, memory

    def click(self, x: int, y: int) -> None:
        """A real click of the left button."""
        for step in (["mousemove", str(x), str(y)], ["mousedown", "1"], ["mouseup", "1"]):
            subprocess.run(["xdotool", *step], env={**os.environ, "DISPLAY": self.display}, check=True, timeout=30)
            time.sleep(0.2)

    def picture(self, path: Path) -> Path:
        """Keep what is on the screen as a PNG."""
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(_png(self._memory.read_bytes()))
        return path


@contextmanager
def screen(folder: Path) -> Iterator[Screen]:
    """A screen whose number nobody else has, ended afterwards."""
    folder.mkdir(parents=True, exist_ok=True)
    read_end, write_end = os.pipe()
    width, height = SIZE
    size = f"{width}x{height}x24"
    command = ["Xvfb", "-displayfd", str(write_end), "-screen", "0", size, "-nolisten", "tcp", "-fbdir", str(folder)]
    server = subprocess.Popen(
        command, pass_fds=[write_end], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True
    )
    os.close(write_end)
    try:
        with os.fdopen(read_end) as numbers:
            number = numbers.readline().strip()
        assert number, "Xvfb did not start"
        yield Screen(f":{number}", folder / "Xvfb_screen0")
    finally:
        server.terminate()
        server.wait(START_SECONDS)


def _png(dump: bytes) -> bytes:
    """An X window dump (32 bits a dot, blue first) as PNG. Sources: X11/XWDFile.h; RFC 2083."""
    header = struct.unpack(">25I", dump[:100])
    header_size, width, height, line, colours = header[0], header[4], header[5], header[12], header[19]
    start = header_size + 12 * colours
    rows = []
    for number in range(height):
        row = dump[start + number * line : start + number * line + 4 * width]
        dots = bytearray(3 * width)
        dots[0::3], dots[1::3], dots[2::3] = row[2::4], row[1::4], row[0::4]
        rows.append(b"\0" + bytes(dots))
    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        _chunk(kind, data)
        for kind, data in ((b"IHDR", head), (b"IDAT", zlib.compress(b"".join(rows), 6)), (b"IEND", b""))
    )


def _chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
