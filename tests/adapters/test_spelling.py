"""The dictionary that is shipped, and what becomes of one that is not whole."""

from __future__ import annotations

import shutil
import sys
from pathlib import Path

import pytest

from clerk_app.adapters.spelling import COMMITTEE_WORDS, HunspellSpelling, load_spelling
from clerk_app.resource_files import resource
from clerk_app.services.trouble import Trouble, TroubleCode


@pytest.fixture(scope="module")
def spelling() -> HunspellSpelling:
    return load_spelling(resource("dictionaries"))


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """A copy of the dictionaries to be damaged."""
    return shutil.copytree(resource("dictionaries"), tmp_path / "dictionaries")


@pytest.mark.parametrize("word", ["colour", "naïve", "façade", "don't", "children's", "co-operate", "Llanelli"])
def test_british_words_are_known(spelling: HunspellSpelling, word: str) -> None:
    assert spelling.is_known(word)


@pytest.mark.parametrize("word", ["guotes", "renumeration", "reveiw", "colur", "ŵyl"])
def test_what_is_no_word_is_not_known(spelling: HunspellSpelling, word: str) -> None:
    assert not spelling.is_known(word)


@pytest.mark.parametrize("word", ["inquorate", "Quorate", "minuted", "apologies", "Cllr", "wellbeing", "workstreams"])
def test_words_of_committees_are_known(spelling: HunspellSpelling, word: str) -> None:
    assert spelling.is_known(word)


def test_words_of_committees_stand_in_order_and_once() -> None:
    words = resource("dictionaries", COMMITTEE_WORDS).read_text(encoding="utf-8").splitlines()
    assert words == sorted(set(words), key=str.casefold)


def test_the_likeliest_words_are_suggested_first(spelling: HunspellSpelling) -> None:
    assert spelling.suggestions("guotes", 5) == ("quotes",)
    assert spelling.suggestions("renumeration", 2) == ("remuneration", "enumeration")
    assert "wellbeing" in spelling.suggestions("welbeing", 5)


def test_no_suggestion_tears_a_letter_off(spelling: HunspellSpelling) -> None:
    assert [one for one in spelling.suggestions("renumeration", 9) if one.startswith("r ")] == []


@pytest.mark.parametrize("word", ["", "x" * 5000, "\U0001f600"])
def test_anything_can_be_asked(spelling: HunspellSpelling, word: str) -> None:
    assert spelling.is_known(word) in (True, False)
    assert spelling.suggestions(word, 0) == ()


@pytest.mark.parametrize("name", ["en_GB.dic", "en_GB.aff", "SHA256SUMS"])
@pytest.mark.parametrize("damage", ["missing", "cut", "other"])
def test_a_dictionary_that_is_not_whole_is_never_used(copy: Path, name: str, damage: str) -> None:
    file = copy / "en_GB" / name
    whole = file.read_bytes()
    file.unlink()
    if damage != "missing":
        file.write_bytes(whole[: len(whole) // 2] if damage == "cut" else b"\xff\x00" * 50)
    with pytest.raises(Trouble) as trouble:
        load_spelling(copy)
    assert trouble.value.code is TroubleCode.DICTIONARY_UNREADABLE


@pytest.mark.parametrize("content", [None, b"\xff\xfe"])
def test_a_damaged_list_of_committee_words_is_told_too(copy: Path, content: bytes | None) -> None:
    (copy / COMMITTEE_WORDS).unlink()
    if content is not None:
        (copy / COMMITTEE_WORDS).write_bytes(content)
    with pytest.raises(Trouble) as trouble:
        load_spelling(copy)
    assert trouble.value.code is TroubleCode.DICTIONARY_UNREADABLE


def test_without_its_library_there_is_no_dictionary(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "hunspell", None)
    with pytest.raises(Trouble) as trouble:
        load_spelling(resource("dictionaries"))
    assert trouble.value.code is TroubleCode.DICTIONARY_UNREADABLE


def test_a_dictionary_in_a_folder_with_letters_of_any_language_is_found(tmp_path: Path) -> None:
    folder = shutil.copytree(resource("dictionaries"), tmp_path / "wörter ŵ")
    assert load_spelling(folder).is_known("minutes")


@pytest.mark.parametrize("name", ["README_en_GB.txt", "LGPL-3.txt", "GPL-3.txt"])
def test_the_dictionary_keeps_its_licence_beside_it(name: str) -> None:
    assert resource("dictionaries", "en_GB", name).is_file()
