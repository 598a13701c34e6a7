"""Names in a row."""

import re
from collections.abc import Sequence

from clerk_app.wording.catalogue import say

_VOWEL = re.compile(r"[aeiouâêîôûáéíóúäëïöü]|y(?![aeiou])", re.IGNORECASE)
"""How a word begins that Welsh says "ac" before; "y" is a vowel there unless one follows it."""


def listed(names: Sequence[str], last_join: str = "and") -> str:
    """Names in a sentence: "Police", "Police and Schools", "Health, Police and Schools"; `last_join` may be "or"."""
    if len(names) < 2:
        return "".join(names)
    key = "and_before_vowel" if last_join == "and" and _VOWEL.match(names[-1]) else last_join
    return say(f"lists.{key}", most=", ".join(names[:-1]), last=names[-1])


def sentence_case(words: str) -> str:
    """The words with a capital letter at the beginning."""
    return words[:1].upper() + words[1:]
