"""What the words of an action say of who is to do it and when: read for one meeting, with its people and its days."""

from __future__ import annotations

from dataclasses import dataclass, replace

from clerk_app.domain.action_line import read_action, remaining
from clerk_app.domain.actions import Owner
from clerk_app.domain.due import Calendar, DueProposal
from clerk_app.domain.richtext import RichText
from clerk_app.domain.span import Span
from clerk_app.ui.minutes_editor.facts import SubjectFields
from clerk_app.ui.presenting.meeting_people import People


@dataclass(frozen=True, slots=True)
class ReadAction:
    """What is lifted out of an action's words, and what remains of them.

    `due` is the date as it was read, if any; `owner_spans` are the owners' places in the words as they were.
    """

    words: RichText
    fields: SubjectFields
    due: DueProposal | None = None
    owner_spans: tuple[Span, ...] = ()


class ActionReader:
    """Reads the actions of one meeting."""

    def __init__(self, people: People, calendar: Calendar) -> None:
        self._people = people
        self.calendar = calendar

    def read(self, text: RichText, fields: SubjectFields) -> ReadAction | None:
        """What can be lifted out of the words of an action that has these fields already.

        None where they name nobody and no date, and where nothing would remain to be done.
        """
        found = read_action(text.plain, self._people.candidates, self.calendar, has_owner=bool(fields.owners))
        if not (found.owners or found.due):
            return None
        words = remaining(text, found)
        if not words.plain:
            return None
        named = (self._people.choice(owner.candidate.id) for owner in found.owners)
        new = (Owner(words=choice.words, party=choice.party) for choice in named)
        owners = tuple(dict.fromkeys((*fields.owners, *new)))
        due = found.due.due if found.due is not None else fields.due
        spans = tuple(owner.span for owner in found.owners)
        return ReadAction(words, replace(fields, owners=owners, due=due), found.due, spans)
