"""Words that are too long for one paragraph, in several."""

from collections.abc import Iterator

from clerk_app.domain.richtext import RichText, Run, rich

LONGEST_PARAGRAPH = 10_000
"""Characters of a paragraph or of a table. All of it is set anew with each key, which is to be seen at once; what is
longer is divided, a paragraph between its sentences and a table between its rows."""


def shorter(words: RichText, longest: int = LONGEST_PARAGRAPH) -> Iterator[RichText]:
    """The words in pieces that are no longer, divided behind a sentence, else a word, else anywhere."""
    gathered: list[Run] = []
    room = longest
    for run in words.runs:
        text = run.text
        while len(text) > room:
            end = _good_end(text, room) if room > longest // 2 else 0
            if not end and gathered:  # the run before may end in the midst of a word, which is better than no end
                yield rich(gathered)
                gathered, room = [], longest
                continue
            end = end or room
            yield rich((*gathered, Run(text[:end].rstrip(), run.marks)))
            text, gathered, room = text[end:].lstrip(), [], longest
        gathered.append(Run(text, run.marks))
        room -= len(text)
    if any(run.text for run in gathered):
        yield rich(gathered)


def _good_end(text: str, room: int) -> int:
    """Where a text may end within some room: behind a line, a sentence or a word that is not too near its beginning."""
    least = room // 2
    for end in ("\n", ". ", "? ", "! ", "; ", " "):
        place = text.rfind(end, least, room)
        if place >= 0:
            return place + len(end)
    return 0
