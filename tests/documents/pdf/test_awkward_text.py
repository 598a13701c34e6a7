"""Whatever is typed, pasted or imported is on the page: each letter drawn in its place, and read as it was written."""

import io
import unicodedata
from dataclasses import replace

import pypdfium2 as pdfium
import pytest

from clerk_app.documents.blocks import (
    Block,
    Furniture,
    Heading,
    ListEntry,
    Paragraph,
    Role,
    Run,
    SignatureBlock,
    Table,
    header_row,
    plain,
    row,
)
from clerk_app.documents.pdf import lay_pdf, unprintable, write_pdf
from clerk_app.documents.pdf.shaping import shapes
from clerk_app.documents.style import FontFamily, PageStyle
from clerk_app.domain.minutes import ListMarker
from tests.documents.docx.test_awkward_text import AWKWARD, everywhere, wide_table
from tests.documents.papers import LONG, minute, paper
from tests.documents.pdf.reading import Tree, page_texts, reader, resolved, visible
from tests.page_styles import ITEM_TABLE, NUMBERED_BY_ITEM

SERIF = replace(NUMBERED_BY_ITEM, family=FontFamily.IBM_PLEX_SERIF)
HEBREW = "\u05d5\u05e2\u05d3\u05ea \u05d4\u05e0\u05de\u05dc"
ARABIC = "\u0642\u0631\u0631 \u0627\u0644\u0645\u062c\u0644\u0633"


def written(*blocks: Block, style: PageStyle = NUMBERED_BY_ITEM, furniture: Furniture | None = None) -> bytes:
    return write_pdf(paper(*blocks, furniture=furniture), style)


def letters_at(data: bytes, page: int = 0) -> list[tuple[str, float, float]]:
    """Each character of a page as a viewer finds it: what it is, its left edge and its foot, in points."""
    document = pdfium.PdfDocument(data)
    try:
        words = document[page].get_textpage()
        boxes = ((words.get_text_range(place, 1), words.get_charbox(place)) for place in range(words.count_chars()))
        return [(text, left, foot) for text, (left, foot, _, _) in boxes if text.strip()]
    finally:
        document.close()


def from_left(data: bytes, letters: str) -> str:
    """Those letters of the first page as they stand from left to right."""
    found = sorted((left, text) for text, left, _ in letters_at(data) if text in letters)
    return "".join(text for _, text in found)


def fonts(data: bytes) -> set[str]:
    resources = resolved(reader(data).pages[0]["/Resources"])
    return {str(resolved(font)["/BaseFont"]).split("+")[1] for font in resolved(resources["/Font"]).values()}


@pytest.mark.parametrize("kind", AWKWARD)
@pytest.mark.parametrize("style", [NUMBERED_BY_ITEM, ITEM_TABLE, SERIF], ids=["sans", "table", "serif"])
def test_awkward_text_in_every_place_is_read_back_as_it_was_written(kind: str, style: PageStyle) -> None:
    text = AWKWARD[kind]
    said = "".join(Tree(write_pdf(everywhere(text), style)).text().split())
    assert said.count("".join(visible(text).split())) == 17 + 2, "each place where it stands, twice where two runs do"


def test_letters_from_the_right_stand_from_the_right_and_are_read_in_order() -> None:
    data = written(Paragraph(plain("The Chair said \u05d0\u05d1\u05d2 twice.")))
    assert from_left(data, "\u05d0\u05d1\u05d2") == "\u05d2\u05d1\u05d0"
    assert Tree(data).text() == "The Chair said \u05d0\u05d1\u05d2 twice."


def test_words_from_the_right_stand_in_their_order_on_the_line() -> None:
    data = written(Paragraph(plain("up \u05d0\u05d0 \u05d1\u05d1 34 \u05d2\u05d2 on")))
    assert from_left(data, "\u05d0\u05d1\u05d234upon")[:12] == "up\u05d2\u05d234\u05d1\u05d1\u05d0\u05d0on"


def test_a_paragraph_from_the_right_begins_at_the_right_margin() -> None:
    page = NUMBERED_BY_ITEM.page
    data = written(Paragraph(plain(f"{HEBREW} x")))
    first = max(left for text, left, _ in letters_at(data) if text == HEBREW[0])
    last = next(left for text, left, _ in letters_at(data) if text == "x")
    assert page.width - page.right - 12 < first < page.width - page.right
    assert last < first


def test_the_number_of_a_paragraph_from_the_right_hangs_at_the_right() -> None:
    data = written(minute("7.3", f"{HEBREW} " * 20), Heading(plain(HEBREW), 1, "8"), ListEntry(plain(HEBREW)))
    places = {text: left for text, left, _ in letters_at(data) if text in "78\u2022"}
    rightmost = max(left for text, left, _ in letters_at(data) if text == HEBREW[0])
    assert places["7"] > rightmost
    assert places["8"] > rightmost
    assert places["\u2022"] < places["8"], "a list is set in from the same side"
    assert [one.strip() for one in Tree(data).of_kind("Lbl")] == ["7.3", "\u2022"]


