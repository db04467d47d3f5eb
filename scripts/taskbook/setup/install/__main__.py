"""`python -m taskbook.setup.install`: what `cai-dat.cmd` leaves to Python. Exit code 1 when something needs mending."""

from __future__ import annotations

import argparse
import sys
from datetime import datetime
from pathlib import Path

from taskbook.adapters.this_run import this_run
from taskbook.adapters.windows.accounts import is_other_account, whose
from taskbook.adapters.windows.registry import WindowsRegistry
from taskbook.errors import TaskbookError
from taskbook.setup.doctor.report import lines
from taskbook.setup.doctor.run import examine, has_failure, this_surroundings
from taskbook.setup.install.guide import place_guide
from taskbook.setup.install.places import Program, this_machine
from taskbook.setup.install.shortcuts import shortcuts, write_shortcut
from taskbook.setup.install.steps import compile_packages, make_shortcuts, place_workbook, register, renew_workbook
from taskbook.texts import install as texts


def main() -> int:
    """Do the last steps and check the result."""
    parser = argparse.ArgumentParser(description=texts.ABOUT)
    parser.add_argument("--source", type=Path, required=True, help=texts.HELP_SOURCE)
    parser.add_argument("--root", type=Path, required=True, help=texts.HELP_ROOT)
    given = parser.parse_args()
    if sys.platform != "win32":
        print(texts.ONLY_ON_WINDOWS)
        return 1
    try:
        return _install(given.source, Program(given.root))
    except TaskbookError as stop:
        print(stop)
        return 1


def _install(source: Path, program: Program) -> int:
    machine, registry = this_machine(), WindowsRegistry()
    own, session = whose()
    warned = texts.other_account(own, session) if is_other_account(own, session) else None
    if warned:
        print(warned, flush=True)
    print(texts.COMPILING, flush=True)
    compile_packages()
    workbook = place_workbook(source, machine, print)
    renew_workbook(workbook, this_run(), print)
    register(registry, program, workbook, datetime.now())
    wanted = shortcuts(program, workbook, place_guide(source, program.root))
    make_shortcuts(wanted, machine.desktop, write_shortcut, print)
    findings = examine(this_surroundings(workbook))
    print("", texts.SELF_CHECK, *lines(findings), "", sep="\n")
    failed = has_failure(findings)
    print(texts.DONE_WITH_FAILURES if failed else "\n".join(texts.DONE))
    if warned:
        print(warned)
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
