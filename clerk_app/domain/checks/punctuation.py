"""Signs that stand doubled or against each other."""

import re
from collections.abc import Iterator

from clerk_app.domain.checks.choice import CheckName
from clerk_app.domain.checks.draft import Draft
from clerk_app.domain.checks.finding import Finding
from clerk_app.domain.minutes import BlockKind

_DOUBLED = re.compile(
    r"(?<![\w’')])[\w’')]*(?:(?<!\.)\.\.(?!\.)|,,+|;;+|(?<!:)::(?!:)|\?\?+|;['’](?=\s|$)|,\.(?!\.)|;\.|:;|;:|,;|;,)"
)
_LIKELY = re.compile(r"\.\.|,[,.;]|;[;,.:'’]|:[:;]|\?\?")


def punctuation(draft: Draft) -> Iterator[Finding]:
    """A finding for each place at which two signs stand that end or part a sentence; three full stops are meant."""
    for block in draft.blocks:
        text = draft.texts[block.id]
        if block.kind is BlockKind.QUOTATION or _LIKELY.search(text) is None:
            continue
        for found in _DOUBLED.finditer(text):
            if not _is_quoted(text, found.start()):
                values = {"words": found[0]}
                yield Finding(
                    check=CheckName.PUNCTUATION, code="punctuation", source=block.id, values=values, span=found.span()
                )


def _is_quoted(text: str, place: int) -> bool:
    """Whether a place is within quotation marks: what was read or heard is quoted as it is."""
    before = text[:place]
    return before.count("“") > before.count("”") or before.count('"') % 2 == 1
