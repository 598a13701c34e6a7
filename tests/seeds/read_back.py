"""What a paper has to say by the map, and what the exported files do say."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import zip_longest

from tests.documents.ooxml import printed_lines
from tests.documents.pdf.reading import Tree
from tests.seeds.seed_map import Passage, owners, task

BULLET = "•"
STATUS_WORDS = {"ongoing": "Ongoing."}


@dataclass(frozen=True)
class Line:
    """One line of a paper: its number or bullet, and its words with the spaces between them."""

    number: str
    text: str


def expected_lines(passages: Sequence[Passage]) -> list[Line]:
    """Every line of the paper, in order, with owners in the one wording of requirement 1.24."""
    return [line for passage in passages for line in _expected(passage)]


def _expected(passage: Passage) -> Iterator[Line]:
    match passage.kind:
        case "attendance":
            yield from (Line("", name) for name in passage.pieces())
        case "apologies":
            yield from (Line(BULLET, name) for name in passage.pieces())
        case "action":
            yield Line("", action_words(passage))
        case "paragraph" | "approval" | "list_entry" | "heading":
            yield Line(passage.number.rstrip("."), passage.text)
        case _:
            yield Line("", passage.text)


def action_words(action: Passage) -> str:
    """An action as papers print it: the task, who completes it, and that it is ongoing."""
    words = task(action)
    words = words if words.endswith(".") else f"{words}."
    status = STATUS_WORDS.get(action.facts["status"], "")
    return f"{words} To be completed by {' and '.join(owners(action))}. {status}".strip()


def word_lines(data: bytes) -> list[Line]:
    """The lines of a Word file, with the numbers that Word counts."""
    return [_line(line) for line in printed_lines(data) if line.strip()]


def pdf_lines(data: bytes) -> list[Line]:
    """The lines of a PDF in the order of its structure, as a screen reader is given them, labels with their bodies."""
    lines: list[Line] = []
    label = ""
    for element in Tree(data).lines():
        kind, _, text = element.strip().partition(" ")
        if kind == "Lbl":
            label = f"{text} "
        elif text.strip():
            lines.append(_line(label + text))
            label = ""
    return lines


def differences(wanted: Sequence[Line], found: Sequence[Line]) -> list[str]:
    """Where the lines part, in words."""
    pairs = zip_longest(wanted, found)
    return [f"wanted {one}, found {other}" for one, other in pairs if one != other]


def _line(printed: str) -> Line:
    first, _, rest = printed.partition(" ")
    number = first.rstrip(".")
    return Line(number, rest) if first == BULLET or number.replace(".", "").isdigit() else Line("", printed)
