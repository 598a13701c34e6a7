"""What a check found."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from clerk_app.domain.checks.choice import CheckName
from clerk_app.domain.identity import Id


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One thing that is worth a second look.

    `code` names its sentence and `values` fill it; `quotes` are the words of the paragraph that it names, if several.
    `source` is the paragraph that it is about, None where it is about
    none. `span` are the characters of that paragraph's text which it is about, where they can be told.
    """

    check: CheckName
    code: str
    source: Id | None = None
    values: Mapping[str, str | int] = field(default_factory=dict)
    quotes: tuple[str, ...] = ()
    span: tuple[int, int] | None = None
