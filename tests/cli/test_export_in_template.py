"""`clerk-app export --template`: a board's own Word file from the command line."""

from pathlib import Path

import pytest

from tests.documents.docx.board_files import LETTERHEAD, board_file, drawing, paragraph, relation
from tests.documents.ooxml import part, part_names, value, w
from tests.terminal import clerk, done, refused

MEETING = ("--meeting", "Corporate Parenting Board, 2025-03-17")


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store that holds the samples; tests only read it."""
    file = tmp_path_factory.mktemp("sampled") / "records.clerk"
    done("sample", "--store", file)
    return file


@pytest.fixture
def template(tmp_path: Path) -> Path:
    file = tmp_path / "letterhead.dotx"
    file.write_bytes(LETTERHEAD)
    return file


def test_a_paper_is_written_in_the_template_and_what_is_not_taken_is_said(
    store: Path, template: Path, tmp_path: Path
) -> None:
    made = tmp_path / "minutes.docx"
    said = clerk("export", "--store", store, "--format", "docx", *MEETING, "--template", template, "--output", made)
    assert said.code == 0
    assert said.err == "1 paragraph in the body of the template is not taken over: a paper has words of its own.\n"
    (margins,) = part(made.read_bytes(), "word/document.xml").iter(w("pgMar"))
    assert value(margins, "left") == "1701"
    assert [name for name in part_names(made.read_bytes()) if "media" in name]


def test_a_broken_template_is_told_of_and_nothing_is_written(store: Path, template: Path, tmp_path: Path) -> None:
    template.write_bytes(LETTERHEAD[:-40])
    made = tmp_path / "minutes.docx"
    said = refused("export", "--store", store, "--format", "docx", *MEETING, "--template", template, "--output", made)
    assert said.startswith("clerk-app: The template cannot be used\n“letterhead.dotx” is damaged")
    assert "No paper was written." in said
    assert not made.exists()


def test_the_house_style_takes_the_place_of_a_broken_template_only_where_that_is_asked_for(
    store: Path, template: Path, tmp_path: Path
) -> None:
    template.write_bytes(b"PK\x03\x04")
    made, plain = tmp_path / "minutes.docx", tmp_path / "plain.docx"
    export = ("export", "--store", store, "--format", "docx", *MEETING)
    said = clerk(*export, "--template", template, "--broken-template", "house-style", "--output", made)
    assert said.code == 0
    assert said.err.splitlines()[-1] == "So the paper is in the house style alone."
    done(*export, "--output", plain)
    assert part(made.read_bytes(), "word/document.xml") is not None
    assert part_names(made.read_bytes()) == part_names(plain.read_bytes())


def test_a_template_that_is_not_there_stops_the_export(store: Path, tmp_path: Path) -> None:
    said = refused(
        "export", "--store", store, "--format", "docx", *MEETING, "--template", tmp_path / "none.dotx",
        "--output", tmp_path / "minutes.docx",
    )  # fmt: skip
    assert "none.dotx" in said
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(("options", "said"), [
    (("--format", "pdf", "--template", "x.dotx"), "Only Word files are written in a template."),
    (("--format", "docx", "--broken-template", "stop"), "--broken-template is about a template."),
])  # fmt: skip
def test_options_of_templates_that_make_no_sense_are_refused(store: Path, options: tuple[str, ...], said: str) -> None:
    assert said in refused("export", "--store", store, *MEETING, *options)


REASONS = {
    "nothing in it": (b"", "There is nothing in “letterhead.dotx”."),
    "no Word file": (b"%PDF-1.7", "“letterhead.dotx” is no Word file."),
    "macros": (board_file(more={"word/vbaProject.bin": b"x"}), "“letterhead.dotx” holds macros"),
    "a page without room": (board_file(page='<w:pgSz w:w="1" w:h="1"/><w:pgMar/>'), "leaves no room for text"),
}


@pytest.mark.parametrize("kind", REASONS)
def test_the_reason_why_a_template_is_not_used_is_said_in_words_of_templates(
    store: Path, template: Path, kind: str
) -> None:
    data, said = REASONS[kind]
    template.write_bytes(data)
    told = refused("export", "--store", store, "--format", "docx", *MEETING, "--template", template)
    assert said in told
    assert "agenda" not in told


def test_everything_that_is_left_out_is_said(store: Path, template: Path, tmp_path: Path) -> None:
    fetched = relation("rId1", "image", "http://example.org/x.png", outside=True)
    template.write_bytes(board_file(headers={"default": paragraph(drawing(how="r:link"))}, header_relations=fetched))
    made = tmp_path / "minutes.docx"
    said = clerk("export", "--store", store, "--format", "docx", *MEETING, "--template", template, "--output", made)
    assert said.err == "1 thing that the template fetches from elsewhere is left out.\n"
