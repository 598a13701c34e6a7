"""The commands `sample` and `check`."""

from collections.abc import Iterator
from pathlib import Path

from clerk_app import bootstrap
from clerk_app.domain.meeting import Meeting, Snapshot
from clerk_app.services.ports import Queries
from clerk_app.services.sealing import is_unbroken
from clerk_app.wording.catalogue import say
from clerk_app.wording.dates import long_date
from clerk_app.wording.problems import damage_words

DONE, FOUND_WRONG = 0, 3


def sample(store: Path) -> int:
    """Puts the sample boards into the store, which is made where nothing is yet."""
    with bootstrap.closing(bootstrap.open_or_create(store)) as app:
        bootstrap.load_samples(app, app.clock.now().astimezone().date())
    print(say("cli.sample_loaded", path=store))
    return DONE


def check(store: Path) -> int:
    """Reads everything in the store; says what is wrong, one fact a line, or that all is well."""
    with bootstrap.closing(bootstrap.open_read_only(store)) as app:
        facts = [*map(damage_words, app.queries.damage()), *_broken_seals(app.queries)]
    for fact in facts:
        print(say("cli.wrong", path=store, fact=fact))
    if facts:
        print(say("cli.wrong_safe"), say("cli.wrong_do"), sep="\n")
        return FOUND_WRONG
    print(say("cli.sound", path=store))
    return DONE


def _broken_seals(queries: Queries) -> Iterator[str]:
    for snapshot in queries.where(Snapshot):
        meeting = queries.entity(Meeting, snapshot.meeting_id)
        if meeting is not None and not is_unbroken(snapshot):
            yield say("cli.seal_broken", date=long_date(meeting.date))
