"""Codes and values to sentences, for the window, the command line and the page alike."""