def test_a_line_to_sign_on_stands_above_its_label() -> None:
    data = written(SignatureBlock((HEBREW,)))
    document = pdfium.PdfDocument(data)
    (line,) = [one for one in document[0].get_objects() if one.type == 2]
    assert line.get_bounds()[2] == pytest.approx(NUMBERED_BY_ITEM.page.width - NUMBERED_BY_ITEM.page.right, abs=1)
    document.close()


@pytest.mark.parametrize(("mark", "seen"), [("1.", ".1"), ("4.2", "4.2"), ("12)", "(12"), ("(a)", "(a)")])
def test_the_number_of_an_entry_from_the_right_runs_from_the_right_and_is_read_in_order(mark: str, seen: str) -> None:
    data = written(ListEntry(plain(HEBREW), ListMarker.DECIMAL, 0, mark))
    rightmost = max(left for text, left, _ in letters_at(data) if text == HEBREW[0])
    told = sorted((left, text) for text, left, foot in letters_at(data) if left > rightmost and foot > 100)
    assert drawn_as("".join(text for _, text in told)) == drawn_as(seen)
    assert [one.strip() for one in Tree(data).of_kind("Lbl")] == [mark]


def drawn_as(text: str) -> str:
    """Without which of its two shapes a bracket has, since each is read back as what it stands for."""
    return text.replace(")", "(")


def test_cells_from_the_right_begin_at_their_own_right_edge() -> None:
    data = written(Table((1, 1), (row((HEBREW, "x")),), (header_row(("a", "b")),)))
    first = max(left for text, left, _ in letters_at(data) if text == HEBREW[0])
    second = next(left for text, left, _ in letters_at(data) if text == "x")
    middle = NUMBERED_BY_ITEM.page.left + NUMBERED_BY_ITEM.page.text_width / 2
    assert middle - 20 < first < middle < second


def test_furniture_from_the_right_is_turned_too() -> None:
    data = written(Paragraph(plain("x")), furniture=Furniture(header="q \u05d0\u05d1 w", banner=HEBREW))
    assert from_left(data, "\u05d0\u05d1qw")[:4] == "q\u05d1\u05d0w"


def test_a_link_from_the_right_lies_under_its_words() -> None:
    data = written(Paragraph((Run("see "), Run(HEBREW, link="https://example.org"), Run(" now"))))
    (link,) = [resolved(one) for one in resolved(reader(data).pages[0]["/Annots"])]
    left, _, right, _ = (float(edge) for edge in link["/Rect"])
    places = [at for text, at, _ in letters_at(data) if text in HEBREW]
    assert left - 1 < min(places)
    assert max(places) < right
    assert Tree(data).of_kind("Link") == [HEBREW]


def test_a_long_paragraph_from_the_right_is_broken_between_words_and_none_is_lost() -> None:
    text = " ".join(f"{ARABIC} {number} Harbour" for number in range(400))
    data = written(Paragraph(plain(text)))
    assert len(reader(data).pages) > 2
    assert Tree(data).text() == text


def test_a_word_from_the_right_that_is_wider_than_the_line_is_cut_between_letters() -> None:
    text = "\u05d1\u05b8" * 300
    assert Tree(written(Paragraph(plain(text)))).text().replace(" ", "") == text


@pytest.mark.parametrize("text", [
    "\u05d0" + "- " * 6_000 + "a", "\u05d1" * 6_000, "\u05d0" + "\u2068" * 6_000 + "\u05d1", "e" + "\u0301" * 6_000,
    "\u05d0 (a " + "(a) " * 2_000, "\u05d0\u05b8" * 3_000,
], ids=["dashes", "one word", "isolates", "accents", "brackets", "points"])  # fmt: skip
def test_far_more_of_a_sign_than_anybody_types_is_laid_and_read(text: str) -> None:
    assert "".join(Tree(written(Paragraph(plain(text)))).text().split()) == "".join(visible(text).split())


@pytest.mark.parametrize("name", ["Ŵŷ" * 30, "\u05d1" * 60, "\u0645" * 60])
def test_a_name_of_sixty_letters_stays_inside_its_column(name: str) -> None:
    data = written(Table((1, 5), (row((name, "x")),), (header_row(("Owner", "Action")),), description="Actions"))
    edge = next(left for text, left, _ in letters_at(data) if text == "x")
    assert all(left < edge for text, left, _ in letters_at(data) if text in name)
    assert Tree(data).of_kind("TD")[0].replace(" ", "") == name


