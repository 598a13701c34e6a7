"""What assistive technology is told of every kind of paper: words in order, and each thing as what it is."""

import re
import shutil
import subprocess
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from pypdf import PageObject

from clerk_app.documents.blocks import Heading, Paragraph, Run, runs_in, text_of
from clerk_app.documents.compose_minutes import compose_minutes
from clerk_app.documents.pdf import write_pdf
from clerk_app.documents.style import page_style
from clerk_app.domain.house_style import USUAL
from clerk_app.domain.links import safe_link
from clerk_app.domain.page_look import LogoPages, Look
from tests.builders import EXPORT_ID, MADE_AT, RecordBuilder
from tests.documents.every_paper import Written, chosen_papers
from tests.documents.papers import marks_paper, minutes_paper, paper, tables_paper
from tests.documents.pdf.reading import Tree, reader, resolved, visible
from tests.documents.pictures import logo
from tests.page_styles import PAGE_STYLES

HEADINGS = tuple(f"H{level}" for level in range(1, 7))
INVENTED = (
    Written("minutes", minutes_paper(), PAGE_STYLES["numbered-by-item"]),
    Written("tables", tables_paper(), PAGE_STYLES["item-table"]),
    Written("marks", marks_paper(), PAGE_STYLES["web-item"]),
)

pytestmark = pytest.mark.timeout(400)


@cache
def files() -> tuple[tuple[Written, bytes], ...]:
    """Every kind of paper of the sample boards, and invented ones with what these lack, each with its PDF."""
    papers = (*chosen_papers(), *INVENTED)
    return tuple((written, write_pdf(written.document, written.style)) for written in papers)


@cache
def trees() -> tuple[tuple[Written, Tree], ...]:
    return tuple((written, Tree(data)) for written, data in files())


def elements(tree: Tree) -> Iterator[tuple[Any, str, Any]]:
    """Each element below the root with its kind and its parent, parents first."""
    waiting = [(resolved(kid), tree.root) for kid in _kids(tree.root)]
    while waiting:
        element, parent = waiting.pop(0)
        yield element, str(element["/S"])[1:], parent
        inside = [resolved(kid) for kid in _kids(element)]
        waiting = [(kid, element) for kid in inside if isinstance(kid, dict) and "/S" in kid] + waiting


def _kids(element: Any) -> list[Any]:
    kids = element.get("/K", [])
    return list(kids) if isinstance(kids, list) else [kids]


def kinds_in(element: Any) -> list[str]:
    return [str(resolved(kid)["/S"])[1:] for kid in _kids(element) if "/S" in (resolved(kid) or {})]


def said(written: Written) -> list[str]:
    """The paragraphs of a paper as its blocks have them, in order, without those that say nothing."""
    texts = (visible(text_of(runs)) for runs in runs_in(written.document.blocks))
    return [text for text in texts if text]


@pytest.mark.slow
@pytest.mark.timeout(900)
@pytest.mark.skipif(shutil.which("pdfinfo") is None, reason="poppler-utils is not installed")
def test_poppler_reads_the_words_of_every_paper_in_order_with_none_joined(tmp_path: Path) -> None:
    for (written, data), (_, tree) in zip(files(), trees(), strict=True):
        file = tmp_path / "paper.pdf"
        file.write_bytes(data)
        told = subprocess.run(
            ["pdfinfo", "-enc", "UTF-8", "-struct-text", str(file)], capture_output=True, check=True, timeout=60
        )
        assert told.stderr == b"", written.name
        lines = re.findall(r'^ *"(.*)"$', told.stdout.decode(errors="replace"), re.MULTILINE)
        assert "".join(lines).split() == tree.text().split(), written.name


def test_every_paper_says_all_of_its_words_in_their_order() -> None:
    for written, tree in trees():
        whole, at = "".join(tree.text().split()), 0
        for text in said(written):
            found = whole.find("".join(text.split()), at)
            assert found >= 0, (written.name, text)
            at = found + len("".join(text.split()))


