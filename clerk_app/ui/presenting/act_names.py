"""What acts are called beside Undo and Redo."""

from clerk_app.services.acts import Act
from clerk_app.wording.catalogue import say


def name_of(act: Act) -> str:
    """What an act did, to be read on after "Undo"."""
    return say(f"undo.act.{type(act).__name__}")
