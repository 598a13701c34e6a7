"""The typographic part of a house style: page, fonts, named paragraph styles, how numbers and tables look.

What is printed and numbered is decided in `domain.house_style`; here is only how it looks, alike in Word and PDF.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from types import MappingProxyType

from clerk_app.documents.blocks import Role, Ruling
from clerk_app.documents.units import NOTHING, Length, mm, pt

_MARGIN = mm(13)
_NUMBER_WIDTH = mm(8)


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
    role. Space before is dropped at the top of a page. `colour` is six hexadecimal digits.
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
    """Everything a writer needs to know about looks. `texts` has every role."""

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

    def __post_init__(self) -> None:
        missing = [role for role in Role if role not in self.texts]
        if missing:
            raise ValueError(f"house style {self.key!r} has no look for {', '.join(missing)}")

    def text(self, role: Role) -> TextStyle:
        """The look of a role."""
        return self.texts[role]

    def number_format(self, role: Role) -> NumberFormat:
        """What is printed around the number of a paragraph of a role; the number of an item is that of a heading."""
        return self.heading_number if role is Role.ITEM_NUMBER else self.paragraph_number


def _texts(margin: Length = _MARGIN) -> dict[Role, TextStyle]:
    """The looks of all roles; numbers and headings hang in the margin to the left of the minutes."""
    step = mm(7)
    minute = TextStyle(word_name="Minute", left=margin, hanging=margin)
    ink = "17324A"
    heading = TextStyle(
        word_name="heading 1", size=pt(13), leading=pt(17), before=pt(16), after=pt(5), left=margin, hanging=margin,
        bold=True, colour=ink, keep_with_next=True,
    )  # fmt: skip
    entry = TextStyle(word_name="List", left=Length(margin + step), hanging=step, after=pt(5), tight=True)
    small = TextStyle(word_name="header", size=pt(8.5), leading=pt(11), after=NOTHING, colour="5A6570")
    in_table = TextStyle(word_name="Table Text", size=pt(9.5), leading=pt(13), after=NOTHING)
    return {
        Role.TITLE: TextStyle(
            word_name="Title", size=pt(21), leading=pt(27), after=pt(6), bold=True, colour=ink, keep_with_next=True
        ),
        Role.SUBTITLE: TextStyle(
            word_name="Subtitle", size=pt(14), leading=pt(19), after=pt(4), colour=ink, keep_with_next=True
        ),
        Role.DETAIL: TextStyle(word_name="Meeting Detail", size=pt(11), leading=pt(16), after=pt(10), colour="47535E"),
        Role.HEADING_1: heading,
        Role.HEADING_2: replace(heading, word_name="heading 2", size=pt(11.5), leading=pt(16), before=pt(10)),
        Role.HEADING_3: replace(heading, word_name="heading 3", size=pt(10.5), leading=pt(15), before=pt(8)),
        Role.BODY: TextStyle(word_name="Body Text"),
        Role.MINUTE: minute,
        Role.CONTINUATION: replace(minute, word_name="Minute Continued", hanging=NOTHING),
        Role.DECISION: replace(minute, word_name="Decision", bold=True),
        Role.ACTION: replace(minute, word_name="Action", colour=ink),
        Role.NOTE: replace(minute, word_name="Note", italic=True, hanging=NOTHING, colour="47535E"),
        Role.QUOTATION: replace(
            minute, word_name="Quote", left=Length(margin + step), right=step, hanging=NOTHING, italic=True
        ),
        Role.LIST_1: entry,
        Role.LIST_2: replace(entry, word_name="List 2", left=Length(margin + 2 * step)),
        Role.LIST_3: replace(entry, word_name="List 3", left=Length(margin + 3 * step)),
        Role.PLAIN_LIST: TextStyle(word_name="Plain List", tight=True, after=pt(10)),
        Role.CELL: in_table,
        Role.CELL_HEADER: replace(in_table, word_name="Table Heading", bold=True, colour=ink, keep_with_next=True),
        Role.CAPTION: TextStyle(
            word_name="caption", size=pt(9.5), leading=pt(13), before=pt(6), after=pt(3), bold=True, keep_with_next=True
        ),
        Role.ITEM_NUMBER: replace(
            heading, word_name="Item Number", before=NOTHING, left=_NUMBER_WIDTH, hanging=_NUMBER_WIDTH,
            keep_with_next=False,
        ),
        Role.SIGNATURE: TextStyle(word_name="Signature Line", before=pt(16), after=pt(2), keep_with_next=True),
        Role.HEADER: small,
        Role.FOOTER: replace(small, word_name="footer"),
        Role.BANNER: replace(
            small, word_name="Draft Banner", size=pt(9.5), leading=pt(13), after=pt(4), bold=True, colour="9C2A1B",
            alignment=Alignment.CENTRE,
        ),
    }  # fmt: skip


def _with_airy_lists(looks: Mapping[Role, TextStyle]) -> dict[Role, TextStyle]:
    """The looks for boards whose list entries are as long as paragraphs: a gap between them, a larger one below all."""
    entries = (Role.LIST_1, Role.LIST_2, Role.LIST_3)
    below = (Role.BODY, Role.MINUTE, Role.CONTINUATION, Role.DECISION, Role.ACTION, Role.NOTE, Role.QUOTATION)
    return {
        **looks,
        **{role: replace(looks[role], tight=False, after=pt(4)) for role in entries},
        **{role: replace(looks[role], before=looks[role].after) for role in below},
    }


def _item_table_texts() -> dict[Role, TextStyle]:
    """Everything stands in cells, so nothing hangs in a margin; of an item's heading the title alone is bold."""
    looks = _with_airy_lists(_texts(NOTHING))
    heading = replace(looks[Role.HEADING_1], size=pt(11), leading=pt(15.5), before=NOTHING, bold=False)
    looks[Role.HEADING_1] = heading
    looks[Role.ITEM_NUMBER] = replace(
        looks[Role.ITEM_NUMBER], size=heading.size, leading=heading.leading, after=heading.after
    )
    looks[Role.DETAIL] = replace(looks[Role.SUBTITLE], word_name=looks[Role.DETAIL].word_name, after=pt(12))
    looks[Role.ACTION] = replace(looks[Role.ACTION], after=pt(9))
    looks[Role.PLAIN_LIST] = replace(looks[Role.PLAIN_LIST], size=pt(10), leading=pt(14.5), after=NOTHING)
    looks[Role.CELL_HEADER] = replace(looks[Role.CELL_HEADER], size=pt(10), leading=pt(14))
    return looks