def test_no_words_are_joined_at_the_end_of_a_line() -> None:
    for written, tree in trees():
        words = set(tree.text().split()) | {word for line in tree.lines() for word in line.split()}
        for text in said(written):
            missing = [word for word in text.split() if word not in words and not any(word in one for one in words)]
            assert missing == [], written.name
        paragraphs = {visible(text) for kind in ("P", "LBody", "BlockQuote") for text in tree.of_kind(kind)}
        long = [text for text in said(written) if len(text) > 400]
        whole = visible(tree.text())
        assert all(text in whole for text in long), written.name
        assert paragraphs or not said(written)


def test_every_entry_of_a_list_has_a_body_and_every_number_a_label() -> None:
    labels = 0
    for written, tree in trees():
        for element, kind, parent in elements(tree):
            if kind == "LI":
                assert kinds_in(element) in (["Lbl", "LBody"], ["LBody"]), written.name
                assert parent["/S"] == "/L"
            if kind == "Lbl":
                labels += 1
                assert parent["/S"] == "/LI"
            if kind == "L":
                assert set(kinds_in(element)) == {"LI"}, written.name
                numbered = any("Lbl" in kinds_in(resolved(kid)) for kid in _kids(element))
                assert ("/A" in element) == numbered, "a list with numbers or marks says which"
    assert labels > 100


def test_header_cells_say_what_they_head_and_rows_are_as_wide_as_their_table() -> None:
    tables = 0
    for written, tree in trees():
        for element, kind, _ in elements(tree):
            if kind == "TH":
                assert element["/A"]["/Scope"] in ("/Column", "/Row"), written.name
            if kind == "Table":
                tables += 1
                rows = [one for one, inside, _ in elements_of(element) if inside == "TR"]
                widths = {sum(_span(resolved(cell)) for cell in _kids(row)) for row in rows}
                assert len(widths) == 1, written.name
                assert all(set(kinds_in(row)) <= {"TH", "TD"} for row in rows)
    assert tables > 20


def elements_of(element: Any) -> Iterator[tuple[Any, str, Any]]:
    for kid in _kids(element):
        one = resolved(kid)
        if isinstance(one, dict) and "/S" in one:
            yield one, str(one["/S"])[1:], element
            yield from elements_of(one)


def _span(cell: Any) -> int:
    return int(cell["/A"].get("/ColSpan", 1)) if "/A" in cell else 1


def test_whatever_is_drawn_is_either_read_or_marked_as_decoration() -> None:
    shown = {b"Tj", b"TJ", b"'", b"f", b"S", b"B", b"Do", b"sh", b"re"}
    for written, data in files():
        for page in reader(data).pages:
            depth = 0
            contents = page.get_contents()
            assert contents is not None
            for operands, operator in contents.operations:
                if operator in (b"BDC", b"BMC"):
                    assert depth == 0, "marks do not lie in one another, or some readers lose the rest"
                    assert operator == b"BMC" or operands[0] == "/Artifact" or "/MCID" in operands[1]
                    depth += 1
                elif operator == b"EMC":
                    depth -= 1
                elif operator in shown:
                    assert depth == 1, (written.name, operator)


def test_furniture_is_decoration_on_every_page() -> None:
    for written, data in files():
        if not written.document.furniture.page_label:
            continue
        for page in list(reader(data).pages)[1:]:
            contents = page.get_contents()
            assert contents is not None
            kinds = [ops[1] for ops, operator in contents.operations if operator == b"BDC" and ops[0] == "/Artifact"]
            assert any(kind.get("/Subtype") == "/Footer" for kind in kinds), written.name


def test_every_link_says_where_it_leads_and_stands_in_its_sentence() -> None:
    links = 0
    for (written, data), (_, tree) in zip(files(), trees(), strict=True):
        annotations = [resolved(one) for page in reader(data).pages for one in resolved(page.get("/Annots", []))]
        wanted = {safe_link(run.link) for runs in runs_in(written.document.blocks) for run in runs} - {""}
        assert {str(one["/A"]["/URI"]) for one in annotations} == wanted, written.name
        assert all(str(one["/Contents"]) == str(one["/A"]["/URI"]) for one in annotations)
        held = [
            resolved(resolved(kid)["/Obj"])
            for element, kind, _ in elements(tree) if kind == "Link"
            for kid in _kids(element) if isinstance(resolved(kid), dict) and resolved(kid).get("/Type") == "/OBJR"
        ]  # fmt: skip
        assert len(held) == len(annotations), written.name
        links += len(annotations)
    assert links > 10


