"""PDF files: tagged, archival, the same bytes for the same paper."""

from clerk_app.documents.pdf.writer import unprintable, write_pdf

__all__ = ["unprintable", "write_pdf"]
