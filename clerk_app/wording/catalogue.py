"""Sentences by key, from `resources/wording`: places are named in braces, plurals stand side by side.

English has one TOML file, and a folder of its name with a file for each screen; every table stands in one file. Papers
may be in another language (`speaking`): its file holds what papers say, and what it lacks is said in English. A file is
parsed when a sentence of its is first asked for: no start waits for the sentences of all screens.

A sentence with a count is a table of `one` and `other`, chosen by its place `count`:

    [papers.head_count]
    one = "{name} ({count} person)"
    other = "{name} ({count} people)"
"""

import re
import tomllib
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

from clerk_app.resource_files import resource

LANGUAGE = "en-GB"
PAPER_LANGUAGES = ("cy", "de")
"""The languages besides English that papers can be in, each with a file of its own."""
_spoken: ContextVar[str] = ContextVar("spoken", default=LANGUAGE)

_FIRST_WORD = re.compile(r"^\[(\w+)", re.MULTILINE)


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
    return _found(LANGUAGE, key) is not None


def _entry(key: str) -> Any:
    spoken = _spoken.get()
    for language in (spoken, LANGUAGE) if spoken != LANGUAGE else (LANGUAGE,):
        entry = _found(language, key)
        if entry is not None:
            return entry
    raise KeyError(key)


@lru_cache(maxsize=4096)
def _found(language: str, key: str) -> Any:
    """The sentence or the table of sentences with that key in a language; None where it has none."""
    words = key.split(".")
    file = _file_of(language).get(words[0])
    entry: Any = _tables(file) if file is not None else None
    for word in words:
        entry = entry.get(word) if isinstance(entry, dict) else None
    return entry


def _known(language: str) -> str:
    """The language whose file there is for a tag: "cy" for "cy-GB"; English where there is none."""
    tag = language.partition("-")[0].lower()
    return tag if tag in PAPER_LANGUAGES else LANGUAGE


@cache
def _file_of(language: str) -> Mapping[str, Path]:
    """The file in which the tables stand whose names begin with a word."""
    files = (resource("wording", f"{language}.toml"), *resource("wording", language).glob("*.toml"))
    return {word: file for file in files for word in _FIRST_WORD.findall(file.read_text(encoding="utf-8"))}


@cache
def _tables(file: Path) -> Mapping[str, Any]:
    return tomllib.loads(file.read_text(encoding="utf-8"))
