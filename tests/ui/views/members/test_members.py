from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime, time

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from clerk_app.domain.board import Board
from clerk_app.domain.decisions import Decision, DecisionResult
from clerk_app.domain.minutes import Minute
from clerk_app.domain.names import DatedName, name_on
from clerk_app.domain.people import Agency, Group, Organisation, Party, Person, Post, Seniority
from clerk_app.domain.seats import Agreed, Business, Category, Member, Seat, SeatRole
from clerk_app.services.acts import AddItem, CreateMeeting, DeleteMeeting, ImportEntities, SaveSetup
from clerk_app.services.trouble import Trouble, TroubleCode
from clerk_app.ui.actions import ActionId
from clerk_app.ui.forms.rows import SayingRow
from clerk_app.ui.place import Place, ScreenName
from clerk_app.ui.presenting.board_today import BoardToday
from clerk_app.ui.presenting.membership import MembershipToday
from clerk_app.ui.views.members.member_list import ROW_ROLE
from clerk_app.ui.views.members.values import AGENCY, CATEGORY, SEAT, MemberRow, Subject
from clerk_app.ui.views.members.view import MembersScreen
from clerk_app.ui.widgets.choice_list import ChoiceList
from tests.ui.views.forms import (
    ALT_SHIFT,
    answer,
    choose,
    field,
    focused,
    press,
    redo,
    settle,
    show,
    shown,
    undo,
    write,
    wrong,
)
from tests.ui.views.noted import Noted
from tests.ui.views.stage import BOARD, Stage, board_entities, known_id, other_boards

Opener = Callable[[Stage], MembersScreen]
POLICE, HEALTH, CLERK = (
    Subject(SEAT, known_id("e", 6)),
    Subject(SEAT, known_id("e", 7)),
    Subject(SEAT, known_id("e", 12)),
)
TRUST = Subject(SEAT, known_id("e", 9))
TODAY = date(2024, 10, 4)
WHO_OF_FIRST = f"seat/{known_id('e', 0)}/term/{known_id('f', 0)}"


@pytest.fixture
def board(make_stage: Callable[..., Stage]) -> Stage:
    """A board that has not met yet, and its observers' category below the members'."""
    guests = Category(id=known_id("c", 1), board_id=BOARD, position=1, name="In attendance")
    stage = make_stage().with_board([*board_entities(), guests])
    clerk = stage.store.queries.entity(Seat, CLERK.id)
    assert clerk is not None
    stage.execute(SaveSetup(put=(replace(clerk, category_id=guests.id),)))
    return stage


@pytest.fixture
def opened(qtbot: QtBot) -> Opener:
    """Shows the screen with the focus on its list."""

    def opener(stage: Stage) -> MembersScreen:
        screen = MembersScreen(stage.desk)
        show(screen, qtbot, ScreenName.MEMBERS)
        return screen

    return opener


def rows(screen: MembersScreen) -> list[MemberRow]:
    return list(screen.list.members.rows)


def row(screen: MembersScreen, subject: Subject) -> MemberRow:
    return next(one for one in rows(screen) if one.subject == subject)


def seat(stage: Stage, subject: Subject = POLICE) -> Seat:
    found = stage.store.queries.entity(Seat, subject.id)
    assert found is not None
    return found


def terms(stage: Stage, subject: Subject = POLICE) -> list[Member]:
    return sorted(stage.all(Member, seat_id=subject.id), key=lambda term: term.since or date.min)


def post(stage: Stage, name: str) -> Post:
    return next(one for one in stage.all(Post) if one.names[-1].name == name)


def go_to(screen: MembersScreen, subject: Subject) -> None:
    assert screen.list.go_to(subject)
    screen.list.setFocus()


# What is read


def shown_beside(stage: Stage, qtbot: QtBot, others: int) -> tuple[MembersScreen, Noted]:
    stage.execute(ImportEntities(entities=other_boards(others)))
    noted = Noted(stage.desk.queries)
    screen = MembersScreen(replace(stage.desk, queries=noted.as_queries))
    show(screen, qtbot, ScreenName.MEMBERS)
    return screen, noted


def test_no_more_is_read_however_many_other_boards_there_are(board: Stage, qtbot: QtBot) -> None:
    read = []
    for others in (1, 30):
        screen, noted = shown_beside(board, qtbot, others)
        for subject in [one.subject for one in rows(screen) if one.subject is not None]:
            go_to(screen, subject)
        read.append(noted.taken())
    assert read[0] == read[1] != []


def test_everybody_is_asked_for_once_letters_are_typed(board: Stage, qtbot: QtBot) -> None:
    screen, noted = shown_beside(board, qtbot, 30)
    noted.taken()
    choose(screen, f"{WHO_OF_FIRST}/who", Qt.Key.Key_O)
    posts = len(board.all(Post))
    assert ("where Post", posts) in noted.taken()
    press(Qt.Key.Key_F)
    assert noted.taken() == []
    offered = field(screen, f"{WHO_OF_FIRST}/who").findChild(ChoiceList)
    assert offered is not None
    assert offered.isVisible()


# What is known


