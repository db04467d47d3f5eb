"""The packages of the product and its tests, as Windows gets them."""

from __future__ import annotations

import subprocess
from functools import cache
from pathlib import Path

from tests.windows.machine.needs import PYTHON

REPOSITORY = Path(__file__).parents[3]
# what judges the source is not run on Windows; of the last one no wheel exists, and oletools goes without it
LEFT_OUT = ("mypy", "ruff", "pre-commit", "pandas-stubs", "import-linter", "win-unicode-console")


class NotToBeHadError(Exception):
    """Packages for Windows are not given here: there is no network, or it does not have them."""


@cache
def requirements() -> str:
    """Exact versions of all packages, for every system (with markers), as this repository is resolved.

    NotToBeHadError where they cannot be resolved.
    """
    prunes = [argument for name in LEFT_OUT for argument in ("--prune", name)]
    command = ["uv", "export", "-q", "--no-emit-project", "--no-hashes", "--no-annotate", "--no-header", *prunes]
    return _run(command, REPOSITORY)


def install(target: Path, *what: str) -> None:
    """Put packages for Windows into a folder, nothing else with them; they come from where uv takes all packages.

    NotToBeHadError when they do not come.
    """
    windows = ["--python-platform", "x86_64-pc-windows-msvc", "--python-version", PYTHON]
    command = ["uv", "pip", "install", "-q", "--no-deps", "--only-binary", ":all:", "--link-mode", "copy"]
    _run([*command, *windows, "--target", str(target), *what], target.parent)


def _run(command: list[str], folder: Path) -> str:
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)
    if done.returncode:
        raise NotToBeHadError(" ".join(done.stderr.split()))
    return done.stdout
