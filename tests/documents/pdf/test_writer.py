"""PDF files read back: what is said, in which order and as what, and how it is laid out."""

import io
import re
import shutil
import subprocess
from dataclasses import replace
from pathlib import Path
from typing import Any

import pypdfium2 as pdfium
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from clerk_app.documents.blocks import (
    Block,
    Document,
    Furniture,
    Heading,
    PageBreak,
    Paragraph,
    PlainEntry,
    PlainList,
    Quotation,
    Role,
    Ruling,
    Run,
    Table,
    TitleBlock,
    TitleLine,
    header_row,
    plain,
    row,
)
from clerk_app.documents.pdf import unprintable, write_pdf
from clerk_app.documents.style import FontFamily
from tests.counts import examples
from tests.documents.papers import (
    EXPORT_ID,
    LONG,
    action_table,
    an_id,
    long_paper,
    minute,
    minutes_paper,
    paper,
    tables_paper,
)
from tests.documents.pdf.reading import Tree, page_texts, reader, resolved, visible
from tests.page_styles import NUMBERED_BY_ITEM

PAPERS = {"minutes": minutes_paper(), "tables": tables_paper(), "long": long_paper(12), "nothing": paper()}
FILES = {name: write_pdf(document, NUMBERED_BY_ITEM) for name, document in PAPERS.items()}


def written(*blocks: Block, furniture: Furniture | None = None) -> bytes:
    return write_pdf(paper(*blocks, furniture=furniture), NUMBERED_BY_ITEM)


def box_of(page: pdfium.PdfTextPage, words: str) -> tuple[float, float, float, float]:
    """Where words of one line stand: left, bottom, right, top, in points."""
    found = page.search(words).get_next()
    assert found is not None, words
    first, count = found
    boxes = [page.get_charbox(place) for place in range(first, first + count) if page.get_text_range(place, 1).strip()]
    left, bottom, right, top = zip(*boxes, strict=True)
    return min(left), min(bottom), max(right), max(top)


@pytest.mark.parametrize("name", PAPERS)
def test_equal_input_gives_equal_bytes(name: str) -> None:
    assert write_pdf(PAPERS[name], NUMBERED_BY_ITEM) == FILES[name]


def test_the_properties_tell_what_the_file_is() -> None:
    information = reader(FILES["minutes"]).metadata
    assert information is not None
    assert (information.title, information.author) == (
        "Minutes of the Harbour Trust, 24 February 2026",
        "Harbour Trust",
    )
    assert information.creation_date == PAPERS["minutes"].metadata.created
    catalogue = resolved(reader(FILES["minutes"]).trailer["/Root"])
    assert catalogue["/Lang"] == "en-GB"
    packet = resolved(catalogue["/Metadata"]).get_data().decode()
    assert f"uuid:{EXPORT_ID}" in packet
    assert "<pdfuaid:part>1</pdfuaid:part>" in packet


def test_another_time_gives_another_identity_but_the_same_first_half() -> None:
    metadata = PAPERS["nothing"].metadata
    later = replace(PAPERS["nothing"], metadata=replace(metadata, modified=metadata.modified.replace(hour=23)))
    first, second = (
        resolved(reader(data).trailer["/ID"]) for data in (FILES["nothing"], write_pdf(later, NUMBERED_BY_ITEM))
    )
    assert first[0] == second[0]
    assert first[1] != second[1]


def test_numbers_headings_and_lists_are_what_they_look_like() -> None:
    lines = Tree(FILES["minutes"]).lines()
    start = lines.index("    H2 1. Welcome and Apologies")
    assert lines[:1] == ["Document"]
    assert lines[start : start + 14] == [
        "    H2 1. Welcome and Apologies",
        "    L",
        "      LI",
        "        Lbl 1.1",
        "        LBody",
        "          P The Chair welcomed the Junior Sailors and thanked them for coming.",
        "      LI",
        "        Lbl 1.2",
        "        LBody",
        "          P The Chair noted the following apologies:",
        "          L",
        "            LI",
        "              Lbl •",
        "              LBody",
    ]


def test_a_continuation_belongs_to_the_paragraph_it_goes_on_with() -> None:
    lines = Tree(FILES["minutes"]).lines()
    continued = next(line for line in lines if "This took in a visit" in line)
    before = next(line for line in lines if "read out the pledges" in line)
    assert continued.index("P ") == before.index("P ")


