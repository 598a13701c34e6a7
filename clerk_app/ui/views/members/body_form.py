"""The forms about a category, an agency and a group."""

from __future__ import annotations

from collections.abc import Sequence, Set
from dataclasses import replace

from clerk_app.domain.people import Agency, Group
from clerk_app.domain.seats import Category
from clerk_app.services.acts import SaveSetup
from clerk_app.ui.forms.values import NOTHING, Answer, Deed, Deeds, Field, Heading, Part, Parts, Reading, Saying
from clerk_app.ui.presenting.answers import RENAME, changed_to, name_parts, names_read, tidy
from clerk_app.ui.presenting.board_today import BoardToday
from clerk_app.ui.views.members.values import AGENCY, CATEGORY, GROUP, Subject
from clerk_app.wording.catalogue import say


class BodyForm:
    """What is asked of categories, agencies and groups."""

    def __init__(self, setup: BoardToday, opened: Set[str], drafts: dict[str, str]) -> None:
        self._setup = setup
        self._opened = opened
        self._drafts = drafts

    def parts(self, subject: Subject) -> Parts:
        """The form; nothing where the subject is gone."""
        match self._part(subject):
            case Category() as category:
                field = Field(key=f"{subject.key}/name", label=say("members.category_name"), value=category.name)
                return (Heading(words=say("members.category_heading")), field, _remove(subject, category.name))
            case Agency() as agency:
                return (*self._named(subject, agency, say("members.agency_heading")), *self._agency(subject, agency))
            case Group() as group:
                name = self._setup.called(group)
                return (*self._named(subject, group, say("members.group_heading")), _remove(subject, name))
        return ()

    def read(self, subject: Subject, rest: Sequence[str], answer: Answer) -> Reading:
        """What an answer asks for."""
        part = self._part(subject)
        if part is None:
            return NOTHING
        if list(rest) == ["remove"]:
            called = part.name if isinstance(part, Category) else self._setup.called(part)
            return Reading(act=SaveSetup(removed=(part,)), told=say("members.removed", name=called))
        if isinstance(part, Category):
            return self._category_read(part, answer)
        if isinstance(part, Agency) and list(rest) == ["abbreviation"]:
            changed = replace(part, abbreviation=tidy(answer.value))
            return changed_to(part, changed)
        return self._names_read(subject, part, rest, answer)

    def _category_read(self, category: Category, answer: Answer) -> Reading:
        name = tidy(answer.value)
        if not name:
            return Reading(wrong=say("forms.name_missing"))
        if any(one.name.casefold() == name.casefold() and one.id != category.id for one in self._setup.categories):
            return Reading(wrong=say("members.category_taken", name=name))
        return Reading(act=SaveSetup(put=(replace(category, name=name),))) if name != category.name else NOTHING

    def _names_read(self, subject: Subject, part: Agency | Group, rest: Sequence[str], answer: Answer) -> Reading:
        read = names_read(rest, answer, part.names, self._setup.today, self._drafts)
        if read is None:
            return NOTHING
        if read.names is None:
            return Reading(wrong=read.wrong, is_draft=read.is_draft)
        act = SaveSetup(put=(replace(part, names=read.names),))
        return Reading(act=act, closes=f"{subject.key}/{RENAME}")

    def _named(self, subject: Subject, part: Agency | Group, heading: str) -> tuple[Part, ...]:
        names = name_parts(subject.key, part.names, self._setup.today, self._opened, self._drafts)
        return (Heading(words=heading), *names)

    def _agency(self, subject: Subject, agency: Agency) -> tuple[Part, ...]:
        short = Field(key=f"{subject.key}/abbreviation", label=say("members.abbreviation"), value=agency.abbreviation)
        seats = [seat.title for seat in self._setup.seats if seat.agency_id == agency.id]
        spoken_for = say("members.speaks_for", seats="; ".join(seats)) if seats else say("members.speaks_for_none")
        name = self._setup.called(agency)
        return (short, Saying(key=f"{subject.key}/seats", words=spoken_for), _remove(subject, name))

    def _part(self, subject: Subject) -> Category | Agency | Group | None:
        parts: dict[str, Sequence[Category | Agency | Group]] = {
            CATEGORY: self._setup.categories,
            AGENCY: self._setup.agencies,
            GROUP: self._setup.everybody.of_kind(Group),
        }
        return next((one for one in parts.get(subject.kind, ()) if one.id == subject.id), None)


def _remove(subject: Subject, name: str) -> Deeds:
    spoken = say("members.remove_spoken", name=name)
    return Deeds(deeds=(Deed(key=f"{subject.key}/remove", words=say("members.remove"), icon="trash-2", spoken=spoken),))
