"""A board's logo at the head of its papers, in every kind of file."""

import io
import zipfile
from base64 import b64encode
from dataclasses import replace

import pytest
from pypdf import PageObject, PdfReader

from clerk_app.documents.blocks import Document, Role, TitleBlock
from clerk_app.documents.compose_actions import compose_actions
from clerk_app.documents.compose_agenda import compose_agenda
from clerk_app.documents.compose_minutes import compose_minutes
from clerk_app.documents.compose_notice import compose_notice
from clerk_app.documents.docx import write_docx
from clerk_app.documents.docx.template import from_template
from clerk_app.documents.html import write_html
from clerk_app.documents.pdf import write_pdf
from clerk_app.documents.pdf.strings import text_string
from clerk_app.documents.style import Alignment, PageStyle, page_style
from clerk_app.documents.units import mm
from clerk_app.domain.house_style import USUAL, HouseStyle
from clerk_app.domain.page_look import LogoPages, LogoPlace, Look
from clerk_app.domain.picture import Picture
from tests.builders import EXPORT_ID, MADE_AT, RecordBuilder
from tests.documents.docx.board_files import LETTERHEAD, board_file
from tests.documents.ooxml import part, w
from tests.documents.pictures import herons, logo
from tests.documents.word_check import faults
from tests.house_styles import HOUSE_STYLES, ITEM_TABLE

NO_COVER = replace(USUAL, cover=False)
LOOK = page_style(NO_COVER)
KINDS = [("PNG", "RGBA"), ("PNG", "RGB"), ("PNG", "L"), ("PNG", "P"), ("JPEG", "RGB"), ("JPEG", "L")]


def minutes(build: RecordBuilder, style: HouseStyle = NO_COVER, picture: Picture | None = None) -> Document:
    record = replace(build.record(), logo=picture or logo())
    return compose_minutes(record, style, MADE_AT, EXPORT_ID)


def first(document: Document) -> TitleBlock:
    block = document.blocks[0]
    assert isinstance(block, TitleBlock)
    return block


def pdf_of(document: Document, style: PageStyle = LOOK) -> PdfReader:
    return PdfReader(io.BytesIO(write_pdf(document, style)))


@pytest.mark.parametrize("style", [*HOUSE_STYLES.values(), NO_COVER], ids=lambda style: style.key)
def test_every_paper_of_a_board_begins_with_its_logo(build: RecordBuilder, style: HouseStyle) -> None:
    build.item("Dues")
    record = replace(build.record(), logo=logo())
    only = record.minutes[0].id
    for document in (
        compose_minutes(record, style, MADE_AT, EXPORT_ID),
        compose_minutes(record, style, MADE_AT, EXPORT_ID, only),
        compose_agenda(record, MADE_AT, EXPORT_ID, style=style),
        compose_notice(record, MADE_AT, EXPORT_ID, style=style),
        compose_actions(record, style, MADE_AT, EXPORT_ID),
    ):
        assert first(document).logo == logo()


def test_a_style_may_show_no_logo(build: RecordBuilder) -> None:
    assert first(minutes(build, replace(NO_COVER, look=Look(logo=LogoPlace.NOWHERE)))).logo is None


def test_a_logo_is_as_high_as_the_style_has_it_and_never_wider_than_half_of_the_text() -> None:
    width, height = LOOK.size_of(logo())
    assert [width, height] == pytest.approx([mm(45), mm(18)])
    high = page_style(replace(USUAL, look=Look(logo_height=1000)))
    width, height = high.size_of(logo())
    assert [width, height] == pytest.approx([mm(80), mm(32)])
    assert page_style(replace(USUAL, look=Look(logo_height=0))).size_of(logo())[1] == pytest.approx(mm(5))


@pytest.mark.parametrize(("kind", "mode"), KINDS)
def test_a_pdf_holds_the_dots_of_the_logo_on_its_first_page_alone(build: RecordBuilder, kind: str, mode: str) -> None:
    for _ in range(60):
        build.minute("Dues")
        build.block("Dues were heard.")
    reader = pdf_of(minutes(build, picture=logo(kind, mode)))
    assert len(reader.pages) > 1
    (shown,) = reader.pages[0].images
    assert shown.image is not None
    assert shown.image.size == (300, 120)
    corner, disc = shown.image.convert("RGBA").getpixel((299, 119)), shown.image.convert("L").getpixel((60, 60))
    assert isinstance(corner, tuple)
    assert corner[3] == (0 if mode in ("RGBA", "P") else 255)
    assert disc == pytest.approx(47, abs=4)
    assert not any(page.images for page in reader.pages[1:])


