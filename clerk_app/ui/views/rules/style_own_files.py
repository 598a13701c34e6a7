"""The files that a board's papers are made with, as the form of its house style asks them: its logo, its Word template.

What is chosen comes as an answer of two lines: the name of the file, and what is in it as base64 text.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from clerk_app.domain.style_file import StyleFile, StyleFileRole
from clerk_app.services.acts import SaveSetup
from clerk_app.ui.forms.values import NOTHING, Answer, Deed, Deeds, Field, Heading, Opener, Part, Reading, Saying
from clerk_app.ui.presenting.answers import changed_to, tidy
from clerk_app.ui.views.rules.section import Rules
from clerk_app.wording.catalogue import say

CHOOSE = {f"style/{role}/choose": role for role in StyleFileRole}
"""The buttons that choose a file, and what it is for."""
_GROUP = "style/group/files"


def own_file_parts(rules: Rules) -> Iterator[Part]:
    """The line that opens them, and where it is open each with what can be done with it."""
    is_open = _GROUP in rules.opened
    note = "" if is_open else say("style_editor.files_note")
    yield Opener(key=_GROUP, words=say("style_editor.files"), note=note, is_open=is_open)
    if is_open:
        files = _files(rules)
        for role in StyleFileRole:
            yield from _parts(role, files.get(role))


def read_own_file(rules: Rules, role: StyleFileRole, deed: str, answer: Answer) -> Reading:
    """What an answer about one of them asks for."""
    known = _files(rules).get(role)
    if deed == "choose" and answer.value:
        name, _, content = answer.value.partition("\n")
        new = StyleFile(id=rules.ids.new(), board_id=rules.board.id, role=role, name=name, content=content)
        told = say(f"style_editor.{role}_taken", file=name)
        return Reading(act=SaveSetup(put=(new,)), told=told, goes_to=f"style/{role}/choose")
    if known is None:
        return NOTHING
    if deed == "remove":
        told = say(f"style_editor.{role}_removed")
        return Reading(act=SaveSetup(removed=(known,)), told=told, goes_to=f"style/{role}/choose")
    if deed == "shows":
        return changed_to(known, replace(known, description=tidy(answer.value)))
    return NOTHING


def is_own_file(rest: Sequence[str]) -> bool:
    """Whether an answer is about one of them."""
    return len(rest) == 2 and rest[0] in tuple(StyleFileRole)


def _files(rules: Rules) -> dict[StyleFileRole, StyleFile]:
    found = rules.setup.queries.where(StyleFile, board_id=rules.board.id)
    return {one.role: one for one in found}


def _parts(role: StyleFileRole, file: StyleFile | None) -> Iterator[Part]:
    key = f"style/{role}"
    yield Heading(words=say(f"style_editor.{role}"))
    kept = say("style_editor.file_is", file=file.name) if file is not None else say(f"style_editor.no_{role}")
    yield Saying(key=f"{key}/about", words=kept)
    if file is not None and role is StyleFileRole.LOGO:
        label, note = say("style_editor.logo_shows"), say("style_editor.logo_shows_note")
        yield Field(key=f"{key}/shows", label=label, value=file.description, note=note)
    choose = say("style_editor.choose_other" if file is not None else "style_editor.choose_file")
    spoken = say(f"style_editor.choose_{role}")
    yield Deeds(deeds=(Deed(key=f"{key}/choose", words=choose, icon="folder-open", spoken=spoken),))
    if file is not None:
        gone = say(f"style_editor.remove_{role}")
        remove = Deed(key=f"{key}/remove", words=say("rules.remove"), icon="trash-2", spoken=gone)
        yield Deeds(deeds=(remove,))
