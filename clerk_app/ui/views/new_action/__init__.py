"""A new action in one line: owner and date are recognised as they are typed, and nothing is guessed silently."""
