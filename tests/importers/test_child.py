"""The process that opens files from outside: confined, answering in JSON whatever it is given."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from clerk_app.importers import READ_FROM_OUTSIDE, child, guarded
from clerk_app.importers.excel import read_excel
from clerk_app.importers.plain_form import plain_sheets, plain_text, sheets_of, text_of
from clerk_app.importers.refusal import Refusal, RefusalCode
from clerk_app.importers.word_file import read_word
from tests.importers.files import word_file, workbook

PARAGRAPH = "<w:p><w:r><w:t>1. Welcome</w:t></w:r></w:p>"
needs_limits = pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such limits")


@needs_limits
@pytest.mark.parametrize(
    ("wanted", "error"),
    [
        ("open('pyproject.toml')", "OSError"),
        ("socket.socket()", "OSError"),
        ("subprocess.run(['true'])", "OSError"),
        ("bytearray(400_000_000)", "MemoryError"),
    ],
)
def test_a_confined_process_opens_nothing_and_has_little_memory(repository: Path, wanted: str, error: str) -> None:
    code = (
        "import socket, subprocess\nfrom clerk_app.importers import child\n"
        "child._load_what_is_used()\nchild.confine()\n"
        f"try:\n    {wanted}\nexcept {error}:\n    print('refused')"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=repository, capture_output=True, text=True, check=False)
    assert done.stdout.strip() == "refused"


@needs_limits
def test_a_confined_process_ends_when_its_time_is_used_up(repository: Path) -> None:
    code = "from clerk_app.importers import child\nchild.MOST_SECONDS = 1\nchild.confine()\nwhile True: pass"
    done = subprocess.run([sys.executable, "-c", code], cwd=repository, capture_output=True, check=False)
    assert done.returncode < 0


def test_whatever_ends_the_process_is_said_to_be_too_much(monkeypatch: pytest.MonkeyPatch) -> None:
    for code in ("import os; os.abort()", "print('no JSON')", "print('{}')", "print('[]')", "print('{\"found\": 7}')"):
        monkeypatch.setattr(guarded, "_command", lambda code=code: [sys.executable, "-c", code])
        with pytest.raises(Refusal) as refused:
            guarded.word_text(word_file(PARAGRAPH))
        assert refused.value.code is RefusalCode.GAVE_UP, code


def test_a_process_that_goes_on_too_long_is_ended(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(guarded, "LONGEST_WAIT", 0.2)
    monkeypatch.setattr(guarded, "_command", lambda: [sys.executable, "-c", "import time; time.sleep(60)"])
    with pytest.raises(Refusal) as refused:
        guarded.word_text(word_file(PARAGRAPH))
    assert refused.value.code is RefusalCode.GAVE_UP


def test_the_hidden_command_of_the_program_reads_as_the_module_does(repository: Path) -> None:
    """The frozen program has no other way to be that process."""
    command = [sys.executable, "-m", "clerk_app", READ_FROM_OUTSIDE, "word"]
    done = subprocess.run(command, input=word_file(PARAGRAPH), cwd=repository, capture_output=True, check=True)
    assert json.loads(done.stdout)["found"]["pieces"] == [[1, 0, "1. Welcome"]]
    assert done.stderr == b""


@pytest.mark.parametrize("error", [MemoryError, RecursionError])
def test_running_out_of_room_is_an_answer_too(monkeypatch: pytest.MonkeyPatch, error: type[Exception]) -> None:
    def without_room(_: bytes) -> None:
        raise error

    monkeypatch.setitem(child._READERS, "word", without_room)
    assert json.loads(child.answer("word", b"")) == {"refused": "gave_up", "values": {}}


def test_what_goes_between_the_processes_comes_back_equal() -> None:
    sheets = read_excel(workbook(("Seat", "Name"), ("Health", 7)))
    text = read_word(word_file(PARAGRAPH + "<w:tbl><w:tr><w:tc><w:p/></w:tc></w:tr></w:tbl>"))
    assert sheets_of(json.loads(json.dumps(plain_sheets(sheets)))) == sheets
    assert text_of(json.loads(json.dumps(plain_text(text)))) == text
