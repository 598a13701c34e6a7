"""Papers as one web page that needs nothing else: no script, no other file, one style sheet in its head.

Numbers are text of the page, not counters of its style sheet: they are cited, so they must be found, copied and read
aloud as they are printed.
"""

from base64 import b64encode
from collections.abc import Iterator, Sequence
from html import escape
from itertools import groupby

from clerk_app.documents.blocks import (
    Block,
    Cell,
    CellBlock,
    Document,
    Heading,
    ListEntry,
    Metadata,
    PageBreak,
    Paragraph,
    PlainList,
    Quotation,
    Role,
    Row,
    Ruling,
    Run,
    Runs,
    SignatureBlock,
    Table,
    TitleBlock,
    TitleLine,
    plain,
)
from clerk_app.documents.page_numbers import without_pages
from clerk_app.documents.style import Alignment, PageStyle, TextStyle
from clerk_app.documents.text_rules import language_tag, paper_language, printable
from clerk_app.domain.links import safe_link
from clerk_app.domain.minutes import ListMarker
from clerk_app.domain.picture import Picture

_NOTHING_IS_FETCHED = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"
_ALIGNED = {Alignment.LEFT: "left", Alignment.CENTRE: "center", Alignment.RIGHT: "right"}
_HEADING_ROLES = (Role.HEADING_1, Role.HEADING_2, Role.HEADING_3)
_LIST_ROLES = (Role.LIST_1, Role.LIST_2, Role.LIST_3)


def write_html(document: Document, style: PageStyle) -> bytes:
    """The paper as a page of HTML in the look of the style; equal input gives equal bytes."""
    shows = any(isinstance(block, TitleBlock) and block.logo is not None for block in document.blocks)
    return f"{_head(document.metadata, style, shows_picture=shows)}{_body(document, style)}</html>\n".encode()


def _head(metadata: Metadata, style: PageStyle, *, shows_picture: bool) -> str:
    allowed = f"{_NOTHING_IS_FETCHED}; img-src data:" if shows_picture else _NOTHING_IS_FETCHED
    said = {
        "author": metadata.author,
        "description": metadata.subject,
        "keywords": ", ".join(metadata.keywords),
        "dcterms.created": metadata.created.isoformat(),
        "dcterms.modified": metadata.modified.isoformat(),
        "dcterms.identifier": f"urn:uuid:{metadata.export_id}",
    }
    metas = "".join(f'<meta name="{name}" content="{_safe(words)}">\n' for name, words in said.items() if words)
    return (
        f'<!DOCTYPE html>\n<html lang="{_safe(paper_language(metadata))}">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{allowed}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{_safe(metadata.title)}</title>\n{metas}<style>\n{_sheet(style)}</style>\n</head>\n"
    )


def _body(document: Document, style: PageStyle) -> str:
    furniture = document.furniture
    writer = _Writer(style)
    before = [_line("p", Role.BANNER, plain(furniture.banner))]
    if not document.begins_with_title:
        before.append(_line("p", Role.HEADER, plain(furniture.header)))
    footer = _line("p", Role.FOOTER, plain(furniture.footer))
    pieces = [*before, "<main>\n", *writer.blocks(without_pages(document.blocks)), "</main>\n", footer]
    return f"<body>\n{''.join(pieces)}</body>\n"


