"""What the look of a house style (`domain.page_look`) comes to: the page, and each kind of paragraph, number and table.

Word and PDF look alike by it.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import lru_cache
from types import MappingProxyType

from clerk_app.documents.blocks import Role, Ruling
from clerk_app.documents.units import NOTHING, Length, mm, pt
from clerk_app.domain.house_style import ActionPlacement, HouseStyle, ItemLayout, ParagraphNumbers
from clerk_app.domain.numbering import MarkForm
from clerk_app.domain.page_look import (
    SHEETS,
    SMALLEST_TYPE,
    LogoPlace,
    Look,
    NumberLook,
    Sheet,
    TableLook,
    Typeface,
    TypeLook,
)
from clerk_app.domain.picture import Picture

_USUAL_STEP, _NUMBER_WIDTH = 70, 80
"""How far lists stand in, and the room for the number of an item beside it, which goes along with that."""
_GUTTER = mm(5)
_USUAL_SIZE = 105
_LEAST_LOGO = mm(5)
ROUND_RUNNING_LOGO = pt(6)
"""The room between a logo at the head of a page and the words above and below it."""
BELOW_LOGO_HEAD = pt(12)
"""The room between the head of a page that bears the logo and its text."""
_WIDEST_STEP = 300
_MOST_OF_TEXT = 0.4
"""What a column beside the text takes of its width at most."""
_LARGE = pt(14)
_LARGE_ON_SCREEN = 117
"""What makes 14 points of the 12 that browsers begin with."""
_STYLES_KEPT = 32


class FontFamily(StrEnum):
    """A family whose files come with the program."""

    LATO = "Lato"
    IBM_PLEX_SERIF = "IBM Plex Serif"


class Alignment(StrEnum):
    """Where the lines of a paragraph stand."""

    LEFT = "left"
    CENTRE = "centre"
    RIGHT = "right"


@dataclass(frozen=True, slots=True, kw_only=True)
class PageSetup:
    """A page. The running header and footer stand inside the top and bottom margins, this far from the paper's edge."""

    width: Length = mm(210)
    height: Length = mm(297)
    top: Length = mm(28)
    bottom: Length = mm(25)
    left: Length = mm(25)
    right: Length = mm(25)
    header_from_edge: Length = mm(12)
    footer_from_edge: Length = mm(12)

    @property
    def text_width(self) -> Length:
        """From the left to the right margin."""
        return Length(self.width - self.left - self.right)


@dataclass(frozen=True, slots=True, kw_only=True)
class TextStyle:
    """How the paragraphs of a role look.

    `word_name` is the style's name in Word's gallery (Word's own names where it has one). `left` is where the text
    stands; a number or marker hangs `hanging` to the left of it. `tight` drops the space between two paragraphs of this
    role. Space before is dropped at the top of a page. `colour` is six hexadecimal digits. `rule` is the width of a
    line below, as wide as the text.
    """

    word_name: str
    size: Length = pt(10.5)
    leading: Length = pt(15)
    before: Length = NOTHING
    after: Length = pt(7)
    left: Length = NOTHING
    right: Length = NOTHING
    hanging: Length = NOTHING
    bold: bool = False
    italic: bool = False
    colour: str = "1A1A1A"
    keep_with_next: bool = False
    tight: bool = False
    alignment: Alignment = Alignment.LEFT
    rule: Length = NOTHING


@dataclass(frozen=True, slots=True, kw_only=True)
class NumberFormat:
    """What is printed around a bare number."""

    prefix: str = ""
    suffix: str = ""

    def printed(self, number: str) -> str:
        """The number as printed; nothing where there is none."""
        return f"{self.prefix}{number}{self.suffix}" if number else ""


@dataclass(frozen=True, slots=True, kw_only=True)
class TableStyle:
    """How tables look: colours as six hexadecimal digits, the space inside cells and around a table."""

    line_colour: str = "B4BCC4"
    line_width: Length = pt(0.5)
    header_fill: str = "EEF2F5"
    padding_side: Length = pt(5)
    padding_top: Length = pt(3)
    padding_bottom: Length = pt(3)
    plain_padding: Length = pt(1)
    before: Length = pt(4)
    after: Length = pt(10)

    def above_and_below(self, ruling: Ruling) -> tuple[Length, Length]:
        """The room in a cell above and below its text: rows without lines stand as close as lines of a list."""
        if ruling is Ruling.NONE:
            return self.plain_padding, self.plain_padding
        return self.padding_top, self.padding_bottom


