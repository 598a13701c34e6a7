"""Editions are exported without what is exempt, looked over before anybody has them, and refused where they leak."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from clerk_app import bootstrap
from clerk_app.documents.blocks import Document, Paragraph, plain
from clerk_app.domain.agenda import Exemption
from clerk_app.domain.errors import BrokenRule
from clerk_app.domain.house_style import HouseStyle
from clerk_app.domain.identity import Id
from clerk_app.domain.meeting import Meeting
from clerk_app.domain.minutes import BlockKind, Minute
from clerk_app.domain.plain_lines import PlainLine
from clerk_app.domain.record import MeetingRecord
from clerk_app.domain.richtext import typed
from clerk_app.services.acts import ImportEntities, SavePlainLine, SetExempt, Undo
from clerk_app.services.choices import EDITIONS, FileFormat, PaperKind
from clerk_app.services.exporting import Exporting
from clerk_app.wording.problems import broken_rule_words
from tests.documents.editions import CANARY, everything_in
from tests.services.scene import BOARD, Scene, known_id

MADE_AT = datetime(2022, 1, 25, 9, tzinfo=UTC)
FORMATS = [one for one in FileFormat if one is not FileFormat.JSON]
SECRET = "The lowest of the tenders was four hundred thousand."
EXEMPT = Exemption(reason="By law", public_title="A contract", public_summary="A contract was let.")


@pytest.fixture
def scene() -> Scene:
    """Item 1 is exempt, with a sentence, an action and a decision; item 2 is open."""
    scene = Scene()
    block, action = scene.action(2)
    decided, decision = scene.decision(3)
    scene.save(
        scene.block(1, SECRET),
        replace(block, text=typed("Write to the losing bidder")),
        replace(decided, text=typed("That the lowest tender be taken")),
        subjects=(action, decision),
    )
    scene.save(replace(scene.block(4, "There was none."), minute_id=scene.minutes[1]), minute=1)
    scene.app.execute(SetExempt(minute_id=scene.minutes[0], exempt=EXEMPT))
    return scene


def text(scene: Scene, paper: PaperKind, only: Id | None = None, *, full: bool = False) -> str:
    """A paper of the meeting as plain text."""
    exporting = bootstrap.exporting(scene.store.queries)
    return exporting.file(scene.meeting, FileFormat.TXT, MADE_AT, paper=paper, only=only, full=full).decode()


@pytest.mark.parametrize("paper", sorted(EDITIONS))
@pytest.mark.parametrize("ending", FORMATS)
def test_each_edition_is_written_in_each_format(scene: Scene, paper: PaperKind, ending: FileFormat) -> None:
    assert bootstrap.exporting(scene.store.queries).file(scene.meeting, ending, MADE_AT, paper=paper)


def test_the_full_minutes_hold_what_the_public_ones_leave_out(scene: Scene) -> None:
    assert SECRET in text(scene, PaperKind.MINUTES)
    public = text(scene, PaperKind.PUBLIC)
    assert SECRET not in public
    assert "A contract was let." in public


def test_lists_of_decisions_and_actions_are_without_exempt_ones_unless_they_are_for_members(scene: Scene) -> None:
    assert "lowest tender" not in text(scene, PaperKind.DECISIONS)
    assert "losing bidder" not in text(scene, PaperKind.ACTIONS)
    decisions, actions = (text(scene, paper, full=True) for paper in (PaperKind.DECISIONS, PaperKind.ACTIONS))
    assert "lowest tender" in decisions
    assert "losing bidder" in actions
    assert "for members, not for the public" in decisions


def test_the_public_minutes_are_never_full(scene: Scene) -> None:
    assert SECRET not in text(scene, PaperKind.PUBLIC, full=True)


def test_json_stays_the_full_record_and_says_so(scene: Scene) -> None:
    data = bootstrap.exporting(scene.store.queries).file(
        scene.meeting, FileFormat.JSON, MADE_AT, paper=PaperKind.PUBLIC
    )
    assert SECRET in data.decode()
    assert "private notes and exempt text" in data.decode()


def test_the_id_of_an_edition_does_not_change_with_what_is_withheld(scene: Scene) -> None:
    before = text_of_html(scene)
    scene.save(scene.block(1, "Another secret altogether, of which nobody may know."))
    assert text_of_html(scene) == before


def text_of_html(scene: Scene) -> bytes:
    exporting = bootstrap.exporting(scene.store.queries)
    return exporting.file(scene.meeting, FileFormat.HTML, MADE_AT, paper=PaperKind.PUBLIC)


def test_an_action_of_an_earlier_exempt_minute_is_in_no_edition(scene: Scene) -> None:
    raised = scene.all(Minute, meeting_id=scene.meeting)[0]
    later = scene.new_meeting(date(2022, 3, 28))
    minute = Minute(id=known_id("8", 1), meeting_id=later, position=0, heading="Earlier actions")
    action = next(iter(scene.store.queries.open_actions(BOARD, scene.get(Meeting, later))))[0]
    block = replace(
        scene.block(9, "Write to the losing bidder", BlockKind.EARLIER_ACTION), minute_id=minute.id, action_id=action.id
    )
    scene.app.execute(ImportEntities(entities=(minute, block)))
    exporting = bootstrap.exporting(scene.store.queries)
    assert raised.exempt is not None
    for paper in EDITIONS:
        assert b"losing bidder" not in exporting.file(later, FileFormat.TXT, MADE_AT, paper=paper)
    assert b"losing bidder" in exporting.file(later, FileFormat.TXT, MADE_AT)


@pytest.mark.parametrize("ending", FORMATS)
def test_earlier_wordings_removed_paragraphs_and_what_was_undone_are_in_no_file(
    scene: Scene, ending: FileFormat
) -> None:
    block = replace(scene.block(4, f"{CANARY} wording"), minute_id=scene.minutes[1])
    scene.save(block, minute=1, keep=True)
    scene.save(replace(block, text=typed("There was none.")), minute=1, keep=True)
    gone = replace(scene.block(5, f"{CANARY} removed"), minute_id=scene.minutes[1])
    scene.save(gone, minute=1, keep=True)
    scene.save(minute=1, removed=(gone.id,), keep=True)
    undone = scene.save(replace(scene.block(6, f"{CANARY} undone"), minute_id=scene.minutes[1]), minute=1, keep=True)
    assert undone.journal_id is not None
    scene.app.execute(Undo(journal_id=undone.journal_id))
    exporting = bootstrap.exporting(scene.store.queries)
    for paper in EDITIONS:
        data = exporting.file(scene.meeting, ending, MADE_AT, paper=paper)
        assert CANARY not in everything_in(data, ending)


@pytest.mark.parametrize("paper", sorted(EDITIONS))
def test_no_name_of_a_file_holds_what_is_exempt(scene: Scene, paper: PaperKind) -> None:
    minute = scene.get(Minute, scene.minutes[0])
    scene.app.execute(ImportEntities(entities=(replace(minute, heading=CANARY),)))
    exporting = bootstrap.exporting(scene.store.queries)
    assert CANARY not in exporting.file_name(scene.meeting, FileFormat.PDF, paper, scene.minutes[0])


def test_an_edition_that_would_hold_exempt_words_is_refused_with_the_place(scene: Scene) -> None:
    minute = scene.get(Minute, scene.minutes[1])
    scene.app.execute(ImportEntities(entities=(replace(minute, heading=SECRET),)))
    with pytest.raises(BrokenRule, match="edition_would_leak") as refused:
        text(scene, PaperKind.PUBLIC)
    assert broken_rule_words(refused.value.code, refused.value.values) == (
        "The title of item 2 holds words of item 1, which is exempt. The public may not read them, so nothing was "
        "written; the minutes are as they were. Take the words out there, or put them into the public summary of the "
        "exempt part if the public may read them."
    )


@pytest.mark.parametrize("paper", sorted(EDITIONS))
def test_whatever_a_composer_lets_slip_is_refused(scene: Scene, paper: PaperKind) -> None:
    exporting = bootstrap.exporting(scene.store.queries)
    made = exporting.editions[paper]

    def slips(record: MeetingRecord, style: HouseStyle, at: datetime, export_id: str, only: Id | None) -> Document:
        document = made(record, style, at, export_id, only)
        return replace(document, blocks=(*document.blocks, Paragraph(plain(f"Also: {SECRET}"))))

    leaking = replace(exporting, editions={**exporting.editions, paper: slips})
    with pytest.raises(BrokenRule, match="edition_would_leak"):
        leaking.file(scene.meeting, FileFormat.TXT, MADE_AT, paper=paper)


@pytest.mark.parametrize("ending", FORMATS)
def test_whatever_a_writer_lets_slip_is_refused(scene: Scene, ending: FileFormat) -> None:
    exporting = bootstrap.exporting(scene.store.queries)

    def slipping(document: Document) -> Document:
        return replace(
            document,
            metadata=replace(document.metadata, keywords=(SECRET,)),
            blocks=(*document.blocks, Paragraph(plain(SECRET))),
        )

    leaking = _writing_other_words(exporting, ending, slipping)
    with pytest.raises(BrokenRule, match="edition_would_leak") as refused:
        leaking.file(scene.meeting, ending, MADE_AT, paper=PaperKind.PUBLIC)
    assert refused.value.values["place"] == "the file"


def _writing_other_words(exporting: Exporting, ending: FileFormat, change: Callable[[Document], Document]) -> Exporting:
    """The same exports, where what writes files of a format changes the paper before it writes it."""
    if ending is FileFormat.PDF:
        lay = exporting.lay
        assert lay is not None
        return replace(exporting, lay=lambda document, style: lay(change(document), style))
    write = exporting.writers[ending]
    writers = {**exporting.writers, ending: lambda document, style: write(change(document), style)}
    return replace(exporting, writers=writers)


def test_files_of_editions_say_which_they_are(scene: Scene) -> None:
    exporting = bootstrap.exporting(scene.store.queries)
    name = exporting.file_name
    assert name(scene.meeting, FileFormat.PDF, PaperKind.PUBLIC) == "Partnership Board 2022-01-24 public.pdf"
    assert name(scene.meeting, FileFormat.PDF, PaperKind.DECISIONS) == "Partnership Board 2022-01-24 decisions.pdf"
    full = name(scene.meeting, FileFormat.PDF, PaperKind.ACTIONS, full=True)
    assert full == "Partnership Board 2022-01-24 actions for members.pdf"
    one = name(scene.meeting, FileFormat.PDF, PaperKind.CERTIFICATE, scene.attendees[1])
    assert one == "Partnership Board 2022-01-24 attendance Schools representative.pdf"


def test_a_certificate_is_of_one_attendee_or_of_all(scene: Scene) -> None:
    scene.arrive(0, 1)
    assert "Local Authority representative" in text(scene, PaperKind.CERTIFICATE)
    one = text(scene, PaperKind.CERTIFICATE, scene.attendees[1])
    assert "Schools representative" in one
    assert "Local Authority" not in one


def test_the_young_readers_edition_is_made_of_plain_lines_and_of_none_about_exempt_business(scene: Scene) -> None:
    for place, words in enumerate(("The board bought a boat.", "There was nothing more to say.")):
        minute_id = scene.minutes[place]
        line = PlainLine(id=known_id("8", place + 1), meeting_id=scene.meeting, minute_id=minute_id, text=words)
        scene.app.execute(SavePlainLine(line=line))
    found = text(scene, PaperKind.YOUNG_READERS)
    assert "There was nothing more to say." in found
    assert "The board bought a boat." not in found
    assert "There was none." not in found


def test_a_plain_line_that_says_what_is_exempt_is_refused(scene: Scene) -> None:
    minute_id = scene.minutes[1]
    line = PlainLine(id=known_id("8", 1), meeting_id=scene.meeting, minute_id=minute_id, text=f"We heard: {SECRET}")
    scene.app.execute(SavePlainLine(line=line))
    with pytest.raises(BrokenRule) as caught:
        text(scene, PaperKind.YOUNG_READERS)
    assert caught.value.code == "edition_would_leak"


def test_a_line_in_plain_words_changes_no_other_paper(scene: Scene) -> None:
    exporting = bootstrap.exporting(scene.store.queries)
    kinds = (PaperKind.MINUTES, PaperKind.PUBLIC, PaperKind.YOUNG_READERS)
    before = [exporting.file(scene.meeting, FileFormat.PDF, MADE_AT, paper=kind) for kind in kinds]
    line = PlainLine(id=known_id("8", 1), meeting_id=scene.meeting, minute_id=scene.minutes[1], text="We met.")
    scene.app.execute(SavePlainLine(line=line))
    after = [exporting.file(scene.meeting, FileFormat.PDF, MADE_AT, paper=kind) for kind in kinds]
    assert [one == other for one, other in zip(before, after, strict=True)] == [True, True, False]
