"""What a board decides in writing between its meetings."""
