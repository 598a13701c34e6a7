"""Sentences by key, from `resources/wording`: places are named in braces, plurals stand side by side.

English has one TOML file, and a folder of its name with a file for each screen; every table stands in one file. Papers
may be in another language (`speaking`): its file holds what papers say, and what it lacks is said in English.

A sentence with a count is a table of `one` and `other`, chosen by its place `count`:

    [papers.head_count]
    one = "{name} ({count} person)"
    other = "{name} ({count} people)"
"""

import tomllib
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import cache
from typing import Any

from clerk_app.resource_files import resource

LANGUAGE = "en-GB"
_spoken: ContextVar[str] = ContextVar("spoken", default=LANGUAGE)


@contextmanager
def speaking(language: str) -> Iterator[None]:
    """Within it sentences are in that language (a BCP 47 tag), as far as there are any, and else in English."""
    before = _spoken.set(_known(language))
    try:
        yield
    finally:
        _spoken.reset(before)


def say(key: str, **places: object) -> str:
    """The sentence with that dotted key, its places filled in; raises KeyError for an unknown key."""
    entry = _entry(key)
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


def _entry(key: str) -> Any:
    spoken = _spoken.get()
    for language in (spoken, LANGUAGE) if spoken != LANGUAGE else (LANGUAGE,):
        entry: Any = _catalogue(language)
        for part in key.split("."):
            entry = entry.get(part) if isinstance(entry, dict) else None
        if entry is not None:
            return entry
    raise KeyError(key)


@cache
def _known(language: str) -> str:
    """The language whose file there is for a tag: "cy" for "cy-GB"; English where there is none."""
    tag = language.partition("-")[0].lower()
    return tag if tag.isalpha() and resource("wording", f"{tag}.toml").is_file() else LANGUAGE


@cache
def _catalogue(language: str) -> dict[str, Any]:
    tables: dict[str, Any] = {}
    for file in (resource("wording", f"{language}.toml"), *sorted(resource("wording", language).glob("*.toml"))):
        tables |= tomllib.loads(file.read_text(encoding="utf-8"))
    return tables