def test_whoever_holds_a_seat_and_what_it_speaks_for_are_shown_by_name(board: Stage, opened: Opener) -> None:
    person = Person(id=known_id("9", 1), names=(DatedName("Ada Quay"),))
    (term,) = terms(board)
    board.execute(SaveSetup(put=(person, replace(term, holder=replace(term.holder, person_id=person.id)))))
    screen = opened(board)
    go_to(screen, POLICE)
    assert shown(screen, f"{POLICE.key}/agency") == "Police"
    assert shown(screen, f"{POLICE.key}/term/{term.id}/who") == "Police representative"
    assert shown(screen, f"{POLICE.key}/term/{term.id}/person") == "Ada Quay"


def test_where_a_post_belongs_is_shown_by_name(board: Stage, opened: Opener) -> None:
    screen = opened(board)
    go_to(screen, TRUST)
    screen.open_or_close(f"{TRUST.key}/names")
    post_id = known_id("d", 9)
    assert shown(screen, f"{TRUST.key}/named/{post_id}/organisation") == "Community Trust"


# The list


def test_seats_stand_under_their_categories_with_agency_and_role(board: Stage, opened: Opener) -> None:
    screen = opened(board)
    words = [one.words for one in rows(screen)]
    assert words[0] == "Members"
    assert words.index("In attendance") < words.index("Minute taker") < words.index("Agencies")
    assert row(screen, POLICE).aside == "Police"
    assert row(screen, CLERK).note == "Clerk"
    assert screen.list.here == Subject(SEAT, known_id("e", 0))


def test_arrows_go_from_row_to_row_and_the_form_follows(board: Stage, opened: Opener) -> None:
    screen = opened(board)
    press(Qt.Key.Key_Down)
    assert field(screen, f"{SEAT}/{known_id('e', 1)}/title").value == "Lead Member for Children"


def test_enter_goes_into_the_form_and_esc_back_to_the_row(board: Stage, opened: Opener) -> None:
    screen = opened(board)
    press(Qt.Key.Key_Return)
    assert screen.form.isAncestorOf(focused())
    press(Qt.Key.Key_Escape)
    assert screen.list.hasFocus()


def test_every_row_is_spoken_whole(board: Stage, opened: Opener) -> None:
    screen = opened(board)
    place = rows(screen).index(row(screen, CLERK))
    index = screen.list.members.index(place)
    assert index.data(ROW_ROLE) == row(screen, CLERK)
    assert index.data(Qt.ItemDataRole.AccessibleTextRole) == "Minute taker, Local Authority, Clerk"


def test_the_keys_that_are_offered_are_those_of_the_row(board: Stage, opened: Opener) -> None:
    screen = opened(board)

    def keys() -> list[str]:
        return [hint.keys[0] for hint in screen.hints().left]

    go_to(screen, POLICE)
    assert keys() == ["Enter", "A", "C", "H", "E", "S", "Alt+Shift+Up", "Delete"]
    go_to(screen, Subject(CATEGORY, known_id("c", 0)))
    assert keys() == ["Enter", "A", "C", "Alt+Shift+Up", "Delete"]
    go_to(screen, Subject(AGENCY, known_id("a", 2)))
    assert keys() == ["Enter", "A", "C", "Delete"]
    press(Qt.Key.Key_Return)
    assert (keys(), [hint.keys[0] for hint in screen.hints().right]) == ([], ["Esc"])


# Seats


def test_a_title_is_kept_as_it_is_typed_and_taken_back_in_one_step(board: Stage, opened: Opener) -> None:
    screen = opened(board)
    go_to(screen, POLICE)
    key = f"{POLICE.key}/title"
    screen.form.go_to(key)
    press(Qt.Key.Key_End)
    write(" (north)")
    settle(board, screen)
    write(" one")
    settle(board, screen)
    assert seat(board).title == "Police representative (north) one"
    assert screen.head.saved == "Saved 09:58"
    undo(board, screen)
    assert seat(board).title == "Police representative"
    assert field(screen, key).value == "Police representative"
    redo(board, screen)
    assert seat(board).title == "Police representative (north) one"


def test_an_empty_title_is_refused_in_its_place_and_undo_brings_the_words_back(board: Stage, opened: Opener) -> None:
    screen = opened(board)
    go_to(screen, POLICE)
    key = f"{POLICE.key}/title"
    answer(screen, key, "")
    settle(board, screen)
    assert wrong(screen, key).startswith("A seat needs a title.")
    assert seat(board).title == "Police representative"
    undo(board, screen)
    assert (field(screen, key).value, wrong(screen, key)) == ("Police representative", "")


def test_a_adds_a_seat_to_the_category_and_its_title_is_typed_at_once(board: Stage, opened: Opener) -> None:
    screen = opened(board)
    go_to(screen, POLICE)
    press(Qt.Key.Key_A)
    settle(board, screen)
    write("Youth representative")
    settle(board, screen)
    (new,) = [one for one in board.all(Seat) if one.title == "Youth representative"]
    assert new.category_id == known_id("c", 0)
    assert screen.list.here == Subject(SEAT, new.id)
    words = [one.words for one in rows(screen)]
    assert words[words.index("In attendance") - 1] == "Vacant: Youth representative"


