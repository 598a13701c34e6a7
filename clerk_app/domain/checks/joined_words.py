"""Words that are right each by itself and wrong together, which no dictionary finds (English)."""

import re
from collections.abc import Iterator

from clerk_app.domain.checks.choice import CheckName
from clerk_app.domain.checks.draft import Draft
from clerk_app.domain.checks.finding import Finding
from clerk_app.domain.minutes import BlockKind

_MEANT = {
    # one word
    "an other": "another", "back ground": "background", "back log": "backlog", "dead line": "deadline",
    "dead lines": "deadlines", "foot path": "footpath", "foot paths": "footpaths", "frame work": "framework",
    "frame works": "frameworks", "guide line": "guideline", "guide lines": "guidelines", "high light": "highlight",
    "high lighted": "highlighted", "house hold": "household", "house holds": "households", "mean while": "meanwhile",
    "never the less": "nevertheless", "news letter": "newsletter", "none the less": "nonetheless",
    "out come": "outcome", "out comes": "outcomes", "over view": "overview", "safe guarding": "safeguarding",
    "short fall": "shortfall", "short falls": "shortfalls", "stake holder": "stakeholder",
    "stake holders": "stakeholders", "there fore": "therefore", "time table": "timetable",
    "under taken": "undertaken", "under taking": "undertaking", "up date": "update", "up dated": "updated",
    "up dates": "updates", "work force": "workforce", "work load": "workload", "work loads": "workloads",
    "work shop": "workshop", "work shops": "workshops", "work stream": "workstream", "work streams": "workstreams",
    # with hyphens
    "day-today": "day-to-day", "day to-day": "day-to-day", "day-to day": "day-to-day", "face to-face": "face-to-face",
    "face-to face": "face-to-face", "up-to date": "up-to-date", "placed based": "place-based",
    "placed-based": "place-based", "evidenced based": "evidence-based", "evidenced-based": "evidence-based",
    # another word that looks or sounds alike
    "would of": "would have", "could of": "could have", "should of": "should have", "bought about": "brought about",
    "bought forward": "brought forward", "was lead by": "was led by", "were lead by": "were led by",
    "is lead by": "is led by", "been lead by": "been led by", "role call": "roll call", "in principal": "in principle",
    "principle officer": "principal officer", "per say": "per se", "the minuets": "the minutes",
    "for all intensive purposes": "for all intents and purposes", "tow the line": "toe the line",
    "pubic health": "public health", "pubic meeting": "public meeting", "pubic consultation": "public consultation",
    "pubic sector": "public sector", "pubic question": "public question", "general manger": "general manager",
    "to asses the": "to assess the", "going froward": "going forward", "their was": "there was",
    "their were": "there were", "we will we": "we will be",
}  # fmt: skip
"""What was typed, and what is as good as always meant. Pairs that may be right ("dealt with in") are left out."""
_PAIRS = "|".join(re.escape(one).replace("\\ ", " +") for one in sorted(_MEANT, key=len, reverse=True))
_TYPED = re.compile(rf"(?<![\w’'-])(?:{_PAIRS})(?![\w’'-]| course\b)", re.IGNORECASE)


def joined_words(draft: Draft) -> Iterator[Finding]:
    """A finding for each pair of words that stands for another word, with what was meant."""
    for block in draft.blocks:
        if block.kind is BlockKind.QUOTATION:
            continue
        text = draft.texts[block.id]
        if not _may_have_one(text):
            continue
        for found in _TYPED.finditer(text):
            values = {"words": found[0], "meant": _MEANT[" ".join(found[0].lower().split())]}
            yield Finding(
                check=CheckName.JOINED_WORDS, code="joined_words", source=block.id, values=values, span=found.span()
            )


def _may_have_one(text: str) -> bool:
    """Whether it is worth looking closer, which takes much longer."""
    flat = " ".join(text.lower().split())
    return any(one in flat for one in _MEANT)
