"""Rules as the plain values of controls, and back: what the editors of quorum and votes show and read, without Qt."""
