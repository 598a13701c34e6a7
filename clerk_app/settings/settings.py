"""The settings of one person on one computer: read from text, written to text; the files are somebody else's."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from clerk_app.settings.options import OPTIONS, Option, T


class Doubt(StrEnum):
    """What was wrong with settings that were read."""

    NOT_SETTINGS = "not_settings"
    NOT_ALLOWED = "not_allowed"


@dataclass(frozen=True, slots=True)
class Note:
    """Something that could not be used, so that the default is; `key` is empty where it is the whole text."""

    doubt: Doubt
    key: str = ""


@dataclass(frozen=True, slots=True)
class Settings:
    """What was chosen; all else is as it is at first. Unknown keys are kept for the version that knows them."""

    chosen: Mapping[str, object] = field(default_factory=dict)

    def get(self, option: Option[T]) -> T:
        """The value of an option: what was chosen, else its default."""
        value = self.chosen.get(option.key)
        return value if isinstance(value, type(option.default)) and option.allows(value) else option.default

    def having(self, option: Option[T], value: T) -> "Settings":
        """The settings with an option at that value; raises ValueError for one that the option does not allow."""
        if not option.allows(value):
            raise ValueError(f"{option.key} cannot be {value!r}")
        return Settings({**self.chosen, option.key: value})


@dataclass(frozen=True, slots=True)
class Reading:
    """Settings as read, and what of them could not be used."""

    settings: Settings
    notes: tuple[Note, ...] = ()


def read_settings(text: str) -> Reading:
    """The settings in a text; one that is empty, or holds no settings, gives the defaults."""
    if not text.strip():
        return Reading(Settings())
    try:
        chosen = json.loads(text)
    except (ValueError, RecursionError):
        chosen = None
    if not isinstance(chosen, dict):
        return Reading(Settings(), (Note(Doubt.NOT_SETTINGS),))
    wrong = [option.key for option in OPTIONS if option.key in chosen and not option.allows(chosen[option.key])]
    return Reading(Settings(chosen), tuple(Note(Doubt.NOT_ALLOWED, key) for key in wrong))


def write_settings(settings: Settings) -> str:
    """The text that gives these settings again, one to a line in the order of their keys."""
    return json.dumps(dict(settings.chosen), indent=2, sort_keys=True, ensure_ascii=False) + "\n"
