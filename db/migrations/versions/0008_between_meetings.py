"""What a board keeps between its meetings."""

from pathlib import Path

from clerk_app.storage.remaking import make_anew

revision = "0008"
down_revision = "0007"


def upgrade() -> None:
    make_anew(
        Path(__file__).with_suffix(".sql").read_text(encoding="utf-8"),
        {
            # Who receives what, notice of other business, and when the board meets.
            "boards": ("[]", None, None),
            # Members for some business alone, by whose decision, and business that is an open action.
            "members": ("[]", None),
            "forward_plan_entries": (None,),
            "agenda_items": (None, None),
        },
    )
