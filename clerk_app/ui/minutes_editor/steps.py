"""What each step of undo was, for the words beside Undo and Redo: no step is without one."""

from enum import StrEnum

from clerk_app.wording.catalogue import say


class Step(StrEnum):
    """What was done to the text, as `undo.toml` says it."""

    TYPING = "typing"
    ENTER = "enter"
    LINE_BREAK = "line_break"
    DELETING = "deleting"
    CUTTING = "cutting"
    PASTING = "pasting"
    DROPPING = "dropping"
    DRAGGING = "dragging"
    LEADING_WORD = "leading_word"
    BOLD = "bold"
    ITALIC = "italic"
    UNDERLINE = "underline"
    AMENDED = "amended"
    LINK = "link"
    REMOVING_LINK = "removing_link"
    KIND = "kind"
    LEVEL = "level"
    MOVING = "moving"
    TIME = "time"
    PERSON = "person"
    DATE = "date"
    ADDING = "adding"
    OWNER_AND_DATE = "owner_and_date"
    DECLARING = "declaring"
    EARLIER_WORDING = "earlier_wording"
    PUTTING_BACK = "putting_back"
    SPELLING = "spelling"
    TABLE = "table"
    REPLACING = "replacing"
    APOLOGIES = "apologies"
    EARLIER_ACTION = "earlier_action"
    STATUS = "status"
    CARRYING_FORWARD = "carrying_forward"
    ANSWER = "answer"
    APPROVING = "approving"
    SETTLING = "settling"
    REPORTING = "reporting"
    RESOLVING = "resolving"
    FINAL_DECISION = "final_decision"
    MOVERS = "movers"
    INTRODUCING = "introducing"
    REVIEWING_TERMS = "reviewing_terms"
    VOTE = "vote"
    SPLITTING_ACTION = "splitting_action"

    @property
    def words(self) -> str:
        """What was done, to be read on after "Undo"."""
        return say(f"undo.{self}")
