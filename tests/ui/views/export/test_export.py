"""What is exported, under what name, and what becomes of it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QLabel, QWidget
from pytestqt.qtbot import QtBot

from clerk_app.domain.agenda import Exemption
from clerk_app.domain.board import Board, Relation, RelationKind
from clerk_app.domain.circulation import CirculatedPaper, Circulation, Receivers
from clerk_app.domain.identity import Id
from clerk_app.domain.meeting import MinutesState, StatusStep
from clerk_app.domain.minutes import Block, BlockKind
from clerk_app.domain.record import MeetingRecord
from clerk_app.domain.richtext import typed
from clerk_app.domain.timeline import EventKind
from clerk_app.services.acts import MarkAttendance, SaveBlocks, SaveSetup, SetExempt, TimeMeeting
from clerk_app.services.choices import FileFormat, PaperKind
from clerk_app.services.trouble import Trouble, TroubleCode
from clerk_app.ui.actions import ActionId
from clerk_app.ui.background.jobs import JobCancelled, JobHandle, Reporter
from clerk_app.ui.views.export.job import Exported, ExportJob, free_name
from clerk_app.ui.views.export.presenter import Target, checks, papers_of, people_of, targets, wrong_name
from tests.documents.pdf.reading import page_texts
from tests.ui.sample_meeting import MEETING, on_item_4
from tests.ui.views.export.computer import Computer, Opened, open_screen
from tests.ui.views.stage import DAY, Stage, known_id

Ask = Callable[[Stage], Opened]


@pytest.fixture
def computer(tmp_path: Path) -> Computer:
    return Computer(tmp_path)


@pytest.fixture
def ask(qtbot: QtBot, computer: Computer) -> Ask:
    """Opens the screen as Ctrl+Shift+E does, with the computer's folder chosen last time."""

    def opened(stage: Stage) -> Opened:
        return open_screen(stage, computer, qtbot)

    return opened


NAME = "Children’s Partnership Board 2024-10-04"


# The presenter


@pytest.mark.parametrize(
    ("name", "sentence"),
    [
        ("Minutes 4 October", ""),
        ("  ", "Type a name for the file."),
        ("a/b", "A file name cannot hold /. Leave it out, so that every computer can open the file."),
        ("10:45", "A file name cannot hold :. Leave it out, so that every computer can open the file."),
        ("Minutes.", "A file name cannot end in a full stop. Leave it out."),
        ("con", "Windows keeps the name “con” for itself. Choose another one."),
        ("LPT1.draft", "Windows keeps the name “LPT1.draft” for itself. Choose another one."),
        ("x" * 121, "That name is too long. Keep it under 120 characters."),
    ],
)
def test_a_name_that_some_computer_would_refuse_is_explained(name: str, sentence: str) -> None:
    assert wrong_name(name) == sentence


def test_every_format_is_offered_and_each_has_a_key_of_its_own(stage: Stage, ask: Ask) -> None:
    boxes = ask(stage).screen.choices.boxes
    assert set(boxes) == set(FileFormat)
    keys = [box.text()[box.text().index("&") + 1].casefold() for box in boxes.values()]
    assert len(set(keys)) == len(keys)


@pytest.mark.parametrize("file_format", sorted(set(FileFormat) - {FileFormat.JSON}))
def test_every_paper_of_a_draft_is_said_to_be_marked(stage: Stage, file_format: FileFormat) -> None:
    words = [check.words for check in checks(stage.record(), [file_format])]
    assert words == ["Marked DRAFT on every page until the minutes are approved."]


def test_an_ending_that_was_typed_is_not_doubled() -> None:
    made = targets(Path("f"), "Minutes.docx", [FileFormat.PDF, FileFormat.DOCX])
    assert [target.path.name for target in made] == ["Minutes.docx", "Minutes.pdf"]


