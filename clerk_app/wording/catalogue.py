"""Sentences by key, from `resources/wording`: places are named in braces, plurals stand side by side.

Each language has one TOML file, and a folder of its name with a file for each screen; every table stands in one file.
A file is parsed when a sentence of its is first asked for: no start waits for the sentences of all screens.

A sentence with a count is a table of `one` and `other`, chosen by its place `count`:

    [papers.head_count]
    one = "{name} ({count} person)"
    other = "{name} ({count} people)"
"""

import re
import tomllib
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

from clerk_app.resource_files import resource

LANGUAGE = "en-GB"

_FIRST_WORD = re.compile(r"^\[(\w+)", re.MULTILINE)


def say(key: str, **places: object) -> str:
    """The sentence with that dotted key, its places filled in; raises KeyError for an unknown key."""
    entry: Any = _tables(_file_of(LANGUAGE)[key.partition(".")[0]])  # a tree of tables whose leaves are strings
    for part in key.split("."):
        entry = entry[part]
    if isinstance(entry, dict):
        entry = entry["one" if places.get("count") == 1 else "other"]
    return str(entry).format(**places)


def has(key: str) -> bool:
    """True if the catalogue has a sentence with that key."""
    file = _file_of(LANGUAGE).get(key.partition(".")[0])
    entry: Any = _tables(file) if file is not None else {}
    for part in key.split("."):
        if not isinstance(entry, dict) or part not in entry:
            return False
        entry = entry[part]
    return True


@cache
def _file_of(language: str) -> Mapping[str, Path]:
    """The file in which the tables stand whose names begin with a word."""
    files = (resource("wording", f"{language}.toml"), *resource("wording", language).glob("*.toml"))
    return {word: file for file in files for word in _FIRST_WORD.findall(file.read_text(encoding="utf-8"))}


@cache
def _tables(file: Path) -> Mapping[str, Any]:
    return tomllib.loads(file.read_text(encoding="utf-8"))