@dataclass(frozen=True, slots=True, kw_only=True)
class PageStyle:
    """Everything a writer needs to know about looks. `texts` has every role.

    `marks` is the form of the marks of lists, `through` whether paragraphs count on from item to item. `aside` is the
    width of a column at the right margin that what stands beside paragraphs has; nothing where there is none.
    `on_screen` is how large a web page is set, in percent of what its reader has chosen for text. `below_title` is the
    least space between the lines of a title and what follows them.
    """

    key: str
    texts: Mapping[Role, TextStyle]
    family: FontFamily = FontFamily.LATO
    page: PageSetup = PageSetup()
    heading_number: NumberFormat = NumberFormat(suffix=".")
    paragraph_number: NumberFormat = NumberFormat()
    table: TableStyle = TableStyle()
    link_colour: str = "1B4F8A"
    cover_drop: Length = mm(75)
    signature_line: Length = mm(75)
    marks: MarkForm = MarkForm.DOT
    through: bool = False
    aside: Length = NOTHING
    logo_height: Length = mm(18)
    initials_line: Length = mm(20)
    on_screen: int = 100
    below_title: Length = pt(14)

    def __post_init__(self) -> None:
        missing = [role for role in Role if role not in self.texts]
        if missing:
            raise ValueError(f"house style {self.key!r} has no look for {', '.join(missing)}")

    def size_of(self, picture: Picture) -> tuple[Length, Length]:
        """Width and height of a logo on paper: as high as the style has it, and never wider than half of the text."""
        height = max(self.logo_height, _LEAST_LOGO)
        width = min(height * picture.width / picture.height, self.page.text_width / 2)
        return Length(width), Length(width * picture.height / picture.width)

    def text(self, role: Role) -> TextStyle:
        """The look of a role."""
        return self.texts[role]

    def number_format(self, role: Role) -> NumberFormat:
        """What is printed around the number of a paragraph of a role; the number of an item is that of a heading."""
        return self.heading_number if role is Role.ITEM_NUMBER else self.paragraph_number


@lru_cache(_STYLES_KEPT)
def page_style(style: HouseStyle, *, calling: bool = False, large: bool = False) -> PageStyle:
    """How the pages of a house style look; those of papers that call a meeting are closer set.

    `large`: its typeface and colours in large print, without a margin for numbers.
    """
    look = style.look
    texts = _texts(look)
    if look.airy_lists:
        texts = _with_airy_lists(texts)
    if style.items is ItemLayout.TABLE:
        texts = _in_cells(texts)
    has_column = style.actions is ActionPlacement.MARGIN and style.items is not ItemLayout.TABLE and not large
    page = _page(look.sheet)
    column = Length(min(_mm(look.margin_column), page.text_width * _MOST_OF_TEXT)) if has_column else NOTHING
    if column:
        texts = _beside_a_column(texts, column)
    made = PageStyle(
        key=style.key,
        texts=MappingProxyType(texts),
        family=_FAMILIES[look.typeface],
        page=page,
        heading_number=_number(look.heading_number),
        paragraph_number=_number(look.paragraph_number),
        table=_table(look.table),
        link_colour=look.link_colour,
        cover_drop=_mm(look.cover_drop),
        signature_line=_mm(look.signature_line),
        marks=style.list_marks,
        through=style.paragraphs is ParagraphNumbers.THROUGH,
        aside=column,
        logo_height=_mm(look.logo_height),
        below_title=pt(14 * look.text.size / _USUAL_SIZE),
    )
    if large:
        return _large(made)
    return _calling(made) if calling else made


_FAMILIES = {Typeface.LATO: FontFamily.LATO, Typeface.IBM_PLEX_SERIF: FontFamily.IBM_PLEX_SERIF}