class _Writer:
    """Writes blocks in the numbers of a style."""

    def __init__(self, style: PageStyle) -> None:
        self._style = style

    def blocks(self, blocks: Sequence[Block]) -> Iterator[str]:
        """Each block's HTML, entries after one another as lists."""
        for are_entries, group in groupby(blocks, lambda block: isinstance(block, ListEntry)):
            if are_entries:
                yield _lists([block for block in group if isinstance(block, ListEntry)])
            else:
                yield from map(self._block, group)

    def _block(self, block: Block) -> str:
        match block:
            case Heading():
                number = self._style.heading_number.printed(block.number)
                return _line(f"h{block.level + 1}", _HEADING_ROLES[block.level - 1], block.runs, number)
            case Paragraph():
                return self._paragraph(block)
            case Quotation():
                return f"<blockquote>{_line('p', Role.QUOTATION, block.runs)}</blockquote>\n"
            case PlainList():
                return _plain_list(block)
            case Table():
                return self._table(block)
            case TitleBlock():
                lines = "".join(map(_title_line, block.lines))
                return self._logo(block.logo) + lines + (_page_break() if block.own_page else "")
            case SignatureBlock():
                return _signature(block)
            case PageBreak():
                return _page_break()
            case ListEntry():
                return _lists((block,))

    def _logo(self, picture: Picture | None) -> str:
        """The logo within the page itself, which fetches nothing."""
        if picture is None:
            return ""
        width, _ = self._style.size_of(picture)
        size = _em(width, self._style.text(Role.BODY).size).removesuffix("em")
        data = b64encode(picture.data).decode("ascii")
        return (
            f'<p class="{Role.LOGO}"><img src="data:image/{picture.kind};base64,{data}" '
            f'alt="{_safe(picture.description)}" style="width: {size}rem"></p>\n'
        )

    def _paragraph(self, block: Paragraph) -> str:
        beside = _line("p", Role.ASIDE, block.aside)
        return beside + _line("p", block.role, block.runs, self._style.number_format(block.role).printed(block.number))

    def _table(self, table: Table) -> str:
        columns = "".join(f'<col style="width:{share / sum(table.widths):.2%}">' for share in table.widths)
        header = "".join(self._row(row, column_headers=True) for row in table.header)
        rows = "".join(self._row(row, row_header=table.row_headers) for row in table.rows)
        head = f"<thead>\n{header}</thead>\n" if header else ""
        return (
            f'<table class="{table.ruling}">\n{_caption(table)}<colgroup>{columns}</colgroup>\n{head}'
            f"<tbody>\n{rows}</tbody>\n</table>\n"
        )

    def _row(self, row: Row, *, column_headers: bool = False, row_header: bool = False) -> str:
        cells = []
        for place, cell in enumerate(row.cells):
            scope = ""
            if column_headers:
                scope = "col" if cell.span == 1 else "colgroup"
            elif cell.heads:
                scope = "col"
            elif row_header and place == 0 and cell.blocks:
                scope = "row"
            cells.append(self._cell(cell, scope))
        return f"<tr>{''.join(cells)}</tr>\n"

    def _cell(self, cell: Cell, scope: str) -> str:
        span = f' colspan="{cell.span}"' if cell.span > 1 else ""
        inside = self._in_cell(cell.blocks)
        return f'<th scope="{scope}"{span}>{inside}</th>' if scope else f"<td{span}>{inside}</td>"

    def _in_cell(self, blocks: Sequence[CellBlock]) -> str:
        if len(blocks) == 1 and isinstance(blocks[0], Paragraph) and not blocks[0].number:
            return _runs(blocks[0].runs)
        return "".join(self.blocks(blocks))


def _line(element: str, role: Role, runs: Runs, number: str = "") -> str:
    """One element with the look of its role; nothing where there are no words."""
    inside = f"{_number(number)}{_runs(runs)}"
    return f'<{element} class="{role}{" numbered" if number else ""}">{inside}</{element}>\n' if inside else ""


def _title_line(line: TitleLine) -> str:
    return _line("h1" if line.role is Role.TITLE else "p", line.role, line.runs)


def _page_break() -> str:
    return '<div class="page"></div>\n'


def _plain_list(block: PlainList) -> str:
    # Safari forgets that a list without marks is one, unless the role says so.
    entries = "".join(f"<li>{_runs(entry.runs)}</li>\n" for entry in block.entries)
    return f'<ul class="{Role.PLAIN_LIST}" role="list">\n{entries}</ul>\n'


