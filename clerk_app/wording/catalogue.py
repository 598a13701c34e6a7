"""Sentences by key, from `resources/wording`: one TOML file per language, places named in braces, plurals side by side.

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
    return tomllib.loads(resource("wording", f"{language}.toml").read_text(encoding="utf-8"))
