"""Word files: named styles, real numbering, anchors for a reviewed copy, and boards' own templates."""

from clerk_app.documents.docx.writer import write_docx

__all__ = ["write_docx"]
