"""Interchange files that are none, break the schema or come from a newer Clerk: the file, the field and its place."""

import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.bad_input.commands import REPOSITORY, Commands, as_nobody, contents
from tests.storage.processes import can_be_nobody

NEVER = 1_000_000
"""More entities than are ever put."""

Record = dict[str, Any]
"""The lists of a parsed file: whatever a test makes of them."""


class Import:
    """Imports of changed copies of a whole record into a store that must stay as it is."""

    def __init__(self, store: Path, everything: Path, clerk: Commands) -> None:
        self.store, self._everything, self._clerk = store, everything, clerk

    def file(self, data: bytes, name: str = "board.json") -> list[str]:
        """What is said of a file with these bytes; the store is the same afterwards, to the byte."""
        file = self.store.parent.parent / name
        file.write_bytes(data)
        before = self.store.read_bytes()
        said = self._clerk.refused("import", file, "--store", self.store, "--existing", "replace")
        assert self.store.read_bytes() == before
        assert said[2] == "What is safe. Your records. Nothing was taken over."
        return said

    def changed(self, change: Callable[[Record], object]) -> list[str]:
        """What is said of the record of the store after this change."""
        document = json.loads(self._everything.read_text(encoding="utf-8"))
        change(document["record"])
        return self.file(json.dumps(document).encode())


@pytest.fixture
def imports(store: Path, everything: Path, clerk: Commands) -> Import:
    return Import(store, everything, clerk)


@pytest.mark.parametrize(
    "data",
    [b"", b"\x00\xff\xfe", "{}".encode("utf-16"), b"[]", b"{}", b"[" * 100_000, b'{"format":NaN}', b'{"format":1,'],
    ids=range(8),
)
def test_a_file_that_is_not_clerks_is_said_to_be_none_of_its_exports(imports: Import, data: bytes) -> None:
    title, text, _, do = imports.file(data)
    assert title == "clerk-app: The file cannot be taken over"
    assert text == "“board.json” was not exported by Clerk, or was cut short on its way."
    assert do == "What you can do. Choose a file that was exported from Clerk."


