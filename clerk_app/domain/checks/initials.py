"""Initials of a person where everybody else is called by their post."""

import re
from collections import Counter
from collections.abc import Iterator

from clerk_app.domain.board import Naming
from clerk_app.domain.checks.choice import CheckName
from clerk_app.domain.checks.draft import Draft, Passage
from clerk_app.domain.checks.finding import Finding
from clerk_app.domain.checks.reporting_verbs import REPORTED_PAST
from clerk_app.domain.names import name_on
from clerk_app.domain.people import Agency, Organisation, Post

_SPEAKS = re.compile(
    rf"(?:^|(?<=[.!?;:] )|(?<=\n))(?P<initials>[A-Z]{{2,3}}) (?:also |then |further )?{REPORTED_PAST}\b"
)
_SEVERAL = 3
"""How often somebody speaks by initials before that is the board's way."""


def initials(draft: Draft) -> Iterator[Finding]:
    """A finding for each sentence in which initials speak that stand for no body or post that the record knows."""
    if draft.record.board.naming is not Naming.POST:
        return
    spoken = [(passage, found) for passage in draft.passages for found in _SPEAKS.finditer(passage.told)]
    if not 0 < len(spoken) < _SEVERAL or not _posts_speak(draft):
        return
    used = Counter(word for text in draft.texts.values() for word in re.findall(r"\b[A-Z]{2,3}\b", text))
    speaking = Counter(found["initials"] for _, found in spoken)
    known = _known(draft)
    for passage, found in spoken:
        letters = found["initials"]
        if letters not in known and used[letters] == speaking[letters]:
            yield _finding(passage, found)


def _finding(passage: Passage, found: re.Match[str]) -> Finding:
    return Finding(
        check=CheckName.INITIALS,
        code="initials",
        source=passage.id,
        values={"initials": found["initials"]},
        span=passage.span_of(*found.span("initials")),
    )


def _posts_speak(draft: Draft) -> bool:
    """Whether somebody in the minutes speaks by a name of more than initials."""
    by_post = re.compile(rf"[a-z] (?:also )?{REPORTED_PAST}\b")
    return any(by_post.search(passage.told) for passage in draft.passages)


def _known(draft: Draft) -> frozenset[str]:
    """All capitals that stand for something: short forms of bodies and posts, and those within the names of either."""
    record, day = draft.record, draft.record.meeting.date
    bodies: tuple[Agency | Organisation | Post, ...] = (*record.agencies, *record.organisations, *record.posts)
    names = [name_on(one.names, day) for one in bodies]
    inside = {word for name in names for word in re.findall(r"\b[A-Z]{2,3}\b", name)}
    return _OF_POSTS | inside | {one.abbreviation for one in bodies} | {_initials(name) for name in names}


def _initials(name: str) -> str:
    return "".join(word[0] for word in re.findall(r"[A-Za-z]+", name) if word[0].isupper())


_OF_POSTS = frozenset(
    {"CEO", "COO", "CFO", "CIO", "CTO", "DCS", "DPH", "DAS", "MD", "DG", "PA", "VC", "HR", "IT", "PR"}
)
