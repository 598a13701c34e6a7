"""How many examples a property is held against: few whenever the tests run, many where one searches at length."""

from hypothesis import settings

USUAL = "clerk"
AT_LENGTH = "clerk-at-length"
EXAMPLES = {USUAL: 20, AT_LENGTH: 100}
"""How many of each profile, where a property does not say its own."""


def examples(usually: int, at_length: int) -> int:
    """So many as the profile of this run asks for: where few hold, or where many would take long."""
    return at_length if settings.get_current_profile_name() == AT_LENGTH else usually
