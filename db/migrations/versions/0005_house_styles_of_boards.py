"""House styles of boards' own; substitutes that were agreed to, and exclusions."""

from pathlib import Path

from clerk_app.storage.remaking import make_anew

revision = "0005"
down_revision = "0004"


def upgrade() -> None:
    make_anew(
        Path(__file__).with_suffix(".sql").read_text(encoding="utf-8"),
        {"boards": (None,), "seats": ("[]",), "events": (None,)},
    )