def test_what_to_know_before_depends_on_what_is_exported(stage: Stage) -> None:
    words = [check.words for check in checks(stage.record(), [FileFormat.DOCX])]
    assert words == ["Marked DRAFT on every page until the minutes are approved."]
    assert checks(stage.record(), []) == ()
    minute = stage.minutes()[1]
    stage.execute(SetExempt(minute_id=minute.id, exempt=Exemption(reason="Personal data")))
    note = Block(
        id=known_id("9", 1), minute_id=minute.id, position=1, kind=BlockKind.PRIVATE_NOTE, text=typed("Ask again.")
    )
    stage.execute(SaveBlocks(meeting_id=stage.meeting, minute_id=minute.id, put=(note,)))
    found = [(check.kind, check.words) for check in checks(stage.record(), [FileFormat.PDF, FileFormat.JSON])]
    assert found == [
        ("warning", "This edition has 1 exempt item. It is for members, not for the public."),
        ("ok", "1 private note is left out."),
        ("info", "Marked DRAFT on every page until the minutes are approved."),
        ("warning", "The interchange file holds everything, private notes and exempt items too."),
    ]


# The job


def _bytes(meeting_id: Id, file_format: FileFormat, made_at: datetime) -> bytes:
    return str(file_format).encode()


def _job(stage: Stage, computer: Computer, *names: str) -> ExportJob:
    made = tuple(Target(FileFormat(name.rsplit(".", 1)[1]), computer.folder / name) for name in names)
    return ExportJob(
        make=_bytes, write=computer.write, meeting_id=stage.meeting, made_at=stage.clock.now(), targets=made
    )


def carried_out(job: ExportJob) -> Exported:
    return job(Reporter(JobHandle(), lambda _: None))


def test_files_are_written_one_after_another(stage: Stage, computer: Computer) -> None:
    result = carried_out(_job(stage, computer, "m.docx", "m.pdf"))
    assert [target.path.name for target in result.saved] == ["m.docx", "m.pdf"]
    assert (computer.folder / "m.pdf").read_bytes() == b"pdf"


def test_a_file_that_is_there_stops_it_and_stays_as_it_is(stage: Stage, computer: Computer) -> None:
    for name in ("m.pdf", "m (2).pdf"):
        (computer.folder / name).write_bytes(b"comments of the Chair")
    result = carried_out(_job(stage, computer, "m.docx", "m.pdf"))
    assert result.existing is not None
    assert (result.existing.path.name, result.free_name) == ("m.pdf", "m (3).pdf")
    assert [target.path.name for target in result.saved] == ["m.docx"]
    assert (computer.folder / "m.pdf").read_bytes() == b"comments of the Chair"


def test_a_cancelled_job_writes_nothing_more(stage: Stage, computer: Computer) -> None:
    handle = JobHandle()
    handle.cancel()
    with pytest.raises(JobCancelled):
        _job(stage, computer, "m.docx")(Reporter(handle, lambda _: None))
    assert computer.names() == []


def test_a_free_name_is_numbered(tmp_path: Path) -> None:
    assert free_name(tmp_path / "m.docx") == "m (2).docx"


# The screen and the pop-up of an export


def test_it_suggests_a_name_and_the_focus_is_on_export(stage: Stage, ask: Ask, computer: Computer) -> None:
    choices = ask(stage).screen.choices
    assert choices.start.hasFocus()
    assert choices.start.text() == "Export"
    assert choices.name.text() == NAME
    assert choices.folder.text() == f"Saves to {computer.folder}"
    assert choices.chosen() == (FileFormat.DOCX,)
    assert computer.names() == []


def test_enter_exports_and_says_where_the_file_is(stage: Stage, ask: Ask, computer: Computer) -> None:
    opened = ask(stage)
    start = opened.screen.choices.start
    QTest.keyClick(start, Qt.Key.Key_Return)
    stage.jobs.finish()
    popup = opened.popup
    assert computer.names() == [f"{NAME}.docx"]
    assert popup.done.words.text() == f"1 file is in {computer.folder}:"
    assert popup.done.names.text() == f"{NAME}.docx"
    QTest.keyClick(popup.first, Qt.Key.Key_Return)
    assert start.hasFocus()
    assert stage.popups.current is None


