"""The registers of a board: questions, challenges, issues and agreed statements of all its meetings."""
