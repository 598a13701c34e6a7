"""PDF files: tagged, archival, the same bytes for the same paper.

This is the door: reportlab is loaded when the first paper is written, not when the program starts.
"""

from clerk_app.documents.blocks import Document
from clerk_app.documents.laid import LaidPaper
from clerk_app.documents.style import PageStyle
from clerk_app.documents.text_rules import MissingCharacter


def write_pdf(document: Document, style: PageStyle) -> bytes:
    """The tagged PDF of a paper, PDF/UA-1 and PDF/A-2a at once; equal input gives equal bytes."""
    from clerk_app.documents.pdf import writer  # noqa: PLC0415

    return writer.write_pdf(document, style)


def lay_pdf(document: Document, style: PageStyle) -> LaidPaper:
    """The very bytes that `write_pdf` gives, with the place on its pages of each source of the document."""
    from clerk_app.documents.pdf import writer  # noqa: PLC0415

    return writer.lay_pdf(document, style)


def unprintable(document: Document, style: PageStyle) -> tuple[MissingCharacter, ...]:
    """The characters that the PDF shows as empty boxes, to tell the clerk before the paper goes out."""
    from clerk_app.documents.pdf import writer  # noqa: PLC0415

    return writer.unprintable(document, style)
