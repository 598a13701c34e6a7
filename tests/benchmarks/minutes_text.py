"""Minutes of any length, the same words for every writer that is compared."""

import random
from dataclasses import dataclass
from datetime import UTC, datetime

from clerk_app.documents.blocks import (
    Block,
    Document,
    Furniture,
    Heading,
    ListEntry,
    Metadata,
    Paragraph,
    Role,
    Table,
    TitleBlock,
    TitleLine,
    header_row,
    plain,
    row,
)

WORDS_ON_A_PAGE = 300
ACTION_COLUMNS = ("No.", "Action", "Owner", "Due", "Status")

_SYLLABLES = (
    "ba",
    "co",
    "dre",
    "fi",
    "gor",
    "ha",
    "in",
    "ju",
    "ken",
    "lo",
    "mar",
    "net",
    "or",
    "pel",
    "ra",
    "sta",
    "ten",
)
_COMMON = ("the", "of", "and", "to", "a", "in", "that", "was", "for", "on", "board", "noted", "report", "members", "be")


@dataclass(frozen=True, slots=True)
class Item:
    """One item: a title, numbered paragraphs, a few bullets, a decision, and rows of actions."""

    title: str
    paragraphs: tuple[str, ...]
    bullets: tuple[str, ...]
    decision: str
    actions: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Minutes:
    """A whole meeting."""

    title: str
    place: str
    present: tuple[tuple[str, str], ...]
    items: tuple[Item, ...]


class _Writer:
    def __init__(self, seed: int) -> None:
        self._random = random.Random(seed)
        self._words = ["".join(self._random.choices(_SYLLABLES, k=self._random.randint(1, 4))) for _ in range(6000)]

    def words(self, count: int) -> str:
        some = (self._random.choice(_COMMON if self._random.random() < 0.4 else self._words) for _ in range(count))
        return " ".join(some).capitalize()

    def number(self, low: int, high: int) -> int:
        return self._random.randint(low, high)

    def paragraph(self) -> str:
        length = max(6, min(300, int(self._random.lognormvariate(3.0, 1.0))))
        return ". ".join(self.words(min(18, length - start)) for start in range(0, length, 18)) + "."


def minutes(pages: int, seed: int = 11) -> Minutes:
    """Minutes of about that many pages."""
    write = _Writer(seed)
    items: list[Item] = []
    count = 0
    while count < pages * WORDS_ON_A_PAGE:
        paragraphs = tuple(write.paragraph() for _ in range(write.number(2, 6)))
        actions = tuple(
            (str(place + 1), write.words(14) + ".", write.words(2).title(), f"{write.number(1, 28)} March 2026", "Open")
            for place in range(write.number(0, 3))
        )
        item = Item(
            write.words(4),
            paragraphs,
            tuple(write.words(13) + "." for _ in range(write.number(0, 3))),
            f"RESOLVED: that {write.words(16).lower()}.",
            actions,
        )
        items.append(item)
        count += sum(text.count(" ") + 1 for text in paragraphs) + 14 * len(item.bullets) + 20 * len(actions) + 18
    present = tuple((write.words(2).title(), write.words(3).title()) for _ in range(18))
    return Minutes("Minutes of the Harbour Trust", "Committee Room 1, Town Hall", present, tuple(items))


def document(text: Minutes) -> Document:
    """The same minutes as a Document."""
    moment = datetime(2026, 3, 2, 12, tzinfo=UTC)
    blocks: list[Block] = [
        TitleBlock((TitleLine(plain(text.title)), TitleLine(plain(text.place), Role.DETAIL))),
        Table((7, 9), tuple(row(one) for one in text.present), (header_row(("Name", "Role")),)),
    ]
    source = 0
    for place, item in enumerate(text.items, start=1):
        blocks.append(Heading(plain(item.title), 1, str(place)))
        for at, paragraph in enumerate(item.paragraphs, start=1):
            source += 1
            blocks.append(Paragraph(plain(paragraph), Role.MINUTE, f"{place}.{at}", source=f"{source:032x}"))
        blocks += [ListEntry(plain(bullet)) for bullet in item.bullets]
        blocks.append(Paragraph(plain(item.decision), Role.DECISION))
        if item.actions:
            rows = tuple(row(action) for action in item.actions)
            blocks.append(Table((1.5, 7, 3, 2.5, 2.5), rows, (header_row(ACTION_COLUMNS),)))
    return Document(
        metadata=Metadata(
            title=text.title,
            author="Harbour Trust",
            created=moment,
            modified=moment,
            export_id="5f0c0e5e-7d0b-5c55-9a53-0d5b6b3b0a11",
        ),
        blocks=tuple(blocks),
        furniture=Furniture(header=text.title, footer="Minutes", banner="DRAFT, not yet approved"),
    )
