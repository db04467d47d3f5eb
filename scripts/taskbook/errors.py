"""Everything that stops an action. Each class's docstring is its rule; its message says where, what, what next."""

from __future__ import annotations


class TaskbookError(Exception):
    """An action cannot go on. The message is a whole Vietnamese sentence made for the person at the screen."""


class WorkbookUnreadableError(TaskbookError):
    """The file is not a workbook we can read safely (missing, empty, damaged, protected by a password, a bomb)."""


class WorkbookUnsafeToWriteError(TaskbookError):
    """Writing could lose something (signed, strange XML, array formula in an owned column): nothing was written."""


class WorkbookLockedError(TaskbookError):
    """The workbook is open in Excel or another run of ours is working on it."""


class ExcelTooBusyError(WorkbookLockedError):
    """Excel turns calls away for longer than it is waited for: a cell is edited, a dialog is open."""


class WorkbookHalfWrittenError(TaskbookError):
    """Writing into an open workbook broke off, and Excel did not let all of it be put back: the copy holds it."""


class WorkbookChangedError(TaskbookError):
    """The workbook is no longer what was read: somebody wrote to it between reading and writing."""


class WorkbookNotSavedError(TaskbookError):
    """The disk, the network or the rights did not allow the file to be written: the old file stands untouched."""


class WorkbookNotReopenedError(TaskbookError):
    """Excel has closed the workbook for its file to be worked on and does not open it again: the file is whole."""


class StructureError(TaskbookError):
    """A sheet, table or heading that the action needs is missing or stands twice."""


class UsageError(TaskbookError):
    """What was asked for makes no sense (unknown unit, day that is no day, folder that cannot be written)."""


class ReasonNeededError(UsageError):
    """A period is closed already: closing it again needs a reason. Nothing was written."""


class NothingToCloseError(UsageError):
    """A period cannot be closed: the workbook has no task, or the day has not come. Nothing was written."""


class PlanSourceError(TaskbookError):
    """A plan's source file cannot be used: unreadable, something missing, of the wrong kind, unknown or repeated."""


class OfficeFileError(TaskbookError):
    """The file of an office cannot be used: a sheet, a heading or a name is missing, or a cell is wrong."""


class NothingToReportError(TaskbookError):
    """There is nothing to report on: no task, nobody to urge, or rows of the closing are gone. No file is written."""


class TemplateMistakeError(TaskbookError):
    """A letter's or report's form cannot be used: unreadable, wrong, or it names what is not there. Nothing leaves."""


class LedgerError(TaskbookError):
    """The ledger of letters cannot be read or written, or another run holds it: without it nothing is sent."""


class MailServerError(TaskbookError):
    """The mail server or Outlook cannot be used: not found, no encryption, log-in refused. The letter has not left."""


class PlanNotReadyError(TaskbookError):
    """The plan on the sheet `Nhập kế hoạch` cannot be taken yet; every cell to mend is named, nothing is changed."""


class AppendixUnreadableError(TaskbookError):
    """A file cannot be taken as a plan: damaged, locked, a scan, of another kind, or without a table of tasks."""
