"""Which faults the program survives, and by which test: `table.toml` says it, and these tests keep it true."""

import re
import tomllib
from pathlib import Path
from typing import Any

import pytest

from tests.requirements.test_requirements import names_of_tests

ROOT = Path(__file__).parents[2]
TABLE: dict[str, dict[str, Any]] = tomllib.loads((Path(__file__).parent / "table.toml").read_text(encoding="utf-8"))


@pytest.mark.parametrize("row", sorted(TABLE))
def test_each_fault_is_survived_in_tests_that_exist_or_it_is_said_why_not(row: str) -> None:
    entry = TABLE[row]
    assert set(entry) <= {"fault", "tests", "not_yet"}
    assert entry["fault"]
    assert entry.get("tests") or entry.get("not_yet"), "a row names its tests, or what is still missing, or both"
    for name in entry.get("tests", []):
        path, _, function = name.partition("::")
        assert (ROOT / path).is_file(), name
        assert function in names_of_tests(ROOT / path), name


def test_the_rows_are_those_of_the_list_of_faults(shared: Path) -> None:
    text = (shared / "design" / "reliability.md").read_text(encoding="utf-8")
    rows = set(re.findall(r"^\| ([0-9]+) \| ", text, re.MULTILINE))
    assert len(rows) > 20
    assert set(TABLE) <= rows
