"""The command line: what it does, says and loads, and in a process of its own what a terminal gets of it."""

import json
import platform
import re
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from clerk_app import __version__
from clerk_app.bootstrap import closing, default_store, open_existing, open_or_create
from clerk_app.cli.commands import COMMANDS
from clerk_app.domain.board import Board, Relation, RelationKind
from clerk_app.domain.names import DatedName
from clerk_app.services.acts import CreateBoard, SaveSetup
from tests.often import often, thinned
from tests.terminal import clerk, clerk_alone, done, refused

PARENTING = "Corporate Parenting Board, 17th March 2025"


@pytest.fixture(scope="module")
def sampled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store that holds the samples; tests only read it."""
    store = tmp_path_factory.mktemp("sampled") / "records.clerk"
    said = clerk_alone("sample", "--store", store)
    assert (said.code, said.err) == (0, "")
    assert str(store) in said.out
    return store


@pytest.fixture(scope="module")
def exported(sampled: Path) -> Path:
    """Everything in it, as an interchange file."""
    file = sampled.with_name("everything.json")
    done("export", "--store", sampled, "--format", "json", "--output", file)
    return file


def test_samples_are_made_where_nothing_is_and_are_sound(sampled: Path) -> None:
    assert done("check", "--store", sampled) == f"{sampled} is sound.\n"


def test_everything_exported_and_imported_elsewhere_is_exported_the_same(exported: Path, tmp_path: Path) -> None:
    store, again = tmp_path / "other.clerk", tmp_path / "again.json"
    done("import", exported, "--store", store)
    done("--store", store, "export", "--format", "json", "--output", again)
    assert again.read_bytes() == exported.read_bytes()


@pytest.mark.parametrize("is_there", often([True, False], held=[True]))
def test_a_dry_run_of_exported_records_says_what_would_come_and_changes_nothing(
    exported: Path, tmp_path: Path, is_there: bool
) -> None:
    store = tmp_path / "office.clerk"
    if is_there:
        open_or_create(store).close()
    before = store.read_bytes() if is_there else None
    said = done("import", exported, "--store", store, "--dry-run").splitlines()
    assert re.fullmatch(rf"\d+ entries would be taken over into {re.escape(str(store))}\.", said[0])
    assert said[1:] == ["Nothing was changed, as --dry-run asks."]
    assert (store.read_bytes() if store.exists() else None) == before
    taken_over = done("import", exported, "--store", store)
    assert taken_over.split()[0] == said[0].split()[0]
    assert "Nothing was changed." in done("import", exported, "--store", store, "--dry-run")


@pytest.mark.parametrize("option", [("--doubts", "take"), ("--json",)])
def test_options_of_lists_are_refused_for_exported_records(
    exported: Path, tmp_path: Path, option: tuple[str, ...]
) -> None:
    store = tmp_path / "office.clerk"
    assert "--doubts and --json are for lists and agendas" in refused("import", exported, "--store", store, *option)
    assert not store.exists()


def test_importing_what_is_here_already_changes_nothing(exported: Path, tmp_path: Path) -> None:
    store = tmp_path / "other.clerk"
    done("import", exported, "--store", store)
    before = done("export", "--store", store, "--format", "json", "--output", "-")
    assert "Nothing was changed" in done("import", exported, "--store", store)
    assert done("export", "--store", store, "--format", "json", "--output", "-") == before


@pytest.mark.parametrize(
    ("ending", "start"),
    [
        ("docx", b"PK\x03\x04"),
        ("pdf", b"%PDF-1.7"),
        ("html", b"<!DOCTYPE html>"),
        ("txt", b"DRAFT"),
        ("json", b'{"format":9'),
    ],
)
def test_a_meeting_is_exported_to_a_file_named_after_board_and_day(
    sampled: Path, tmp_path: Path, ending: str, start: bytes
) -> None:
    said = done("export", "--store", sampled, "--format", ending, "--meeting", PARENTING, "--output", tmp_path)
    file = tmp_path / f"Corporate Parenting Board 2025-03-17.{ending}"
    assert said == f"Written: {file}\n"
    assert file.read_bytes().startswith(start)


@pytest.mark.parametrize("paper", ["agenda", "notice"])
@pytest.mark.parametrize("ending", ["docx", "pdf"])
def test_the_papers_that_go_out_before_a_meeting_are_exported_under_their_names(
    sampled: Path, tmp_path: Path, ending: str, paper: str
) -> None:
    asked = ("--format", ending, "--paper", paper, "--meeting", PARENTING, "--output", tmp_path)
    file = tmp_path / f"Corporate Parenting Board {paper} 2025-03-17.{ending}"
    assert done("export", "--store", sampled, *asked) == f"Written: {file}\n"
    assert file.stat().st_size > 5000


@pytest.mark.parametrize(
    ("paper", "name"),
    [
        ("public", "2025-03-17 public"),
        ("decisions", "2025-03-17 decisions"),
        ("actions", "2025-03-17 actions"),
        ("certificate", "2025-03-17 attendance"),
        ("young_readers", "2025-03-17 young readers"),
    ],
)
@pytest.mark.parametrize("ending", ["docx", "pdf", "html", "txt"])
def test_editions_are_exported_under_their_names(
    sampled: Path, tmp_path: Path, ending: str, paper: str, name: str
) -> None:
    asked = ("--format", ending, "--paper", paper, "--meeting", PARENTING, "--output", tmp_path)
    file = tmp_path / f"Corporate Parenting Board {name}.{ending}"
    assert done("export", "--store", sampled, *asked) == f"Written: {file}\n"
    assert file.stat().st_size > 200


@pytest.mark.parametrize(
    ("more", "sentence"),
    [
        (("--person", "Somebody"), "A person is named for a certificate of attendance."),
        (("--with-exempt",), "--with-exempt is for decisions and actions alone."),
        (("--paper", "certificate", "--person", "Nobody at all"), "Nobody called “Nobody at all” belongs"),
    ],
)
def test_what_does_not_go_with_an_edition_is_refused(sampled: Path, more: tuple[str, ...], sentence: str) -> None:
    said = refused("export", "--store", sampled, "--format", "pdf", "--meeting", PARENTING, *more)
    assert sentence in said


def test_an_agenda_is_never_an_interchange_file(sampled: Path) -> None:
    said = refused("export", "--store", sampled, "--format", "json", "--paper", "agenda", "--meeting", PARENTING)
    assert "docx, pdf, html or txt" in said


@pytest.mark.parametrize("wanted", ["2", "2.", "previous minutes and actions"])
def test_an_item_alone_is_named_by_its_number_or_title(sampled: Path, tmp_path: Path, wanted: str) -> None:
    asked = ("--format", "txt", "--meeting", PARENTING, "--item", wanted, "--output", tmp_path)
    file = tmp_path / "Corporate Parenting Board item 2 extract 2025-03-17.txt"
    assert done("export", "--store", sampled, *asked) == f"Written: {file}\n"
    assert "EXTRACT" in file.read_text(encoding="utf-8").upper()


@pytest.mark.parametrize(
    ("more", "sentence"),
    [
        (("--item", "77"), "There is no item “77” in those minutes."),
        (("--item", "2", "--paper", "notice"), "An item alone is an extract of the minutes."),
        (("--paper", "extract"), "An extract is of one item alone: name it with --item."),
        (("--item", "2", "--format", "json"), "an extract is written as docx, pdf, html or txt."),
    ],
)
def test_an_item_that_is_not_there_or_does_not_go_with_the_rest_is_refused(
    sampled: Path, more: tuple[str, ...], sentence: str
) -> None:
    said = refused("export", "--store", sampled, "--format", "pdf", "--meeting", PARENTING, *more)
    assert sentence in said


def test_an_item_that_is_not_there_is_answered_with_those_that_are(sampled: Path) -> None:
    said = refused("export", "--store", sampled, "--format", "pdf", "--meeting", PARENTING, "--item", "77")
    assert "\n  2  Previous minutes and actions\n" in said.replace("Minutes and Actions", "minutes and actions")


@pytest.mark.parametrize(
    "wanted", ["corporate parenting board, 2025-03-17", "Corporate Parenting, Monday 17 March 2025", None]
)
def test_a_meeting_is_named_by_board_and_date_or_by_its_id(sampled: Path, wanted: str | None, exported: Path) -> None:
    meetings = json.loads(exported.read_text(encoding="utf-8"))["record"]["meetings"]
    (meeting_id,) = [meeting["id"] for meeting in meetings if meeting["date"] == "2025-03-17"]
    text = done("export", "--store", sampled, "--format", "json", "--meeting", wanted or meeting_id, "--output", "-")
    record = json.loads(text)["record"]
    assert {item["meeting_id"] for item in record["agenda_items"]} == {meeting_id}


def test_a_paper_is_written_in_the_house_style_that_is_asked_for(sampled: Path) -> None:
    meeting = ("export", "--store", sampled, "--format", "txt", "--meeting", PARENTING, "--output", "-")
    own = done(*meeting)
    assert done(*meeting, "--style", "numbered-by-item") == own
    assert "RESOLVED" not in own
    assert "RESOLVED" in done(*meeting, "--style", "numbered-with-decision-words")


def test_the_record_itself_has_no_house_style(sampled: Path) -> None:
    said = refused("export", "--store", sampled, "--format", "json", "--style", "numbered-by-item")
    assert "JSON is the record itself" in said


def test_boards_are_listed_by_name_for_people_and_for_scripts(sampled: Path) -> None:
    assert [line.split("  ")[1] for line in done("boards", "--store", sampled).splitlines()] == [
        "Children and Young People's Partnership Board, 2 meetings",
        "Corporate Parenting Board, 2 meetings",
        "Harbour City Children's Partnership, 2 meetings",
        "Health and Wellbeing Board, 2 meetings",
        "Strategic Partnership for Children, 1 meeting",
    ]
    listed = json.loads(done("boards", "--json", "--store", sampled))
    assert [(board["name"], board["meetings"]) for board in listed] == [
        ("Children and Young People's Partnership Board", 2),
        ("Corporate Parenting Board", 2),
        ("Harbour City Children's Partnership", 2),
        ("Health and Wellbeing Board", 2),
        ("Strategic Partnership for Children", 1),
    ]
    assert set(listed[0]) == {"id", "name", "style", "own_style", "made_from", "meetings"}


def test_boards_are_shown_as_a_tree_with_what_ties_them(tmp_path: Path) -> None:
    store = tmp_path / "records.clerk"
    with closing(open_or_create(store)) as app:
        ids = [app.ids.new() for _ in range(3)]
        names = ("Harbour Board", "Pilots", "Old Harbour Board")
        top, part, old = (
            Board(id=board_id, names=(DatedName(name),)) for board_id, name in zip(ids, names, strict=True)
        )
        part = replace(part, parent_id=top.id, relations=(Relation(kind=RelationKind.REPORTS_TO, name="Council"),))
        top = replace(top, relations=(Relation(kind=RelationKind.SUCCEEDS, board_id=old.id),))
        app.execute(SaveSetup(put=(top, part, old)))
    assert done("boards", "--tree", "--store", store).splitlines() == [
        "Harbour Board",
        "  – goes on from Old Harbour Board",
        "    Pilots",
        "      – reports to Council",
        "Old Harbour Board",
        "  – is succeeded by Harbour Board",
    ]


def test_meetings_are_listed_latest_first_of_all_boards_or_of_one(sampled: Path) -> None:
    lines = [line for line in done("meetings", "--store", sampled).splitlines() if "Corporate Parenting" in line]
    assert [line.split("  ")[1] for line in lines] == [
        "Corporate Parenting Board, 17 March 2025, Draft",
        "Corporate Parenting Board, 9 September 2024, Approved",
    ]
    assert done("meetings", "--board", "corporate parenting board", "--store", sampled).splitlines() == lines
    listed = json.loads(done("meetings", "--json", "--board", "Corporate Parenting", "--store", sampled))
    assert [(meeting["date"], meeting["start"], meeting["state"]) for meeting in listed] == [
        ("2025-03-17", "15:30", "draft"),
        ("2024-09-09", "15:30", "approved"),
    ]
    assert set(listed[0]) == {
        "id", "board_id", "board", "date", "start", "end", "state", "items", "open_actions",
    }  # fmt: skip


def test_registers_are_listed_for_people_and_for_scripts(sampled: Path) -> None:
    words = (
        "The Minister for Justice asked how many care leavers had been through the courts in the past year. "
        "The figure was not to hand."
    )
    listed = done("registers", "--store", sampled, "--board", "Corporate Parenting Board", "--open")
    assert listed == f"17 March 2025, 3.3 · Question · Minister for Justice · {words} · open\n"
    (found,) = json.loads(done("registers", "--store", sampled, "--board", "Corporate Parenting Board", "--json"))
    assert (found["kind"], found["date"], found["number"], found["open"], found["exempt"]) == (
        "question",
        "2025-03-17",
        "3.3",
        True,
        False,
    )
    assert found["words"] == words
    nothing = done("registers", "--store", sampled, "--board", "Health and Wellbeing Board")
    assert nothing == "Nothing stands in the registers of this board.\n"


@pytest.mark.parametrize("more", [(), ("--with-exempt",), ("--open",)])
def test_registers_are_written_to_a_file_named_after_board_and_day(
    sampled: Path, tmp_path: Path, more: tuple[str, ...]
) -> None:
    board = ("--board", "Corporate Parenting Board")
    done("registers", "--store", sampled, *board, "--format", "docx", "--output", tmp_path, *more)
    (file,) = tmp_path.iterdir()
    assert re.fullmatch(r"Corporate Parenting Board registers \d{4}-\d\d-\d\d\.docx", file.name)
    assert file.read_bytes()[:2] == b"PK"


def test_registers_of_no_board_are_answered_with_the_boards_there_are(sampled: Path) -> None:
    assert "Corporate Parenting Board" in refused("registers", "--store", sampled)


def test_what_is_listed_can_be_exported_by_its_id(sampled: Path) -> None:
    (meeting, *_) = json.loads(done("meetings", "--json", "--store", sampled))
    said = done("export", "--format", "txt", "--meeting", meeting["id"], "--output", "-", "--store", sampled)
    assert "Partnership Board" in said


def test_a_board_that_is_not_there_is_named_beside_those_that_are(sampled: Path) -> None:
    said = refused("meetings", "--board", "Harbour Board", "--store", sampled)
    assert "“Harbour Board”" in said
    assert "Corporate Parenting Board" in said


def test_empty_records_are_listed_as_empty(tmp_path: Path) -> None:
    store = tmp_path / "records.clerk"
    open_or_create(store).close()
    assert done("boards", "--store", store) == "There are no boards in these records yet.\n"
    assert done("meetings", "--store", store) == "There are no meetings in these records yet.\n"
    assert json.loads(done("boards", "--json", "--store", store)) == []
    assert json.loads(done("meetings", "--json", "--store", store)) == []


def test_a_backup_is_named_after_day_and_time_and_is_sound(sampled: Path, tmp_path: Path) -> None:
    said = done("backup", "--store", sampled, "--output", tmp_path)
    (backup,) = tmp_path.glob("*.clerk")
    assert re.fullmatch(r"Clerk backup \d{4}-\d\d-\d\d \d\d\.\d\d\.\d\d\.clerk", backup.name)
    assert said.startswith(f"Written and checked: {backup} (")
    assert done("check", "--store", backup) == f"{backup} is sound.\n"


def test_a_backup_is_restored_on_another_computer_and_over_later_records(sampled: Path, tmp_path: Path) -> None:
    backup, store = tmp_path / "backup.clerk", tmp_path / "records.clerk"
    done("backup", "--store", sampled, "--output", backup)
    everything = ("export", "--format", "json", "--output", "-", "--store")
    assert done("restore", backup, "--store", store) == f"{store} is now what was kept in {backup}.\n"
    assert done(*everything, store) == done(*everything, sampled)

    later = json.loads(done(*everything, store))
    later["record"]["boards"][0]["legal_name"] = "A later name"
    (tmp_path / "later.json").write_text(json.dumps(later), encoding="utf-8")
    done("import", tmp_path / "later.json", "--existing", "replace", "--store", store)
    first, second = done("restore", backup, "--store", store).splitlines()
    assert first == f"{store} is now what was kept in {backup}."
    kept = Path(second.removeprefix("What it was before is kept in ").removesuffix("."))
    assert done(*everything, store) == done(*everything, sampled)
    assert "A later name" in done(*everything, kept)


def test_the_first_backup_on_a_new_computer_makes_the_persons_own_folder(sampled: Path, tmp_path: Path) -> None:
    said = clerk_alone("restore", sampled, environment={"XDG_DATA_HOME": str(tmp_path / "new")})
    assert (said.code, said.err) == (0, "")
    assert "is sound" in done("check", "--store", tmp_path / "new" / "clerk" / "records.clerk")


@pytest.mark.parametrize("name", often(["all.JSON", "all", "all.txt"], held=["all.txt"]))
def test_an_interchange_file_may_have_any_name(exported: Path, tmp_path: Path, name: str) -> None:
    file = tmp_path / name
    file.write_bytes(exported.read_bytes())
    assert "taken over" in done("import", file, "--store", tmp_path / f"{name}.clerk")


def test_a_paper_without_a_meeting_says_which_meetings_there_are(sampled: Path) -> None:
    said = refused("export", "--store", sampled, "--format", "pdf")
    assert "Corporate Parenting Board, 17 March 2025" in said
    assert "Corporate Parenting Board, 9 September 2024" in said


def test_a_meeting_that_is_not_there_is_named_beside_those_that_are(sampled: Path) -> None:
    said = refused("export", "--store", sampled, "--format", "pdf", "--meeting", "Harbour Board, 1 May 2020")
    assert "“Harbour Board, 1 May 2020”" in said
    assert "Corporate Parenting Board, 17 March 2025" in said


def test_an_export_to_a_folder_that_is_not_there_says_so_and_what_is_safe(sampled: Path, tmp_path: Path) -> None:
    target = tmp_path / "nowhere" / "minutes.pdf"
    said = refused("export", "--store", sampled, "--format", "pdf", "--meeting", PARENTING, "--output", target)
    assert "minutes.pdf" in said.casefold()
    assert "What is safe." in said
    assert "What you can do." in said
    assert not target.parent.exists()


def test_a_file_that_breaks_the_schema_is_refused_by_field_and_place(exported: Path, tmp_path: Path) -> None:
    document = json.loads(exported.read_text(encoding="utf-8"))
    document["record"]["minutes"][3]["heading"] = 7
    broken, store = tmp_path / "broken.json", tmp_path / "records.clerk"
    broken.write_text(json.dumps(document), encoding="utf-8")
    said = refused("import", broken, "--store", store)
    assert "record/minutes/3/heading" in said
    assert "broken.json" in said.casefold()
    assert not store.exists()


def test_a_file_that_refers_to_nothing_leaves_no_new_store_behind(exported: Path, tmp_path: Path) -> None:
    document = json.loads(exported.read_text(encoding="utf-8"))
    document["record"]["boards"] = []
    broken, store = tmp_path / "broken.json", tmp_path / "records.clerk"
    broken.write_text(json.dumps(document), encoding="utf-8")
    assert "broken.json" in refused("import", broken, "--store", store)
    assert not store.exists()


@pytest.mark.parametrize("data", [b"", b"\xff\x00", b'{"format": 99, "notice": "", "record": {}}'])
def test_a_file_that_cannot_be_imported_leaves_the_store_as_it_was(sampled: Path, tmp_path: Path, data: bytes) -> None:
    file = tmp_path / "file.json"
    file.write_bytes(data)
    before = sampled.read_bytes()
    refused("import", file, "--store", sampled)
    assert sampled.read_bytes() == before


def test_a_file_that_is_not_there_or_is_a_folder_is_said_so(sampled: Path, tmp_path: Path) -> None:
    assert "not there" in refused("import", tmp_path / "no.json", "--store", sampled)
    assert "cannot be read" in refused("import", tmp_path, "--store", sampled)


@pytest.mark.parametrize("command", ["check", "export"])
def test_a_store_that_is_not_there_is_not_made_by_asking(tmp_path: Path, command: str) -> None:
    store = tmp_path / "records.clerk"
    more = ["--format", "json"] if command == "export" else []
    refused(command, "--store", store, *more)
    assert list(tmp_path.iterdir()) == []


def test_a_file_of_another_kind_is_no_store(tmp_path: Path) -> None:
    store = tmp_path / "letter.txt"
    store.write_text("Dear Sir or Madam")
    said = clerk_alone("sample", "--store", store)
    assert (said.code, said.out) == (1, "")
    assert "another kind" in said.err
    assert store.read_text() == "Dear Sir or Madam"


def test_a_store_that_is_open_is_written_by_nobody_else_but_can_be_read(sampled: Path, tmp_path: Path) -> None:
    store = Path(shutil.copy(sampled, tmp_path / "records.clerk"))
    opened = open_existing(store)
    try:
        assert "already open" in clerk_alone("sample", "--store", store).err
        assert "sound" in clerk_alone("check", "--store", store).out
    finally:
        opened.close()


def test_a_damaged_store_is_found_out_by_the_check(sampled: Path, tmp_path: Path) -> None:
    store = tmp_path / "records.clerk"
    data = sampled.read_bytes()
    place = data.rindex(b"Shadowing week")
    store.write_bytes(data[:place] + b"Shadowink" + data[place + 9 :])
    said = clerk_alone("check", "--store", store)
    assert said.code == 3
    assert str(store) in said.out


def test_a_broken_seal_is_found_out_by_the_check(exported: Path, tmp_path: Path) -> None:
    document = json.loads(exported.read_text(encoding="utf-8"))
    (seal,) = [one for one in document["record"]["snapshots"] if "half past three" in one["record"]]
    seal["record"] = seal["record"].replace("half past three", "half past four")
    file, store = tmp_path / "forged.json", tmp_path / "records.clerk"
    file.write_text(json.dumps(document), encoding="utf-8")
    done("import", file, "--store", store)
    said = clerk("check", "--store", store)
    assert said.code == 3
    assert "9 September 2024" in said.out


@pytest.mark.parametrize(
    "arguments",
    [
        ["export"],
        ["export", "--format", "odt"],
        ["export", "--format", "pdf", "--style", "plain"],
        ["import"],
        ["import", "x.json", "--existing", "merge"],
        ["restore"],
        ["dance"],
    ],
)
def test_wrong_usage_has_an_exit_code_of_its_own(arguments: Sequence[str]) -> None:
    said = clerk(*arguments)
    assert said.code == 2
    assert said.err.startswith("usage: clerk-app")


def test_wrong_usage_has_the_same_exit_code_at_a_terminal() -> None:
    assert clerk_alone("dance").code == 2


def test_the_help_documents_the_exit_codes() -> None:
    said = " ".join(done("--help").split())
    for code in ("0 done", "1 not done", "2 wrong usage", "3 the check", "70 our mistake"):
        assert code in said


def test_the_help_says_where_the_records_are_and_names_every_command() -> None:
    said = done("--help")
    assert str(default_store()) in said
    assert [name for name in COMMANDS if f"\n    {name} " not in said] == []


def test_the_version_names_what_a_report_of_a_fault_needs() -> None:
    assert clerk_alone("--version").out == (
        f"clerk-app {__version__} (Python {platform.python_version()}, SQLite {sqlite3.sqlite_version})\n"
    )


def test_a_list_for_scripts_is_not_spoilt_by_a_terminal_that_knows_few_letters(tmp_path: Path) -> None:
    store = tmp_path / "records.clerk"
    with closing(open_or_create(store)) as app:
        app.execute(CreateBoard(board=Board(id=app.ids.new(), names=(DatedName("Comité des Pêcheurs"),))))
    said = clerk_alone("boards", "--json", "--store", store, environment={"PYTHONIOENCODING": "ascii"})
    assert json.loads(said.out)[0]["name"] == "Comité des Pêcheurs"


def test_names_that_the_terminal_cannot_show_are_no_obstacle(sampled: Path, tmp_path: Path) -> None:
    ascii_alone = {"PYTHONIOENCODING": "ascii"}
    file = tmp_path / "Comité.json"
    said = clerk_alone("export", "--store", sampled, "--format", "json", "--output", file, environment=ascii_alone)
    assert (said.code, said.err) == (0, "")
    assert said.out.endswith("Comit?.json\n")
    assert file.exists()


LOADED = """
import sys
from clerk_app.cli import main
code = main(sys.argv[1:])
heavy = {"PySide6", "shiboken6", "sqlalchemy", "alembic", "reportlab", "docx", "jsonschema", "pypdfium2"}
print("loaded:", *sorted(heavy & {name.partition(".")[0] for name in sys.modules}), file=sys.stderr)
sys.exit(code)
"""


def loaded_by(*arguments: str | Path) -> set[str]:
    """The heavy libraries that a command loads, or tries to: with one left out it could do without that one."""
    result = subprocess.run(
        [sys.executable, "-c", LOADED, *map(str, arguments)],
        capture_output=True,
        encoding="utf-8",
        timeout=60,
        check=True,
    )
    return set(result.stderr.splitlines()[-1].split()[1:])


@pytest.mark.parametrize(
    ("command", "loaded"),
    thinned(
        [
            ("sample --store {new}", "sqlalchemy jsonschema"),
            ("check --store {store}", "sqlalchemy"),
            ("boards --store {store}", "sqlalchemy"),
            ("meetings --json --store {store}", "sqlalchemy"),
            ("export --format json --store {store} --output {out}", "sqlalchemy"),
            ("export --format docx --store {store} --output {out} --meeting {meeting}", "sqlalchemy"),
            ("export --format pdf --store {store} --output {out} --meeting {meeting}", "sqlalchemy reportlab"),
            ("export --format html --store {store} --output {out} --meeting {meeting}", "sqlalchemy"),
            ("export --format txt --store {store} --output {out} --meeting {meeting}", "sqlalchemy"),
            ("import {file} --store {new}", "sqlalchemy jsonschema"),
            ("backup --output {out} --store {store}", "sqlalchemy"),
            ("restore {store} --store {new}", "sqlalchemy"),
            ("salvage --output {out} --store {store}", "sqlalchemy"),
        ],
        every=6,
    ),
)
def test_no_command_but_those_with_a_window_needs_qt_and_each_loads_only_what_it_uses(
    sampled: Path, exported: Path, tmp_path: Path, command: str, loaded: str
) -> None:
    new, out = tmp_path / "new.clerk", tmp_path / "out"
    words = [word.format(store=sampled, new=new, file=exported, out=out, meeting=PARENTING) for word in command.split()]
    assert loaded_by(*words) == set(loaded.split())


def test_what_is_whole_of_damaged_records_is_brought_back_as_new_ones_and_said_to_be(
    sampled: Path, tmp_path: Path
) -> None:
    store, made = tmp_path / "records.clerk", tmp_path / "records.salvaged.clerk"
    harmed = bytes(4096) + sampled.read_bytes()[4096:]
    store.write_bytes(harmed)
    said = done("salvage", "--store", store).splitlines()
    assert said[0].startswith(f"Written and checked: {made} (")
    assert re.fullmatch(r"\d+ entries are as they were written\.", said[1])
    assert said[2] == f"What is safe. The damaged file, {store}, was left as it is."
    assert store.read_bytes() == harmed
    everything = ("export", "--format", "json", "--output", "-", "--store")
    assert done(*everything, made) == done(*everything, sampled)
    done("restore", made, "--store", store)
    assert done(*everything, store) == done(*everything, sampled)
    assert refused("salvage", "--store", store, "--output", made).splitlines()[0] == (
        "clerk-app: There is a file of that name already"
    )
