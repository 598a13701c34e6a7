"""What boards are made of is put and removed: all of it, or nothing, and one undo takes it back."""

from dataclasses import replace
from datetime import date, time

import pytest

from clerk_app.domain.agenda import AgendaItem, AgendaTemplate, ForwardPlanEntry, StandingItem
from clerk_app.domain.board import Board, Relation, RelationKind
from clerk_app.domain.circulation import Circulation, Receivers
from clerk_app.domain.identity import Id
from clerk_app.domain.interests import StandingInterest
from clerk_app.domain.meeting import Meeting
from clerk_app.domain.names import DatedName
from clerk_app.domain.people import Agency, Party, Post
from clerk_app.domain.seats import Category, Member, Seat, Suspension
from clerk_app.services.acts import Act, CreateBoard, DeleteBoard, ImportEntities, SaveSetup
from tests.services.scene import AGENCIES, BOARD, Scene, broken_rule, known_id

NEW = Board(id=Id("1" * 32), names=(DatedName("Task Group"),))
SEAT, HOLDER = known_id("e", 9), Party(post_id=known_id("d", 1))


@pytest.fixture
def scene() -> Scene:
    return Scene()


def seat(**changes: object) -> Seat:
    made = Seat(id=SEAT, board_id=BOARD, category_id=known_id("c", 0), position=9, title="Head Teacher")
    return replace(made, **changes)  # type: ignore[arg-type]  # as the test has them


def member(number: int, since: date | None = None, until: date | None = None, of: Id = SEAT) -> Member:
    return Member(id=known_id("f", number), seat_id=of, holder=HOLDER, since=since, until=until)


def test_a_board_with_all_that_it_is_made_of_comes_and_goes_in_one_step(scene: Scene) -> None:
    before = scene.store.state()
    post = Post(id=known_id("d", 9), names=(DatedName("Head Teacher of the Special School"),))
    template = AgendaTemplate(id=known_id("7", 1), board_id=BOARD, position=0, name="Usual", items=())
    held = Member(id=known_id("f", 9), seat_id=SEAT, holder=Party(post_id=post.id), since=date(2022, 1, 1))
    done = scene.app.execute(SaveSetup(put=(held, template, seat(), post)))
    assert scene.get(Seat, SEAT).title == "Head Teacher"
    assert scene.get(Member, held.id).holder == Party(post_id=post.id)
    assert scene.get(AgendaTemplate, template.id) == template
    scene.undo(done)
    assert scene.store.state() == before


@pytest.mark.parametrize(
    "part",
    [
        replace(NEW, names=()),
        replace(NEW, names=(DatedName(" "),)),
        Post(id=Id("2" * 32), names=(DatedName(""),)),
        Agency(id=Id("2" * 32), names=()),
        Category(id=Id("2" * 32), board_id=BOARD, position=1, name=" "),
        seat(title=""),
        AgendaTemplate(id=Id("2" * 32), board_id=BOARD, position=0, name=""),
        replace(NEW, relations=(Relation(kind=RelationKind.LINKED),)),
    ],
)
def test_nothing_goes_without_a_name(scene: Scene, part: Board | Post | Agency | Category | Seat) -> None:
    assert broken_rule(scene, SaveSetup(put=(part,))) == "name_is_empty"


@pytest.mark.parametrize("name", ["Partnership Board", "  partnership   BOARD "])
@pytest.mark.parametrize("act", [SaveSetup, CreateBoard])
def test_two_boards_of_one_name_are_refused(scene: Scene, name: str, act: type[SaveSetup | CreateBoard]) -> None:
    board = replace(NEW, names=(DatedName(name),))
    asked: Act = SaveSetup(put=(board,)) if act is SaveSetup else CreateBoard(board=board)
    assert broken_rule(scene, asked) == "board_name_taken"


