"""The office's own forms of reports: each must be one that a report can be made with."""

from __future__ import annotations

from taskbook.adapters.report.lint import form_mistakes, office_forms
from taskbook.setup.doctor.model import Finding, Surroundings, fail, ok, warn
from taskbook.setup.doctor.workbook import file_of
from taskbook.texts import doctor as texts
from taskbook.texts.report_sample import sample_fields
from taskbook_schemas.report_kinds import ReportKind
from taskbook_schemas.words import TEMPLATE_FOLDER


def forms(around: Surroundings) -> Finding:
    """All mistakes are told at once, so that the office mends them in one go."""
    office = file_of(around).resolve().parent / TEMPLATE_FOLDER
    found = list(form_mistakes(office, {kind: sample_fields(kind) for kind in ReportKind}))
    if not found:
        return ok(texts.forms_good(len(office_forms(office))))
    said = texts.forms_wrong([one.said for one in found])
    return (fail if any(one.fatal for one in found) else warn)(said, texts.FORMS_TODO)
