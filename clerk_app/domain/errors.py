"""What can go wrong by the rules of meetings: codes and values, never sentences."""

from collections.abc import Mapping
from types import MappingProxyType


class BrokenRule(Exception):
    """A rule of the record was broken by a request; nothing was changed.

    `code` names the rule and is a key of the wording's catalogue; `values` fill the places of its sentence.
    """

    def __init__(self, code: str, **values: str | int | None) -> None:
        super().__init__(code)
        self.code = code
        self.values: Mapping[str, str | int | None] = MappingProxyType(values)

    def __str__(self) -> str:
        return f"{self.code} {dict(self.values)}" if self.values else self.code
