"""Clerk: live minutes of public boards, from the first arrival to the approved paper."""

__version__ = "0.1.0"
