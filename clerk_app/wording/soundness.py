"""What makes no sense in a rule, in words that say what to look at."""

from clerk_app.domain.identity import Id
from clerk_app.domain.rules.soundness import Flaw
from clerk_app.wording.catalogue import say
from clerk_app.wording.rules import Names


def flaw_in_words(flaw: Flaw, names: Names) -> str:
    """The sentence about what makes no sense."""
    named = flaw.values.get("id")
    places = {**flaw.values, "named": names(Id(str(named))) if named is not None else ""}
    return say(f"rule_flaw.{flaw.code}", **places)
