"""The interchange format: written canonically, read without trust, and imported whole or not at all."""

import json
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given

from clerk_app.adapters.json_schema import schema_check
from clerk_app.domain.agenda import AgendaItem, AgendaTemplate, ForwardPlanEntry, ItemQuestion
from clerk_app.domain.decisions import Decision, FinalAnswer, FinalOutcome, Vote, WrittenProcedure, final_answer_id
from clerk_app.domain.errors import BrokenRule
from clerk_app.domain.identity import Id
from clerk_app.domain.interests import StandingInterest
from clerk_app.domain.kinds import Entity
from clerk_app.domain.meeting import Meeting
from clerk_app.domain.minutes import Block
from clerk_app.domain.people import Post, Seniority
from clerk_app.domain.plain_lines import PlainLine
from clerk_app.domain.seats import Seat
from clerk_app.domain.style_file import StyleFile, StyleFileRole, content_of
from clerk_app.domain.timeline import Event
from clerk_app.plain.schema import FORMAT, SCHEMA_NAME
from clerk_app.resource_files import resource
from clerk_app.services.acts import DeleteMeeting, ImportEntities, NoteFinalAnswer, SaveSetup
from clerk_app.services.app import App
from clerk_app.services.choices import ExistingIds
from clerk_app.services.importing import DEEPEST, LARGEST_FILE, plan_import, read_interchange
from clerk_app.services.interchange import export_meeting, export_store, interchange_text
from clerk_app.services.references import references
from clerk_app.services.trouble import Trouble, TroubleCode
from tests.documents.pictures import herons
from tests.fakes import CountingIds, MemoryStore, SetClock
from tests.services.scene import BOARD, Scene, known_id
from tests.services.test_states import TO_APPROVAL, advance
from tests.services.test_undoing import living_scene
from tests.strategies import FOR_RECORDS, records

FIRST_BREACH = schema_check(resource("interchange", SCHEMA_NAME))


@pytest.fixture
def scene() -> Scene:
    return living_scene()


def empty_app() -> App:
    store = MemoryStore()
    return App(units=store.units, queries=store.queries, ids=CountingIds(1 << 100), clock=SetClock())


def import_text(app: App, text: str, existing: ExistingIds = ExistingIds.SKIP) -> None:
    entities = read_interchange(text.encode(), FIRST_BREACH)
    app.execute(plan_import(entities, app.queries, app.ids, existing))


def trouble(data: bytes) -> Trouble:
    with pytest.raises(Trouble) as caught:
        read_interchange(data, FIRST_BREACH)
    return caught.value


def changed(scene: Scene, change: Callable[[dict[str, Any]], None]) -> bytes:
    """The scene's interchange file with something changed in it."""
    document = json.loads(export_store(scene.store.queries))
    change(document)
    return json.dumps(document).encode()


@given(record=records())
@FOR_RECORDS
def test_what_is_exported_imported_and_exported_again_is_the_same_to_the_byte(record: tuple[Entity, ...]) -> None:
    first = empty_app()
    first.execute(ImportEntities(entities=record))
    text = export_store(first.queries)

    second = empty_app()
    import_text(second, text)

    assert export_store(second.queries) == text
    assert sorted(map(repr, second.queries.everything())) == sorted(map(repr, record))


def test_a_file_of_the_first_format_is_still_read() -> None:
    app = empty_app()
    import_text(app, (Path(__file__).parent / "earlier_formats" / "interchange-1.json").read_text(encoding="utf-8"))
    (board,) = app.queries.boards()
    meetings = app.queries.meetings(board.id)
    assert {line.meeting.first_number for line in meetings} == {1}
    assert len(app.queries.where(AgendaItem)) == 11
    assert json.loads(export_store(app.queries))["format"] == FORMAT


def test_a_file_of_the_second_format_is_still_read() -> None:
    app = empty_app()
    import_text(app, (Path(__file__).parent / "earlier_formats" / "interchange-2.json").read_text(encoding="utf-8"))
    assert len(app.queries.where(AgendaTemplate)) == 1
    assert len(app.queries.where(AgendaItem)) == 10
    assert not app.queries.where(ItemQuestion)
    assert not app.queries.where(ForwardPlanEntry)