def in_long(build: RecordBuilder, style: HouseStyle) -> Document:
    for _ in range(60):
        build.minute("Dues")
        build.block("Dues were heard.")
    return minutes(build, style)


@pytest.mark.parametrize("style", [NO_COVER, USUAL], ids=["title", "cover"])
def test_a_pdf_may_hold_the_logo_at_the_head_of_every_page_as_one_picture(
    build: RecordBuilder, style: HouseStyle
) -> None:
    style = replace(style, look=Look(logo_pages=LogoPages.EVERY, logo=LogoPlace.RIGHT))
    document, look = in_long(build, style), page_style(style)
    data = write_pdf(document, look)
    reader = PdfReader(io.BytesIO(data))
    assert len(reader.pages) > 2
    assert all(len(page.images) == 1 for page in reader.pages)
    assert data.count(b"/Subtype/Image") == 2  # its colours, and what shows through
    # 12 mm from the edge stand the banner (14 pt and 4), 6 pt, 18 mm of logo, 6 pt, the header; the text 12 pt below.
    furniture = look.text(Role.BANNER).leading + look.text(Role.BANNER).after + look.text(Role.HEADER).leading
    down = mm(12) + furniture + 6 + mm(18) + 6 + 12
    assert all(_highest(page, "Dues") < look.page.height - down for page in list(reader.pages)[1:])
    drawn = reader.pages[1].get_contents()
    assert drawn is not None
    left = look.page.left + look.page.text_width - mm(45)
    head = f"/Artifact <</Type/Pagination/Subtype/Header>> BDC\nq {mm(45):.2f} 0 0 {mm(18):.2f} {left:.2f} "
    assert head.encode() in drawn.get_data()
    first_drawn = reader.pages[0].get_contents()
    assert first_drawn is not None
    assert head.encode() not in first_drawn.get_data()


def test_a_word_file_may_hold_the_logo_in_the_header_of_every_page_but_the_first(build: RecordBuilder) -> None:
    style = replace(NO_COVER, look=Look(logo_pages=LogoPages.EVERY))
    data = write_docx(in_long(build, style), page_style(style))
    pictures = {name: _pictures_in(data, name) for name in ("header1", "header2", "document")}
    assert pictures == {"header1": 1, "header2": 0, "document": 1}
    assert b"media/logo.png" in zipfile.ZipFile(io.BytesIO(data)).read("word/_rels/header1.xml.rels")
    # In twentieths of a point: 6 pt above and below the logo, and 12 pt below the line under it.
    room = [dict(one.attrib) for one in part(data, "word/header1.xml").iter(w("spacing"))]
    assert room == [{w("before"): "120", w("after"): "120"}, {w("after"): "240"}]
    assert faults(data) == []


def test_a_template_that_has_no_header_of_its_own_gets_the_logo_on_every_page(build: RecordBuilder) -> None:
    style = replace(NO_COVER, look=Look(logo_pages=LogoPages.EVERY))
    document = in_long(build, style)
    plain = write_docx(document, page_style(style), template=from_template(board_file()))
    assert (_pictures_in(plain, "header1"), _pictures_in(plain, "document")) == (1, 1)
    assert faults(plain, in_template=True) == []
    assert faults(write_docx(document, page_style(style), template=from_template(LETTERHEAD)), in_template=True) == []


def test_a_logo_on_the_first_page_alone_stands_in_no_header(build: RecordBuilder) -> None:
    document = in_long(build, NO_COVER)
    assert document.furniture.logo is None
    assert _pictures_in(write_docx(document, LOOK), "header1") == 0


def _highest(page: PageObject, words: str) -> float:
    """How far above the lower edge of a page the first of these words stands."""
    found: list[float] = []
    page.extract_text(visitor_text=lambda text, _cm, tm, _font, _size: found.append(tm[5]) if words in text else None)
    return max(found)


