"""Questions of items and their answers; the forward plan; what a report says in short; who decides in the end."""

from pathlib import Path

from clerk_app.storage.remaking import make_anew

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    make_anew(
        Path(__file__).with_suffix(".sql").read_text(encoding="utf-8"),
        {"agenda_items": ("", "[]", None), "decisions": ("", None, None, None, None), "blocks": (None,)},
    )
