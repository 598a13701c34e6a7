"""A board's own Word file is the frame of its papers: what it has is taken, what it lacks is ours."""

import io
from dataclasses import replace

import docx
import pytest

from clerk_app.documents.blocks import Document, Furniture, Heading, ListEntry, Paragraph, Role, plain
from clerk_app.documents.docx import write_docx
from clerk_app.documents.docx.template import Template, from_template
from clerk_app.documents.docx.template_child import plain_template, template_of
from clerk_app.documents.units import mm
from clerk_app.domain.minutes import ListMarker
from tests.documents.docx.board_files import (
    A4,
    LETTERHEAD,
    NUMBERING,
    STYLES,
    board_file,
    drawing,
    field,
    packed,
    paragraph,
    picture,
    relation,
    said,
)
from tests.documents.every_paper import INVENTED
from tests.documents.ooxml import Element, part, part_names, printed_lines, text_of, value, w
from tests.documents.papers import minute, minutes_paper, paper
from tests.documents.word_check import faults, opened
from tests.page_styles import ITEM_TABLE, NUMBERED_BY_ITEM, PAGE_STYLES

HEADER = {"default": paragraph(said("Harbour Trust"))}
BANNER = "DRAFT, not yet approved"
FURNITURE = Furniture(header="Running title", footer="Minutes", banner=BANNER)


def written(template: bytes | Template, document: Document | None = None) -> bytes:
    frame = from_template(template) if isinstance(template, bytes) else template
    data = write_docx(document or minutes_paper(), NUMBERED_BY_ITEM, template=frame)
    assert faults(data, in_template=True) == []
    return data


def furniture_of(data: bytes) -> dict[str, list[str]]:
    """The lines of each header and footer, by kind and pages."""
    package = opened(data)
    related = package.relations["word/document.xml"]
    found: dict[str, list[str]] = {}
    for one in part(data, "word/document.xml").iter(w("headerReference"), w("footerReference")):
        place = next(said for key, said in one.attrib.items() if str(key).endswith("}id"))
        root = package.trees[related[str(place)].target]
        kind = "header" if one.tag == w("headerReference") else "footer"
        found[f"{kind} {value(one, 'type')}"] = [text_of(each) for each in root.iter(w("p"))]
    return found


def style_named(data: bytes, name: str) -> Element:
    (found,) = (
        one
        for one in part(data, "word/styles.xml").findall(w("style"))
        if value(one.find(w("name"))).casefold() == name.casefold()
    )
    return found


@pytest.mark.parametrize("name", INVENTED)
@pytest.mark.parametrize("style", ["numbered-by-item", "item-table", "web-item"])
def test_every_paper_in_a_letterhead_says_and_counts_the_same(name: str, style: str) -> None:
    template = from_template(LETTERHEAD)
    data = write_docx(INVENTED[name], PAGE_STYLES[style], template=template)
    assert faults(data, in_template=True) == []
    assert printed_lines(data) == printed_lines(write_docx(INVENTED[name], PAGE_STYLES[style]))


def test_page_and_margins_are_the_templates_and_tables_are_as_wide() -> None:
    data = written(LETTERHEAD)
    document = part(data, "word/document.xml")
    (margins,) = document.iter(w("pgMar"))
    assert [value(margins, side) for side in ("top", "left", "right", "header")] == ["2268", "1701", "1134", "700"]
    widths = [int(value(one, "w")) for one in document.iter(w("tblW"))]
    assert widths
    assert all(abs(width - (11906 - 1701 - 1134)) <= 2 for width in widths), "but for the rounding of columns"


def test_a_style_that_the_template_has_is_the_templates_and_one_that_it_lacks_is_ours() -> None:
    data = written(LETTERHEAD)
    heading = style_named(data, "heading 1")
    assert value(heading.find(f"{w('rPr')}/{w('color')}")) == "800040"
    assert value(heading.find(f"{w('pPr')}/{w('spacing')}"), "before") == "480"
    assert value(heading, "styleId") == "Heading1", "as the paragraphs of the paper call it"
    assert value(style_named(data, "Minute"), "styleId") == "Minute"
    assert value(style_named(data, "Board Motto").find(w("basedOn"))) == "Normal"
    fonts = part(data, "word/styles.xml").find(f".//{w('rFonts')}")
    assert value(fonts, "ascii") == "Georgia"


