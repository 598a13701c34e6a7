"""The style sheet of a Word file: every role a named style in the gallery, numbering bound to styles."""

from clerk_app.documents.blocks import Role, Ruling
from clerk_app.documents.docx.names import (
    AMENDMENT,
    HYPERLINK,
    LIST_KINDS,
    TABLE_END,
    TABLE_GAP,
    ListKind,
    id_of,
    style_id,
    unnumbered_name,
)
from clerk_app.documents.docx.numbering import (
    LIST_NUMS,
    LIST_ROLES,
    OUTLINE_NUM,
    PARAGRAPH_LEVEL,
    SUBHEADING_LEVEL,
    list_look,
    paragraph_num,
)
from clerk_app.documents.docx.xml import NAMESPACES, PROLOGUE
from clerk_app.documents.style import Alignment, PageStyle, TextStyle
from clerk_app.documents.units import Length, pt
from clerk_app.domain.minutes import ListMarker

HEADINGS = (Role.HEADING_1, Role.HEADING_2, Role.HEADING_3)
TABLE_STYLES = {Ruling.GRID: "Minutes Table", Ruling.ROWS: "Minutes Table Rows", Ruling.NONE: "Minutes Table Plain"}

_ALIGNED = {Alignment.LEFT: "left", Alignment.CENTRE: "center", Alignment.RIGHT: "right"}
_BOUND = {Role.HEADING_1: 0, Role.MINUTE: PARAGRAPH_LEVEL, Role.HEADING_2: SUBHEADING_LEVEL}
_HARDLY = pt(1)
_MARKERS_OF_WORD = (ListMarker.BULLET, ListMarker.DECIMAL)
"""The lists that Word has styles of its own for."""
_NOT_IN_GALLERY = (Role.HEADER, Role.FOOTER)
_ALTERNATIVES = {"Lato": "Calibri", "IBM Plex Serif": "Cambria"}
_FAMILIES = {"Lato": "swiss", "IBM Plex Serif": "roman"}
"""What Word goes by where it has neither the font nor its alternative: without or with serifs."""
_SIDES = ("top", "left", "bottom", "right", "insideH", "insideV")
_LINES = {Ruling.GRID: _SIDES, Ruling.ROWS: ("top", "bottom", "insideH"), Ruling.NONE: ()}


def styles_part(style: PageStyle, language: str) -> str:
    """The whole style sheet."""
    roles = "".join(_role(style, role) for role in Role)
    unnumbered = "".join(_unnumbered(style, role) for role in HEADINGS)
    lists = "".join(_list(style, kind, level) for kind in LIST_KINDS for level in range(len(LIST_ROLES)))
    gaps = _gap(TABLE_GAP, Length(max(style.table.before, style.table.after))) + _gap(TABLE_END, _HARDLY)
    tables = "".join(_table(style, ruling) for ruling in Ruling)
    return (
        f"{PROLOGUE}<w:styles {NAMESPACES}>{_defaults(style, language)}{_latent()}{_roots()}"
        f"{roles}{unnumbered}{lists}{gaps}{_hyperlink(style)}{_amendment()}{tables}</w:styles>"
    )


def font_table_part(style: PageStyle) -> str:
    """The fonts used, with one that most readers have to take their place."""
    name = style.family.value
    other = _ALTERNATIVES.get(name, "")
    alternative = f'<w:altName w:val="{other}"/>' if other else ""
    return (
        f'{PROLOGUE}<w:fonts {NAMESPACES}><w:font w:name="{name}">{alternative}<w:charset w:val="00"/>'
        f'<w:family w:val="{_FAMILIES[name]}"/><w:pitch w:val="variable"/></w:font></w:fonts>'
    )


def _defaults(style: PageStyle, language: str) -> str:
    body = style.text(Role.BODY)
    name = style.family.value
    return (
        f'<w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="{name}" w:hAnsi="{name}" w:cs="{name}"/>'
        f'<w:sz w:val="{body.size.half_points}"/><w:szCs w:val="{body.size.half_points}"/>'
        f'<w:lang w:val="{language}"/></w:rPr></w:rPrDefault>'
        "<w:pPrDefault><w:pPr><w:widowControl/></w:pPr></w:pPrDefault></w:docDefaults>"
    )


