"""The palette without its widgets: what the letters find, in sections, best first."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from clerk_app.domain.identity import Id
from clerk_app.domain.matching import Candidate, folded, match_people
from clerk_app.domain.record import MeetingRecord
from clerk_app.ui.presenting.item_numbers import called_numbers
from clerk_app.ui.presenting.people import Words, candidates, letter_of, pieces, whereabouts
from clerk_app.wording.catalogue import say

MOST_OF_A_KIND = 6
MOST_PARAGRAPHS = 4
_SHORTEST_FOR_PARAGRAPHS = 3
_PARAGRAPH_LENGTH = 80


class Finds(StrEnum):
    """What a row leads to."""

    COMMAND = "command"
    MINUTE = "minute"
    PARAGRAPH = "paragraph"
    PERSON = "person"
    BOARD = "board"


@dataclass(frozen=True, slots=True, kw_only=True)
class Command:
    """A command that works now, as the table of actions calls it."""

    id: str
    title: str
    keys: str = ""
    icon: str = ""
    is_help: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class BoardName:
    """Another board that can be gone to, by the name it has now."""

    id: Id
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """Something found: its words with what matched in bold, its key, and what it leads to by id."""

    finds: Finds
    id: str
    words: tuple[Words, ...]
    keys: str = ""
    icon: str = ""
    letter: str | None = None
    aside: str = ""
    within: Id | None = None

    @property
    def plain(self) -> str:
        """The words alone."""
        return "".join(words.text for words in self.words)


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """A heading with what was found under it."""

    title: str
    rows: tuple[Row, ...]


class Palette:
    """What can be found from one place in the window; `jump_keys` are empty where no key leads to an item."""

    def __init__(
        self,
        commands: Sequence[Command],
        used: Sequence[str],
        record: MeetingRecord | None,
        jump_keys: str,
        boards: Sequence[BoardName] = (),
    ) -> None:
        place = {name: number for number, name in enumerate(used)}
        self._commands = sorted(commands, key=lambda command: place.get(command.id, len(place)))
        self._record = record
        self._jump_keys = jump_keys
        self._boards = boards

    def find(self, text: str) -> tuple[Section, ...]:
        """What the text finds; "#", "@" or "?" at its start look for items, people or help alone."""
        sign, letters = (text[:1], text[1:].strip()) if text[:1] in ("#", "@", "?") else ("", text.strip())
        match sign:
            case "#":
                sections = [self._minutes(letters)]
            case "@":
                sections = [self._people(letters)]
            case "?":
                sections = [self._found_commands(letters, help_only=True)]
            case _:
                sections = [self._found_commands(letters), self._minutes(letters) if letters else None]
                sections += [self._paragraphs(letters), self._people(letters) if letters else None]
                sections += [self._found_boards(letters) if letters else None]
        return tuple(section for section in sections if section is not None and section.rows)

    def _found_commands(self, letters: str, *, help_only: bool = False) -> Section:
        commands = [command for command in self._commands if command.is_help or not help_only]
        found = match_words(letters, ((command.id, command.title) for command in commands))
        by_id = {command.id: command for command in commands}
        rows = tuple(
            Row(finds=Finds.COMMAND, id=one, words=words, keys=by_id[one].keys, icon=by_id[one].icon)
            for one, words in found
        )
        return Section(title=say("palette.commands"), rows=rows if not letters else rows[:MOST_OF_A_KIND])

    def _found_boards(self, letters: str) -> Section:
        found = match_words(letters, ((board.id, board.name) for board in self._boards))[:MOST_OF_A_KIND]
        rows = tuple(Row(finds=Finds.BOARD, id=one, words=words, icon="users") for one, words in found)
        return Section(title=say("palette.boards"), rows=rows)

    def _minutes(self, letters: str) -> Section | None:
        if self._record is None:
            return None
        minutes = sorted(self._record.minutes, key=lambda minute: minute.position)
        numbers = called_numbers(self._record)
        named = [
            (minute.id, say("palette.row", number=numbers.get(minute.id, ""), title=minute.heading).strip())
            for minute in minutes
        ]
        rows = tuple(
            Row(
                finds=Finds.MINUTE,
                id=one,
                words=words,
                icon="list-ordered",
                keys=self._keys_of(numbers.get(Id(one), "")),
            )
            for one, words in match_words(letters, named)
        )
        return Section(title=say("palette.agenda"), rows=rows if not letters else rows[:MOST_OF_A_KIND])

    def _keys_of(self, number: str) -> str:
        if not self._jump_keys:
            return ""
        if len(number) == 1 and number.isdigit() and number != "0":
            return f"Ctrl+{number}"
        return say("palette.jump_keys", keys=self._jump_keys, number=number) if number else ""

    def _paragraphs(self, letters: str) -> Section | None:
        if self._record is None or len(letters) < _SHORTEST_FOR_PARAGRAPHS:
            return None
        minutes = sorted(self._record.minutes, key=lambda minute: minute.position)
        scheme = self._record.house_style.numbering
        named: list[tuple[str, str]] = []
        within: dict[str, Id] = {}
        for minute in minutes:
            blocks = self._record.blocks_of[minute.id]
            texts = {block.id: block.text.plain for block in blocks}
            for block_id, number in self._record.paragraph_numbers(minute.id, scheme).items():
                text = texts[block_id]
                shown = f"{text[:_PARAGRAPH_LENGTH]}…" if len(text) > _PARAGRAPH_LENGTH else text
                named.append((block_id, say("palette.row", number=number, title=shown)))
                within[block_id] = minute.id
        rows = tuple(
            Row(finds=Finds.PARAGRAPH, id=one, words=words, icon="list-ordered", within=within[one])
            for one, words in match_words(letters, named)[:MOST_PARAGRAPHS]
        )
        return Section(title=say("palette.paragraphs"), rows=rows)

    def _people(self, letters: str) -> Section | None:
        record = self._record
        if record is None:
            return None
        standings = record.standings()
        attendees = {attendee.id: attendee for attendee in record.attendees}
        rows = tuple(
            Row(
                finds=Finds.PERSON,
                id=match.candidate.id,
                words=pieces(match),
                letter=letter_of(attendees[match.candidate.id], standings[match.candidate.id]),
                aside=whereabouts(standings[match.candidate.id]),
            )
            for match in match_people(letters, candidates(record))
        )
        return Section(title=say("palette.people"), rows=rows if not letters else rows[:MOST_OF_A_KIND])


def match_words(letters: str, named: Iterable[tuple[str, str]]) -> list[tuple[str, tuple[Words, ...]]]:
    """Whose words begin so, or whose initials these are, in the order given; then those that hold the letters anywhere.

    What was typed in full comes before all, then what begins with the letters. Everybody, with nothing in
    bold, where there are no letters.
    """
    sought = folded(letters)
    known = sorted(named, key=lambda one: _distance(sought, folded(one[1])))
    found = [(one, matched) for one, title in known if (matched := _begun(letters, title)) is not None]
    taken = {one for one, _ in found}
    for one, title in known:
        at = folded(title).find(sought)
        if one not in taken and sought and at >= 0:
            end = at + len(sought)
            parts = (Words(title[:at]), Words(title[at:end], bold=True), Words(title[end:]))
            found.append((one, tuple(part for part in parts if part.text)))
    return found


def _distance(sought: str, title: str) -> int:
    if title == sought:
        return 0
    return 1 if title.startswith(sought) else 2


def _begun(letters: str, title: str) -> tuple[Words, ...] | None:
    matched = match_people(letters, [Candidate(id=Id(""), name=title)])
    return pieces(matched[0]) if matched else None
