"""Papers of every kind conform to PDF/UA-1 and PDF/A-2a by the judgement of veraPDF itself."""

import faulthandler
from dataclasses import replace
from pathlib import Path

import pytest

from clerk_app.documents.blocks import Document, Furniture, Heading, Paragraph, Role, Run, Table, header_row, plain, row
from clerk_app.documents.compose_agenda import compose_agenda
from clerk_app.documents.compose_minutes import compose_minutes
from clerk_app.documents.compose_notice import compose_notice
from clerk_app.documents.pdf import write_pdf
from clerk_app.documents.style import FontFamily, PageStyle, page_style
from clerk_app.domain.house_style import USUAL
from clerk_app.domain.page_look import LogoPages, Look
from clerk_app.plain.house_styles import shipped_style
from clerk_app.services.exporting import CallingComposer
from tests.builders import RecordBuilder
from tests.documents.boards import table_minutes, web_extract, web_minutes
from tests.documents.calling_papers import EXPORT_ID, MADE_AT, calling_record, earlier
from tests.documents.docx.test_awkward_text import AWKWARD, everywhere
from tests.documents.every_paper import chosen_papers
from tests.documents.golden_pages import both_ways_paper
from tests.documents.hostile_papers import Hostile, hostile_papers
from tests.documents.papers import item_table_paper, long_paper, marks_paper, minutes_paper, paper, tables_paper
from tests.documents.pictures import logo
from tests.documents.registers import registers_paper
from tests.documents.test_page_numbers import on_three_pages
from tests.documents.young import composed, harbour
from tests.page_styles import NUMBERED_BY_ITEM, PAGE_STYLES
from tests.pdfcheck.verapdf import PROFILES, check, is_installed

pytestmark = [
    pytest.mark.pdfcheck,
    pytest.mark.skipif(not is_installed(), reason="the pdfcheck dependency group is not installed"),
    pytest.mark.timeout(600),
]

HOSTILE = paper(
    Heading(plain("שלום 👍"), 3, "⅞"),
    Paragraph(
        (Run("\x00\ud800"), Run("日本 ✓ →", bold=True), Run("مرحبا", link="https://example.org/ŵ?(", language="ar"))
    ),
    Paragraph(plain("a" * 300), Role.QUOTATION),
    Table((1, 1), (row(("", "")), row(("only", "")), row(("👍", "()"))), (header_row(("", "x")),), description="(\\"),
    furniture=Furniture(header="👍", footer="()\\", banner="DRAFT"),
)
PAPERS = {
    "minutes": minutes_paper(),
    "tables": tables_paper(),
    "long": long_paper(120),
    "marks and links": marks_paper(),
    "hostile": HOSTILE,
    "nothing": paper(),
    "agenda": compose_agenda(calling_record(), MADE_AT, EXPORT_ID, earlier()),
    "notice": compose_notice(calling_record(), MADE_AT, EXPORT_ID, earlier()),
    "registers": registers_paper(),
    "rows over pages": item_table_paper(),
    "numbers of pages": on_three_pages(),
}
BOARDS = {"item-table": table_minutes(), "web-item": web_minutes(), "an extract": web_extract()}


def verdicts(document: Document, style: PageStyle, folder: Path) -> dict[str, tuple[str, ...]]:
    file = folder / "paper.pdf"
    file.write_bytes(write_pdf(document, style))
    found = {flavour: check(file, flavour) for flavour in PROFILES}
    assert all(verdict.assertions > 20 for verdict in found.values())
    assert all(verdict.conforms == (not verdict.faults) for verdict in found.values())
    return {flavour: verdict.faults[:5] for flavour, verdict in found.items()}


@pytest.mark.parametrize("name", PAPERS)
def test_a_paper_conforms(name: str, tmp_path: Path) -> None:
    assert verdicts(PAPERS[name], NUMBERED_BY_ITEM, tmp_path) == {"ua1": (), "2a": ()}


