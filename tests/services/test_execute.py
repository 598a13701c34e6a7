"""An act is carried out whole, in one commit with its row in the journal, or not at all; its texts are cleaned."""

from dataclasses import fields, is_dataclass, replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from clerk_app.domain.agenda import AgendaItem, Lead
from clerk_app.domain.cleaning import clean
from clerk_app.domain.errors import BrokenRule
from clerk_app.domain.identity import Id
from clerk_app.domain.interests import Declaration
from clerk_app.domain.minutes import Block, BlockKind
from clerk_app.domain.people import Party
from clerk_app.domain.richtext import Marks, RichText, Run, rich, typed
from clerk_app.services.acts import AddAttendee, AddItem, CreateBoard, EditItem, ImportEntities, KeepVersion, SaveBlocks
from clerk_app.services.boundary import cleaned
from clerk_app.services.outcome import Changed
from clerk_app.services.trouble import Trouble, TroubleCode
from tests.services.scene import Scene, at, broken_rule, known_id
from tests.services.test_undoing import EXAMPLES, living_scene

HOSTILE = ("\x00\x1b[31m", "\ud800", "\ufffe", "🙂\u202eشالوم", "a\r\nb\u2028c\td", "' OR 1=1 --", "x" * 10_000)


@pytest.fixture
def scene() -> Scene:
    return Scene()


def test_an_outcome_names_what_changed_and_the_row_that_takes_it_back(scene: Scene) -> None:
    outcome = scene.app.execute(EditItem(item_id=scene.items[0], title="Opening"))
    assert outcome.changed == {Changed("agenda_items", scene.items[0]), Changed("minutes", scene.minutes[0])}
    entry = scene.store.last_journal_entry()
    assert (entry.id, entry.act, entry.meeting_id) == (outcome.journal_id, "EditItem", scene.meeting)
    assert entry.recorded_at == scene.clock.now()


def test_a_commit_that_fails_leaves_everything_as_it_was(scene: Scene) -> None:
    before, journal = scene.store.state(), dict(scene.store.shelf.journal)
    scene.store.fail_next_commit = Trouble(TroubleCode.DISK_FULL)
    with pytest.raises(Trouble):
        scene.app.execute(AddItem(meeting_id=scene.meeting, title="Interests"))
    assert scene.store.state() == before
    assert scene.store.shelf.journal == journal


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_in_a_title_is_cleaned_to_one_line(scene: Scene, text: str) -> None:
    made = scene.made(AddItem(meeting_id=scene.meeting, title=f"Item {text}"))
    title = next(item.title for item in scene.store.queries.where(AgendaItem) if item.id == made)
    assert title.startswith("Item")
    assert clean(title) == title
    assert not set("\n\t") & set(title)
    title.encode()


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_in_a_minute_is_cleaned_and_keeps_its_lines(scene: Scene, text: str) -> None:
    scene.save(replace(scene.block(1, ""), text=RichText((Run(text), Run(""), Run(text, Marks(bold=True))))))
    (block,) = scene.all(Block)
    assert block.text == rich((Run(clean(text)), Run(clean(text), Marks(bold=True))))


@pytest.mark.parametrize("kind", EXAMPLES, ids=lambda kind: kind.__name__)
@given(text=st.text(st.characters(exclude_categories=()), max_size=40))
@settings(max_examples=10)
def test_no_text_field_of_any_act_lets_through_what_a_store_or_page_cannot_hold(kind: type[object], text: str) -> None:
    hostile = _with_text(EXAMPLES[kind](living_scene()), text)  # type: ignore[index]
    for found in _texts(cleaned(hostile)):
        assert clean(found) == found
        found.encode()


def test_an_act_with_hostile_ids_is_refused_by_the_rules_and_breaks_nothing(scene: Scene) -> None:
    act = SaveBlocks(meeting_id=Id("\ud800"), minute_id=Id("\x00"))
    assert broken_rule(scene, act) == "not_found"


