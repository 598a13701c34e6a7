"""The registers of a board: what is read from the minutes by itself, and the paper over all its meetings."""

from dataclasses import replace
from datetime import UTC, date, datetime, time

import pytest

from clerk_app import bootstrap
from clerk_app.domain.agenda import Exemption
from clerk_app.domain.errors import BrokenRule
from clerk_app.domain.identity import Id
from clerk_app.domain.minutes import Block, BlockKind, Minute
from clerk_app.domain.people import Party
from clerk_app.domain.register import RegisterKind, RegisterNote
from clerk_app.domain.richtext import Marks, Run, rich
from clerk_app.services.acts import (
    AddItem,
    CreateMeeting,
    MarkForRegister,
    NoteInRegister,
    SaveBlocks,
    SetExempt,
)
from clerk_app.services.choices import FileFormat
from clerk_app.services.exporting import RegistersWanted
from clerk_app.services.register import as_noted_now, board_register
from tests.documents.editions import everything_in
from tests.services.scene import BOARD, Scene, known_id

MADE_AT = datetime(2022, 4, 1, 9, tzinfo=UTC)
LATER = date(2022, 3, 28)
CHALLENGE, QUESTION, ISSUE = known_id("9", 1), known_id("9", 2), known_id("9", 11)
ALL = tuple(RegisterKind)


def raised(block: Block) -> Block:
    """The paragraph with somebody named at its beginning."""
    police = Marks(mention=Party(post_id=known_id("d", 3)))
    return replace(block, text=rich((Run("The "), Run("Police representative", police), Run(" did not agree."))))


@pytest.fixture
def scene() -> Scene:
    """A challenge and a question at one meeting, an issue at the next; its minute is the second there."""
    scene = Scene()
    scene.save(
        raised(scene.block(1, "")),
        scene.block(2, "When will the families hear of it?", BlockKind.QUESTION),
        scene.block(3, "Nothing else was said."),
        keep=True,
    )
    later = scene.made(CreateMeeting(board_id=BOARD, date=LATER, start=time(15, 30)))
    for title in ("Welcome", "Calls"):
        scene.app.execute(AddItem(meeting_id=later, title=title))
    calls = max(scene.all(Minute, meeting_id=later), key=lambda one: one.position)
    issue = replace(scene.block(11, "Calls to the helpline went unanswered."), minute_id=calls.id)
    scene.app.execute(SaveBlocks(meeting_id=later, minute_id=calls.id, put=(issue,), keep=True))
    scene.app.execute(MarkForRegister(block_id=CHALLENGE, kind=RegisterKind.CHALLENGE))
    scene.app.execute(MarkForRegister(block_id=ISSUE, kind=RegisterKind.ISSUE))
    scene.app.execute(NoteInRegister(block_id=ISSUE, kept_with="Health and Police"))
    return scene


def paper(scene: Scene, file_format: FileFormat = FileFormat.TXT, **wanted: object) -> str:
    """All that is in the file, in small letters."""
    asked = RegistersWanted(**{"board_id": BOARD, "kinds": ALL, "day": date(2022, 4, 1), **wanted})  # type: ignore[arg-type]
    data = bootstrap.exporting(scene.store.queries).registers_file(asked, file_format, MADE_AT)
    return " ".join(everything_in(data, str(file_format)).split())


def close_the_minute(scene: Scene, minute_id: Id) -> None:
    scene.app.execute(SetExempt(minute_id=minute_id, exempt=Exemption(reason="By law")))


def test_a_board_has_its_questions_and_marks_of_all_meetings_with_day_number_and_who_raised_them(scene: Scene) -> None:
    found = [
        (line.kind, line.day, line.number, line.raised_by, line.kept_with, line.is_open)
        for line in board_register(scene.store.queries, BOARD)
    ]
    assert found == [
        (RegisterKind.CHALLENGE, date(2022, 1, 24), "1.1", "Police representative", "", True),
        (RegisterKind.QUESTION, date(2022, 1, 24), "1.1", "", "", True),
        (RegisterKind.ISSUE, LATER, "2.1", "", "Health and Police", True),
    ]
    assert board_register(scene.store.queries, known_id("b", 9)) == ()


