"""The real meeting that a test module names by its fixture `real_meeting`, held under a real X server."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.seeds.programme import RealMeeting
from tests.seeds.seed_map import Passage, passages_of
from tests.seeds.typed_meeting import Sitting
from tests.xvfb.at_display import held_at_display


@pytest.fixture(scope="module")
def passages(real_meeting: RealMeeting) -> list[Passage]:
    return passages_of(real_meeting.number)


@pytest.fixture(scope="module")
def held(
    real_meeting: RealMeeting, passages: list[Passage], tmp_path_factory: pytest.TempPathFactory, repository: Path
) -> Iterator[Sitting]:
    """The meeting is typed once; each test looks at what came of it and leaves it so."""
    folder = tmp_path_factory.mktemp("seed")
    with held_at_display(real_meeting.programme, passages, folder, repository) as sitting:
        yield sitting
