"""What refers to a thing is found, wherever in an entity its id is held."""

from hypothesis import given

from clerk_app.domain.kinds import Entity
from clerk_app.services.acts import ImportEntities
from clerk_app.services.app import App
from clerk_app.services.reading import CommittedReader
from clerk_app.services.references import is_referred_to, references
from tests.fakes import CountingIds, MemoryStore, SetClock
from tests.strategies import FOR_RECORDS, records


@given(record=records())
@FOR_RECORDS
def test_whatever_an_entity_cannot_be_without_is_known_to_be_referred_to(record: tuple[Entity, ...]) -> None:
    store = MemoryStore()
    app = App(units=store.units, queries=store.queries, ids=CountingIds(1 << 100), clock=SetClock())
    app.execute(ImportEntities(entities=record))
    reader = CommittedReader(store.queries)
    named = {(reference.kind, reference.id) for entity in record for reference in references(entity)}
    assert [one for one in sorted(named) if not is_referred_to(reader, *one)] == []
