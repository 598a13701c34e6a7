"""Names and titles: what the board and its chair are called, and how its people are."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from clerk_app.domain.board import Naming
from clerk_app.ui.forms.values import NOTHING, Answer, Deed, Deeds, Field, Heading, Kind, Option, Parts, Reading
from clerk_app.ui.presenting.answers import RENAME, name_parts, names_read, tidy
from clerk_app.ui.views.rules.section import Rules, put
from clerk_app.wording.catalogue import say

DELETE = "names/delete"
"""Deleting the board, which is asked about first."""
_TITLES = ("legal_name", "cover_title", "running_title", "chair_title")


class NamesSection:
    """The board's names by date, its titles, and its end."""

    key = "names"

    def parts(self, rules: Rules) -> Parts:
        board = rules.board
        naming = tuple(Option(value=way, words=say(f"rules.naming.{way}")) for way in Naming)
        return (
            *name_parts("names", board.names, rules.setup.today, rules.opened, rules.drafts),
            Heading(words=say("rules.titles")),
            *(self._title(rules, name) for name in _TITLES),
            Field(
                key="names/naming",
                label=say("rules.naming_label"),
                kind=Kind.CHOICE,
                value=board.naming,
                options=naming,
            ),
            Heading(words=say("rules.end")),
            Deeds(deeds=(Deed(key=DELETE, words=say("rules.delete"), icon="trash-2", is_loss=True),)),
        )

    def read(self, rules: Rules, rest: Sequence[str], answer: Answer) -> Reading:
        board = rules.board
        match list(rest):
            case ["naming"]:
                return put(rules, replace(board, naming=Naming(answer.value)))
            case ["chair_title"] if not tidy(answer.value):
                return Reading(wrong=say("rules.chair_title_missing"))
            case [title] if title in _TITLES:
                titles: dict[str, str] = {title: tidy(answer.value)}
                return put(rules, replace(board, **titles))  # type: ignore[arg-type]  # each of them is a text
        read = names_read(rest, answer, board.names, rules.setup.today, rules.drafts)
        if read is None:
            return NOTHING
        if read.names is None:
            return Reading(wrong=read.wrong, is_draft=read.is_draft)
        return replace(put(rules, replace(board, names=read.names)), closes=f"names/{RENAME}")

    def _title(self, rules: Rules, name: str) -> Field:
        note = "" if name == "chair_title" else say(f"rules.{name}_note")
        return Field(key=f"names/{name}", label=say(f"rules.{name}"), value=getattr(rules.board, name), note=note)
