"""What the public reads of business that is closed to it: its title, why it is closed, and what the clerk wrote."""

from collections.abc import Iterator

from clerk_app.domain.agenda import Exemption
from clerk_app.domain.editions import PublicWords
from clerk_app.wording import calling
from clerk_app.wording.catalogue import say
from clerk_app.wording.interests import closed


def paragraphs(exemption: Exemption) -> tuple[str, ...]:
    """What stands in place of the minutes: why they are closed, then what the clerk wrote for the public."""
    return tuple(_paragraphs(exemption))


def _paragraphs(exemption: Exemption) -> Iterator[str]:
    reason = exemption.reason.strip()
    if reason == say("live.exempt_reason"):  # what stands there until the clerk writes why; it is a whole sentence
        yield reason
    else:
        yield closed(say("editions.closed_because", reason=reason)) if reason else say("editions.closed")
    for line in exemption.public_summary.splitlines():
        if line.strip():
            yield line.strip()


PUBLIC_WORDS = PublicWords(title=calling.public_title, paragraphs=paragraphs)
"""What stands in an edition for the public where business is exempt."""