@pytest.mark.parametrize("pages", LogoPages)
def test_a_picture_is_told_of_once_with_words_in_its_place_and_is_decoration_elsewhere(
    build: RecordBuilder, pages: LogoPages
) -> None:
    for _ in range(40):
        build.minute("Dues")
        build.block("Dues were heard.")
    style = replace(USUAL, look=Look(logo_pages=pages))
    document = compose_minutes(replace(build.record(), logo=logo()), style, MADE_AT, EXPORT_ID)
    data = write_pdf(document, page_style(style))
    marks = [_marks_of_pictures(page) for page in reader(data).pages]
    others: list[str] = ["Artifact"] if pages is LogoPages.EVERY else []
    assert marks == [["Figure"], *[others] * (len(marks) - 1)]
    assert len(marks) > 2
    (figure,) = [element for element, kind, _ in elements(Tree(data)) if kind == "Figure"]
    assert figure["/Alt"] == "Harbour Board: a disc beside two reeds"


def test_no_paper_without_a_logo_draws_a_picture() -> None:
    for written, data in files():
        assert not any(_marks_of_pictures(page) for page in reader(data).pages), written.name


def _marks_of_pictures(page: PageObject) -> list[str]:
    """What each picture that a page draws is marked as."""
    contents = page.get_contents()
    drawn = contents.get_data().decode("latin-1") if contents is not None else ""
    return re.findall(r"^/(\w+) <<[^\n]*>> BDC\nq [^\n]* Do Q$", drawn, re.MULTILINE)


def test_every_heading_is_a_bookmark_and_no_other_thing_is() -> None:
    for (written, data), (_, tree) in zip(files(), trees(), strict=True):
        headings = [text for _, text in _headings(tree)]
        marks = [visible(str(one.title)) for one in _flat(reader(data).outline)]
        has_title = bool(tree.of_kind("H1")) and not isinstance(written.document.blocks[0], Heading)
        assert marks in (headings, headings[1:] if has_title else headings), written.name


def _headings(tree: Tree) -> list[tuple[str, str]]:
    return [(kind, visible(tree.said(element))) for element, kind, _ in elements(tree) if kind in HEADINGS]


def _flat(outline: list[Any]) -> Iterator[Any]:
    for one in outline:
        if isinstance(one, list):
            yield from _flat(one)
        else:
            yield one


def test_words_in_another_language_say_so_run_by_run() -> None:
    told = 0
    for written, tree in trees():
        wanted = [
            (run.language, visible(run.text))
            for runs in runs_in(written.document.blocks) for run in runs if run.language and visible(run.text)
        ]  # fmt: skip
        found = [str(element["/Lang"]) for element, _, _ in elements(tree) if "/Lang" in element]
        assert found == [language for language, _ in wanted], written.name
        told += len(found)
    assert told > 0


def test_the_language_of_the_paper_is_said_once_for_all() -> None:
    for written, data in files():
        catalogue = resolved(reader(data).trailer["/Root"])
        assert str(catalogue["/Lang"]) == written.document.metadata.language


def test_no_level_of_headings_is_skipped() -> None:
    for written, tree in trees():
        before = 0
        for kind, _ in _headings(tree):
            assert int(kind[1]) <= before + 1, written.name
            before = int(kind[1])


def test_runs_of_other_languages_over_a_link_keep_both() -> None:
    runs = (Run("a "), Run("Diolch", link="https://example.org", language="cy"), Run(" b"))
    tree = Tree(write_pdf(paper(Paragraph(runs)), PAGE_STYLES["numbered-by-item"]))
    ((element, _, _),) = [one for one in elements(tree) if one[1] == "Link"]
    assert str(element["/Lang"]) == "cy"