def _latent() -> str:
    return (
        '<w:latentStyles w:defLockedState="0" w:defUIPriority="99" w:defSemiHidden="1" w:defUnhideWhenUsed="1" '
        'w:defQFormat="0" w:count="376"/>'
    )


def _roots() -> str:
    return (
        '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/></w:style>'
        '<w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont">'
        '<w:name w:val="Default Paragraph Font"/><w:uiPriority w:val="1"/><w:semiHidden/></w:style>'
        '<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/>'
        '<w:uiPriority w:val="99"/><w:semiHidden/><w:tblPr><w:tblInd w:w="0" w:type="dxa"/></w:tblPr></w:style>'
        '<w:style w:type="numbering" w:default="1" w:styleId="NoList"><w:name w:val="No List"/>'
        '<w:uiPriority w:val="99"/><w:semiHidden/></w:style>'
    )


def _role(style: PageStyle, role: Role) -> str:
    look = style.text(role)
    following = Role.MINUTE if role in (*HEADINGS, Role.MINUTE) else role
    gallery = "" if role in _NOT_IN_GALLERY else "<w:qFormat/>"
    return (
        f'<w:style w:type="paragraph" w:styleId="{style_id(look)}"><w:name w:val="{look.word_name}"/>'
        f'<w:basedOn w:val="Normal"/><w:next w:val="{style_id(style.text(following))}"/>'
        f'<w:uiPriority w:val="1"/>{gallery}{_paragraph(style, role)}{_marks(look)}</w:style>'
    )


def _paragraph(style: PageStyle, role: Role) -> str:
    look = style.text(role)
    level = _BOUND.get(role)
    inside = (
        ("<w:keepNext/>" if look.keep_with_next else "")
        + ("<w:keepLines/>" if role in (*HEADINGS, Role.CELL, Role.CELL_FIGURE) else "")
        + (_numbered(_outline_num(style, role), level) if level is not None else "")
        + _rule_below(look)
        + _tabs(style, role)
        + _spacing(look)
        + f'<w:ind w:left="{look.left.twips}" w:right="{look.right.twips}" w:hanging="{_hanging(role, look)}"/>'
        + ("<w:contextualSpacing/>" if look.tight else "")
        + f'<w:jc w:val="{_ALIGNED[look.alignment]}"/>'
        + (f'<w:outlineLvl w:val="{HEADINGS.index(role)}"/>' if role in HEADINGS else "")
    )
    return f"<w:pPr>{inside}</w:pPr>"


def _rule_below(look: TextStyle) -> str:
    if not look.rule:
        return ""
    width = max(look.rule.eighths, 2)
    return f'<w:pBdr><w:bottom w:val="single" w:sz="{width}" w:space="2" w:color="{look.colour}"/></w:pBdr>'


def _outline_num(style: PageStyle, role: Role) -> int:
    return paragraph_num(style) if role is Role.MINUTE else OUTLINE_NUM


def _hanging(role: Role, look: TextStyle) -> int:
    # Decisions and actions hang only a number, and that comes with the numbering.
    return 0 if role in (Role.DECISION, Role.ACTION) else look.hanging.twips


def _tabs(style: PageStyle, role: Role) -> str:
    if role is Role.FOOTER:
        return f'<w:tabs><w:tab w:val="right" w:pos="{style.page.text_width.twips}"/></w:tabs>'
    if role is Role.SIGNATURE:
        end = style.signature_line.twips
        return f'<w:tabs><w:tab w:val="left" w:leader="underscore" w:pos="{end}"/></w:tabs>'
    return ""


def _numbered(number: int, level: int) -> str:
    return f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>'


def _spacing(look: TextStyle) -> str:
    return (
        f'<w:spacing w:before="{look.before.twips}" w:after="{look.after.twips}" '
        f'w:line="{look.leading.twips}" w:lineRule="atLeast"/>'
    )


def _marks(look: TextStyle) -> str:
    size = look.size.half_points
    return (
        "<w:rPr>"
        + ("<w:b/><w:bCs/>" if look.bold else "")
        + ("<w:i/><w:iCs/>" if look.italic else "")
        + f'<w:color w:val="{look.colour}"/><w:sz w:val="{size}"/><w:szCs w:val="{size}"/></w:rPr>'
    )


