"""What a clerk does: acts, their handlers, and the questions a screen may ask."""
