"""A Document as the bytes of a PDF that is PDF/UA-1 and PDF/A-2a at once."""

from clerk_app.documents.blocks import Document
from clerk_app.documents.laid import LaidPaper, joined
from clerk_app.documents.page_numbers import names_pages, with_pages
from clerk_app.documents.pdf.brush import Brush
from clerk_app.documents.pdf.file import File, new_document
from clerk_app.documents.pdf.fonts import Covered, Fonts
from clerk_app.documents.pdf.furniture import FurnitureMaker
from clerk_app.documents.pdf.layout import Layout
from clerk_app.documents.pdf.pages import Pages
from clerk_app.documents.pdf.typeface import Typefaces
from clerk_app.documents.style import PageStyle
from clerk_app.documents.text_rules import MissingCharacter, missing_characters

_LAID_AT_MOST = 3
"""Numbers hardly ever change what stands on which page; where they would for ever, some paper has to be the last."""


def write_pdf(document: Document, style: PageStyle) -> bytes:
    """The tagged PDF of a paper; equal input gives equal bytes."""
    return lay_pdf(document, style).data


def lay_pdf(document: Document, style: PageStyle) -> LaidPaper:
    """The tagged PDF of a paper, and where on its pages each source stands.

    A table that names pages is laid without their numbers first, and again until those it has are right.
    """
    if not names_pages(document.blocks):
        return _laid(document, style)
    laid, known = _laid(with_pages(document, {}), style), None
    for _ in range(_LAID_AT_MOST):
        if laid.pages == known:
            break
        known = laid.pages
        laid = _laid(with_pages(document, known), style)
    return laid


def _laid(document: Document, style: PageStyle) -> LaidPaper:
    file = new_document()
    fonts = Fonts(file, style.family)
    faces = Typefaces(fonts)
    layout = Layout(document, style, faces)
    brush = Brush(style)
    furniture = FurnitureMaker(style, document, faces, brush)
    pages = Pages(style, brush, first_top=furniture.first_top, top=furniture.top, bottom=furniture.bottom)
    pages.lay(layout.boxes())
    furniture.draw(pages.finished)
    data = File(file, fonts, style, document.metadata).close(pages.finished, layout.root, pages.bookmarks, pages.places)
    missing = unprintable(document, style) if fonts.boxed else ()
    numbers = {source: page + 1 for source, (page, _) in pages.places.items()} if names_pages(document.blocks) else {}
    return LaidPaper(data, joined(pages.spots), missing, numbers)


def unprintable(document: Document, style: PageStyle) -> tuple[MissingCharacter, ...]:
    """The characters that the PDF shows as empty boxes, to tell the clerk before the paper goes out."""
    return missing_characters(document, Covered(style.family))