def test_two_boards_that_an_import_gave_one_name_can_still_be_set_up_and_told_apart(scene: Scene) -> None:
    twin = replace(NEW, names=(DatedName("Partnership Board"),))
    scene.app.execute(ImportEntities(entities=(twin,)))
    scene.app.execute(SaveSetup(put=(replace(twin, chair_title="Convener"),)))
    assert scene.get(Board, twin.id).chair_title == "Convener"
    scene.app.execute(SaveSetup(put=(replace(twin, names=(DatedName("Task Group"),)),)))
    assert broken_rule(scene, SaveSetup(put=(twin,))) == "board_name_taken"


def test_a_renamed_board_leaves_its_old_name_to_its_old_minutes_and_to_nobody_else(scene: Scene) -> None:
    names = (DatedName("Partnership Board"), DatedName("Children’s Alliance", since=date(2022, 6, 1)))
    scene.app.execute(SaveSetup(put=(replace(scene.get(Board, BOARD), names=names),)))
    assert scene.get(Board, BOARD).names == names
    scene.app.execute(SaveSetup(put=(replace(NEW, names=(DatedName("Partnership Board"),)),)))
    assert scene.get(Board, NEW.id).names == (DatedName("Partnership Board"),)


def test_no_board_is_part_of_itself_however_far_up(scene: Scene) -> None:
    scene.app.execute(SaveSetup(put=(replace(NEW, parent_id=BOARD),)))
    round_about = replace(scene.get(Board, BOARD), parent_id=NEW.id)
    assert broken_rule(scene, SaveSetup(put=(round_about,))) == "board_part_of_itself"


def test_boards_may_be_linked_to_each_other_but_none_to_itself(scene: Scene) -> None:
    there = Relation(kind=RelationKind.LINKED, board_id=BOARD, about="Shares three members.")
    back = Relation(kind=RelationKind.REPORTS_TO, board_id=NEW.id)
    boards = (replace(NEW, relations=(there,)), replace(scene.get(Board, BOARD), relations=(back,)))
    scene.app.execute(SaveSetup(put=boards))
    assert scene.get(Board, BOARD).relations == (back,)
    to_itself = replace(NEW, relations=(replace(there, board_id=NEW.id),))
    assert broken_rule(scene, SaveSetup(put=(to_itself,))) == "relation_to_itself"


def test_boards_may_send_each_other_papers_and_whoever_receives_some_has_a_name(scene: Scene) -> None:
    there = Circulation(to=Receivers.BOARD, board_id=BOARD)
    back = Circulation(to=Receivers.BOARD, board_id=NEW.id)
    boards = (replace(NEW, circulation=(there,)), replace(scene.get(Board, BOARD), circulation=(back,)))
    scene.app.execute(SaveSetup(put=boards))
    assert scene.get(Board, BOARD).circulation == (back,)
    nobody = replace(NEW, circulation=(Circulation(to=Receivers.NAMED, name=" "),))
    assert broken_rule(scene, SaveSetup(put=(nobody,))) == "name_is_empty"


def test_a_category_that_receives_papers_does_not_go(scene: Scene) -> None:
    young = Category(id=known_id("c", 9), board_id=BOARD, position=9, name="Young people")
    listed = (Circulation(to=Receivers.CATEGORY, category_id=young.id),)
    scene.app.execute(SaveSetup(put=(young, replace(scene.get(Board, BOARD), circulation=listed))))
    assert broken_rule(scene, SaveSetup(removed=(young,))) == "in_use"
    scene.app.execute(SaveSetup(put=(replace(scene.get(Board, BOARD), circulation=()),)))
    scene.app.execute(SaveSetup(removed=(young,)))


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ((None, None), (None, None)),
        ((None, date(2022, 3, 1)), (date(2022, 3, 1), None)),
        ((date(2022, 1, 1), date(2022, 12, 31)), (date(2022, 5, 1), date(2022, 6, 1))),
    ],
)
def test_a_seat_is_not_held_twice_at_once(
    scene: Scene, first: tuple[date | None, date | None], second: tuple[date | None, date | None]
) -> None:
    scene.app.execute(SaveSetup(put=(seat(), member(8, *first))))
    assert broken_rule(scene, SaveSetup(put=(member(9, *second),))) == "seat_held_twice"