def test_roles_votes_category_and_agency_are_set_in_the_form(board: Stage, opened: Opener) -> None:
    screen = opened(board)
    go_to(screen, POLICE)
    choose(screen, f"{POLICE.key}/role/vice_chair", Qt.Key.Key_Space)
    settle(board, screen)
    choose(screen, f"{POLICE.key}/voting", Qt.Key.Key_Space)
    settle(board, screen)
    choose(screen, f"{POLICE.key}/category", Qt.Key.Key_Down)
    settle(board, screen)
    answer(screen, f"{POLICE.key}/agency", "icb")
    settle(board, screen)
    answer(screen, f"{POLICE.key}/weight", "2")
    settle(board, screen)
    changed = seat(board)
    assert (changed.roles, changed.voting, changed.weight) == ((SeatRole.VICE_CHAIR,), False, 2)
    assert (changed.category_id, changed.agency_id) == (known_id("c", 1), known_id("a", 2))
    assert row(screen, POLICE).note == "Vice-chair · no vote"


def test_a_number_of_votes_that_is_none_is_said_in_its_place(board: Stage, opened: Opener) -> None:
    screen = opened(board)
    go_to(screen, POLICE)
    answer(screen, f"{POLICE.key}/weight", "many")
    settle(board, screen)
    assert wrong(screen, f"{POLICE.key}/weight").startswith("“many” is no number from 0 to 99.")
    assert field(screen, f"{POLICE.key}/weight").value == "many"


def test_a_name_that_no_agency_has_makes_one(board: Stage, opened: Opener) -> None:
    screen = opened(board)
    go_to(screen, POLICE)
    answer(screen, f"{POLICE.key}/agency", "Probation")
    settle(board, screen)
    (made,) = [one for one in board.all(Agency) if one.names[0].name == "Probation"]
    assert seat(board).agency_id == made.id
    undo(board, screen)
    assert made not in board.all(Agency)


def test_seats_move_within_their_category_and_into_the_next(board: Stage, opened: Opener) -> None:
    screen = opened(board)
    go_to(screen, POLICE)
    press(Qt.Key.Key_Down, modifiers=ALT_SHIFT)
    settle(board, screen)
    order = [one.words for one in rows(screen)]
    assert order.index("Police representative") == order.index("Head of Public Health Programmes") + 1
    assert screen.list.here == POLICE
    last = Subject(SEAT, known_id("e", 11))
    go_to(screen, last)
    press(Qt.Key.Key_Down, modifiers=ALT_SHIFT)
    settle(board, screen)
    assert seat(board, last).category_id == known_id("c", 1)
    order = [one.words for one in rows(screen)]
    assert order.index("Voluntary Sector representative") == order.index("In attendance") + 1
    press(Qt.Key.Key_Up, modifiers=ALT_SHIFT)
    settle(board, screen)
    assert seat(board, last).category_id == known_id("c", 0)


def test_a_seat_that_nobody_refers_to_goes_with_its_terms_and_comes_back(board: Stage, opened: Opener) -> None:
    screen = opened(board)
    go_to(screen, POLICE)
    press(Qt.Key.Key_Delete)
    settle(board, screen)
    assert (board.all(Seat, id=POLICE.id), terms(board)) == ((), [])
    assert screen.undo_bar.isVisible()
    assert screen.undo_bar.accessibleName() == "Removed “Police representative”."
    screen.undo_bar.button.click()
    settle(board, screen)
    assert seat(board).title == "Police representative"
    assert len(terms(board)) == 1


def test_a_seat_that_meetings_refer_to_stays_and_the_rule_is_said(board: Stage, opened: Opener) -> None:
    board.made(CreateMeeting(board_id=BOARD, date=TODAY, start=time(10)))
    screen = opened(board)
    go_to(screen, POLICE)
    press(Qt.Key.Key_Delete)
    settle(board, screen)
    assert "“Police representative” is named elsewhere in the records, so it stays." in screen.message.title
    assert seat(board).title == "Police representative"


def test_a_board_without_seats_says_how_to_begin(make_stage: Callable[..., Stage], opened: Opener) -> None:
    empty = Board(id=BOARD, names=(DatedName("Harbour Board"),))
    stage = make_stage().with_board([empty])
    screen = opened(stage)
    (said,) = screen.form.rows
    assert isinstance(said, SayingRow)
    assert said.words.startswith("No seats yet. A adds the first one")
    press(Qt.Key.Key_A)
    settle(stage, screen)
    write("Pilot")
    settle(stage, screen)
    assert [one.title for one in stage.all(Seat)] == ["Pilot"]


def test_seats_have_marks_of_the_clerks_own(board: Stage, opened: Opener) -> None:
    screen = opened(board)
    go_to(screen, POLICE)
    answer(screen, f"{POLICE.key}/tags", "senior , statutory,senior")
    settle(board, screen)
    assert seat(board).tags == ("senior", "statutory")
    assert field(screen, f"{POLICE.key}/tags").value == "senior, statutory"


def test_what_was_typed_last_is_kept_when_the_screen_shows_another_board(board: Stage, opened: Opener) -> None:
    board.execute(SaveSetup(put=(Board(id=known_id("b", 2), names=(DatedName("Harbour Board"),)),)))
    screen = opened(board)
    go_to(screen, POLICE)
    screen.form.go_to(f"{POLICE.key}/title")
    write("Constable")
    screen.leave()
    screen.visit(Place(screen=ScreenName.MEMBERS, board_id=known_id("b", 2)))
    assert seat(board).title == "Constable"
    assert rows(screen) == []


# Who holds them


