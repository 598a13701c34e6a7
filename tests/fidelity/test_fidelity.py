"""Which facts of real minutes are recorded and printed, and by which test: `table.toml` says it, these keep it true."""

import ast
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

HERE = Path(__file__).parent
TABLE: dict[str, dict[str, Any]] = tomllib.loads((HERE / "table.toml").read_text(encoding="utf-8"))


def functions_in(file: str) -> set[str]:
    tree = ast.parse((HERE / file).read_text(encoding="utf-8"))
    return {node.name for node in ast.walk(tree) if isinstance(node, ast.FunctionDef)}


def known_of(document: dict[str, Any]) -> Iterator[str]:
    """Everything that the collection says of a document, by its name in the table."""
    if "sections_in_order" in document:
        yield "sections"
    yield from (f"facts.{name}" for name in document.get("facts", {}))
    yield from document.get("features", ())
    yield from (f"oddity.{count}" for count, _ in enumerate(document.get("oddities", ()), start=1))


@pytest.mark.parametrize("name", sorted(TABLE))
def test_what_is_proven_of_a_document_names_tests_that_exist_and_what_is_not_says_why(name: str) -> None:
    entry = TABLE[name]
    assert set(entry) <= {"file", "proven", "open"}
    assert set(entry["proven"]) <= functions_in(entry["file"])
    assert all(reason.endswith(".") for reason in entry.get("open", {}).values())


def test_every_test_of_a_document_stands_in_the_table() -> None:
    for file in {entry["file"] for entry in TABLE.values()}:
        named = {test for entry in TABLE.values() if entry["file"] == file for test in entry["proven"]}
        assert {test for test in functions_in(file) if test.startswith("test_")} == named


def test_the_table_has_every_document_and_all_that_is_known_of_it(shared: Path) -> None:
    documents = yaml.safe_load((shared / "cases" / "minutes-open.yaml").read_text(encoding="utf-8"))["minutes"]
    assert {one["id"] for one in documents} == set(TABLE)
    for document in documents:
        entry = TABLE[document["id"]]
        told = {name for names in entry["proven"].values() for name in names} | set(entry.get("open", {}))
        assert told == set(known_of(document)), document["id"]
