"""The words of WordprocessingML: escaped text, runs and small elements as strings."""

from xml.sax.saxutils import escape

from clerk_app.documents.blocks import Run
from clerk_app.documents.docx.names import AMENDMENT
from clerk_app.documents.text_rules import language_tag, printable

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
NAMESPACES = f'xmlns:w="{W}" xmlns:r="{R}"'
PROLOGUE = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'

_QUOTES = {'"': "&quot;", "\n": " "}


def text(content: str) -> str:
    """Cleaned text, escaped to stand between tags."""
    return escape(printable(content))


def attribute(content: str) -> str:
    """Cleaned text, escaped to stand between double quotes; line breaks become spaces."""
    return escape(printable(content), _QUOTES)


def written(content: str) -> str:
    """Text as the inside of a run, with its line breaks."""
    clean = text(content)
    if "\n" not in clean:
        return f'<w:t xml:space="preserve">{clean}</w:t>' if clean else ""
    lines = (f'<w:t xml:space="preserve">{line}</w:t>' if line else "" for line in clean.split("\n"))
    return "<w:br/>".join(lines)


def run(one: Run, style: str = "") -> str:
    """One run with its marks; nothing where it has no characters. `style` is the id of a character style."""
    inside = written(one.text)
    if not inside:
        return ""
    language = language_tag(one.language)
    style = style or (AMENDMENT if one.amended else "")
    marks = (
        (f'<w:rStyle w:val="{style}"/>' if style else "")
        + ("<w:b/><w:bCs/>" if one.bold else "")
        + ("<w:i/><w:iCs/>" if one.italic else "")
        + ('<w:u w:val="single"/>' if one.underline else "")
        + (f'<w:lang w:val="{language}"/>' if language else "")
    )
    return f"<w:r><w:rPr>{marks}</w:rPr>{inside}</w:r>" if marks else f"<w:r>{inside}</w:r>"


def field(instruction: str) -> str:
    """A field that Word works out, showing 1 until it has."""
    return (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
        f'<w:r><w:instrText xml:space="preserve"> {instruction} </w:instrText></w:r>'
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>1</w:t></w:r>'
        '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )
