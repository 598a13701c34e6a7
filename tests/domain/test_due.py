"""Due phrases become dates with their reasons, and words that give no date stay words."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clerk_app.domain.actions import Due, DueKind
from clerk_app.domain.due import Calendar, DueProposal, Moved, Said, offers, read_due, working_days_left
from clerk_app.domain.working_days import is_working_day

FRIDAY = date(2020, 10, 2)
HOLIDAYS = frozenset({date(2020, 12, 25), date(2020, 12, 28), date(2021, 1, 1)})
CALENDAR = Calendar(today=FRIDAY, holidays=HOLIDAYS, papers_out=date(2020, 11, 27), minutes_out=date(2020, 10, 9))


def read(words: str, today: date = FRIDAY) -> DueProposal | None:
    return read_due(f"To write {words}", Calendar(today=today, holidays=HOLIDAYS, minutes_out=date(2020, 10, 9)))


def on(words: str, today: date = FRIDAY) -> date | None:
    found = read(words, today)
    return found.due.on if found is not None else None


class TestDates:
    @pytest.mark.parametrize(
        ("words", "day", "said"),
        [
            ("by today", date(2020, 10, 2), Said.TODAY),
            ("due tomorrow", date(2020, 10, 2), Said.TOMORROW),
            ("by Friday", date(2020, 10, 9), Said.WEEKDAY),
            ("by Monday", date(2020, 10, 5), Said.WEEKDAY),
            ("by thurs", date(2020, 10, 8), Said.WEEKDAY),
            ("by next Friday", date(2020, 10, 9), Said.WEEKDAY),
            ("by next mon", date(2020, 10, 5), Said.WEEKDAY),
            ("by 30 Oct", date(2020, 10, 30), Said.DAY),
            ("by 30th October", date(2020, 10, 30), Said.DAY),
            ("by the 30th of October", date(2020, 10, 30), Said.DAY),
            ("by Friday 30 October 2020", date(2020, 10, 30), Said.DAY),
            ("by 5 Nov 2020", date(2020, 11, 5), Said.DAY),
            ("by 30/10", date(2020, 10, 30), Said.DAY),
            ("by 30/10/20", date(2020, 10, 30), Said.DAY),
            ("by 30/10/2020", date(2020, 10, 30), Said.DAY),
            ("by 3/11", date(2020, 11, 3), Said.DAY),
            ("by end of October", date(2020, 10, 30), Said.END_OF_MONTH),
            ("by end of oct", date(2020, 10, 30), Said.END_OF_MONTH),
            ("by the end of the month", date(2020, 10, 30), Said.END_OF_MONTH),
            ("by end of month", date(2020, 10, 30), Said.END_OF_MONTH),
            ("by the end of next month", date(2020, 11, 30), Said.END_OF_MONTH),
            ("by end of February 2024", date(2024, 2, 29), Said.END_OF_MONTH),
            ("due in 2 weeks", date(2020, 10, 16), Said.TIME_FROM_NOW),
            ("due in two weeks’ time", date(2020, 10, 16), Said.TIME_FROM_NOW),
            ("due within the next two weeks", date(2020, 10, 16), Said.TIME_FROM_NOW),
            ("due in 10 working days", date(2020, 10, 16), Said.TIME_FROM_NOW),
            ("due in a month", date(2020, 11, 2), Said.TIME_FROM_NOW),
            ("due in 4 days", date(2020, 10, 6), Said.TIME_FROM_NOW),
            ("DUE BY 30 OCT", date(2020, 10, 30), Said.DAY),
            ("due on 30 Oct", date(2020, 10, 30), Said.DAY),
        ],
    )
    def test_a_phrase_gives_a_day(self, words: str, day: date, said: Said) -> None:
        found = read(words)
        assert found is not None
        assert (found.due.kind, found.due.on, found.said) == (DueKind.DATE, day, said)

    @pytest.mark.parametrize(
        ("words", "today", "day"),
        [
            ("by Friday", date(2020, 9, 30), date(2020, 10, 2)),
            ("by next Friday", date(2020, 9, 30), date(2020, 10, 9)),
            ("by Wednesday", date(2020, 9, 30), date(2020, 10, 7)),
            ("by next Monday", date(2020, 10, 4), date(2020, 10, 5)),
            ("by end of the month", date(2020, 12, 31), date(2020, 12, 31)),
            ("by end of next month", date(2020, 12, 31), date(2021, 1, 29)),
            ("by end of next month", date(2020, 1, 31), date(2020, 2, 28)),
            ("due in 1 month", date(2020, 1, 31), date(2020, 2, 28)),
            ("due in 2 months", date(2020, 12, 31), date(2021, 2, 26)),
            ("by 29 Feb", date(2021, 1, 4), date(2024, 2, 29)),
        ],
    )
    def test_phrases_hold_at_the_ends_of_weeks_months_and_years(self, words: str, today: date, day: date) -> None:
        assert on(words, today) == day

    @pytest.mark.parametrize(
        ("words", "day"),
        [
            ("by 1 October", date(2021, 10, 1)),
            ("by 1/10/20", date(2021, 10, 1)),
            ("by end of September", date(2021, 9, 30)),
            ("by end of September 2020", date(2021, 9, 30)),
        ],
    )
    def test_a_past_date_offers_the_next_one(self, words: str, day: date) -> None:
        found = read(words)
        assert found is not None
        assert (found.due.on, found.next_one) == (day, True)

    def test_today_is_not_past(self) -> None:
        found = read("by 2 Oct")
        assert found is not None
        assert (found.due.on, found.next_one) == (FRIDAY, False)

    @pytest.mark.parametrize(
        ("words", "stated", "day", "moved"),
        [
            ("by 31 Oct", date(2020, 10, 31), date(2020, 10, 30), Moved.WEEKEND),
            ("by 1 Nov", date(2020, 11, 1), date(2020, 10, 30), Moved.WEEKEND),
            ("by 25 Dec", date(2020, 12, 25), date(2020, 12, 24), Moved.HOLIDAY),
            ("by 28 Dec", date(2020, 12, 28), date(2020, 12, 24), Moved.HOLIDAY),
            ("by 30 Oct", date(2020, 10, 30), date(2020, 10, 30), None),
        ],
    )
    def test_a_day_off_becomes_the_working_day_before_and_says_so(
        self, words: str, stated: date, day: date, moved: Moved | None
    ) -> None:
        found = read(words)
        assert found is not None
        assert (found.stated, found.due.on, found.moved) == (stated, day, moved)

    def test_a_day_off_stays_where_the_working_day_before_has_passed(self) -> None:
        found = read("by today", date(2020, 10, 3))
        assert found is not None
        assert (found.due.on, found.moved) == (date(2020, 10, 3), None)

    @pytest.mark.parametrize(("words", "days"), [("by end of oct", 20), ("by 9 Oct", 5), ("by today", 0)])
    def test_the_working_days_left_are_counted(self, words: str, days: int) -> None:
        found = read(words)
        assert found is not None
        assert found.working_days == days


class TestWords:
    @pytest.mark.parametrize(
        "words",
        [
            "", "by", "by e-mail", "by 30", "by 31 September", "by 30/13", "by 10/30", "by 29/2/21", "by oct",
            "by then", "by today’s chair", "by 30 Octopus", "by 30/10/2", "nearby Friday", "stand-by Friday",
            "30 October",
            "by 2021", "due course", "by end of term", "by 1.5.2021", "by Friday’s meeting", "in 2 weeks",
        ],
    )  # fmt: skip
    def test_words_that_give_no_date_stay_words(self, words: str) -> None:
        assert read(words) is None

    @pytest.mark.parametrize(
        ("text", "phrase", "words"),
        [
            ("To write by 30 Oct to the schools", "by 30 Oct", "30 Oct"),
            ("To write by e-mail by the end of Oct.", "by the end of Oct", "end of Oct"),
            ("Due Friday: to write", "Due Friday", "Friday"),
            ("by Monday or by Friday", "by Friday", "Friday"),
            ("by Friday and by hand", "by Friday", "Friday"),
        ],
    )
    def test_the_last_phrase_that_gives_a_date_counts_and_its_place_is_known(
        self, text: str, phrase: str, words: str
    ) -> None:
        found = read_due(text, CALENDAR)
        assert found is not None
        assert found.span is not None
        assert (found.span.of(text), found.due.words) == (phrase, words)


class TestHappenings:
    @pytest.mark.parametrize(
        ("words", "kind", "day", "left"),
        [
            ("by next meeting", DueKind.NEXT_MEETING, None, None),
            ("by the next meeting", DueKind.NEXT_MEETING, None, None),
            ("due with the papers", DueKind.WITH_PAPERS, date(2020, 11, 27), 40),
            ("due with these minutes", DueKind.WITH_MINUTES, date(2020, 10, 9), 5),
        ],
    )
    def test_a_happening_keeps_its_day_if_it_is_known(
        self, words: str, kind: DueKind, day: date | None, left: int | None
    ) -> None:
        found = read_due(words, CALENDAR)
        assert found is not None
        assert (found.due.kind, found.due.on, found.working_days, found.said) == (kind, day, left, Said.HAPPENING)

    def test_what_was_typed_is_offered_first_then_the_minutes_and_the_next_meeting(self) -> None:
        kinds = [offer.means.due.kind for offer in offers("To write by end of oct", CALENDAR)]
        assert kinds == [DueKind.DATE, DueKind.WITH_MINUTES, DueKind.NEXT_MEETING]

    def test_only_what_was_typed_is_meant_already(self) -> None:
        assert [offer.is_said for offer in offers("To write by end of oct", CALENDAR)] == [True, False, False]
        assert [offer.is_said for offer in offers("To write by end of o", CALENDAR)] == [False]

    def test_nothing_is_offered_twice(self) -> None:
        kinds = [offer.means.due.kind for offer in offers("To write by next meeting", CALENDAR)]
        assert kinds == [DueKind.NEXT_MEETING, DueKind.WITH_MINUTES]

    @pytest.mark.parametrize("begun", ["by ", "due ", "due by ", "BY the "])
    def test_a_phrase_only_begun_offers_the_minutes_and_the_next_meeting(self, begun: str) -> None:
        found = offers(f"To write {begun}", CALENDAR)
        assert [offer.means.due.kind for offer in found] == [DueKind.WITH_MINUTES, DueKind.NEXT_MEETING]

    @pytest.mark.parametrize(
        "words",
        ["To write", "To stand by", "A by-law ", "by hook or by crook", "by end of oct to the schools", "by Friday "],
    )
    def test_words_that_give_no_date_and_words_behind_one_offer_nothing(self, words: str) -> None:
        assert offers(words, CALENDAR) == ()

    @pytest.mark.parametrize(
        ("letters", "days"),
        [
            ("fr", [date(2020, 10, 9)]),
            ("t", [date(2020, 10, 2), date(2020, 10, 6), date(2020, 10, 8)]),
            ("end of d", [date(2020, 12, 31)]),
            ("end", [date(2020, 10, 30), date(2020, 11, 30), date(2020, 12, 31)]),
            ("30", [date(2020, 10, 30), date(2020, 11, 30), date(2020, 12, 30)]),
            ("30th o", [date(2020, 10, 30)]),
            ("31 f", []),
            ("in 3 w", [date(2020, 10, 23), date(2020, 10, 7)]),
            ("in  1 m", [date(2020, 11, 2)]),
            ("with", [date(2020, 10, 9), date(2020, 11, 27)]),
            ("next m", [None, date(2020, 10, 5)]),
        ],
    )
    def test_words_begun_offer_what_they_may_become(self, letters: str, days: list[date | None]) -> None:
        assert [offer.means.due.on for offer in offers(f"To write by {letters}", CALENDAR)] == days

    def test_an_offer_takes_the_place_of_the_whole_phrase(self) -> None:
        text = "Sent by hand, to be read due by fr"
        (offer,) = offers(text, CALENDAR)
        assert offer.span.of(text) == "due by fr"

    def test_a_long_text_before_the_phrase_changes_nothing(self) -> None:
        assert len(offers(f"{'by and by ' * 500}by end of oct", CALENDAR)) == 3


class TestDaysLeft:
    @pytest.mark.parametrize(("day", "left"), [(date(2020, 10, 5), 1), (date(2020, 10, 1), -1), (None, None)])
    def test_days_left_are_negative_once_late(self, day: date | None, left: int | None) -> None:
        assert working_days_left(Due(kind=DueKind.DATE, on=day), FRIDAY, HOLIDAYS) == left


PHRASES = st.sampled_from(
    ["today", "tomorrow", "Friday", "next Tuesday", "29 Feb", "31/1", "end of June", "end of the month", "in 3 months",
     "in 9 working days", "1 Jan 2020"]
)  # fmt: skip


@given(PHRASES, st.dates(date(2019, 1, 1), date(2030, 12, 31)))
def test_a_due_date_never_lies_in_the_past_and_is_a_working_day_where_one_is_left(phrase: str, today: date) -> None:
    found = read_due(f"by {phrase}", Calendar(today=today, holidays=HOLIDAYS))
    assert found is not None
    assert found.due.on is not None
    assert found.due.on >= today
    assert is_working_day(found.due.on, HOLIDAYS) or found.due.on == found.stated
