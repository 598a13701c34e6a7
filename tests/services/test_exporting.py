"""Minutes become files through the composer and the writers that are handed in."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any

import pytest

from clerk_app.documents.blocks import Document, Metadata, Paragraph, Run, Table, plain, row, runs_in, text_of
from clerk_app.documents.laid import LaidPaper
from clerk_app.documents.text_rules import MissingCharacter
from clerk_app.domain.agenda import AgendaItem, ForwardPlanEntry, Gathers
from clerk_app.domain.board import Board, HolidayChange, Relation, RelationKind
from clerk_app.domain.earlier_business import EarlierBusiness
from clerk_app.domain.errors import BrokenRule
from clerk_app.domain.house_style import HouseStyle
from clerk_app.domain.identity import Id
from clerk_app.domain.names import DatedName
from clerk_app.domain.record import MeetingRecord
from clerk_app.services.acts import ImportEntities, SaveSetup
from clerk_app.services.choices import FileFormat, PaperKind
from clerk_app.services.exporting import Exporting
from clerk_app.services.interchange import export_meeting
from clerk_app.services.trouble import Trouble, TroubleCode
from tests.house_styles import NUMBERED_BY_ITEM, NUMBERED_WITH_DECISION_WORDS
from tests.services.scene import BOARD, Scene, known_id

MADE_AT = datetime(2022, 1, 25, 9, tzinfo=UTC)


@pytest.fixture
def scene() -> Scene:
    return Scene()


def exporting(scene: Scene) -> Exporting:
    return Exporting(queries=scene.store.queries, compose=_composed, writers={FileFormat.PDF: _written})


def _composed(
    record: MeetingRecord, style: HouseStyle, made_at: datetime, export_id: str, only: Id | None = None
) -> Document:
    metadata = Metadata(
        title=record.board.names[0].name,
        author=style.key,
        subject="",
        created=made_at,
        modified=made_at,
        export_id=export_id,
        language="en-GB",
    )
    return Document(metadata=metadata, blocks=())


def _written(document: Document, style: HouseStyle) -> bytes:
    metadata: Any = document.metadata
    return f"{metadata.title}|{style.key}|{metadata.created}|{metadata.export_id}".encode()


def test_a_paper_is_composed_in_the_boards_style_and_written_in_the_format(scene: Scene) -> None:
    title, style, created, _ = exporting(scene).file(scene.meeting, FileFormat.PDF, MADE_AT).decode().split("|")
    assert (title, style, created) == ("Partnership Board", NUMBERED_BY_ITEM.key, str(MADE_AT))


def test_a_paper_can_be_written_in_another_style_and_is_then_another_export(scene: Scene) -> None:
    key = NUMBERED_WITH_DECISION_WORDS.key
    own = exporting(scene).file(scene.meeting, FileFormat.PDF, MADE_AT).decode().split("|")
    _, style, _, export_id = (
        exporting(scene).file(scene.meeting, FileFormat.PDF, MADE_AT, style_key=key).decode().split("|")
    )
    assert style == key
    assert export_id != own[-1]


@pytest.mark.parametrize("file_format", list(FileFormat))
def test_of_a_damaged_meeting_no_file_is_made(scene: Scene, file_format: FileFormat) -> None:
    damaged = replace(exporting(scene), queries=_Damaged(scene.store.queries))
    with pytest.raises(Trouble) as raised:
        damaged.file(scene.meeting, file_format, MADE_AT)
    assert raised.value.code is TroubleCode.RECORD_DAMAGED


class _Damaged:
    """A store whose disk has changed the meeting itself."""

    def __init__(self, queries: Any) -> None:
        self._queries = queries

    def __getattr__(self, name: str) -> Any:
        return getattr(self._queries, name)

    def meeting_record(self, meeting_id: Id) -> MeetingRecord | None:
        record: MeetingRecord | None = self._queries.meeting_record(meeting_id)
        return replace(record, damaged=frozenset({meeting_id})) if record is not None else None


def test_the_same_minutes_are_exported_under_the_same_id_and_changed_ones_under_another(scene: Scene) -> None:
    first = exporting(scene).file(scene.meeting, FileFormat.PDF, MADE_AT)
    assert exporting(scene).file(scene.meeting, FileFormat.PDF, MADE_AT) == first
    scene.save(scene.block(1, "Said."))
    assert exporting(scene).file(scene.meeting, FileFormat.PDF, MADE_AT) != first


def test_json_is_the_interchange_text(scene: Scene) -> None:
    data = exporting(scene).file(scene.meeting, FileFormat.JSON, MADE_AT)
    assert data.decode() == export_meeting(scene.store.queries, scene.meeting)


@pytest.mark.parametrize("file_format", FileFormat)
def test_a_meeting_that_is_not_there_is_not_exported(scene: Scene, file_format: FileFormat) -> None:
    with pytest.raises(BrokenRule, match="not_found"):
        exporting(scene).file(Id("0" * 32), file_format, MADE_AT)


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Partnership Board", "Partnership Board 2022-01-24.pdf"),
        ('Children/Young "People"?', "Children Young People 2022-01-24.pdf"),
        ("..", "2022-01-24.pdf"),
        ("x" * 300, "x" * 100 + " 2022-01-24.pdf"),
        ("🐙" * 100, "🐙" * 50 + " 2022-01-24.pdf"),
        ("\u202efdp.exe\u2066", "fdp.exe 2022-01-24.pdf"),
        ("שלום", "שלום 2022-01-24.pdf"),
        ("\ufeff\u200b", "2022-01-24.pdf"),
    ],
)
def test_a_file_is_named_after_board_and_day(scene: Scene, name: str, expected: str) -> None:
    board = replace(scene.get(Board, BOARD), names=(DatedName(name),))
    scene.app.execute(ImportEntities(entities=(board,)))
    assert exporting(scene).file_name(scene.meeting, FileFormat.PDF) == expected


def _called(
    record: MeetingRecord, made_at: datetime, export_id: str, earlier: EarlierBusiness, style: HouseStyle
) -> Document:
    return replace(
        _composed(record, style, made_at, export_id),
        blocks=(Paragraph(plain(f"{len(earlier.came_from)} items came back")),),
    )


def _words(document: Document, style: HouseStyle) -> bytes:
    return f"{document.metadata.export_id}|{text_of(document.blocks[0].runs)}".encode()  # type: ignore[union-attr]  # as made above


def calling(scene: Scene) -> Exporting:
    return replace(
        exporting(scene),
        calling={PaperKind.AGENDA: _called, PaperKind.NOTICE: _called},
        writers={FileFormat.PDF: _words},
    )


def test_an_agenda_is_composed_with_what_it_takes_up(scene: Scene) -> None:
    item = scene.get(AgendaItem, scene.items[1])
    scene.app.execute(ImportEntities(entities=(replace(item, continues=scene.items[0]),)))
    data = calling(scene).file(scene.meeting, FileFormat.PDF, MADE_AT, paper=PaperKind.AGENDA)
    assert data.decode().endswith("|1 items came back")


def test_a_paper_that_goes_out_before_knows_when_the_office_is_shut(scene: Scene) -> None:
    def composed(
        record: MeetingRecord, made_at: datetime, export_id: str, earlier: EarlierBusiness, style: HouseStyle
    ) -> Document:
        days = " ".join(sorted(day.isoformat() for day in record.holidays))
        document = _called(record, made_at, export_id, earlier, style)
        return replace(document, blocks=(Paragraph(plain(days)),))

    def holidays(calendar: str, years: Iterable[int]) -> frozenset[date]:
        if calendar != "GB-ENG":
            raise KeyError(calendar)
        return frozenset(date(year, 12, 27) for year in years)

    exports = replace(calling(scene), calling={PaperKind.AGENDA: composed}, holidays_of=holidays)
    shut = HolidayChange(day=date(2022, 1, 20))
    board = replace(scene.get(Board, BOARD), holiday_changes=(shut,))
    for calendar, expected in (("GB-ENG", b"2021-12-27 2022-01-20 2022-12-27"), ("XX", b"2022-01-20")):
        scene.app.execute(SaveSetup(put=(replace(board, holidays=calendar),)))
        data = exports.file(scene.meeting, FileFormat.PDF, MADE_AT, paper=PaperKind.AGENDA)
        assert data.partition(b"|")[2] == expected


def test_an_agenda_is_another_export_once_a_board_that_receives_it_is_called_otherwise(scene: Scene) -> None:
    other = Board(id=known_id("b", 9), names=(DatedName("Youth Council"),))
    relation = Relation(kind=RelationKind.LINKED, board_id=other.id, agenda_days=10)
    scene.app.execute(SaveSetup(put=(other, replace(scene.get(Board, BOARD), relations=(relation,)))))

    def export_id() -> bytes:
        return calling(scene).file(scene.meeting, FileFormat.PDF, MADE_AT, paper=PaperKind.AGENDA).split(b"|")[0]

    before = export_id()
    scene.app.execute(SaveSetup(put=(replace(other, names=(DatedName("Youth Forum"),)),)))
    assert export_id() != before


def test_each_paper_of_a_meeting_has_an_id_of_its_own(scene: Scene) -> None:
    kinds = (PaperKind.AGENDA, PaperKind.NOTICE)
    ids = {calling(scene).file(scene.meeting, FileFormat.PDF, MADE_AT, paper=kind).split(b"|")[0] for kind in kinds}
    assert len(ids) == 2


def test_an_agenda_with_another_forward_plan_is_another_export(scene: Scene) -> None:
    def export_id() -> bytes:
        return calling(scene).file(scene.meeting, FileFormat.PDF, MADE_AT, paper=PaperKind.AGENDA).split(b"|")[0]

    gathering = replace(scene.get(AgendaItem, scene.items[1]), gathers=Gathers.FORWARD_PLAN)
    entry = ForwardPlanEntry(id=known_id("9", 1), board_id=BOARD, position=0, title="Visit", every_months=3)
    scene.app.execute(ImportEntities(entities=(gathering, entry)))
    before = export_id()
    assert export_id() == before
    taken = replace(scene.get(AgendaItem, scene.items[0]), plan_entry_id=entry.id)
    other = scene.new_meeting(date(2022, 5, 30))
    scene.app.execute(ImportEntities(entities=(replace(taken, id=known_id("3", 1), meeting_id=other),)))
    assert export_id() != before, "it is due at another time now"


@pytest.mark.parametrize("paper", [PaperKind.AGENDA, PaperKind.NOTICE])
def test_the_name_of_a_paper_that_goes_out_before_says_what_it_is(scene: Scene, paper: PaperKind) -> None:
    name = exporting(scene).file_name(scene.meeting, FileFormat.PDF, paper)
    assert name == f"Partnership Board {paper} 2022-01-24.pdf"


def test_an_extract_is_of_one_minute_and_has_a_name_and_an_id_that_are_its_own(scene: Scene) -> None:
    wanted: list[Id | None] = []

    def composed(
        record: MeetingRecord, style: HouseStyle, made_at: datetime, export_id: str, only: Id | None
    ) -> Document:
        wanted.append(only)
        return _composed(record, style, made_at, export_id)

    exports = replace(exporting(scene), compose=composed)
    minutes = [minute.id for minute in exports.queries.meeting_record(scene.meeting).minutes]  # type: ignore[union-attr]  # it is there
    files = [exports.file(scene.meeting, FileFormat.PDF, MADE_AT, paper=PaperKind.EXTRACT, only=one) for one in minutes]
    whole = exports.file(scene.meeting, FileFormat.PDF, MADE_AT)
    assert wanted == [*minutes, None]
    assert len({whole, *files}) == len(files) + 1
    name = exports.file_name(scene.meeting, FileFormat.PDF, PaperKind.EXTRACT, minutes[1])
    assert name == "Partnership Board item 2 extract 2022-01-24.pdf"


@pytest.mark.parametrize("only", [None, Id("0" * 32)])
def test_an_extract_of_no_minute_is_not_made(scene: Scene, only: Id | None) -> None:
    with pytest.raises(BrokenRule, match="not_found"):
        exporting(scene).file(scene.meeting, FileFormat.PDF, MADE_AT, paper=PaperKind.EXTRACT, only=only)


@pytest.mark.parametrize("paper", [PaperKind.AGENDA, PaperKind.NOTICE])
def test_a_paper_that_goes_out_before_is_composed_and_looks_as_the_board_minutes(
    scene: Scene, paper: PaperKind
) -> None:
    board = scene.get(Board, BOARD)
    scene.app.execute(ImportEntities(entities=(replace(board, house_style="item-table"),)))
    composed: list[str] = []

    def called(
        record: MeetingRecord, made_at: datetime, export_id: str, earlier: EarlierBusiness, style: HouseStyle
    ) -> Document:
        composed.append(style.key)
        return _called(record, made_at, export_id, earlier, style)

    exports = replace(exporting(scene), calling={paper: called})
    look = exports.file(scene.meeting, FileFormat.PDF, MADE_AT, paper=paper).decode().split("|")[1]
    assert [*composed, look] == ["item-table", "item-table"]


def test_a_word_file_shows_the_pages_that_the_pdf_has_until_word_has_counted(scene: Scene) -> None:
    shown: list[Document] = []

    def compose(
        record: MeetingRecord, style: HouseStyle, made_at: datetime, export_id: str, only: Id | None = None
    ) -> Document:
        table = Table((1,), (row(((Run("", page_of="quay"),),)),), pages=0)
        return replace(_composed(record, style, made_at, export_id, only), blocks=(table,))

    def write(document: Document, style: HouseStyle) -> bytes:
        shown.append(document)
        return b""

    asked = replace(
        exporting(scene),
        compose=compose,
        writers={FileFormat.DOCX: write},
        lay=lambda document, style: LaidPaper(b"laid", pages={"quay": 7}),
    )
    assert asked.file(scene.meeting, FileFormat.PDF, MADE_AT) == b"laid"
    asked.file(scene.meeting, FileFormat.DOCX, MADE_AT)
    assert [text_of(runs) for runs in runs_in(shown[0].blocks)] == ["", "7"]


def test_a_pdf_tells_with_its_bytes_which_characters_it_lacks(scene: Scene) -> None:
    lacking = LaidPaper(b"laid", missing=(MissingCharacter("字", 1, ""),))
    asked = replace(exporting(scene), lay=lambda document, style: lacking)
    assert asked.written(scene.meeting, FileFormat.PDF, MADE_AT) == lacking
