"""What becomes of actions outside the text."""

from dataclasses import replace

from clerk_app.domain.actions import Action
from clerk_app.services.acts import UpdateAction
from clerk_app.services.work import Done, Work


def update_action(act: UpdateAction, work: Work) -> Done:
    """The action with its new status; raises BrokenRule `not_found`."""
    action = work.known(Action, act.action_id)
    if action.status is not act.status:
        work.uow.put(replace(action, status=act.status))
    return Done(made=action.id, meeting_id=action.meeting_id)