def test_h_names_the_next_holder_and_earlier_meetings_keep_the_old_one(board: Stage, opened: Opener) -> None:
    screen = opened(board)
    go_to(screen, POLICE)
    press(Qt.Key.Key_H)
    write("deputy, pol")
    press(Qt.Key.Key_Return)
    settle(board, screen)
    before, now = terms(board)
    assert (before.until, now.since, now.until) == (date(2024, 10, 3), TODAY, None)
    assert now.holder == Party(post_id=post(board, "Deputy, Police representative").id)
    assert row(screen, POLICE).words == "Deputy, Police representative"
    assert row(screen, POLICE).note == "Police representative · since 4 October 2024"
    names = {}
    for day in (date(2024, 10, 3), TODAY):
        board.meeting = board.made(CreateMeeting(board_id=BOARD, date=day, start=time(10)))
        names[day] = {board.name(one.id) for one in board.attendees()}
    assert "Police representative" in names[date(2024, 10, 3)]
    assert "Police representative" not in names[TODAY]
    undo(board, screen)
    assert [one.until for one in terms(board)] == [None]


def test_the_next_holder_may_come_later_and_be_somebody_new(board: Stage, opened: Opener) -> None:
    screen = opened(board)
    go_to(screen, POLICE)
    press(Qt.Key.Key_H)
    answer(screen, f"{POLICE.key}/next/since", "1 january 2025")
    settle(board, screen)
    assert field(screen, f"{POLICE.key}/next/since").value == "1 January 2025"
    answer(screen, f"{POLICE.key}/next/person", "Ada Quill")
    settle(board, screen)
    (person,) = board.all(Person)
    before, coming = terms(board)
    assert (before.until, coming.since) == (date(2024, 12, 31), date(2025, 1, 1))
    assert coming.holder == Party(person_id=person.id)
    assert row(screen, POLICE).note == "until 31 December 2024 · Ada Quill from 1 January 2025"


def test_a_person_is_added_to_a_post_and_shown_as_the_board_calls_people(board: Stage, opened: Opener) -> None:
    screen = opened(board)
    go_to(screen, POLICE)
    (term,) = terms(board)
    answer(screen, f"{POLICE.key}/term/{term.id}/person", "Ada Quill")
    settle(board, screen)
    (person,) = board.all(Person)
    assert terms(board)[0].holder == replace(term.holder, person_id=person.id)
    assert row(screen, POLICE).words == "Police representative"


def test_a_holder_cannot_become_nobody(board: Stage, opened: Opener) -> None:
    screen = opened(board)
    go_to(screen, POLICE)
    (term,) = terms(board)
    key = f"{POLICE.key}/term/{term.id}/who"
    answer(screen, key, "")
    settle(board, screen)
    assert wrong(screen, key).startswith("Nobody would be left.")
    assert terms(board) == [term]


def test_e_ends_the_term_today(board: Stage, opened: Opener) -> None:
    screen = opened(board)
    go_to(screen, POLICE)
    press(Qt.Key.Key_E)
    settle(board, screen)
    assert terms(board)[0].until == TODAY
    assert row(screen, POLICE).note == "term ends on 4 October 2024"
    assert screen.undo_bar.isVisible()


def test_a_vacant_seat_says_so_and_asks_who_holds_it(board: Stage, opened: Opener) -> None:
    (term,) = terms(board)
    board.execute(SaveSetup(put=(replace(term, until=date(2024, 9, 30)),)))
    screen = opened(board)
    assert row(screen, POLICE).words == "Vacant: Police representative"
    go_to(screen, POLICE)
    answer(screen, f"{POLICE.key}/next/who", "deputy, pol")
    settle(board, screen)
    assert [(one.since, one.until) for one in terms(board)] == [(None, date(2024, 9, 30)), (TODAY, None)]


def test_terms_that_overlap_are_refused_in_their_place_and_what_was_typed_stays(board: Stage, opened: Opener) -> None:
    (term,) = terms(board)
    later = Member(id=known_id("9", 1), seat_id=POLICE.id, holder=term.holder, since=date(2025, 1, 1))
    board.execute(SaveSetup(put=(replace(term, until=date(2024, 12, 31)), later)))
    screen = opened(board)
    go_to(screen, POLICE)
    key = f"{POLICE.key}/term/{term.id}/until"
    answer(screen, key, "1/2/2025")
    settle(board, screen)
    assert wrong(screen, key).startswith("“Police representative” would be held twice at once.")
    assert field(screen, key).value == "1/2/2025"
    assert terms(board)[0].until == date(2024, 12, 31)
    answer(screen, key, "never")
    settle(board, screen)
    assert wrong(screen, key).startswith("“never” is no day.")


def test_what_is_no_name_is_not_guessed_when_the_line_is_left(board: Stage, opened: Opener) -> None:
    screen = opened(board)
    go_to(screen, POLICE)
    (term,) = terms(board)
    key = f"{POLICE.key}/term/{term.id}/who"
    screen.form.go_to(key)
    press(Qt.Key.Key_A, modifiers=Qt.KeyboardModifier.ControlModifier)
    write("deputy, pol")
    press(Qt.Key.Key_Tab)
    settle(board, screen)
    assert terms(board) == [term]
    press(Qt.Key.Key_Backtab)
    assert focused().property("text") == "Police representative"


