"""Names by date, partial dates, positions, parties, terms, open actions, ids and kinds."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clerk_app.domain.actions import DONE, Action, ActionStatus
from clerk_app.domain.errors import BrokenRule
from clerk_app.domain.identity import Id, is_id
from clerk_app.domain.kinds import KINDS, kind_named, kind_of
from clerk_app.domain.minutes import POSITION_GAP, BlockKind, position_between
from clerk_app.domain.names import DatedName, name_on
from clerk_app.domain.partial_date import PartialDate, infer_year
from clerk_app.domain.people import Party
from clerk_app.domain.seats import Member
from clerk_app.plain.house_styles import shipped_style
from tests.domain.making import post
from tests.house_styles import HOUSE_STYLES, NUMBERED_BY_ITEM


class TestNames:
    RENAMED = (DatedName("Commissioning Group"), DatedName("Care Board", date(2022, 7, 1)))

    @pytest.mark.parametrize(
        ("day", "name"),
        [
            (date(2022, 6, 30), "Commissioning Group"),
            (date(2022, 7, 1), "Care Board"),
            (date(2030, 1, 1), "Care Board"),
        ],
    )
    def test_a_meeting_prints_the_name_of_its_day(self, day: date, name: str) -> None:
        assert name_on(self.RENAMED, day) == name
        assert name_on(self.RENAMED[::-1], day) == name

    def test_before_the_first_name_began_the_earliest_known_is_used(self) -> None:
        later = DatedName("B", date(2023, 1, 1)), DatedName("A", date(2022, 1, 1))
        assert name_on(later, date(2020, 1, 1)) == "A"

    def test_without_names_there_is_none(self) -> None:
        assert name_on((), date(2020, 1, 1)) == ""


class TestPartialDates:
    @pytest.mark.parametrize(
        ("parts", "whole"),
        [
            ((28, 3, 2022), date(2022, 3, 28)),
            ((29, 2, 2020), date(2020, 2, 29)),
            ((29, 2, 2022), None),
            ((31, 9, 2022), None),
            ((None, 3, 2022), None),
            ((28, None, 2022), None),
            ((28, 3, None), None),
        ],
    )
    def test_a_whole_date_needs_all_its_parts(self, parts: tuple[int | None, ...], whole: date | None) -> None:
        day, month, year = parts
        assert PartialDate(day=day, month=month, year=year).as_date() == whole

    @pytest.mark.parametrize(
        ("day", "month", "said_on", "year"),
        [
            (28, 3, date(2022, 1, 24), 2022),
            (28, 3, date(2022, 3, 28), 2023),
            (1, 1, date(2022, 12, 31), 2023),
            (29, 2, date(2021, 1, 1), 2024),
            (29, 2, date(2096, 3, 1), 2104),
        ],
    )
    def test_the_year_is_that_of_the_next_such_day(self, day: int, month: int, said_on: date, year: int) -> None:
        inferred = infer_year(PartialDate(day=day, month=month), said_on)
        assert inferred == PartialDate(day=day, month=month, year=year, year_inferred=True)

    @pytest.mark.parametrize(
        "spoken",
        [
            PartialDate(day=28, month=3, year=2021),
            PartialDate(month=3),
            PartialDate(day=28),
            PartialDate(day=31, month=9),
        ],
    )
    def test_nothing_is_inferred_where_nothing_can_be(self, spoken: PartialDate) -> None:
        assert infer_year(spoken, date(2022, 1, 24)) == spoken


class TestPositions:
    def test_the_first_block_and_those_at_the_ends_leave_a_gap(self) -> None:
        assert position_between(None, None) == 0
        assert position_between(None, 0) == -POSITION_GAP
        assert position_between(0, None) == POSITION_GAP

    @pytest.mark.parametrize(("before", "after"), [(4, 5), (5, 5), (5, 4)])
    def test_no_room_means_renumber(self, before: int, after: int) -> None:
        assert position_between(before, after) is None

    @given(st.integers(), st.integers())
    def test_a_position_lies_strictly_between_its_neighbours(self, before: int, after: int) -> None:
        place = position_between(before, after)
        assert place is None or before < place < after
        assert (place is None) == (after - before < 2)

    def test_a_hundred_paragraphs_fit_one_after_another_between_two(self) -> None:
        last: int = 0
        for _ in range(100):
            place = position_between(last, POSITION_GAP)
            assert place is not None
            last = place


class TestParties:
    def test_a_party_is_somebody(self) -> None:
        with pytest.raises(BrokenRule, match="party_is_nobody"):
            Party()
        with pytest.raises(BrokenRule):
            Party(post_id=Id(""))

    def test_a_person_may_be_known_with_their_post(self) -> None:
        assert Party(person_id=Id("p"), post_id=Id("q")).post_id == "q"


class TestTerms:
    @pytest.mark.parametrize(
        ("since", "until", "holds"),
        [
            (None, None, True),
            (date(2020, 10, 2), None, True),
            (date(2020, 10, 3), None, False),
            (None, date(2020, 10, 2), True),
            (None, date(2020, 10, 1), False),
        ],
    )
    def test_a_term_covers_its_first_and_its_last_day(
        self, since: date | None, until: date | None, holds: bool
    ) -> None:
        member = Member(id=Id("m"), seat_id=Id("s"), holder=Party(post_id=Id("p")), since=since, until=until)
        assert member.holds_on(date(2020, 10, 2)) is holds


class TestActions:
    @pytest.mark.parametrize("status", ActionStatus)
    def test_an_action_is_open_until_it_is_completed(self, status: ActionStatus) -> None:
        action = Action(id=Id("a"), board_id=Id("b"), meeting_id=Id("m"), status=status)
        assert action.is_open == (status not in DONE)
        assert action.is_open == (not status.startswith("completed"))

    def test_a_withdrawn_action_is_not_open(self) -> None:
        assert not Action(id=Id("a"), board_id=Id("b"), meeting_id=Id("m"), withdrawn=True).is_open


class TestIds:
    @pytest.mark.parametrize(
        ("text", "valid"),
        [
            ("0192f0c1a2b37c4d8e5f60718293a4b5", True),
            ("0192F0C1A2B37C4D8E5F60718293A4B5", False),
            ("0192f0c1-a2b3-7c4d-8e5f-60718293a4b5", False),
            ("0192f0c1a2b37c4d8e5f60718293a4b5\n", False),
            ("", False),
        ],
    )
    def test_an_id_is_32_small_hex_digits(self, text: str, valid: bool) -> None:
        assert is_id(text) is valid


class TestKinds:
    def test_every_kind_is_found_by_its_name_its_type_and_its_things(self) -> None:
        for kind in KINDS:
            assert kind_named(kind.name) is kind
            assert kind_of(kind.type) is kind
        assert kind_of(post("Head of Policy")).name == "posts"

    def test_no_name_and_no_type_comes_twice(self) -> None:
        assert len({kind.name for kind in KINDS}) == len({kind.type for kind in KINDS}) == len(KINDS)

    def test_a_name_that_is_no_kind_is_refused(self) -> None:
        with pytest.raises(KeyError):
            kind_named("minutes_of_nothing")


class TestHouseStyles:
    def test_a_style_is_found_by_its_key_and_an_unknown_one_gives_the_default(self) -> None:
        for key, style in HOUSE_STYLES.items():
            assert shipped_style(key) is style
            assert style.key == key
        assert shipped_style("of a later version") is NUMBERED_BY_ITEM

    def test_the_numbered_style_numbers_paragraphs(self) -> None:
        assert BlockKind.PARAGRAPH in NUMBERED_BY_ITEM.numbering.numbered_kinds


def test_a_broken_rule_says_its_code_and_values() -> None:
    assert str(BrokenRule("not_started")) == "not_started"
    assert str(BrokenRule("end_before_start", at="09:59")) == "end_before_start {'at': '09:59'}"
