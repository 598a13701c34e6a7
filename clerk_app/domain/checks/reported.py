"""Slips out of reported speech: the present or future tense, "we" and "our", and "They" for one speaker (English).

Minutes that are kept in the present tense, or by a board that says "we" of itself, are left alone.
"""

import re
from collections.abc import Iterator, Sequence

from clerk_app.domain.checks.choice import CheckName
from clerk_app.domain.checks.draft import Draft, Passage, with_plain_apostrophes
from clerk_app.domain.checks.finding import Finding
from clerk_app.domain.checks.reporting_verbs import REPORTED_PAST

_NEVER_AFTER = frozenset({"which", "who", "whose", "what", "where", "as", "than", "when", "whether", "because"})
"""Behind these stands what is always so as often as what was said."""
_OPEN_VERBS = frozenset({
    "to", "would", "could", "should", "might", "may", "must", "will", "can", "cannot", "shall", "did", "do", "does",
    "not", "and", "or", "let", "help", "also", "always", "never", "still", "only", "ever", "soon", "then", "thus",
    "rather",
})  # fmt: skip
"""Behind these "have" is as a rule no present tense."""
_SLIP = re.compile(
    r"(?:(?<![\w’'-])(?P<before>[\w’'-]+)[ ,]+)?\b"
    r"(?P<verb>is|are|isn['’]t|aren['’]t|has|hasn['’]t|have|haven['’]t|will|won['’]t|does|doesn['’]t|needs? to)\b"
    r"(?![’'/-])(?:[ ,]+[\w’'-]+){0,2}"
)
_LIKELY = re.compile(r"\b(?:is|are|has|have|will|needs?|does|isn|aren|hasn|haven|won|doesn)\b")
_POINTS_ON = re.compile(
    r"\b(?:next (?:\w+ )?meeting|future meetings?|dates? of (?:future )?meetings?)\b"
    r"|\b(?:attached|appended|annexed|enclosed|available (?:at|on|from|online|here|to view)|published (?:at|on)"
    r"|set out (?:in|below|above|at)|shown (?:in|below|above)|listed (?:in|below|above|at)|as follows)\b",
    re.IGNORECASE,
)
"""Sentences that lead the reader on, which are true whenever they are read."""

_FIRST_PERSON = re.compile(
    r"(?<![\w’'/-])(?:we|us|our|ours|ourselves|we['’](?:re|ve|ll|d)|We(?= [a-z])|Our(?= [a-z])"
    r"|I (?:am|was|have|had|will|would|think|thought|feel|felt|said|do|did|can|could)|I['’](?:m|ve|ll|d)|my)(?![\w/-])"
)
_NEXT_WORDS = re.compile(r"(?:[ ]+[\w’'-]+){0,2}")
_SINGULAR_CHAIR = r"Chair(?:man|woman|person)?"
_FEW = 4
"""In so few paragraphs two may say "we" before that is the board's own way."""


def tense(draft: Draft) -> Iterator[Finding]:
    """A finding for each paragraph that slips into the present or future tense: the first slip of each sentence."""
    if not draft.is_reported_speech:
        return
    for passage in draft.reported:
        slips = [passage.text[found.start() : found.end()] for found in _slips(passage)]
        if slips:
            yield _finding(CheckName.TENSE, passage, slips)


def first_person(draft: Draft) -> Iterator[Finding]:
    """A finding for each paragraph in which the minutes say "we", "our" or "I", with the words that follow."""
    if not draft.is_reported_speech:
        return
    said = [
        [_with_next_words(passage, found) for found in _FIRST_PERSON.finditer(passage.told)]
        for passage in draft.reported
    ]
    if sum(map(bool, said)) * 2 > max(len(said), _FEW):
        return
    for passage, words in zip(draft.reported, said, strict=True):
        if words:
            yield _finding(CheckName.FIRST_PERSON, passage, words)


def they_for_one(draft: Draft) -> Iterator[Finding]:
    """A finding for each sentence in which "They" says or asks something, behind one with a single speaker."""
    they = re.compile(rf"They (?:also |then |further |additionally )?{REPORTED_PAST}\b")
    for passage in draft.reported:
        if "They " not in passage.told:
            continue
        before = ""
        for sentence in passage.sentences:
            found = they.match(sentence.words)
            if found is not None and (speaker := _speaker(before, draft.speakers)):
                values = {"words": found[0], "speaker": speaker}
                span = passage.span_of(sentence.start, sentence.start + len(found[0]))
                yield Finding(
                    check=CheckName.THEY_FOR_ONE, code="they_for_one", source=passage.id, values=values, span=span
                )
            else:
                before = sentence.words


def _slips(passage: Passage) -> Iterator[re.Match[str]]:
    """The first slip of each sentence."""
    if _LIKELY.search(passage.told) is None:
        return
    for sentence in passage.sentences:
        words = sentence.words
        if _LIKELY.search(words) is None or _POINTS_ON.search(words) is not None or words.endswith("?"):
            continue
        slip = next((found for found in _SLIP.finditer(passage.told, *sentence.span) if _is_slip(found)), None)
        if slip is not None:
            yield slip


def _is_slip(found: re.Match[str]) -> bool:
    before, verb = (found["before"] or "").lower(), found["verb"]
    if not before or before in _NEVER_AFTER:
        return False
    if verb in ("have", "haven't", "haven’t"):
        return before not in _OPEN_VERBS and not before.endswith(("ly", "n't", "n’t"))
    if verb == "need to":
        return before not in _OPEN_VERBS and before not in _BEFORE_NOUNS and not before.endswith("ly")
    if verb == "will":
        return before not in ("the", "a", "their", "political", "good", "free", "own")
    return True


_BEFORE_NOUNS = frozenset({
    "a", "an", "the", "no", "any", "this", "that", "their", "his", "her", "its", "urgent", "some", "every", "each",
    "clear", "great", "ongoing", "continuing", "real", "pressing", "particular", "of", "in", "for", "more", "much",
    "further", "continued", "growing", "immediate", "strong", "there", "what", "which",
})  # fmt: skip


def _speaker(sentence: str, speakers: Sequence[str]) -> str:
    """Who speaks in a sentence, where it begins with one person alone who is no group by their name."""
    bare = re.sub(r"^(?:In response,? |In reply,? )?(?:[Tt]he )?", "", with_plain_apostrophes(sentence))
    named = next((name for name in speakers if bare.startswith(name)), "")
    if not named:
        found = re.match(_SINGULAR_CHAIR + r"\b", bare)
        named = found[0] if found is not None else ""
    rest = bare[len(named) :]
    is_joined = re.match(r",? (?:and|or|&) (?:the )?[A-Z]", rest) is not None
    return "" if not named or is_joined or _is_plural(named) else named


def _is_plural(name: str) -> bool:
    """Whether a name tells of several: "Heads of Service"."""
    head = re.split(r",| (?:of|for|to|in|at|from)\b", name, maxsplit=1)[0]
    return head.endswith("s") and not head.endswith(("ss", "Services", "Affairs", "Resources", "Works", "Operations"))


def _finding(check: CheckName, passage: Passage, quotes: Sequence[str]) -> Finding:
    return Finding(check=check, code=check, source=passage.id, quotes=tuple(quotes))


def _with_next_words(passage: Passage, found: re.Match[str]) -> str:
    """What was found with up to two words behind it, by which the place is known again."""
    behind = _NEXT_WORDS.match(passage.told, found.end())
    return passage.text[found.start() : behind.end() if behind is not None else found.end()]
