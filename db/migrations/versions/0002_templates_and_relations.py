"""Agenda templates; what boards have to do with each other; numbers through the year; business that comes back."""

from pathlib import Path

from clerk_app.storage.remaking import make_anew

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    make_anew(
        Path(__file__).with_suffix(".sql").read_text(encoding="utf-8"),
        {"boards": ("each_meeting", None, "", "[]"), "meetings": (1,), "agenda_items": (None, None, "")},
    )
