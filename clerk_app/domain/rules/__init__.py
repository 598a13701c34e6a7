"""The rules a board meets and decides by, as data, and what they say of a room, a vote, a day."""
