"""In which language a paper speaks by itself: that of its board."""

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec, TypeVar

from clerk_app.domain.record import MeetingRecord
from clerk_app.wording.catalogue import speaking

P = ParamSpec("P")
R = TypeVar("R")


def in_boards_language(
    compose: Callable[Concatenate[MeetingRecord, P], R],
) -> Callable[Concatenate[MeetingRecord, P], R]:
    """The composer of a meeting's paper, whose sentences, headings and dates are in the language of the board.

    It must give the whole paper: what is laid out later is said in English.
    """

    @wraps(compose)
    def composed(record: MeetingRecord, /, *args: P.args, **kwargs: P.kwargs) -> R:
        with speaking(record.board.language):
            return compose(record, *args, **kwargs)

    return composed