_LOGOS = {LogoPlace.CENTRE: Alignment.CENTRE, LogoPlace.RIGHT: Alignment.RIGHT}


def _mm(tenths: int) -> Length:
    return mm(tenths / 10)


def _pt(tenths: int) -> Length:
    return pt(tenths / 10)


def _page(sheet: Sheet) -> PageSetup:
    width, height = SHEETS[sheet.size]
    return PageSetup(
        width=_mm(width),
        height=_mm(height),
        top=_mm(sheet.top),
        bottom=_mm(sheet.bottom),
        left=_mm(sheet.left),
        right=_mm(sheet.right),
        header_from_edge=_mm(sheet.header_from_edge),
        footer_from_edge=_mm(sheet.footer_from_edge),
    )


def _number(look: NumberLook) -> NumberFormat:
    return NumberFormat(prefix=look.prefix, suffix=look.suffix)


def _table(look: TableLook) -> TableStyle:
    return TableStyle(
        line_colour=look.line_colour,
        line_width=_pt(look.line_width),
        header_fill=look.header_fill,
        padding_side=_pt(look.padding_side),
        padding_top=_pt(look.padding_top),
        padding_bottom=_pt(look.padding_bottom),
        before=_pt(look.before),
        after=_pt(look.after),
    )


def _sized(style: TextStyle, look: TypeLook) -> TextStyle:
    return replace(
        style,
        size=_pt(look.size),
        leading=_pt(look.leading),
        before=_pt(look.before),
        after=_pt(look.after),
        bold=look.bold,
    )