def test_substitutes_are_named_and_taken_away(board: Stage, opened: Opener) -> None:
    screen = opened(board)
    go_to(screen, POLICE)
    press(Qt.Key.Key_S)
    write("deputy, pol")
    press(Qt.Key.Key_Return)
    settle(board, screen)
    deputy = Party(post_id=post(board, "Deputy, Police representative").id)
    assert seat(board).substitutes == (deputy,)
    answer(screen, f"{POLICE.key}/substitute", "deputy, pol")
    settle(board, screen)
    assert wrong(screen, f"{POLICE.key}/substitute").endswith("is a substitute for this seat already.")
    choose(screen, f"{POLICE.key}/not_substitute/+{deputy.post_id}++", Qt.Key.Key_Space)
    settle(board, screen)
    assert seat(board).substitutes == ()


def deputised(board: Stage, opened: Opener) -> tuple[MembersScreen, Party, str]:
    """The form of the police's seat, its substitute, and what the keys of their fields end with."""
    deputy = Party(post_id=post(board, "Deputy, Police representative").id)
    board.execute(SaveSetup(put=(replace(seat(board), substitutes=(deputy,)),)))
    screen = opened(board)
    go_to(screen, POLICE)
    return screen, deputy, f"+{deputy.post_id}++"


def test_when_a_substitute_was_agreed_and_briefed_is_typed_and_undone(board: Stage, opened: Opener) -> None:
    screen, deputy, who = deputised(board, opened)
    answer(screen, f"{POLICE.key}/agreed_on/{who}", "2 September 2024")
    settle(board, screen)
    answer(screen, f"{POLICE.key}/briefed_on/{who}", "yes")
    settle(board, screen)
    assert seat(board).agreed == (Agreed(who=deputy, agreed_on=date(2024, 9, 2), briefed_on=TODAY),)
    undo(board, screen)
    assert seat(board).agreed == (Agreed(who=deputy, agreed_on=date(2024, 9, 2)),)
    answer(screen, f"{POLICE.key}/agreed_on/{who}", "")
    settle(board, screen)
    assert seat(board).agreed == ()


def test_what_is_no_day_is_said_and_the_agreement_stays(board: Stage, opened: Opener) -> None:
    screen, _, who = deputised(board, opened)
    answer(screen, f"{POLICE.key}/agreed_on/{who}", "soon")
    settle(board, screen)
    assert wrong(screen, f"{POLICE.key}/agreed_on/{who}")
    assert seat(board).agreed == ()


def test_with_a_substitute_goes_what_was_agreed_of_them(board: Stage, opened: Opener) -> None:
    screen, _, who = deputised(board, opened)
    answer(screen, f"{POLICE.key}/agreed_on/{who}", "2 September 2024")
    settle(board, screen)
    choose(screen, f"{POLICE.key}/not_substitute/{who}", Qt.Key.Key_Space)
    settle(board, screen)
    assert (seat(board).substitutes, seat(board).agreed) == ((), ())


def test_the_seniority_of_a_substitute_is_chosen_beside_that_of_the_member_compared_and_undone(
    board: Stage, opened: Opener
) -> None:
    screen, deputy, who = deputised(board, opened)
    held = post(board, "Police representative").id
    choose(screen, f"{POLICE.key}/seniority/{held}/held", Qt.Key.Key_Down, Qt.Key.Key_Down)
    settle(board, screen)
    assert screen.form.row_of(f"{POLICE.key}/less_senior/{who}") is None
    choose(screen, f"{POLICE.key}/seniority/{deputy.post_id}/{who}", *[Qt.Key.Key_Down] * 3)
    settle(board, screen)
    assert [post(board, name).seniority for name in ("Police representative", "Deputy, Police representative")] == [
        Seniority.DIRECTOR,
        Seniority.HEAD,
    ]
    assert said(screen, f"{POLICE.key}/less_senior/{who}").startswith("Deputy, Police representative is less senior.")
    undo(board, screen)
    assert post(board, "Deputy, Police representative").seniority is None
    assert screen.form.row_of(f"{POLICE.key}/less_senior/{who}") is None


def test_what_is_asked_of_a_substitute_is_spoken_with_whose_it_is(board: Stage, opened: Opener) -> None:
    screen, deputy, who = deputised(board, opened)
    keys = (f"agreed_on/{who}", f"briefed_on/{who}", f"seniority/{deputy.post_id}/{who}")
    asked = [field(screen, f"{POLICE.key}/{key}").first() for key in keys]
    assert [widget.accessibleName() for widget in asked if widget is not None] == [
        "Agreed on: Deputy, Police representative",
        "Briefed on: Deputy, Police representative",
        "Seniority: Deputy, Police representative",
    ]


def test_a_substitute_from_another_organisation_is_pointed_out(board: Stage, opened: Opener) -> None:
    force = Organisation(id=known_id("0", 7), names=(DatedName("Police Force"),))
    works = Organisation(id=known_id("0", 8), names=(DatedName("City Works"),))
    held, deputy = post(board, "Police representative"), post(board, "Deputy, Police representative")
    board.execute(
        SaveSetup(
            put=(force, works, replace(held, organisation_id=force.id), replace(deputy, organisation_id=works.id))
        )
    )
    screen, _, who = deputised(board, opened)
    assert said(screen, f"{POLICE.key}/other/{who}").startswith("Deputy, Police representative is from City Works.")


def said(screen: MembersScreen, key: str) -> str:
    row = screen.form.row_of(key)
    assert isinstance(row, SayingRow)
    return row.words


