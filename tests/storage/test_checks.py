import random
from collections.abc import Iterator
from pathlib import Path

import pytest

from clerk_app.domain.errors import BrokenRule
from clerk_app.domain.identity import Id
from clerk_app.domain.kinds import Entity
from clerk_app.domain.minutes import POSITION_GAP, Block
from clerk_app.domain.record import MeetingRecord
from clerk_app.services.acts import SaveBlocks
from clerk_app.services.app import App
from clerk_app.services.outcome import Change
from clerk_app.services.ports import JournalEntry, Readable
from clerk_app.services.trouble import Trouble, TroubleCode
from clerk_app.storage.engine import raw
from clerk_app.storage.store import Mode, Store, create_store, open_store
from tests.fakes import CountingIds, SetClock
from tests.storage.children import BLOCKS as TYPED_IN
from tests.storage.children import edit_of, edit_text
from tests.storage.failing_disk import failing_disk
from tests.storage.processes import ask
from tests.storage.samples import BOARD, MEETING, MINUTE, NOON, block, minutes, numbered_id, put
from tests.storage.test_unit_of_work import spoil

BLOCKS = 120


def test_a_changed_text_is_found_though_the_database_itself_sees_nothing(store: Store) -> None:
    put(store, *minutes(3))
    spoil(store, block(1))
    assert store.quick_damage() == ()
    assert store.queries.damage() == (f"row blocks {block(1).id}",)


def test_damage_in_what_is_kept_about_changes_is_found(store: Store) -> None:
    put(store, *minutes(1))
    change = Change("blocks", block(0).id, None, block(0))
    with store.units() as unit:
        unit.revise(block(0), NOON)
        unit.journal(JournalEntry(id=numbered_id("9"), recorded_at=NOON, act="add", meeting_id=None, changes=(change,)))
        unit.commit()
    write(store, "UPDATE revisions SET wording = replace(wording, 'harbour', 'harvour')")
    write(store, "UPDATE journal SET changes = replace(changes, 'harbour', 'harvour')")
    assert store.queries.damage() == (f"row revisions {block(0).id} 1", f"row journal {numbered_id('9')}")
    assert store.queries.revisions(block(0).id) == Readable((), damaged=1)
    with store.units() as unit, pytest.raises(Trouble):
        unit.journal_entry(numbered_id("9"))


def test_a_reference_to_nothing_is_found(store: Store) -> None:
    put(store, *minutes(1))
    assert store._writer is not None
    raw(store._writer).execute("PRAGMA foreign_keys=OFF")
    with store.units() as unit:
        unit.remove(type(MINUTE), MINUTE.id)
        unit.commit()
    (fact,) = store.queries.damage()
    assert fact.startswith("reference blocks ")
    assert fact.endswith(" minutes")


def test_a_store_of_which_everything_is_damaged_is_told_in_a_bounded_number_of_facts(store: Store) -> None:
    put(store, *minutes(1100))
    write(store, "UPDATE blocks SET row_hash = 'none'")
    assert len(store.queries.damage()) == 1000


def test_what_was_shown_of_a_damaged_meeting_can_be_edited_again_and_the_damaged_file_is_kept(store: Store) -> None:
    put(store, *minutes(3))
    spoil(store, block(1))
    shown = store.queries.meeting_record(MEETING.id)
    assert shown is not None
    assert store.mend(MEETING.id) == {block(1).id}
    assert store.queries.damage() == ()
    assert store.queries.entity(Block, block(1).id) == shown.blocks[1]
    assert store.mend(MEETING.id) == frozenset()
    kept = open_store(store.path.with_name("minutes.damaged.clerk"), clock=SetClock(), mode=Mode.READ)
    assert kept.queries.damage() == (f"row blocks {block(1).id}",)
    kept.close()


