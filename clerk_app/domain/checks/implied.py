"""Tasks that are spoken of and are no actions: what the chair asked for, what somebody undertook (English)."""

import re
from collections.abc import Iterator, Sequence

from clerk_app.domain.checks.choice import CheckName
from clerk_app.domain.checks.draft import Draft, Passage, Sentence
from clerk_app.domain.checks.finding import Finding
from clerk_app.domain.identity import Id
from clerk_app.domain.minutes import BlockKind

_ADVERB = r"(?:also |then |further |therefore |additionally )?"
_AT_ONCE = (
    r"(?:accept|agree|approve|ask|begin|check|clarify|comment|confirm|consider|continue|declare|describe|discuss"
    r"|endorse|explain|expand|give (?:an?|the|their|his|her)|go|highlight|hold|indicate|introduce|join|leave"
    r"|look at|make|move|note|observe|offer|open|outline|present|proceed|propose"
    r"|provide (?:an?|the) (?:overview|update|summary)"
    r"|raise any (?:declarations|questions)|receive|reflect|resolve|respond|return|say|second|set out|share|show|sit"
    r"|speak|stand|start|state|summarise|support|take|talk|tell|thank|turn|update|vote|withdraw)\b"
)
"""What is done in the meeting as soon as it is asked for."""
_ASKS = r"\b(?:if|whether|what|how|why|when|where|who|which)\b"
"""Words behind which a question stands."""
_CHAIRS = ("Chair", "Chairman", "Chairwoman", "Chairperson", "Convener", "Convenor", "Mayor", "President")
"""How whoever presides is called, beside the title that the board uses."""
_OF_THE_CHAIR = (
    rf"\bThe (?:{{chairs}}) {_ADVERB}(?:(?:asked|requested|invited|urged) (?:(?!{_ASKS})[^.;:?]){{{{2,80}}}}? to "
    rf"(?!{_AT_ONCE}|(?:an?|the|his|her|its|their|this|that|be)\b)"
    r"|(?:asked|requested) that\b"
    r"|(?:noted|said|suggested|stated|felt) that [^.;:?]{{2,80}}? (?:needed|required) "
    r"(?:invit\w+|\w+ to be \w+ed\b|to be (?:invited|circulated|sent|arranged|contacted|brought)))"
)
_HANDED = ("circulated", "distributed", "emailed", "forwarded", "issued", "sent", "shared", "uploaded", "brought back")
_OF_ANYBODY = re.compile(
    r"\b(?:[Mm]inutes|[Nn]otes|[Pp]apers?|[Ss]lides|[Rr]eports?|[Dd]etails|[Ll]inks?|[Pp]resentations?|[Dd]ocuments?"
    rf"|[Ii]nformation|[Dd]raft|[Cc]op(?:y|ies)) (?:would|will|should|could|to) be (?:{'|'.join(_HANDED)})\b"
    r"|\b(?:immediate|urgent) attention\b"
    r"|\boff-?line\b|\boutside (?:of )?(?:the|this) meeting\b"
    r"|\b(?:undertook|volunteered) to\b"
)
_SIGNS = (*(f"be {one}" for one in _HANDED), "attention", "offline", "off-line", "outside", "undertook", "volunteered")
"""One of these stands in all that is so found; looking for them takes the least time."""
_SMALL = frozenset({
    "about", "added", "agreed", "agenda", "also", "asked", "attention", "board", "chair", "chairman", "committee",
    "confirmed", "could", "from", "have", "immediate", "into", "meeting", "meetings", "member", "members", "noted",
    "requested", "requiring", "should", "that", "their", "them", "they", "this", "were", "which", "will", "with",
    "would", "director", "head", "group", "shortly", "each", "some", "what", "when",
})  # fmt: skip
_ALIKE = 3
"""How many words of its own a sentence and an action share that are about one thing."""
_WORD = re.compile(r"[A-Za-z]{4,}")
_STEM = 5
"""By so many letters a word is told whatever its ending."""


def implied_actions(draft: Draft) -> Iterator[Finding]:
    """A finding for each sentence that asks for something to be done, where no action is about it.

    An action is where it stands right behind the paragraph, or has several words of the sentence.
    """
    logged = _Logged(draft)
    chairs = tuple(dict.fromkeys(title for title in (draft.record.board.chair_title, *_CHAIRS) if title))
    asking = re.compile(_OF_THE_CHAIR.format(chairs="|".join(map(re.escape, chairs))))
    for passage in draft.passages:
        if passage.block.kind not in (BlockKind.PARAGRAPH, BlockKind.LIST_ENTRY):
            continue
        by_chair, by_anybody = _has_one(passage.told, chairs), _has_one(passage.told, _SIGNS)
        for sentence in passage.sentences if by_chair or by_anybody else ():
            asks = by_chair and asking.search(sentence.words) is not None
            if (asks or (by_anybody and _OF_ANYBODY.search(sentence.words))) and not logged.holds(
                passage.id, sentence.words
            ):
                yield _finding(passage, sentence)


class _Logged:
    """The actions of a draft, and behind which paragraphs they stand."""

    def __init__(self, draft: Draft) -> None:
        self._words: list[frozenset[str]] = []
        self._led_to: set[Id] = set()
        for minute in draft.record.minutes:
            before: Id | None = None
            for block in draft.blocks_of(minute.id):
                if block.kind is BlockKind.ACTION:
                    self._words.append(_own_words(block.text.plain))
                    if before is not None:
                        self._led_to.add(before)
                else:
                    before = block.id

    def holds(self, block_id: Id, sentence: str) -> bool:
        """Whether an action is about what the sentence of that paragraph asks for."""
        words = _own_words(sentence)
        needed = min(_ALIKE, max(len(words), 1))
        return block_id in self._led_to or any(len(words & one) >= needed for one in self._words)


def _finding(passage: Passage, sentence: Sentence) -> Finding:
    return Finding(
        check=CheckName.IMPLIED_ACTIONS,
        code="implied_action",
        source=passage.id,
        values={"words": sentence.words},
        span=passage.span_of(*sentence.span),
    )


def _has_one(text: str, words: Sequence[str]) -> bool:
    return any(one in text for one in words)


def _own_words(text: str) -> frozenset[str]:
    """The words of a text that say what it is about, by their beginnings."""
    words = (word.lower() for word in _WORD.findall(text))
    return frozenset(word[:_STEM] for word in words if word not in _SMALL)
