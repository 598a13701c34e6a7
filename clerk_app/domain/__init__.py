"""The rules of meetings: plain values and pure functions, standard library only."""