def test_a_file_that_was_cut_short_is_not_taken_over_by_half(imports: Import, everything: Path) -> None:
    whole = everything.read_bytes()
    assert "cut short on its way" in imports.file(whole[: len(whole) // 2])[1]


@pytest.mark.parametrize("what", ["file", "rule"])
def test_a_file_from_a_newer_clerk_says_so(imports: Import, everything: Path, what: str) -> None:
    document = json.loads(everything.read_text(encoding="utf-8"))
    if what == "file":
        document["format"] = 99
    else:
        document["record"]["boards"][0]["quorum"] |= {"rule_format": 99, "tree": {"rule": "drawn_by_lot"}}
    assert imports.file(json.dumps(document).encode()) == [
        "clerk-app: The file needs a newer Clerk",
        "“board.json” was exported from a newer Clerk.",
        "What is safe. Your records. Nothing was taken over.",
        "What you can do. Update Clerk on this computer, or export the file again from the older one.",
    ]


BREACHES: list[tuple[Callable[[Record], object], str, str]] = [
    (lambda r: r["minutes"][3].pop("heading"), "heading", "record/minutes/3/heading"),
    (lambda r: r["blocks"][5].update(kind="poem"), "kind", "record/blocks/5/kind"),
    (lambda r: r["blocks"][5].update(text=[{"text": "a", "blink": True}]), "blink", "record/blocks/5/text/0/blink"),
    (lambda r: r["blocks"][5].update(level=7), "level", "record/blocks/5/level"),
    (lambda r: r["meetings"][0].update(start="25:00"), "start", "record/meetings/0/start"),
    (lambda r: r["meetings"][0].update(date="2025-02-30"), "date", "record/meetings/0/date"),
    (lambda r: r["votes"][0].update(votes_for=-1), "votes_for", "record/votes/0/votes_for"),
    (lambda r: r["boards"][0].update(time_zone="Mars/Base"), "time_zone", "record/boards/0/time_zone"),
    (
        lambda r: r["boards"][0]["quorum"]["tree"].update(denominator=0),
        "denominator",
        "record/boards/0/quorum/tree/denominator",
    ),
    (lambda r: r.update({"a\x00\u202eb": []}), "ab", "record/ab"),
]


@pytest.mark.parametrize(("change", "field", "place"), BREACHES, ids=[place for _, _, place in BREACHES])
def test_a_file_that_breaks_the_schema_is_told_by_field_and_place(
    imports: Import, change: Callable[[Record], object], field: str, place: str
) -> None:
    title, text, _, do = imports.changed(change)
    assert title == "clerk-app: The file cannot be taken over"
    assert text == f"“{field}” at {place} in “board.json” is not as Clerk writes it."
    assert do == (
        "What you can do. Export the file again where it came from. If it was edited by hand, put that entry right."
    )


def test_a_file_that_lacks_what_it_refers_to_names_the_reference(imports: Import) -> None:
    _, text, *_ = imports.changed(lambda record: record["blocks"][0].update(minute_id="f" * 32))
    assert text == (
        "“minute_id” at record/blocks/0/minute_id in “board.json” names something that is not there (minute)."
    )


def test_a_file_that_is_not_there_is_missing(store: Path, clerk: Commands, tmp_path: Path) -> None:
    title, text, *_ = clerk.refused("import", tmp_path / "gone.json", "--store", store)
    assert title == "clerk-app: The file or its folder is not there"
    assert text.startswith("“gone.json” was not found")


def test_a_file_that_cannot_be_taken_over_makes_no_store(tmp_path: Path, clerk: Commands) -> None:
    broken = tmp_path / "board.json"
    broken.write_bytes(b"{}")
    clerk.refused("import", broken, "--store", tmp_path / "records.clerk")
    clerk.refused("import", tmp_path / "gone.json", "--store", tmp_path / "records.clerk")
    assert contents(tmp_path) == {"board.json": b"{}"}


@pytest.mark.skipif(not can_be_nobody(), reason="only root can become a user who owns nothing")
def test_a_file_that_may_not_be_read_is_not_called_damaged(open_to_all: Path) -> None:
    file = open_to_all.with_name("board.json")
    file.touch(mode=0o600)
    said = as_nobody("import", file, "--store", open_to_all.with_name("own.clerk"))
    assert said.lines[:2] == [
        "clerk-app: Clerk may not read that file",
        f"This computer does not allow reading “board.json” in {open_to_all.parent}.",
    ]
    assert sorted(contents(open_to_all.parent)) == ["board.json", "records.clerk"]


def test_one_entry_is_one_entry(store: Path, everything: Path, tmp_path: Path, clerk: Commands) -> None:
    document = json.loads(everything.read_text(encoding="utf-8"))
    document["record"]["boards"][0]["legal_name"] = "The Board"
    file = tmp_path / "board.json"
    file.write_text(json.dumps(document), encoding="utf-8")
    said = clerk.done("import", file, "--store", store, "--existing", "replace")
    assert said == f"1 entry was taken over into {store}.\n"


@pytest.mark.slow
def test_an_import_that_is_killed_leaves_all_of_it_or_nothing(
    store: Path, everything: Path, tmp_path: Path, clerk: Commands
) -> None:
    clerk.done("export", "--store", store, "--format", "json", "--output", tmp_path / "before.json")
    document = json.loads(everything.read_text(encoding="utf-8"))
    record = document["record"]
    approved = {meeting["id"] for meeting in record["meetings"] if meeting["approved_in"] is not None}
    sealed = {minute["id"] for minute in record["minutes"] if minute["meeting_id"] in approved}
    for block in record["blocks"]:
        if block["minute_id"] not in sealed:
            block["text"] = ["Taken over. " * 50]
    file = tmp_path / "board.json"
    file.write_text(json.dumps(document), encoding="utf-8")
    states = set()
    for puts in (90, NEVER):
        program = (
            "import os, sys; from clerk_app.cli import main; from clerk_app.storage.unit_of_work import SqlUnit\n"
            f"put, left = SqlUnit.put, [{puts}]\n"
            "def counted(unit, entity):\n"
            "    put(unit, entity); left[0] -= 1\n"
            "    if left[0] == 0: os.kill(os.getpid(), 9)\n"
            "SqlUnit.put = counted\n"
            "main(['import', sys.argv[1], '--store', sys.argv[2], '--existing', 'replace'])"
        )
        subprocess.run([sys.executable, "-c", program, file, store], cwd=REPOSITORY, timeout=60, check=False)
        assert "is sound" in clerk.done("check", "--store", store)
        clerk.done("export", "--store", store, "--format", "json", "--output", tmp_path / "after.json")
        after = (tmp_path / "after.json").read_bytes()
        states.add("before" if after == (tmp_path / "before.json").read_bytes() else "after")
        if puts != NEVER:
            assert states == {"before"}
    assert states == {"before", "after"}
