from __future__ import annotations

from datetime import date

import pytest

from clerk_app.domain.actions import DueKind
from clerk_app.domain.minutes import Block
from clerk_app.domain.people import Party
from clerk_app.domain.richtext import typed
from clerk_app.domain.span import Span
from clerk_app.domain.timeline import EventKind
from clerk_app.services.acts import SaveBlocks
from clerk_app.ui.views.new_action.presenter import NewActionPresenter
from tests.ui.views.stage import Stage, known_id, utc

LINE = "Commissioning Manager to contact the workers by end of november"


@pytest.fixture
def presenter(stage: Stage) -> NewActionPresenter:
    stage.clock.set(utc(10, 48))
    stage.mark("Commissioning Manager", EventKind.ARRIVED)
    return NewActionPresenter(stage.record(), stage.clock.now(), frozenset({date(2024, 11, 29)}))


def test_owner_and_date_are_understood_and_read_back(presenter: NewActionPresenter) -> None:
    said = presenter.understood(LINE)
    assert (said.owner, said.owner_note) == ("Commissioning Manager", "(here)")
    assert said.due == "Thursday 28 November 2024"
    assert said.due_note == "(30 November is a Saturday, so the working day before)"
    assert said.will_read == (
        "ACTION: To contact the workers. To be completed by Commissioning Manager. Due: 28 November 2024."
    )
    assert said.due_span is not None
    assert said.due_span.of(LINE) == "by end of november"
    assert [span.of(LINE).strip() for span in said.owner_spans] == ["Commissioning Manager"]


def test_without_owner_or_date_it_says_so_and_how_to_name_them(presenter: NewActionPresenter) -> None:
    said = presenter.understood("Write to the schools")
    assert said.owner == "No owner yet"
    assert said.due == "No due date yet"
    assert "@" in said.owner_note
    written = presenter.written("Write to the schools")
    assert written is not None
    assert (written.words.plain, written.owners, written.due) == ("Write to the schools.", (), None)


def test_nothing_to_be_done_is_no_action(presenter: NewActionPresenter) -> None:
    assert presenter.written("  ") is None
    assert presenter.written("Commissioning Manager by friday") is None
    assert presenter.understood("").will_read == ""


def test_the_owner_is_known_by_who_they_are(stage: Stage, presenter: NewActionPresenter) -> None:
    written = presenter.written("Police representative and Schools representative to meet by next meeting")
    assert written is not None
    assert [owner.words for owner in written.owners] == ["Police representative", "Schools representative"]
    assert [owner.party for owner in written.owners] == [
        Party(post_id=known_id("d", 6)),
        Party(post_id=known_id("d", 4)),
    ]
    assert written.due is not None
    assert written.due.kind is DueKind.NEXT_MEETING


def test_after_an_at_sign_people_are_offered_and_enter_takes_one(presenter: NewActionPresenter) -> None:
    offers = presenter.offered("To ask @pol")
    assert offers.insists
    assert [offer.who.words for offer in offers.people] == ["Police representative"]
    assert offers.people[0].span == Span(7, 11)


def test_a_name_begun_at_the_start_is_offered_until_it_is_whole(presenter: NewActionPresenter) -> None:
    offers = presenter.offered("comm")
    assert not offers.insists
    assert "Commissioning Manager" in [offer.who.words for offer in offers.people]
    assert presenter.offered("Commissioning Manager").people == ()
    assert presenter.offered("co").people == ()
    assert presenter.offered("comm", " to write").people == ()


def test_in_a_date_its_meanings_are_offered_with_what_is_left(presenter: NewActionPresenter) -> None:
    offers = presenter.offered("To write by end of oct")
    assert [(offer.title, offer.note, offer.left) for offer in offers.dates] == [
        ("Thursday 31 October 2024", "end of October", "19 working days"),
        ("Friday 11 October 2024", "when these minutes go out", "5 working days"),
        ("Next meeting", "the date is not set yet", "no date yet"),
    ]
    assert offers.dates[0].span == Span(9, 22)


def test_every_date_that_is_offered_means_the_same_when_it_is_read(presenter: NewActionPresenter) -> None:
    for offer in presenter.offered("To write by end of oct").dates:
        said = presenter.understood(f"To write {offer.words}")
        assert said.due == offer.title


def test_a_date_alone_begun_offers_the_usual_ones(presenter: NewActionPresenter) -> None:
    titles = [offer.title for offer in presenter.offered("To write by ").dates]
    assert titles == ["Friday 11 October 2024", "Next meeting"]
    assert presenter.offered("To write").dates == ()
    assert presenter.offered("To write by hook").dates == ()
    assert presenter.offered("To write by ", "and by").dates == ()


def test_words_behind_a_date_are_never_part_of_an_offer(presenter: NewActionPresenter) -> None:
    assert presenter.offered("To write by end of oct to the schools").dates == ()


def test_a_day_off_says_so_in_its_offer(presenter: NewActionPresenter) -> None:
    first = presenter.offered("To write by 30 nov").dates[0]
    assert (first.title, first.note) == ("Thursday 28 November 2024", "30 November is a Saturday")


def test_the_next_meeting_has_a_day_where_one_is_known(stage: Stage) -> None:
    presenter = NewActionPresenter(stage.record(), stage.clock.now(), frozenset(), [date(2024, 12, 6), None])
    offers = presenter.offered("To write by next meeting").dates
    assert offers[0].title == "Friday 6 December 2024"


def test_it_says_where_the_action_will_stand(stage: Stage) -> None:
    stage.clock.set(utc(10, 48))
    minute = stage.minutes()[3]
    block = Block(id=known_id("9", 1), minute_id=minute.id, position=1, text=typed("Some words."))
    stage.execute(SaveBlocks(meeting_id=stage.meeting, minute_id=minute.id, put=(block,)))
    presenter = NewActionPresenter(stage.record(), stage.clock.now(), frozenset())
    assert presenter.where(minute.id, block.id) == "Item 4, after paragraph 4.1. Minuted at 10:48"
    assert presenter.where(minute.id, None) == "Item 4. Minuted at 10:48"
    assert presenter.where(None, None) == ""
