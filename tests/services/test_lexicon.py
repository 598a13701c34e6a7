"""Which words are known: the language, the names of the record, and the clerk's own."""

from __future__ import annotations

from clerk_app.domain.board import Board
from clerk_app.domain.identity import Id
from clerk_app.domain.kinds import Entity, kind_of
from clerk_app.domain.names import DatedName
from clerk_app.domain.people import Agency, Group, Organisation, Person, Post
from clerk_app.services.lexicon import Lexicon, lexicon_of
from tests.fakes import FixedSpelling, MemoryStore

SPELLING = FixedSpelling({"board", "the", "head", "of", "smile"}, {"smiht": ("smile", "smith y")})


def lexicon(*entities: Entity, own: frozenset[str] = frozenset()) -> Lexicon:
    store = MemoryStore()
    for entity in entities:
        store.shelf.entities[kind_of(entity).name, entity.id] = entity
    return lexicon_of(SPELLING, store.queries, own)


def named(*names: str) -> tuple[DatedName, ...]:
    return tuple(map(DatedName, names))


def test_words_of_the_language_are_known_with_and_without_a_possessive() -> None:
    known = lexicon()
    assert known.is_known("board")
    assert known.is_known("board's")
    assert not known.is_known("boord's")


def test_every_name_of_the_record_is_known() -> None:
    known = lexicon(
        Person(id=Id("1"), names=named("Ann Qwerby", "Ann Zwoll-Qwerby")),
        Post(id=Id("2"), names=named("Head of Infomatix")),
        Organisation(id=Id("3"), names=named("Brackwyn Trust")),
        Agency(id=Id("4"), names=named("Dorvale Police")),
        Group(id=Id("5"), names=named("Kareful Ambassadors")),
        Board(id=Id("6"), names=named("Ynysby Board")),
    )
    for word in (
        "Qwerby",
        "Zwoll",
        "Zwoll-Qwerby",
        "Qwerby's",
        "Infomatix",
        "Brackwyn",
        "Dorvale",
        "Kareful",
        "Ynysby",
    ):
        assert known.is_known(word), word
    assert not known.is_known("qwerby")


def test_a_name_with_another_apostrophe_is_the_same_name() -> None:
    assert lexicon(Person(id=Id("1"), names=named("D’Arqy"))).is_known("D'Arqy")


def test_own_words_are_known_at_the_beginning_of_a_sentence_too() -> None:
    known = lexicon(own=frozenset({"signage"}))
    assert known.is_known("signage")
    assert known.is_known("Signage")
    assert known.with_own({"other"}).is_known("other")
    assert known.with_own({"other"}).is_known("signage")


def test_names_that_are_like_it_are_suggested_before_words() -> None:
    assert lexicon(Person(id=Id("1"), names=named("Smith"))).suggestions("Smiht", 5) == ("Smith",)
    assert lexicon(own=frozenset({"smith"})).suggestions("smiht", 5) == ("smith", "smile", "smith y")
    assert lexicon(own=frozenset({"smith"})).suggestions("smiht", 2) == ("smith", "smile")


def test_nothing_is_suggested_twice() -> None:
    assert Lexicon(SPELLING, names=frozenset({"smile"})).suggestions("smilee", 5) == ("smile",)