def test_each_mending_keeps_the_file_as_it_was_and_those_kept_before(store: Store) -> None:
    put(store, *minutes(3))
    for number in (1, 2):
        spoil(store, block(number))
        store.mend(MEETING.id)
    for name, number in (("minutes.damaged.clerk", 1), ("minutes.damaged-2.clerk", 2)):
        kept = open_store(store.path.with_name(name), clock=SetClock(), mode=Mode.READ)
        assert kept.queries.damage() == (f"row blocks {block(number).id}",)
        kept.close()


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """The bytes of a closed store of one long minute."""
    path = tmp_path_factory.mktemp("whole") / "minutes.clerk"
    create_store(path, ids=CountingIds(), clock=SetClock())
    store = open_store(path, clock=SetClock())
    put(store, *minutes(BLOCKS))
    store.close()
    return path.read_bytes()


def flipped(whole: bytes, rng: random.Random) -> bytes:
    """The file with one bit turned."""
    place = rng.randrange(len(whole))
    return whole[:place] + bytes([whole[place] ^ 1 << rng.randrange(8)]) + whole[place + 1 :]


def zeroed(whole: bytes, rng: random.Random) -> bytes:
    """The file with one sector of zeros."""
    place = rng.randrange(len(whole)) & ~511
    return whole[:place] + bytes(512) + whole[place + 512 :]


def garbled(whole: bytes, rng: random.Random) -> bytes:
    """The file with one text changed in a single letter, wherever that text is."""
    places = [place for place in occurrences(whole, b"dredging") if b"Paragraph" in whole[place - 40 : place]]
    place = rng.choice(places) + rng.randrange(8)
    return whole[:place] + b"#" + whole[place + 1 :]


def occurrences(whole: bytes, wanted: bytes) -> Iterator[int]:
    place = whole.find(wanted)
    while place >= 0:
        yield place
        place = whole.find(wanted, place + 1)


def cut_short(whole: bytes, rng: random.Random) -> bytes:
    """The file without its end, at any byte."""
    return whole[: rng.randrange(len(whole))]


IN_THE_LOG = [flipped, zeroed, cut_short]
DAMAGES = [flipped, zeroed, garbled, cut_short]


@pytest.mark.parametrize("damaged", DAMAGES)
def test_no_damage_changes_text_silently(tmp_path: Path, whole: bytes, damaged: object) -> None:
    no_damage_changes_text_silently(tmp_path, whole, damaged, rounds=10)


@pytest.mark.slow
@pytest.mark.parametrize("damaged", DAMAGES)
@pytest.mark.timeout(900)
def test_a_thousand_damages_change_no_text_silently(tmp_path: Path, whole: bytes, damaged: object) -> None:
    no_damage_changes_text_silently(tmp_path, whole, damaged, rounds=1000)


def no_damage_changes_text_silently(tmp_path: Path, whole: bytes, damaged: object, rounds: int) -> None:
    rng = random.Random(20260302)
    harmed = salvaged = 0
    for number in range(rounds):
        path = tmp_path / f"{number}.clerk"
        path.write_bytes(damaged(whole, rng))  # type: ignore[operator]
        record, facts = what_is_read(path, tuple(Mode)[number % 2])
        right = check_record(record, facts)
        harmed += right < BLOCKS
        salvaged += right
        for file in tmp_path.iterdir():
            file.unlink()
    print(f"{rounds} damages, {harmed} harmed text, {salvaged / rounds / BLOCKS:.2%} of the blocks read as written")
    if damaged is garbled:
        assert harmed == rounds
        assert salvaged == rounds * (BLOCKS - 1)


def what_is_read(path: Path, mode: Mode) -> tuple[MeetingRecord | None, tuple[str, ...]]:
    """What one gets of a damaged store, and what the full check says: nothing but Trouble may be raised.

    Where it can be written, somebody types on in it, and is told at most that the minute is not there any more.
    """
    facts: tuple[str, ...] = ()
    record: MeetingRecord | None = None
    try:
        store = open_store(path, clock=SetClock(), mode=mode)
    except Trouble as trouble:
        return None, (str(trouble),)
    try:
        facts = (*store.quick_damage(), *store.queries.damage())
        record = store.queries.meeting_record(MEETING.id)
        app = App(units=store.units, queries=store.queries, ids=CountingIds(1 << 100), clock=SetClock())
        app.execute(SaveBlocks(meeting_id=MEETING.id, minute_id=MINUTE.id, put=(block(BLOCKS, "typed on"),)))
    except BrokenRule:
        if not facts:  # what the words belong to is gone, and nobody has seen it
            raise
    except Trouble as trouble:
        return record, facts if trouble.code is TroubleCode.STORE_READ_ONLY else (*facts, str(trouble))
    finally:
        store.close()
    return record, facts


