"""What was said in a meeting without who said it: "The Head of Policy noted that …" becomes "It was noted that …".

Only what reports speech is put otherwise. Who presented something, left the room, agreed to do something or moved a
proposal stays named, since that is not what somebody said but what they did.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property

from clerk_app.domain.meeting import Capacity
from clerk_app.domain.record import MeetingRecord
from clerk_app.domain.richtext import RichText, typed
from clerk_app.wording.catalogue import say
from clerk_app.wording.lists import sentence_case


class Speaker(StrEnum):
    """What somebody is called who is not named."""

    CHAIR = "chair"
    MEMBER = "member"
    OBSERVER = "observer"
    GUEST = "guest"
    CLERK = "clerk"
    GROUP = "group"
    SEVERAL = "several"


_SPEAKERS = {
    Capacity.MEMBER: Speaker.MEMBER,
    Capacity.SUBSTITUTE: Speaker.MEMBER,
    Capacity.OBSERVER: Speaker.OBSERVER,
    Capacity.GUEST: Speaker.GUEST,
    Capacity.CLERK: Speaker.CLERK,
    Capacity.GROUP: Speaker.GROUP,
}


def speakers_of(record: MeetingRecord) -> "Speakers":
    """Whoever belongs to the meeting, under every name that its minutes may have for them."""
    presiding = record.chair()
    known: dict[str, Speaker] = {}
    for attendee in record.attendees:
        is_chair = attendee == presiding or record.has_chairs_seat(attendee)
        speaker = Speaker.CHAIR if is_chair else _SPEAKERS[attendee.capacity]
        known |= dict.fromkeys(record.names_of(attendee.who), speaker)
    return Speakers(known | {record.board.chair_title or Speaker.CHAIR: Speaker.CHAIR}, record.board.chair_title)


@dataclass(frozen=True)
class Speakers:
    """Those who may have said something: what each name stands for, and what the chair is called."""

    by_name: Mapping[str, Speaker]
    chair_title: str

    def unattributed(self, text: RichText) -> RichText:
        """The text with each sentence that says who said something put so that it does not; marks stay as they are.

        "Also" and the like stay with their verb. Where no "that" or question word follows the verb, the speaker is
        called by what they are: "A member raised the cost". So they are where "It was agreed" would read as a decision.
        """
        text = self._without_label(text)
        found = RichText()
        place = 0
        for start, end, words in self._changes(text.plain):
            found += text.cut(place, start) + typed(words)
            place = end
        return found + text.cut(place) if place else text

    def _without_label(self, text: RichText) -> RichText:
        """The text without the name and colon before a whole sentence, which begins with a capital then."""
        label = self._label.match(text.plain)
        if label is None:
            return text
        first = text.cut(label.end(), label.end() + 1)
        return typed(first.plain.upper(), first.runs[0].marks) + text.cut(label.end() + 1)

    def _changes(self, plain: str) -> Iterator[tuple[int, int, str]]:
        for sentence in self._sentence.finditer(plain):
            is_told = sentence["told"] is not None
            words = say("papers.attribution.it_was") if is_told else self._called(sentence["who"])
            yield *sentence.span("who"), words if sentence["who"][0].islower() else sentence_case(words)

    def _called(self, who: str) -> str:
        """What stands in place of those named."""
        named = [self._speaker(found[0]) for found in self._name.finditer(who)]
        speaker = named[0] if len(named) == 1 else Speaker.SEVERAL
        return say(f"papers.attribution.{speaker}", chair=self.chair_title)

    def _speaker(self, name: str) -> Speaker:
        return self._by_folded_name[name.casefold()]

    @cached_property
    def _by_folded_name(self) -> Mapping[str, Speaker]:
        return {name.casefold(): speaker for name, speaker in self.by_name.items()}

    @cached_property
    def _names(self) -> str:
        """Any of the names, the longest first: "Chair" begins "Chair of the Safeguarding Partnership"."""
        return "|".join(re.escape(name) for name in sorted(self.by_name, key=len, reverse=True))

    @cached_property
    def _name(self) -> re.Pattern[str]:
        return re.compile(rf"\b(?:{self._names})(?!\w)", re.IGNORECASE)

    @cached_property
    def _label(self) -> re.Pattern[str]:
        """A name and a colon before a sentence; "Chair: Mayor of the town" is none, and says who it is."""
        return re.compile(rf"(?:the\s+)?(?:{self._names}):\s+(?=\S.*[.!?][\"'”’)]?\s*$)", re.IGNORECASE | re.DOTALL)

    @cached_property
    def _sentence(self) -> re.Pattern[str]:
        """The beginning of a sentence that tells who said something."""
        one = rf"(?:the\s+)?(?:{self._names})"
        told = rf"(?:{_any('told')})\s+{_any('that')}\b|(?:{_any('asked')})\s+(?:{_any('question')})\b"
        others = rf"(?!(?:{_any('acts')})\s+to\b)(?:{_any('said')})\b"
        return re.compile(
            rf"(?:^|(?<=[.!?]\s)|(?<=[.!?][\"'”’)]\s)|(?<=\n)|(?<=\())(?P<who>{one}(?:(?:,|,?\s+and)\s+{one})*)"
            rf"(?=(?:\s+(?:{_any('also')}))?\s+(?:(?P<told>{told})|{others}))",
            re.IGNORECASE,
        )


def _any(name: str) -> str:
    return "|".join(say(f"papers.attribution.words.{name}").split())
