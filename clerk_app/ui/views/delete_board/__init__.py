"""Asks before a board is deleted."""