def test_line_breaks_in_text_from_the_right_are_kept() -> None:
    data = written(Paragraph(plain("\u05d0\n\n\u05d1 \n\u05d2")))
    feet = [foot for text, _, foot in letters_at(data) if text in "\u05d0\u05d1\u05d2"]
    leading = NUMBERED_BY_ITEM.text(Role.BODY).leading
    assert [feet[0] - feet[1], feet[1] - feet[2]] == pytest.approx([2 * leading, leading], abs=1.5)


@pytest.mark.parametrize(("text", "drawn"), [
    ("\u0628", "\ufe8f"), ("\u0628\u0628\u0628", "\ufe91\ufe92\ufe90"), ("\u062f\u0628", "\u062f\ufe8f"),
    ("\u0628\u062f\u0628", "\ufe91\ufeaa\ufe8f"), ("\u0633\u0644\u0627\u0645", "\ufeb3\ufefc\ufee1"),
    ("\u0644\u0623", "\ufef7"), ("\u0628\u064e\u0628", "\ufe91\u064e\ufe90"), ("\u0628\u200c\u0628", "\ufe8f\ufe8f"),
    ("\u0628\u200d", "\ufe91"), ("\u0628\u0640", "\ufe91\u0640"), ("\u0628\u0621", "\ufe8f\ufe80"),
    ("\u067e\u06a9", "\ufb58\ufb8f"), ("\u0628 \u0628", "\ufe8f \ufe8f"), ("\u064e\u0628", "\u064e\ufe8f"),
])  # fmt: skip
def test_arabic_letters_take_the_shape_that_their_neighbours_ask_for(text: str, drawn: str) -> None:
    found = shapes(text)
    as_drawn = "".join(shape.drawn for shape in found)
    assert as_drawn == drawn.replace("\u062f", "\ufea9") if drawn.startswith("\u062f") else as_drawn == drawn
    assert "".join(shape.reads for shape in found) == text.replace("\u200c", "").replace("\u200d", "")


@pytest.mark.parametrize(("text", "drawn"), [
    ("\u05e9\u05c1", "\ufb2a"), ("\u05e9\u05b8\u05bc\u05c1", "\ufb2c\u05b8"), ("\u05d5\u05b9", "\ufb4b"),
    ("\u05d0\u05b8", "\ufb2f"), ("\u05dc\u05b8", "\u05dc\u05b8"), ("\u05e9", "\u05e9"),
])  # fmt: skip
def test_hebrew_letters_take_their_points_into_their_shape(text: str, drawn: str) -> None:
    found = shapes(unicodedata.normalize("NFC", text))
    assert "".join(shape.drawn for shape in found) == drawn
    assert sorted("".join(shape.reads for shape in found)) == sorted(text)


@pytest.mark.parametrize("marks", ["\u0651", "\u064b\u0651", "\u0301"])
def test_marks_without_any_letter_are_drawn_as_they_are(marks: str) -> None:
    assert "".join(one.drawn for one in shapes(marks)) == marks
    assert lay_pdf(paper(Paragraph(plain(marks))), NUMBERED_BY_ITEM).data


def test_joined_letters_are_drawn_joined_and_read_as_letters() -> None:
    alone = written(Paragraph(plain("\u0628 \u0628 \u0628")))
    joined = written(Paragraph(plain("\u0628\u0628\u0628")))
    assert Tree(joined).text() == "\u0628\u0628\u0628"
    assert ink_width(joined) < ink_width(alone) * 0.7


def ink_width(data: bytes) -> int:
    """From the leftmost to the rightmost dark pixel of the first page above its footer."""
    page = pdfium.PdfDocument(io.BytesIO(data))[0].render(scale=4).to_pil().convert("L")
    box = page.crop((0, 0, page.width, page.height - 240)).point([255 if dark < 128 else 0 for dark in range(256)])
    left, _, right, _ = box.getbbox() or (0, 0, 0, 0)
    return right - left


@pytest.mark.parametrize(("letter", "mark"), [("x", "\u0304"), ("M", "\u0304"), ("q", "\u0323"), ("\u05dc", "\u05b8")])
def test_a_mark_without_a_letter_of_its_own_stands_on_the_middle_of_its_letter(letter: str, mark: str) -> None:
    plainly, marked = written(Paragraph(plain(letter))), written(Paragraph(plain(letter + mark)))
    assert ink_width(marked) <= ink_width(plainly) + 12, "quarters of a point, for a mark may be wider than its letter"
    assert Tree(marked).text() == letter + mark


def test_marks_on_one_letter_stand_clear_of_each_other() -> None:
    one, two = (ink_top(written(Paragraph(plain("x" + "\u0304" * count)))) for count in (1, 2))
    assert one - two > 3, "quarters of a point"


