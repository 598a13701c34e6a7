"""Quorum rules as earlier programs wrote them, brought into the form of this one without a change of meaning."""

from collections.abc import Mapping
from typing import Any

from clerk_app.domain.rules.quorum import RULE_FORMAT

Plain = dict[str, Any]
"""A JSON object; what it holds is known only once it has been read."""


def brought_up_to_date(rule: Any) -> Any:
    """A quorum rule's plain value in the form of this program; what is none, or is newer, comes back as it is."""
    if not isinstance(rule, Mapping) or rule.get("rule_format", 1) != 1:
        return rule
    return {**rule, "tree": _tree_of_the_first_format(rule.get("tree")), "rule_format": RULE_FORMAT}


def _tree_of_the_first_format(tree: Any) -> Any:
    """The first format counted voting seats, and agencies with a word on the chair's part in them."""
    match tree:
        case {"rule": "count_of_seats", "minimum": minimum, **rest} if not rest:
            return {"rule": "at_least", "amount": _number(minimum), "who": {"voting": True}}
        case {"rule": "fraction_of_seats", **share}:
            return {"rule": "at_least", "amount": {"kind": "share", **share}, "who": {"voting": True}}
        case {"rule": "agencies_represented", "minimum": minimum, "agency_ids": agencies, **rest}:
            return _agencies(minimum, agencies, rest.get("chair", "counts_for_agency"))
        case {"rule": "all_of", "rules": list(rules), **rest} if not rest:
            return {"rule": "all_of", "rules": [_tree_of_the_first_format(one) for one in rules]}
    return tree


def _agencies(minimum: Any, agencies: Any, chair: Any) -> Plain:
    who: Plain = {"agency_ids": agencies}
    if chair == "ignored":
        who["not_presiding"] = True
    count = {"rule": "at_least", "amount": _number(minimum), "unit": "agencies", "who": who}
    return {"rule": "all_of", "rules": [count, {"rule": "chair_taken"}]} if chair == "required" else count


def _number(minimum: Any) -> Plain:
    return {"kind": "number", "number": minimum}
