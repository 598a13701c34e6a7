"""Verbs with which minutes report what somebody said."""

from collections.abc import Sequence

_PAST = frozenset({
    "acknowledged", "added", "advised", "agreed", "asked", "commented", "complimented", "confirmed", "described",
    "enquired", "explained", "expressed", "felt", "highlighted", "informed", "inquired", "introduced", "mentioned",
    "noted", "observed", "outlined", "pointed", "presented", "proposed", "queried", "questioned", "raised",
    "recommended", "referred", "remarked", "reported", "requested", "responded", "said", "sought", "stated", "stressed",
    "suggested", "summarised", "thanked", "thought", "told", "updated", "welcomed",
})  # fmt: skip
_PRESENT = frozenset({
    "adds", "advises", "agrees", "asks", "confirms", "describes", "explains", "notes", "outlines", "presents",
    "proposes", "raises", "recommends", "reports", "says", "states", "stresses", "suggests", "thanks", "welcomes",
})  # fmt: skip
REPORTED_PAST = f"(?:{'|'.join(sorted(_PAST))})"
"""Those in the past tense, as a part of a pattern."""
_REPORTS_ONE_IN = 4
"""Of so many paragraphs one at least reports what somebody said."""


def are_reported_speech(texts: Sequence[str]) -> bool:
    """Whether paragraphs tell what was said, and in the past: reports and minutes in the present tense do not."""
    words = [text.split() for text in texts]
    past = sum(word in _PAST for some in words for word in some)
    return past * _REPORTS_ONE_IN >= len(texts) and past > sum(word in _PRESENT for some in words for word in some)
