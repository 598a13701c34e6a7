"""What the clerk types and the record understands: leading words, short forms, mentions, times and places to jump to.

Everything works on the text before the caret and answers with values; the editor keeps `typed`, so that Backspace or
undo gives back exactly what was typed.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import time
from enum import StrEnum
from types import MappingProxyType

from clerk_app.domain.board import USUAL_DECISION_KINDS, DecisionKind
from clerk_app.domain.identity import Id
from clerk_app.domain.minutes import BlockKind, ListMarker
from clerk_app.domain.register import RegisterKind
from clerk_app.domain.span import Span


@dataclass(frozen=True, slots=True, kw_only=True)
class BlockStart:
    """The paragraph becomes a block of this kind; a decision names its kind's key, a list entry its marker."""

    typed: str
    kind: BlockKind
    decision_kind: str | None = None
    marker: ListMarker | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class AttendanceCall:
    """The list of who arrived or left is to open, filled in with these words (empty: none typed yet)."""

    typed: str
    arriving: bool
    words: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class RegisterMark:
    """The paragraph stays what it is, and stands in this register."""

    typed: str
    kind: RegisterKind


@dataclass(frozen=True, slots=True, kw_only=True)
class PlainSlash:
    """The paragraph begins with a slash after all: `text` takes the place of what was typed."""

    typed: str
    text: str


Start = BlockStart | AttendanceCall | RegisterMark | PlainSlash

SIGNS: Mapping[str, BlockKind] = MappingProxyType(
    {
        "/a": BlockKind.ACTION,
        "/r": BlockKind.DECISION,
        "/v": BlockKind.VOTE,
        "/d": BlockKind.DECLARATION,
        "/p": BlockKind.PRIVATE_NOTE,
        "/q": BlockKind.QUESTION,
        "/w": BlockKind.WATCHING_BRIEF,
        "/u": BlockKind.EARLIER_ACTION,
        "/t": BlockKind.TABLE,
    }
)
"""The signs that begin a block, when Space follows."""

WORDS: Mapping[str, BlockKind] = MappingProxyType(
    {
        "ACTION:": BlockKind.ACTION,
        "DECISION:": BlockKind.DECISION,
        "VOTE:": BlockKind.VOTE,
        "DECLARATION:": BlockKind.DECLARATION,
        "PRIVATE:": BlockKind.PRIVATE_NOTE,
        "QUESTION:": BlockKind.QUESTION,
        "WATCHING BRIEF:": BlockKind.WATCHING_BRIEF,
    }
)
"""The words that begin a block: in capitals and with the colon only, so that ordinary prose is left alone."""

REGISTER_SIGNS: Mapping[str, RegisterKind] = MappingProxyType(
    {
        "/c": RegisterKind.CHALLENGE,
        "/i": RegisterKind.ISSUE,
        "/s": RegisterKind.STATEMENT,
    }
)
"""The signs that mark a paragraph for a register, when Space follows."""

_IN_PROSE: Mapping[str, BlockStart] = MappingProxyType(
    {
        "-": BlockStart(typed="-", kind=BlockKind.LIST_ENTRY, marker=ListMarker.BULLET),
        "a.": BlockStart(typed="a.", kind=BlockKind.LIST_ENTRY, marker=ListMarker.LETTER),
        "1.": BlockStart(typed="1.", kind=BlockKind.LIST_ENTRY, marker=ListMarker.DECIMAL),
        ">": BlockStart(typed=">", kind=BlockKind.QUOTATION),
    }
)

_ATTENDANCE = re.compile(r"/(in|out)(?:\s+(\S.*))?")


def start_of_paragraph(before: str, kinds: Sequence[DecisionKind] = USUAL_DECISION_KINDS) -> Start | None:
    """What a paragraph begins with when Space is typed at the caret; None leaves the text alone.

    `before` is the paragraph's text up to the caret; words behind it are taken along. `kinds` are the board's decision
    kinds, its usual one first; their words begin a decision of that kind.
    """
    if before.startswith("//"):
        return PlainSlash(typed=before, text=before[1:])
    if call := _ATTENDANCE.fullmatch(before):
        return AttendanceCall(typed=before, arriving=call[1] == "in", words=call[2] or "")
    if before in REGISTER_SIGNS:
        return RegisterMark(typed=before, kind=REGISTER_SIGNS[before])
    if before in _IN_PROSE:
        return _IN_PROSE[before]
    named = next((kind for kind in kinds if before == f"{kind.word}:"), None)
    if named is not None:
        return BlockStart(typed=before, kind=BlockKind.DECISION, decision_kind=named.key)
    block = SIGNS.get(before) or WORDS.get(before)
    if block is None:
        return None
    usual = kinds[0].key if block is BlockKind.DECISION and kinds else None
    return BlockStart(typed=before, kind=block, decision_kind=usual)