def test_a_file_of_the_fourth_format_is_still_read() -> None:
    app = empty_app()
    import_text(app, (Path(__file__).parent / "earlier_formats" / "interchange-4.json").read_text(encoding="utf-8"))
    assert len(app.queries.where(Decision)) == 5
    assert {vote.question for vote in app.queries.where(Vote)} == {""}
    assert not app.queries.where(StandingInterest)
    assert not app.queries.where(WrittenProcedure)


def test_a_file_of_the_fifth_format_is_still_read() -> None:
    app = empty_app()
    import_text(app, (Path(__file__).parent / "earlier_formats" / "interchange-5.json").read_text(encoding="utf-8"))
    (board,) = app.queries.boards()
    assert (board.house_style, board.own_style) == ("numbered-with-decision-words", None)
    assert board.voting is not None
    assert len(app.queries.where(ForwardPlanEntry)) == 7


def test_a_file_of_the_sixth_format_is_still_read() -> None:
    app = empty_app()
    import_text(app, (Path(__file__).parent / "earlier_formats" / "interchange-6.json").read_text(encoding="utf-8"))
    assert [one.final_decider for one in app.queries.where(Decision) if one.final_decider] == ["the Cabinet"]
    assert len(app.queries.where(PlainLine)) == 1
    assert not app.queries.where(FinalAnswer)


def test_a_file_of_the_seventh_format_is_still_read() -> None:
    app = empty_app()
    import_text(app, (Path(__file__).parent / "earlier_formats" / "interchange-7.json").read_text(encoding="utf-8"))
    assert [one.words for one in app.queries.where(FinalAnswer)] == ["From May, not April."]
    assert [known.agreed_on for seat in app.queries.where(Seat) for known in seat.agreed] == [date(2025, 6, 2)]
    assert {post.seniority for post in app.queries.where(Post)} == {None}


def test_a_file_of_the_eighth_format_is_still_read() -> None:
    app = empty_app()
    import_text(app, (Path(__file__).parent / "earlier_formats" / "interchange-8.json").read_text(encoding="utf-8"))
    noted = {post.names[-1].name: post.seniority for post in app.queries.where(Post) if post.seniority}
    assert noted == {"Cabinet Member for Adults and Health": Seniority.DIRECTOR}
    assert [known.agreed_on for seat in app.queries.where(Seat) for known in seat.agreed] == [date(2025, 6, 2)]


def test_a_copy_of_a_meeting_has_the_answers_to_its_own_decisions(scene: Scene) -> None:
    decision = scene.store.queries.where(Decision)[0]
    scene.app.execute(NoteFinalAnswer(decision_id=decision.id, outcome=FinalOutcome.AGREED))
    import_text(scene.app, export_store(scene.store.queries), ExistingIds.COPY)
    answers = scene.store.queries.where(FinalAnswer)
    assert len({one.decision_id for one in answers}) == 2
    assert {one.id for one in answers} == {final_answer_id(one.decision_id) for one in answers}


def test_the_order_of_the_entities_does_not_change_the_text(scene: Scene) -> None:
    entities = tuple(scene.store.queries.everything())
    assert interchange_text(reversed(entities)) == interchange_text(entities)


def test_the_file_says_what_it_is_and_that_private_notes_are_inside(scene: Scene) -> None:
    document = json.loads(export_store(scene.store.queries))
    assert document["format"] == FORMAT
    assert "private notes" in document["notice"]


def test_a_meeting_is_exported_with_all_it_refers_to_and_nothing_of_others(scene: Scene) -> None:
    other = scene.new_meeting(date(2022, 3, 28))
    text = export_meeting(scene.store.queries, scene.meeting)

    second = empty_app()
    import_text(second, text)

    assert export_meeting(second.queries, scene.meeting) == text
    assert second.queries.entity(Meeting, other) is None
    for entity in second.queries.everything():
        for reference in references(entity):
            assert reference.id in text


def files_of_a_board() -> tuple[StyleFile, StyleFile]:
    logo = StyleFile(
        id=known_id("9", 1), board_id=BOARD, role=StyleFileRole.LOGO, name="herons.png", content=content_of(herons())
    )
    return logo, replace(logo, id=known_id("9", 2), role=StyleFileRole.TEMPLATE, name="letterhead.dotx")


