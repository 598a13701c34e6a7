"""What an item of the agenda is called that is about an action: the action's own words, as a title."""

import re

LONGEST = 120
_SENTENCE = re.compile(r"(?<=[.!?;])\s")
_TO = re.compile(r"^to\s+", re.IGNORECASE)


def item_title(words: str) -> str:
    """The first sentence without its "to" and full stop; one that is too long ends behind a whole word.

    >>> item_title("To review the terms of reference. Draft to come with the papers.")
    'Review the terms of reference'
    """
    first = _TO.sub("", _SENTENCE.split(" ".join(words.split()), maxsplit=1)[0].rstrip(".;"))
    if len(first) > LONGEST:
        first = f"{first[:LONGEST].rsplit(' ', 1)[0].rstrip(',;:')} …"
    return first[:1].upper() + first[1:]
