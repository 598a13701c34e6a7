"""What is brought back of a store whose file is out of order: rows as they were written, or as they were kept last."""

import json
import random
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from clerk_app.bootstrap import SAMPLES, read_interchange
from clerk_app.domain.decisions import Decision
from clerk_app.domain.identity import Id
from clerk_app.domain.kinds import KINDS, Entity, kind_named, kind_of
from clerk_app.domain.meeting import Meeting
from clerk_app.domain.minutes import Block, Minute
from clerk_app.plain.values import restored
from clerk_app.resource_files import resource
from clerk_app.services.acts import SaveBlocks
from clerk_app.services.app import App
from clerk_app.services.samples import sample_acts
from clerk_app.services.trouble import Trouble, TroubleCode
from clerk_app.storage.found_rows import Found, found_in, is_whole, table_of
from clerk_app.storage.mapping import mapping_of
from clerk_app.storage.pages import USUAL_SIZE, Cells, rows_in
from clerk_app.storage.placing import give_places
from clerk_app.storage.rebuilding import salvage, salvage_in_place
from clerk_app.storage.store import Mode, create_store, open_store
from tests.counts import examples
from tests.fakes import CountingIds, SetClock
from tests.storage.earlier import of_version
from tests.storage.samples import MEETING, MINUTE, block, minutes, numbered_id, put

