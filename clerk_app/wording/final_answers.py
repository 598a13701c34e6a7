"""What another body answered to a decision, in words, and what is read of a line that says so."""

from clerk_app.domain.board import DateStyle
from clerk_app.domain.decisions import Decision, FinalAnswer, FinalOutcome
from clerk_app.domain.partial_date import PartialDate
from clerk_app.wording.catalogue import say
from clerk_app.wording.dates import partial_date
from clerk_app.wording.lists import sentence_case


def answer_told(decision: Decision, answer: FinalAnswer, style: DateStyle) -> str:
    """The whole answer without a full stop: "The Cabinet agreed with changes on 4 March 2026: in two steps"."""
    by = sentence_case(decision.final_decider) or say("final_answer.other_body")
    told = f"{by} {outcome_told(answer.outcome, answer.on, style)}"
    return f"{told}: {answer.words.rstrip('.')}" if answer.words else told


def outcome_told(outcome: FinalOutcome, on: PartialDate | None, style: DateStyle) -> str:
    """What it made of it, and when as far as it is known: "agreed on 4 March 2026", "did not agree in March 2026"."""
    key = "some_day" if on is None else "on" if on.day is not None else "in"
    return say(f"final_answer.{outcome}_{key}", day=partial_date(on, style) if on is not None else "")


def answer_typed(answer: FinalAnswer, style: DateStyle) -> str:
    """When it was and in what words, as it would be typed."""
    on = partial_date(answer.on, style) if answer.on is not None else ""
    return "; ".join(filter(None, (on, answer.words)))
