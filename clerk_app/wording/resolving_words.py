"""The words that are trusted when what a board was asked is turned into what it resolved (British English).

What is not in a table is not turned: `resolving` leaves it as it was asked.
"""


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


DONE_TO = {
    "accept": "accepted",
    "acknowledge": "acknowledged",
    "adopt": "adopted",
    "affirm": "affirmed",
    "agree": "agreed",
    "allocate": "allocated",
    "amend": "amended",
    "appoint": "appointed",
    "approve": "approved",
    "ask": "asked",
    "authorise": "authorised",
    "award": "awarded",
    "bring forward": "brought forward",
    "commend": "commended",
    "commission": "commissioned",
    "confirm": "confirmed",
    "defer": "deferred",
    "delegate": "delegated",
    "elect": "elected",
    "endorse": "endorsed",
    "establish": "established",
    "extend": "extended",
    "grant": "granted",
    "instruct": "instructed",
    "invite": "invited",
    "name": "named",
    "nominate": "nominated",
    "note": "noted",
    "publish": "published",
    "ratify": "ratified",
    "reaffirm": "reaffirmed",
    "receive": "received",
    "recognise": "recognised",
    "recommend": "recommended",
    "refer": "referred",
    "renew": "renewed",
    "request": "requested",
    "set up": "set up",
    "sign off": "signed off",
    "submit": "submitted",
    "support": "supported",
    "thank": "thanked",
    "uphold": "upheld",
    "welcome": "welcomed",
    "withdraw": "withdrawn",
}
"""What is done to something by the resolution itself, with its participle."""

DONE_ALREADY = {
    "answer": "answered",
    "comment on": "commented on",
    "consider": "considered",
    "debate": "debated",
    "discuss": "discussed",
    "examine": "examined",
    "hear": "heard",
    "reflect on": "reflected on",
    "respond to": "responded to",
    "review": "reviewed",
    "scrutinise": "scrutinised",
}
"""What the board has done by the time that it resolves."""

_AS = (" as a ", " as the ", " as amended", " as drafted", " as presented", " as set out", " as submitted")

LEADS_TO = {
    "accept": _AS,
    "adopt": _AS,
    "agree": _AS,
    "allocate": (" to ",),
    "approve": _AS,
    "appoint": (" as ", " to "),
    "award": (" to ",),
    "commend": (" to ",),
    "confirm": (" as ",),
    "defer": (" to ", " until "),
    "delegate": (" to ",),
    "elect": (" as ", " to "),
    "extend": (" to ", " until ", " by "),
    "grant": (" to ",),
    "nominate": (" as ", " to "),
    "recommend": (" to ",),
    "refer": (" to ",),
    "submit": (" to ",),
    "thank": (" for ",),
}
"""Verbs whose object ends where these words begin: "refer X to Y" is "X be referred to Y"."""

ASKS_SOMEBODY = frozenset({"ask", "authorise", "instruct", "invite", "request"})
"""Verbs of which the object is somebody who is to do something: "ask X to write" is "X be asked to write"."""

TELLS_THAT = frozenset({"acknowledge", "confirm", "note", "recognise", "recommend", "request"})
AGREES_THAT = frozenset({"agree", "resolve", "decide"})

ACTS = _words(
    """
    add adopt allow amend appoint approve arrange ask attend become begin bring carry circulate collect come
    complete consider consult continue convene create deliver develop discuss distribute draft endorse engage ensure
    establish explore extend find follow gather give go have help hold identify implement improve include introduce
    invite involve join keep launch lead let look maintain make meet monitor move nominate note offer organise
    participate prepare prioritise proceed produce promote propose provide publish put raise receive recommend
    reconvene reduce refer reflect remove replace report respond return revise revisit see seek send set share sign
    start stop strengthen submit suspend take trial undertake update use visit wish withdraw work write
    """
)
"""What may follow "agree to", so that the board would do it."""

NOUNS_TOO = _words(
    """
    amend answer award change comment commission consult debate draft fund grant help issue lead look monitor move name
    note offer plan process progress project report request return review set share sign start stop support transfer
    trial update use visit welcome work
    """
)
"""Verbs that are nouns as well: taken for verbs where something follows that only a verb can have."""

DETERMINERS = _words(
    "the a an this that these those its their any all each every both further more no his her our such"
)
"""What begins an object, and so shows that the word before it is a verb."""

NO_OBJECT = _words(
    """
    about after against and as at before between by for from how if in into not of on or over so than that to under
    until what when where whether which who whom whose why with within without
    """
)
"""Words with which no object begins."""

TAKES_TO = _words(
    """
    according access amendments approach changes commitment contribution contributions due give regard related relating
    relation reference respect response responses similar solution subject updates
    """
)
"""Words with a "to" of their own."""
