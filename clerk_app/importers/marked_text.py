"""Bold and italic words and links on their way out of a file: signs in the text, which no text of its own may hold.

They are noncharacters of Unicode, so that cleaning drops those that are not read again.
"""

from clerk_app.domain.cleaning import clean
from clerk_app.domain.richtext import Marks, RichText, Run, rich
from clerk_app.importers.pieces import tidy

BOLD, NOT_BOLD, ITALIC, NOT_ITALIC, LINK, LINKED, NOT_LINK = map(chr, range(0xFDD0, 0xFDD7))
"""Between LINK and LINKED stands where the link leads to."""
_SIGNS = frozenset({BOLD, NOT_BOLD, ITALIC, NOT_ITALIC, LINK, LINKED, NOT_LINK})
_LEADS_OUT = ("http://", "https://", "mailto:")


def without_signs(text: str) -> str:
    """Text of a file, which cannot be told from a sign afterwards."""
    return text if text.isascii() else "".join(char for char in text if char not in _SIGNS)


def marked(text: str, *, bold: bool = False, italic: bool = False) -> str:
    """Words between the signs of their looks."""
    if not text.strip():
        return text
    text = f"{BOLD}{text}{NOT_BOLD}" if bold else text
    return f"{ITALIC}{text}{NOT_ITALIC}" if italic else text


def linked(text: str, target: str) -> str:
    """Words that lead somewhere outside; nowhere else can minutes lead."""
    is_out = target.lower().startswith(_LEADS_OUT) and not _SIGNS & set(target)
    return f"{LINK}{target}{LINKED}{text}{NOT_LINK}" if is_out and text.strip() else text


def lines_of(text: str) -> tuple[RichText, ...]:
    """The lines of marked text, tidied as text of agendas is, without blank ones; a look goes on into the next line."""
    runs: list[Run] = []
    lines: list[RichText] = []
    bold = italic = False
    link = ""
    for words, sign in _parts(text):
        for count, part in enumerate(clean(words).split("\n")):
            if count:
                lines.append(_tidied(runs))
                runs = []
            runs.append(Run(part, Marks(bold=bold, italic=italic, link=link)))
        if sign in (BOLD, NOT_BOLD):
            bold = sign == BOLD
        elif sign in (ITALIC, NOT_ITALIC):
            italic = sign == ITALIC
        elif sign:
            link = sign[1:]  # behind NOT_LINK, and a lone LINKED, stands nothing
    lines.append(_tidied(runs))
    return tuple(line for line in lines if line.plain.strip())


def _parts(text: str) -> list[tuple[str, str]]:
    """The text up to each sign, with the sign; that of a link has its target behind it."""
    found: list[tuple[str, str]] = []
    start = place = 0
    while place < len(text):
        char = text[place]
        if char not in _SIGNS:
            place += 1
            continue
        end = text.find(LINKED, place) if char == LINK else -1
        sign = text[place:end] if end >= 0 else char
        found.append((text[start:place], sign))
        place = start = (end if end >= 0 else place) + 1
    return [*found, (text[start:], "")]


def _tidied(runs: list[Run]) -> RichText:
    """The runs with their spaces as one text has them: none doubled, none at the ends."""
    kept: list[Run] = []
    is_space = True
    for run in runs:
        text = tidy(f"x{run.text}x")[1:-1] if run.text else ""
        if is_space:
            text = text.lstrip(" ")
        if text:
            kept.append(Run(text, run.marks))
            is_space = text.endswith((" ", "\t"))
    words = rich(kept)
    plain = words.plain
    return words.cut(len(plain) - len(plain.lstrip()), len(plain.rstrip()))
