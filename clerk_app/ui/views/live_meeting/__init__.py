"""The live meeting: agenda and clock, the minutes being typed, who is here, and whether the board is quorate."""
