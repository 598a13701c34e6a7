"""What is said of other business: who gave notice of it and when, what is wrong with it, what a board asks for."""

from collections.abc import Callable
from datetime import date

from clerk_app.domain.agenda import Notice
from clerk_app.domain.other_business import NoticeFault, NoticeFound, NoticeNeeded, OtherBusinessRule
from clerk_app.wording.catalogue import say
from clerk_app.wording.days import count_of_days

SaysDay = Callable[[date], str]
"""How a day is written where the words go."""


def notice_words(notice: Notice | None, says_day: SaysDay) -> str:
    """Who gave notice and when, as far as it was noted: "Notice by Head of Policy on 2 December"; else empty."""
    if notice is None:
        return ""
    day = says_day(notice.on) if notice.on is not None else ""
    if not day:
        return say("other_business.noted_by", by=notice.by) if notice.by else ""
    return say("other_business.noted", by=notice.by, day=day) if notice.by else say("other_business.noted_on", day=day)


def fault_words(found: NoticeFound | None, says_day: SaysDay) -> str:
    """What is wrong with the notice of a piece of business: "Late notice: it was due by 2 December"; else empty."""
    if found is None or found.fault is None:
        return ""
    if found.fault is NoticeFault.NOT_TAKEN or found.last_day is None:
        return say("other_business.not_taken")
    return say(f"other_business.{found.fault}", last=says_day(found.last_day))


def rule_words(rule: OtherBusinessRule) -> str:
    """What a board asks for, as a sentence."""
    days = count_of_days(rule.days, rule.count) if rule.notice is NoticeNeeded.DAYS else ""
    return say(f"other_business.rule.{rule.notice}", days=days)
