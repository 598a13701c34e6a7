import json
from datetime import UTC, date, datetime, time
from math import nan

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clerk_app.domain.actions import Action, Due, DueKind
from clerk_app.domain.board import Board
from clerk_app.domain.identity import Id
from clerk_app.domain.kinds import KINDS, Entity
from clerk_app.domain.meeting import Attendee, Meeting
from clerk_app.domain.minutes import Block, BlockKind
from clerk_app.domain.names import DatedName
from clerk_app.domain.people import Party, Person
from clerk_app.domain.richtext import EMPTY, Marks, RichText, Run, rich, typed
from clerk_app.domain.rules.quorum import QuorumRule
from clerk_app.domain.rules.tree import AllOf
from clerk_app.domain.rules.usual import share_of_voting_members, voting_members
from clerk_app.domain.rules.verdict import Reason, Verdict
from clerk_app.domain.timeline import Event, EventKind
from clerk_app.plain import values
from clerk_app.plain.values import (
    PlainError,
    canonical_json,
    canonical_json_of_much,
    decoder,
    encode,
    from_plain,
    to_plain,
)
from tests.strategies import FOR_RECORDS, records

A, B, C = Id("a" * 32), Id("b" * 32), Id("c" * 32)
BLOCK = Block(id=A, minute_id=B, position=1)


@FOR_RECORDS
@given(records())
def test_every_kind_comes_back_equal_through_json_text(record: tuple[Entity, ...]) -> None:
    assert {type(entity) for entity in record} == {kind.type for kind in KINDS}
    for entity in record:
        text = canonical_json(to_plain(entity))
        returned = from_plain(type(entity), json.loads(text))
        assert returned == entity
        assert repr(returned) == repr(entity), "equal, but of another type: an enumeration equals its text"
        assert text.encode("utf-8").decode("utf-8") == text


def test_text_without_marks_is_a_bare_string() -> None:
    block = Block(id=A, minute_id=B, position=1, text=typed("The paper was noted."))
    assert to_plain(block)["text"] == ["The paper was noted."]


def test_a_marked_run_says_its_text_and_the_marks_that_are_set() -> None:
    mention = Party(post_id=C)
    linked = Run("x", Marks(amended=True, link="https://e.x"))
    text = rich([Run("See "), Run("the Chair", Marks(bold=True, mention=mention)), linked])
    assert to_plain(Block(id=A, minute_id=B, position=1, text=text))["text"] == [
        "See ",
        {
            "text": "the Chair",
            "bold": True,
            "mention": {"person_id": None, "post_id": C, "organisation_id": None, "group_id": None},
        },
        {"text": "x", "amended": True, "link": "https://e.x"},
    ]


def test_runs_from_outside_are_brought_to_their_one_form() -> None:
    plain = to_plain(BLOCK) | {"text": ["one ", "", "two", {"text": ""}]}
    assert from_plain(Block, plain).text == typed("one two")


def test_defaults_are_written_out() -> None:
    assert to_plain(Person(id=A, names=(DatedName("X"),))) == {"id": A, "names": [{"name": "X", "since": None}]}
    assert set(to_plain(BLOCK)) == {
        "id", "minute_id", "position", "kind", "text", "numbered", "pinned_number", "marker", "level", "restart",
        "update", "status", "rows", "at", "action_id", "decision_id", "vote_id", "declaration_id", "question_id",
    }  # fmt: skip


def test_fields_left_out_have_their_defaults() -> None:
    assert from_plain(Block, {"id": A, "minute_id": B, "position": 1}) == BLOCK


def test_times_are_written_in_iso_form_and_instants_in_utc() -> None:
    meeting = Meeting(id=A, board_id=B, date=date(2026, 2, 3), start=time(9, 30))
    event = Event(
        id=A, meeting_id=B, at=datetime(2026, 10, 25, 1, 30), fold=1, seq=1, kind=EventKind.ARRIVED,
        recorded_at=datetime(2026, 10, 25, 1, 30, 5, tzinfo=UTC),
    )  # fmt: skip
    assert (to_plain(meeting)["date"], to_plain(meeting)["start"]) == ("2026-02-03", "09:30:00")
    assert (to_plain(event)["at"], to_plain(event)["fold"]) == ("2026-10-25T01:30:00", 1)
    assert to_plain(event)["recorded_at"] == "2026-10-25T01:30:05Z"


def test_a_quorum_tree_says_what_each_node_is() -> None:
    tree = AllOf(rules=(voting_members(3), share_of_voting_members(1, 2)))
    board = Board(id=A, names=(DatedName("X"),), quorum=QuorumRule(tree=tree))
    plain = to_plain(board)
    written = plain["quorum"]["tree"]
    assert written["rule"] == "all_of"
    assert [(part["rule"], part["amount"]["kind"]) for part in written["rules"]] == [
        ("at_least", "number"),
        ("at_least", "share"),
    ]
    assert from_plain(Board, plain) == board


