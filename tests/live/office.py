"""A LibreOffice of our own: started with its own profile, reached over a pipe, always ended."""

from __future__ import annotations

import builtins
import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import unquote
from uuid import uuid4

SYSTEM_PACKAGES = Path("/usr/lib/python3/dist-packages")
SYSTEM_PYTHON = "/usr/bin/python3"
ALWAYS_EXECUTE = 4  # com.sun.star.document.MacroExecMode.ALWAYS_EXECUTE_NO_WARN
END_SECONDS = 30


@cache
def why_not() -> str | None:
    """The reason why LibreOffice cannot be used here; None when it can."""
    if shutil.which("soffice") is None:
        return "LibreOffice (soffice) is not installed"
    if not (SYSTEM_PACKAGES / "uno.py").exists():
        return "the system's Python has no uno module (package python3-uno)"
    version = subprocess.run([SYSTEM_PYTHON, "-V"], capture_output=True, text=True, check=False).stdout.split()[-1:]
    ours = f"{sys.version_info.major}.{sys.version_info.minor}."
    if not version or not version[0].startswith(ours):
        return f"the system's Python, which has uno, is {version}, ours {ours}x: uno's library does not load here"
    return None


def load_uno() -> None:
    """Make `import uno` work, without the system's other packages, and leave all other imports as quick as they were.

    The module would put itself into every import of the process, to look each missing one up in the office.
    """
    if "uno" not in sys.modules:
        plain = builtins.__import__
        sys.path.append(str(SYSTEM_PACKAGES))
        try:
            import uno  # noqa: F401
        finally:
            sys.path.remove(str(SYSTEM_PACKAGES))
            builtins.__import__ = plain


def uno_class(name: str) -> Any:
    """A struct of the office's, by its name after `com.sun.star.`."""
    load_uno()
    import uno

    return uno.getClass(f"com.sun.star.{name}")


@contextmanager
def office(
    profile: Path, *options: str, environment: Mapping[str, str] | None = None, pipe: str | None = None
) -> Iterator[tuple[str, Any]]:
    """A LibreOffice with this (new) profile folder: the name of its pipe, and its desktop."""
    load_uno()
    from tests.e2e.lo.run_macro import NO_SECURITY, reached
    from tests.live.uno_basic import teach

    (profile / "user").mkdir(parents=True)
    (profile / "user" / "registrymodifications.xcu").write_text(NO_SECURITY, encoding="utf-8")
    pipe = pipe or f"taskbook{uuid4().hex[:12]}"
    command = [
        "soffice",
        f"-env:UserInstallation={profile.as_uri()}",
        "--norestore",
        "--nologo",
        "--nofirststartwizard",
    ]
    process = subprocess.Popen(
        [*command, *options, f"--accept=pipe,name={pipe};urp;"],
        env={**os.environ, **(environment or {})},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    try:
        teach(reached(pipe))
        yield pipe, attached(pipe)
    finally:
        end(process)


def end(process: subprocess.Popen[bytes]) -> None:
    """End an office we started, with all it started. It is not asked: after a test that failed, a changed document is
    open, and the question whether to save it would never be answered."""
    for ending in (signal.SIGTERM, signal.SIGKILL):
        with suppress(ProcessLookupError):
            os.killpg(process.pid, ending)
        with suppress(subprocess.TimeoutExpired):
            process.wait(END_SECONDS)


def attached(pipe: str) -> Any:
    """The desktop of the office behind a pipe, as soon as it answers."""
    load_uno()
    from tests.e2e.lo.run_macro import connected

    return connected(pipe)


def opened(desktop: Any, path: Path, hidden: bool = True) -> Any:
    """A document of this office, macros allowed."""
    from tests.e2e.lo.run_macro import setting

    options = (setting("Hidden", hidden), setting("MacroExecutionMode", ALWAYS_EXECUTE))
    return desktop.loadComponentFromURL(path.resolve().as_uri(), "_blank", 0, options)


def found(desktop: Any, name: str) -> Any:
    """The open document whose file is called `name`."""
    for document in _components(desktop):
        if unquote(str(getattr(document, "URL", ""))).rpartition("/")[2] == name:
            return document
    raise LookupError(name)


def _components(desktop: Any) -> list[Any]:
    walk = desktop.Components.createEnumeration()
    components = []
    while walk.hasMoreElements():
        components.append(walk.nextElement())
    return components