def _unnumbered(style: PageStyle, role: Role) -> str:
    look = style.text(role)
    name = unnumbered_name(look)
    return (
        f'<w:style w:type="paragraph" w:customStyle="1" w:styleId="{id_of(name)}"><w:name w:val="{name}"/>'
        f'<w:basedOn w:val="{style_id(look)}"/><w:next w:val="{style_id(style.text(Role.BODY))}"/>'
        '<w:uiPriority w:val="1"/><w:qFormat/><w:pPr><w:numPr><w:numId w:val="0"/></w:numPr>'
        '<w:ind w:left="0" w:firstLine="0"/></w:pPr></w:style>'
    )


def _list(style: PageStyle, kind: ListKind, level: int) -> str:
    look = list_look(style, kind, level)
    custom = ' w:customStyle="1"' if kind.in_cell or kind.marker not in _MARKERS_OF_WORD else ""
    indent = f'<w:ind w:left="{look.left.twips}" w:hanging="{look.hanging.twips}"/>' if kind.in_cell else ""
    return (
        f'<w:style w:type="paragraph"{custom} w:styleId="{kind.style_id(level)}">'
        f'<w:name w:val="{kind.style_name(level)}"/>'
        f'<w:basedOn w:val="{style_id(style.text(LIST_ROLES[level]))}"/><w:uiPriority w:val="1"/><w:qFormat/>'
        f"<w:pPr>{_numbered(LIST_NUMS[kind], level)}{indent}</w:pPr></w:style>"
    )


def _gap(name: str, height: Length) -> str:
    return (
        f'<w:style w:type="paragraph" w:customStyle="1" w:styleId="{id_of(name)}"><w:name w:val="{name}"/>'
        f'<w:basedOn w:val="Normal"/><w:uiPriority w:val="99"/><w:pPr>'
        f'<w:spacing w:before="0" w:after="0" w:line="{height.twips}" w:lineRule="exact"/></w:pPr></w:style>'
    )


def _hyperlink(style: PageStyle) -> str:
    return (
        f'<w:style w:type="character" w:styleId="{HYPERLINK}"><w:name w:val="{HYPERLINK}"/>'
        '<w:basedOn w:val="DefaultParagraphFont"/><w:uiPriority w:val="99"/>'
        f'<w:rPr><w:color w:val="{style.link_colour}"/><w:u w:val="single"/></w:rPr></w:style>'
    )


def _amendment() -> str:
    return (
        f'<w:style w:type="character" w:customStyle="1" w:styleId="{AMENDMENT}"><w:name w:val="{AMENDMENT}"/>'
        '<w:basedOn w:val="DefaultParagraphFont"/><w:uiPriority w:val="1"/><w:qFormat/>'
        '<w:rPr><w:u w:val="single"/></w:rPr></w:style>'
    )


def _table(style: PageStyle, ruling: Ruling) -> str:
    look = style.table
    above, below = look.above_and_below(ruling)
    name = TABLE_STYLES[ruling]
    lines = "".join(
        f'<w:{side} w:val="single" w:sz="{max(look.line_width.eighths, 2)}" w:space="0" w:color="{look.line_colour}"/>'
        for side in _LINES[ruling]
    )
    borders = f"<w:tblBorders>{lines}</w:tblBorders>" if lines else ""
    margins = (
        f'<w:tblCellMar><w:top w:w="{above.twips}" w:type="dxa"/>'
        f'<w:left w:w="{look.padding_side.twips}" w:type="dxa"/>'
        f'<w:bottom w:w="{below.twips}" w:type="dxa"/>'
        f'<w:right w:w="{look.padding_side.twips}" w:type="dxa"/></w:tblCellMar>'
    )
    first = (
        ""
        if ruling is Ruling.NONE
        else f'<w:tblStylePr w:type="firstRow"><w:tcPr><w:shd w:val="clear" w:color="auto" '
        f'w:fill="{look.header_fill}"/></w:tcPr></w:tblStylePr>'
    )
    return (
        f'<w:style w:type="table" w:customStyle="1" w:styleId="{id_of(name)}"><w:name w:val="{name}"/>'
        f'<w:basedOn w:val="TableNormal"/><w:uiPriority w:val="1"/><w:qFormat/>'
        f'<w:tblPr><w:tblInd w:w="0" w:type="dxa"/>{borders}{margins}</w:tblPr>{first}</w:style>'
    )
