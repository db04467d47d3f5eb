"""pywin32 asks Excel once, not for every object, what an interface is made of."""

from __future__ import annotations

from collections import Counter
from typing import Any

import pytest

from taskbook.adapters.excel.kinds import remember_kinds
from tests.live.pywin32 import REJECTED, ComError

NO_DESCRIPTION = -2147467263  # E_NOTIMPL


class TypeInfo:
    def __init__(self, asked: Counter[str], interface: str) -> None:
        self._asked, self._interface = asked, interface
        self.busy = 0

    def GetTypeAttr(self) -> tuple[str]:
        self._asked["GetTypeAttr"] += 1
        return (self._interface,)

    def Bind(self, name: str, kind: int) -> str:
        self._asked["Bind"] += 1
        if self.busy:
            self.busy -= 1
            raise ComError(REJECTED, "rejected")
        return f"{self._interface}.{name}"


class Native:
    """What COM hands over: an object of an interface, described or not."""

    def __init__(self, asked: Counter[str], interface: str | None) -> None:
        self.asked = asked
        self.info = TypeInfo(asked, interface) if interface else None

    def GetTypeInfo(self) -> TypeInfo:
        self.asked["GetTypeInfo"] += 1
        if self.info is None:
            raise ComError(NO_DESCRIPTION, "not implemented")
        return self.info


def late_bound() -> Any:
    """A class as pywin32's: it has every object described."""

    class Late:
        def __init__(self, native: Any, description: Any, name: Any = None, lazydata: Any = None) -> None:
            self.native, self._olerepr_, self._lazydata_ = native, description, lazydata

        def _wrap_dispatch_(self, native: Native, name: Any = None, interface: Any = None) -> Late:
            native.asked["described"] += 1
            return Late(native, object(), name, (native.info, native.info) if native.info else None)

    remember_kinds(Late)
    return Late


def test_two_objects_of_one_interface_are_described_once_and_those_of_another_by_themselves() -> None:
    asked: Counter[str] = Counter()
    parent = late_bound()(None, None)
    ranges = [parent._wrap_dispatch_(Native(asked, "Range")) for _ in range(3)]
    sheet = parent._wrap_dispatch_(Native(asked, "Sheet"))
    assert asked["described"] == 2
    assert len({made._olerepr_ for made in ranges}) == 1
    assert sheet._olerepr_ is not ranges[0]._olerepr_
    assert len({made.native for made in ranges}) == 3, "each is still its own object"


def test_a_name_that_a_busy_excel_does_not_tell_is_asked_for_again(pauses: list[float]) -> None:
    asked: Counter[str] = Counter()
    made = late_bound()(None, None)._wrap_dispatch_(Native(asked, "Range"))
    made.native.info.busy = 3
    _, names = made._lazydata_
    assert names.Bind("Copy", 1) == "Range.Copy"
    assert asked["Bind"] == 4
    assert len(pauses) == 3


def test_an_object_without_a_description_is_taken_as_before() -> None:
    asked: Counter[str] = Counter()
    parent = late_bound()(None, None)
    made = [parent._wrap_dispatch_(Native(asked, None)) for _ in range(2)]
    assert asked["described"] == 2
    assert made[0]._lazydata_ is None


def test_what_is_really_wrong_is_not_hidden() -> None:
    with pytest.raises(AttributeError):
        late_bound()(None, None)._wrap_dispatch_(object())


def test_to_do_it_twice_changes_nothing() -> None:
    late = late_bound()
    before = late._wrap_dispatch_
    remember_kinds(late)
    assert late._wrap_dispatch_ is before
