"""The display for the room: what everybody there may read, on a window of its own."""
