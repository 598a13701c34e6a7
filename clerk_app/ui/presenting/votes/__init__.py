"""A vote as it is taken: who may vote, what was voted, what it comes to, and how it is recorded."""
