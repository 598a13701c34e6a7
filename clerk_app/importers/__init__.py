"""Bytes from outside to proposals with their place in the source and their doubts."""

READ_FROM_OUTSIDE = "read-from-outside"
"""The hidden command by which the frozen program becomes the process that opens files from outside."""
