"""Domain values to plain JSON values and back: the interchange schema."""