def test_lines_that_were_read_before_follow_what_was_noted_since(scene: Scene) -> None:
    lines = board_register(scene.store.queries, BOARD)
    scene.app.execute(NoteInRegister(block_id=QUESTION, closed_on=LATER))
    scene.app.execute(MarkForRegister(block_id=CHALLENGE))
    now = as_noted_now(scene.store.queries, lines)
    assert [(line.kind, line.closed_on) for line in now] == [(RegisterKind.QUESTION, LATER), (RegisterKind.ISSUE, None)]
    assert now == board_register(scene.store.queries, BOARD)


def test_the_paper_has_a_table_of_each_register_and_says_of_an_empty_one_that_it_is(scene: Scene) -> None:
    note = RegisterNote(on=LATER, words="They will report in May")
    scene.app.execute(NoteInRegister(block_id=QUESTION, raised_by="the Chair", notes=(note,), closed_on=LATER))
    text = paper(scene)
    assert "partnership board 1 april 2022 registers questions" in text
    assert "when will the families hear of it?" in text
    assert "answered on 28 march 2022" in text
    assert "28 march 2022: they will report in may" in text
    assert "24 january 2022, minute 1.1" in text
    assert "kept with health and police" in text
    assert text.endswith("no agreed statements are in this register.")


def test_what_is_open_alone_and_one_register_alone_may_be_asked_for(scene: Scene) -> None:
    scene.app.execute(NoteInRegister(block_id=QUESTION, closed_on=LATER))
    text = paper(scene, only_open=True)
    assert ("families" in text, "helpline" in text) == (False, True)
    text = paper(scene, kinds=(RegisterKind.CHALLENGE,))
    assert ("did not agree" in text, "helpline" in text, "questions" in text) == (True, False, False)


@pytest.mark.parametrize("file_format", [FileFormat.DOCX, FileFormat.PDF])
def test_it_is_written_as_word_and_as_pdf_and_the_same_to_the_byte_when_nothing_changed(
    scene: Scene, file_format: FileFormat
) -> None:
    assert "helpline" in paper(scene, file_format)
    asked = RegistersWanted(board_id=BOARD, kinds=ALL, day=LATER)
    exporting = bootstrap.exporting(scene.store.queries)
    made = [exporting.registers_file(asked, file_format, MADE_AT) for _ in range(2)]
    assert made[0] == made[1]


def test_with_what_is_exempt_it_is_for_members_and_without_it_holds_no_word_of_it(scene: Scene) -> None:
    close_the_minute(scene, scene.minutes[0])
    scene.app.execute(NoteInRegister(block_id=QUESTION, raised_by="the secret guest", kept_with="secret bodies"))
    whole = paper(scene, FileFormat.DOCX)
    assert "did not agree. (exempt)" in whole
    assert "with exempt business: for members, not for the public" in whole
    for file_format in (FileFormat.DOCX, FileFormat.PDF, FileFormat.TXT):
        public = paper(scene, file_format, is_public=True)
        assert not any(word in public for word in ("did not agree", "families", "secret", "for members"))
        assert "helpline" in public


def test_an_open_line_that_says_what_is_exempt_stops_the_public_paper(scene: Scene) -> None:
    close_the_minute(scene, scene.minutes[0])
    said = RegisterNote(on=LATER, words="When will the families hear of it?")
    scene.app.execute(NoteInRegister(block_id=ISSUE, notes=(said,)))
    with pytest.raises(BrokenRule, match="edition_would_leak"):
        paper(scene, is_public=True)


def test_a_board_that_is_not_there_has_no_paper(scene: Scene) -> None:
    with pytest.raises(BrokenRule, match="not_found"):
        paper(scene, board_id=known_id("b", 9))
