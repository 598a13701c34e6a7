"""Typed text as the runs of a page."""

from clerk_app.documents.blocks import Run, Runs
from clerk_app.domain.richtext import RichText


def runs_of(text: RichText) -> Runs:
    """Typed text as the runs of a page; mentions are printed as the words they are."""
    return tuple(
        Run(
            run.text,
            bold=run.marks.bold,
            italic=run.marks.italic,
            underline=run.marks.underline,
            amended=run.marks.amended,
            link=run.marks.link,
        )
        for run in text.runs
    )
