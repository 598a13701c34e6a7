"""The capture syntax: leading words, short forms, mentions, times in pop-ups, and where one can jump."""

from datetime import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clerk_app.domain.board import USUAL_DECISION_KINDS, DecisionKind
from clerk_app.domain.capture import (
    SHORT_FORMS,
    AttendanceCall,
    BlockStart,
    Place,
    PlaceKind,
    PlainSlash,
    RegisterMark,
    Timed,
    expansion,
    jump,
    mention_query,
    start_of_paragraph,
    timed,
)
from clerk_app.domain.identity import Id
from clerk_app.domain.minutes import BlockKind, ListMarker
from clerk_app.domain.register import RegisterKind

B = BlockKind


class TestStartOfParagraph:
    @pytest.mark.parametrize(
        ("typed", "kind"),
        [
            ("/a", B.ACTION), ("ACTION:", B.ACTION), ("/v", B.VOTE), ("VOTE:", B.VOTE), ("/d", B.DECLARATION),
            ("DECLARATION:", B.DECLARATION), ("/p", B.PRIVATE_NOTE), ("PRIVATE:", B.PRIVATE_NOTE), ("/q", B.QUESTION),
            ("QUESTION:", B.QUESTION), ("/w", B.WATCHING_BRIEF), ("WATCHING BRIEF:", B.WATCHING_BRIEF),
            ("/u", B.EARLIER_ACTION), ("/t", B.TABLE),
        ],
    )  # fmt: skip
    def test_a_leading_word_begins_its_block(self, typed: str, kind: BlockKind) -> None:
        assert start_of_paragraph(typed) == BlockStart(typed=typed, kind=kind)

    @pytest.mark.parametrize(
        ("typed", "kind"),
        [
            ("/r", "agreed"), ("DECISION:", "agreed"), ("AGREED:", "agreed"), ("APPROVED:", "approved"),
            ("RESOLVED:", "resolved"), ("RECOMMENDED:", "recommended"), ("NOTED:", "noted"),
            ("CONFIRMED:", "confirmed"),
        ],
    )  # fmt: skip
    def test_a_decision_is_of_the_kind_named_else_of_the_usual_kind(self, typed: str, kind: str) -> None:
        assert start_of_paragraph(typed) == BlockStart(typed=typed, kind=B.DECISION, decision_kind=kind)

    def test_a_board_has_its_own_kinds_of_decision(self) -> None:
        kinds = (DecisionKind(key="determined", word="DETERMINED", verb="was determined"),)
        assert start_of_paragraph("DETERMINED:", kinds=kinds) == BlockStart(
            typed="DETERMINED:", kind=B.DECISION, decision_kind="determined"
        )
        assert start_of_paragraph("NOTED:", kinds=kinds) is None
        assert start_of_paragraph("/r", kinds=()) == BlockStart(typed="/r", kind=B.DECISION)

    @pytest.mark.parametrize("kind", [RegisterKind.CHALLENGE, RegisterKind.ISSUE, RegisterKind.STATEMENT])
    def test_a_sign_marks_the_paragraph_for_a_register(self, kind: RegisterKind) -> None:
        sign = f"/{kind[0]}"
        assert start_of_paragraph(sign) == RegisterMark(typed=sign, kind=kind)

    @pytest.mark.parametrize(
        "prose",
        [
            "", "Action:", "action:", "ACTION", "Noted:", "NOTE:", "The Board", "/x", "/A", "/", " /a", "AN ACTION:",
            "Agreed", "2.", "b.", "A.", "–", "/inn", "in",
        ],
    )  # fmt: skip
    def test_ordinary_prose_is_left_alone(self, prose: str) -> None:
        assert start_of_paragraph(prose) is None

    @pytest.mark.parametrize(
        ("typed", "kind", "marker"),
        [
            ("-", B.LIST_ENTRY, ListMarker.BULLET),
            ("a.", B.LIST_ENTRY, ListMarker.LETTER),
            ("1.", B.LIST_ENTRY, ListMarker.DECIMAL),
            (">", B.QUOTATION, None),
        ],
    )
    def test_lists_and_quotations_begin_with_the_signs_that_writers_use(
        self, typed: str, kind: BlockKind, marker: ListMarker | None
    ) -> None:
        assert start_of_paragraph(typed) == BlockStart(typed=typed, kind=kind, marker=marker)

    @pytest.mark.parametrize(
        ("typed", "arriving", "words"),
        [
            ("/in", True, ""), ("/out", False, ""), ("/in police", True, "police"),
            ("/out dorset police at 10:45", False, "dorset police at 10:45"),
        ],
    )  # fmt: skip
    def test_in_and_out_open_the_list_of_who_arrived_or_left(self, typed: str, arriving: bool, words: str) -> None:
        assert start_of_paragraph(typed) == AttendanceCall(typed=typed, arriving=arriving, words=words)

    @pytest.mark.parametrize(("typed", "text"), [("//", "/"), ("//a", "/a"), ("///", "//")])
    def test_two_slashes_type_one(self, typed: str, text: str) -> None:
        assert start_of_paragraph(typed) == PlainSlash(typed=typed, text=text)

    @given(st.text(max_size=12))
    def test_what_was_typed_can_always_be_given_back(self, before: str) -> None:
        start = start_of_paragraph(before)
        assert start is None or start.typed == before

    def test_every_word_for_a_decision_has_a_kind(self) -> None:
        for kind in USUAL_DECISION_KINDS:
            assert start_of_paragraph(f"{kind.word}:") is not None


