"""The first run: three ways to begin, and a window made comfortable at once."""