def test_nested_lists_are_lists_in_their_entry() -> None:
    lines = Tree(FILES["minutes"]).lines()
    outer = next(line for line in lines if "a timetable" in line)
    inner = next(line for line in lines if "the tides" in line)
    again = next(line for line in lines if "a budget" in line)
    assert inner.index("P ") > outer.index("P ") == again.index("P ")


def test_a_list_that_begins_again_is_another_list() -> None:
    assert len([line for line in Tree(FILES["minutes"]).lines() if line.strip() == "Lbl i."]) == 2
    entries = [minute("1.1", "x"), *[Paragraph(plain("between"), Role.BODY)], minute("1.2", "y")]
    assert [line.strip() for line in Tree(written(*entries)).lines()].count("L") == 2


def test_the_title_is_the_first_heading_and_no_level_is_skipped() -> None:
    assert Tree(FILES["minutes"]).of_kind("H1") == ["Harbour Trust"]
    data = written(Heading(plain("deep"), 3), Heading(plain("deeper"), 3), Heading(plain("top"), 1))
    assert [line.split()[0] for line in Tree(data).lines() if "H" in line.split()[0]] == ["H1", "H2", "H1"]


def test_words_at_line_ends_are_not_joined() -> None:
    tree = Tree(written(minute("1.1", LONG * 2)))
    assert tree.of_kind("P") == [(LONG * 2).strip()]


@pytest.mark.skipif(shutil.which("pdfinfo") is None, reason="poppler-utils is not installed")
@pytest.mark.parametrize("name", ["minutes", "table"])
def test_poppler_reads_the_words_in_order_with_none_joined(name: str, tmp_path: Path) -> None:
    file = tmp_path / "paper.pdf"
    filled = Paragraph((Run("\n".join(["x"] * 36)),))
    data = written(*PAPERS["minutes"].blocks[12:30]) if name == "minutes" else written(filled, action_table(8))
    file.write_bytes(data)
    told = subprocess.run(
        ["pdfinfo", "-enc", "UTF-8", "-struct-text", str(file)], capture_output=True, check=True, timeout=60
    )
    assert told.stderr == b""
    said = "".join(re.findall(r'^ *"(.*)"$', told.stdout.decode(errors="replace"), re.MULTILINE))
    assert said.split() == Tree(data).text().split()
    assert "Harbour Masterreported" not in said


def test_every_page_but_the_cover_has_its_header_and_footer() -> None:
    pages = page_texts(FILES["minutes"])
    assert all("DRAFT, not yet approved" in page for page in pages)
    assert "Page 1 of" not in pages[0]
    assert "24 February 2026" not in pages[0]
    for number, page in enumerate(pages[1:], start=2):
        assert f"Page {number} of {len(pages)}" in page
        assert "Harbour Trust · 24 February 2026" in page


def test_a_title_above_the_minutes_is_not_said_again_in_the_header_of_its_page() -> None:
    furniture = Furniture(header="Harbour Trust · 24 February 2026", banner="DRAFT, not yet approved")
    title = TitleBlock((TitleLine(plain("Harbour Trust")),))
    data = write_pdf(paper(title, minute("1.1", "Rain. " * 1_000), furniture=furniture), NUMBERED_BY_ITEM)
    first, second, *_ = page_texts(data)
    assert "24 February 2026" not in first
    assert "DRAFT, not yet approved" in first
    assert "Page 1 of" in first
    assert "24 February 2026" in second


def test_the_running_header_stands_clear_of_the_banner() -> None:
    document = pdfium.PdfDocument(FILES["minutes"])
    try:
        words = document[1].get_textpage()
        banner, running = (box_of(words, line) for line in ("DRAFT, not yet approved", "Harbour Trust ·"))
    finally:
        document.close()
    (_, banner_foot, _, _), (_, _, _, running_head) = banner, running
    assert banner_foot - running_head > 4, "points between the letters of the two lines"


def test_header_and_footer_are_not_read_out() -> None:
    said = Tree(FILES["minutes"]).text()
    assert "DRAFT" not in said
    assert "Page 2" not in said


def test_header_rows_stand_on_each_page_and_are_read_once() -> None:
    pages = page_texts(FILES["tables"])
    assert all("Owner" in page for page in pages[:4])
    assert Tree(FILES["tables"]).of_kind("TH").count("Owner") == 1


def test_a_row_taller_than_a_page_breaks_and_stays_one_row() -> None:
    tree = Tree(FILES["tables"])
    cells = [text for text in tree.of_kind("P") if text.startswith("The Harbour Master")]
    assert cells == [LONG.strip()] * 22
    assert sum("the results were within" in page for page in page_texts(FILES["tables"])) >= 3


