"""The catalogue holds every sentence that the code asks for, and none that nobody asks for."""

import ast
import re
import string
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from clerk_app.domain.errors import BrokenRule
from clerk_app.services.trouble import TroubleCode
from clerk_app.wording.catalogue import has, say

WORDING = Path("resources", "wording")


def files(repository: Path) -> list[Path]:
    folder = repository / WORDING
    return [folder / "en-GB.toml", *sorted((folder / "en-GB").glob("*.toml"))]


def leaves(table: dict[str, Any], prefix: str = "") -> Iterator[tuple[str, str]]:
    """Each sentence by its dotted key; a table of one and other is one sentence."""
    for name, entry in table.items():
        key = f"{prefix}{name}"
        if isinstance(entry, str):
            yield key, entry
        elif set(entry) == {"one", "other"}:
            yield key, entry["one"]
            yield key, entry["other"]
        else:
            yield from leaves(entry, f"{key}.")


@pytest.fixture(scope="module")
def sentences(repository: Path) -> list[tuple[str, str]]:
    return [pair for file in files(repository) for pair in leaves(tomllib.loads(file.read_text(encoding="utf-8")))]


@pytest.fixture(scope="module")
def code(repository: Path) -> list[tuple[Path, ast.AST]]:
    """Every part of the program's code, with the file it stands in."""
    files = (repository / "clerk_app").rglob("*.py")
    return [(file, node) for file in files for node in ast.walk(ast.parse(file.read_text(encoding="utf-8")))]


def asked_for(code: list[tuple[Path, ast.AST]]) -> tuple[set[str], set[str]]:
    """The literals in the code that look like keys, and patterns of the keys that are put together."""
    literals: set[str] = set()
    patterns: set[str] = set()
    for _, node in code:
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            literals.add(node.value)
        elif isinstance(node, ast.JoinedStr):
            parts = [part.value if isinstance(part, ast.Constant) else None for part in node.values]
            patterns.add("".join(re.escape(str(part)) if part is not None else r"\w+" for part in parts))
    return literals, {pattern for pattern in patterns if re.match(r"\w+\\\.", pattern)}


SHARED = ("dates", "papers", "lists", "broken", "kinds", "minutes", "problems", "actions", "days")
"""The tables that belong to no one screen."""


def test_every_sentence_that_screens_share_is_asked_for_somewhere(
    code: list[tuple[Path, ast.AST]], sentences: list[tuple[str, str]]
) -> None:
    literals, patterns = asked_for(code)
    keys = {key for key, _ in sentences if key.split(".")[0] in SHARED}
    by_pattern = {key for key in keys if any(re.fullmatch(pattern, key) for pattern in patterns)}
    by_part = {key for key in keys if any(re.fullmatch(pattern, key.rpartition(".")[0]) for pattern in patterns)}
    assert sorted(keys - literals - by_pattern - by_part) == []


def calls_of(function: str, code: list[tuple[Path, ast.AST]]) -> Iterator[tuple[Path, ast.expr]]:
    """The first argument of each call of a function by its name, with the file it stands in."""
    for path, node in code:
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == function and node.args:
            yield path, node.args[0]


def test_every_key_that_is_asked_for_is_there(code: list[tuple[Path, ast.AST]]) -> None:
    missing = [
        f"{path.name}: {key.value!r}"
        for path, key in calls_of("say", code)
        if isinstance(key, ast.Constant) and not has(str(key.value))
    ]
    assert missing == []


def test_every_broken_rule_has_a_sentence(code: list[tuple[Path, ast.AST]]) -> None:
    codes = set()
    for path, rule in calls_of(BrokenRule.__name__, code):
        assert isinstance(rule, ast.Constant), path
        codes.add(rule.value)
    assert len(codes) > 30
    assert not {code for code in codes if not has(f"broken.{code!s}")}


@pytest.mark.parametrize("trouble", TroubleCode)
def test_every_trouble_says_what_happened_what_is_safe_and_what_to_do(trouble: TroubleCode) -> None:
    assert all(has(f"problems.{trouble}.{part}") for part in ("title", "text", "safe", "do", "why"))


def test_places_are_named_and_both_forms_of_a_count_are_there(sentences: list[tuple[str, str]]) -> None:
    for key, sentence in sentences:
        for _, place, form, conversion in string.Formatter().parse(sentence):
            assert place is None or (place.isidentifier() and not form and conversion is None), key


def test_no_table_stands_in_two_files(repository: Path) -> None:
    tables = [name for file in files(repository) for name in tomllib.loads(file.read_text(encoding="utf-8"))]
    assert len(tables) == len(set(tables))


def test_sentences_keep_to_the_tone(sentences: list[tuple[str, str]]) -> None:
    for key, sentence in sentences:
        assert "!" not in sentence, key
        assert "'" not in sentence, key
        assert not re.search(
            r"\b(?:proxy|no-show|inquorate|excused|pending|error code|minute-taker)\b", sentence.lower()
        ), key


class TestSay:
    def test_places_are_filled(self) -> None:
        assert say("lists.and", most="Police, Schools", last="Public Health") == "Police, Schools and Public Health"

    @pytest.mark.parametrize(("count", "words"), [(0, "0 working days"), (1, "1 working day"), (2, "2 working days")])
    def test_counts_agree(self, count: int, words: str) -> None:
        assert say("days.working", count=count) == words

    @pytest.mark.parametrize("key", ["nothing", "lists.nothing", "nothing.at.all"])
    def test_an_unknown_key_is_a_mistake_of_ours(self, key: str) -> None:
        assert not has(key)
        with pytest.raises(KeyError):
            say(key)

    def test_a_key_that_goes_beyond_a_sentence_is_none(self) -> None:
        assert not has("lists.and.more")

    def test_a_name_with_braces_is_printed_as_it_is(self) -> None:
        assert say("lists.and", most="{a}", last="{}") == "{a} and {}"