def test_several_formats_are_made_and_remembered(stage: Stage, ask: Ask, computer: Computer) -> None:
    opened = ask(stage)
    opened.screen.choices.boxes[FileFormat.PDF].click()
    opened.screen.choices.boxes[FileFormat.JSON].click()
    popup = opened.run()
    assert computer.names() == [f"{NAME}.docx", f"{NAME}.json", f"{NAME}.pdf"]
    popup.first.click()
    assert ask(stage).screen.choices.chosen() == (FileFormat.DOCX, FileFormat.PDF, FileFormat.JSON)


def test_this_item_only_is_an_extract_that_names_it(qtbot: QtBot, stage: Stage, ask: Ask, computer: Computer) -> None:
    opened = ask(stage)
    choices = opened.screen.choices
    choices.boxes[FileFormat.PDF].click()
    with qtbot.waitSignal(choices.papers[PaperKind.EXTRACT].toggled):
        QTest.keyClick(choices.start, Qt.Key.Key_L, Qt.KeyboardModifier.AltModifier)
    assert choices.paper() is PaperKind.EXTRACT
    assert choices.item.isVisible()
    assert choices.item.currentText() == "1  Welcome and apologies"
    assert not choices.boxes[FileFormat.JSON].isVisible()
    choices.item.setFocus()
    QTest.keyClick(choices.item, Qt.Key.Key_Down)
    name = "Children’s Partnership Board item 2 extract 2024-10-04"
    assert choices.name.text() == name
    opened.run()
    assert computer.names() == [f"{name}.docx", f"{name}.pdf"]
    assert "Conflicts of interest" in page_texts((computer.folder / f"{name}.pdf").read_bytes())[0]


def test_decisions_whose_attendance_was_put_right_afterwards_are_to_be_checked() -> None:
    sample = on_item_4()
    left = MarkAttendance(
        meeting_id=MEETING,
        attendee_id=sample.attendees["Schools representative"],
        kind=EventKind.LEFT,
        at=sample.local("10:40"),
    )
    sentence = "Check what was decided under item 4: the attendance was put right afterwards."
    assert sentence not in [check.words for check in checks(sample.record, [FileFormat.PDF])]
    sample.do("11:30", left)
    assert sentence in [check.words for check in checks(sample.record, [FileFormat.PDF])]
    extract_of_2 = checks(sample.record, [FileFormat.PDF], PaperKind.EXTRACT, sample.minutes[2])
    assert sentence not in [check.words for check in extract_of_2]


def test_a_meeting_without_a_closing_time_is_said_to_have_none_and_is_exported_all_the_same(
    stage: Stage, ask: Ask, computer: Computer
) -> None:
    sentence = "No closing time is recorded."
    stage.start()
    assert [one.words.startswith(sentence) for one in checks(stage.record(), [FileFormat.PDF])] == [False, True]
    opened = ask(stage)
    assert opened.screen.choices.start.hasFocus()
    opened.run()
    assert computer.names() == [f"{NAME}.docx"]
    stage.execute(TimeMeeting(meeting_id=stage.meeting, kind=EventKind.ENDED))
    assert not any(one.words.startswith(sentence) for one in checks(stage.record(), [FileFormat.PDF]))


def test_an_extract_warns_of_exempt_business_only_where_its_own_item_is_exempt(stage: Stage, ask: Ask) -> None:
    exempt = stage.minutes()[1].id
    stage.execute(SetExempt(minute_id=exempt, exempt=Exemption(reason="Personal data")))
    choices = ask(stage).screen.choices
    assert choices.start.text() == "Export all the same"
    choices.papers[PaperKind.EXTRACT].click()
    assert choices.start.text() == "Export"
    choices.item.setCurrentIndex(1)
    assert choices.start.text() == "Export all the same"
    found = checks(stage.record(), [FileFormat.PDF], PaperKind.EXTRACT, exempt)
    assert found[0].words == "This item is exempt. The extract is for members, not for the public."