def test_nothing_put_refers_to_what_is_not_there(scene: Scene) -> None:
    nothing = Id("0" * 32)
    party = Party(post_id=nothing)
    _, decision = scene.decision(1)
    mention = replace(scene.block(1, ""), text=typed("somebody", Marks(mention=party)))
    for act in (
        AddAttendee(meeting_id=scene.meeting, who=party),
        AddAttendee(meeting_id=scene.meeting, name="x", category_id=nothing),
        EditItem(item_id=scene.items[0], title="x", leads=(Lead(words="x", party=party),)),
        SaveBlocks(meeting_id=scene.meeting, minute_id=scene.minutes[0], put=(mention,)),
        SaveBlocks(
            meeting_id=scene.meeting,
            minute_id=scene.minutes[0],
            subjects=(replace(decision, proposal_id=nothing),),
        ),
        ImportEntities(entities=(scene.block(1, "x"), replace(scene.block(2, "y"), minute_id=nothing))),
    ):
        assert broken_rule(scene, act) == "not_found"


def test_numbers_that_no_store_can_hold_are_refused(scene: Scene) -> None:
    act = EditItem(item_id=scene.items[0], title="x", minutes_planned=2**62 + 1)
    assert broken_rule(scene, act) == "number_too_large"


def test_a_title_too_long_for_the_interchange_file_is_refused(scene: Scene) -> None:
    scene.app.execute(EditItem(item_id=scene.items[0], title="x" * 20_000))
    act = EditItem(item_id=scene.items[0], title="x" * 20_001)
    assert broken_rule(scene, act) == "text_too_long"


def test_a_long_declaration_is_saved_whole_though_its_interest_is_cut(scene: Scene) -> None:
    words = "x" * 20_001
    declared = Declaration(
        id=known_id("4", 1), meeting_id=scene.meeting, minute_id=scene.minutes[0], at=at(16), interest=words
    )
    block = replace(scene.block(1, words, BlockKind.DECLARATION), declaration_id=declared.id)
    scene.save(block, subjects=(declared,))
    assert scene.all(Block) == (block,)
    assert scene.get(Declaration, declared.id).interest == "x" * 20_000


def test_a_link_too_long_to_keep_goes_and_its_words_stay(scene: Scene) -> None:
    linked = typed("the paper", Marks(link="https://example.org/" + "x" * 20_000))
    scene.save(replace(scene.block(1, ""), text=linked))
    (block,) = scene.all(Block)
    assert block.text == typed("the paper")


def test_spaces_round_the_joint_of_a_time_range_are_kept(scene: Scene) -> None:
    act = EXAMPLES[CreateBoard](scene)
    assert cleaned(act) == act


def test_names_are_judged_after_cleaning(scene: Scene) -> None:
    assert broken_rule(scene, KeepVersion(meeting_id=scene.meeting, name="\u0000\ud800 ")) == "name_is_empty"


def _with_text(value: object, text: str) -> object:
    """The value with the text added to each of its texts, ids and parties left alone."""
    match value:
        case Run():
            return replace(value, text=value.text + text)
        case RichText():
            return RichText(tuple(Run(run.text + text, run.marks) for run in value.runs))
        case tuple():
            return tuple(_with_text(part, text) for part in value)
        case str() if type(value) is str:
            return value + text
    if not is_dataclass(value) or isinstance(value, type):
        return value
    held = {field.name: getattr(value, field.name) for field in fields(value)}
    try:
        return replace(value, **{name: _with_text(part, text) for name, part in held.items()})
    except BrokenRule:
        return value


def _texts(value: object) -> list[str]:
    if type(value) is str:
        return [value]
    if isinstance(value, tuple):
        return [text for part in value for text in _texts(part)]
    if is_dataclass(value) and not isinstance(value, type):
        return [text for field in fields(value) for text in _texts(getattr(value, field.name))]
    return []