def test_text_has_the_size_of_the_templates_text_and_the_rest_keeps_its_proportion() -> None:
    data = written(LETTERHEAD)
    assert style_named(data, "Minute").find(f".//{w('sz')}") is None, "that of Normal holds"
    # 9.5 of 10.5 points beside 12 of text: 10.86, to half a point.
    assert value(style_named(data, "Table Text").find(f".//{w('sz')}")) == "22"
    assert value(style_named(data, "Minute").find(f".//{w('spacing')}"), "line") == str(round(15 * 12 / 10.5 * 2) * 10)


def test_the_language_of_the_words_is_that_of_the_paper_not_of_the_template() -> None:
    languages = {value(one) for one in part(written(LETTERHEAD), "word/styles.xml").iter(w("lang"))}
    assert languages == {"en-GB"}


def test_the_letterhead_stands_below_the_banner_and_instead_of_our_running_title() -> None:
    data = written(LETTERHEAD, paper(minute("1.1", "Said."), furniture=FURNITURE))
    assert furniture_of(data) == {
        "header default": [BANNER, "Harbour Trust"],
        "footer default": ["Charity 1234", "\tPage 1 of 1"],
    }
    package = opened(data)
    pictures = [name for name in part_names(data) if name.startswith("word/media/")]
    assert [package.parts[name] for name in pictures] == [picture()]


def test_a_template_that_counts_pages_gets_no_other_count() -> None:
    counts = board_file(footers={"default": paragraph(said("Page ") + field("PAGE \\* MERGEFORMAT"))})
    data = written(counts, paper(minute("1.1", "Said."), furniture=FURNITURE))
    assert furniture_of(data) == {"header default": [BANNER, "Running title"], "footer default": ["Page 9"]}
    above = board_file(headers={"default": paragraph(said("Trust ") + field("PAGE"))})
    assert furniture_of(written(above, paper(minute("1.1", "Said."), furniture=FURNITURE))) == {
        "header default": [BANNER, "Trust 9"], "footer default": ["Minutes\t"],
    }  # fmt: skip


@pytest.mark.parametrize("empty", [{}, {"default": "<w:p/>"}, {"default": paragraph(said("  "))}])
def test_a_template_without_words_above_and_below_has_our_header_and_footer(empty: dict[str, str]) -> None:
    data = written(board_file(headers=empty, footers=empty), minutes_paper())
    assert furniture_of(data) == {
        "header default": [BANNER, "Harbour Trust · 24 February 2026"],
        "header first": [BANNER],
        "footer default": ["Minutes\tPage 1 of 1"],
    }


def test_a_letterhead_of_the_first_page_alone_stays_there() -> None:
    first = board_file(
        headers={"first": paragraph(said("Letterhead")), "default": paragraph(said("Trust"))}, page=f"{A4}<w:titlePg/>"
    )
    data = written(first, paper(minute("1.1", "Said."), furniture=FURNITURE))
    assert furniture_of(data) == {
        "header default": [BANNER, "Trust"],
        "header first": [BANNER, "Letterhead"],
        "footer default": ["Minutes\tPage 1 of 1"],
        "footer first": ["Minutes\tPage 1 of 1"],
    }


def test_a_first_page_without_a_header_of_its_own_says_that_the_paper_is_a_draft() -> None:
    first = board_file(headers={"default": paragraph(said("Trust"))}, page=f"{A4}<w:titlePg/>")
    data = written(first, paper(minute("1.1", "Said."), furniture=replace(FURNITURE, footer="", page_label="")))
    assert furniture_of(data) == {"header default": [BANNER, "Trust"], "header first": [BANNER]}


