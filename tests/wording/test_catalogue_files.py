from __future__ import annotations

import tomllib
from collections import Counter

from clerk_app.resource_files import resource
from clerk_app.wording.catalogue import LANGUAGE, say


def test_every_table_stands_in_one_file() -> None:
    files = [resource("wording", f"{LANGUAGE}.toml"), *resource("wording", LANGUAGE).glob("*.toml")]
    tables = Counter(table for file in files for table in tomllib.loads(file.read_text(encoding="utf-8")))
    assert [table for table, files_with_it in tables.items() if files_with_it > 1] == []


def test_sentences_are_found_in_the_file_of_a_screen_too() -> None:
    assert say("roll_call.heading") == "Roll call"