def test_one_term_follows_another(scene: Scene) -> None:
    ends, begins = date(2022, 2, 28), date(2022, 3, 1)
    scene.app.execute(SaveSetup(put=(seat(), member(8, until=ends), member(9, since=begins))))
    assert scene.get(Member, known_id("f", 9)).since == begins


def test_a_term_does_not_end_before_it_begins(scene: Scene) -> None:
    back = member(8, since=date(2022, 3, 1), until=date(2022, 2, 1))
    assert broken_rule(scene, SaveSetup(put=(seat(), back))) == "term_ends_before_it_begins"


def test_a_suspension_and_an_interest_of_the_register_do_not_end_before_they_begin(scene: Scene) -> None:
    since, until = date(2022, 3, 1), date(2022, 2, 1)
    suspended = replace(member(8), suspensions=(Suspension(since=since, until=until),))
    assert broken_rule(scene, SaveSetup(put=(seat(), suspended))) == "suspension_ends_before_it_begins"
    interest = StandingInterest(
        id=known_id("7", 1), board_id=BOARD, holder=member(8).holder, interest="Trustee", since=since, until=until
    )
    assert broken_rule(scene, SaveSetup(put=(interest,))) == "interest_ends_before_it_begins"
    assert broken_rule(scene, SaveSetup(put=(replace(interest, interest=" ", until=None),))) == "name_is_empty"


def test_a_vote_counts_for_no_less_than_nothing(scene: Scene) -> None:
    assert broken_rule(scene, SaveSetup(put=(seat(weight=-1),))) == "weight_negative"


def test_what_is_in_use_stays_and_what_goes_together_goes(scene: Scene) -> None:
    before = scene.store.state()
    agency, first = scene.get(Agency, known_id("a", 0)), scene.get(Seat, known_id("e", 0))
    holder = scene.get(Member, known_id("f", 0))
    assert broken_rule(scene, SaveSetup(removed=(agency,))) == "in_use"
    assert broken_rule(scene, SaveSetup(removed=(first, holder))) == "in_use"  # the meeting's attendee sits on it
    assert scene.store.state() == before
    scene.app.execute(SaveSetup(put=(seat(), member(9))))
    scene.app.execute(SaveSetup(removed=(seat(), member(9))))
    assert scene.store.state() == before


def test_deleting_a_board_takes_its_meetings_along_and_leaves_its_people(scene: Scene) -> None:
    items = (StandingItem(title="Welcome"),)
    usual = AgendaTemplate(id=known_id("7", 1), board_id=BOARD, position=0, name="Usual", items=items)
    scene.app.execute(SaveSetup(put=(usual,)))
    before = scene.store.state()
    done = scene.app.execute(DeleteBoard(board_id=BOARD))
    for kind in (Board, Meeting, Seat, Member, Category, AgendaTemplate):
        assert scene.all(kind) == ()
    assert len(scene.all(Agency)) == len(AGENCIES)
    scene.undo(done)
    assert scene.store.state() == before


def test_a_board_of_which_another_boards_agenda_has_planned_business_stays(scene: Scene) -> None:
    entry = ForwardPlanEntry(id=known_id("7", 2), board_id=BOARD, position=0, title="Budget")
    meeting = Meeting(id=known_id("8", 1), board_id=NEW.id, date=date(2022, 5, 2), start=time(10))
    item = AgendaItem(id=known_id("8", 2), meeting_id=meeting.id, position=0, title="Budget", plan_entry_id=entry.id)
    scene.app.execute(ImportEntities(entities=(entry, NEW, meeting, item)))
    assert broken_rule(scene, DeleteBoard(board_id=BOARD)) == "in_use"


def test_a_board_that_another_is_part_of_stays(scene: Scene) -> None:
    scene.app.execute(SaveSetup(put=(replace(NEW, parent_id=BOARD),)))
    assert broken_rule(scene, DeleteBoard(board_id=BOARD)) == "in_use"
