"""Actions that hold several tasks, and earlier ones of which nobody said how far they are."""

import re
from collections.abc import Iterator, Sequence

from clerk_app.domain.actions import ActionStatus
from clerk_app.domain.checks.choice import CheckName
from clerk_app.domain.checks.draft import Draft, sentences
from clerk_app.domain.checks.finding import Finding
from clerk_app.domain.minutes import BlockKind

_VERB = (
    r"(?:add|agree|amend|apply|appoint|approach|arrange|ask|assess|attend|book|bring|build|chase|check"
    r"|circulate|collate|collect|commission|compile|complete|confirm|consider|consult|contact|convene"
    r"|count|create|deliver|develop|discuss|draft|draw|email|e-mail|engage|ensure|establish|explore"
    r"|feed|finalise|find|follow|forward|gather|get|give|help|hold|identify|include|inform"
    r"|investigate|invite|issue|liaise|list|look|make|map|meet|mend|monitor|notify|obtain|offer"
    r"|organise|plan|prepare|present|produce|provide|publish|put|raise|recruit|remind|repair|report"
    r"|request|research|resolve|review|revise|run|schedule|seek|send|set|share|show|sign|speak"
    r"|submit|support|take|talk|tell|update|upload|visit|work|write)"
)
_GERUND = (
    r"(?:adding|arranging|asking|bringing|building|checking|circulating|collecting|compiling|contacting|creating"
    r"|developing|drafting|engaging|establishing|exploring|finding|gathering|identifying|inviting|investigating|looking"
    r"|making|mapping|meeting|monitoring|organising|planning|preparing|producing|providing|publishing|reporting"
    r"|researching|reviewing|seeking|sending|setting up|sharing|speaking|submitting|updating|working|writing)"
)
_NOTE = re.compile(
    r"(?:to be (?:completed?|done|reported|actioned)\b|ongoing\b|completed?\b|closed\b|due\b|by\b|deadline\b|owner\b)",
    re.IGNORECASE,
)
_TASK = re.compile(
    rf"(?:and |also |then )*(?:to )?(?:{_VERB}|{_GERUND})\b(?! (?:be|is|are|was|were|had|has|due)\b)", re.IGNORECASE
)
_OWNED = re.compile(rf"[A-Z][^.;:]{{0,80}}? (?:to|will|should) (?:also )?{_VERB}\b")
_PARTS = re.compile(r";\s*(?:and )?|, and (?=to )|(?<!\s)\s+and (?=to )")
_UNFINISHED = frozenset({None, ActionStatus.OPEN, ActionStatus.PROGRESS, ActionStatus.ON_AGENDA})


def several_tasks(draft: Draft) -> Iterator[Finding]:
    """A finding for each action that tells of more than one thing to do, with where the second begins (English)."""
    for block in draft.blocks:
        if block.kind is not BlockKind.ACTION:
            continue
        starts = task_starts(draft.texts[block.id])
        if len(starts) > 1:
            yield Finding(
                check=CheckName.SEVERAL_TASKS,
                code="several_tasks",
                source=block.id,
                values={"count": len(starts), "words": draft.texts[block.id]},
                span=(starts[1], starts[1]),
            )


def task_starts(text: str) -> Sequence[int]:
    """Where each thing to do begins in the words of an action; what says who, by when and how far begins none."""
    starts: list[int] = []
    for sentence in sentences(text):
        for start, words in _parts(sentence.words):
            if not starts or _is_task(words):
                starts.append(sentence.start + start)
    return starts


def _parts(words: str) -> Iterator[tuple[int, str]]:
    start = 0
    for found in _PARTS.finditer(words):
        yield start, words[start : found.start()]
        start = found.end()
    yield start, words[start:]


def _is_task(words: str) -> bool:
    if _NOTE.match(words) is not None:
        return False
    return _TASK.match(words) is not None or _OWNED.match(words) is not None


def no_final_status(draft: Draft) -> Iterator[Finding]:
    """A finding for each earlier action that was reported neither as done nor as going on, and is not set anew.

    Whatever was only to be talked of under an item stays open too, until the minutes say what came of it.
    """
    carried = {block.action_id for block in draft.record.blocks if block.kind is BlockKind.ACTION}
    told: dict[object, tuple[ActionStatus | None, str]] = {}
    for block in draft.blocks:
        if block.kind is BlockKind.EARLIER_ACTION:
            told[block.action_id or block.id] = (block.status, block.id)
    last = {block_id: status for status, block_id in told.values()}
    for block in draft.blocks:
        if block.id in last and last[block.id] in _UNFINISHED and block.action_id not in carried - {None}:
            yield Finding(
                check=CheckName.NO_FINAL_STATUS,
                code="no_final_status",
                source=block.id,
                values={"words": draft.texts[block.id]},
            )
