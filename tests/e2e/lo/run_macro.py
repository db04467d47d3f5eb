"""Opens a workbook in a headless LibreOffice, prints its modules as JSON and runs one of its macros.

Run by the system's Python, which alone has `uno`:  run_macro.py PROFILE WORKBOOK MODULE.MACRO
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import uno

PropertyValue = uno.getClass("com.sun.star.beans.PropertyValue")
NoConnectException = uno.getClass("com.sun.star.connection.NoConnectException")
ALWAYS_EXECUTE = 4  # com.sun.star.document.MacroExecMode.ALWAYS_EXECUTE_NO_WARN
LIBRARY = "VBAProject"
NO_SECURITY = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Office.Common/Security/Scripting">
<prop oor:name="MacroSecurityLevel" oor:op="fuse"><value>0</value></prop></item></oor:items>
"""


def main(profile: Path, workbook: Path, macro: str) -> None:
    """Prints the modules and runs the macro."""
    with opened(profile, workbook) as document:
        print(json.dumps(modules(document)))
        script(document, macro).invoke((), (), ())


@contextmanager
def opened(profile: Path, workbook: Path) -> Iterator[Any]:
    """Starts the office with its own profile, gives the workbook opened in it, and always ends the office."""
    (profile / "user").mkdir(parents=True)
    (profile / "user" / "registrymodifications.xcu").write_text(NO_SECURITY, encoding="utf-8")
    pipe = f"taskbook{os.getpid()}"
    options = ["--headless", "--norestore", "--nologo", f"--accept=pipe,name={pipe};urp;"]
    office = subprocess.Popen(["soffice", f"-env:UserInstallation={profile.as_uri()}", *options])
    try:
        desktop = connected(pipe)
        document = loaded(desktop, workbook)
        yield document
        document.close(True)
        desktop.terminate()
        office.wait(30)
    finally:
        if office.poll() is None:
            office.terminate()


def connected(pipe: str) -> Any:
    """The desktop of the office behind `pipe`, as soon as it answers."""
    context = reached(pipe)
    return context.ServiceManager.createInstanceWithContext("com.sun.star.frame.Desktop", context)


def reached(pipe: str) -> Any:
    """The office behind `pipe`, as soon as it answers."""
    local = uno.getComponentContext()
    resolver = local.ServiceManager.createInstanceWithContext("com.sun.star.bridge.UnoUrlResolver", local)
    for _ in range(120):
        try:
            return resolver.resolve(f"uno:pipe,name={pipe};urp;StarOffice.ComponentContext")
        except NoConnectException:
            time.sleep(0.5)
    raise SystemExit("LibreOffice did not answer")


def loaded(desktop: Any, workbook: Path) -> Any:
    """The workbook, open and unseen, with macros allowed."""
    options = (setting("Hidden", True), setting("MacroExecutionMode", ALWAYS_EXECUTE))
    return desktop.loadComponentFromURL(workbook.as_uri(), "_blank", 0, options)


def setting(name: str, value: object) -> Any:
    """One named value, as UNO takes it."""
    result = PropertyValue()
    result.Name, result.Value = name, value
    return result


def modules(document: Any) -> dict[str, str]:
    """Every VBA module's text by name, as LibreOffice understood it."""
    library = document.BasicLibraries.getByName(LIBRARY)
    return {name: library.getByName(name) for name in library.ElementNames}


def script(document: Any, macro: str) -> Any:
    """The macro `MODULE.MACRO` of the document."""
    url = f"vnd.sun.star.script:{LIBRARY}.{macro}?language=Basic&location=document"
    return document.getScriptProvider().getScript(url)


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]), sys.argv[3])
