"""Excel's object model as far as actions use it, over a store of sheets (in memory, or in a running LibreOffice).

Every use of a COM name is counted twice over: `round_trips` counts all of them, as each is a call from one process to
another; `operations` counts those that move cells or change something, which are what costs time.
Source of names and behaviour: Microsoft's Excel VBA reference.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from taskbook.adapters.excel import refusals
from tests.live.counted import Counted
from tests.live.excel_sheet import Worksheet
from tests.live.file_picker import FILE_PICKER, FileDialog
from tests.live.pywin32 import OPEN, REJECTED, ComError, refused, turned_away
from tests.live.stores import Store

VISIBLE, HIDDEN, VERY_HIDDEN = -1, 0, 2
LONGEST_PATH = 218  # letters; Excel saves to no longer one
GONE = -2147221080  # CO_E_OBJNOTCONNECTED: the workbook was closed
CALCULATION = {"automatic": -4105, "manual": -4135}


class Application(Counted):
    """A running Excel.

    It is busy for the next `busy` calls or, as a person who edits a cell keeps it, for `busy_seconds`; `busy_at` says
    at which call that begins. Calls are then turned away with `busy_code`, and `turned_away` counts them. pywin32 takes
    a call that was turned away while it looks a name up for a name that is not there: `hides_busy`.
    `has_active` is false while a window in protected view is in front: then no workbook is the active one.
    """

    def __init__(self, hwnd: int = 1001, load: Callable[[Path], Store] | None = None) -> None:
        self.round_trips = 0
        self.load = load
        self.operations: Counter[str] = Counter()
        self.busy, self.busy_seconds, self.busy_code = 0, 0.0, REJECTED
        self.busy_at: dict[int, float] = {}
        self.turned_away, self.hides_busy = 0, False
        self.has_active = self.has_macros = True
        self.ran: list[tuple[str, int]] = []
        self.states: list[tuple[str, Any]] = []
        self.books: list[Workbook] = []
        self.picks: list[Path | None] = []
        self.dialogs: list[FileDialog] = []
        self.typed: list[str | bool] = []
        self.questions: list[str] = []
        self.ready = True
        object.__setattr__(self, "_app", self)
        self._hwnd = hwnd
        object.__setattr__(self, "day_order", 1)  # 0: month first, 1: day first, 2: year first
        self._settings: dict[str, Any] = {
            "ScreenUpdating": True,
            "EnableEvents": True,
            "Calculation": CALCULATION["automatic"],
            "DisplayAlerts": True,
            "StatusBar": False,
            "Interactive": True,
        }
        OPEN[hwnd] = self

    def use(self, kind: str, name: str, is_work: bool) -> None:
        """Count the use of a name, which pywin32 may have to look up first."""
        try:
            self.count(kind, name, is_work)
        except ComError as error:
            if self.hides_busy and refusals.is_rejected(error):
                raise AttributeError(name) from error
            raise

    def count(self, kind: str, name: str, is_work: bool) -> None:
        self.busy_seconds = self.busy_at.pop(self.round_trips, self.busy_seconds)
        if self.is_busy:
            self.busy = max(self.busy - 1, 0)
            self.turned_away += 1
            raise turned_away(self.busy_code)
        self.round_trips += 1
        if is_work:
            self.operations[f"{kind}.{name}"] += 1

    @property
    def is_busy(self) -> bool:
        """Tell whether the next call is turned away."""
        return self.busy > 0 or self.busy_seconds > 0

    def open(self, store: Store) -> Workbook:
        book = Workbook(self, store)
        self.books.append(book)
        return book

    def opened(self, path: Path, asks: bool) -> Workbook:
        """Open a file and put Excel's owner file beside it; one that another Excel has is opened for reading only."""
        assert self.load is not None, "this Excel opens no files"
        try:
            store = self.load(path)
        except Exception as error:
            assert not asks, "Excel asks whether to repair the file"
            raise refused("the file is damaged") from error
        book = self.open(store)
        owner = path.with_name(f"~${path.name}")
        if owner.exists() or not path.stat().st_mode & 0o200:
            assert not asks, "Excel asks whether to open it for reading only"
            store.read_only = True
        else:
            owner.write_bytes(b"\x03Lan")
            book.owner = owner
        return book

    def International(self, index: int | None = None) -> Any:
        """One of this computer's ways of writing; all without a number, as a late-bound client asks first."""
        self.count("Application", "International", False)
        if index is None:
            return tuple(self.day_order if place == 32 else None for place in range(1, 46))
        if index != 32:
            raise AssertionError(f"no answer is known to International({index})")
        return int(self.day_order)

    def FileDialog(self, kind: int) -> FileDialog:
        """Excel's dialog for choosing a file: `picks` are what the person chooses in the next ones."""
        assert kind == FILE_PICKER, f"no answer is known to FileDialog({kind})"
        self.dialogs.append(FileDialog(self, self.picks))
        return self.dialogs[-1]

    def InputBox(self, *, Prompt: str, Title: str, Type: int) -> str | bool:
        """Excel's box for a line of text: the next of `typed` is typed in it, False: it is cancelled."""
        assert Type == 2, "no answer is known to other kinds"
        self.questions.append(Prompt)
        return self.typed.pop(0)

    def __getattr__(self, name: str) -> Any:
        settings = object.__getattribute__(self, "_settings")
        if name in settings and not (self.hides_busy and self.is_busy):
            return settings[name]
        raise AttributeError(name)

    def __setattr__(self, name: str, value: Any) -> None:
        if name[0].isupper():
            self.use("Application", name, True)
            self._settings[name] = value
            self.states.append((name, value))
            for book in self.books:
                if name == "StatusBar":
                    book.store.show_status(value if isinstance(value, str) else None)
                elif name == "ScreenUpdating":
                    book.store.redraw(value)
        else:
            object.__setattr__(self, name, value)

    def Run(self, macro: str) -> None:
        """Run a macro of a workbook; one that has none refuses."""
        if not self.has_macros:
            raise refused(f"cannot run the macro {macro}")
        self.ran.append((macro, len(self.books)))

    @property
    def Hwnd(self) -> int:
        return self._hwnd

    @property
    def Ready(self) -> bool:
        return self.ready

    @property
    def Version(self) -> str:
        return "16.0"

    @property
    def Workbooks(self) -> Workbooks:
        return Workbooks(self)

    @property
    def ActiveWorkbook(self) -> Workbook | None:
        return self.active

    @property
    def active(self) -> Workbook | None:
        """The workbook that is the active one, if there is any."""
        return self.books[-1] if self.has_active and self.books else None


