"""What a board keeps between its meetings."""

from pathlib import Path

from clerk_app.storage.remaking import make_anew

revision = "0008"
down_revision = "0007"

_ADDED = {"members": ("[]", None), "forward_plan_entries": (None,), "agenda_items": (None,)}
"""What old rows get in the new columns of these tables."""


def upgrade() -> None:
    make_anew(Path(__file__).with_suffix(".sql").read_text(encoding="utf-8"), _ADDED)
