"""The small parts of a Word file: properties, settings, header and footer, relationships."""

from collections.abc import Collection, Iterable, Mapping
from datetime import UTC, datetime
from types import MappingProxyType

from clerk_app.documents.blocks import Document, Furniture, Metadata, Role
from clerk_app.documents.docx.names import style_id
from clerk_app.documents.docx.pictures import inline_picture, related_picture
from clerk_app.documents.docx.xml import NAMESPACES, PROLOGUE, attribute, field, text
from clerk_app.documents.style import BELOW_LOGO_HEAD, ROUND_RUNNING_LOGO, PageStyle
from clerk_app.documents.text_rules import paper_language
from clerk_app.documents.units import Length
from clerk_app.domain.picture import Picture

_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006"
_TYPES = "application/vnd.openxmlformats-officedocument.wordprocessingml"

HEADER, FIRST_HEADER, FOOTER = "header1", "header2", "footer1"
_STANDING = {"styles": "styles", "numbering": "numbering", "settings": "settings", "fontTable": "fontTable"}


def content_types(parts: tuple[str, ...], more: Mapping[str, str] = MappingProxyType({})) -> str:
    """Which part is of which type. `parts` names the headers and footers there are, `more` those of a template."""
    overrides = {
        "/docProps/core.xml": "application/vnd.openxmlformats-package.core-properties+xml",
        "/docProps/app.xml": "application/vnd.openxmlformats-officedocument.extended-properties+xml",
        "/word/document.xml": f"{_TYPES}.document.main+xml",
        **{f"/word/{name}.xml": f"{_TYPES}.{kind}+xml" for name, kind in _STANDING.items()},
        **{f"/word/{name}.xml": f"{_TYPES}.{name[:-1]}+xml" for name in parts},
        **{f"/word/{name}": kind for name, kind in more.items()},
    }
    inside = "".join(f'<Override PartName="{name}" ContentType="{kind}"/>' for name, kind in overrides.items())
    return (
        f'{PROLOGUE}<Types xmlns="{_PACKAGE}/content-types"><Default Extension="rels" '
        'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{inside}</Types>'
    )


def package_relationships() -> str:
    """Where the package keeps its document and properties."""
    return _relationships(
        f'<Relationship Id="rId1" Type="{_OFFICE}/relationships/officeDocument" Target="word/document.xml"/>'
        f'<Relationship Id="rId2" Type="{_PACKAGE}/relationships/metadata/core-properties" '
        'Target="docProps/core.xml"/>'
        f'<Relationship Id="rId3" Type="{_OFFICE}/relationships/extended-properties" Target="docProps/app.xml"/>'
    )


def document_relationships(
    parts: tuple[str, ...], links: dict[str, str], more: Mapping[str, tuple[str, str]] = MappingProxyType({})
) -> str:
    """What the document refers to: its parts, the addresses of its links, and `more` parts as kind and name by id."""
    own = {name: (kind, f"{name}.xml") for name, kind in _STANDING.items()}
    own |= {name: (name[:-1], f"{name}.xml") for name in parts}
    inside = "".join(_related(place, *one) for place, one in {**own, **more}.items())
    return _relationships(inside + "".join(_linked(link, address) for address, link in links.items()))


def part_relationships(related: Iterable[tuple[str, str, str, bool]]) -> str:
    """What a part of a template refers to: id, kind, name or address, and whether that is outside the file."""
    return _relationships(
        "".join(
            _linked(place, target) if outside else _related(place, kind, target)
            for place, kind, target, outside in related
        )
    )


def core_properties(metadata: Metadata) -> str:
    """What the file says of itself; the identifier is how a reviewed file is known again."""
    return (
        f'{PROLOGUE}<cp:coreProperties xmlns:cp="{_PACKAGE}/metadata/core-properties" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" '
        'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
        f"<dc:title>{text(metadata.title)}</dc:title><dc:subject>{text(metadata.subject)}</dc:subject>"
        f"<dc:creator>{text(metadata.author)}</dc:creator>"
        f"<cp:keywords>{text(', '.join(metadata.keywords))}</cp:keywords>"
        f"<cp:lastModifiedBy>{text(metadata.author)}</cp:lastModifiedBy>"
        f'<dcterms:created xsi:type="dcterms:W3CDTF">{stamp(metadata.created)}</dcterms:created>'
        f'<dcterms:modified xsi:type="dcterms:W3CDTF">{stamp(metadata.modified)}</dcterms:modified>'
        f"<dc:identifier>urn:uuid:{text(metadata.export_id)}</dc:identifier>"
        f"<dc:language>{paper_language(metadata)}</dc:language></cp:coreProperties>"
    )


def app_properties() -> str:
    """Which program wrote the file."""
    return f'{PROLOGUE}<Properties xmlns="{_OFFICE}/extended-properties"><Application>Clerk</Application></Properties>'


def settings(*, track_changes: bool) -> str:
    """How Word treats the file: today's layout rules, and changes recorded from the first key where asked."""
    return (
        f"{PROLOGUE}<w:settings {NAMESPACES}>"
        + ("<w:trackRevisions/>" if track_changes else "")
        + '<w:defaultTabStop w:val="567"/><w:characterSpacingControl w:val="doNotCompress"/>'
        '<w:compat><w:compatSetting w:name="compatibilityMode" '
        'w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat></w:settings>'
    )


