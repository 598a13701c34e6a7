"""What the board agreed within a paragraph, where readers who look for decisions do not find it (English)."""

import re
from collections.abc import Iterator
from itertools import pairwise

from clerk_app.domain.checks.choice import CheckName
from clerk_app.domain.checks.draft import Draft
from clerk_app.domain.checks.finding import Finding
from clerk_app.domain.identity import Id
from clerk_app.domain.minutes import BlockKind

_ADVERB = r"(?:also |then |further |therefore |unanimously |formally |subsequently )?"
_BODY = r"(?:Board|Committee|Council|Panel|Partnership|Cabinet|Commission|Executive|Forum|Group|Trustees|Governors)"
_AGREED = re.compile(
    rf"\b[Ii]t was {_ADVERB}(?:agreed|resolved|decided)\b"
    rf"|\bthe {_BODY}(?: members)? {_ADVERB}(?:agreed|resolved|decided)\b"
    rf"|^(?:The {_BODY}(?: [Mm]embers)?|(?:{_BODY} )?[Mm]embers|All) {_ADVERB}(?:agreed|resolved|decided)\b"
    rf"|\b(?:was|were) {_ADVERB}agreed\b"
)
_LIKELY = re.compile(r"\b(?:agreed|resolved|decided)\b")
_WITH_SOMEBODY = re.compile(
    r" with\b|(?: earlier| previously| before| at (?:the|a|its|their) (?:last|previous))\b| (?:in|on) (?:19|20)\d\d\b"
)
"""What stands behind "agreed" where somebody is said to be right, or where it was agreed at another time."""


def agreed_in_passing(draft: Draft) -> Iterator[Finding]:
    """A finding for each sentence by which the board agreed something and which is no decision.

    Where a decision follows at once, the sentence leads up to it.
    """
    before_decisions = _before_decisions(draft)
    for passage in draft.passages:
        if passage.block.kind not in (BlockKind.PARAGRAPH, BlockKind.LIST_ENTRY):
            continue
        if _LIKELY.search(passage.told) is None:
            continue
        for sentence in passage.sentences:
            leads_up = passage.id in before_decisions and sentence is passage.sentences[-1]
            if not leads_up and _agrees(sentence.words):
                yield Finding(
                    check=CheckName.AGREED_IN_PASSING,
                    code="agreed_in_passing",
                    source=passage.id,
                    values={"words": sentence.words},
                    span=passage.span_of(*sentence.span),
                )


def _agrees(words: str) -> bool:
    found = _AGREED.search(words)
    return found is not None and _WITH_SOMEBODY.match(words, found.end()) is None


def _before_decisions(draft: Draft) -> frozenset[Id]:
    """The paragraphs right behind which a decision stands."""
    rows = (draft.blocks_of(minute.id) for minute in draft.minutes)
    pairs = (pair for row in rows for pair in pairwise(row))
    return frozenset(before.id for before, behind in pairs if behind.kind is BlockKind.DECISION)
