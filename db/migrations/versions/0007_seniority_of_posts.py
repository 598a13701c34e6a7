"""How high a post stands in its organisation."""

from pathlib import Path

from clerk_app.storage.remaking import make_anew

revision = "0007"
down_revision = "0006"


def upgrade() -> None:
    make_anew(Path(__file__).with_suffix(".sql").read_text(encoding="utf-8"), {"posts": (None,)})
