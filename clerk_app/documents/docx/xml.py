"""The words of WordprocessingML: escaped text, runs and small elements as strings."""

import re
import unicodedata
from xml.sax.saxutils import escape

from clerk_app.documents.blocks import Run, Runs
from clerk_app.documents.docx.names import AMENDMENT
from clerk_app.documents.text_rules import language_tag, printable

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
NAMESPACES = f'xmlns:w="{W}" xmlns:r="{R}"'
PROLOGUE = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'

_QUOTES = {'"': "&quot;", "\n": " "}
_FROM_THE_RIGHT = "\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\U00010800-\U00010fff\U0001e800-\U0001efff"
_STRETCH_FROM_THE_RIGHT = re.compile(f"([{_FROM_THE_RIGHT}]+(?:[\\W\\d_]+[{_FROM_THE_RIGHT}]+)*)")
"""Letters that are read from the right, and what stands between two of them."""
_OF_EAST_ASIA = frozenset({"ja", "ko", "zh"})


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
    if one.text.isascii() or not _STRETCH_FROM_THE_RIGHT.search(one.text):
        return _run(one, one.text, style)
    # Word reads such letters from the right only in a run that says so; every other piece of the split is one.
    pieces = _STRETCH_FROM_THE_RIGHT.split(one.text)
    return "".join(_run(one, piece, style, from_the_right=place % 2 == 1) for place, piece in enumerate(pieces))


def begins_from_the_right(runs: Runs) -> bool:
    """Whether the first letter of a paragraph is of a script that is read from the right, and so all of it."""
    for one in runs:
        for sign in one.text:
            direction = unicodedata.bidirectional(sign)
            if direction in ("L", "R", "AL"):
                return direction != "L"
    return False


def _run(one: Run, content: str, style: str, *, from_the_right: bool = False) -> str:
    inside = written(content)
    if not inside:
        return ""
    style = style or (AMENDMENT if one.amended else "")
    marks = (
        (f'<w:rStyle w:val="{style}"/>' if style else "")
        + ("<w:b/><w:bCs/>" if one.bold else "")
        + ("<w:i/><w:iCs/>" if one.italic else "")
        + ('<w:u w:val="single"/>' if one.underline else "")
        + ("<w:rtl/>" if from_the_right else "")
        + (_language(one.language, from_the_right=from_the_right) if one.language else "")
    )
    return f"<w:r><w:rPr>{marks}</w:rPr>{inside}</w:r>" if marks else f"<w:r>{inside}</w:r>"


def _language(tag: str, *, from_the_right: bool) -> str:
    language = language_tag(tag)
    of_east_asia = language.partition("-")[0].lower() in _OF_EAST_ASIA
    kind = "bidi" if from_the_right else "eastAsia" if of_east_asia else "val"
    return f'<w:lang w:{kind}="{language}"/>' if language else ""


def field(instruction: str, shown: str = "1", *, dirty: bool = False) -> str:
    """A field that Word works out, showing what it is given until then; a `dirty` one it works out on opening."""
    begins = ' w:dirty="true"' if dirty else ""
    return (
        f'<w:r><w:fldChar w:fldCharType="begin"{begins}/></w:r>'
        f'<w:r><w:instrText xml:space="preserve"> {instruction} </w:instrText></w:r>'
        f'<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>{shown}</w:t></w:r>'
        '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )


def page_number(source: str, known: str) -> str:
    """The number of the page on which a source stands: a field that leads there, showing what is known of it."""
    return field(f"PAGEREF {bookmark_name(source)} \\h", text(known) or "1", dirty=True)


def bookmark_name(source: str) -> str:
    """The name of the bookmark at what was made of a source."""
    return f"_{attribute(source)}"
