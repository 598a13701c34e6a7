"""Signs that stand doubled."""

import pytest

from clerk_app.domain.checks.choice import CheckName
from tests.domain.checks.drafts import draft, words


@pytest.mark.parametrize(
    ("text", "doubled"),
    [
        ("The name was not changed..", ["changed.."]),
        ("in young crews;' voices", ["crews;'"]),
        ("a boat,, a crew", ["boat,,"]),
        ("it sank;; it rose", ["sank;;"]),
        ("is it so??", ["so??"]),
        ("and so on ... to the end", []),
        ("“you said.. we did”", []),
        ('"you said.. we did"', []),
        ("etc., e.g., Ltd. and 10:30; it's", []),
        ("the crews' boats; 'safe' ones", []),
    ],
)
def test_doubled_signs_are_found_and_three_full_stops_and_what_is_quoted_are_not(text: str, doubled: list[str]) -> None:
    assert words(draft(text), CheckName.PUNCTUATION) == doubled
