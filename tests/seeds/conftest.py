"""The real meeting that a test module names by its fixture `real_meeting`, held in a window of this process."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from clerk_app.ui.theme.theme import Theme
from tests.seeds.in_window import held_in_window
from tests.seeds.programme import RealMeeting
from tests.seeds.seed_map import Passage, passages_of
from tests.seeds.typed_meeting import Sitting


@pytest.fixture(scope="module")
def passages(real_meeting: RealMeeting) -> list[Passage]:
    return passages_of(real_meeting.number)


@pytest.fixture(scope="module")
def held(
    real_meeting: RealMeeting,
    passages: list[Passage],
    themed_application: Theme,
    tmp_path_factory: pytest.TempPathFactory,
) -> Iterator[Sitting]:
    """The meeting is typed once; each test looks at what came of it and leaves it so."""
    folder = tmp_path_factory.mktemp("seed")
    with held_in_window(real_meeting.programme, passages, themed_application, folder) as sitting:
        yield sitting
