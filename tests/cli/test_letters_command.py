"""`taskbook mail` as people run it: in a process of its own, against a real server and a real workbook."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

from taskbook.adapters.mail.ledger import ledger_path, read_ledger
from taskbook.adapters.xlsx.workbook import open_workbook
from taskbook.core.stamp import workbook_id
from tests.adapters.mail.book import make_book
from tests.adapters.mail.servers import PASSWORD, USER, House, Trust, serving


def run(trust: Trust, *words: object, password: str = PASSWORD) -> subprocess.CompletedProcess[str]:
    env = os.environ | {
        "SSL_CERT_FILE": str(trust.pem),
        "PYTHON_KEYRING_BACKEND": "tests.adapters.mail.keyrings.MemoryKeyring",
        "PYTHONPATH": str(Path(__file__).parents[2]),
    }
    env = env | {"TEST_PASSWORD": password} if password else env
    command = [sys.executable, "-m", "taskbook", *map(str, words)]
    return subprocess.run(command, capture_output=True, encoding="utf-8", env=env, check=False)


def test_preview_first_letter_then_all_and_the_password_stands_nowhere(trust: Trust, tmp_path: Path) -> None:
    house = House()
    with serving(house, trust, auth=True) as port:
        book = make_book(tmp_path, port, USER)
        early = run(trust, "mail", "send", book, "--kind", "nhac", "--all")
        first = run(trust, "mail", "send", book, "--kind", "nhac")
        shown = run(trust, "mail", "preview", book, "--kind", "nhac", "--json")
        rest = run(trust, "mail", "send", book, "--kind", "nhac", "--all")
    letters = json.loads(shown.stdout)["letters"]
    assert (early.returncode, first.returncode, rest.returncode) == (2, 0, 0), early.stderr + first.stderr + rest.stderr
    assert "Chưa xem trước đúng đợt thư này" in early.stderr
    assert "Mới gửi thư đầu tiên" in first.stdout
    assert [letter["standing"] for letter in letters] == ["sent", *["free"] * (len(letters) - 1)]
    assert sorted(house.receivers()) == sorted(letter["address"] for letter in letters)
    written = [path for path in tmp_path.rglob("*") if path.is_file()]
    assert written
    assert not any(PASSWORD.encode() in path.read_bytes() for path in written)
    assert PASSWORD not in first.stdout + first.stderr + rest.stdout + rest.stderr


def test_without_unit_files_the_preview_says_why_and_what_to_press(trust: Trust, tmp_path: Path) -> None:
    book = make_book(tmp_path)
    shown = run(trust, "mail", "preview", book)
    assert shown.returncode == 1
    assert "chưa có tệp phiếu của «Công an xã»; hãy bấm «Phiếu đơn vị»" in shown.stdout


def test_drafts_are_written_and_said_where(trust: Trust, tmp_path: Path) -> None:
    book = make_book(tmp_path)
    assert run(trust, "split", book).returncode == 0
    made = run(trust, "mail", "draft", book)
    assert made.returncode == 0, made.stderr
    assert "thư đã soạn sẵn" in made.stdout
    assert "mở từng tệp .eml" in made.stdout
    assert len(list(tmp_path.rglob("*.eml"))) == len(read_ledger(ledger_path(book, workbook_id(open_workbook(book)))))


def test_a_missing_password_is_told_before_any_letter(trust: Trust, tmp_path: Path) -> None:
    book = make_book(tmp_path, 1, USER)
    stopped = run(trust, "mail", "send", book, "--kind", "nhac", password="")
    assert stopped.returncode == 2
    assert "taskbook mail password" in stopped.stderr
    assert not ledger_path(book).exists()


def test_a_letter_is_settled_by_its_id_only(trust: Trust, tmp_path: Path) -> None:
    stopped = run(trust, "mail", "resolve", "khongco", "sent", make_book(tmp_path))
    assert stopped.returncode == 2
    assert "«khongco»" in stopped.stderr
