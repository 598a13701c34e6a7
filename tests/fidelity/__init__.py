"""Real minutes of many kinds of body, recorded as their clerk would and read back from their papers."""
