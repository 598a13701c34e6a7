"""Lines and rows out of HTML, as a browser would show them, and nothing of its markup."""

from __future__ import annotations

import pytest

from clerk_app.importers.pieces import Line, Piece, TableRow, tidied
from clerk_app.importers.refusal import Refusal, RefusalCode
from clerk_app.importers.web_text import read_web_text


def read(html: str) -> list[Piece]:
    return list(tidied(read_web_text(html.encode())))


@pytest.mark.parametrize(
    ("html", "texts"),
    [
        ("a &amp; b&nbsp;c<br>d", ["a & b c", "d"]),
        ("<p>a\n   b\tc</p> <p></p>d", ["a b\tc", "d"]),
        ("<ol start=3><li>x<li value=7>y<li><p>z</p></ol>", ["3. x", "7. y", "8. z"]),
        ("<ol type=a><li>x<li>y</ol><ol type=I><li>z</ol>", ["a. x", "b. y", "I. z"]),
        ("<ul><li>x<ul><li>y</ul></ul>", ["• x", "• y"]),
        ("<ul><li><p></p></ul>x", ["x"]),
        ("<div>a<div>b</div>c</div>", ["a", "b", "c"]),
        ("a<style>p{}</style><script>x</script><!-- y --><b>b</b>", ["ab"]),
        ("a<!DOCTYPE x [<!ENTITY e SYSTEM 'file:///etc/passwd'>]>&e;", ["a]>&e;"]),
        ("<pre>a\n  b</pre>", ["a\nb"]),
        ("", []),
        (" \n", []),
        ("<", ["<"]),
    ],
)  # fmt: skip
def test_lines_are_those_that_a_browser_shows(html: str, texts: list[str]) -> None:
    assert [piece.text for piece in read(html) if isinstance(piece, Line)] == texts


def test_headings_keep_their_level() -> None:
    assert read("<h2>a</h2><p>b</p>") == [Line(1, "a", 2), Line(2, "b")]


def test_rows_keep_their_cells_with_the_lines_in_them() -> None:
    found = read("<table><tbody><tr><th>No<td><p>a</p><p>b</p><tr><td><td><table><tr><td>c<td>d</table></table>e")
    assert [piece.cells for piece in found if isinstance(piece, TableRow)] == [("No", "a\nb"), ("", "c\td")]
    assert found[-1] == Line(found[-1].line, "e")


@pytest.mark.parametrize(
    ("html", "code"),
    [
        ("<b>" * 1_000 + "x", RefusalCode.EXPANDS_TOO_MUCH),
        ("<table><tr><td>" * 200 + "x", RefusalCode.EXPANDS_TOO_MUCH),
        ("<table><tr>" + "<td>x" * 200, RefusalCode.TOO_MANY_COLUMNS),
        ("x" * (2 * 1024 * 1024 + 1), RefusalCode.TOO_LARGE),
        ("<" * 1_100_000, RefusalCode.EXPANDS_TOO_MUCH),
    ],
    ids=range(5),
)
def test_what_is_more_than_an_agenda_is_refused_rather_than_cut(html: str, code: RefusalCode) -> None:
    with pytest.raises(Refusal) as refused:
        read_web_text(html.encode())
    assert refused.value.code is code