def ink_top(data: bytes) -> int:
    page = pdfium.PdfDocument(io.BytesIO(data))[0].render(scale=4).to_pil().convert("L")
    box = page.point([255 if dark < 128 else 0 for dark in range(256)]).getbbox()
    return box[1] if box else 0


def test_a_heap_of_marks_stays_on_its_line() -> None:
    heaped = written(Paragraph(plain("over")), Paragraph(plain("z" + "\u0304" * 40)))
    assert Tree(heaped).text() == "overz" + "\u0304" * 40
    assert ink_top(heaped) == ink_top(written(Paragraph(plain("over"))))


@pytest.mark.parametrize(("text", "font"), [
    ("\u05e9", "NotoSansHebrew-Regular"), ("\u0628", "NotoSansArabic-Regular"), ("\U0001f44d", "NotoEmoji-Regular"),
    ("\u2610 \u2717", "NotoSansSymbols2-Regular"), ("\u21d2", "NotoSansMath-Regular"),
])  # fmt: skip
@pytest.mark.parametrize("style", [NUMBERED_BY_ITEM, SERIF], ids=["sans", "serif"])
def test_what_the_families_lack_is_drawn_by_a_font_beside_them(text: str, font: str, style: PageStyle) -> None:
    document = paper(Paragraph(plain(text)))
    assert unprintable(document, style) == ()
    assert lay_pdf(document, style).missing == ()
    assert any(name.startswith(font[:10]) for name in fonts(write_pdf(document, style)))


def test_bold_letters_from_the_right_are_bold() -> None:
    names = fonts(written(Paragraph((Run(HEBREW, bold=True), Run(ARABIC, bold=True)))))
    assert {name for name in names if name.startswith("Noto")} == {"NotoSansHebrew-Bold", "NotoSansArabic-Bold"}


@pytest.mark.parametrize("text", ["non\u2011breaking", "\uff21\uff22", "caf\u212b"])
def test_a_character_that_is_a_form_of_another_has_the_shape_of_that(text: str) -> None:
    document = paper(Paragraph(plain(text)))
    assert unprintable(document, NUMBERED_BY_ITEM) == ()
    assert Tree(write_pdf(document, NUMBERED_BY_ITEM)).text() == visible(text)


def test_what_only_changes_a_picture_is_no_picture_of_its_own() -> None:
    plainly, coloured = written(Paragraph(plain("\U0001f44d"))), written(Paragraph(plain("\U0001f44d\U0001f3fd")))
    assert ink_width(plainly) == ink_width(coloured)
    assert Tree(coloured).text() == "\U0001f44d\U0001f3fd"


def test_what_no_font_has_is_told_with_its_place() -> None:
    document = paper(Paragraph(plain("first \u65e5\u672c\u65e5"), source="a"), Paragraph(plain("\u672c"), source="b"))
    told = [(one.character, one.times, one.source) for one in lay_pdf(document, NUMBERED_BY_ITEM).missing]
    assert told == [("\u65e5", 2, "a"), ("\u672c", 2, "a")]
    assert lay_pdf(document, NUMBERED_BY_ITEM).missing == unprintable(document, NUMBERED_BY_ITEM)


def test_a_paragraph_of_ten_thousand_words_goes_over_pages_with_all_of_them() -> None:
    words = " ".join(f"word{place}" for place in range(10_000))
    data = written(minute("1.1", words))
    assert Tree(data).of_kind("P") == [words]
    for page in page_texts(data)[:-1]:
        assert page.count("word") > 300


def test_a_table_of_sixty_columns_says_all_of_its_names() -> None:
    tree = Tree(written(wide_table(60)))
    assert tree.of_kind("TH")[:60] == [f"c{place}" for place in range(60)]
    assert tree.of_kind("TD")[:3] == ["c1", "c2", "c3"]


def test_names_of_many_columns_stay_inside_their_columns() -> None:
    data = written(wide_table(60))
    page = NUMBERED_BY_ITEM.page
    assert all(page.left - 1 < left < page.width - page.right for text, left, _ in letters_at(data) if text.isalnum())


def test_markup_like_text_is_printed_as_it_was_typed_in_every_place() -> None:
    typed = "<b>AT&T</b> &amp; <para/> {page} %d \\( ) Tj"
    data = write_pdf(everywhere(typed), NUMBERED_BY_ITEM)
    assert Tree(data).text().count(typed) >= 17
    assert any(typed in page for page in page_texts(data))


@pytest.mark.parametrize("text", [LONG, HEBREW, ARABIC, "x\u0304", "\U0001f44d"])
def test_awkward_papers_have_equal_bytes_each_time(text: str) -> None:
    assert written(Paragraph(plain(text))) == written(Paragraph(plain(text)))
