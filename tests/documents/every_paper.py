"""Every paper that is written anywhere: invented ones, those of each kind of board, and those of the sample boards."""

import tempfile
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from pathlib import Path

from clerk_app import bootstrap
from clerk_app.documents.blocks import Document
from clerk_app.documents.compose_agenda import compose_agenda
from clerk_app.documents.compose_notice import compose_notice
from clerk_app.documents.style import PageStyle, page_style
from clerk_app.domain.house_style import HouseStyle
from clerk_app.services.choices import FileFormat, PaperKind
from tests.builders import RecordBuilder
from tests.documents.boards import MADE_AT, table_minutes, web_extract, web_minutes
from tests.documents.calling_papers import EXPORT_ID, calling_record, earlier
from tests.documents.papers import item_table_paper, long_paper, marks_paper, minutes_paper, paper, tables_paper
from tests.documents.young import composed, harbour
from tests.house_styles import HOUSE_STYLES
from tests.page_styles import PAGE_STYLES

INVENTED = {
    "minutes": minutes_paper(),
    "tables": tables_paper(),
    "marks": marks_paper(),
    "long": long_paper(12),
    "nothing": paper(),
    "items": item_table_paper(),
    "table-board": table_minutes(),
    "web-board": web_minutes(),
    "extract": web_extract(),
}
CALLING = {"agenda": compose_agenda, "notice": compose_notice}
PAPERS = (PaperKind.MINUTES, PaperKind.AGENDA, PaperKind.NOTICE)


@dataclass(frozen=True, slots=True)
class Written:
    """A document with the look it is written in."""

    name: str
    document: Document
    style: PageStyle


@cache
def every_paper() -> tuple[Written, ...]:
    """All of them, each in every house style."""
    others = (written for key in HOUSE_STYLES for written in (*_calling(key), _young(key), *_samples(key)))
    return (*(written for key in PAGE_STYLES for written in _invented(key)), *others)


def _invented(key: str) -> Iterator[Written]:
    return (Written(f"{name}.{key}", document, PAGE_STYLES[key]) for name, document in INVENTED.items())


def _calling(key: str) -> Iterator[Written]:
    for name, compose in CALLING.items():
        document = compose(calling_record(), MADE_AT, EXPORT_ID, earlier(), HOUSE_STYLES[key])
        yield Written(f"{name}.{key}", document, page_style(HOUSE_STYLES[key], calling=True))


def _young(key: str) -> Written:
    return Written(
        f"young-readers.{key}", composed(harbour(RecordBuilder())), page_style(HOUSE_STYLES[key], large=True)
    )


@cache
def _sample_documents() -> tuple[tuple[str, Document], ...]:
    """The papers of the sample boards as they are composed, by house style and name."""
    found: list[tuple[str, Document]] = []

    def keep(document: Document, style: HouseStyle) -> bytes:
        found.append((style.key, document))
        return b""

    with tempfile.TemporaryDirectory() as folder, bootstrap.rehearsing(Path(folder) / "none.clerk") as app:
        bootstrap.load_samples(app, date(2026, 3, 2))
        exporting = replace(bootstrap.exporting(app.queries), writers={FileFormat.DOCX: keep})
        for board in app.queries.boards():
            for line in app.queries.meetings(board.id):
                for kind in PAPERS:
                    for key in HOUSE_STYLES:
                        exporting.file(line.meeting.id, FileFormat.DOCX, MADE_AT, key, kind)
    return tuple(found)


def _samples(key: str) -> Iterator[Written]:
    documents = [document for style, document in _sample_documents() if style == key]
    for place, document in enumerate(documents, start=1):
        yield Written(
            f"sample-{place}.{key}", document, page_style(HOUSE_STYLES[key], calling=document.goes_out_before)
        )
