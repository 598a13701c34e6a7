"""Text as PDF syntax."""

from clerk_app.documents.text_rules import printable

_ESCAPES = {0x5C: "\\\\", 0x28: "\\(", 0x29: "\\)", 0x0D: "\\r", 0x0A: "\\n"}


def one_line(text: str) -> str:
    """Text of the file's properties: printable, on one line."""
    return printable(text).replace("\n", " ")


def text_string(text: str) -> str:
    """Text of a dictionary: UTF-16 with its mark, in hexadecimal."""
    return f"<FEFF{one_line(text).encode('utf-16-be').hex().upper()}>"


def literal(codes: bytes) -> str:
    """Character codes as the inside of a literal string, one character a byte."""
    return codes.decode("latin-1").translate(_ESCAPES)
