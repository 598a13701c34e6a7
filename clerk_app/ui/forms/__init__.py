"""Forms that save themselves: what is asked as plain values, the widgets that show it, and the way to the store."""