def _texts(look: Look) -> dict[Role, TextStyle]:
    """The looks of all roles; numbers and headings hang in the margin to the left of the minutes."""
    list_step = min(look.list_step, _WIDEST_STEP)
    margin, step, ink = _mm(look.number_width), _mm(list_step), look.heading_colour
    item_number = _mm(list_step + _NUMBER_WIDTH - _USUAL_STEP)
    running = max(look.running_size, SMALLEST_TYPE)
    table_size = max(look.text.size - look.table_smaller, SMALLEST_TYPE)
    table_leading = max(look.text.leading - 2 * look.table_smaller, table_size)
    # The spaces that no style names grow with its type.
    scale = look.text.size / _USUAL_SIZE
    places = Alignment.CENTRE if look.centred_title else Alignment.LEFT
    text = _sized(TextStyle(word_name="Body Text", colour=look.text_colour), look.text)
    minute = replace(text, word_name="Minute", left=margin, hanging=margin)
    headings = [
        _sized(
            TextStyle(word_name=f"heading {level}", left=margin, hanging=margin, colour=ink, keep_with_next=True), one
        )
        for level, one in enumerate(look.headings, start=1)
    ]
    headings[0] = replace(headings[0], rule=_pt(look.heading_rule))
    title = _sized(TextStyle(word_name="Title", colour=ink, keep_with_next=True, alignment=places), look.title)
    subtitle_size = pt(title.size * 2 / 3)
    entry = replace(text, word_name="List", left=Length(margin + step), hanging=step, after=pt(5 * scale), tight=True)
    small = TextStyle(
        word_name="header",
        size=_pt(running),
        leading=_pt(running + 25),
        after=NOTHING,
        colour="5A6570",
    )
    in_table = replace(
        text,
        word_name="Table Text",
        size=_pt(table_size),
        leading=_pt(table_leading),
        after=NOTHING,
    )
    return {
        Role.TITLE: title,
        Role.SUBTITLE: replace(
            title, word_name="Subtitle", size=subtitle_size, leading=pt(subtitle_size + 5), after=pt(4), bold=False
        ),
        Role.DETAIL: replace(
            text, word_name="Meeting Detail", size=pt(text.size + 0.5), leading=pt(text.leading + 1),
            after=pt(10 * scale), colour="47535E", alignment=places,
        ),
        Role.HEADING_1: headings[0],
        Role.HEADING_2: headings[1],
        Role.HEADING_3: headings[2],
        Role.BODY: text,
        Role.MINUTE: minute,
        Role.CONTINUATION: replace(minute, word_name="Minute Continued", hanging=NOTHING),
        Role.DECISION: replace(minute, word_name="Decision", bold=True),
        Role.ACTION: replace(minute, word_name="Action", colour=ink),
        Role.NOTE: replace(minute, word_name="Note", italic=look.italics, hanging=NOTHING, colour="47535E"),
        Role.QUOTATION: replace(
            minute, word_name="Quote", left=Length(margin + step), right=step, hanging=NOTHING, italic=look.italics
        ),
        Role.LIST_1: entry,
        Role.LIST_2: replace(entry, word_name="List 2", left=Length(margin + 2 * step)),
        Role.LIST_3: replace(entry, word_name="List 3", left=Length(margin + 3 * step)),
        Role.PLAIN_LIST: replace(text, word_name="Plain List", tight=True, after=pt(10 * scale)),
        Role.CELL: in_table,
        Role.CELL_HEADER: replace(in_table, word_name="Table Heading", bold=True, colour=ink, keep_with_next=True),
        Role.CELL_FIGURE: replace(in_table, word_name="Table Figure", alignment=Alignment.RIGHT),
        Role.CELL_FIGURE_HEADER: replace(
            in_table, word_name="Table Figure Heading", bold=True, colour=ink, keep_with_next=True,
            alignment=Alignment.RIGHT,
        ),
        Role.CAPTION: replace(
            in_table, word_name="caption", before=pt(6 * scale), after=pt(3 * scale), bold=True, keep_with_next=True
        ),
        Role.ITEM_NUMBER: replace(
            headings[0], word_name="Item Number", before=NOTHING, left=item_number, hanging=item_number, rule=NOTHING,
            keep_with_next=False,
        ),
        Role.SIGNED: replace(
            text, word_name="Signed As", before=pt(18 * scale), keep_with_next=True
        ),
        Role.SIGNATURE: replace(
            text, word_name="Signature Line", before=pt(16 * scale), after=pt(2), keep_with_next=True
        ),
        Role.BESIDE: replace(
            minute, word_name="Minute Beside", left=Length(max(margin - _pt(look.table.padding_side), NOTHING)),
            hanging=NOTHING, before=pt(2 * scale), after=pt(2 * scale),
        ),
        Role.ASIDE: replace(
            in_table, word_name="Beside the Text", colour=ink, before=pt(2 * scale),
        ),
        Role.LOGO: replace(
            text, word_name="Logo", alignment=_LOGOS.get(look.logo, Alignment.LEFT), before=NOTHING, after=pt(14),
            keep_with_next=True,
        ),
        Role.HEADER: small,
        Role.FOOTER: replace(small, word_name="footer"),
        Role.BANNER: replace(
            small, word_name="Draft Banner", size=in_table.size, leading=in_table.leading, after=pt(4), bold=True,
            colour="9C2A1B", alignment=Alignment.CENTRE,
        ),
    }  # fmt: skip


def _with_airy_lists(looks: Mapping[Role, TextStyle]) -> dict[Role, TextStyle]:
    """The looks for boards whose list entries are as long as paragraphs: a gap between them, a larger one below all."""
    entries = (Role.LIST_1, Role.LIST_2, Role.LIST_3)
    below = (Role.BODY, Role.MINUTE, Role.CONTINUATION, Role.DECISION, Role.ACTION, Role.NOTE, Role.QUOTATION)
    return {
        **looks,
        **{
            role: replace(looks[role], tight=False, after=pt(4 * looks[role].size / pt(_USUAL_SIZE / 10)))
            for role in entries
        },
        **{role: replace(looks[role], before=looks[role].after) for role in below},
    }


def _beside_a_column(looks: Mapping[Role, TextStyle], width: Length) -> dict[Role, TextStyle]:
    """The looks where a column at the right margin is kept free of the minutes."""
    free = Length(width + _GUTTER)
    return {**looks, **{role: replace(looks[role], right=Length(looks[role].right + free)) for role in _OF_MINUTES}}


_OF_MINUTES = (
    Role.HEADING_1, Role.HEADING_2, Role.HEADING_3, Role.BODY, Role.MINUTE, Role.CONTINUATION, Role.DECISION,
    Role.ACTION, Role.NOTE, Role.QUOTATION, Role.LIST_1, Role.LIST_2, Role.LIST_3,
)  # fmt: skip