def test_left_and_right_pages_keep_their_own_headers() -> None:
    two = board_file(
        headers={"default": paragraph(said("Right")), "even": paragraph(said("Left"))},
        settings='<w:mirrorMargins/><w:evenAndOddHeaders/><w:trackRevisions/><w:attachedTemplate r:id="rId9"/>',
    )
    data = written(two, paper(minute("1.1", "Said."), furniture=FURNITURE))
    assert furniture_of(data)["header even"] == [BANNER, "Left"]
    assert furniture_of(data)["footer even"] == ["Minutes\tPage 1 of 1"]
    settings = [one.tag for one in part(data, "word/settings.xml")]
    assert settings[:2] == [w("mirrorMargins"), w("defaultTabStop")]
    assert w("evenAndOddHeaders") in settings
    assert w("attachedTemplate") not in settings


def test_a_section_that_names_no_header_has_that_of_the_section_before() -> None:
    before = '<w:p><w:pPr><w:sectPr><w:headerReference w:type="default" r:id="headerdefault"/></w:sectPr></w:pPr></w:p>'
    whole = board_file(headers=HEADER, body=before)
    last = f'<w:sectPr><w:headerReference w:type="default" r:id="headerdefault"/>{A4}'
    parts = opened(whole).parts
    data = packed({**parts, "word/document.xml": parts["word/document.xml"].decode().replace(last, f"<w:sectPr>{A4}")})
    assert [(one.kind, one.pages, one.says_something) for one in from_template(data).furniture] == [
        ("header", "default", True)
    ]


def test_what_the_template_counts_by_itself_is_not_printed_before_the_numbers_of_the_paper() -> None:
    counted = STYLES + (
        '<w:style w:type="paragraph" w:styleId="BodyText"><w:name w:val="Body Text"/><w:basedOn w:val="berschrift1"/>'
        '</w:style><w:style w:type="paragraph" w:styleId="ListBullet"><w:name w:val="List Bullet"/>'
        '<w:basedOn w:val="Standard"/><w:pPr><w:numPr><w:numId w:val="7"/></w:numPr></w:pPr></w:style>'
    )
    document = paper(
        Heading(plain("Kit"), 1, "4"),
        Paragraph(plain("Said."), Role.BODY),
        ListEntry(plain("oars"), ListMarker.BULLET),
        minute("4.1", "Noted."),
    )
    assert printed_lines(written(board_file(styles=counted), document)) == [
        "4. Kit", "Said.", "• oars", "4.1 Noted.",
    ]  # fmt: skip


def test_a_heading_beside_its_number_in_a_table_keeps_level_with_it() -> None:
    data = write_docx(INVENTED["table-board"], ITEM_TABLE, template=from_template(LETTERHEAD))
    assert value(style_named(data, "Heading 1 Unnumbered").find(f".//{w('spacing')}"), "before") == "0"
    other = written(LETTERHEAD)
    assert style_named(other, "Heading 1 Unnumbered").find(f".//{w('spacing')}") is None


def test_the_number_of_an_item_in_a_table_has_the_type_of_the_templates_headings() -> None:
    data = write_docx(INVENTED["table-board"], ITEM_TABLE, template=from_template(LETTERHEAD))
    assert value(style_named(data, "Item Number").find(f".//{w('color')}")) == "800040"
    ours = write_docx(INVENTED["table-board"], ITEM_TABLE, template=from_template(board_file(styles="")))
    assert value(style_named(ours, "Item Number").find(f".//{w('color')}")) == "17324A"


def test_a_name_that_the_template_has_for_another_kind_of_style_is_left_to_ours() -> None:
    other = STYLES + '<w:style w:type="character" w:styleId="Minute"><w:name w:val="Minute"/></w:style>'
    data = written(board_file(styles=other))
    assert value(style_named(data, "Minute"), "type") == "paragraph"
    assert value(style_named(data, "Minute (template)"), "styleId") == "MinuteTemplate"


def test_styles_that_go_round_in_a_circle_or_hang_on_nothing_are_tied_up() -> None:
    circle = STYLES + (
        '<w:style w:type="paragraph" w:styleId="A"><w:name w:val="A"/><w:basedOn w:val="B"/></w:style>'
        '<w:style w:type="paragraph" w:styleId="B"><w:name w:val="B"/><w:basedOn w:val="A"/></w:style>'
        '<w:style w:type="paragraph" w:styleId="C"><w:name w:val="C"/><w:basedOn w:val="none"/>'
        '<w:link w:val="x"/></w:style>'
        '<w:style w:type="paragraph" w:styleId="A"><w:name w:val="Again"/></w:style>'
        '<w:style w:type="paragraph"><w:name w:val="Nameless"/></w:style>'
    )
    data = written(board_file(styles=circle))
    assert sorted(value(style_named(data, name).find(w("basedOn"))) for name in "ABC") == ["", "", "A"]


