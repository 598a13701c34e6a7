"""The sample meeting as its minute taker types it: keys and words, and the time that the clock in the room shows."""

from __future__ import annotations

from dataclasses import dataclass

BOARD = "Children and Young People's Partnership Board"
"""The sample board whose meeting is held."""


@dataclass(frozen=True, slots=True)
class At:
    """The clock shows this many minutes after the planned start."""

    minute: int


@dataclass(frozen=True, slots=True)
class Press:
    """Keys, each as the menus write it."""

    keys: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Write:
    """Words, typed letter by letter."""

    text: str


@dataclass(frozen=True, slots=True)
class Picture:
    """The moment at which the live screen shows most."""


Step = At | Press | Write | Picture


def _item(minute: int, *sentences: str) -> tuple[Step, ...]:
    """The meeting moves on to the next item, and a paragraph is typed for each sentence."""
    paragraphs: list[Step] = [At(minute), Press(("Ctrl+Return",))]
    for place, sentence in enumerate(sentences):
        paragraphs += [Press(("Return",))] * bool(place) + [Write(sentence)]
    return tuple(paragraphs)


ROLL_CALL: tuple[Step, ...] = (
    At(-2),
    Press(("P", "P", "P", "P", "R", "P", "S")),
    Write("Head of Prevention, Public Health Dorset"),
    Press(("Return", "P", "A", "Shift+P")),
)

MEETING: tuple[Step, ...] = (
    Write("The Chair opened the meeting and welcomed everyone, in the room and by video."),
    Press(("Return",)),
    Write("Apologies were noted."),
    *_item(9, "/d commun"),
    Press(("Return",)),
    Write("may take part in a joint bid for money under item 4"),
    Press(("Ctrl+Return",)),
    *_item(
        14,
        "The three actions of the workshop were reported as done.",
        "The list of participants would go out with these minutes.",
    ),
    *_item(26, "The first draft of the Plan was presented, with the day on which it is to be published."),
    At(31),
    Press(("Ctrl+Shift+L",)),
    Write("police"),
    Press(("Return", "Return")),
    At(33),
    Write("Members heard how many children live in homes with a low income and ;a the Plan be judged by closing gaps."),
    Press(("Return",)),
    At(35),
    Write("/p Check the figure before the draft goes out."),
    Press(("Return",)),
    At(39),
    Write("/a Ask young people whether the priorities are the right ones @partnership man"),
    Press(("Return",)),
    Write(" by next Friday"),
    Press(("Return",)),
    At(44),
    Write("/r That the draft go to scrutiny in January, and the final version to this board in March."),
    Press(("Return", "Return")),
    At(47),
    Write("Schools asked to hear early what pupils had said, and offered"),
    Picture(),
    Write(" two assemblies for it."),
    *_item(
        52,
        "The terms of reference were read through, section by section.",
        "AGREED: The terms of reference as tabled.",
    ),
    *_item(68, "All schools had opened again. Attendance was close to that of the year before."),
    *_item(84, "Fewer pupils had been excluded than in the spring.", "/a Bring the figures by school @schools"),
    Press(("Return",)),
    Write(" due in 10 working days"),
    *_item(101, "A training day for everyone who works with children was being planned."),
    *_item(121, "Two groups had finished their work and were thanked."),
    *_item(138, "The forward plan was noted.", "The Chair thanked everyone and closed the meeting."),
    At(146),
    Press(("Ctrl+K",)),
    Write("end the meeting"),
    Press(("Return",)),
)

SENTENCES = tuple(step.text for step in MEETING if isinstance(step, Write) and step.text.startswith("The "))
"""Sentences of the meeting that have to be in its record as they were typed."""
