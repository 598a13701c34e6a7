"""The agenda before the meeting, typed like an outline."""
