"""The command files, as far as reading them proves something (`tests/windows` runs them)."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from taskbook.texts.install import CMD_TEXTS, cmd_text_file

REPOSITORY = Path(__file__).parents[3]
SCRIPTS = REPOSITORY / "scripts"
FILES = sorted(SCRIPTS.glob("*.cmd"))
SHARED = SCRIPTS / "chung.cmd"

every_file = pytest.mark.parametrize("file", FILES, ids=lambda file: file.name)


def lines_of(file: Path) -> list[str]:
    return [line for line in file.read_bytes().decode("ascii").splitlines() if not line.startswith("rem ")]


def labels_of(file: Path) -> set[str]:
    return {line[1:].lower() for line in lines_of(file) if re.fullmatch(r":\w+", line)}


def test_there_are_three_command_files() -> None:
    assert [file.name for file in FILES] == ["cai-dat.cmd", "chuan-bi-usb.cmd", "chung.cmd"]


@every_file
def test_a_file_is_plain_ascii_with_windows_line_ends(file: Path) -> None:
    raw = file.read_bytes()
    assert raw.isascii()
    assert raw.count(b"\r\n") == raw.count(b"\n") == raw.count(b"\r")
    assert raw.endswith(b"\r\n")
    assert raw.startswith(b"@echo off\r\n")


@every_file
def test_quotes_and_parentheses_are_balanced(file: Path) -> None:
    for line in lines_of(file):
        outside = re.sub(r'"[^"]*"', "", line)
        assert '"' not in outside, line
        assert outside.count("(") == outside.count(")"), line


@every_file
def test_every_label_that_is_jumped_to_exists_and_every_label_is_used(file: Path) -> None:
    text = "\n".join(lines_of(file))
    jumps = {name.lower() for name in re.findall(r"(?:goto |call :)(\w+)", text)}
    assert jumps <= labels_of(file)
    entries = {"say", "root", "uv"} if file == SHARED else set()
    falls_into = {"last_steps", "finish", "failed", "drop_cache"}
    assert labels_of(file) <= jumps | entries | falls_into


@every_file
def test_the_shared_file_is_called_for_what_it_has(file: Path) -> None:
    text = "\n".join(lines_of(file))
    called = set(re.findall(r"call \.\\chung\.cmd (\w+)", text))
    assert called <= labels_of(SHARED)
    assert called or file == SHARED


@every_file
def test_no_path_is_handed_over_by_call(file: Path) -> None:
    """`call` expands its line twice: a percent sign in a folder's name would be read as a variable's.

    Wine reads it so everywhere, with or without `call`; so this is read, not run.
    """
    assert not [line for line in lines_of(file) if re.search(r"\bcall\b[^&]*%", line)]


def test_every_sentence_asked_for_exists_and_every_sentence_is_asked_for() -> None:
    asked = {key for file in FILES for key in re.findall(r" say (\w+)", "\n".join(lines_of(file)))}
    assert asked == set(CMD_TEXTS)


def test_the_words_beside_the_command_files_are_those_of_the_texts() -> None:
    assert (SCRIPTS / "loi-nhan.txt").read_bytes().decode("utf-8") == cmd_text_file()


def test_a_sentence_is_one_line_that_the_command_interpreter_can_print() -> None:
    for lines in CMD_TEXTS.values():
        for line in lines:
            assert "\n" not in line
            assert line.strip() == line
            assert line[0] not in "=/;", "the rest of a line after its first '=' must not begin with one"


@every_file
def test_a_step_that_fails_is_noticed_whatever_its_exit_code(file: Path) -> None:
    """`if errorlevel 1` is blind to the negative codes of programs that crash."""
    text = "\n".join(lines_of(file))
    assert "if errorlevel" not in text.lower()
    for line, following in zip(text.splitlines(), text.splitlines()[1:], strict=False):
        if re.match(r'"%(UV|ENV_PYTHON)%" ', line):
            assert following.startswith('if not "%ERRORLEVEL%"=="0" goto '), line


@every_file
def test_a_folder_that_may_be_a_drive_is_never_quoted_with_a_last_backslash(file: Path) -> None:
    """A program reads the `\\"` of "E:\\" as a quote that belongs to the path."""
    handed_over = [line for line in lines_of(file) if line.startswith('"%')]
    assert not [line for line in handed_over if '"%SOURCE%"' in line]


@every_file
def test_the_modules_that_are_started_exist(file: Path) -> None:
    for module in re.findall(r"-m (taskbook[\w.]*)", "\n".join(lines_of(file))):
        place = SCRIPTS / module.replace(".", "/")
        assert place.with_suffix(".py").is_file() or (place / "__main__.py").is_file()


@every_file
def test_the_files_that_are_named_exist(file: Path) -> None:
    text = "\n".join(lines_of(file))
    for name in re.findall(r"%~dp0([\w.-]+\.\w+)", text):
        assert (SCRIPTS / name).is_file(), name
    for name in re.findall(r"%SOURCE%\\([\w.-]+\.\w+)", text):
        assert (REPOSITORY / name).is_file(), name


def test_uv_looks_at_the_certificates_of_windows_wherever_it_loads_something() -> None:
    for file in FILES:
        text = "\n".join(lines_of(file))
        uses = re.search(r'^"[%!]UV[%!]" ', text, re.MULTILINE)
        assert (uses is not None) == ('set "UV_SYSTEM_CERTS=1"' in text)
        assert uses is None or text.index("UV_SYSTEM_CERTS") < uses.start()


def test_uv_is_loaded_without_lists_of_revoked_certificates_and_else_by_powershell() -> None:
    text = SHARED.read_text()
    assert "--ssl-no-revoke" in text
    assert text.index("curl.exe") < text.index("call :get_by_powershell")
    assert "DefaultCredentials" in text


def test_what_was_loaded_is_kept_until_the_installation_has_come_to_its_end() -> None:
    text = (SCRIPTS / "cai-dat.cmd").read_text()
    end = text.index("-m taskbook.setup.install ")
    assert 'rmdir /s /q "%ROOT%\\cache"' in text[end:]
    assert "cache" not in re.sub("UV_CACHE_DIR.*", "", text[:end])


def test_a_dragged_folder_reaches_python_by_the_environment_alone() -> None:
    text = (SCRIPTS / "chuan-bi-usb.cmd").read_text()
    started = next(line for line in text.splitlines() if "-m taskbook.setup.install.usb" in line)
    assert "%1" not in started
    assert 'set "USB_LINE=!CMDCMDLINE!"' in text
    assert 'set "USB_FOLDER=%~1"' in text


def test_the_uv_that_is_downloaded_is_one_exact_version_over_tls() -> None:
    urls = re.findall(r'"UV_URL=([^"]+)"', SHARED.read_text())
    assert len(urls) == 1
    assert re.fullmatch(
        r"https://github\.com/astral-sh/uv/releases/download/\d+\.\d+\.\d+/uv-x86_64-pc-windows-msvc\.zip", urls[0]
    )