def test_short_rows_are_not_broken() -> None:
    for page in page_texts(FILES["tables"])[:4]:
        assert page.count("Write to the county") == page.count("bring the answer")


def test_cells_say_what_they_head_and_how_many_columns_they_cover() -> None:
    raw = FILES["tables"]
    assert raw.count(b"/Scope/Column") == 7
    assert raw.count(b"/Scope/Row") == 70
    assert raw.count(b"/ColSpan 3") == 1


def test_a_link_is_clickable_described_and_part_of_its_sentence() -> None:
    data = written(Paragraph((Run("See "), Run("the papers", link="https://example.org/a(b)"), Run(" now."))))
    links = [resolved(one) for page in reader(data).pages for one in resolved(page["/Annots"])]
    assert [one["/A"]["/URI"] for one in links] == ["https://example.org/a(b)"]
    assert [one["/Contents"] for one in links] == ["https://example.org/a(b)"]
    assert Tree(data).text() == "See the papers now."
    assert Tree(data).of_kind("Link") == ["the papers"]


def test_a_link_over_two_lines_is_one_link() -> None:
    data = written(Paragraph((Run(LONG), Run(LONG, link="https://example.org"))))
    assert len(Tree(data).of_kind("Link")) == 1
    assert len(resolved(reader(data).pages[0]["/Annots"])) > 1


def test_words_in_another_language_say_so() -> None:
    data = written(Paragraph((Run("They said "), Run("Diolch yn fawr", language="cy-GB"), Run(" twice."))))
    assert Tree(data).of_kind("Span") == ["Diolch yn fawr"]
    assert Tree(data).text() == "They said Diolch yn fawr twice."
    assert b"/Lang <FEFF" + "cy-GB".encode("utf-16-be").hex().upper().encode() in data


def test_bookmarks_lead_to_the_headings() -> None:
    outline: list[Any] = reader(FILES["minutes"]).outline
    assert [one.title for one in outline if not isinstance(one, list)][:4] == [
        "ATTENDEES",
        "1. Welcome and Apologies",
        "2. Previous Minutes and Actions",
        "3. Report: Dredging: Update and Next Steps",
    ]
    assert [[inner.title for inner in one] for one in outline if isinstance(one, list)] == [["4A. Moorings"]]


def test_no_heading_is_left_at_the_foot_of_a_page() -> None:
    for fill in range(20, 46):
        lines = Paragraph((Run("\n".join(["x"] * fill)),))
        pages = page_texts(written(lines, Heading(plain("Alone"), 1, "1"), minute("1.1", LONG)))
        assert any("Alone" in page and "1.1" in page for page in pages)


def test_no_single_line_is_left_behind() -> None:
    for fill in range(30, 46):
        lines = Paragraph((Run("\n".join(["x"] * fill)),))
        for page in page_texts(written(lines, Paragraph(plain(LONG), Role.BODY))):
            count = len([line for line in page.splitlines() if len(line) > 20])
            assert count != 1


def test_a_heading_stays_with_the_table_below_it() -> None:
    for fill in range(36, 46):
        lines = Paragraph((Run("\n".join(["x"] * fill)),))
        table = Table((1,), (row(("first row",)),), (header_row(("head",)),))
        pages = page_texts(written(lines, Heading(plain("Alone")), table))
        assert any("Alone" in page and "head" in page and "first row" in page for page in pages)


def test_a_page_break_begins_a_page_and_two_make_no_empty_one() -> None:
    assert (
        len(page_texts(written(PageBreak(), Paragraph(plain("a")), PageBreak(), PageBreak(), Paragraph(plain("b")))))
        == 2
    )


def test_the_signature_lines_stay_together() -> None:
    for fill in range(34, 46):
        lines = Paragraph((Run("\n".join(["x"] * fill)),))
        pages = page_texts(written(lines, PAPERS["minutes"].blocks[-1]))
        assert any("Signed" in page and "Chair" in page and "Date" in page for page in pages)


def test_a_wide_number_pushes_its_first_line() -> None:
    data = written(minute("1234567.1234567", "begins after it"))
    assert "1234567.1234567" in page_texts(data)[0]
    page = pdfium.PdfDocument(data)[0].get_textpage()
    at = page.get_text_range().index("begins")
    assert page.get_charbox(at)[0] > page.get_charbox(at - 3)[2]


def test_a_word_wider_than_the_line_is_cut_and_kept() -> None:
    address = "https://example.org/" + "a" * 400
    assert Tree(written(Paragraph(plain(address)))).text().replace(" ", "") == address