@pytest.mark.parametrize("paper", [PaperKind.AGENDA, PaperKind.NOTICE])
def test_the_papers_that_go_out_before_are_chosen_and_exported(
    stage: Stage, ask: Ask, computer: Computer, paper: PaperKind
) -> None:
    opened = ask(stage)
    choices = opened.screen.choices
    choices.boxes[FileFormat.JSON].click()
    choices.boxes[FileFormat.PDF].click()
    choices.papers[paper].click()
    name = f"Children’s Partnership Board {paper} 2024-10-04"
    assert choices.name.text() == name
    assert not choices.boxes[FileFormat.JSON].isVisible()
    popup = opened.run()
    assert computer.names() == [f"{name}.docx", f"{name}.pdf"]
    assert paper.upper() in page_texts((computer.folder / f"{name}.pdf").read_bytes())[0].upper()
    popup.first.click()
    again = ask(stage).screen
    assert again.choices.paper() is PaperKind.MINUTES
    assert again.choices.chosen() == (FileFormat.DOCX, FileFormat.PDF, FileFormat.JSON)


@pytest.mark.parametrize(
    ("paper", "ending"),
    [(PaperKind.PUBLIC, "public"), (PaperKind.DECISIONS, "decisions"), (PaperKind.ACTIONS, "actions")],
)
def test_an_edition_is_chosen_says_what_it_leaves_out_and_is_exported(
    stage: Stage, ask: Ask, computer: Computer, paper: PaperKind, ending: str
) -> None:
    stage.execute(SetExempt(minute_id=stage.minutes()[1].id, exempt=Exemption(reason="Personal data")))
    opened = ask(stage)
    opened.screen.choices.papers[paper].click()
    assert opened.screen.choices.start.text() == "Export"
    assert checks(stage.record(), [FileFormat.PDF], paper)[0].words == "1 exempt item is left out."
    opened.run()
    assert computer.names() == [f"{NAME} {ending}.docx"]


def test_decisions_with_exempt_ones_are_asked_for_and_warned_of(stage: Stage, ask: Ask, computer: Computer) -> None:
    stage.execute(SetExempt(minute_id=stage.minutes()[1].id, exempt=Exemption(reason="Personal data")))
    opened = ask(stage)
    choices = opened.screen.choices
    assert not choices.full.isVisible()
    choices.papers[PaperKind.DECISIONS].click()
    choices.full.click()
    assert choices.start.text() == "Export all the same"
    opened.run()
    assert computer.names() == [f"{NAME} decisions for members.docx"]


def test_a_list_with_exempt_business_is_not_offered_where_there_is_none(stage: Stage, ask: Ask) -> None:
    choices = ask(stage).screen.choices
    choices.papers[PaperKind.ACTIONS].click()
    assert not choices.full.isVisible()
    found = checks(stage.record(), [FileFormat.PDF], PaperKind.ACTIONS)
    assert found[0].words == "No exempt item is in this edition."


def test_a_certificate_is_for_everybody_or_for_one(stage: Stage, ask: Ask, computer: Computer) -> None:
    came = stage.record().attendees[0]
    stage.execute(MarkAttendance(meeting_id=stage.record().meeting.id, attendee_id=came.id, kind=EventKind.ARRIVED))
    opened = ask(stage)
    choices = opened.screen.choices
    assert not choices.person.isVisible()
    choices.papers[PaperKind.CERTIFICATE].click()
    assert [one.attendee_id for one in people_of(stage.record())] == [None, came.id]
    assert choices.only() is None
    choices.person.setCurrentIndex(1)
    assert choices.only() == came.id
    opened.run()
    (name,) = computer.names()
    assert name.startswith(f"{NAME} attendance ")


