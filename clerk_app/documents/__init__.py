"""What a page says: one Document, composed once and written in several formats."""