@pytest.mark.parametrize("style", PAGE_STYLES.values(), ids=lambda style: style.key)
@pytest.mark.parametrize("compose", [compose_agenda, compose_notice])
def test_the_papers_that_go_out_before_conform_in_every_house_style(
    compose: CallingComposer, style: PageStyle, tmp_path: Path
) -> None:
    document = compose(calling_record(), MADE_AT, EXPORT_ID, earlier(), shipped_style(style.key))
    assert verdicts(document, page_style(shipped_style(style.key), calling=True), tmp_path) == {"ua1": (), "2a": ()}


@pytest.mark.parametrize("style", PAGE_STYLES.values(), ids=lambda style: style.key)
def test_the_young_readers_edition_conforms_in_every_house_style(style: PageStyle, tmp_path: Path) -> None:
    document = composed(harbour(RecordBuilder()))
    assert verdicts(document, page_style(shipped_style(style.key), large=True), tmp_path) == {"ua1": (), "2a": ()}


@pytest.mark.parametrize("name", BOARDS)
def test_the_minutes_of_a_board_conform_in_its_house_style(name: str, tmp_path: Path) -> None:
    assert verdicts(BOARDS[name], page_style(shipped_style(name)), tmp_path) == {"ua1": (), "2a": ()}


def test_every_paper_of_every_sample_board_conforms_in_every_house_style(tmp_path: Path) -> None:
    faults = {
        written.name: found
        for written in chosen_papers()
        if any((found := verdicts(written.document, written.style, tmp_path)).values())
    }
    assert faults == {}


@pytest.mark.parametrize("pages", LogoPages)
def test_a_paper_with_a_logo_conforms(pages: LogoPages, tmp_path: Path) -> None:
    build = RecordBuilder()
    for _ in range(40):
        build.minute("Dues")
        build.block("Dues were heard.")
    style = replace(USUAL, look=Look(logo_pages=pages))
    document = compose_minutes(replace(build.record(), logo=logo()), style, MADE_AT, EXPORT_ID)
    assert verdicts(document, page_style(style), tmp_path) == {"ua1": (), "2a": ()}


def test_text_that_runs_both_ways_conforms(tmp_path: Path) -> None:
    assert verdicts(both_ways_paper(), NUMBERED_BY_ITEM, tmp_path) == {"ua1": (), "2a": ()}


@pytest.mark.parametrize("kind", AWKWARD)
@pytest.mark.parametrize("family", FontFamily)
def test_awkward_text_in_every_place_conforms(kind: str, family: FontFamily, tmp_path: Path) -> None:
    style = replace(NUMBERED_BY_ITEM, family=family)
    assert verdicts(everywhere(AWKWARD[kind]), style, tmp_path) == {"ua1": (), "2a": ()}


def test_the_serif_family_conforms(tmp_path: Path) -> None:
    serif = replace(NUMBERED_BY_ITEM, family=FontFamily.IBM_PLEX_SERIF)
    assert verdicts(PAPERS["minutes"], serif, tmp_path) == {"ua1": (), "2a": ()}


@pytest.mark.parametrize("hostile", list(hostile_papers()), ids=lambda one: one.name)
def test_a_hostile_paper_conforms(hostile: Hostile, tmp_path: Path) -> None:
    assert verdicts(hostile.document, hostile.style, tmp_path) == {"ua1": (), "2a": ()}


def test_the_gate_sees_a_fault(tmp_path: Path) -> None:
    file = tmp_path / "broken.pdf"
    file.write_bytes(write_pdf(PAPERS["minutes"], NUMBERED_BY_ITEM).replace(b"/Marked true", b"/Marked null"))
    assert not check(file, "ua1").conforms


def test_java_keeps_the_handler_of_faults_that_it_lives_by_when_the_tests_end(tmp_path: Path) -> None:
    assert verdicts(PAPERS["nothing"], NUMBERED_BY_ITEM, tmp_path) == {"ua1": (), "2a": ()}
    assert not faulthandler.is_enabled()
