"""Objects of the strict Excel as COM objects that another process can use."""

from __future__ import annotations

import datetime as dt
import traceback
from collections.abc import Callable
from decimal import Decimal
from inspect import signature
from types import MethodType
from typing import Any

import pythoncom
import pywintypes
import winerror
from win32com.server import policy, util
from win32com.server.exception import COMException

from tests.live.excel_com import Application
from tests.live.excel_range import Range
from tests.live.excel_sheet import Worksheet
from tests.live.excel_tables import AutoFilter
from tests.live.pywin32 import EXCEPTION, ComError
from tests.windows.excel.names import DEFAULT, KINDS, NEW_ENUM, Kind

_PLAIN = (str, int, float, bool, type(None), dt.datetime, bytes, Decimal)
_PUT = pythoncom.DISPATCH_PROPERTYPUT | pythoncom.DISPATCH_PROPERTYPUTREF
_LEFT_OUT = (pythoncom.Missing, pythoncom.Empty)


class Cells:
    """All cells of a sheet, to be asked for one."""

    def __init__(self, sheet: Worksheet) -> None:
        self._sheet = sheet

    def __call__(self, row: int, column: int) -> Range:
        return self._sheet.Cells(row, column)


class Filters:
    """The filters of a range, to be asked for one."""

    def __init__(self, filters: AutoFilter) -> None:
        self._filters = filters

    def __call__(self, field: int) -> Any:
        return self._filters.Filters(field)


class Window:
    """What a window of Excel gives to whoever asks for its object."""

    def __init__(self, excel: Application) -> None:
        self.Application, self.Hwnd, self.Caption = excel, excel._hwnd, "Excel"


class Served(policy.BasicWrapPolicy):
    """One object. `note` is told of errors that are ours, not Excel's: whoever reads the log must see them."""

    kinds: dict[str, Kind]
    note: Callable[[str], None]

    def __init__(self, inner: Any) -> None:
        self._obj_ = inner
        name = type(inner).__name__
        self._kind = self.kinds[KINDS.get(name, name)]

    def _QueryInterface_(self, iid: Any) -> int:
        return int(iid in (pythoncom.IID_IDispatch, self._kind.info.GetTypeAttr().iid))

    def _GetTypeInfoCount_(self) -> int:
        return 1

    def _GetTypeInfo_(self, index: int, lcid: int) -> tuple[int, Any]:
        return 0, self._kind.info

    def _GetIDsOfNames_(self, names: tuple[str, ...], lcid: int) -> tuple[int]:
        number = self._kind.by_name.get(names[0].lower())
        if number is None:
            raise COMException(scode=winerror.DISP_E_UNKNOWNNAME, desc=names[0])
        return (number,)

    def _GetDispID_(self, name: str, flags: int) -> int:
        return self._GetIDsOfNames_((name,), 0)[0]

    def _Invoke_(self, number: int, lcid: int, flags: int, arguments: tuple[Any, ...]) -> tuple[int, int, Any]:
        return 0, -1, self._InvokeEx_(number, lcid, flags, arguments, None, None)

    def _InvokeEx_(self, number: int, lcid: int, flags: int, arguments: Any, named: Any, provider: Any) -> Any:
        try:
            found = self._use(number, flags, _taken(arguments))
        except COMException:
            raise
        except ComError as error:
            raise _as_com(error) from error
        except Exception as error:
            self.note(traceback.format_exc())
            raise COMException(desc=repr(error), scode=winerror.E_FAIL) from error
        return (found,) if isinstance(found, tuple) else found

    def _use(self, number: int, flags: int, arguments: list[Any]) -> Any:
        inner = self._obj_
        if number == NEW_ENUM:
            return util.NewEnum([given(one) for one in inner])
        name = "_Default" if number == DEFAULT else self._kind.by_number.get(number)
        if name is None:
            raise COMException(scode=winerror.DISP_E_MEMBERNOTFOUND)
        if flags & _PUT:
            setattr(inner, name, arguments[-1])
            return None
        return given(_default(inner, arguments) if name in ("_Default", "Item") else _member(inner, name, arguments))


def given(value: Any) -> Any:
    """A value as COM carries it: objects of Excel as COM objects, rows of cells as they are."""
    if isinstance(value, (tuple, list)):
        return tuple(given(one) for one in value)
    if isinstance(value, _PLAIN) or type(value).__module__.startswith("PyI"):
        return value
    return value if hasattr(value, "QueryInterface") else served(value)


def served(inner: Any) -> Any:
    """A COM object for an object of the strict Excel."""
    return pythoncom.WrapObject(Served(inner), pythoncom.IID_IDispatch, pythoncom.IID_IDispatch)


def _member(inner: Any, name: str, arguments: list[Any]) -> Any:
    if isinstance(inner, AutoFilter) and name == "Filters":
        return Filters(inner)
    if isinstance(inner, Worksheet) and name == "Cells":
        return Cells(inner)
    if isinstance(inner, Application) and name == "Visible":
        return True
    found = getattr(inner, name)
    if isinstance(found, MethodType):
        _demand_as_many(found, arguments)
        return found(*arguments)
    return found


def _demand_as_many(method: MethodType, arguments: list[Any]) -> None:
    """Excel tells of missing arguments: pywin32 first tries any name without, and would take that for the answer."""
    try:
        signature(method).bind(*arguments)
    except TypeError as error:
        raise COMException(scode=winerror.DISP_E_BADPARAMCOUNT) from error


def _default(inner: Any, arguments: list[Any]) -> Any:
    """What an object gives when it is called: one of its parts, or where nothing is asked for, its value or name."""
    if arguments:
        return inner.Item(*arguments) if hasattr(type(inner), "Item") else inner(*arguments)
    if isinstance(inner, Range):
        return inner.Value
    return "Microsoft Excel" if isinstance(inner, Application) else inner.Name


def _taken(arguments: tuple[Any, ...]) -> list[Any]:
    """Arguments without those left out at the end; the others that were left out are None."""
    values = [_plain(one) for one in arguments]
    while values and any(values[-1] is one for one in _LEFT_OUT):
        values.pop()
    return [None if any(one is left for left in _LEFT_OUT) else one for one in values]


def _plain(value: Any) -> Any:
    if isinstance(value, (tuple, list)):
        return tuple(_plain(one) for one in value)
    if isinstance(value, pywintypes.TimeType):
        return dt.datetime(*value.timetuple()[:6], value.microsecond)
    if hasattr(value, "QueryInterface"):
        try:
            return util.unwrap(value)
        except (ValueError, pythoncom.com_error):
            return value
    return value


def _as_com(error: ComError) -> COMException:
    if error.hresult == EXCEPTION:
        return COMException(desc=error.excepinfo[2], scode=error.excepinfo[5], source="Microsoft Excel")
    return COMException(desc=error.strerror, scode=error.hresult)