def test_a_meeting_is_exported_with_the_logo_and_template_of_its_board(scene: Scene) -> None:
    files = files_of_a_board()
    scene.app.execute(SaveSetup(put=files))
    second = empty_app()
    import_text(second, export_meeting(scene.store.queries, scene.meeting))
    assert second.queries.where(StyleFile) == files


@pytest.mark.parametrize(("existing", "kept"), [(ExistingIds.SKIP, "reeds.png"), (ExistingIds.REPLACE, "herons.png")])
def test_a_board_has_one_logo_after_a_meeting_came_with_another(scene: Scene, existing: ExistingIds, kept: str) -> None:
    logo, _ = files_of_a_board()
    scene.app.execute(SaveSetup(put=(logo,)))
    text = export_meeting(scene.store.queries, scene.meeting)
    scene.app.execute(SaveSetup(put=(replace(logo, id=known_id("9", 3), name="reeds.png"),)))
    import_text(scene.app, text, existing)
    assert [one.name for one in scene.app.queries.where(StyleFile)] == [kept]


def test_a_meeting_that_is_not_there_is_not_exported(scene: Scene) -> None:
    with pytest.raises(BrokenRule, match="not_found"):
        export_meeting(scene.store.queries, Id("0" * 32))


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "not_json"),
        (b"PK\x03\x04", "not_json"),
        (b"\xff\xfe{}", "not_json"),
        (b"[]", "not_json"),
        (b'{"format": 1, "format": 1, "notice": "", "record": {}}', "not_json"),
        (b'{"format": 1, "notice": "", "record": {"people": NaN}}', "not_json"),
        (b'{"format": 1, "notice": "", "record": {"people": -Infinity}}', "not_json"),
        (b'{"format": ' + b"9" * 5000 + b', "record": {}}', "not_json"),
        (b"[" * 100_000, "not_json"),
        (b'{"format": 1, "record": ' + b"[" * DEEPEST + b"1" + b"]" * DEEPEST + b"}", "too_deep"),
        (b"{}", "no_format"),
        (b'{"format": 1}', "no_format"),
        (b'{"format": true, "record": {}}', "no_format"),
        (b'{"format": 0, "record": {}}', "no_format"),
        (b'{"format": "1", "record": {}}', "no_format"),
    ],
)
def test_what_is_no_interchange_file_is_said_to_be_none(data: bytes, reason: str) -> None:
    found = trouble(data)
    assert (found.code, found.values) == (TroubleCode.FILE_NOT_INTERCHANGE, {"reason": reason})


def test_a_file_too_large_to_hold_is_not_read(monkeypatch: pytest.MonkeyPatch) -> None:
    assert LARGEST_FILE > 100_000_000
    monkeypatch.setattr("clerk_app.services.importing.LARGEST_FILE", 10)
    assert trouble(b" " * 11).values["reason"] == "too_large"


def test_a_file_of_a_newer_version_is_refused_by_its_number(scene: Scene) -> None:
    found = trouble(changed(scene, lambda document: document.update(format=FORMAT + 1, surprise=1)))
    assert (found.code, found.values) == (TroubleCode.FILE_NEWER, {"format": FORMAT + 1, "known": FORMAT})


def _drop_heading(document: dict[str, Any]) -> None:
    del document["record"]["minutes"][1]["heading"]


def _number_heading(document: dict[str, Any]) -> None:
    document["record"]["minutes"][1]["heading"] = 4


def _extra_field(document: dict[str, Any]) -> None:
    document["record"]["posts"][0]["salary"] = 1


def _unknown_kind(document: dict[str, Any]) -> None:
    document["record"]["robots"] = []


def _no_such_day(document: dict[str, Any]) -> None:
    document["record"]["meetings"][0]["date"] = "2022-02-31"


def _decimal(document: dict[str, Any]) -> None:
    document["record"]["minutes"][0]["position"] = 1.0


def _same_id_twice(document: dict[str, Any]) -> None:
    document["record"]["posts"].append(document["record"]["posts"][0])


def _unknown_zone(document: dict[str, Any]) -> None:
    document["record"]["boards"][0]["time_zone"] = "../../etc/passwd"


