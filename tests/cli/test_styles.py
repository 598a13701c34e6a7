"""House styles at the command line: written out, printed by, and given to a board."""

import json
from dataclasses import replace
from pathlib import Path

import pytest

from clerk_app import bootstrap
from clerk_app.domain.board import Board
from clerk_app.domain.house_style import ItemLayout
from clerk_app.plain.house_styles import read_style, shipped_style, style_of, style_text
from tests.terminal import clerk, done, refused

BOARD = "Corporate Parenting Board"
MEETING = ("--meeting", "Corporate Parenting Board, 2025-03-17")


@pytest.fixture(scope="module")
def sampled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store that holds the samples; tests only read it."""
    file = tmp_path_factory.mktemp("sampled") / "records.clerk"
    done("sample", "--store", file)
    return file


@pytest.fixture
def store(tmp_path: Path) -> Path:
    """A store that holds the samples, to be changed."""
    file = tmp_path / "records.clerk"
    done("sample", "--store", file)
    return file


def own_style(store: Path) -> Board:
    with bootstrap.closing(bootstrap.open_read_only(store)) as app:
        return next(board for board in app.queries.boards() if board.names[0].name == BOARD)


def exported(store: Path, *options: str | Path) -> str:
    return done("export", "--store", store, "--format", "txt", *MEETING, *options, "--output", "-")


def test_the_styles_that_come_with_the_program_are_listed_without_any_records(tmp_path: Path) -> None:
    said = done("style", "--store", tmp_path / "none.clerk")
    assert said.splitlines()[0] == "numbered-by-item  Paragraphs numbered by item"
    assert not (tmp_path / "none.clerk").exists()


def test_a_style_of_the_program_is_written_out_as_it_lies_there(tmp_path: Path) -> None:
    said = done("style", "item-table", "--output", tmp_path)
    assert said == f"Written: {tmp_path / 'item-table.json'}\n"
    assert read_style((tmp_path / "item-table.json").read_text(encoding="utf-8")) == shipped_style("item-table")


def test_the_style_of_a_board_is_printed(sampled: Path) -> None:
    assert read_style(done("style", "--store", sampled, "--board", BOARD, "--output", "-")) == style_of(
        own_style(sampled)
    )


def test_a_paper_is_printed_in_the_style_of_a_file(sampled: Path, tmp_path: Path) -> None:
    file = tmp_path / "table.json"
    file.write_text(style_text(shipped_style("item-table")), encoding="utf-8")
    assert exported(sampled, "--style", file) == exported(sampled, "--style", "item-table") != exported(sampled)


def test_a_board_gets_the_style_of_a_file_and_prints_by_it(store: Path, tmp_path: Path) -> None:
    file = tmp_path / "ours.json"
    ours = replace(shipped_style("item-table"), name="Ours", cover=True)
    file.write_text(style_text(ours), encoding="utf-8")
    assert done("import", file, "--store", store, "--board", BOARD) == (
        f"{BOARD} has the house style in ours.json from now on.\n"
    )
    assert own_style(store).own_style == ours
    assert exported(store) == exported(store, "--style", file)
    assert done("import", file, "--store", store, "--board", BOARD) == (
        f"{BOARD} has the house style in ours.json already. Nothing was changed.\n"
    )


def test_a_list_of_boards_tells_which_has_a_style_of_its_own(store: Path, tmp_path: Path) -> None:
    file = tmp_path / "ours.json"
    file.write_text(style_text(replace(shipped_style("item-table"), name="Ours", cover=True)), encoding="utf-8")
    assert style_told(store) == ("numbered-by-item", None, None)
    done("import", file, "--store", store, "--board", BOARD)
    assert style_told(store) == ("own", "Ours", "item-table")


def style_told(store: Path) -> tuple[str, str | None, str | None]:
    """What the list of boards says of the board's style."""
    listed = json.loads(done("boards", "--json", "--store", store))
    board = next(one for one in listed if one["name"] == BOARD)
    return board["style"], board["own_style"], board["made_from"]


def test_a_dry_run_gives_no_board_a_style(store: Path, tmp_path: Path) -> None:
    file = tmp_path / "ours.json"
    file.write_text(style_text(shipped_style("web-item")), encoding="utf-8")
    said = done("import", file, "--store", store, "--board", BOARD, "--dry-run")
    assert said.startswith(f"{BOARD} would have the house style in ours.json.\n")
    assert style_of(own_style(store)).items is not ItemLayout.WEB


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "There is nothing in “ours.json”."),
        ("words", "“ours.json” is no house style that was saved by Clerk."),
        (json.dumps({"format": 2, "style": {}}), "“ours.json” was saved by a newer Clerk."),
        (json.dumps({"format": 1, "style": {"cover": 3}}), "“cover” in “ours.json” is not as Clerk writes it."),
        (" " * 1_048_577, "“ours.json” is larger than 1 MB"),
    ],
)
def test_a_file_that_is_no_style_is_refused_wherever_it_is_named(
    sampled: Path, tmp_path: Path, text: str, said: str
) -> None:
    file = tmp_path / "ours.json"
    file.write_text(text, encoding="utf-8")
    printing = ("export", "--store", sampled, "--format", "txt", *MEETING, "--style", file, "--output", "-")
    for command in (printing, ("import", file, "--store", sampled, "--board", BOARD)):
        refusal = refused(*command)
        assert refusal.startswith("clerk-app: The house style cannot be used\n")
        assert said in refusal
        assert "Nothing was changed." in refusal


def test_a_file_of_a_style_that_is_not_there_is_told(sampled: Path, tmp_path: Path) -> None:
    said = refused("export", "--store", sampled, "--format", "txt", *MEETING, "--style", tmp_path / "none.json")
    assert "none.json" in said


def test_a_style_that_is_neither_known_nor_a_file_is_wrong_usage(sampled: Path) -> None:
    said = clerk("export", "--store", sampled, "--format", "txt", *MEETING, "--style", "plain")
    assert said.code == 2
    assert "there is no house style “plain”" in said.err
    assert "numbered-by-item" in said.err


def test_a_style_is_that_of_a_board_or_one_of_the_program_not_both(sampled: Path) -> None:
    said = refused("style", "web-item", "--store", sampled, "--board", BOARD)
    assert said == "clerk-app: The style of a board, or one that comes with Clerk? Leave one of them out.\n"