def test_the_pages_of_an_edition_hold_nothing_that_is_exempt(stage: Stage, ask: Ask) -> None:
    exempt = stage.minutes()[1]
    stage.execute(SetExempt(minute_id=exempt.id, exempt=Exemption(reason="Personal data")))
    opened = ask(stage)
    opened.screen.choices.papers[PaperKind.PUBLIC].click()
    opened.settle()
    texts = opened.screen.keeper.texts
    words = " ".join(" ".join(texts[page].text for page in sorted(texts)).split())
    assert "Personal data" in words
    assert exempt.heading not in words


def test_a_name_that_was_typed_stays_whatever_paper_is_chosen(stage: Stage, ask: Ask) -> None:
    choices = ask(stage).screen.choices
    choices.name.setText("For Monday")
    choices.papers[PaperKind.AGENDA].click()
    assert choices.name.text() == "For Monday"


def test_of_exempt_business_a_public_paper_says_what_it_prints_and_asks_nothing(stage: Stage, ask: Ask) -> None:
    stage.execute(SetExempt(minute_id=stage.minutes()[1].id, exempt=Exemption(reason="Personal data")))
    choices = ask(stage).screen.choices
    assert choices.start.text() == "Export all the same"
    choices.papers[PaperKind.AGENDA].click()
    assert choices.start.text() == "Export"
    found = checks(stage.record(), [FileFormat.PDF], PaperKind.NOTICE)
    assert [(one.kind, one.words) for one in found] == [("ok", "Of 1 exempt item only the public title is printed.")]


def test_a_meeting_without_an_agenda_has_minutes_alone(stage: Stage, ask: Ask) -> None:
    bare = replace(stage.record(), items=(), minutes=(), blocks=())
    assert papers_of(bare) == (PaperKind.MINUTES,)
    choices = ask(stage).screen.choices
    choices.offer_papers(papers_of(bare), PaperKind.AGENDA)
    assert choices.paper() is PaperKind.MINUTES
    assert not any(button.isVisible() for button in choices.papers.values())


def test_the_folder_is_opened_from_where_it_is_named(stage: Stage, ask: Ask, computer: Computer) -> None:
    ask(stage).run().second.click()
    assert computer.shown == [computer.folder]


def test_save_as_asks_for_folder_and_name_and_exports_there(
    stage: Stage, ask: Ask, computer: Computer, tmp_path: Path
) -> None:
    choices = ask(stage).screen.choices
    choices.save_as.click()
    assert stage.popups.current is None
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    computer.chosen = elsewhere / "For Monday.docx"
    choices.boxes[FileFormat.PDF].click()
    choices.save_as.click()
    stage.jobs.finish()
    assert sorted(path.name for path in elsewhere.iterdir()) == ["For Monday.docx", "For Monday.pdf"]
    assert choices.folder.text() == f"Saves to {elsewhere}"
    assert stage.desk.state.text("export.folder") == str(elsewhere)


def test_a_wrong_name_is_said_at_its_line_and_nothing_is_made(stage: Stage, ask: Ask, computer: Computer) -> None:
    choices = ask(stage).screen.choices
    choices.name.setText("a:b")
    choices.start.click()
    assert choices.wrong.text().startswith("A file name cannot hold :.")
    assert choices.name.hasFocus()
    assert choices.name.property("invalid")
    QTest.keyClick(choices.name, Qt.Key.Key_Backspace)
    assert not choices.wrong.isVisible()
    assert computer.names() == []


def test_without_a_format_nothing_is_made(stage: Stage, ask: Ask, computer: Computer) -> None:
    choices = ask(stage).screen.choices
    choices.boxes[FileFormat.DOCX].click()
    choices.start.click()
    assert choices.wrong.text() == "Choose at least one format."
    assert computer.names() == []


