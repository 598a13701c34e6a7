"""For which business of a meeting somebody sits who was co-opted for some of it alone (requirement 0.31)."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from clerk_app.domain.agenda import AgendaItem, Paper
from clerk_app.domain.identity import Id
from clerk_app.domain.matching import folded
from clerk_app.domain.seats import Business


@dataclass(frozen=True, kw_only=True)
class Agenda:
    """The business of a meeting: `earlier` are the items of other meetings that it goes on with, in any order."""

    items: Sequence[AgendaItem]
    earlier: Sequence[AgendaItem] = ()
    papers: Sequence[Paper] = ()

    def about(self, business: Iterable[Business]) -> frozenset[Id]:
        """The items that some of the business is, or that stand under one that is.

        An item goes on with an earlier one however often it came back. Words name an item as part of its title, of its
        reference, or of a paper's title or number; capitals and accents make no difference.
        """
        asked = tuple(business)
        named = {item.id for item in self.items if any(self._is(item, one) for one in asked)}
        return frozenset(item.id for item in self.items if named.intersection(_chain(item.id, self._parents)))

    def _is(self, item: AgendaItem, one: Business) -> bool:
        if one.about_item_id is not None:
            return one.about_item_id in _chain(item.id, self._continued)
        wanted = _spaced(one.words)
        return bool(wanted.strip()) and any(wanted in _spaced(words) for words in self._words_of(item))

    def _words_of(self, item: AgendaItem) -> Iterator[str]:
        yield item.title
        yield item.reference
        for paper in self.papers:
            if paper.item_id == item.id:
                yield paper.title
                yield paper.number

    @property
    def _parents(self) -> Mapping[Id, Id | None]:
        return {item.id: item.parent_id for item in self.items}

    @property
    def _continued(self) -> Mapping[Id, Id | None]:
        return {item.id: item.continues for item in (*self.earlier, *self.items)}


def _chain(item_id: Id | None, above: Mapping[Id, Id | None]) -> set[Id]:
    """An item with all that are above it, or before it."""
    met: set[Id] = set()
    while item_id is not None and item_id not in met:
        met.add(item_id)
        item_id = above.get(item_id)
    return met


def _spaced(words: str) -> str:
    """Words to be looked for as whole ones."""
    return f" {' '.join(folded(words).split())} "