def _in_cells(looks: Mapping[Role, TextStyle]) -> dict[Role, TextStyle]:
    """The looks where all stands in cells: their padding parts them, and numbers stand beside headings, not in them."""
    heading, text = looks[Role.HEADING_1], looks[Role.BODY]
    list_size, list_leading = pt(text.size - 0.5), pt(text.leading - 0.5)
    header_size, header_leading = pt(text.size - 0.5), pt(text.leading - 1)
    return {
        **looks,
        Role.ITEM_NUMBER: replace(
            looks[Role.ITEM_NUMBER], size=heading.size, leading=heading.leading, after=heading.after, bold=True
        ),
        Role.DETAIL: replace(looks[Role.SUBTITLE], word_name=looks[Role.DETAIL].word_name, after=pt(12)),
        Role.ACTION: replace(looks[Role.ACTION], after=pt(9)),
        Role.PLAIN_LIST: replace(looks[Role.PLAIN_LIST], size=list_size, leading=list_leading, after=NOTHING),
        **{
            role: replace(looks[role], size=header_size, leading=header_leading)
            for role in (Role.CELL_HEADER, Role.CELL_FIGURE_HEADER)
        },
    }


def _large(style: PageStyle) -> PageStyle:
    """The look of papers in large print: nothing is smaller than 14 points but what stands on every page, lists hang
    from the margin, and what is read in one go stands closer together than what is not.
    """
    step = _mm(_USUAL_STEP)
    text = replace(
        style.text(Role.BODY), size=_LARGE, leading=pt(21), before=NOTHING, after=pt(9), left=NOTHING, hanging=NOTHING
    )
    entry = replace(style.text(Role.LIST_1), size=_LARGE, leading=pt(21), before=NOTHING, after=pt(5), hanging=step)
    looks = {
        role: replace(look, size=max(look.size, _LARGE), leading=max(look.leading, pt(21)))
        for role, look in style.texts.items()
    }
    looks |= {
        Role.BODY: replace(text, word_name=looks[Role.BODY].word_name),
        Role.DETAIL: replace(text, word_name=looks[Role.DETAIL].word_name, colour=looks[Role.DETAIL].colour),
        **{
            role: replace(entry, word_name=looks[role].word_name, left=Length(step * level))
            for level, role in enumerate((Role.LIST_1, Role.LIST_2, Role.LIST_3), start=1)
        },
        **{
            role: replace(
                looks[role], size=pt(size), leading=pt(leading), before=pt(before), after=pt(5), left=NOTHING,
                hanging=NOTHING,
            )
            for role, size, leading, before in (
                (Role.HEADING_1, 22, 28, 20), (Role.HEADING_2, 16, 22, 14), (Role.HEADING_3, 14, 21, 10)
            )
        },
        **{
            role: replace(style.text(role), size=pt(11), leading=pt(14))
            for role in (Role.HEADER, Role.FOOTER, Role.BANNER)
        },
    }  # fmt: skip
    return replace(style, texts=MappingProxyType(looks), on_screen=_LARGE_ON_SCREEN)


def _calling(style: PageStyle) -> PageStyle:
    """The look of an agenda and a notice: few lines under many headings, which stand closer than in minutes."""
    looks = dict(style.texts)
    scale = max(looks[Role.BODY].size / pt(_USUAL_SIZE / 10), 1.0)
    for role, before in (
        (Role.HEADING_1, pt(9 * scale)),
        (Role.HEADING_2, pt(6 * scale)),
        (Role.HEADING_3, pt(6 * scale)),
    ):
        if looks[role].before > before:
            looks[role] = replace(looks[role], before=before, after=pt((5 if looks[role].rule else 2) * scale))
    for role in (Role.CONTINUATION, Role.NOTE, Role.LIST_1):
        looks[role] = replace(looks[role], before=NOTHING, after=pt(2 * scale))
    table = replace(style.table, padding_top=min(style.table.padding_top, pt(3)), padding_bottom=pt(3))
    return replace(style, texts=MappingProxyType(looks), table=table)