def header(style: PageStyle, furniture: Furniture, *, titled: bool = False) -> str:
    """The header of a page; on a page that begins with the title only its banner. "" where it would be empty."""
    inside = _running(style, Role.BANNER, furniture.banner)
    if not titled and furniture.logo is not None:
        below = ROUND_RUNNING_LOGO if furniture.header else BELOW_LOGO_HEAD
        inside += _running_logo(style, furniture.logo, below)
        inside += _running(style, Role.HEADER, furniture.header, f'<w:spacing w:after="{BELOW_LOGO_HEAD.twips}"/>')
    elif not titled:
        inside += _running(style, Role.HEADER, furniture.header)
    return f"{PROLOGUE}<w:hdr {NAMESPACES}>{inside}</w:hdr>" if inside else ""


def _running(style: PageStyle, role: Role, line: str, room: str = "") -> str:
    if not line:
        return ""
    look = f'<w:pStyle w:val="{style_id(style.text(role))}"/>{room}'
    return f'<w:p><w:pPr>{look}</w:pPr><w:r><w:t xml:space="preserve">{text(line)}</w:t></w:r></w:p>'


def _running_logo(style: PageStyle, picture: Picture, below: Length) -> str:
    """The logo at the head of a page, closer to the words below it than to those of a title."""
    return (
        f'<w:p><w:pPr><w:pStyle w:val="{style_id(style.text(Role.LOGO))}"/><w:keepNext w:val="0"/>'
        f'<w:spacing w:before="{ROUND_RUNNING_LOGO.twips}" w:after="{below.twips}"/></w:pPr>'
        f"{inline_picture(picture, *style.size_of(picture), number=1)}</w:p>"
    )


def header_relationships(picture: Picture) -> str:
    """What a header refers to that shows the logo."""
    return _relationships("".join(_related(place, *one) for place, one in related_picture(picture).items()))


def footer(style: PageStyle, furniture: Furniture) -> str:
    """The footer of a page; "" where it would be empty."""
    look = style_id(style.text(Role.FOOTER))
    initials = _initials(style, furniture.initials, look)
    if not furniture.footer and not furniture.page_label:
        return f"{PROLOGUE}<w:ftr {NAMESPACES}>{initials}</w:ftr>" if initials else ""
    left = f'<w:r><w:t xml:space="preserve">{text(furniture.footer)}</w:t></w:r>' if furniture.footer else ""
    return (
        f'{PROLOGUE}<w:ftr {NAMESPACES}>{initials}<w:p><w:pPr><w:pStyle w:val="{look}"/></w:pPr>'
        f"{left}<w:r><w:tab/></w:r>{_page_label(furniture.page_label)}</w:p></w:ftr>"
    )


def _initials(style: PageStyle, label: str, look: str) -> str:
    """A line of its own above the foot's, at whose end initials are put."""
    if not label:
        return ""
    end = style.page.text_width.twips
    start = end - style.initials_line.twips
    return (
        f'<w:p><w:pPr><w:pStyle w:val="{look}"/><w:tabs><w:tab w:val="right" w:pos="{start}"/>'
        f'<w:tab w:val="right" w:leader="underscore" w:pos="{end}"/></w:tabs>'
        f'<w:spacing w:after="{style.text(Role.FOOTER).leading.twips // 2}"/></w:pPr><w:r><w:tab/></w:r>'
        f'<w:r><w:t xml:space="preserve">{text(label)} </w:t></w:r><w:r><w:tab/></w:r></w:p>'
    )


def section(style: PageStyle, present: Collection[str], document: Document) -> str:
    """The page of the whole document, with those of its header and footer parts that there are."""
    page = style.page
    has_own_first = document.begins_with_title
    references = [
        ("header", "default", HEADER, True),
        ("header", "first", FIRST_HEADER, has_own_first),
        ("footer", "default", FOOTER, True),
        ("footer", "first", FOOTER, has_own_first and not document.has_cover),
    ]
    return (
        "<w:sectPr>"
        + "".join(
            f'<w:{kind}Reference w:type="{pages}" r:id="{name}"/>'
            for kind, pages, name, wanted in references
            if wanted and name in present
        )
        + f'<w:pgSz w:w="{page.width.twips}" w:h="{page.height.twips}"/>'
        f'<w:pgMar w:top="{page.top.twips}" w:right="{page.right.twips}" w:bottom="{page.bottom.twips}" '
        f'w:left="{page.left.twips}" w:header="{page.header_from_edge.twips}" '
        f'w:footer="{page.footer_from_edge.twips}" w:gutter="0"/>'
        + ("<w:titlePg/>" if has_own_first else "")
        + "</w:sectPr>"
    )


def stamp(moment: datetime) -> str:
    """A time as office files write it, in UTC."""
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def _page_label(label: str) -> str:
    pieces: list[str] = []
    rest = label
    while rest:
        places = [(rest.find(mark), mark) for mark in ("{page}", "{pages}") if mark in rest]
        at, mark = min(places, default=(len(rest), ""))
        if rest[:at]:
            pieces.append(f'<w:r><w:t xml:space="preserve">{text(rest[:at])}</w:t></w:r>')
        if mark:
            pieces.append(field("PAGE" if mark == "{page}" else "NUMPAGES"))
        rest = rest[at + len(mark) :]
    return "".join(pieces)


def _related(place: str, kind: str, target: str) -> str:
    return f'<Relationship Id="{attribute(place)}" Type="{_OFFICE}/relationships/{kind}" Target="{target}"/>'


def _linked(place: str, address: str) -> str:
    return (
        f'<Relationship Id="{attribute(place)}" Type="{_OFFICE}/relationships/hyperlink" '
        f'Target="{attribute(address)}" TargetMode="External"/>'
    )


def _relationships(inside: str) -> str:
    return f'{PROLOGUE}<Relationships xmlns="{_PACKAGE}/relationships">{inside}</Relationships>'
