"""Which lines of the requirements are met, and by which test: `table.toml` says it, and these tests keep it true."""

import ast
import re
import tomllib
from functools import cache
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parents[2]
TABLE: dict[str, dict[str, Any]] = tomllib.loads((Path(__file__).parent / "table.toml").read_text(encoding="utf-8"))


@cache
def names_of_tests(path: Path) -> frozenset[str]:
    """The names of the test functions of a file, also of those inside classes."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    functions = (node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef))
    return frozenset(function.name for function in functions if function.name.startswith("test_"))


@pytest.mark.parametrize("line", sorted(TABLE))
def test_each_line_is_met_by_tests_that_exist_or_says_why_not(line: str) -> None:
    entry = TABLE[line]
    assert set(entry) <= {"tests", "not_yet"}
    assert entry.get("tests") or entry.get("not_yet"), "a line names its tests, or what is still missing, or both"
    for name in entry.get("tests", []):
        path, _, function = name.partition("::")
        assert (ROOT / path).is_file(), name
        assert function in names_of_tests(ROOT / path), name


def test_the_table_has_every_line_of_the_requirements(shared: Path) -> None:
    text = (shared / "design" / "requirements.md").read_text(encoding="utf-8")
    lines = re.findall(r"^- ([0-9X]+\.[0-9]+) ", text, re.MULTILINE)
    assert len(lines) > 150
    assert sorted(lines) == sorted(TABLE)
