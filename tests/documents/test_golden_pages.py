"""Sample papers of every house style stay as they were read: each line of each page, and how the pages look."""

from dataclasses import replace
from pathlib import Path

import pytest
from PIL import Image

from clerk_app.documents.blocks import Heading, ListEntry, Paragraph, plain
from clerk_app.documents.pdf import write_pdf
from clerk_app.documents.style import PageStyle
from clerk_app.documents.units import pt
from tests.documents import golden_pages
from tests.documents.golden_pages import (
    FOLDER,
    MOST_DIFFERENT,
    Sample,
    described,
    difference,
    differences,
    held_text,
    main,
    picture_files,
    pictures,
    samples,
)
from tests.house_styles import HOUSE_STYLES

NAMES = (*HOUSE_STYLES, "both-ways")


def sample(name: str) -> Sample:
    return next(one for one in samples() if one.name == name)


@pytest.mark.parametrize("name", NAMES)
def test_the_lines_of_every_page_are_those_that_were_read(name: str) -> None:
    assert described(sample(name)).splitlines() == held_text(name).splitlines()


@pytest.mark.parametrize("name", NAMES)
def test_the_pages_look_as_they_did(name: str) -> None:
    now = pictures(sample(name))
    assert len(picture_files(name)) == len(now)
    for file, picture in zip(picture_files(name), now, strict=True):
        with Image.open(file) as held:
            assert difference(held.convert("L"), picture) <= MOST_DIFFERENT, file.name


@pytest.mark.parametrize("name", NAMES)
def test_equal_papers_have_equal_bytes(name: str) -> None:
    one = sample(name)
    assert write_pdf(one.document, one.style) == write_pdf(one.document, one.style)


def test_every_house_style_has_its_sample_and_nothing_else_is_held() -> None:
    assert {one.name for one in samples()} == set(NAMES)
    assert {file.name.partition("-page-")[0].removesuffix(".txt") for file in FOLDER.iterdir()} == set(NAMES)


def test_pictures_are_small() -> None:
    assert all(file.stat().st_size < 40_000 for file in FOLDER.glob("*.png"))


@pytest.fixture
def held(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Sample:
    """A short paper that is held in a folder of its own."""
    monkeypatch.setattr(golden_pages, "FOLDER", tmp_path / "golden")
    monkeypatch.setattr(golden_pages, "CHANGED", tmp_path / "changed")
    one = replace(sample("both-ways"), name="short")
    monkeypatch.setattr(golden_pages, "samples", lambda: (one,))
    assert main([]) == 0
    return one


def test_what_changed_is_shown_and_held_from_then_on(
    held: Sample, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    capsys.readouterr()
    blocks = (Heading(plain("Letters from three harbours"), 1, "1"), *held.document.blocks[1:])
    changed = replace(held, document=replace(held.document, blocks=blocks))
    monkeypatch.setattr(golden_pages, "samples", lambda: (changed,))
    main(["short"])
    said = capsys.readouterr().out.splitlines()
    assert said[0] == "short: changed"
    assert f"  -{'H1':<38}Letters from two harbours" in said
    assert f"  +{'H1':<38}Letters from three harbours" in said
    assert differences(changed) == []
    main(["short"])
    assert capsys.readouterr().out.splitlines()[0] == "short: as it is held"


def test_a_page_that_looks_otherwise_is_put_beside_what_was_held(held: Sample, tmp_path: Path) -> None:
    wider = replace(held.style.page, left=held.style.page.left, top=pt(held.style.page.top + 3))
    moved = replace(held, style=replace(held.style, page=wider))
    assert [line.split(":")[0] for line in differences(moved)] == ["page 1 looks otherwise"]
    golden_pages.renew(moved)
    with Image.open(tmp_path / "changed" / "short-page-1.png") as both:
        assert both.width > 2 * pictures(moved)[0].width


def test_the_tolerance_lets_no_short_line_go(held: Sample) -> None:
    blocks = [block for block in held.document.blocks if block != ListEntry(plain("hello to all"))]
    shorter = replace(held, document=replace(held.document, blocks=(*blocks[:-1],)))
    longer = replace(
        held, document=replace(held.document, blocks=(*held.document.blocks, Paragraph(plain("So the letters end."))))
    )
    assert len(blocks) == len(held.document.blocks) - 1
    assert any("looks otherwise" in line for line in differences(shorter))
    assert any("looks otherwise" in line for line in differences(longer))


@pytest.mark.parametrize("change", ["size", "colour"])
def test_the_tolerance_lets_no_change_of_the_look_pass(held: Sample, change: str) -> None:
    def changed(style: PageStyle) -> PageStyle:
        new = {"size": {"size": pt(10)}, "colour": {"colour": "B0B0B0"}}[change]
        texts = {role: replace(look, **new) if role == "minute" else look for role, look in style.texts.items()}  # type: ignore[arg-type]
        return replace(style, texts=texts)

    assert differences(replace(held, style=changed(held.style))) != []
