"""What rules ask of a meeting: votes by person, earlier rules, co-option, suspension, proxies, written procedures."""

from pathlib import Path

from clerk_app.storage.remaking import make_anew

revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    make_anew(
        Path(__file__).with_suffix(".sql").read_text(encoding="utf-8"),
        {
            "boards": (None, "[]", None, "[]"),
            "seats": (0,),
            "members": ("[]",),
            "meetings": (None,),
            "agenda_items": ("",),
            "attendees": (None, "", ""),
            "declarations": (None, None),
            "events": (None,),
            "votes": ("", "open", "[]", "[]", None, 0, "[]", None),
            "decisions": ("", "[]", None, None),
        },
    )
