"""The map of boards has every board once, below what it is part of, with what ties it to others."""

from hypothesis import given
from hypothesis import strategies as st

from clerk_app.domain.board import Board, Relation, RelationKind
from clerk_app.domain.board_map import Branch, Tie, answering, board_map, in_other_languages, ties_of
from clerk_app.domain.identity import Id
from clerk_app.domain.names import DatedName

LINKED, REPORTS_TO, SUCCEEDS = RelationKind.LINKED, RelationKind.REPORTS_TO, RelationKind.SUCCEEDS
OTHER_LANGUAGE = RelationKind.OTHER_LANGUAGE


def board(name: str, parent: str | None = None, *relations: Relation) -> Board:
    parent_id = Id(parent) if parent is not None else None
    return Board(id=Id(name), names=(DatedName(name),), parent_id=parent_id, relations=relations)


def to(name: str, kind: RelationKind = LINKED) -> Relation:
    return Relation(kind=kind, board_id=Id(name))


def outline(branches: tuple[Branch, ...]) -> list[object]:
    return [(branch.board.id, outline(branch.parts)) if branch.parts else branch.board.id for branch in branches]


def test_boards_stand_below_what_they_are_part_of() -> None:
    boards = [board("a"), board("b", "a"), board("c", "b"), board("d", "a"), board("e", "elsewhere")]
    assert outline(board_map(boards)) == [("a", [("b", ["c"]), "d"]), "e"]


def test_what_others_say_of_a_board_is_told_with_it() -> None:
    new = board("new", None, to("old", SUCCEEDS), to("council", REPORTS_TO))
    old, council = board("old"), board("council")
    boards = [new, old, council]
    assert ties_of(old, boards) == (Tie(kind=SUCCEEDS, board_id=Id("new"), is_theirs=True),)
    assert ties_of(council, boards) == (Tie(kind=REPORTS_TO, board_id=Id("new"), is_theirs=True),)
    assert [tie.is_theirs for tie in ties_of(new, boards)] == [False, False]


def test_boards_that_work_together_are_told_once_though_both_say_so() -> None:
    one, other = board("one", None, to("other")), board("other", None, to("one"))
    assert ties_of(one, [one, other]) == (Tie(kind=LINKED, board_id=Id("other")),)


def test_a_board_in_another_language_is_told_once_too() -> None:
    english, welsh = (
        board(name, None, to(other, OTHER_LANGUAGE)) for name, other in (("english", "welsh"), ("welsh", "english"))
    )
    assert ties_of(english, [english, welsh]) == (Tie(kind=OTHER_LANGUAGE, board_id=Id("welsh")),)


def test_a_board_that_is_another_one_in_another_language_has_to_say_so_too() -> None:
    english, welsh = board("english", None, to("welsh", OTHER_LANGUAGE)), board("welsh", None, to("council"))
    told = board("welsh", None, to("council"), to("english", OTHER_LANGUAGE))
    assert answering(english, [english, welsh, board("council")]) == (told,)
    assert in_other_languages(told) == (Id("english"),)
    assert answering(english, [english, told]) == ()


def test_a_board_that_is_no_longer_the_same_is_no_longer_so_on_either_side() -> None:
    welsh = board("welsh", None, to("english", REPORTS_TO), to("english", OTHER_LANGUAGE))
    now = board("english", None, to("welsh"), Relation(kind=OTHER_LANGUAGE, name="Elsewhere"))
    assert answering(now, [now, welsh]) == (board("welsh", None, to("english", REPORTS_TO)),)


NAMES = tuple("abcdef")


@given(st.lists(st.sampled_from((*NAMES, "elsewhere", None)), min_size=len(NAMES), max_size=len(NAMES)))
def test_every_board_is_on_the_map_once_even_where_boards_are_parts_of_each_other(parents: list[str | None]) -> None:
    boards = [board(name, parent) for name, parent in zip(NAMES, parents, strict=True)]
    found: list[str] = []

    def walk(branches: tuple[Branch, ...]) -> None:
        for branch in branches:
            found.append(branch.board.id)
            walk(branch.parts)

    walk(board_map(boards))
    assert sorted(found) == list(NAMES)
