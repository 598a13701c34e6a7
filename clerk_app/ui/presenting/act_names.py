"""What acts are called beside Undo and Redo."""

from clerk_app.services.acts import Act
from clerk_app.wording.catalogue import say


def name_of(act: Act) -> str:
    """What an act did, to be read on after "Undo"."""
    return name_of_kind(type(act))


def name_of_kind(kind: type[Act]) -> str:
    """What acts of a kind do, to be read on after "Undo"."""
    return say(f"undo.act.{kind.__name__}")
