"""How much could be brought back of damaged records, in sentences."""

from clerk_app.wording.catalogue import say


def salvaged_sentences(*, whole: int, kept_last: int, lost: int, loose: int) -> tuple[str, ...]:
    """A sentence for each way in which entries fared; none for ways in which none did."""
    counts = {"whole": whole, "kept_last": kept_last, "lost": lost, "loose": loose}
    name = say("salvage.name")
    return tuple(
        say(f"salvage.{way}", count=count, name=name) for way, count in counts.items() if count or way == "whole"
    )
