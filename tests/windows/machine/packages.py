"""The packages of the product and its tests, as Windows gets them."""

from __future__ import annotations

import subprocess
from functools import cache
from pathlib import Path

from tests.windows.machine.needs import PYTHON

REPOSITORY = Path(__file__).parents[3]
# what judges the source is not run on Windows; of the last one no wheel exists, and oletools goes without it
LEFT_OUT = ("mypy", "ruff", "pre-commit", "pandas-stubs", "import-linter", "win-unicode-console")


@cache
def requirements() -> str:
    """Exact versions of all packages, for every system (with markers), as this repository is resolved."""
    prunes = [argument for name in LEFT_OUT for argument in ("--prune", name)]
    command = ["uv", "export", "-q", "--no-emit-project", "--no-hashes", "--no-annotate", "--no-header", *prunes]
    return subprocess.run(command, cwd=REPOSITORY, capture_output=True, text=True, check=True).stdout


def install(target: Path, *what: str) -> None:
    """Put packages for Windows into a folder, nothing else with them; they come from where uv takes all packages."""
    windows = ["--python-platform", "x86_64-pc-windows-msvc", "--python-version", PYTHON]
    command = ["uv", "pip", "install", "-q", "--no-deps", "--only-binary", ":all:", "--link-mode", "copy"]
    subprocess.run(
        [*command, *windows, "--target", str(target), *what], cwd=target.parent, check=True, capture_output=True
    )
