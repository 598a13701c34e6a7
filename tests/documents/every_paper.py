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
from clerk_app.documents.compose_circulation import compose_circulation
from clerk_app.documents.compose_minutes import compose_minutes
from clerk_app.documents.compose_notice import compose_notice
from clerk_app.documents.style import PageStyle, page_style
from clerk_app.domain.house_style import ActionPlacement, Ends, HouseStyle, ItemLayout
from clerk_app.domain.identity import Id
from clerk_app.domain.numbering import MarkForm
from clerk_app.domain.record import MeetingRecord
from clerk_app.services.app import App
from clerk_app.services.choices import FileFormat, PaperKind
from clerk_app.services.exporting import Exporting
from tests.builders import RecordBuilder
from tests.documents.boards import MADE_AT, table_builder, table_minutes, web_extract, web_minutes
from tests.documents.calling_papers import EXPORT_ID, calling_record, earlier
from tests.documents.papers import item_table_paper, long_paper, marks_paper, minutes_paper, paper, tables_paper
from tests.documents.young import composed, harbour
from tests.house_styles import HOUSE_STYLES
from tests.page_styles import PAGE_STYLES
from tests.pairs import cover

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
CALLING = {"agenda": compose_agenda, "notice": compose_notice, "circulation": compose_circulation}
PAPERS = (PaperKind.MINUTES, PaperKind.AGENDA, PaperKind.NOTICE, PaperKind.CIRCULATION)


@dataclass(frozen=True, slots=True)
class Written:
    """A document with the look it is written in."""

    name: str
    document: Document
    style: PageStyle


@cache
def every_paper() -> tuple[Written, ...]:
    """All of them, each in every house style, and some in styles of boards' own."""
    others = (written for key in HOUSE_STYLES for written in (*_calling(key), _young(key), *_samples(key)))
    return (*(written for key in PAGE_STYLES for written in _invented(key)), *others, *_chosen())


@cache
def chosen_papers() -> tuple[Written, ...]:
    """Papers of the sample boards: every kind of paper, house style and board, each pair of them at least once.

    A board that has nothing for a paper, as no agenda, goes without it.
    """
    with tempfile.TemporaryDirectory() as folder, bootstrap.rehearsing(Path(folder) / "none.clerk") as app:
        bootstrap.load_samples(app, date(2026, 3, 2))
        composing = _Composing(bootstrap.exporting(app.queries))
        meetings = {
            (board.names[-1].name, kind): meeting
            for board in app.queries.boards()
            for kind in PaperKind
            if (meeting := _meeting_with(app, board.id, kind)) is not None
        }
        boards = sorted({board for board, _ in meetings})
        possible = {(key, kind, board) for key in HOUSE_STYLES for board, kind in meetings}
        return tuple(
            composing.written(meetings[str(board), PaperKind(str(kind))], str(key), PaperKind(str(kind)), str(board))
            for key, kind, board in cover(tuple(HOUSE_STYLES), tuple(PaperKind), boards, possible=possible)
        )


class _Composing:
    """Composes papers as an export would, and keeps what it would have written."""

    def __init__(self, exporting: Exporting) -> None:
        self._kept: list[Document] = []
        self._exporting = replace(
            exporting, writers={FileFormat.PDF: self._keep}, lay=None, words_of={FileFormat.PDF: lambda data: ""}
        )

    def written(self, record: MeetingRecord, key: str, kind: PaperKind, board: str) -> Written:
        only = record.minutes[0].id if kind is PaperKind.EXTRACT else None
        self._exporting.file(record.meeting.id, FileFormat.PDF, MADE_AT, key, kind, only)
        document = self._kept.pop()
        return Written(
            f"{board}.{kind}.{key}",
            document,
            page_style(HOUSE_STYLES[key], calling=document.goes_out_before, large=document.large_print),
        )

    def _keep(self, document: Document, style: HouseStyle) -> bytes:
        self._kept.append(document)
        return b""


def _meeting_with(app: App, board_id: Id, kind: PaperKind) -> MeetingRecord | None:
    """The meeting of a board with the most to say in a paper; None where none has anything for it."""
    records = [app.queries.meeting_record(line.meeting.id) for line in app.queries.meetings(board_id)]
    before = kind in (PaperKind.AGENDA, PaperKind.NOTICE, PaperKind.CIRCULATION)
    fit = [one for one in records if one is not None and (one.items if before else one.minutes)]
    return max(fit, key=lambda one: (len(one.blocks), len(one.items)), default=None)


def _invented(key: str) -> Iterator[Written]:
    return (Written(f"{name}.{key}", document, PAGE_STYLES[key]) for name, document in INVENTED.items())


def _chosen() -> Iterator[Written]:
    """Minutes in styles that choose what no style of the program does, in each layout of items."""
    record = table_builder().record()
    for items in ItemLayout:
        style = replace(
            HOUSE_STYLES["council"], key=f"chosen-{items}", items=items, actions=ActionPlacement.MARGIN,
            list_marks=MarkForm.BRACKET, item_numbers=True,
            ends=Ends(next_meetings=True, appendices=True, short_forms=True, signature=True),
        )  # fmt: skip
        yield Written(f"chosen.{items}", compose_minutes(record, style, MADE_AT, EXPORT_ID), page_style(style))


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
            f"sample-{place}.{key}",
            document,
            page_style(HOUSE_STYLES[key], calling=document.goes_out_before, large=document.large_print),
        )