@pytest.mark.parametrize(
    "code",
    [TroubleCode.TARGET_LOCKED, TroubleCode.TARGET_MISSING, TroubleCode.DISK_FULL, TroubleCode.NO_PERMISSION],
)
def test_what_could_not_be_written_is_told_with_what_is_safe_and_tried_again(
    stage: Stage, ask: Ask, computer: Computer, code: TroubleCode
) -> None:
    opened = ask(stage)
    opened.screen.choices.boxes[FileFormat.PDF].click()
    path = computer.folder / f"{NAME}.pdf"
    computer.trouble[path.name] = Trouble(code, path=str(path))
    popup = opened.run()
    assert popup.trouble.isVisible()
    assert popup.first.text() == "Try again"
    assert popup.first.hasFocus()
    assert f"{NAME}.docx was saved." in popup.trouble.safe.accessibleName()
    assert popup.trouble.do.accessibleName().startswith("What you can do.")
    assert computer.names() == [f"{NAME}.docx"]
    popup.first.click()
    stage.jobs.finish()
    assert popup.done.isVisible()
    assert popup.done.names.text() == f"{NAME}.docx\n{NAME}.pdf"


def test_a_locked_file_can_be_saved_under_a_new_name(stage: Stage, ask: Ask, computer: Computer) -> None:
    path = computer.folder / f"{NAME}.docx"
    computer.trouble[path.name] = Trouble(TroubleCode.TARGET_LOCKED, path=str(path))
    popup = ask(stage).run()
    assert popup.trouble.new_name.text() == f"New name: {NAME} (2).docx"
    popup.second.click()
    stage.jobs.finish()
    assert computer.names() == [f"{NAME} (2).docx"]


def test_a_file_that_is_there_is_kept_unless_replacing_is_asked_for(stage: Stage, ask: Ask, computer: Computer) -> None:
    path = computer.folder / f"{NAME}.docx"
    path.write_bytes(b"comments of the Chair")
    popup = ask(stage).run()
    assert popup.first.text() == "Save with the new name"
    assert popup.first.hasFocus()
    popup.first.click()
    stage.jobs.finish()
    assert path.read_bytes() == b"comments of the Chair"
    assert computer.names() == [f"{NAME} (2).docx", f"{NAME}.docx"]
    popup.first.click()
    ask(stage).run().second.click()
    stage.jobs.finish()
    assert path.read_bytes() == b"word"


def test_with_exempt_items_neither_enter_nor_the_key_exports_but_the_button_that_names_them(
    stage: Stage, ask: Ask, computer: Computer
) -> None:
    stage.execute(SetExempt(minute_id=stage.minutes()[1].id, exempt=Exemption(reason="Personal data")))
    opened = ask(stage)
    screen = opened.screen
    assert screen.pages.hasFocus()
    screen.commands()[ActionId.EXPORT]()
    assert stage.popups.current is None
    assert screen.choices.start.hasFocus()
    assert screen.choices.start.text() == "Export all the same"
    assert computer.names() == []
    opened.run()
    assert computer.names() == [f"{NAME}.docx"]


def test_closing_while_it_works_cancels_the_rest(stage: Stage, ask: Ask, computer: Computer) -> None:
    opened = ask(stage)
    opened.screen.choices.start.click()
    popup = opened.popup
    assert popup.working.isVisible()
    assert popup.cancel.hasFocus()
    assert popup.working.words.text() == "Making the Word file…"
    popup.cancel.click()
    stage.jobs.finish()
    assert stage.popups.current is None


def test_reading_only_may_export(make_stage: Callable[..., Stage], ask: Ask, computer: Computer) -> None:
    stage = make_stage(read_only=True).with_meeting()
    ask(stage).run()
    assert computer.names() == [f"{NAME}.docx"]


def test_every_control_says_what_it_is(stage: Stage, ask: Ask) -> None:
    reachable = [
        widget
        for widget in ask(stage).screen.findChildren(QWidget)
        if widget.isVisible() and widget.focusPolicy() & Qt.FocusPolicy.TabFocus
    ]
    # Eight papers, the house style, five formats, the name, three buttons, the pages and their list.
    assert len(reachable) == 20
    assert all(widget.accessibleName() or getattr(widget, "text", str)() for widget in reachable)


