"""What is compiled from sources in memory is kept, and what is kept is never taken for something else."""

import ast
import builtins
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from types import CodeType

import pytest

from clerk_app.ui.kept_compiled import kept_compiled

NAME = "within/library.py"


@pytest.fixture
def kept(tmp_path: Path) -> Path:
    return tmp_path / "compiled.bin"


@pytest.fixture(autouse=True)
def _keeping(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "dont_write_bytecode", False)


@pytest.fixture
def compiled(monkeypatch: pytest.MonkeyPatch) -> list[object]:
    """The sources that were compiled anew, in order."""
    sources: list[object] = []
    anew: Callable[..., CodeType] = builtins.compile

    def noting(source: object, *rest: object, **options: object) -> CodeType:
        sources.append(source)
        return anew(source, *rest, **options)

    monkeypatch.setattr(builtins, "compile", noting)
    return sources


def answer(source: str | bytes) -> object:
    """What `answer` is once the source was compiled and run."""
    names: dict[str, object] = {}
    exec(compile(source, NAME, "exec"), names)
    return names["answer"]


def test_what_was_compiled_once_is_not_compiled_again(kept: Path, compiled: list[object]) -> None:
    for _ in range(3):
        with kept_compiled(kept):
            assert answer("answer = 6 * 7") == 42
            assert answer(b"answer = 'seven'") == "seven"
    assert compiled == ["answer = 6 * 7", b"answer = 'seven'"]


def test_a_source_that_has_changed_is_compiled_anew_and_the_old_one_forgotten(
    kept: Path, compiled: list[object]
) -> None:
    for number in (1, 2, 2, 1):
        with kept_compiled(kept):
            assert answer(f"answer = {number}") == number
    assert compiled == ["answer = 1", "answer = 2", "answer = 1"]


@pytest.mark.parametrize("change", ["one bit", "half", "nothing left", "no code"])
def test_a_damaged_file_counts_as_none_and_is_replaced(kept: Path, compiled: list[object], change: str) -> None:
    with kept_compiled(kept):
        answer("answer = 1")
    whole = kept.read_bytes()
    damaged = {
        "one bit": [whole[:at] + bytes([whole[at] ^ 1]) + whole[at + 1 :] for at in range(len(whole))],
        "half": [whole[: len(whole) // 2]],
        "nothing left": [b""],
        "no code": [b"PNG is no code" * 40],
    }[change]
    for content in damaged:
        kept.write_bytes(content)
        for _ in range(2):
            with kept_compiled(kept):
                assert answer("answer = 1") == 1
    assert len(compiled) == 1 + len(damaged)


def test_what_cannot_be_written_is_left_and_no_folder_made(tmp_path: Path, compiled: list[object]) -> None:
    for place in (tmp_path / "not there" / "compiled.bin", tmp_path):
        with kept_compiled(place):
            assert answer("answer = 1") == 1
    assert compiled == ["answer = 1", "answer = 1"]
    assert list(tmp_path.iterdir()) == []


def test_nothing_is_kept_where_python_is_told_to_keep_nothing(kept: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "dont_write_bytecode", True)
    with kept_compiled(kept):
        assert answer("answer = 1") == 1
    assert not kept.exists()


CALLER = """
def compiled():
    names = {}
    exec(compile("def told(number: int) -> None: ...", "within/library.py", "exec"), names)
    return names["told"].__annotations__["number"]

answer = compiled()
"""


def test_what_is_compiled_has_the_futures_of_who_asks_for_it(kept: Path) -> None:
    for _ in range(2):
        with kept_compiled(kept):
            assert answer(CALLER) is int
            assert answer("from __future__ import annotations\n" + CALLER) == "int"


def test_what_is_no_source_or_no_module_is_compiled_as_ever(kept: Path, compiled: list[object]) -> None:
    tree = ast.parse("2 + 3", mode="eval")
    compiled.clear()
    for _ in range(2):
        with kept_compiled(kept):
            assert eval(compile("1 + 1", NAME, "eval")) == 2
            assert eval(compile(tree, NAME, "eval")) == 5
    assert compiled == ["1 + 1", tree] * 2


def test_compiling_is_pythons_own_again_afterwards(kept: Path) -> None:
    own = builtins.compile
    with pytest.raises(SyntaxError), kept_compiled(kept):
        answer("answer =")
    assert builtins.compile is own
    assert not kept.exists()


START = """
import builtins, sys
anew, compiled = builtins.compile, []
def noting(source, name, *rest, **options):
    compiled.append(name)
    return anew(source, name, *rest, **options)
builtins.compile = noting
from clerk_app.cli.gui import set_up_quickly
compiled.clear()
set_up_quickly()
print(sum("shibokensupport" in name for name in compiled), "PySide6.QtCore" in sys.modules)
"""


def test_pyside_is_compiled_at_the_first_start_of_a_person_and_not_at_the_second(
    repository: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    monkeypatch.delenv("PYTHONDONTWRITEBYTECODE", raising=False)
    (tmp_path / "clerk").mkdir()
    command = [sys.executable, "-c", START]
    first, second = (
        subprocess.run(command, cwd=repository, capture_output=True, text=True, timeout=60, check=True).stdout.split()
        for _ in range(2)
    )
    assert int(first[0]) > 5
    assert first[1] == "True"
    assert second == ["0", "True"]