def test_a_post_is_renamed_from_a_day_and_keeps_its_old_name_before(board: Stage, opened: Opener) -> None:
    screen = opened(board)
    go_to(screen, POLICE)
    held = post(board, "Police representative")
    choose(screen, f"{POLICE.key}/names", Qt.Key.Key_Return)
    named = f"{POLICE.key}/named/{held.id}"
    choose(screen, f"{named}/rename", Qt.Key.Key_Return)
    answer(screen, f"{named}/from", "1 September 2024")
    settle(board, screen)
    answer(screen, f"{named}/new_name", "Chief Constable")
    settle(board, screen)
    names = post(board, "Chief Constable").names
    assert names == (DatedName("Police representative"), DatedName("Chief Constable", date(2024, 9, 1)))
    assert screen.form.row_of(f"{named}/new_name") is None
    assert row(screen, POLICE).words == "Chief Constable"
    for day, name in ((date(2024, 8, 30), "Police representative"), (TODAY, "Chief Constable")):
        board.meeting = board.made(CreateMeeting(board_id=BOARD, date=day, start=time(10)))
        assert name in {board.name(one.id) for one in board.attendees()}


def test_a_post_has_a_short_form_and_belongs_to_a_body(board: Stage, opened: Opener) -> None:
    screen = opened(board)
    go_to(screen, POLICE)
    held = post(board, "Police representative")
    choose(screen, f"{POLICE.key}/names", Qt.Key.Key_Return)
    answer(screen, f"{POLICE.key}/named/{held.id}/abbreviation", "PR")
    settle(board, screen)
    answer(screen, f"{POLICE.key}/named/{held.id}/organisation", "trust")
    settle(board, screen)
    changed = post(board, "Police representative")
    assert (changed.abbreviation, changed.organisation_id) == ("PR", known_id("0", 1))


def test_who_sits_on_another_board_too_is_told(board: Stage, opened: Opener) -> None:
    other = Board(id=known_id("b", 2), names=(DatedName("Harbour Board"),))
    held = Party(post_id=post(board, "Police representative").id)
    deputy = Party(post_id=post(board, "Deputy, Head of Public Health Programmes").id)
    there = Seat(
        id=known_id("e", 90), board_id=other.id, category_id=None, position=0, title="Police", substitutes=(deputy,)
    )
    board.execute(SaveSetup(put=(other, there, Member(id=known_id("f", 90), seat_id=there.id, holder=held))))
    screen = opened(board)
    assert row(screen, POLICE).note == "also on Harbour Board"
    go_to(screen, HEALTH)
    said = screen.form.row_of(f"{HEALTH.key}/substitute_also/+{deputy.post_id}++")
    assert said is not None


# Categories, agencies and groups


def test_c_adds_a_category_which_is_named_moved_and_removed(board: Stage, opened: Opener) -> None:
    screen = opened(board)
    press(Qt.Key.Key_C)
    settle(board, screen)
    write("Observers")
    settle(board, screen)
    (new,) = [one for one in board.all(Category) if one.name == "Observers"]
    subject = Subject(CATEGORY, new.id)
    press(Qt.Key.Key_Escape)
    press(Qt.Key.Key_Up, modifiers=ALT_SHIFT)
    settle(board, screen)
    order = [one.name for one in sorted(board.all(Category), key=lambda one: one.position)]
    assert order == ["Members", "Observers", "In attendance"]
    assert screen.list.here == subject
    press(Qt.Key.Key_Delete)
    settle(board, screen)
    assert [one.name for one in board.all(Category)] == ["Members", "In attendance"]


def test_two_categories_cannot_be_called_the_same(board: Stage, opened: Opener) -> None:
    screen = opened(board)
    subject = Subject(CATEGORY, known_id("c", 1))
    go_to(screen, subject)
    answer(screen, f"{subject.key}/name", "members")
    settle(board, screen)
    assert wrong(screen, f"{subject.key}/name") == (
        "There is a category “members” already. Give this one another name."
    )


def test_a_category_with_seats_stays(board: Stage, opened: Opener) -> None:
    screen = opened(board)
    go_to(screen, Subject(CATEGORY, known_id("c", 0)))
    press(Qt.Key.Key_Backspace)
    settle(board, screen)
    assert screen.message.isVisible()
    assert len(board.all(Category)) == 2


def test_an_agency_is_renamed_from_a_day_and_abbreviated(board: Stage, opened: Opener) -> None:
    screen = opened(board)
    subject = Subject(AGENCY, known_id("a", 2))
    go_to(screen, subject)
    choose(screen, f"{subject.key}/rename", Qt.Key.Key_Return)
    answer(screen, f"{subject.key}/from", "1/7/2022")
    settle(board, screen)
    answer(screen, f"{subject.key}/new_name", "NHS Coast")
    settle(board, screen)
    answer(screen, f"{subject.key}/abbreviation", "NHSC")
    settle(board, screen)
    agency = board.store.queries.entity(Agency, subject.id)
    assert agency is not None
    assert agency.abbreviation == "NHSC"
    assert [name_on(agency.names, day) for day in (date(2022, 6, 30), TODAY)] == ["Integrated Care Board", "NHS Coast"]
    assert row(screen, subject).words == "NHS Coast"
    choose(screen, f"{subject.key}/drop/1", Qt.Key.Key_Space)
    settle(board, screen)
    assert row(screen, subject).words == "Integrated Care Board"


