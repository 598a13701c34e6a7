"""Why something from outside is not read, and the way on."""

from collections.abc import Mapping

from clerk_app.wording.catalogue import has, say
from clerk_app.wording.lists import sentence_case

Value = str | int | None


def refusal_words(reason: Value, values: Mapping[str, Value], what: str) -> tuple[str, str]:
    """The reason why that ("the file", a name) is not read, and what to do; in general words for an unknown reason."""
    own = [f"reading.{kind}_refused" for kind in ("template", "style") if values.get(kind)]
    known = (f"{table}.{reason}" for table in (*own, "reading.refused") if has(f"{table}.{reason}.text"))
    key = next(known, "reading.refused.unknown")
    places = {"most": values.get("most") or "", "line": values.get("line") or "", "file": what}
    places["place"] = values.get("place") or ""
    return sentence_case(say(f"{key}.text", **places)), say(f"{key}.do", **places)
