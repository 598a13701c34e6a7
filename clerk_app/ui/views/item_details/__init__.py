"""What an item of the agenda is for, its papers, and whether it is taken."""
