"""What one person may hold by proxy and may cast, as controls and back."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from clerk_app.domain.rules.amount import Rounding
from clerk_app.domain.rules.proxies import ProxyLimit, WeightCap
from clerk_app.ui.forms.values import Deed, Part, Phrase, Piece
from clerk_app.ui.presenting.rules.amounts import amount_of, amount_pieces, choice, number_field, rows_of, tick
from clerk_app.ui.presenting.rules.circumstances import where_of, where_pieces
from clerk_app.ui.presenting.rules.known import Known
from clerk_app.ui.presenting.rules.lists import entry_menu
from clerk_app.ui.presenting.rules.sheet import Sheet
from clerk_app.wording.catalogue import say
from clerk_app.wording.proxies import proxy_limit_in_words

_BY_HEADS, _BY_WEIGHT = "heads", "weight"


def proxy_limit_parts(key: str, limits: Sequence[ProxyLimit], known: Known) -> Iterator[Part]:
    """A row for each limit on what one person holds, and one that adds a limit."""
    for place, limit in enumerate(limits):
        here = f"{key}/{place}"
        words = proxy_limit_in_words(limit, known.names)
        pieces = (entry_menu(here, place, len(limits), words, _say("remove")), *_pieces(here, limit, known))
        yield Phrase(key=here, pieces=pieces, depth=2, flaws=known.flaws_at(here), moves=len(limits) > 1)
        yield from rows_of(f"{here}/amount", limit.amount, known, 3)
        where = tuple(where_pieces(f"{here}/where", _say("where"), limit.where, known, is_offered=True))
        yield Phrase(key=f"{here}/where", pieces=where, depth=3)
    add = Deed(key=f"{key}/add", words=_say("add"), icon="plus")
    yield Phrase(key=f"{key}/more", pieces=(add,), depth=2)


def proxy_limits_of(sheet: Sheet, key: str) -> tuple[ProxyLimit, ...]:
    """The limits that the controls hold."""
    return tuple(
        ProxyLimit(
            amount=amount_of(sheet, f"{one}/amount", Rounding.DOWN),
            by_weight=sheet.text(f"{one}/counted", _BY_HEADS) == _BY_WEIGHT,
            with_own=sheet.ticked(f"{one}/with_own"),
            always=sheet.number(f"{one}/always", 0),
            where=where_of(sheet, f"{one}/where"),
        )
        for one in sheet.entries(key, "amount/kind")
    )


def weight_cap_parts(key: str, cap: WeightCap | None, known: Known) -> Iterator[Part]:
    """How much of the weight that one person casts counts."""
    pieces: list[Piece] = [tick(f"{key}/so", _say("cap"), on=cap is not None)]
    if cap is not None:
        pieces.append(tick(f"{key}/has_amount", _say("cap_amount"), on=cap.amount is not None))
        if cap.amount is not None:
            pieces.extend(amount_pieces(f"{key}/amount", cap.amount, known))
        pieces.append(tick(f"{key}/within_others", _say("within_others"), on=cap.within_others))
    yield Phrase(key=f"{key}/line", pieces=tuple(pieces), depth=1, flaws=known.flaws_at(key))
    if cap is not None and cap.amount is not None:
        yield from rows_of(f"{key}/amount", cap.amount, known, 2)


def weight_cap_of(sheet: Sheet, key: str) -> WeightCap | None:
    """The cap that the controls hold; a new one is of half of all the weight."""
    if not sheet.ticked(f"{key}/so"):
        return None
    has_amount = sheet.ticked(f"{key}/has_amount", otherwise=True)
    return WeightCap(
        amount=amount_of(sheet, f"{key}/amount", Rounding.DOWN) if has_amount else None,
        within_others=sheet.ticked(f"{key}/within_others"),
    )


def _pieces(key: str, limit: ProxyLimit, known: Known) -> Iterator[Piece]:
    yield _say("no_more_than")
    yield from amount_pieces(f"{key}/amount", limit.amount, known)
    counted = _BY_WEIGHT if limit.by_weight else _BY_HEADS
    ways = (_BY_HEADS, _BY_WEIGHT)
    yield choice(f"{key}/counted", _say("counted_name"), counted, "rule_editor.proxy_limits.counted", ways)
    yield tick(f"{key}/with_own", _say("with_own"), on=limit.with_own)
    yield _say("always")
    yield number_field(f"{key}/always", _say("always_name"), limit.always)
    yield _say("always_after")


def _say(key: str) -> str:
    return say(f"rule_editor.proxy_limits.{key}")
