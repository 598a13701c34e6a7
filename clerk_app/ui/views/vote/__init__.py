"""The pane in which a vote is recorded."""
