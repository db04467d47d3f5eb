"""JSON on standard output, for other programs."""

from __future__ import annotations

import json
import sys


def write_json(value: object) -> None:
    """Print a value as one line of JSON: bytes, so that no console's code page touches the UTF-8 others read."""
    sys.stdout.buffer.write(json.dumps(value, ensure_ascii=False).encode("utf-8", "replace") + b"\n")
    sys.stdout.flush()
