"""What was typed twice: a word in a row, or half a sentence that was begun anew."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise, starmap
from operator import eq

from clerk_app.domain.checks.choice import CheckName
from clerk_app.domain.checks.draft import Draft, Sentence, sentences, with_plain_apostrophes
from clerk_app.domain.checks.finding import Finding
from clerk_app.domain.minutes import BlockKind

_TWICE = re.compile(r"\b([^\W\d_]{2,})\s+\1\b", re.IGNORECASE)
_MAY_STAND_TWICE = frozenset({"that", "had"})
_WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")
MOST_ALIKE = 5
"""With how many words, the name of a speaker counting as one, a sentence may begin as the one before it does."""
_SIGNS_AS_SPACES = {ord(sign): " " for sign in "!\"#&'()*,-./:;<>?[]_{}‘’“”–—…•«»"}
_ONE_NAME = "name"


def twice(draft: Draft) -> Iterator[Finding]:
    """A finding for each word that stands twice in a row, and in English for each sentence that does, or half does."""
    for block_id, text in draft.texts.items():
        for word in repeated_words(text):
            yield Finding(check=CheckName.TWICE, code="repeated_word", source=block_id, values={"word": word})
    if draft.is_english:
        yield from _sentences(draft)


def repeated_words(text: str) -> tuple[str, ...]:
    """Words that stand twice in a row, as when half a sentence was typed anew; "that that" may be meant."""
    if not _may_repeat(text):
        return ()
    return tuple(found[1] for found in _TWICE.finditer(text) if found[1].lower() not in _MAY_STAND_TWICE)


def _may_repeat(text: str) -> bool:
    """Whether it is worth looking closer, which takes much longer: a word is the next one too, signs aside."""
    words = text.lower().translate(_SIGNS_AS_SPACES).split()
    return any(map(eq, words, words[1:]))


def _sentences(draft: Draft) -> Iterator[Finding]:
    names = _pattern_of(draft.everybody)
    for block in draft.blocks:
        if block.kind in (BlockKind.PARAGRAPH, BlockKind.LIST_ENTRY):
            for sentence in begun_twice(draft.texts[block.id], names):
                yield Finding(
                    check=CheckName.TWICE,
                    code="begun_twice",
                    source=block.id,
                    values={"words": sentence.words},
                    span=sentence.span,
                )


def begun_twice(text: str, names: re.Pattern[str] | None = None) -> Iterator[Sentence]:
    """The sentences that begin as the one before them does, for more than `MOST_ALIKE` words."""
    if not any(starmap(_begin_alike, pairwise(text.split(". ")))):
        return
    for before, sentence in pairwise(sentences(text)):
        if not _begin_alike(before.words, sentence.words):
            continue
        first, second = _words(before.words, names), _words(sentence.words, names)
        if _alike(first, second) > MOST_ALIKE:
            yield sentence


def _begin_alike(one: str, other: str) -> bool:
    """Whether they may begin alike, whatever is a name in them; most sentences do not."""
    most = MOST_ALIKE + 1
    return one[:1] == other[:1] and one.split(None, most)[:most] == other.split(None, most)[:most]


def _alike(before: Sequence[str], here: Sequence[str]) -> int:
    """How many words two sentences have in common from their beginning."""
    count = 0
    for one, other in zip(before, here, strict=False):
        if one != other:
            break
        count += 1
    return count


def _words(sentence: str, names: re.Pattern[str] | None) -> tuple[str, ...]:
    plain = with_plain_apostrophes(sentence)
    told = names.sub(_ONE_NAME, plain) if names is not None else plain
    return tuple(word.lower() for word in _WORD.findall(told))


def _pattern_of(names: Sequence[str]) -> re.Pattern[str] | None:
    return re.compile("|".join(re.escape(name) for name in names)) if names else None
