"""Drafts in classic Outlook, over a pretended one; what only a real Outlook can show is how it looks."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import pytest

from taskbook.adapters.windows.outlook import OutlookDrafts
from taskbook.errors import MailServerError
from taskbook.outbox import Delivery, PostFile
from tests.adapters.mail.letters import post


class Item:
    def __init__(self, outlook: Outlook) -> None:
        self.outlook = outlook
        self.Attachments = self
        self.files: list[tuple[str, bytes]] = []

    def Add(self, path: str) -> None:
        self.files.append((Path(path).name, Path(path).read_bytes()))

    def Save(self) -> None:
        if self.outlook.broken_at == "Save":
            raise RuntimeError
        self.outlook.saved.append(self)

    def Send(self) -> None:
        raise AssertionError("a draft is never sent")


class Outlook:
    def __init__(self, broken_at: str = "") -> None:
        self.saved: list[Any] = []
        self.broken_at = broken_at

    def CreateItem(self, kind: int) -> Item:
        assert kind == 0
        if self.broken_at == "CreateItem":
            raise RuntimeError
        return Item(self)


def test_a_draft_is_saved_with_its_files_under_their_names_and_never_sent() -> None:
    outlook = Outlook()
    by = OutlookDrafts(outlook)
    by.open()
    files = (PostFile("Phòng Kinh tế.xlsx", b"1"), PostFile("Phòng Kinh tế.xlsx", b"2"))
    assert by.deliver(post(files=files)).outcome is Delivery.DRAFTED
    by.close()
    (item,) = outlook.saved
    assert (item.To, item.Subject, item.HTMLBody) == ("kinhte@truongtan.gov.vn", post().subject, post().html)
    assert item.files == [("Phòng Kinh tế.xlsx", b"1"), ("Phòng Kinh tế.xlsx", b"2")]


@pytest.mark.parametrize(("place", "outcome"), [("CreateItem", Delivery.FAILED), ("Save", Delivery.UNKNOWN)])
def test_an_outlook_that_fails_is_told_by_whether_a_draft_may_be_there(place: str, outcome: Delivery) -> None:
    result = OutlookDrafts(Outlook(place)).deliver(post())
    assert result.outcome is outcome
    assert "Outlook" in result.note


def test_a_machine_without_outlook_is_told_what_to_set(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("win32com", "win32com.client", "pythoncom"):
        monkeypatch.setitem(sys.modules, name, None)  # importing it fails, on Windows too
    with pytest.raises(MailServerError, match="Soạn sẵn"):
        OutlookDrafts().open()