def test_line_breaks_in_a_run_are_kept() -> None:
    assert page_texts(written(Paragraph(plain("one\ntwo"))))[0].split()[:2] == ["one", "two"]


@pytest.mark.parametrize("family", FontFamily)
def test_letters_with_accents_are_drawn_by_the_font_itself(family: FontFamily) -> None:
    document = paper(Paragraph(plain("Gŵyr, Tŷ Mawr, façade, Müller, Łódź")))
    style = replace(NUMBERED_BY_ITEM, family=family)
    assert unprintable(document, style) == ()
    assert page_texts(write_pdf(document, style))[0].startswith("Gŵyr, Tŷ Mawr, façade, Müller, Łódź")


def test_a_character_that_one_family_lacks_comes_from_the_other() -> None:
    fonts = {str(font["/BaseFont"]) for font in fonts_of(written(Paragraph(plain("done✓ (yes)"))))}
    assert {font.split("+")[1].split("-")[0] for font in fonts} == {"Lato", "IBMPlexSerif"}


@pytest.mark.parametrize("text", ["日本", "ไทย", "𐍈 agreed", "한국어"])
def test_what_no_font_has_is_a_box_that_still_reads_as_itself(text: str) -> None:
    document = paper(Paragraph(plain(text), source=an_id(4)))
    assert unprintable(document, NUMBERED_BY_ITEM)[0].source == an_id(4)
    data = write_pdf(document, NUMBERED_BY_ITEM)
    assert Tree(data).text() == text
    assert ink(data) > 20


def test_markup_that_was_typed_is_printed_as_typed() -> None:
    typed = "<b>5 < 6 & 7</b> <para>(\\) %d"
    assert Tree(written(Paragraph(plain(typed)))).text() == typed


def test_more_letters_than_one_subset_holds_are_all_read_back() -> None:
    letters = " ".join(chr(code) for code in range(0x21, 0x250) if chr(code).isalpha())
    assert Tree(written(Paragraph(plain(letters)))).text() == visible(letters)


def test_rulings_draw_as_many_lines_as_they_say() -> None:
    def drawn(ruling: Ruling) -> float:
        return ink(written(Table((1, 1), (row(("x", "x")),), ruling=ruling)))

    assert drawn(Ruling.GRID) > drawn(Ruling.ROWS) > drawn(Ruling.NONE) > 0


def test_a_quotation_and_a_plain_list_are_told_as_such() -> None:
    data = written(Quotation(plain("words")), PlainList((PlainEntry(plain("Chair")),)))
    assert Tree(data).lines() == ["Document", "  BlockQuote words", "  L", "    LI", "      LBody Chair"]


def test_blocks_without_words_leave_nothing_behind() -> None:
    data = written(TitleBlock((TitleLine(()),)), Paragraph(()), Heading((), 1), PlainList(()), minute("1.1", ""))
    assert [line.strip() for line in Tree(data).lines()][-1] == "Lbl 1.1"


text = st.text(st.characters(exclude_categories=[]), max_size=60)
hostile = st.one_of(
    text, st.sampled_from(["\x00", "\ud800", "\ufffe", "(", ")", "\\", "\\)", ") Tj ET", "<</X", "👍🏽", "ﷺ"])
)


def any_paper(first: str, second: str, third: str) -> Document:
    return paper(
        Heading(plain(first), 1, "1"),
        Paragraph((Run(first), Run(second, bold=True), Run(third, link="https://example.org", language="cy"))),
        Table((1, 1), (row((second, third)),), caption=plain(first), description=third),
        furniture=Furniture(header=first, footer=second, banner=third),
    )


@settings(max_examples=examples(30, 200), deadline=None)
@given(hostile, hostile, hostile)
def test_any_text_is_read_back_as_it_was_written(first: str, second: str, third: str) -> None:
    said = Tree(write_pdf(any_paper(first, second, third), NUMBERED_BY_ITEM)).text()
    wanted = "".join(("1.", first, first, second, third, first, second, third))
    assert "".join(said.split()) == "".join(visible(wanted).split())


def fonts_of(data: bytes) -> list[dict[str, object]]:
    page = reader(data).pages[0]
    return [dict(resolved(font)) for font in resolved(resolved(page["/Resources"])["/Font"]).values()]


def ink(data: bytes) -> float:
    """How many dark pixels the first page has above its footer."""
    page = pdfium.PdfDocument(io.BytesIO(data))[0].render(scale=1).to_pil().convert("L")
    upper = page.crop((0, 0, page.width, page.height - 60))
    return float(sum(upper.histogram()[:200]))