def _lists(entries: Sequence[ListEntry]) -> str:
    """Entries as lists within one another; one begins where the marker changes."""
    pieces: list[str] = []
    open_lists: list[tuple[int, ListMarker]] = []

    def close_one() -> None:
        pieces.append(f"</li>\n</{_list_element(open_lists.pop()[1])}>\n")

    for entry in entries:
        place = (entry.level, entry.marker)
        while open_lists and (open_lists[-1][0] > entry.level or _is_another(open_lists[-1], place)):
            close_one()
        if open_lists and open_lists[-1] == place:
            pieces.append("</li>\n")
        else:
            element = _list_element(entry.marker)
            pieces.append(f'<{element} class="{_LIST_ROLES[entry.level]}" role="list">\n')
            open_lists.append(place)
        pieces.append(f"<li>{_mark(entry)}{_runs(entry.runs)}")
    while open_lists:
        close_one()
    return "".join(pieces)


def _is_another(one: tuple[int, ListMarker], other: tuple[int, ListMarker]) -> bool:
    return one[0] == other[0] and one[1] is not other[1]


def _list_element(marker: ListMarker) -> str:
    return "ul" if marker is ListMarker.BULLET else "ol"


def _signature(block: SignatureBlock) -> str:
    labels = "".join(_line("p", Role.SIGNATURE, plain(label)) for label in block.labels)
    return f'<div class="sign">\n{_line("p", Role.SIGNED, block.statement)}{labels}</div>\n'


def _caption(table: Table) -> str:
    """The caption, with what the table shows for those who cannot see it."""
    unseen = f'<span class="unseen">{_safe(table.description)}</span>' if table.description else ""
    inside = f"{_runs(table.caption)}{' ' if table.caption and unseen else ''}{unseen}"
    return f'<caption class="{Role.CAPTION}">{inside}</caption>\n' if inside else ""


def _mark(entry: ListEntry) -> str:
    # The list itself tells a screen reader of its entries; a bullet would be read out besides.
    mark = _number(entry.number)
    return mark.replace("<span", '<span aria-hidden="true"', 1) if entry.marker is ListMarker.BULLET else mark


def _number(number: str) -> str:
    """The number with the space behind it inside, so that the text begins where its later lines do."""
    return f'<span class="number">{_safe(number)} </span>' if number else ""


def _runs(runs: Runs) -> str:
    return "".join(map(_run, runs))


def _run(run: Run) -> str:
    inside = _safe(run.text).replace("\n", "<br>\n")
    for is_marked, element in ((run.amended, "ins"), (run.underline, "u"), (run.italic, "em"), (run.bold, "strong")):
        inside = f"<{element}>{inside}</{element}>" if is_marked else inside
    address, language = safe_link(run.link) if run.link else "", language_tag(run.language)
    inside = f'<span lang="{_safe(language)}">{inside}</span>' if language else inside
    return f'<a href="{_safe(address)}">{inside}</a>' if address else inside


def _safe(text: str) -> str:
    return escape(printable(text))


