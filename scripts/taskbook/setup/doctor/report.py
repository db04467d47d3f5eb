"""Findings as lines for a person."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from taskbook.setup.doctor.model import Finding, Level
from taskbook.texts import doctor as texts


def lines(findings: Sequence[Finding]) -> Iterator[str]:
    """Yield a line for each finding with its mark, below it what to do, and at the end the sum."""
    for finding in findings:
        yield f"{texts.MARKS[finding.level.value]} {finding.what}"
        if finding.todo:
            yield f"    {texts.TODO}{finding.todo}"
    yield texts.summary(_number(findings, Level.FAIL), _number(findings, Level.WARN))


def _number(findings: Sequence[Finding], level: Level) -> int:
    return sum(finding.level is level for finding in findings)
