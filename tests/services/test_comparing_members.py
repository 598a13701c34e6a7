"""A list of members beside the board that is there: what is added, changed and asked; then one act and one undo."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from clerk_app.domain.doubts import Place, doubt
from clerk_app.domain.kinds import Entity
from clerk_app.domain.likeness import Known
from clerk_app.domain.member_list import ListedMember, MemberList, RowDoubt
from clerk_app.domain.names import DatedName
from clerk_app.domain.people import Agency, Organisation, Party, Person, Post
from clerk_app.domain.seats import Category, Member, Seat, SeatRole
from clerk_app.services.acts import ImportEntities, SaveSetup
from clerk_app.services.comparing_members import compare_members
from clerk_app.services.member_preview import (
    NO_ANSWERS,
    Answers,
    CompareDoubt,
    Difference,
    LineState,
    MemberField,
    MemberPreview,
    NotListed,
    Question,
    Subject,
)
from clerk_app.services.reading import CommittedReader
from clerk_app.services.seats_and_names import seats_and_names
from clerk_app.services.taking_over_members import MemberChoices, may_follow, member_entities
from tests.services.scene import BOARD, DAY, Scene, known_id

JANE = Person(id=known_id("1", 1), names=(DatedName("Jane Smith"),))


@pytest.fixture
def scene() -> Scene:
    return Scene()


def row(line: int, seat: str = "", **says: object) -> ListedMember:
    return ListedMember(place=Place(line), seat=seat, **says)  # type: ignore[arg-type]  # the fields of the value


def named(scene: Scene, name: str) -> Person:
    return next(person for person in scene.all(Person) if person.names[0].name == name)


def compared(scene: Scene, *rows: ListedMember, answers: Answers = NO_ANSWERS) -> MemberPreview:
    setup = seats_and_names(CommittedReader(scene.store.queries), BOARD)
    return compare_members(setup, MemberList(rows=rows), DAY, answers)


def taken_over(
    scene: Scene, *rows: ListedMember, answers: Answers = NO_ANSWERS, choices: MemberChoices | None = None
) -> tuple[Entity, ...]:
    setup = seats_and_names(CommittedReader(scene.store.queries), BOARD)
    preview = compare_members(setup, MemberList(rows=rows), DAY, answers)
    entities = member_entities(setup, preview, scene.ids, choices)
    scene.app.execute(ImportEntities(entities=entities))
    return entities


def test_a_row_that_says_what_is_there_changes_nothing(scene: Scene) -> None:
    (line,) = compared(scene, row(2, "health", post="Health representative", agency="HEALTH", voting=True)).lines
    assert (line.state, line.seat_id, line.member_id) == (LineState.UNCHANGED, known_id("e", 2), known_id("f", 2))
    assert taken_over(scene, row(2, "health", post="Health representative")) == ()


def test_whoever_is_not_in_the_list_is_named_and_stays(scene: Scene) -> None:
    titles = ("Schools", "Health", "Police", "Public Health")
    preview = compared(scene, *(row(n, title, post=f"{title} representative") for n, title in enumerate(titles)))
    assert preview.not_listed == (NotListed(known_id("f", 0), "Local Authority", "Local Authority representative"),)


def test_a_new_seat_comes_with_all_that_it_names(scene: Scene) -> None:
    before = scene.store.state()
    new = row(
        2, "Housing", name="Jo Lee", post="Head of Housing", organisation="Housing Trust", agency="Homes",
        category="Advisers", voting=False, roles=(SeatRole.VICE_CHAIR,), since=date(2021, 4, 1),
        until=date(2024, 3, 31), substitutes=("Sam Poe", "Health representative"),
    )  # fmt: skip
    (line,) = compared(scene, new).lines
    assert (line.state, line.questions) == (LineState.ADDED, ())

    entities = taken_over(scene, new)

    (person, substitute) = (named(scene, "Jo Lee"), named(scene, "Sam Poe"))
    (organisation,) = scene.all(Organisation)
    post = next(post for post in scene.all(Post) if post.names[0].name == "Head of Housing")
    agency = next(agency for agency in scene.all(Agency) if agency.names[0].name == "Homes")
    category = scene.all(Category)[-1]
    seat = scene.all(Seat)[-1]
    assert post.organisation_id == organisation.id
    assert category.name == "Advisers"
    assert seat == Seat(
        id=seat.id,
        board_id=BOARD,
        category_id=category.id,
        position=seat.position,
        title="Housing",
        agency_id=agency.id,
        roles=(SeatRole.VICE_CHAIR,),
        voting=False,
        substitutes=(Party(person_id=substitute.id), Party(post_id=known_id("d", 2))),
    )
    (member,) = scene.all(Member, seat_id=seat.id)
    assert member.holder == Party(person_id=person.id, post_id=post.id)
    assert (member.since, member.until) == (date(2021, 4, 1), date(2024, 3, 31))
    assert len(entities) == 8
    assert before != scene.store.state()


def test_one_undo_takes_all_of_it_out(scene: Scene) -> None:
    before = scene.store.state()
    setup = seats_and_names(CommittedReader(scene.store.queries), BOARD)
    rows = (
        row(2, "Housing", name="Jo Lee", agency="Homes"),
        row(3, "Health", post="Health representative", voting=False),
    )
    preview = compare_members(setup, MemberList(rows=rows), DAY)
    outcome = scene.app.execute(ImportEntities(entities=member_entities(setup, preview, scene.ids)))
    assert scene.store.state() != before
    scene.undo(outcome)
    assert scene.store.state() == before


def test_what_the_list_says_otherwise_is_shown_before_and_after(scene: Scene) -> None:
    changed = row(
        2, "Health", post="Health representative", agency="Schools", category="Lay", voting=False, weight=2,
        co_opted=True, roles=(SeatRole.VICE_CHAIR,), since=date(2021, 4, 1), substitutes=("Police representative",),
    )  # fmt: skip
    (line,) = compared(scene, changed).lines
    assert line.state is LineState.CHANGED
    assert line.differences == (
        Difference(MemberField.CATEGORY, "Members", "Lay"),
        Difference(MemberField.AGENCY, "Health", "Schools"),
        Difference(MemberField.ROLES, "", "vice_chair"),
        Difference(MemberField.VOTING, "yes", "no"),
        Difference(MemberField.WEIGHT, "1", "2"),
        Difference(MemberField.CO_OPTED, "no", "yes"),
        Difference(MemberField.SUBSTITUTES, "", "Police representative"),
        Difference(MemberField.SINCE, "", "2021-04-01"),
    )
    taken_over(scene, changed)
    assert compared(scene, changed).lines[0].state is LineState.UNCHANGED


def test_a_weight_of_nothing_is_taken_over_as_it_is_shown(scene: Scene) -> None:
    changed = row(2, "Health", post="Health representative", weight=0)
    (line,) = compared(scene, changed).lines
    assert line.differences == (Difference(MemberField.WEIGHT, "1", "0"),)
    taken_over(scene, changed)
    assert compared(scene, changed).lines[0].state is LineState.UNCHANGED


def test_what_the_list_does_not_say_stays(scene: Scene) -> None:
    before = scene.store.state()
    taken_over(scene, row(2, "Local Authority", post="Local Authority representative"))
    assert scene.store.state() == before


def test_a_name_that_is_like_another_is_asked_about_once(scene: Scene) -> None:
    scene.app.execute(ImportEntities(entities=(JANE,)))
    rows = (row(2, "Housing", name="Dr Jane Smith"), row(3, "Care", name="Dr Jane Smith"))
    preview = compared(scene, *rows)
    (question,) = preview.questions
    assert question == Question(Subject.PERSON, "Dr Jane Smith", (Known(JANE.id, "Jane Smith", ("Jane Smith", "")),))
    assert [line.state for line in preview.doubtful] == [LineState.ADDED, LineState.ADDED]

    answered = compared(scene, *rows, answers={question.key: JANE.id})
    assert answered.questions == ()
    taken_over(scene, *rows, answers={question.key: JANE.id})
    assert scene.all(Person) == (JANE,)


def test_a_name_that_is_not_answered_for_is_somebody_new_and_made_once(scene: Scene) -> None:
    scene.app.execute(ImportEntities(entities=(JANE,)))
    taken_over(scene, row(2, "Housing", name="Dr Jane Smith"), row(3, "Care", name="dr jane smith"))
    assert sorted(person.names[0].name for person in scene.all(Person)) == ["Dr Jane Smith", "Jane Smith"]


def test_a_name_that_two_people_bear_is_asked_about(scene: Scene) -> None:
    scene.app.execute(ImportEntities(entities=(JANE, replace(JANE, id=known_id("1", 2)))))
    (line,) = compared(scene, row(2, "Housing", name="Jane Smith")).lines
    assert [len(question.known) for question in line.questions] == [2]
    assert line.doubts == (doubt(CompareDoubt.NAME_TWICE, words="Jane Smith"),)


def test_of_two_agencies_of_a_name_the_boards_own_is_meant(scene: Scene) -> None:
    elsewhere = Agency(id=known_id("a", 90), names=(DatedName("Health"),))
    own = next(agency for agency in scene.all(Agency) if agency.names[0].name == "Health")
    scene.app.execute(ImportEntities(entities=(elsewhere,)))
    (line,) = compared(scene, row(2, "Housing", agency="Health")).lines
    assert line.agency is not None
    assert (line.agency.id, line.questions, line.doubts) == (own.id, (), ())
    (line,) = compared(scene, row(2, "Housing", agency="Healths")).lines
    assert [known.id for known in line.questions[0].known] == [own.id]


def test_a_seat_that_is_like_another_is_asked_about(scene: Scene) -> None:
    new = row(2, "Local Authorities", post="Local Authority representative")
    preview = compared(scene, new)
    (question,) = preview.questions
    assert (question.subject, [known.name for known in question.known]) == (Subject.SEAT, ["Local Authority"])
    (line,) = compared(scene, new, answers={question.key: known_id("e", 0)}).lines
    assert (line.state, line.seat_id) == (LineState.UNCHANGED, known_id("e", 0))


def test_a_seat_that_somebody_else_holds_is_doubted_and_may_be_handed_on(scene: Scene) -> None:
    new = row(2, "Health", name="Jo Lee", since=date(2022, 1, 1))
    (line,) = compared(scene, new).lines
    assert (line.state, line.held_by) == (LineState.ADDED, (known_id("f", 2),))
    assert line.doubts == (doubt(CompareDoubt.SEAT_HELD, words="Health representative"),)

    taken_over(scene, new, choices=MemberChoices(succeeding=frozenset({0})))

    terms = {
        member.holder.post_id: (member.since, member.until) for member in scene.all(Member, seat_id=known_id("e", 2))
    }
    assert terms == {known_id("d", 2): (None, date(2021, 12, 31)), None: (date(2022, 1, 1), None)}


def test_a_row_without_days_follows_from_the_day_that_is_given(scene: Scene) -> None:
    new = row(2, "Health", name="Jo Lee")
    taken_over(scene, new, choices=MemberChoices(succeeding=frozenset({0}), first_day=DAY))
    terms = sorted(
        ((member.since, member.until) for member in scene.all(Member, seat_id=known_id("e", 2))),
        key=lambda term: term[0] or date.min,
    )
    assert terms == [(None, DAY - timedelta(days=1)), (DAY, None)]


def test_nobody_who_left_long_ago_is_followed_again(scene: Scene) -> None:
    health = next(member for member in scene.all(Member) if member.id == known_id("f", 2))
    left = replace(health, until=date(2020, 12, 31))
    scene.app.execute(ImportEntities(entities=(left,)))
    taken_over(
        scene, row(2, "Health", name="Jo Lee"), choices=MemberChoices(succeeding=frozenset({0}), first_day=DAY)
    )  # fmt: skip
    terms = sorted(
        ((member.since, member.until) for member in scene.all(Member, seat_id=known_id("e", 2))),
        key=lambda term: term[0] or date.min,
    )
    assert terms == [(None, date(2020, 12, 31)), (DAY, None)]


def test_a_row_that_is_left_out_ends_nobodys_term(scene: Scene) -> None:
    new = row(2, "Health", name="Jo Lee", since=date(2022, 1, 1))
    assert taken_over(scene, new, choices=MemberChoices(left_out=frozenset({0}), succeeding=frozenset({0}))) == ()


def test_whoever_begins_on_the_same_day_or_later_cannot_be_followed(scene: Scene) -> None:
    health = next(member for member in scene.all(Member) if member.id == known_id("f", 2))
    scene.app.execute(ImportEntities(entities=(replace(health, since=date(2022, 1, 1)),)))
    setup = seats_and_names(CommittedReader(scene.store.queries), BOARD)
    rows = (
        row(2, "Health", name="Jo Lee", since=date(2022, 1, 1)),
        row(3, "health", name="Sam Poe", since=date(2022, 1, 2)),
        row(4, "Health", name="Ann Day", until=DAY - timedelta(days=1)),
    )
    lines = [compared(scene, one).lines[0] for one in rows]
    assert [may_follow(setup, line, DAY) for line in lines] == [False, True, False]


def test_a_term_that_is_moved_and_has_no_first_day_follows_nobody(scene: Scene) -> None:
    first = replace(scene.get(Member, known_id("f", 2)), until=date(2019, 12, 31))
    later = Member(
        id=known_id("f", 9), seat_id=first.seat_id, holder=Party(post_id=known_id("d", 3)), since=date(2020, 1, 1)
    )
    scene.app.execute(SaveSetup(put=(first, later)))
    moved = row(2, "Health", post="Health representative", until=DAY + timedelta(days=400))
    (line,) = compared(scene, moved).lines
    assert line.held_by == (later.id,)
    assert not may_follow(seats_and_names(CommittedReader(scene.store.queries), BOARD), line, DAY)


def test_a_term_that_the_list_moves_into_anothers_is_doubted(scene: Scene) -> None:
    health = next(member for member in scene.all(Member) if member.id == known_id("f", 2))
    before = replace(health, id=known_id("f", 20), holder=Party(post_id=known_id("d", 3)), until=date(2020, 12, 31))
    scene.app.execute(ImportEntities(entities=(before, replace(health, since=date(2021, 1, 1)))))
    (line,) = compared(scene, row(2, "Health", post="Health representative", since=date(2020, 1, 1))).lines
    assert (line.state, line.held_by) == (LineState.CHANGED, (before.id,))


def test_a_vacant_seat_is_no_doubt(scene: Scene) -> None:
    vacant = row(2, "Housing", doubts=(doubt(RowDoubt.NO_HOLDER),))
    formula = row(3, "Care", name="Sam Poe", doubts=(doubt(RowDoubt.FORMULA, cell="A3", words="Care"),))
    assert [line.place for line in compared(scene, vacant, formula).doubtful] == [1]


def test_rows_that_are_left_out_or_repeat_others_give_nothing(scene: Scene) -> None:
    rows = (row(2, "Housing", name="Jo Lee"), row(3, "housing", name="JO LEE"), row(4, "Care", name="Sam Poe"))
    assert [line.state for line in compared(scene, *rows).lines] == [
        LineState.ADDED, LineState.REPEATED, LineState.ADDED,
    ]  # fmt: skip
    taken_over(scene, *rows, choices=MemberChoices(left_out=frozenset({2})))
    assert [person.names[0].name for person in scene.all(Person)] == ["Jo Lee"]


def test_two_holders_one_after_another_share_a_seat_and_two_at_once_do_not(scene: Scene) -> None:
    taken_over(
        scene,
        row(2, "Housing", name="Jo Lee", until=date(2020, 12, 31)),
        row(3, "Housing", name="Sam Poe", since=date(2021, 1, 1)),
        row(4, "Housing", name="Ann Day"),
        row(5, "Housing"),
        row(6, "Housing"),
    )
    seats = [seat for seat in scene.all(Seat) if seat.title == "Housing"]
    assert [len(scene.all(Member, seat_id=seat.id)) for seat in seats] == [2, 1, 0, 0]
    assert len({seat.position for seat in scene.all(Seat)}) == len(scene.all(Seat))


def test_of_a_holders_terms_in_a_seat_that_overlap_the_first_is_taken_and_the_other_said(scene: Scene) -> None:
    rows = (
        row(2, "Housing", name="Jo Lee", agency="Homes", since=date(2019, 5, 1)),
        row(3, "Housing", name="Jo Lee", agency="Ports", since=date(2023, 5, 1)),
        row(4, "Housing", name="Jo Lee", until=date(2018, 4, 30)),
    )
    preview = compared(scene, *rows)
    assert [line.state for line in preview.lines] == [LineState.ADDED, LineState.REPEATED, LineState.ADDED]
    assert preview.lines[1].doubts == (doubt(CompareDoubt.TERM_TWICE, line=2),)
    setup = seats_and_names(CommittedReader(scene.store.queries), BOARD)
    scene.app.execute(SaveSetup(put=member_entities(setup, preview, scene.ids)))
    (seat,) = (seat for seat in scene.all(Seat) if seat.title == "Housing")
    terms = {(member.since, member.until) for member in scene.all(Member, seat_id=seat.id)}
    assert terms == {(date(2019, 5, 1), None), (None, date(2018, 4, 30))}


def test_a_post_that_two_agencies_have_holds_two_seats(scene: Scene) -> None:
    rows = [
        row(n, "Chief Executive", post="Chief Executive", agency=agency) for n, agency in ((2, "Ports"), (3, "Bus"))
    ]
    setup = seats_and_names(CommittedReader(scene.store.queries), BOARD)
    preview = compared(scene, *rows)
    scene.app.execute(SaveSetup(put=member_entities(setup, preview, scene.ids)))
    assert [line.state for line in preview.lines] == [LineState.ADDED, LineState.ADDED]
    assert len([seat for seat in scene.all(Seat) if seat.title == "Chief Executive"]) == 2
    again = compared(scene, *reversed(rows))
    assert [line.state for line in again.lines] == [LineState.UNCHANGED, LineState.UNCHANGED]


def test_a_post_of_another_organisation_is_another_post(scene: Scene) -> None:
    taken_over(scene, row(2, "Ports", name="Jo Lee", post="Director", organisation="Harbour Trust"))
    rows = (
        row(2, "Ports", name="Jo Lee", post="Director", organisation="Harbour Trust"),
        row(3, "Buses", name="Sam Poe", post="Director", organisation="Bus Company"),
        row(4, "Trams", name="Ann Day", post="Director", organisation="Tram Company"),
    )
    preview = compared(scene, *rows)
    assert [line.state for line in preview.lines] == [LineState.UNCHANGED, LineState.ADDED, LineState.ADDED]
    taken_over(scene, *rows)
    directors = [post for post in scene.all(Post) if post.names[0].name == "Director"]
    bodies = {body.id: body.names[0].name for body in scene.all(Organisation)}
    named = sorted(bodies[post.organisation_id] for post in directors if post.organisation_id is not None)
    assert named == ["Bus Company", "Harbour Trust", "Tram Company"]


def test_the_post_that_holds_a_seat_gets_its_person(scene: Scene) -> None:
    new = row(2, "Health", name="Jo Lee", post="Health representative")
    (line,) = compared(scene, new).lines
    assert line.differences == (
        Difference(MemberField.HOLDER, "Health representative", "Health representative, Jo Lee"),
    )
    taken_over(scene, new)
    (member,) = scene.all(Member, seat_id=known_id("e", 2))
    assert member.holder == Party(person_id=scene.all(Person)[0].id, post_id=known_id("d", 2))


def test_a_row_without_a_seat_is_called_by_its_holder(scene: Scene) -> None:
    taken_over(scene, row(2, name="Jo Lee"))
    assert scene.all(Seat)[-1].title == "Jo Lee"