def _sheet(style: PageStyle) -> str:
    """The look of the style, in sizes that follow the reader's own."""
    page, table = style.page, style.table
    body, entry = style.text(Role.BODY).size, style.text(Role.LIST_1)
    return "".join(
        f"{rule}\n"
        for rule in (
            f"@page {{ size: {page.width:.0f}pt {page.height:.0f}pt; margin: {page.top:.0f}pt {page.right:.0f}pt "
            f"{page.bottom:.0f}pt {page.left:.0f}pt }}",
            f':root {{ color-scheme: light; font-family: "{style.family}", system-ui, sans-serif; background: #fff }}',
            f"body {{ max-width: {page.text_width / body:.0f}rem; margin: 2rem auto; padding: 0 1rem }}",
            "h1, h2, h3, h4, p, ul, ol, li, blockquote { margin: 0; padding: 0; font-weight: inherit }",
            "ul, ol { list-style: none }",
            *((f"html {{ font-size: {style.on_screen}% }}",) if style.on_screen != 100 else ()),
            ".number { display: inline-block; white-space: pre; font-variant-numeric: tabular-nums; text-indent: 0 }",
            f"a {{ color: #{style.link_colour} }}",
            *(_rule(role, style) for role in Role),
            f"table {{ width: 100%; border-collapse: collapse; margin: {_em(table.before, body)} 0 "
            f"{_em(table.after, body)} }}",
            "caption { text-align: left }",
            f"th, td {{ text-align: left; vertical-align: top; padding: {_em(table.padding_top, body)} "
            f"{_em(table.padding_side, body)}; {_look(style.text(Role.CELL), body)} }}",
            f".{Ruling.GRID} :is(th, td) {{ border: 1px solid #{table.line_colour} }}",
            f".{Ruling.ROWS} tr {{ border-bottom: 1px solid #{table.line_colour} }}",
            f"th {{ {_look(style.text(Role.CELL_HEADER), body)} }}",
            f":is(.{Ruling.GRID}, .{Ruling.ROWS}) thead th {{ background: #{table.header_fill} }}",
            f":is(th, td) > .{Role.LIST_1} {{ padding-left: {_em(entry.hanging, entry.size)} }}",
            f".{Role.SIGNATURE} {{ border-top: 1px solid; max-width: {_em(style.signature_line, body)}; "
            "margin-top: 3em }",
            *((_beside(style),) if style.aside else ()),
            ".unseen { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%) }",
            "@media print { body { max-width: none; margin: 0; padding: 0 } .page { break-after: page } "
            "thead { display: table-header-group } tr, .sign { break-inside: avoid } "
            "h1, h2, h3, h4, caption { break-after: avoid } }",
        )
    )


def _beside(style: PageStyle) -> str:
    width = _em(style.aside, style.text(Role.ASIDE).size)
    return f".{Role.ASIDE} {{ float: right; clear: right; width: {width} }}"


def _rule(role: Role, style: PageStyle) -> str:
    body = style.text(Role.BODY).size
    look = style.text(role)
    if role in _LIST_ROLES:
        return _list_rules(role, look, style)
    hanging = look.hanging / look.size
    ruled = f"; border-bottom: {look.rule:.2g}pt solid #{look.colour}" if look.rule else ""
    rules = [
        f".{role} {{ {_look(look, body)}; margin: {_em(look.before, look.size)} {_em(look.right, look.size)} "
        f"{_em(look.after, look.size)} 0; padding-left: {_em(look.left, look.size)}"
        + ruled
        + (f"; text-align: {_ALIGNED[look.alignment]}" if look.alignment is not Alignment.LEFT else "")
        + " }"
    ]
    if hanging:
        rules.append(
            f".{role}.numbered {{ text-indent: {-hanging:.3f}em }} .{role} > .number {{ min-width: {hanging:.3f}em }}"
        )
    if role in _HEADING_ROLES:
        rules.append(f".{role}:not(.numbered) {{ padding-left: 0 }}")
    return "\n".join(rules)


def _list_rules(role: Role, look: TextStyle, style: PageStyle) -> str:
    """A list stands in the text of the list that holds it, and the first at the edge that the style gives it."""
    place = _LIST_ROLES.index(role)
    outer = style.text(_LIST_ROLES[place - 1]).left if place else 0.0
    size, hanging = look.size, look.hanging / look.size
    return (
        f".{role} {{ {_look(look, style.text(Role.BODY).size)}; margin-bottom: {_em(look.after, size)}; "
        f"padding-left: {_em(look.left - outer, size)} }} li > .{role} {{ margin-bottom: 0 }}\n"
        f".{role} > li {{ text-indent: {-hanging:.3f}em }} .{role} > li > .number {{ min-width: {hanging:.3f}em }}"
    )


def _look(look: TextStyle, body: float) -> str:
    facts = (
        f"font-size: {look.size / body:.3f}rem",
        f"line-height: {look.leading / look.size:.2f}",
        f"color: #{look.colour}",
        f"font-weight: {'bold' if look.bold else 'normal'}",
        f"font-style: {'italic' if look.italic else 'normal'}",
    )
    return "; ".join(facts)


def _em(length: float, size: float) -> str:
    return f"{length / size:.3f}em"
