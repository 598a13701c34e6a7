"""Words of which is known whether children know them, from `resources/plain_words`."""

from functools import cache

from clerk_app.resource_files import resource


@cache
def easy_words() -> frozenset[str]:
    """Long words that children know, in small letters."""
    return _words("easy.txt")


@cache
def hard_words() -> frozenset[str]:
    """Short words of offices that children may not know, in small letters."""
    return _words("hard.txt")


def _words(name: str) -> frozenset[str]:
    return frozenset(resource("plain_words", name).read_text(encoding="utf-8").casefold().split())
