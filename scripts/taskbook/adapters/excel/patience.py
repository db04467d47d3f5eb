"""Waiting for an Excel that is busy, and its own errors as what we say about them.

COM's error codes are those of winerror.h; Application.Ready is of Microsoft's Excel VBA reference.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Final

from taskbook.errors import TaskbookError, WorkbookLockedError
from taskbook.texts import excel as texts

if TYPE_CHECKING:
    import xlwings as xw

READY_ATTEMPTS: Final = 20
RESTORE_ATTEMPTS: Final = 120
PAUSE_SECONDS: Final = 0.5

_REJECTED: Final = frozenset({-2147418111, -2147417846, -2146777998})  # call rejected, retry later, a cell is edited
# disconnected, server unavailable, not connected, the object (a workbook that was closed) is not there any more
_GONE: Final = frozenset({-2147417848, -2147023174, -2147220995, -2147221080})


def wait_until_ready(app: xw.App, pause: float = PAUSE_SECONDS) -> None:
    """Wait for Excel to take calls; WorkbookLockedError when it does not (a cell is edited, a dialog is open)."""
    for attempt in range(READY_ATTEMPTS):
        if attempt:
            time.sleep(pause)
        if _is_ready(app):
            return
    raise WorkbookLockedError(texts.EXCEL_BUSY)


def _is_ready(app: xw.App) -> bool:
    try:
        return bool(app.api.Ready and app.api.Interactive)
    except Exception as error:
        if _code(error) in _GONE:
            raise
        return False


def insist(step: Callable[[], object], pause: float = PAUSE_SECONDS) -> None:
    """Do what must be done (giving a person's Excel back its settings), however long Excel is busy: up to a minute."""
    for attempt in range(1, RESTORE_ATTEMPTS + 1):
        try:
            step()
        except Exception as error:
            if attempt == RESTORE_ATTEMPTS or not is_busy(error):
                raise
            time.sleep(pause)
        else:
            return


@contextmanager
def speaking_of_excel() -> Iterator[None]:
    """Turn Excel's own errors that a person can mend into what we say about them."""
    try:
        yield
    except TaskbookError:
        raise
    except Exception as error:
        if is_busy(error):
            raise WorkbookLockedError(texts.EXCEL_BUSY) from error
        if _code(error) in _GONE:
            raise WorkbookLockedError(texts.EXCEL_GONE) from error
        raise


def is_ours(error: BaseException) -> bool:
    """Tell whether an error is one that `speaking_of_excel` has words for."""
    return isinstance(error, TaskbookError) or is_busy(error) or _code(error) in _GONE


def is_busy(error: BaseException) -> bool:
    """Tell whether Excel turned a call away because it is busy."""
    return _code(error) in _REJECTED or type(error).__name__ == "ExcelBusyError"


def _code(error: BaseException) -> int | None:
    """COM's code of an error: that of the exception in Excel when there is one (the last of its details)."""
    details = getattr(error, "excepinfo", None)
    if details and details[-1] in _REJECTED:
        return int(details[-1])
    code = getattr(error, "hresult", None)
    return code if isinstance(code, int) else None