def check_record(record: MeetingRecord | None, facts: tuple[str, ...]) -> int:
    """How many blocks are as they were written; what is not must be marked, and the full check must have seen it."""
    if record is None:
        assert facts
        return 0
    wanted: dict[Id, Entity] = {entity.id: entity for entity in minutes(BLOCKS)}
    assert record.board == BOARD or record.board.id in record.damaged
    wrong = [found for found in record.blocks if found != wanted.get(found.id)]
    assert {found.id for found in wrong} <= record.damaged
    right = sum(found == wanted.get(found.id) for found in record.blocks)
    if wrong or right < BLOCKS:
        assert facts
    return right


@pytest.fixture(scope="module")
def with_log(tmp_path_factory: pytest.TempPathFactory) -> tuple[bytes, bytes]:
    """The bytes of a store and of the log beside it, as a typist left them whose program crashed."""
    path = tmp_path_factory.mktemp("crashed") / "minutes.clerk"
    create_store(path, ids=CountingIds(), clock=SetClock())
    store = open_store(path, clock=SetClock())
    put(store, *minutes(TYPED_IN))
    store.close()
    ask("hurried_typist", path)
    log = path.with_name(f"{path.name}-wal").read_bytes()
    assert len(log) > 20 * 4096
    return path.read_bytes(), log


@pytest.mark.parametrize("damaged", IN_THE_LOG)
def test_damage_in_the_log_of_a_crash_makes_no_words_that_were_never_typed(
    tmp_path: Path, with_log: tuple[bytes, bytes], damaged: object
) -> None:
    damage_in_the_log_makes_no_words(tmp_path, *with_log, damaged, rounds=8)


@pytest.mark.slow
@pytest.mark.timeout(900)
@pytest.mark.parametrize("damaged", IN_THE_LOG)
def test_three_hundred_damages_in_the_log_of_a_crash_make_no_words_that_were_never_typed(
    tmp_path: Path, with_log: tuple[bytes, bytes], damaged: object
) -> None:
    damage_in_the_log_makes_no_words(tmp_path, *with_log, damaged, rounds=300)


def damage_in_the_log_makes_no_words(tmp_path: Path, whole: bytes, log: bytes, damaged: object, rounds: int) -> None:
    rng = random.Random(20260302)
    for _ in range(rounds):
        path = tmp_path / "minutes.clerk"
        path.write_bytes(whole)
        path.with_name(f"{path.name}-wal").write_bytes(damaged(log, rng))  # type: ignore[operator]
        store = open_store(path, clock=SetClock())
        assert store.queries.damage() == ()
        found = store.queries.where(Block)
        store.close()
        assert len(found) == TYPED_IN
        for one in found:
            edit = edit_of(one)
            assert one.text.plain == (edit_text(edit) if edit else block(one.position // POSITION_GAP).text.plain)
        for file in tmp_path.iterdir():
            file.unlink()


def write(store: Store, statement: str) -> None:
    with store.units() as unit:
        unit._connection.exec_driver_sql(statement)
        unit.commit()


def test_a_page_that_the_disk_does_not_give_is_no_damage(store: Store, tmp_path: Path) -> None:
    put(store, *minutes(200))
    store.close()
    told: list[TroubleCode] = []
    with failing_disk(tmp_path) as disk:
        for at in range(0, 60, 4):
            reader = open_store(store.path, clock=SetClock(), mode=Mode.READ)
            try:
                with disk.failing(at, for_good=False):
                    assert reader.queries.damage() == (), disk.failed
            except Trouble as trouble:
                told.append(trouble.code)
            assert reader.queries.damage() == ()
            reader.close()
    assert set(told) == {TroubleCode.DISK_ERROR, TroubleCode.NO_PERMISSION}
    assert told.count(TroubleCode.DISK_ERROR) > 5
