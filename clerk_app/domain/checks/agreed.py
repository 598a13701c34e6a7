"""What the board agreed within a paragraph, where readers who look for decisions do not find it (English)."""

import re
from collections.abc import Iterator

from clerk_app.domain.checks.choice import CheckName
from clerk_app.domain.checks.draft import Draft, Sentence
from clerk_app.domain.checks.finding import Finding
from clerk_app.domain.minutes import Block, BlockKind

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
    behind = _next_of(draft)
    for passage in draft.passages:
        if passage.block.kind not in (BlockKind.PARAGRAPH, BlockKind.LIST_ENTRY):
            continue
        if _LIKELY.search(passage.told) is None:
            continue
        last = passage.sentences[-1] if passage.sentences else None
        for sentence in passage.sentences:
            leads_up = sentence is last and _leads_up(sentence, behind.get(passage.id))
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


def _leads_up(sentence: Sentence, behind: Block | None) -> bool:
    return behind is not None and (behind.kind is BlockKind.DECISION or sentence.words.endswith(":"))


def _next_of(draft: Draft) -> dict[str, Block]:
    """The block behind each in its minute, by the id of the one before."""
    return {
        before.id: behind
        for minute in draft.minutes
        for before, behind in zip(draft.blocks_of(minute.id), draft.blocks_of(minute.id)[1:], strict=False)
    }
