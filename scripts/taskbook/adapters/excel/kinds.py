"""Remembers what Excel says of its kinds of objects.

pywin32 asks Excel to describe every object anew, name by name: five calls in six are such questions. Two objects of one
interface have one description. It also takes a call that a busy Excel turns away for "there is no such name", and would
remember that: so these questions, too, are asked patiently.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

from taskbook.adapters.excel import refusals
from taskbook.adapters.excel.patience import patiently

INTERFACE = 0  # place of an interface's id in what ITypeInfo.GetTypeAttr gives


class Asked:
    """An object of COM whose every method is called patiently."""

    def __init__(self, inner: Any) -> None:
        self._inner = inner

    def __getattr__(self, name: str) -> Callable[..., Any]:
        """Give one of its methods."""
        method = getattr(self._inner, name)
        return lambda *arguments: patiently(partial(method, *arguments))


def remember_kinds(dispatch: Any) -> None:
    """Let pywin32's class of late-bound objects describe each interface once in this process."""
    plain = getattr(dispatch, "_wrap_dispatch_", None)
    if plain is None or hasattr(plain, "known"):
        return
    known: dict[object, tuple[Any, Any]] = {}

    def wrap(self: Any, given: Any, name: Any = None, interface: Any = None) -> Any:
        kind = _interface_of(given)
        if kind not in known:
            made = plain(self, given, name, interface)
            described = vars(made).get("_lazydata_") if type(made) is dispatch else None
            if kind is None or described is None:
                return made
            known[kind] = (made._olerepr_, tuple(map(Asked, described)))
        description, source = known[kind]
        return dispatch(given, description, name, lazydata=source)

    wrap.known = known  # type: ignore[attr-defined]
    dispatch._wrap_dispatch_ = wrap


def _interface_of(given: Any) -> object:
    """The id of an object's interface; None where it has no description."""
    try:
        return patiently(patiently(given.GetTypeInfo).GetTypeAttr)[INTERFACE]
    except Exception as error:
        if refusals.is_ours(error) or not hasattr(error, "hresult"):
            raise
        return None