def test_an_action_due_writes_its_kind() -> None:
    action = Action(id=A, board_id=B, meeting_id=C, due=Due(kind=DueKind.NEXT_MEETING, words="next meeting"))
    assert to_plain(action)["due"] == {"kind": "next_meeting", "on": None, "words": "next meeting"}


@pytest.mark.parametrize(
    ("change", "place"),
    [
        ({"colour": "red"}, ""),
        ({"level": True}, "level"),
        ({"level": "1"}, "level"),
        ({"position": 1.0}, "position"),
        ({"numbered": 1}, "numbered"),
        ({"kind": "sermon"}, "kind"),
        ({"id": 7}, "id"),
        ({"id": None}, "id"),
        ({"rows": "ab"}, "rows"),
        ({"rows": [["a"]]}, "rows[0][0]"),
        ({"text": "bare"}, "text"),
        ({"text": [["a"]]}, "text"),
        ({"text": [{"text": "a", "colour": "red"}]}, "text"),
        ({"text": [{"bold": True}]}, "text"),
        ({"at": "tomorrow"}, "at"),
        ({"at": 5}, "at"),
    ],
)
def test_what_does_not_belong_is_refused_with_its_place(change: dict[str, object], place: str) -> None:
    with pytest.raises(PlainError) as refusal:
        from_plain(Block, to_plain(BLOCK) | change)
    assert refusal.value.place == place
    assert refusal.value.fact


@pytest.mark.parametrize("plain", [[], "text", None, {}])
def test_what_is_no_entity_at_all_is_refused(plain: object) -> None:
    with pytest.raises(PlainError):
        from_plain(Block, plain)


def test_a_party_that_is_nobody_is_refused() -> None:
    with pytest.raises(PlainError) as refusal:
        from_plain(Attendee, {"id": A, "meeting_id": B, "position": 1, "who": {}})
    assert refusal.value.place == "who"


def test_text_from_outside_is_cleaned() -> None:
    block = from_plain(Block, to_plain(BLOCK) | {"text": ["a\x00b\ud800c\r\nd"], "pinned_number": "4\x1b.2"})
    assert block.text == typed("abc\nd")
    assert block.pinned_number == "4.2"


@given(
    st.recursive(
        st.none() | st.booleans() | st.integers() | st.text(),
        lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
    )
)
def test_much_is_written_as_the_same_canonical_text(value: object) -> None:
    assert canonical_json_of_much(value) == canonical_json(value)


def test_of_much_one_entry_of_a_list_is_encoded_at_a_time(monkeypatch: pytest.MonkeyPatch) -> None:
    encoded: list[object] = []

    def note(value: object) -> str:
        encoded.append(value)
        return "0"

    monkeypatch.setattr(values, "_compact", note)
    canonical_json_of_much({"record": {"blocks": [{"id": "1"}, {"id": "2"}]}})
    assert encoded == ["record", "blocks", {"id": "1"}, {"id": "2"}]


def test_canonical_json_does_not_depend_on_the_order_of_keys() -> None:
    assert canonical_json({"b": [1, None], "a": "é"}) == canonical_json({"a": "é", "b": [1, None]})
    assert canonical_json({"b": [1, None], "a": "é"}) == '{"a":"é","b":[1,null]}\n'


def test_canonical_json_refuses_what_is_not_a_number() -> None:
    with pytest.raises(ValueError, match="not JSON compliant"):
        canonical_json(nan)


def test_parts_of_entities_come_back_from_their_text() -> None:
    rows = ((typed("a"), EMPTY), (typed("b", Marks(italic=True)),))
    verdict = Verdict(quorate=False, counted=1, needed=2, possible=3, reason=Reason.TOO_FEW_SEATS)
    whole = Verdict(quorate=False, counted=1, needed=2, possible=3, reason=Reason.PART_NOT_MET, parts=(verdict,))
    row_type = tuple[tuple[RichText, ...], ...]
    assert decoder(row_type)(encode(rows, row_type)) == rows
    assert decoder(Verdict)(encode(whole, Verdict)) == whole


@pytest.mark.parametrize("text", ["", "{", "[1]", '["a",{"text":"b","x":1}]', "7", '"bare"', "null", '[{"text":1}]'])
def test_a_part_that_is_damaged_is_an_error_and_never_another_value(text: str) -> None:
    with pytest.raises((ValueError, TypeError, KeyError)):
        decoder(RichText)(text)


def test_a_kind_of_block_is_written_by_its_value() -> None:
    assert to_plain(Block(id=A, minute_id=B, position=1, kind=BlockKind.PRIVATE_NOTE))["kind"] == "private_note"