def _calling(style: PageStyle) -> PageStyle:
    """The look of an agenda and a notice: few lines under many headings, which stand closer than in minutes."""
    looks = dict(style.texts)
    for role, before in ((Role.HEADING_1, pt(9)), (Role.HEADING_2, pt(6)), (Role.HEADING_3, pt(6))):
        if looks[role].before > before:
            looks[role] = replace(looks[role], before=before, after=pt(2))
    for role in (Role.CONTINUATION, Role.NOTE, Role.LIST_1):
        looks[role] = replace(looks[role], before=NOTHING, after=pt(2))
    table = replace(style.table, padding_top=min(style.table.padding_top, pt(3)), padding_bottom=pt(3))
    return replace(style, texts=MappingProxyType(looks), table=table)


NUMBERED_BY_ITEM = PageStyle(key="numbered-by-item", texts=MappingProxyType(_texts()))
"""The look that goes with the house style of the same key."""

ITEM_TABLE = PageStyle(
    key="item-table",
    texts=MappingProxyType(_item_table_texts()),
    page=PageSetup(left=mm(22), right=mm(22)),
    table=TableStyle(padding_side=pt(6), padding_top=pt(5), padding_bottom=pt(5), before=pt(8), after=pt(12)),
)
"""The look of minutes laid out as tables."""

WEB_ITEM = PageStyle(key="web-item", texts=MappingProxyType(_with_airy_lists(_texts())))
"""The look of items as they stand on the web."""

PAGE_STYLES = MappingProxyType({style.key: style for style in (NUMBERED_BY_ITEM, ITEM_TABLE, WEB_ITEM)})

_CALLING_STYLES = MappingProxyType({key: _calling(style) for key, style in PAGE_STYLES.items()})


def page_style(key: str, *, calling: bool = False) -> PageStyle:
    """The look of the house style with that key, or the default where there is none; of papers that call a meeting."""
    styles = _CALLING_STYLES if calling else PAGE_STYLES
    return styles.get(key, styles[NUMBERED_BY_ITEM.key])