def test_a_template_of_python_docx_is_a_template_too() -> None:
    made = docx.Document()
    made.sections[0].header.paragraphs[0].add_run().add_picture(io.BytesIO(picture()))
    out = io.BytesIO()
    made.save(out)
    template = from_template(out.getvalue())
    assert {one.kind for one in template.parts} == {"header", "image", "theme", "fontTable"}
    data = written(template)
    assert "word/theme/template.xml" in part_names(data)
    assert docx.Document(io.BytesIO(data)).styles["Minute"].base_style.name == "Normal"


def test_a_numbering_in_the_order_of_libreoffice_is_put_in_that_of_the_schema() -> None:
    level = '<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1"/></w:lvl>'
    override = f'<w:lvlOverride w:ilvl="0">{level}<w:startOverride w:val="3"/></w:lvlOverride></w:num>'
    data = written(board_file(numbering=NUMBERING.replace("</w:num>", override)))
    (found,) = (one for one in part(data, "word/numbering.xml") if value(one, "numId") == "1000")
    assert [one.tag for one in found[1]] == [w("startOverride"), w("lvl")]


def test_equal_input_gives_equal_bytes_in_a_template_as_well() -> None:
    assert written(LETTERHEAD) == written(LETTERHEAD)


def test_a_template_passes_between_processes_as_it_is() -> None:
    template = from_template(LETTERHEAD)
    assert template_of(plain_template(template)) == template
    assert template_of(plain_template(Template())) == Template()


def test_a_file_without_a_page_has_that_of_the_house_style() -> None:
    template = from_template(board_file(page=""))
    assert template.page is None
    (margins,) = part(written(template), "word/document.xml").iter(w("pgMar"))
    assert value(margins, "left") == str(mm(25).twips)


