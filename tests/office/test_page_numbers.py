"""LibreOffice counts the pages that a table names as our PDF does, whatever the file showed before."""

import re
from pathlib import Path

import pytest

from clerk_app.documents.blocks import Document
from clerk_app.documents.compose_minutes import compose_minutes
from clerk_app.documents.docx import write_docx
from clerk_app.documents.pdf import write_pdf
from tests.builders import EXPORT_ID, MADE_AT, RecordBuilder
from tests.documents.pdf.reading import page_texts
from tests.documents.test_page_numbers import WITH_PAGES, ferry, on_three_pages
from tests.office.libre import turned_into
from tests.page_styles import NUMBERED_BY_ITEM

pytestmark = [pytest.mark.office, pytest.mark.timeout(1800)]


def test_libreoffice_names_the_pages_that_our_pdf_names(tmp_path: Path) -> None:
    papers = {"three-pages": on_three_pages(), "minutes": _minutes()}
    files = [tmp_path / f"{name}.docx" for name in papers]
    for file, document in zip(files, papers.values(), strict=True):
        file.write_bytes(write_docx(document, NUMBERED_BY_ITEM))
    turned_into("pdf:writer_pdf_Export", files, tmp_path)
    for name, document in papers.items():
        theirs, ours = (tmp_path / f"{name}.pdf").read_bytes(), write_pdf(document, NUMBERED_BY_ITEM)
        assert _named(theirs) == _named(ours) == {"three-pages": ["2", "3"], "minutes": ["1", "3"]}[name]


def _minutes() -> Document:
    return compose_minutes(ferry(RecordBuilder()), WITH_PAGES, MADE_AT, EXPORT_ID)


def _named(data: bytes) -> list[str]:
    """The numbers of pages in the table on the first page: those behind a task, or before what is to be done."""
    found = re.findall(r"Task [ab]\s+(\d)|(\d)\s+(?:Write|Measure)", page_texts(data)[0])
    return ["".join(one) for one in found]
