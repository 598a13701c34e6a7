"""British spelling from the Hunspell dictionary in `resources/dictionaries`, with the words of committees beside it."""

import hashlib
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from clerk_app.services.trouble import Trouble, TroubleCode

if TYPE_CHECKING:
    from hunspell import Hunspell

LANGUAGE = "en_GB"
SUMS = "SHA256SUMS"
COMMITTEE_WORDS = "committee-words.txt"
_LETTERS_ALONE = frozenset("aAI")


class HunspellSpelling:
    """The words of a dictionary. While the library looks for suggestions, up to 0.3 s, all threads of Python wait."""

    def __init__(self, dictionary: "Hunspell") -> None:
        self._dictionary = dictionary

    def is_known(self, word: str) -> bool:
        """True for a word that the dictionary has."""
        return bool(self._dictionary.spell(word))

    def suggestions(self, word: str, most: int) -> tuple[str, ...]:
        """Words of the dictionary that are like it, the likeliest first, `most` at most."""
        found: tuple[str, ...] = self._dictionary.suggest(word)
        return tuple(one for one in found if _is_sensible(one))[:most]


def load_spelling(folder: Path) -> HunspellSpelling:
    """The dictionary below a folder; raises Trouble `dictionary_unreadable` where it, or its library, is not whole."""
    try:
        from hunspell import Hunspell  # noqa: PLC0415 -- only who checks the spelling waits for it

        _check(folder / LANGUAGE)
        words = (folder / COMMITTEE_WORDS).read_text(encoding="utf-8").split()
        dictionary = Hunspell(
            LANGUAGE,
            hunspell_data_dir=str(folder / LANGUAGE),
            system_encoding=sys.getfilesystemencoding(),  # the library would guess the locale's
        )
    except (ImportError, OSError, ValueError) as error:
        raise Trouble(TroubleCode.DICTIONARY_UNREADABLE) from error
    for word in words:
        dictionary.add(word)
    return HunspellSpelling(dictionary)


def _check(folder: Path) -> None:
    """Raises ValueError for files that are not as they were shipped: some damage makes the library end the program."""
    lines = (folder / SUMS).read_text(encoding="ascii").splitlines()
    sums = {name: wanted for wanted, name in map(str.split, lines)}
    for name in (f"{LANGUAGE}.aff", f"{LANGUAGE}.dic"):
        if hashlib.sha256((folder / name).read_bytes()).hexdigest() != sums.get(name):
            raise ValueError(name)


def _is_sensible(suggestion: str) -> bool:
    """False for a word torn apart at a single letter."""
    return all(len(part) > 1 or part in _LETTERS_ALONE for part in suggestion.split(" "))
