"""Addresses that a link may lead to: of the web and of mail, and nothing that a click would run or open from a disk."""

import re

from clerk_app.domain.cleaning import clean

_WEB = re.compile(r"https?://[A-Za-z0-9](?:[A-Za-z0-9.-]*[A-Za-z0-9])?(?::\d{1,5})?(?:[/?#][!-~]*)?")
_MAIL = re.compile(r"mailto:[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]+@[A-Za-z0-9.-]+")
_HOST = re.compile(r"[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)*\.[A-Za-z]{2,}(?::\d{1,5})?(?:[/?#]\S*)?")
_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:")
_ESCAPED = {ord(sign): f"%{ord(sign):02X}" for sign in ' "<>\\^`{|}'}

LONGEST_LINK = 2000
"""Characters of an address; browsers and Word cut off what is longer by much."""


def safe_link(address: str) -> str:
    """The address as a file may hold it, or "" where it is neither a well-formed web nor mail address.

    Word refuses to open a file with a malformed address, and a link must never run anything.
    """
    escaped = "".join(
        sign if sign.isascii() else "".join(f"%{byte:02X}" for byte in sign.encode("utf-8", "replace"))
        for sign in clean(address).strip().translate(_ESCAPED)
    )
    return escaped if _WEB.fullmatch(escaped) or _MAIL.fullmatch(escaped) else ""


def link_from(typed: str) -> str:
    """The address that was typed or pasted, as it is kept; "" where no link may lead there.

    Who types "example.org" or "clerk@example.org" means the web or mail. The scheme may be in capitals, and what a mail
    address says of the message goes.
    """
    address = clean(typed).strip()
    if len(address) > LONGEST_LINK:
        return ""
    scheme = _SCHEME.match(address)
    if scheme is not None:
        address = scheme.group().lower() + address[scheme.end() :]
    if address.startswith("mailto:"):
        return safe_link(address.partition("?")[0])
    if address.startswith(("http://", "https://")):
        return safe_link(address)
    if _MAIL.fullmatch(f"mailto:{address}"):
        return safe_link(f"mailto:{address}")
    return safe_link(f"https://{address}") if _HOST.fullmatch(address) else ""


def shown_link(address: str) -> str:
    """The address as people write it: of mail without its scheme."""
    return address.removeprefix("mailto:")
