"""All whom and what the store knows by name: what somebody chooses from, or names in their own words."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TypeVar

from clerk_app.domain.names import name_on
from clerk_app.domain.people import Agency, Group, Organisation, Party, Person, Post
from clerk_app.services.ports import Queries

Named = Person | Post | Organisation | Agency | Group
N = TypeVar("N", bound=Named)

_FIELDS: dict[type[Named], str] = {
    Post: "post_id", Person: "person_id", Organisation: "organisation_id", Group: "group_id",
}  # fmt: skip


class Directory:
    """Everybody and everything on a day, of all boards; each kind is read when it is first asked for."""

    def __init__(self, queries: Queries, today: date) -> None:
        self._queries = queries
        self._today = today
        self._known: dict[type, Sequence[Named]] = {}

    def of_kind(self, kind: type[N]) -> tuple[N, ...]:
        """Everybody or everything of one kind, by name."""
        if kind not in self._known:
            found: Sequence[N] = self._queries.where(kind)
            self._known[kind] = sorted(found, key=self._name)
        return tuple(one for one in self._known[kind] if isinstance(one, kind))

    def party_called(self, name: str) -> Party | None:
        """Who is called so today: a post before a person, a body or a group; None where nobody is known by the name."""
        for kind, field in _FIELDS.items():
            for one in self.of_kind(kind):
                if self._name(one) == name.casefold():
                    return Party(**{field: one.id})
        return None

    def _name(self, one: Named) -> str:
        return name_on(one.names, self._today).casefold()
