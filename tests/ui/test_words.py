"""A person's own words in their file: kept whole, and read whatever has become of it."""

from __future__ import annotations

from pathlib import Path

import pytest

from clerk_app.services.trouble import Trouble, TroubleCode
from clerk_app.ui.words import OwnWords


def write(path: Path, data: bytes) -> None:
    path.write_bytes(data)


def own(path: Path) -> OwnWords:
    return OwnWords(path / "words.txt", write)


def test_without_a_file_there_are_no_words(tmp_path: Path) -> None:
    assert own(tmp_path).read() == frozenset()


def test_words_are_kept_one_to_a_line(tmp_path: Path) -> None:
    for word in ("signage", "Zwoll", "d'Arqy", "ŵyl", "signage"):
        own(tmp_path).add(word)
    assert (tmp_path / "words.txt").read_text(encoding="utf-8") == "signage\nZwoll\nd'Arqy\nŵyl\n"
    assert own(tmp_path).read() == {"signage", "Zwoll", "d'Arqy", "ŵyl"}


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"\xef\xbb\xbfsignage\r\n  zwoll \r\n", {"signage", "zwoll"}),
        (b"signage\n\xff\xfe\x00broken\nzwoll", {"signage", "zwoll"}),
        (b"two words\nsig\x00nage\nhttps://x\n\nzwoll\n", {"zwoll"}),
        (b"x" * 5000 + b"\nzwoll\n", {"zwoll"}),
        (b"", set()),
    ],
)
def test_lines_that_are_no_word_are_passed_over_and_stay(tmp_path: Path, content: bytes, words: set[str]) -> None:
    (tmp_path / "words.txt").write_bytes(content)
    assert own(tmp_path).read() == words
    own(tmp_path).add("added")
    assert (tmp_path / "words.txt").read_bytes().startswith(content)
    assert own(tmp_path).read() == {*words, "added"}


def test_a_file_that_cannot_be_read_is_never_written_over(tmp_path: Path) -> None:
    (tmp_path / "words.txt").mkdir()
    written: list[Path] = []

    def note(path: Path, data: bytes) -> None:
        written.append(path)

    words = OwnWords(tmp_path / "words.txt", note)
    assert words.read() == frozenset()
    with pytest.raises(Trouble) as trouble:
        words.add("zwoll")
    assert trouble.value.code in (TroubleCode.FILE_UNREADABLE, TroubleCode.MAY_NOT_READ)
    assert written == []
