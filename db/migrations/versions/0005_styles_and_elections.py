"""House styles of boards' own and the files of their papers; how items are numbered, where one was before, what a
meeting is called; elections in rounds; who takes or leaves office, or is excluded, in a meeting; whether a substitute
was agreed on.
"""

from pathlib import Path

from clerk_app.storage.remaking import make_anew

revision = "0005"
down_revision = "0004"


def upgrade() -> None:
    make_anew(
        Path(__file__).with_suffix(".sql").read_text(encoding="utf-8"),
        {
            "boards": (None, "plain", "letters"),
            "seats": ("[]",),
            "meetings": ("",),
            "agenda_items": ("",),
            "events": (None,),
            "votes": ("[]",),
        },
    )