def test_agencies_and_groups_are_added_from_the_menu(board: Stage, opened: Opener) -> None:
    screen = opened(board)
    _category, agency, group, *_ = screen.menu.actions()
    agency.trigger()
    settle(board, screen)
    write("Probation")
    settle(board, screen)
    assert "Probation" in {one.names[0].name for one in board.all(Agency)}
    group.trigger()
    settle(board, screen)
    write("Care Ambassadors")
    settle(board, screen)
    (made,) = board.all(Group)
    assert made.names == (DatedName("Care Ambassadors"),)


def test_agencies_of_other_boards_are_left_out(board: Stage, opened: Opener) -> None:
    other = Board(id=known_id("b", 2), names=(DatedName("Harbour Board"),))
    port = Agency(id=known_id("a", 50), names=(DatedName("Port Authority"),))
    there = Seat(
        id=known_id("e", 90), board_id=other.id, category_id=None, position=0, title="Pilot", agency_id=port.id
    )
    board.execute(SaveSetup(put=(other, port, there)))
    words = [one.words for one in rows(opened(board))]
    assert "Police" in words
    assert "Port Authority" not in words


# Trouble


def test_what_a_full_disk_refused_is_tried_again_and_keeps_the_window_open(board: Stage, opened: Opener) -> None:
    screen = opened(board)
    go_to(screen, POLICE)
    screen.form.go_to(f"{POLICE.key}/title")
    board.store.fail_next_commit = Trouble(TroubleCode.DISK_FULL)
    write("Constable")
    settle(board, screen)
    assert seat(board).title == "Police representative"
    assert screen.refuses_to_close()
    assert screen.message.isVisible()
    settle(board, screen)
    assert seat(board).title == "Constable"
    assert not screen.refuses_to_close()
    assert not screen.message.isVisible()


def test_what_is_not_kept_stays_typed_when_the_screen_is_shown_again(board: Stage, opened: Opener) -> None:
    screen = opened(board)
    go_to(screen, POLICE)
    key = f"{POLICE.key}/title"
    screen.form.go_to(key)
    board.store.fail_next_commit = Trouble(TroubleCode.DISK_FULL)
    write("Constable")
    screen.leave()
    screen.visit(Place(screen=ScreenName.MEMBERS, board_id=BOARD))
    assert field(screen, key).value == "Constable"
    assert screen.message.isVisible()
    settle(board, screen)
    assert seat(board).title == "Constable"


def test_somebody_who_reads_only_changes_nothing(make_stage: Callable[..., Stage], opened: Opener) -> None:
    stage = make_stage(read_only=True).with_board()
    screen = opened(stage)
    assert screen.message.title == "You can look at this, but not change it here."
    assert not screen.add_button.isVisible()
    press(Qt.Key.Key_A, Qt.Key.Key_H, Qt.Key.Key_E, Qt.Key.Key_Delete)
    press(Qt.Key.Key_Return)
    write("x")
    settle(stage, screen)
    assert stage.acts == []


def test_the_line_that_is_typed_in_stays_in_view_in_a_smaller_window(
    board: Stage, opened: Opener, qtbot: QtBot
) -> None:
    screen = opened(board)
    go_to(screen, POLICE)
    screen.form.go_to(f"{POLICE.key}/weight")
    screen.resize(500, 420)
    line = focused()
    qtbot.waitUntil(lambda: line.visibleRegion().boundingRect().height() == line.height())
    here = screen.list.visualRect(screen.list.currentIndex())
    assert screen.list.viewport().rect().contains(here)


def test_the_row_that_an_arrow_chooses_under_a_line_is_in_view(board: Stage, opened: Opener, qtbot: QtBot) -> None:
    screen = opened(board)
    screen.resize(500, 420)
    go_to(screen, POLICE)
    press(Qt.Key.Key_S)
    write("deputy")
    choices = screen.form.findChildren(ChoiceList)
    (shown,) = [one for one in choices if one.isVisible()]
    for _ in range(7):
        press(Qt.Key.Key_Down)
        qtbot.waitUntil(
            lambda: shown.viewport().visibleRegion().contains(shown.visualRect(shown.currentIndex()).center())
        )


def test_another_row_begins_at_the_top_of_its_form(board: Stage, opened: Opener, qtbot: QtBot) -> None:
    screen = opened(board)
    go_to(screen, POLICE)
    screen.resize(1100, 420)
    screen.form.go_to(f"{POLICE.key}/substitute")
    qtbot.waitUntil(lambda: screen.form.rows[0].visibleRegion().isEmpty())
    press(Qt.Key.Key_Escape)
    press(Qt.Key.Key_Down)
    qtbot.waitUntil(lambda: not screen.form.rows[0].visibleRegion().isEmpty())


def test_two_answers_in_quick_succession_are_both_kept(board: Stage, opened: Opener) -> None:
    screen = opened(board)
    go_to(screen, POLICE)
    screen.form.go_to(f"{POLICE.key}/title")
    write("Constable")
    choose(screen, f"{POLICE.key}/voting", Qt.Key.Key_Space)
    choose(screen, f"{POLICE.key}/role/observer", Qt.Key.Key_Space)
    settle(board, screen)
    changed = seat(board)
    assert (changed.title, changed.voting, changed.roles) == ("Constable", False, (SeatRole.OBSERVER,))
    for _ in range(3):
        undo(board, screen)
    assert (seat(board).title, seat(board).voting, seat(board).roles) == ("Police representative", True, ())