def _below_itself(document: dict[str, Any]) -> None:
    first, second = document["record"]["agenda_items"][:2]
    first["parent_id"], second["parent_id"] = second["id"], first["id"]


def _in_utc(document: dict[str, Any]) -> None:
    document["record"]["events"][1]["at"] += "Z"


def _superseding_itself(document: dict[str, Any]) -> None:
    event = document["record"]["events"][2]
    event["supersedes"] = event["id"]


def _deep_rule(document: dict[str, Any]) -> None:
    document["record"]["boards"][0]["quorum"]["tree"]["minimum"] = -1


@pytest.mark.parametrize(
    ("change", "place", "field"),
    [
        (_drop_heading, "record/minutes/1/heading", "heading"),
        (_number_heading, "record/minutes/1/heading", "heading"),
        (_extra_field, "record/posts/0/salary", "salary"),
        (_unknown_kind, "record/robots", "robots"),
        (_no_such_day, "record/meetings/0/date", "date"),
        (_decimal, "record/minutes/0/position", "position"),
        (_same_id_twice, "record/posts/5/id", "id"),
        (_unknown_zone, "record/boards/0/time_zone", "time_zone"),
        (_below_itself, "record/agenda_items/0/parent_id", "parent_id"),
        (_in_utc, "record/events/1/at", "at"),
        (_superseding_itself, "record/events/2/supersedes", "supersedes"),
        (_deep_rule, "record/boards/0/quorum/tree/minimum", "minimum"),
    ],
    ids=lambda value: getattr(value, "__name__", None),
)
def test_a_file_that_breaks_the_schema_is_refused_with_field_and_place(
    scene: Scene, change: Callable[[dict[str, Any]], None], place: str, field: str
) -> None:
    found = trouble(changed(scene, change))
    assert found.code is TroubleCode.FILE_BREAKS_SCHEMA
    assert (found.values["place"], found.values["field"]) == (place, field)


def test_a_file_that_refers_to_nothing_is_refused_with_field_and_place(scene: Scene) -> None:
    text = changed(scene, lambda document: document["record"]["posts"].clear()).decode()
    app = empty_app()
    with pytest.raises(Trouble) as caught:
        import_text(app, text)
    assert caught.value.code is TroubleCode.FILE_REFERS_TO_NOTHING
    assert caught.value.values["place"] == "record/members/0/holder/post_id"
    assert list(app.queries.everything()) == []


def test_a_file_may_refer_to_what_the_store_has(scene: Scene) -> None:
    text = changed(scene, lambda document: document["record"]["posts"].clear()).decode()
    app = empty_app()
    app.execute(ImportEntities(entities=scene.all(Post)))
    import_text(app, text)
    assert export_store(app.queries) == export_store(scene.store.queries)


def test_an_import_is_one_act_that_is_taken_back_whole(scene: Scene) -> None:
    before = scene.store.state()
    text = export_store(scene.store.queries)
    target = Scene()
    state = target.store.state()
    entities = read_interchange(text.encode(), FIRST_BREACH)
    outcome = target.app.execute(plan_import(entities, target.store.queries, target.ids))
    target.undo(outcome)
    assert target.store.state() == state
    assert scene.store.state() == before


def test_existing_ids_are_skipped_unless_asked_otherwise(scene: Scene) -> None:
    text = export_store(scene.store.queries)
    scene.save(scene.block(3, "Said since."), keep=True)
    before = scene.store.state()
    import_text(scene.app, text)
    assert scene.store.state() == before


def test_existing_ids_are_replaced_when_asked(scene: Scene) -> None:
    text = export_store(scene.store.queries)
    before = scene.store.state()
    scene.save(scene.block(3, "Said since."), keep=True)
    import_text(scene.app, text, ExistingIds.REPLACE)
    assert scene.store.state() == before


def test_existing_ids_are_copied_when_asked_but_people_and_agencies_are_not(scene: Scene) -> None:
    text = export_meeting(scene.store.queries, scene.meeting)
    before = scene.store.state()
    import_text(scene.app, text, ExistingIds.COPY)
    after = scene.store.state()

    assert {key: after[key] for key in before} == before
    posts, meetings = ("posts", scene.all(Post)), ("meetings", scene.all(Meeting))
    assert len(posts[1]) == len([key for key in before if key[0] == "posts"])
    assert len(meetings[1]) == 2 * len([key for key in before if key[0] == "meetings"])
    copied = [entity for key, entity in after.items() if key not in before]
    old = {entity_id for _, entity_id in before}
    for entity in copied:
        assert {reference.id for reference in references(entity) if reference.kind not in SHARED}.isdisjoint(old)


