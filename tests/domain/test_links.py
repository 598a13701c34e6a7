"""Addresses of links: those of the web and of mail, as they are typed and as a file may hold them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clerk_app.domain.links import LONGEST_LINK, link_from, safe_link, shown_link


@pytest.mark.parametrize(
    ("address", "safe"),
    [
        ("https://example.org/a?b=1&c=2#d", "https://example.org/a?b=1&c=2#d"),
        ("http://example.org:8080/tŷ mawr", "http://example.org:8080/t%C5%B7%20mawr"),
        ("mailto:clerk@example.org", "mailto:clerk@example.org"),
        ("javascript:alert(1)", ""),
        ("file:///etc/passwd", ""),
        ("https://", ""),
        ("https://[half", ""),
        ("example.org", ""),
        ("", ""),
    ],
)
def test_only_web_and_mail_addresses_become_links(address: str, safe: str) -> None:
    assert safe_link(address) == safe


@given(st.text(st.characters(exclude_categories=[])))
def test_any_address_is_either_refused_or_plain_ascii(typed: str) -> None:
    assert safe_link(f"https://example.org/{typed}").isascii()


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        (" https://example.org/a ", "https://example.org/a"),
        ("HTTPS://Example.org/A", "https://Example.org/A"),
        ("example.org/minutes.pdf", "https://example.org/minutes.pdf"),
        ("www.example.org", "https://www.example.org"),
        ("clerk@example.org", "mailto:clerk@example.org"),
        ("MAILTO:clerk@example.org?subject=Minutes", "mailto:clerk@example.org"),
        ("javascript:alert(1)", ""),
        ("JavaScript:alert(1)", ""),
        ("java\nscript:alert(1)", ""),
        ("data:text/html,x", ""),
        ("file:///etc/passwd", ""),
        ("//example.org", ""),
        ("tel:+44123", ""),
        ("#_ftn1", ""),
        ("minutes", ""),
        ("the minutes of 3.5.2020", ""),
        ("https://", ""),
        ("", ""),
        ("https://example.org/" + "a" * LONGEST_LINK, ""),
    ],
)
def test_what_was_typed_becomes_an_address_of_the_web_or_of_mail_or_none(typed: str, kept: str) -> None:
    assert link_from(typed) == kept


@given(st.text(st.characters(exclude_categories=[])))
def test_whatever_is_typed_what_is_kept_is_safe_and_stays_so(typed: str) -> None:
    kept = link_from(typed)
    assert safe_link(kept) == kept
    assert link_from(kept) == kept


def test_people_read_a_mail_address_without_its_scheme() -> None:
    assert [shown_link("mailto:clerk@example.org"), shown_link("https://example.org")] == [
        "clerk@example.org",
        "https://example.org",
    ]