def test_tables_are_as_wide_as_one_of_the_templates_columns() -> None:
    columns = f'{A4}<w:cols w:num="2" w:space="700"/>'
    data = written(board_file(page=columns))
    (kept,) = part(data, "word/document.xml").iter(w("cols"))
    assert value(kept, "num") == "2"
    widths = [int(value(one, "w")) for one in part(data, "word/document.xml").iter(w("tblW"))]
    assert widths
    assert all(abs(width - (11906 - 1701 - 1134 - 700) // 2) <= 2 for width in widths)


LEFT_OUT = {
    "a picture from elsewhere": (
        paragraph(drawing("rId2", "r:link") + said("Trust")),
        relation("rId2", "image", "http://example.org/x.png", outside=True), {"elsewhere": 1}),
    "a link that runs something": (
        paragraph('<w:hyperlink r:id="rId2">' + said("Trust") + "</w:hyperlink>"),
        relation("rId2", "hyperlink", "file:///c:/run.exe", outside=True), {"elsewhere": 1}),
    "an object": (
        paragraph('<w:r><w:object><o:OLEObject Type="Embed" r:id="rId2"/></w:object></w:r>' + said("Trust")),
        relation("rId2", "oleObject", "media/logo.png"), {"objects": 1}),
    "a field that fetches": (
        paragraph(field("INCLUDETEXT c:\\\\secret.docx", "") + field("DDEAUTO cmd.exe", "Trust")), "", {"fields": 2}),
    "a field that fetches in one piece": (
        paragraph(f'<w:fldSimple w:instr="INCLUDEPICTURE http://example.org/x">{said("Trust")}</w:fldSimple>'), "",
        {"fields": 1}),
    "a field that tells where the file lies": (paragraph(field("FILENAME \\p", "Trust")), "", {"fields": 1}),
    "a field that does not end": (
        paragraph('<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>DDE x</w:instrText></w:r>'
                  + said("Trust")),
        "", {"fields": 1}),
    "recorded changes": (
        paragraph(f'<w:del w:id="1" w:author="Somebody">{said("Old")}</w:del><w:ins w:id="2" w:author="Somebody">'
                  f'{said("Trust")}</w:ins>'), "", {"changes": 2}),
    "a picture without a description": (
        paragraph(drawing(facts="") + said("Trust")), relation("rId1", "image", "media/logo.png"), {"undescribed": 1}),
    "a picture of another kind": (
        paragraph(drawing() + said("Trust")), relation("rId1", "image", "styles.xml"), {"pictures": 1}),
    "a picture that is not there": (
        paragraph(drawing() + said("Trust")), relation("rId1", "image", "media/none.png"), {"pictures": 1}),
    "an old shape that fetches": (
        paragraph('<w:r><w:pict><v:shape><v:imagedata src="http://example.org/x.png" o:href="file:///x"/></v:shape>'
                  '</w:pict></w:r>' + said("Trust")), "", {}),
    "bookmarks and comments": (
        paragraph('<w:bookmarkStart w:id="1" w:name="_x"/>' + said("Trust") + '<w:bookmarkEnd w:id="1"/>'
                  '<w:r><w:commentReference w:id="0"/></w:r>'), "", {}),
    "a number of a list that is not there": (
        '<w:p><w:pPr><w:pStyle w:val="Nothing"/><w:numPr><w:numId w:val="99"/></w:numPr></w:pPr>'
        f'{said("Trust")}</w:p>',
        "", {}),
}  # fmt: skip


@pytest.mark.parametrize("kind", LEFT_OUT)
def test_what_could_run_or_fetch_does_not_go_along_and_is_counted(kind: str) -> None:
    inside, related, counted = LEFT_OUT[kind]
    template = from_template(board_file(headers={"default": inside}, header_relations=related))
    assert dict(template.left_out) == counted
    data = written(template, paper(minute("1.1", "Said."), furniture=FURNITURE))
    assert furniture_of(data)["header default"] == [BANNER, "Trust"]
    everything = b"".join(opened(data).parts.values())
    for trace in (b"http://example.org", b"file:", b"run.exe", b"DDE", b"INCLUDE", b"Somebody", b"OLEObject", b"_x"):
        assert trace not in everything, trace


def test_a_link_to_the_web_and_harmless_fields_go_along() -> None:
    inside = paragraph(f'<w:hyperlink r:id="rId2">{said("Trust")}</w:hyperlink>{field("STYLEREF Title", "Kit")}')
    template = from_template(
        board_file(
            headers={"default": inside},
            header_relations=relation("rId2", "hyperlink", "https://example.org", outside=True),
        )
    )
    assert dict(template.left_out) == {}
    data = write_docx(paper(minute("1.1", "Said.")), NUMBERED_BY_ITEM, template=template)
    assert b"https://example.org" in b"".join(opened(data).parts.values())
    assert b"STYLEREF" in b"".join(opened(data).parts.values())


def test_words_in_the_body_of_the_template_are_not_taken_and_are_counted() -> None:
    assert dict(from_template(LETTERHEAD).left_out) == {"text": 1}
    assert "Type here." not in printed_lines(written(LETTERHEAD))


def test_the_look_of_headers_and_lists_in_the_template_is_kept_under_their_new_names() -> None:
    inside = (
        '<w:p><w:pPr><w:pStyle w:val="Caption0"/><w:numPr><w:ilvl w:val="0"/><w:numId w:val="7"/></w:numPr></w:pPr>'
    )
    data = written(board_file(headers={"default": f"{inside}{said('Motto')}</w:p>"}, numbering=NUMBERING))
    package = opened(data)
    (header,) = (tree for tree in package.furniture() if "Motto" in text_of(tree))
    motto = next(one for one in header.iter(w("p")) if text_of(one) == "Motto")
    properties = motto.find(w("pPr"))
    assert properties is not None
    assert value(properties.find(w("pStyle"))) == value(style_named(data, "Board Motto"), "styleId")
    number = value(properties.find(f"{w('numPr')}/{w('numId')}"))
    assert number == "1000"
    numbering = part(data, "word/numbering.xml")
    assert [value(one.find(w("lvl")), "ilvl") for one in numbering if value(one, "abstractNumId") == "1000"] == ["0"]
