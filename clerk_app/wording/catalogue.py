"""Sentences by key, from `resources/wording`: places are named in braces, plurals stand side by side.

Each language has one TOML file, and a folder of its name with a file for each screen; every table stands in one file.

A sentence with a count is a table of `one` and `other`, chosen by its place `count`:

    [papers.head_count]
    one = "{name} ({count} person)"
    other = "{name} ({count} people)"
"""

import tomllib
from functools import cache
from typing import Any

from clerk_app.resource_files import resource

LANGUAGE = "en-GB"


def say(key: str, **places: object) -> str:
    """The sentence with that dotted key, its places filled in; raises KeyError for an unknown key."""
    entry: Any = _catalogue(LANGUAGE)  # a tree of TOML tables whose leaves are strings
    for part in key.split("."):
        entry = entry[part]
    if isinstance(entry, dict):
        entry = entry["one" if places.get("count") == 1 else "other"]
    return str(entry).format(**places)


def has(key: str) -> bool:
    """True if the catalogue has a sentence with that key."""
    entry: Any = _catalogue(LANGUAGE)
    for part in key.split("."):
        if not isinstance(entry, dict) or part not in entry:
            return False
        entry = entry[part]
    return True


@cache
def _catalogue(language: str) -> dict[str, Any]:
    tables: dict[str, Any] = {}
    for file in (resource("wording", f"{language}.toml"), *sorted(resource("wording", language).glob("*.toml"))):
        tables |= tomllib.loads(file.read_text(encoding="utf-8"))
    return tables
