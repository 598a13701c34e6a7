"""A board has one logo and one Word template: another one takes the place of what it had."""

from collections.abc import Set

from clerk_app.domain.identity import Id
from clerk_app.domain.style_file import StyleFile
from clerk_app.services.work import Work


def take_the_place(file: StyleFile, work: Work, beside: Set[Id] = frozenset()) -> None:
    """What the board had in the file's role goes, but for those `beside` it, which came with it."""
    for other in work.uow.where(StyleFile, board_id=file.board_id, role=file.role):
        if other.id != file.id and other.id not in beside:
            work.uow.remove(StyleFile, other.id)
