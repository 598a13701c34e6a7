"""The process that opens files from outside: bytes in, plain JSON out, with little memory, little time and no files.

Run as `python -m clerk_app.importers.child KIND`, and by the frozen program as its hidden command of the same meaning.
"""

import codecs
import json
import sys
from collections.abc import Callable, Mapping
from contextlib import suppress

from clerk_app.importers.excel import read_excel
from clerk_app.importers.limits import MOST_MEMORY, MOST_SECONDS
from clerk_app.importers.plain_form import Plain, plain_sheets, plain_text
from clerk_app.importers.refusal import Refusal, RefusalCode
from clerk_app.importers.web_text import read_web_text
from clerk_app.importers.word_file import WordText, read_word

EXCEL, WORD, WEB = "excel", "word", "web"
WORD_WITH_LOOKS, WEB_WITH_LOOKS = "word_with_looks", "web_with_looks"

_USED_LATER = ("utf-8", "utf-16", "utf-16-le", "utf-16-be", "cp437", "ascii", "latin-1", "utf-8-sig")
"""Codecs that Python would load from files when they are first used."""


def main(arguments: list[str], readers: Mapping[str, Callable[[bytes], Plain]] | None = None) -> int:
    """Reads what stands on standard input as the kind named, and writes what it says; the answer is the exit code.

    `readers` are those of another module that opens files of its own kinds in such a process.
    """
    data = sys.stdin.buffer.read()
    _load_what_is_used()
    confine()
    sys.stdout.write(answer(arguments[0] if arguments else "", data, readers))
    sys.stdout.flush()
    return 0


def answer(kind: str, data: bytes, readers: Mapping[str, Callable[[bytes], Plain]] | None = None) -> str:
    """What the bytes say, or why they are not read, as JSON in ASCII."""
    try:
        found: Plain = {"found": (readers or _READERS)[kind](data)}
    except Refusal as refusal:
        found = {"refused": str(refusal.code), "values": dict(refusal.values)}
    except (MemoryError, RecursionError):
        found = {"refused": str(RefusalCode.GAVE_UP), "values": {}}
    return json.dumps(found)


def confine() -> None:
    """From here on no file or connection is opened, and time and memory end; as far as this system has such limits.

    Windows has none of them, and macOS none for memory: there the sizes that are checked first bound what is used, and
    whoever waits for the answer ends the process in time.
    """
    try:
        import resource  # noqa: PLC0415  # not on Windows
    except ImportError:
        return
    limits = {
        resource.RLIMIT_AS: MOST_MEMORY,
        resource.RLIMIT_CPU: MOST_SECONDS,
        resource.RLIMIT_FSIZE: 0,
        resource.RLIMIT_NOFILE: 3,
        resource.RLIMIT_CORE: 0,
    }
    for which, most in limits.items():
        with suppress(ValueError, OSError):
            resource.setrlimit(which, (most, most))


def _load_what_is_used() -> None:
    """Loads what would be loaded from files on first use, while files can still be opened."""
    from lxml import etree  # noqa: PLC0415

    for name in _USED_LATER:
        codecs.lookup(name)
    etree.fromstring(b"<a/>", etree.XMLParser(encoding="utf-8"))
    etree.fromstring(b"<a></a>", etree.HTMLParser(encoding="utf-8"))


def _word(data: bytes) -> Plain:
    return plain_text(read_word(data))


def _web(data: bytes) -> Plain:
    return plain_text(WordText(read_web_text(data), {}))


def _word_with_looks(data: bytes) -> Plain:
    return plain_text(read_word(data, with_looks=True))


def _web_with_looks(data: bytes) -> Plain:
    return plain_text(WordText(read_web_text(data, with_looks=True), {}))


def _excel(data: bytes) -> Plain:
    return plain_sheets(read_excel(data))


_READERS: Mapping[str, Callable[[bytes], Plain]] = {
    EXCEL: _excel, WORD: _word, WEB: _web, WORD_WITH_LOOKS: _word_with_looks, WEB_WITH_LOOKS: _web_with_looks,
}  # fmt: skip

if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
