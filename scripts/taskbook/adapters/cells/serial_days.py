"""Days by the numbers under which Excel keeps them.

Source: ECMA-376 part 1, 18.17.4 (dates; the 1900 system counts a 29 February that never was).
"""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from typing import Final

from taskbook.ports import CellError, Value

DAY_MS: Final = 86_400_000
EPOCH_1904: Final = datetime(1904, 1, 1)
EPOCH_1900: Final = datetime(1899, 12, 30)
FALSE_LEAP_DAY: Final = 60


def from_serial(serial: float | CellError, date1904: bool) -> Value:
    """Day (with its time, when it has one) of a serial number, to the millisecond."""
    if isinstance(serial, CellError):
        return serial
    whole = int(serial // 1)
    if date1904:
        epoch = EPOCH_1904
    elif serial < 1 or whole == FALSE_LEAP_DAY:
        return serial
    else:
        epoch = EPOCH_1900 if whole > FALSE_LEAP_DAY else EPOCH_1900 + timedelta(days=1)
    try:
        return plain_day(epoch + timedelta(days=whole, milliseconds=round((serial - whole) * DAY_MS)))
    except OverflowError:
        return serial


def plain_day(moment: datetime) -> date:
    """A moment at midnight as its day; any other as it is."""
    return moment.date() if moment.time() == time.min else moment