SHARED = {"people", "organisations", "posts", "agencies", "groups"}


def test_what_the_store_does_not_have_keeps_its_id_in_a_copy(scene: Scene) -> None:
    text = export_meeting(scene.store.queries, scene.meeting)
    target = empty_app()
    import_text(target, text, ExistingIds.COPY)
    assert export_meeting(target.queries, scene.meeting) == text


def test_an_import_puts_back_what_was_deleted(scene: Scene) -> None:
    other = scene.new_meeting(date(2022, 3, 28))
    text = export_store(scene.store.queries)
    scene.app.execute(DeleteMeeting(meeting_id=other))
    import_text(scene.app, text)
    assert export_store(scene.store.queries) == text


@pytest.mark.parametrize("existing", [ExistingIds.SKIP, ExistingIds.REPLACE])
def test_an_import_changes_nothing_in_approved_minutes(existing: ExistingIds) -> None:
    scene = Scene()
    scene.save(scene.block(1, "Said."), scene.block(2, "Taken out before the approval."), keep=True)
    draft = export_store(scene.store.queries)
    scene.save(removed=(known_id("9", 2),))
    advance(scene, *TO_APPROVAL)
    of_the_text = json.loads(draft)
    of_the_text["record"]["meetings"] = json.loads(export_store(scene.store.queries))["record"]["meetings"]
    before = scene.store.state()
    with pytest.raises(BrokenRule, match="minutes_are_approved"):
        import_text(scene.app, json.dumps(of_the_text), existing)
    assert scene.store.state() == before


def test_a_file_from_before_the_approval_does_not_take_the_approval_back() -> None:
    scene = Scene()
    scene.save(scene.block(1, "Said."), keep=True)
    draft = export_store(scene.store.queries)
    advance(scene, *TO_APPROVAL)
    before = scene.store.state()
    with pytest.raises(BrokenRule, match="minutes_are_approved"):
        import_text(scene.app, draft, ExistingIds.REPLACE)
    assert scene.store.state() == before


def test_approved_minutes_come_whole_with_a_file() -> None:
    scene = Scene()
    scene.save(scene.block(1, "Said."))
    advance(scene, *TO_APPROVAL)
    text = export_store(scene.store.queries)
    second = empty_app()
    for _ in range(2):
        import_text(second, text)
        assert export_store(second.queries) == text
    scene.app.execute(DeleteMeeting(meeting_id=scene.meeting))
    import_text(scene.app, text)
    assert export_store(scene.store.queries) == text


def test_text_from_a_file_is_cleaned(scene: Scene) -> None:
    def hostile(document: dict[str, Any]) -> None:
        document["record"]["blocks"][0]["text"] = ["a\x00b\ud800c\r\nd"]

    entities = read_interchange(changed(scene, hostile), FIRST_BREACH)
    block = next(entity for entity in entities if isinstance(entity, Block))
    assert block.text.plain == "abc\nd"


def test_a_paragraph_of_more_than_a_million_characters_goes_round(scene: Scene) -> None:
    words = "said " * 240_000
    scene.save(scene.block(3, words))
    second = empty_app()
    import_text(second, export_store(scene.store.queries))
    assert second.queries.entity(Block, known_id("9", 3)) == scene.block(3, words)


def test_a_byte_order_mark_is_no_obstacle(scene: Scene) -> None:
    text = export_store(scene.store.queries)
    assert len(read_interchange(b"\xef\xbb\xbf" + text.encode(), FIRST_BREACH)) == len(scene.store.state())


def test_an_event_keeps_the_name_of_a_block_that_has_gone(scene: Scene) -> None:
    event = next(iter(scene.all(Event)))
    scene.app.execute(ImportEntities(entities=(replace(event, after_block_id=Id("e" * 32)),)))
    import_text(empty_app(), export_store(scene.store.queries))
