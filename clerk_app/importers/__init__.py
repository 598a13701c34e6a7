"""Bytes from outside to proposals with their place in the source and their doubts."""
