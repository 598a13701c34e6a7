"""Decisions that are advice, or that another body is asked to decide; what that body answered."""

from pathlib import Path

from clerk_app.storage.remaking import make_anew

revision = "0006"
down_revision = "0005"


def upgrade() -> None:
    make_anew(Path(__file__).with_suffix(".sql").read_text(encoding="utf-8"), {"decisions": ()})
