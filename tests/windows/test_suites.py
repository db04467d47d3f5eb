"""The suites of what touches the system, run by the Windows Python itself: only with --on-windows, it takes long."""

from __future__ import annotations

import pytest

from tests.windows.computer import REPOSITORY, Computer

SUITES = (
    "tests/setup",
    "tests/live",
    "tests/buttons",
    "tests/cli",
    "tests/actions",
    "tests/contract",
    "tests/adapters/cells",
    "tests/adapters/excel",
    "tests/adapters/mail",
    "tests/adapters/renewal",
    "tests/adapters/replies",
    "tests/adapters/unit_file",
    "tests/adapters/windows",
    "tests/adapters/xlsx",
    "tests/adapters/test_disk.py",
    "tests/adapters/test_history.py",
)
LONGEST = 3_600


@pytest.mark.on_windows
@pytest.mark.parametrize("suite", SUITES)
def test_a_suite_passes_on_windows(computer: Computer, suite: str) -> None:
    command = ["-m", "pytest", "-q", "-n", "0", "--no-cov", "--tb=short", suite]
    done = computer.python(*command, timeout=LONGEST, cwd=REPOSITORY)
    assert done.returncode == 0, done.stdout[-8_000:] + done.stderr[-2_000:]


def test_every_test_can_be_collected_on_windows(computer: Computer) -> None:
    command = ["-m", "pytest", "-q", "-n", "0", "--no-cov", "--collect-only", "-p", "no:warnings", "tests"]
    done = computer.python(*command, timeout=LONGEST, cwd=REPOSITORY)
    assert done.returncode == 0, done.stdout[-4_000:] + done.stderr[-2_000:]
