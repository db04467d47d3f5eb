"""Excel's own errors: which say that it is busy or gone, and what we say about them.

COM's error codes are those of winerror.h; VBA_E_IGNORE is what Excel answers where it lets nobody at its objects.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final

from taskbook.errors import ExcelTooBusyError, TaskbookError, WorkbookLockedError
from taskbook.texts import excel as texts

# RPC_E_CALL_REJECTED, RPC_E_SERVERCALL_RETRYLATER, VBA_E_IGNORE: nothing was done, the same call may be made again
_REJECTED: Final = frozenset({-2147418111, -2147417846, -2146777998})
# disconnected, server unavailable, not connected, the object (a workbook that was closed) is not there any more
_GONE: Final = frozenset({-2147417848, -2147023174, -2147220995, -2147221080})
_OF_XLWINGS: Final = "ExcelBusyError"  # its class exists on Windows only


class NotReadyError(Exception):
    """Excel takes calls, but a cell is being edited or a dialog is open."""


@contextmanager
def speaking_of_excel() -> Iterator[None]:
    """Turn Excel's own errors that a person can mend into what we say about them."""
    try:
        yield
    except TaskbookError:
        raise
    except Exception as error:
        if is_rejected(error):
            raise ExcelTooBusyError(texts.EXCEL_BUSY) from error
        if is_gone(error):
            raise WorkbookLockedError(texts.EXCEL_GONE) from error
        raise


def is_ours(error: BaseException) -> bool:
    """Tell whether an error is one that `speaking_of_excel` has words for."""
    return isinstance(error, TaskbookError) or is_rejected(error) or is_gone(error)


def is_rejected(error: BaseException) -> bool:
    """Tell whether Excel turned a call away because it is busy."""
    if isinstance(error, NotReadyError) or type(error).__name__ == _OF_XLWINGS:
        return True
    details = getattr(error, "excepinfo", None)
    return _code(error) in _REJECTED or bool(details and details[-1] in _REJECTED)


def is_gone(error: BaseException) -> bool:
    """Tell whether this Excel, or the object asked, is not there any more."""
    return _code(error) in _GONE


def _code(error: BaseException) -> int | None:
    code = getattr(error, "hresult", None)
    return code if isinstance(code, int) else None
