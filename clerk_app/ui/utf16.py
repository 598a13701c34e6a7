"""Places in a text as Qt counts them, in UTF-16: characters beyond U+FFFF take two."""


def utf16_length(text: str) -> int:
    """How many places the text takes."""
    return len(text) if text.isascii() else len(text.encode("utf-16-le", "surrogatepass")) // 2


def utf16_cut(text: str, start: int, end: int) -> str:
    """The part of the text between two places; half a pair of them where one ends inside a pair."""
    if text.isascii():
        return text[start:end]
    return text.encode("utf-16-le", "surrogatepass")[2 * start : 2 * end].decode("utf-16-le", "surrogatepass")