def test_alt_and_its_letter_ticks_a_format(qtbot: QtBot, stage: Stage, ask: Ask) -> None:
    choices = ask(stage).screen.choices
    pdf = choices.boxes[FileFormat.PDF]
    assert not pdf.isChecked()
    with qtbot.waitSignal(pdf.toggled):
        QTest.keyClick(choices.start, Qt.Key.Key_P, Qt.KeyboardModifier.AltModifier)
    assert choices.chosen() == (FileFormat.DOCX, FileFormat.PDF)


def test_enter_behind_a_name_exports_under_it(stage: Stage, ask: Ask, computer: Computer) -> None:
    opened = ask(stage)
    opened.screen.choices.name.selectAll()
    QTest.keyClicks(opened.screen.choices.name, "As agreed")
    QTest.keyClick(opened.screen.choices.name, Qt.Key.Key_Return)
    stage.jobs.finish()
    assert computer.names() == ["As agreed.docx"]


def test_the_name_is_reached_by_its_letter_and_no_two_controls_have_the_same(stage: Stage, ask: Ask) -> None:
    screen = ask(stage).screen
    choices = screen.choices
    QTest.keyClick(choices.start, Qt.Key.Key_N, Qt.KeyboardModifier.AltModifier)
    QTest.keyClick(choices.name, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClicks(choices.name, "As agreed")
    assert choices.name.hasFocus()
    assert choices.name.text() == "As agreed"
    named: list[QAbstractButton | QLabel] = [*screen.findChildren(QAbstractButton), *screen.findChildren(QLabel)]
    texts = [one.text() for one in named]
    keys = [text[text.index("&") + 1].casefold() for text in texts if "&" in text.replace("&&", "")]
    assert "n" in keys
    assert sorted(keys) == sorted(set(keys))


def circulated(stage: Stage) -> None:
    """Members and observers receive papers, and a council's agenda is shared."""
    (board,) = stage.all(Board)
    relations = (Relation(kind=RelationKind.LINKED, name="Youth Council", agenda_days=10),)
    listed = (
        Circulation(to=Receivers.MEMBERS, papers=tuple(CirculatedPaper)),
        Circulation(to=Receivers.OBSERVERS, papers=(CirculatedPaper.APPROVED,), days=3),
    )
    stage.execute(SaveSetup(put=(replace(board, relations=relations, circulation=listed),)))


def test_whom_a_paper_goes_to_is_said_before_it_is_exported(stage: Stage) -> None:
    circulated(stage)
    record = stage.record()

    def goes_to(paper: PaperKind, of: MeetingRecord = record) -> list[str]:
        return [one.words for one in checks(of, [FileFormat.PDF], paper) if one.words.startswith("Goes to")]

    assert goes_to(PaperKind.AGENDA) == ["Goes to: Members; Youth Council, 10 working days before the meeting."]
    assert goes_to(PaperKind.NOTICE) == goes_to(PaperKind.AGENDA)
    assert goes_to(PaperKind.MINUTES) == ["Goes to: Members."]
    step = StatusStep(state=MinutesState.APPROVED, on=DAY, recorded_at=datetime(2024, 10, 5, tzinfo=UTC))
    approved = replace(record, meeting=replace(record.meeting, steps=(step,)))
    assert goes_to(PaperKind.MINUTES, approved) == ["Goes to: Members; Observers."]
    assert goes_to(PaperKind.DECISIONS) == []


def test_a_circulation_list_is_exported_by_name_where_the_board_has_one(
    stage: Stage, ask: Ask, computer: Computer
) -> None:
    assert PaperKind.CIRCULATION not in papers_of(stage.record())
    circulated(stage)
    opened = ask(stage)
    opened.screen.choices.papers[PaperKind.CIRCULATION].click()
    opened.run()
    name = "Children’s Partnership Board circulation list 2024-10-04"
    assert computer.names() == [f"{name}.docx"]
    found = checks(stage.record(), [FileFormat.PDF], PaperKind.CIRCULATION)
    assert [one.words for one in found] == ["It names people: it is for whoever sends the papers out."]