def test_undo_right_after_a_letter_takes_it_back(board: Stage, opened: Opener) -> None:
    screen = opened(board)
    go_to(screen, POLICE)
    key = f"{POLICE.key}/title"
    screen.form.go_to(key)
    write("C")
    screen.commands()[ActionId.UNDO]()
    settle(board, screen)
    assert (seat(board).title, field(screen, key).value) == ("Police representative", "Police representative")


def test_a_statutory_post_and_the_chair_of_another_board_are_told_apart_among_the_observers(
    board: Stage, opened: Opener
) -> None:
    other = Board(id=known_id("b", 2), names=(DatedName("Harbour Board"),))
    held = Party(post_id=post(board, "Police representative").id)
    chair = Seat(
        id=known_id("e", 91), board_id=other.id, category_id=None, position=0, title="Chair", roles=(SeatRole.CHAIR,)
    )
    observer = replace(seat(board), roles=(SeatRole.OBSERVER,), tags=("statutory post",))
    board.execute(SaveSetup(put=(other, chair, Member(id=known_id("f", 91), seat_id=chair.id, holder=held), observer)))
    screen = opened(board)
    assert row(screen, POLICE).note == "Observer · statutory post · chairs Harbour Board"


def test_undo_says_what_was_done_to_the_members(board: Stage, opened: Opener) -> None:
    screen = opened(board)
    said = []
    screen.add_button.click()
    settle(board, screen)
    said.append(screen.undo_words()[0])
    screen.list.setFocus()
    press(Qt.Key.Key_Up, modifiers=ALT_SHIFT)
    settle(board, screen)
    said.append(screen.undo_words()[0])
    press(Qt.Key.Key_Delete)
    settle(board, screen)
    said.append(screen.undo_words()[0])
    assert said == ["adding a seat", "moving “New seat”", "“Remove New seat”"]


def test_a_member_is_limited_to_business_which_is_an_item_where_one_has_that_title(
    board: Stage, opened: Opener
) -> None:
    meeting = board.execute(CreateMeeting(board_id=BOARD, date=date(2024, 11, 1), start=time(10))).made
    assert meeting is not None
    budget = board.execute(AddItem(meeting_id=meeting, title="School budget")).made
    screen = opened(board)
    screen.list.go_to(POLICE)
    key = f"{POLICE.key}/term/{known_id('f', 6)}/only_for"
    answer(screen, key, "school budget;  Heating plan ; ")
    settle(board, screen)
    held = board.store.queries.entity(Member, known_id("f", 6))
    assert held is not None
    assert held.only_for == (
        Business(words="school budget", about_item_id=budget),
        Business(words="Heating plan"),
    )
    assert row(screen, POLICE).note.startswith("co-opted for “school budget” and “Heating plan” only")
    assert field(screen, key).value == "school budget; Heating plan"


def agreed_by_a_decision(board: Stage, result: DecisionResult = DecisionResult.CARRIED) -> Decision:
    """The holder of the police seat is a member by a decision of 6 September, in minute 1."""
    meeting = board.execute(CreateMeeting(board_id=BOARD, date=date(2024, 9, 6), start=time(10))).made
    assert meeting is not None
    board.execute(AddItem(meeting_id=meeting, title="Membership"))
    minute = board.store.queries.where(Minute, meeting_id=meeting)[0]
    decision = Decision(
        id=known_id("6", 1),
        meeting_id=meeting,
        minute_id=minute.id,
        kind="agreed",
        at=datetime(2024, 9, 6, 10, 30),
        result=result,
    )
    held = board.store.queries.entity(Member, known_id("f", 6))
    assert held is not None
    board.execute(ImportEntities(entities=(replace(held, agreed_by=decision.id), decision)))
    return decision


def agreed(screen: MembersScreen) -> str:
    screen.list.go_to(POLICE)
    said = screen.form.row_of(f"{POLICE.key}/term/{known_id('f', 6)}/agreed")
    assert isinstance(said, SayingRow)
    return said.words


def test_a_member_is_told_with_the_minute_that_agreed_it(board: Stage, opened: Opener) -> None:
    agreed_by_a_decision(board)
    assert agreed(opened(board)) == "Agreed in minute 1 of 6 September 2024."


def test_a_member_by_a_decision_that_does_not_stand_is_pointed_out(board: Stage, opened: Opener) -> None:
    agreed_by_a_decision(board, DecisionResult.LOST)
    said = (
        "Agreed in minute 1 of 6 September 2024. That decision does not stand as carried: look whether the term does."
    )
    assert agreed(opened(board)) == said
    setup = BoardToday(board=board.all(Board)[0], today=TODAY, queries=board.store.queries)
    lines = [(line.words, line.note) for line in MembershipToday(setup).lines()]
    assert ("A decision that made a member no longer stands", "Police representative") in lines


def test_a_member_by_a_decision_that_is_gone_from_the_minutes_is_pointed_out(board: Stage, opened: Opener) -> None:
    decision = agreed_by_a_decision(board)
    board.execute(DeleteMeeting(meeting_id=decision.meeting_id))
    assert agreed(opened(board)).startswith("The decision that agreed this term is no longer in the minutes")
