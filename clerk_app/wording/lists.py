"""Names in a row."""

from collections.abc import Sequence

from clerk_app.wording.catalogue import say


def listed(names: Sequence[str], last_join: str = "and") -> str:
    """Names in a sentence: "Police", "Police and Schools", "Health, Police and Schools"; `last_join` may be "or"."""
    if len(names) < 2:
        return "".join(names)
    return say(f"lists.{last_join}", most=", ".join(names[:-1]), last=names[-1])


def sentence_case(words: str) -> str:
    """The words with a capital letter at the beginning."""
    return words[:1].upper() + words[1:]
