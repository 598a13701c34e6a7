"""The README shows the program as it is: three small pictures of the real window, each told in words as well."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from PySide6.QtGui import QImage

MOST_BYTES = 250_000
WIDEST = 1100
SHORTEST_TELLING = 60


@pytest.fixture(scope="module")
def shown(repository: Path) -> dict[str, str]:
    """What the README says of each picture, by its path."""
    told = re.findall(r"!\[([^\]]*)\]\(([^)]+)\)", (repository / "README.md").read_text(encoding="utf-8"))
    return {path: words for words, path in told}


def test_the_readme_shows_every_picture_there_is(repository: Path, shown: dict[str, str]) -> None:
    assert sorted(shown) == sorted(path.relative_to(repository).as_posix() for path in repository.glob("docs/*.png"))
    assert len(shown) == 3


def test_who_cannot_see_a_picture_is_told_what_it_shows(shown: dict[str, str]) -> None:
    assert [path for path, words in shown.items() if len(words) < SHORTEST_TELLING] == []


def test_the_pictures_stay_small(repository: Path, shown: dict[str, str]) -> None:
    assert sum((repository / path).stat().st_size for path in shown) < MOST_BYTES
    for path in shown:
        image = QImage(str(repository / path))
        assert 0 < image.width() <= WIDEST
        assert image.format() == QImage.Format.Format_Indexed8
