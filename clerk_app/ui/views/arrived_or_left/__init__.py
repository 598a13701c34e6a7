"""Arrived or left: who, at what time, what it does to the quorum and how the minutes will read, before Enter."""