class TestShortForms:
    @pytest.mark.parametrize(
        ("before", "typed", "words"),
        [
            (";n", ";n", "noted that"),
            ("The Board ;n", ";n", "noted that"),
            ("The item ;cf", ";cf", "was carried forward"),
            ("(;c", ";c", "confirmed that"),
            ("“;s", ";s", "stressed that"),
        ],
    )
    def test_a_short_form_at_the_start_of_a_word_expands(self, before: str, typed: str, words: str) -> None:
        found = expansion(before)
        assert found is not None
        assert (found.typed, found.words, found.span.of(before)) == (typed, words, typed)
        assert found.span.end == len(before)

    @pytest.mark.parametrize("before", ["", ";", ";x", "noted;n", ";n ", ";N", ";nn", "a ;n.", "n"])
    def test_anything_else_stays_as_typed(self, before: str) -> None:
        assert expansion(before) is None

    def test_a_board_may_have_its_own(self) -> None:
        assert expansion(";z", {";z": "queried whether"}) is not None
        assert expansion(";n", {";z": "queried whether"}) is None

    def test_the_usual_short_forms_all_expand(self) -> None:
        assert len(SHORT_FORMS) == 13
        assert all(expansion(form) for form in SHORT_FORMS)


LONG_TITLE = "Deputy Director of Commissioning, Partnerships and Inspection (Children)"


class TestMentions:
    @pytest.mark.parametrize(
        ("before", "letters", "adds", "span"),
        [
            ("@", "", False, "@"),
            ("@ch", "ch", False, "@ch"),
            ("The @head of", "head of", False, "@head of"),
            ("(@ccm", "ccm", False, "@ccm"),
            ("Head of Policy +@po", "po", True, "+@po"),
            (f"By @{LONG_TITLE}", LONG_TITLE, False, f"@{LONG_TITLE}"),
        ],
    )
    def test_an_at_sign_after_a_space_or_at_the_start_asks_for_somebody(
        self, before: str, letters: str, adds: bool, span: str
    ) -> None:
        found = mention_query(before)
        assert found is not None
        assert (found.letters, found.adds, found.span.of(before)) == (letters, adds, span)

    @pytest.mark.parametrize("before", ["", "office@example.org", "@ at", "@\n", "@" + "x" * 121, "3+@2 "])
    def test_elsewhere_it_is_a_character_like_any_other(self, before: str) -> None:
        assert mention_query(before) is None


class TestTimed:
    @pytest.mark.parametrize(
        ("typed", "words", "at"),
        [
            ("police at 10:45", "police", time(10, 45)),
            ("at 9:05 police", "police", time(9, 5)),
            ("police at 10.45 remote", "police remote", time(10, 45)),
            ("police AT 1045", "police", time(10, 45)),
            ("at 00:00", "", time(0, 0)),
            ("at 10:45 at 10:50", "at 10:45", time(10, 50)),
            ("at 23:59", "", time(23, 59)),
        ],
    )
    def test_a_time_after_at_changes_the_time(self, typed: str, words: str, at: time) -> None:
        assert timed(typed) == Timed(words, at)

    @pytest.mark.parametrize(
        "typed", ["police", "at", "at 24:00", "at 10:60", "at 10", "at 10:4", "that 10:45", "at 10:455", ""]
    )
    def test_anything_else_stays_words(self, typed: str) -> None:
        assert timed(typed) == Timed(typed)

    def test_a_time_that_no_clock_shows_does_not_hide_one_that_it_does(self) -> None:
        assert timed("at 10:45 at 25:00").at == time(10, 45)


class TestJump:
    PLACES = (
        Place(PlaceKind.ITEM, Id("i1"), "1", "Welcome and apologies"),
        Place(PlaceKind.ITEM, Id("i4"), "4", "Children and Young People’s Plan: first draft"),
        Place(PlaceKind.ITEM, Id("i4a"), "4A", "Young inspectors"),
        Place(PlaceKind.ITEM, Id("i10"), "10", "Forward plan"),
        Place(PlaceKind.PARAGRAPH, Id("p42"), "4.2", "Public Health noted the plan"),
        Place(PlaceKind.ACTION, Id("a3"), "3", "To contact the young people"),
        Place(PlaceKind.ACTION, Id("a31"), "31", "To write to schools"),
    )

    @pytest.mark.parametrize(
        ("query", "found"),
        [
            ("4", ["i4", "i4a", "p42"]),
            ("1", ["i1", "i10"]),
            ("10", ["i10"]),
            ("4.2", ["p42"]),
            ("4a", ["i4a"]),
            ("a3", ["a3", "a31"]),
            ("A 3", ["a3", "a31"]),
            ("forward", ["i10"]),
            ("plan", ["i4", "i10", "p42"]),
            ("young p", ["i4", "a3"]),
            ("WELCOME  and", ["i1"]),
            ("ealth", ["p42"]),
            ("", []),
            ("  ", []),
            ("99", []),
            ("a99", []),
            ("(", []),
        ],
    )
    def test_numbers_actions_and_titles_are_found_best_first(self, query: str, found: list[str]) -> None:
        assert [place.id for place in jump(query, self.PLACES)] == found

    def test_a_number_that_is_nobodys_is_looked_for_in_titles(self) -> None:
        places = (Place(PlaceKind.ITEM, Id("i"), "7", "Workshop of 10 July 2020"),)
        assert jump("2020", places) == places
