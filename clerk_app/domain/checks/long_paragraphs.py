"""Paragraphs with more words than are read at one go."""

from collections.abc import Iterator

from clerk_app.domain.checks.choice import CheckName
from clerk_app.domain.checks.draft import Draft
from clerk_app.domain.checks.finding import Finding
from clerk_app.domain.identity import Id


def count_words(text: str) -> int:
    """How many words a text has."""
    return len(text.split())


def is_long(text: str, most: int) -> bool:
    """Whether a text has more words than that."""
    return len(text) > most and count_words(text) > most


def long_paragraphs(draft: Draft) -> Iterator[Finding]:
    """A finding for each paragraph that is longer than the board wants them, by its number where it has one."""
    most = draft.record.house_style.checks.long_from
    long = [block for block in draft.blocks if is_long(draft.texts[block.id], most)]
    numbers: dict[Id, str] = {}
    scheme = draft.record.house_style.numbering
    for minute_id in dict.fromkeys(block.minute_id for block in long):
        numbers |= draft.record.paragraph_numbers(minute_id, scheme)
    for block in long:
        number = numbers.get(block.id, "")
        yield Finding(
            check=CheckName.LONG_PARAGRAPHS,
            code="long_paragraph" if number else "long_unnumbered",
            source=block.id,
            values={"number": number, "words": count_words(draft.texts[block.id]), "most": most},
        )