class Workbooks(Counted):
    def __init__(self, app: Application) -> None:
        self._app = app

    @property
    def Application(self) -> Application:
        return self._app

    @property
    def Count(self) -> int:
        return len(self._app.books)

    def __iter__(self) -> Iterator[Workbook]:
        return iter(list(self._app.books))

    def Open(self, Filename: str, UpdateLinks: int | None = None) -> Workbook:
        """Open a file. What Excel would ask in a dialog, nobody could answer: it is an error of ours.

        A file that is open already is given as it is; one of the same name from elsewhere is refused.
        """
        path = Path(Filename)
        asks = bool(self._app._settings["DisplayAlerts"])
        assert path.is_absolute(), "Excel would look for it in its own current folder"
        assert UpdateLinks is not None, "Excel asks whether to update links to other workbooks"
        same = [book for book in self._app.books if book.store.name.lower() == path.name.lower()]
        if same and Path(same[0].store.folder) == path.parent:
            assert not asks, "Excel asks whether to open it anew and lose what was typed"
            return same[0]
        if same or len(Filename) > LONGEST_PATH or not path.is_file():
            assert not asks, "Excel shows a dialog"
            raise refused(f"{path} could not be opened")
        return self._app.opened(path, asks)

    def __call__(self, key: str | int) -> Workbook:
        self._app.count("Workbooks", "Item", False)
        if isinstance(key, int):
            return self._app.books[key - 1]
        for book in self._app.books:
            if book.store.name.lower() == key.lower():
                return book
        raise refused(f"no workbook {key}")


class Workbook(Counted):
    def __init__(self, app: Application, store: Store) -> None:
        self._app = app
        self.store = store
        self.number_formats: set[str] = set()
        self.owner: Path | None = None
        self.refuses_to_save = self.refuses_to_close = False

    @property
    def Application(self) -> Application:
        return self._app

    @property
    def Name(self) -> str:
        self._demand_open()
        return self.store.name

    def _demand_open(self) -> None:
        if self not in self._app.books:
            raise ComError(GONE, "Object is not connected to server")

    def Save(self) -> None:
        """Save under the workbook's own name."""
        self._demand_open()
        if self.store.read_only or self.refuses_to_save:
            assert not self._app._settings["DisplayAlerts"], "Excel shows a dialog"
            raise refused("the workbook cannot be saved")
        self.store.save()

    def Close(self, SaveChanges: bool | None = None) -> None:
        """Close the workbook; Excel itself goes on, macros that run in it are ended. Its own event may refuse it."""
        self._demand_open()
        assert SaveChanges is not None or self.store.saved, "Excel asks whether to save"
        if self.refuses_to_close:
            return
        if SaveChanges:
            self.store.save()
        self._app.books.remove(self)
        if self.owner is not None:
            self.owner.unlink()

    @property
    def FullName(self) -> str:
        raise AssertionError("a workbook's full name can be an address of OneDrive: it is never asked for")

    @property
    def Path(self) -> str:
        return self.store.folder

    @property
    def Saved(self) -> bool:
        return self.store.saved

    def SaveCopyAs(self, path: str) -> None:
        if len(path) > LONGEST_PATH or not Path(path).parent.is_dir():
            raise refused(f"the file could not be accessed: {path}")
        assert not Path(path).exists(), "what Excel does with a file that is there already is not to be found out"
        self.store.save_copy(Path(path))

    @property
    def ReadOnly(self) -> bool:
        return self.store.read_only

    @property
    def ProtectStructure(self) -> bool:
        return self.store.structure_locked

    @property
    def Worksheets(self) -> Worksheets:
        self._demand_open()
        return Worksheets(self)

    @property
    def Sheets(self) -> Worksheets:
        """There are no sheets of other kinds here."""
        self._demand_open()
        return Worksheets(self)

    @property
    def ActiveSheet(self) -> Worksheet:
        return Worksheet(self, self.store.active())

    def Activate(self) -> None:
        self.activated()

    def activated(self) -> None:
        """Come to the front: what Excel does within itself is no call of ours."""
        self._app.books.remove(self)
        self._app.books.append(self)


class Worksheets(Counted):
    def __init__(self, book: Workbook) -> None:
        self._book, self._app = book, book._app

    @property
    def Parent(self) -> Workbook:
        return self._book

    @property
    def Count(self) -> int:
        return len(self._book.store.sheets())

    def __iter__(self) -> Iterator[Worksheet]:
        for store in list(self._book.store.sheets()):
            self._app.count("Worksheets", "Next", False)
            yield Worksheet(self._book, store)

    def __call__(self, key: str | int) -> Worksheet:
        self._app.count("Worksheets", "Item", False)
        sheets = self._book.store.sheets()
        if isinstance(key, int):
            return Worksheet(self._book, sheets[key - 1])
        for store in sheets:
            if store.name.lower() == key.lower():
                return Worksheet(self._book, store)
        raise refused(f"no sheet {key}")