SHORT_FORMS: Mapping[str, str] = MappingProxyType(
    {
        ";n": "noted that",
        ";a": "agreed that",
        ";s": "stressed that",
        ";h": "highlighted that",
        ";o": "outlined",
        ";q": "asked whether",
        ";g": "suggested that",
        ";c": "confirmed that",
        ";u": "gave an update on",
        ";t": "thanked",
        ";p": "presented",
        ";r": "resolved that",
        ";cf": "was carried forward",
    }
)
"""The short forms a new board starts with."""


@dataclass(frozen=True, slots=True)
class Expansion:
    """The short form that stands before the caret, where, and the words that take its place."""

    span: Span
    typed: str
    words: str


_SHORT_FORM = re.compile(r"(?:^|(?<=[\s(\[“‘\"']))(;\w+)\Z")


def expansion(before: str, forms: Mapping[str, str] = SHORT_FORMS) -> Expansion | None:
    """The short form to expand when Space is typed after this text; None where it ends in none."""
    found = _SHORT_FORM.search(before)
    words = forms.get(found[1]) if found is not None else None
    return Expansion(Span(found.start(1), found.end(1)), found[1], words) if found is not None and words else None


@dataclass(frozen=True, slots=True)
class MentionQuery:
    """A person being looked for: from the sign to the caret, the letters after it, and whether "+" adds one more."""

    span: Span
    letters: str
    adds: bool


LONGEST_MENTION = 120
"""As many letters as somebody may type of a name: titles of posts are long."""

_MENTION = re.compile(rf"(?:^|(?<=[\s(\[]))(\+?@)([^@\n]{{0,{LONGEST_MENTION}}})\Z")


def mention_query(before: str) -> MentionQuery | None:
    """The `@` after a space or at the start that the caret is still in, or None; `+@` adds another owner.

    The letters may hold spaces, since posts are several words: whoever completes stops when nothing matches any more.
    """
    found = _MENTION.search(before)
    if found is None or found[2].startswith(" "):
        return None
    return MentionQuery(Span(found.start(1), len(before)), found[2], found[1] == "+@")


@dataclass(frozen=True, slots=True)
class Timed:
    """What was typed in a pop-up: the words without the time, and the time if one was given."""

    words: str
    at: time | None = None


_AT = re.compile(r"(?:^|(?<=\s))at\s+(\d{1,2})[:.]?(\d{2})(?:\s?hrs)?(?=\s|$)", re.IGNORECASE)


def timed(text: str) -> Timed:
    """The words and the time of an entry like "police at 10:45".

    The last time counts; one that no clock shows is words.
    """
    for found in reversed(list(_AT.finditer(text))):
        hour, minute = int(found[1]), int(found[2])
        if hour < 24 and minute < 60:
            words = f"{text[: found.start()]} {text[found.end() :]}"
            return Timed(" ".join(words.split()), time(hour, minute))
    return Timed(text.strip())


class PlaceKind(StrEnum):
    """What one can jump to."""

    ITEM = "item"
    PARAGRAPH = "paragraph"
    ACTION = "action"


@dataclass(frozen=True, slots=True)
class Place:
    """Somewhere in the meeting: its id, its number as shown ("7", "4.2", "3" for an action), and its title."""

    kind: PlaceKind
    id: Id
    number: str
    title: str = ""


_ACTION_NUMBER = re.compile(r"a\s*(\d+)", re.IGNORECASE)
_NUMBER = re.compile(r"\d[\w.]*")


def jump(query: str, places: Sequence[Place]) -> tuple[Place, ...]:
    """The places that "7", "4.2", "a3" or a part of a title means, best first; none for an empty query.

    A number means the one that has it, then those that begin with it. A title is found by the starts of its words,
    then by any part; titles of items go before those of paragraphs and actions.
    """
    sought = " ".join(query.casefold().split())
    if not sought:
        return ()
    if action := _ACTION_NUMBER.fullmatch(sought):
        numbered = [one for one in places if one.kind is PlaceKind.ACTION]
        return _by_number(action[1], numbered) or _by_title(sought, places)
    if _NUMBER.fullmatch(sought):
        numbered = [one for one in places if one.kind is not PlaceKind.ACTION]
        return _by_number(sought, numbered) or _by_title(sought, places)
    return _by_title(sought, places)


def _by_number(sought: str, places: Sequence[Place]) -> tuple[Place, ...]:
    known = [(place.number.casefold(), place) for place in places]
    exact = [place for number, place in known if number == sought]
    return (*exact, *(place for number, place in known if number.startswith(sought) and number != sought))


def _by_title(sought: str, places: Sequence[Place]) -> tuple[Place, ...]:
    order = tuple(PlaceKind)
    ranked = [(_title_rank(sought, place.title.casefold()), order.index(place.kind), place) for place in places]
    found = [(rank, kind, place) for rank, kind, place in ranked if rank is not None]
    return tuple(place for *_, place in sorted(found, key=lambda one: one[:2]))


def _title_rank(sought: str, title: str) -> int | None:
    if title.startswith(sought):
        return 0
    if all(re.search(rf"\b{re.escape(word)}", title) for word in sought.split()):
        return 1
    return 2 if sought in title else None
