"""A Document as the bytes of a Word file."""

import io
import zipfile
from collections.abc import Mapping
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from clerk_app.documents.blocks import Document
from clerk_app.documents.docx import parts
from clerk_app.documents.docx.body import Body
from clerk_app.documents.docx.pictures import picture_part, picture_types, related_picture
from clerk_app.documents.docx.styles import font_table_part, styles_part
from clerk_app.documents.docx.xml import NAMESPACES, PROLOGUE
from clerk_app.documents.style import PageStyle
from clerk_app.documents.text_rules import paper_language

if TYPE_CHECKING:
    from clerk_app.documents.docx.template import Template

_EARLIEST = datetime(1980, 1, 1, tzinfo=UTC)


def write_docx(
    document: Document, style: PageStyle, *, track_changes: bool = False, template: "Template | None" = None
) -> bytes:
    """The Word file of a paper; equal input gives equal bytes.

    `track_changes` makes Word record changes from the first key, for a copy that goes out for comment. A `template`
    brings its page, fonts, styles, header and footer; what it lacks is that of the style.
    """
    if template is None:
        files = _files(document, style, track_changes=track_changes)
    else:
        from clerk_app.documents.docx.in_template import files_in_template  # noqa: PLC0415  lxml, for templates alone

        files = files_in_template(document, style, template, track_changes=track_changes)
    return _packed(files, document.metadata.modified)


def _files(document: Document, style: PageStyle, *, track_changes: bool) -> dict[str, str | bytes]:
    body = Body(style)
    body.blocks(document.blocks)
    furniture = {
        parts.HEADER: parts.header(style, document.furniture),
        parts.FIRST_HEADER: parts.header(style, document.furniture, titled=True) if document.begins_with_title else "",
        parts.FOOTER: parts.footer(style, document.furniture),
    }
    present = {name: content for name, content in furniture.items() if content}
    section = parts.section(style, present.keys(), document)
    names = tuple(present)
    shown, running = body.picture, document.furniture.logo
    return {
        "[Content_Types].xml": parts.content_types(names, picture_types(shown or running)),
        "_rels/.rels": parts.package_relationships(),
        "docProps/core.xml": parts.core_properties(document.metadata),
        "docProps/app.xml": parts.app_properties(),
        "word/document.xml": (
            f"{PROLOGUE}<w:document {NAMESPACES}><w:body>{''.join(body.pieces)}{section}</w:body></w:document>"
        ),
        "word/styles.xml": styles_part(style, paper_language(document.metadata)),
        "word/numbering.xml": body.numbering.part(),
        "word/settings.xml": parts.settings(track_changes=track_changes),
        "word/fontTable.xml": font_table_part(style),
        "word/_rels/document.xml.rels": parts.document_relationships(names, body.links, related_picture(shown)),
        **{f"word/{name}.xml": content for name, content in present.items()},
        **({f"word/_rels/{parts.HEADER}.xml.rels": parts.header_relationships(running)} if running else {}),
        **picture_part(shown or running),
    }


def _packed(files: Mapping[str, str | bytes], modified: datetime) -> bytes:
    moment = max(modified.astimezone(UTC), _EARLIEST)
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED, compresslevel=6) as package:
        for name, content in files.items():
            entry = zipfile.ZipInfo(name, moment.timetuple()[:6])
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.create_system = 0  # the same on every system
            package.writestr(entry, content if isinstance(content, bytes) else content.encode("utf-8"))
    return out.getvalue()
