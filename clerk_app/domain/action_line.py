"""Reading an action as it is typed: who is to do it, when it is due, and what remains to be done.

Children's Commissioning Manager to contact the schools by end of oct
^ owner                          ^ what remains            ^ due
"""

import re
from collections.abc import Container, Sequence
from dataclasses import dataclass

from clerk_app.domain.due import Calendar, DueProposal, read_due
from clerk_app.domain.matching import Candidate, folded
from clerk_app.domain.richtext import EMPTY, RichText, Run, rich
from clerk_app.domain.span import Span


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnerRead:
    """An owner named in the line: who, the words as typed, and where they stand (with a leading "the" or "+")."""

    candidate: Candidate
    words: str
    span: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class ActionRead:
    """What an action line says: its owners in order, its due phrase, and the parts of the text that remain."""

    owners: tuple[OwnerRead, ...] = ()
    due: DueProposal | None = None
    rest: tuple[Span, ...] = ()


def read_action(
    text: str,
    candidates: Sequence[Candidate],
    calendar: Calendar,
    *,
    has_owner: bool = False,
    picked: Container[str] = (),
) -> ActionRead:
    """The owners, due phrase and remaining parts of an action line.

    Owners are names or abbreviations of candidates at the start of the line, or after a due phrase there, joined by
    commas, "and", "&" or "+", and followed by "to", "will", a due phrase, a colon or the end; elsewhere in the line
    `+` before a name adds one. Words that are nobody's name stay part of the text. An action that `has_owner` gets
    another one by `+` alone: whoever its line begins with is what it is about. A name that was `picked` from a list is
    an owner at the start of the line whatever follows it.
    """
    due = read_due(text, calendar)
    due_first = due is not None and due.span is not None and not text[: due.span.start].strip()
    begin = due.span.end if due is not None and due.span is not None and due_first else 0
    leading = () if has_owner else _leading_owners(text, begin, candidates, picked)
    owners = (*leading, *_added_owners(text, candidates, leading))
    taken = sorted([owner.span for owner in owners] + ([due.span] if due is not None and due.span is not None else []))
    return ActionRead(owners=owners, due=due, rest=_left_over(text, taken))


def remaining(text: RichText, read: ActionRead) -> RichText:
    """What remains to be done, with its marks: one sentence with a capital and a full stop; empty if nothing does."""
    rest = EMPTY
    for span in read.rest:
        part = _trimmed(text.cut(span.start, span.end))
        gap = rich((Run(" "),)) if rest.plain and part.plain and part.plain[0] not in ",.;:!?)" else EMPTY
        rest = rest + gap + part
    return _as_sentence(_trimmed(rest))


_JOINT = re.compile(r"\s*(?:,?\s+and\s+|\s*&\s*|\s*,\s*|\s*\+\s*)@?(?:the\s+)?", re.IGNORECASE)
_FOLLOWS = re.compile(r"\s*(?:\Z|:\s*|(?=\s(?:to|will|shall|by|due)\b)|(?=\s\+))", re.IGNORECASE)
_OPENING = re.compile(r"[\s,;:]*@?(?:the\s+)?", re.IGNORECASE)
_ADDED = re.compile(r"(?:^|(?<=\s))\+\s*@?(?:the\s+)?", re.IGNORECASE)


def _leading_owners(
    text: str, begin: int, candidates: Sequence[Candidate], picked: Container[str]
) -> tuple[OwnerRead, ...]:
    owners: list[OwnerRead] = []
    opening = _OPENING.match(text, begin)
    place = opening.end() if opening is not None else begin
    while owner := _name_at(text, place, candidates):
        candidate, end = owner
        owners.append(OwnerRead(candidate=candidate, words=text[place:end], span=Span(begin, end)))
        if follows := _FOLLOWS.match(text, end):
            last = owners[-1]
            owners[-1] = OwnerRead(candidate=candidate, words=last.words, span=Span(begin, follows.end()))
            return tuple(owners)
        joint = _JOINT.match(text, end)
        if joint is None:
            break
        begin, place = end, joint.end()
    return tuple(owners) if owners and owners[-1].candidate.name in picked else ()


def _added_owners(text: str, candidates: Sequence[Candidate], leading: Sequence[OwnerRead]) -> tuple[OwnerRead, ...]:
    owners: list[OwnerRead] = []
    begin = leading[-1].span.end if leading else 0
    for plus in _ADDED.finditer(text, begin):
        found = _name_at(text, plus.end(), candidates)
        if found is not None:
            candidate, end = found
            span = Span(plus.start(), end)
            owners.append(OwnerRead(candidate=candidate, words=text[plus.end() : end], span=span))
    return tuple(owners)


def _name_at(text: str, place: int, candidates: Sequence[Candidate]) -> tuple[Candidate, int] | None:
    """The candidate whose name, or abbreviation in the same capitals, stands there, and its end; the longest wins."""
    line = folded(text)
    named = [(one, len(one.name)) for one in candidates if one.name and line.startswith(folded(one.name), place)]
    shorts = [(one, len(s)) for one in candidates for s in one.abbreviations if s and text.startswith(s, place)]
    whole = [(one, place + length) for one, length in (*named, *shorts) if _ends_word(text, place + length)]
    return max(whole, key=lambda found: found[1], default=None)


def _ends_word(text: str, end: int) -> bool:
    return end == len(text) or not (text[end].isalnum() or text[end] in "'’-")


def _left_over(text: str, taken: Sequence[Span]) -> tuple[Span, ...]:
    spans: list[Span] = []
    place = 0
    for span in taken:
        spans.append(Span(place, span.start))
        place = max(place, span.end)
    spans.append(Span(place, len(text)))
    return tuple(span for span in spans if span.of(text).strip())


def _trimmed(text: RichText) -> RichText:
    plain = text.plain
    return text.cut(len(plain) - len(plain.lstrip()), len(plain.rstrip()))


def _as_sentence(text: RichText) -> RichText:
    plain = text.plain.rstrip(" ,;:")
    text = text.cut(0, len(plain))
    if not plain:
        return EMPTY
    first = RichText((Run(plain[0].upper(), text.runs[0].marks),))
    stop = rich((Run("."),)) if plain[-1] not in ".!?" else EMPTY
    return first + text.cut(1) + stop