def _pictures_in(data: bytes, name: str) -> int:
    return sum(one.tag.endswith("}docPr") for one in part(data, f"word/{name}.xml").iter())


def test_a_pdf_tells_what_the_logo_shows(build: RecordBuilder) -> None:
    data = write_pdf(minutes(build), LOOK)
    (figure,) = [one for one in data.split(b"endobj") if b"/S/Figure" in one]
    assert f"/Alt {text_string('Harbour Board: a disc beside two reeds')}".encode() in figure
    # 25 mm from the left and 28 mm from the top of A4; 45 mm wide and 18 mm high.
    assert b"/BBox[70.87 711.50 198.43 762.52]" in figure


@pytest.mark.parametrize(
    ("place", "alignment", "left"),
    [(LogoPlace.CENTRE, Alignment.CENTRE, 233.86), (LogoPlace.RIGHT, Alignment.RIGHT, 396.85)],
)
def test_a_logo_stands_where_the_style_has_it(
    build: RecordBuilder, place: LogoPlace, alignment: Alignment, left: float
) -> None:
    style = replace(NO_COVER, look=Look(logo=place))
    look = page_style(style)
    document = minutes(build, style)
    assert f"/BBox[{left:.2f} ".encode() in write_pdf(document, look)
    word = zipfile.ZipFile(io.BytesIO(write_docx(document, look))).read("word/styles.xml").decode()
    said = word[word.index('<w:name w:val="Logo"/>') :].split("</w:style>")[0]
    assert f'<w:jc w:val="{"center" if alignment is Alignment.CENTRE else "right"}"/>' in said


@pytest.mark.parametrize(("kind", "name"), [("PNG", "logo.png"), ("JPEG", "logo.jpg")])
def test_a_word_file_holds_the_logo_with_what_it_shows(build: RecordBuilder, kind: str, name: str) -> None:
    picture = logo(kind, "RGB")
    data = write_docx(minutes(build, picture=picture), LOOK)
    assert zipfile.ZipFile(io.BytesIO(data)).read(f"word/media/{name}") == picture.data
    (told,) = [one for one in part(data, "word/document.xml").iter() if one.tag.endswith("}docPr")]
    assert told.get("descr") == "Harbour Board: a disc beside two reeds"
    assert faults(data) == []


def test_a_web_page_holds_the_logo_itself_and_fetches_nothing(build: RecordBuilder) -> None:
    page = write_html(minutes(build), LOOK).decode()
    assert f'<img src="data:image/png;base64,{b64encode(herons()).decode()}" alt="Harbour Board: a disc' in page
    assert "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'; img-src data:" in page
    without = write_html(compose_minutes(build.record(), NO_COVER, MADE_AT, EXPORT_ID), LOOK).decode()
    assert "img-src" not in without


def test_the_title_of_a_cover_stands_where_it_would_without_a_logo(build: RecordBuilder) -> None:
    build.minute("Dues")
    look = page_style(USUAL)

    def place(document: Document) -> float:
        found: list[float] = []
        pdf_of(document, look).pages[0].extract_text(
            visitor_text=lambda text, _cm, tm, _font, _size: found.append(tm[5]) if "Harbour Board" in text else None
        )
        return found[0]

    with_logo = place(minutes(build, USUAL))
    assert with_logo == pytest.approx(place(compose_minutes(build.record(), USUAL, MADE_AT, EXPORT_ID)), abs=0.1)


def test_whoever_presided_puts_initials_on_every_page_but_a_cover(build: RecordBuilder) -> None:
    for _ in range(60):
        build.minute("Dues")
        build.block("Dues were heard.")
    for style in (replace(USUAL, initials=True), replace(ITEM_TABLE, initials=True)):
        look = page_style(style)
        document = compose_minutes(build.record(), style, MADE_AT, EXPORT_ID)
        texts = [page.extract_text() for page in pdf_of(document, look).pages]
        assert ["Chair’s initials" in text for text in texts] == [not style.cover, *[True] * (len(texts) - 1)]
        data = write_docx(document, look)
        foot = part(data, "word/footer1.xml")
        assert next(text.text for text in foot.iter(w("t"))) == "Chair’s initials "
        assert faults(data) == []