NAME = "Brought back"
NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)
LONG = "the harbour office, the moorings and the tolls; " * 900
SEED = 20260302
Entities = dict[tuple[str, Id], Entity]
Harm = Callable[[bytes, random.Random], bytes]


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A closed store with a sample board, and a meeting in which somebody typed: short words and very long ones."""
    path = tmp_path_factory.mktemp("written") / "records.clerk"
    clock = SetClock(NOON)
    create_store(path, ids=CountingIds(), clock=clock)
    store = open_store(path, clock=clock)
    app = App(units=store.units, queries=store.queries, ids=CountingIds(1 << 64), clock=clock)
    sample = read_interchange(resource("samples", SAMPLES[1]).read_bytes())
    for act in sample_acts(sample, app.queries, app.ids, date(2026, 3, 2)):
        app.execute(act)
    put(store, *minutes(0))
    for number in range(30):
        words = LONG[: 40 * (number % 7) ** 4 + 60] + str(number)
        save = SaveBlocks(meeting_id=MEETING.id, minute_id=MINUTE.id, put=(block(number, words),), keep=True)
        clock.pass_minutes(1)
        app.execute(save)
    app.execute(SaveBlocks(meeting_id=MEETING.id, minute_id=MINUTE.id, removed=(block(2).id,)))
    store.close()
    return path


@pytest.fixture(scope="module")
def whole(written: Path) -> bytes:
    return written.read_bytes()


@pytest.fixture(scope="module")
def everything(written: Path) -> Entities:
    return entities_in(written)


def entities_in(path: Path) -> Entities:
    """All that a store holds; every row of it was checked."""
    store = open_store(path, clock=SetClock(NOON), mode=Mode.READ)
    try:
        assert store.queries.damage() == ()
        return {(kind.name, entity.id): entity for kind in KINDS for entity in store.queries.where(kind.type)}
    finally:
        store.close()


def brought_back(path: Path, data: bytes) -> tuple[Entities, Path]:
    """What is salvaged of these bytes, which stay as they are."""
    path.write_bytes(data)
    made = salvage(path, name=NAME, ids=CountingIds(1 << 80), clock=SetClock(NOON))
    assert path.read_bytes() == data
    return entities_in(made.path), made.path


def pages_of(data: bytes) -> list[bytes]:
    return [data[start : start + USUAL_SIZE] for start in range(0, len(data), USUAL_SIZE)]


# What is whole


def test_of_a_whole_store_all_is_brought_back_with_its_past_and_its_name(
    tmp_path: Path, whole: bytes, everything: Entities
) -> None:
    found, made = brought_back(tmp_path / "records.clerk", whole)
    assert found == everything
    assert made == tmp_path / "records.salvaged.clerk"
    with closing(sqlite3.connect(tmp_path / "records.clerk")) as old, closing(sqlite3.connect(made)) as new:
        for table in ("journal", "revisions", "removals"):
            rows = [set(one.execute(f"SELECT * FROM {table}")) for one in (old, new)]
            assert rows[0] == rows[1], table
        names = [one.execute("SELECT store_id, created_at FROM store_info").fetchone() for one in (old, new)]
        assert names[0] == names[1]


def shuffled(data: bytes, rng: random.Random) -> bytes:
    """All pages but the first in another order."""
    first, *others = pages_of(data)
    rng.shuffle(others)
    return first + b"".join(others)


def two_swapped(data: bytes, rng: random.Random) -> bytes:
    pages = pages_of(data)
    one, other = rng.sample(range(1, len(pages)), 2)
    pages[one], pages[other] = pages[other], pages[one]
    return b"".join(pages)


def a_page_lost(data: bytes, rng: random.Random) -> bytes:
    """All behind one page stand a page further on: one of indexes, while there is any."""
    pages = pages_of(data)
    indexes = [place for place, page in enumerate(pages) if page[0] == 0x0A]
    del pages[rng.choice(indexes or range(1, len(pages)))]
    return b"".join(pages)


def a_page_too_many(data: bytes, rng: random.Random) -> bytes:
    pages = pages_of(data)
    pages.insert(rng.randrange(1, len(pages)), bytes(USUAL_SIZE))
    return b"".join(pages)


def schema_gone(data: bytes, rng: random.Random) -> bytes:
    """Neither the header nor the names of the tables can be read."""
    return bytes(USUAL_SIZE) + data[USUAL_SIZE:]


def a_sector_too_many(data: bytes, rng: random.Random) -> bytes:
    place = rng.randrange(1, len(data) // USUAL_SIZE) * USUAL_SIZE
    return data[:place] + bytes(512) + data[place:]


@pytest.mark.parametrize("harm", [two_swapped, a_page_lost, a_page_too_many, schema_gone])
def test_all_is_brought_back_of_a_store_whose_pages_are_out_of_order(
    tmp_path: Path, whole: bytes, everything: Entities, harm: Harm
) -> None:
    for seed in range(2):
        rng = random.Random(SEED + seed)
        found, made = brought_back(tmp_path / "records.clerk", harm(whole, rng))
        assert found == everything, (harm, seed)
        made.unlink()


@pytest.mark.parametrize("harm", [shuffled, a_sector_too_many])
def test_every_row_that_fits_into_a_page_is_brought_back_wherever_that_stands(
    whole: bytes, everything: Entities, harm: Harm
) -> None:
    found = found_in(harm(whole, random.Random(SEED)))
    short = {row.cells[0] for row in rows_in(whole, USUAL_SIZE, is_whole) if len(str(row.cells)) < 900}
    wanted = {key for key in everything if key[1] in short}
    assert len(wanted) > 100
    assert wanted <= found.rows.keys() - found.kept_last


# What is not whole


def flipped(data: bytes, rng: random.Random) -> bytes:
    place = rng.randrange(len(data))
    return data[:place] + bytes([data[place] ^ 1 << rng.randrange(8)]) + data[place + 1 :]


def zeroed(data: bytes, rng: random.Random) -> bytes:
    place = rng.randrange(len(data)) & ~511
    return data[:place] + bytes(512) + data[place + 512 :]


def cut_short(data: bytes, rng: random.Random) -> bytes:
    return data[: rng.randrange(len(data))]


def written_over(data: bytes, rng: random.Random) -> bytes:
    """A page that was to be written somewhere else."""
    pages = pages_of(data)
    pages[rng.randrange(1, len(pages))] = rng.choice(pages)
    return b"".join(pages)


FEWEST_PAGES = 3
"""Of fewer no two behind the first could be swapped."""

HARMS = (flipped, zeroed, cut_short, written_over, two_swapped, a_page_lost, a_page_too_many, shuffled)


def only_what_was_written(whole: bytes, wordings: set[Cells], seed: int, times: int) -> float:
    """How much was brought back of a store that was harmed so many times; no row is there that was never written."""
    rng, data = random.Random(seed), whole
    for _ in range(times):
        if len(pages_of(data)) < FEWEST_PAGES:
            break
        data = rng.choice(HARMS)(data, rng)
    found = found_in(data)
    for key, cells in found.rows.items():
        assert table_of(cells) == key[0]
        assert cells[:-1] in wordings if key in found.kept_last else cells in wordings
    return len(found.rows)


@pytest.fixture(scope="module")
def wordings(whole: bytes) -> set[Cells]:
    """Every row that is in the store, and every earlier wording that it keeps, without the hash as well."""
    found = found_in(whole)
    rows = set(found.rows.values())
    for (kind, _), row in _kept(found):
        rows.add(row)
        assert table_of(row) == kind
    return rows | {row[:-1] for row in rows}


def _kept(found: Found) -> Iterator[tuple[tuple[str, str], Cells]]:
    plain = [("blocks", json.loads(str(cells[3]))) for cells in found.wordings.values()]
    for cells in found.changes.values():
        for change in json.loads(str(cells[5])):
            plain += [(change["kind"], one) for one in (change["before"], change["after"]) if one is not None]
    for kind, one in plain:
        entity = restored(kind_named(kind).type, one)
        yield (kind, entity.id), tuple(mapping_of(kind).row(entity).values())


@settings(max_examples=examples(12, 60), deadline=None)
@given(seed=st.integers(0, 1 << 32), times=st.integers(1, 6))
@example(seed=811261, times=6)  # cut short before any index
def test_however_a_file_is_harmed_no_row_is_taken_for_whole_that_was_never_written(
    whole: bytes, wordings: set[Cells], seed: int, times: int
) -> None:
    only_what_was_written(whole, wordings, seed, times)


@pytest.mark.slow
@pytest.mark.timeout(1800)
def test_in_many_harmed_files_no_row_is_taken_for_whole_that_was_never_written(
    whole: bytes, wordings: set[Cells], everything: Entities, full_counts: bool
) -> None:
    files = 1000 if full_counts else 200
    counts = [only_what_was_written(whole, wordings, seed, 1) for seed in range(files)]
    print(f"{files} harmed files, {sum(counts) / len(counts) / len(everything):.2%} of the entries brought back")


@given(data=st.binary(max_size=9000), size=st.sampled_from((512, 1024, 4096)))
def test_bytes_of_any_kind_are_read_without_an_error(data: bytes, size: int) -> None:
    begun = b"\x0d" + data
    assert all(not row.is_whole for row in rows_in(begun, size, is_whole))


CELLS = st.one_of(
    st.none(),
    st.integers(-(1 << 63), (1 << 63) - 1),
    st.floats(allow_nan=False, allow_infinity=False).filter(lambda number: number != int(number)),
    st.text(st.characters(exclude_categories=["Cs"]), max_size=3000),
    st.binary(max_size=6000),
)


@settings(deadline=None, max_examples=examples(20, 100))
@given(rows=st.lists(st.tuples(CELLS, CELLS, CELLS), min_size=1, max_size=30))
def test_cells_of_every_kind_and_length_are_read_as_sqlite_wrote_them(
    rows: list[Cells], tmp_path_factory: pytest.TempPathFactory
) -> None:
    path = tmp_path_factory.mktemp("cells") / "some.db"
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("CREATE TABLE some (a, b, c)")
        connection.executemany("INSERT INTO some VALUES (?, ?, ?)", rows)
        connection.commit()
        size = int(connection.execute("PRAGMA page_size").fetchone()[0])
    wanted = set(rows)
    found = {row.number: row.cells for row in rows_in(path.read_bytes(), size, wanted.__contains__) if row.is_whole}
    assert [found[number] for number in range(1, len(rows) + 1)] == rows
    path.unlink()


def without(data: bytes, *entity_ids: Id) -> bytes:
    """The file with the rows of these entities harmed, but neither their past nor what names them."""
    for row in rows_in(data, USUAL_SIZE, is_whole):
        if row.cells[0] in entity_ids and table_of(row.cells) != "revisions":
            name = str(row.cells[-1]).encode()
            assert data.count(name) == 1
            data = data.replace(name, b"0" * len(name))
    return data


def test_what_is_damaged_is_as_the_record_of_changes_has_it(tmp_path: Path, whole: bytes, everything: Entities) -> None:
    harmed = without(whole, block(5).id, MINUTE.id, block(7).id)
    path = tmp_path / "records.clerk"
    path.write_bytes(harmed)
    made = salvage(path, name=NAME, ids=CountingIds(1 << 80), clock=SetClock(NOON))
    assert (made.kept_last, made.lost, made.loose) == (2, 1, 29)
    found = entities_in(made.path)
    assert found["blocks", block(5).id] == everything["blocks", block(5).id]
    minute = found["minutes", MINUTE.id]  # no change names it, so that its heading is lost and a place made for it
    assert isinstance(minute, Minute)
    assert minute.heading == NAME
    assert len(found) == made.whole + made.kept_last + 3


def test_words_that_were_never_kept_stand_as_they_were_kept_last(tmp_path: Path, written: Path) -> None:
    path = tmp_path / "records.clerk"
    path.write_bytes(written.read_bytes())
    clock = SetClock(NOON.replace(hour=15))
    store = open_store(path, clock=clock)
    app = App(units=store.units, queries=store.queries, ids=CountingIds(1 << 90), clock=clock)
    words = {True: "kept when the caret left", False: "kept when the caret left, and then some more"}
    for keep, said in words.items():
        save = SaveBlocks(meeting_id=MEETING.id, minute_id=MINUTE.id, put=(block(40, said),), keep=keep)
        app.execute(save)
    store.close()
    harmed = without(path.read_bytes(), block(40).id)
    found, _ = brought_back(path, harmed)
    one = found["blocks", block(40).id]
    assert isinstance(one, Block)
    assert one.text.plain == words[True]


def test_a_paragraph_that_was_removed_does_not_come_back_from_a_page_that_was_left_behind(
    tmp_path: Path, whole: bytes, everything: Entities
) -> None:
    assert ("blocks", block(2).id) not in everything
    other = tmp_path / "other.clerk"
    create_store(other, ids=CountingIds(), clock=SetClock())
    store = open_store(other, clock=SetClock())
    put(store, *minutes(3))
    store.close()
    left = next(page for page in pages_of(other.read_bytes()) if page[0] == 0x0D and block(2).id.encode() in page)
    found, _ = brought_back(tmp_path / "records.clerk", whole + left)
    assert found == everything


# What names something that is lost


def rows_of(*entities: Entity) -> dict[tuple[str, str], Cells]:
    made: dict[tuple[str, str], Cells] = {}
    for entity in entities:
        kind = kind_of(entity).name
        made[kind, str(entity.id)] = tuple(mapping_of(kind).row(entity).values())
    return made


def placed(*entities: Entity) -> tuple[dict[tuple[str, str], Entity], int, int]:
    rows = rows_of(*entities)
    counts = give_places(rows, NAME, CountingIds(1 << 80), NOON)
    there = {key: mapping_of(key[0]).entity(cells) for key, cells in rows.items()}
    return there, counts.loose, counts.without_place


def test_words_whose_minute_is_lost_stand_in_one_made_for_them_in_a_meeting_of_its_own() -> None:
    there, loose, without_place = placed(block(1), block(2))
    assert (loose, without_place) == (2, 0)
    minute = there["minutes", MINUTE.id]
    assert isinstance(minute, Minute)
    assert minute.heading == NAME
    meeting = there["meetings", minute.meeting_id]
    assert isinstance(meeting, Meeting)
    assert meeting.date == NOON.date()
    assert ("boards", meeting.board_id) in there
    assert there["blocks", block(1).id] == block(1)


def test_a_minute_that_is_lost_belongs_to_the_meeting_that_a_decision_in_it_names() -> None:
    board, meeting, _ = minutes(0)
    decision = Decision(
        id=numbered_id("7"), meeting_id=MEETING.id, minute_id=MINUTE.id, kind="agreed", at=NOON.replace(tzinfo=None)
    )
    there, _, _ = placed(board, meeting, decision, block(1))
    minute = there["minutes", MINUTE.id]
    assert isinstance(minute, Minute)
    assert minute.meeting_id == MEETING.id


# Whose file it is


@pytest.mark.parametrize("version", [1, 2])
def test_records_of_an_earlier_clerk_are_brought_back_as_bringing_them_up_to_date_would(
    tmp_path: Path, version: int
) -> None:
    old, updated = of_version(version), tmp_path / "updated.clerk"
    updated.write_bytes(old)
    open_store(updated, clock=SetClock(NOON)).close()
    found, _ = brought_back(tmp_path / "records.clerk", old)
    assert found == entities_in(updated)


def refusal(path: Path) -> TroubleCode:
    with pytest.raises(Trouble) as trouble:
        salvage(path, name=NAME, ids=CountingIds(), clock=SetClock(NOON))
    return trouble.value.code


def test_what_is_no_store_of_ours_or_of_a_newer_clerk_is_refused(tmp_path: Path, written: Path) -> None:
    path = tmp_path / "records.clerk"
    assert refusal(path) is TroubleCode.STORE_MISSING
    path.write_bytes(random.Random(SEED).randbytes(50_000))
    assert refusal(path) is TroubleCode.STORE_NOT_OURS
    path.write_bytes(written.read_bytes())
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("UPDATE schema_version SET version_num = '9999'")
        connection.commit()
    path.write_bytes(schema_gone(path.read_bytes(), random.Random()))
    path.with_name("records.clerk-wal").unlink(missing_ok=True)
    assert refusal(path) is TroubleCode.STORE_NEWER
    assert [file.name for file in tmp_path.glob("*salvaged*")] == []


def test_a_store_that_a_window_works_in_is_not_read_past_it(tmp_path: Path, whole: bytes) -> None:
    path = tmp_path / "records.clerk"
    path.write_bytes(whole)
    store = open_store(path, clock=SetClock(NOON))
    assert refusal(path) is TroubleCode.STORE_LOCKED
    store.close()


def test_what_was_only_in_the_log_is_brought_back_too(tmp_path: Path, whole: bytes) -> None:
    path, crashed = tmp_path / "records.clerk", tmp_path / "crashed.clerk"
    path.write_bytes(whole)
    store = open_store(path, clock=SetClock(NOON))
    put(store, block(50, "typed last"))
    crashed.write_bytes(schema_gone(path.read_bytes(), random.Random()))
    crashed.with_name("crashed.clerk-wal").write_bytes(path.with_name("records.clerk-wal").read_bytes())
    store.close()
    made = salvage(crashed, name=NAME, ids=CountingIds(), clock=SetClock(NOON))
    assert entities_in(made.path)["blocks", block(50).id] == block(50, "typed last")


@pytest.mark.parametrize("harm", [two_swapped, schema_gone])
def test_what_is_brought_back_takes_the_place_of_the_damaged_store_which_is_kept(
    tmp_path: Path, whole: bytes, everything: Entities, harm: Harm
) -> None:
    path = tmp_path / "records.clerk"
    harmed = harm(whole, random.Random(SEED))
    path.write_bytes(harmed)
    salvaged, kept = salvage_in_place(path, name=NAME, ids=CountingIds(), clock=SetClock(NOON))
    assert salvaged.path == path
    assert kept.read_bytes() == harmed
    assert sorted(file.suffix for file in tmp_path.iterdir()) == [".clerk", ".clerk", ".lock"]
    assert entities_in(path) == everything
