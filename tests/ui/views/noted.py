"""Queries that note what a screen reads."""

from __future__ import annotations

from collections.abc import Callable, Sized
from typing import Any, cast

from clerk_app.services.ports import Queries


class Noted:
    """Passes every question on, and keeps it with the number of answers."""

    def __init__(self, queries: Queries) -> None:
        self._queries = queries
        self.asked: list[tuple[str, int]] = []

    @property
    def as_queries(self) -> Queries:
        """Itself, where queries are wanted."""
        return cast("Queries", self)

    def taken(self) -> list[tuple[str, int]]:
        """What was asked since this was asked last."""
        asked, self.asked = self.asked, []
        return asked

    def __getattr__(self, name: str) -> Callable[..., Any]:  # whatever the question answers
        question = getattr(self._queries, name)

        def noted(*given: object, **fields: object) -> object:
            answer = question(*given, **fields)
            about = [one.__name__ for one in given if isinstance(one, type)]
            self.asked.append((" ".join((name, *about)), len(answer) if isinstance(answer, Sized) else 1))
            return answer

        return noted
